import assert from 'node:assert/strict';
import { type ArticleSymbol, articleSymbols } from '../../../server/src/queries/symbols';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

function outline(symbols: readonly ArticleSymbol[], indent = ''): readonly string[] {
	return symbols.flatMap(({ kind, name, detail, children }) => [
		`${indent}${kind} ${name} (${detail})`,
		...outline(children, `${indent}  `),
	]);
}

describe('the outline of an article', () => {
	const mini = miniCorpus(`${harbourActors}
%! articles/a.txt
Tolls at the port go up again

“We will not pay,” Oskar Brandt said. The tolls are the highest in the history of the port, and nobody knows why.
%! articles/a.txt.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: n1
    type: note
    quote: nobody knows why
    at: here
    text: Somebody does.
  - id: s1
    type: stance
    quote: We will not pay
    at: here
    holder: brandt
    target: norland
    stance: oppose
%! articles/a.txt.mara.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: k1
    type: code
    quote: Tolls
    at: here
    codes: [money, ports]
`);
	const symbols = articleSymbols(mini.corpus, 'articles/a.txt');

	it('has the zones, with the quotes and annotations in each', () => {
		assert.deepEqual(outline(symbols), [
			'zone Tolls at the port go up again (headline)',
			'  annotation Tolls (code: money, ports · mara)',
			'zone “We will not pay,” Oskar Brandt said. The tolls are the hig… (body)',
			'  quote “We will not pay,” (quote)',
			'  annotation We will not pay (stance: brandt ▸ norland oppose)',
			'  annotation nobody knows why (note: Somebody does.)',
		]);
	});

	it('is empty for an article that is not open', () => {
		assert.deepEqual(articleSymbols(mini.corpus, 'articles/unknown.txt'), []);
	});
});
