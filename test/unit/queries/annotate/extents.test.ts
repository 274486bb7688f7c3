import assert from 'node:assert/strict';
import fc from 'fast-check';
import { extentsAt } from '../../../../server/src/queries/annotate/extents';
import { openArticle } from '../../../../server/src/queries/open-article';
import { affair, article, cursorIn, textOf, withArticle } from './affair';

describe('expanding a selection', () => {
	const mini = affair();
	const opened = openArticle(mini.corpus, article);
	assert.ok(opened);
	const chain = (words: string) =>
		extentsAt(opened, cursorIn(mini, words)).map(
			({ kind, start, end }) => `${kind}: ${textOf(mini).slice(start, end)}`,
		);

	it('goes from the word over the name, the quote and the clause to the paragraph', () => {
		const steps = chain('Party is');
		assert.equal(steps[0], 'word: Party');
		assert.equal(steps[1], 'mention: Reform Party');
		assert.equal(steps[2], 'quote: The plan of the Reform Party is a disgrace');
		assert.equal(steps[3], 'quote: “The plan of the Reform Party is a disgrace,”');
		assert.match(steps.at(-1) ?? '', /^paragraph: Marta Lind defended/);
	});

	it('stops at clauses', () => {
		assert.ok(chain('enormous').includes('clause: the dredging was an enormous mistake'));
		assert.ok(
			chain('never').some(step => step.startsWith('clause:') && step.endsWith('Lind had never seen the piers')),
		);
	});

	it('goes from a sentence inside a quote to the words of the whole quote', () => {
		const long = withArticle(mini, 'Town\n\n“We saw it. We kept quiet about it.”\n\nMarta Lind said so.\n');
		const other = openArticle(long.corpus, article);
		assert.ok(other);
		const steps = extentsAt(other, cursorIn(long, 'kept')).map(({ start, end }) => textOf(long).slice(start, end));
		assert.ok(steps.includes('We saw it. We kept quiet about it.'), steps.join(' / '));
	});

	it('grows with every step, wherever it begins', () => {
		fc.assert(
			fc.property(fc.nat(textOf(mini).length), fc.nat(60), (start, length) => {
				const at = { start, end: Math.min(textOf(mini).length, start + length) };
				let inner = at;
				for (const extent of extentsAt(opened, at)) {
					assert.ok(extent.start <= inner.start && inner.end <= extent.end);
					assert.ok(inner === at || extent.end - extent.start > inner.end - inner.start);
					inner = extent;
				}
			}),
		);
	});
});
