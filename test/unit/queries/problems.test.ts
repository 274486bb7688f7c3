import assert from 'node:assert/strict';
import { applyChanges } from '../../../server/src/corpus/apply-changes';
import { problemPaths, problemsOf } from '../../../server/src/queries/problems';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

const { corpus } = miniCorpus(`${harbourActors}
%! articles/b.txt
Tolls

Nobody paid.
%! articles/b.txt.ann.yaml
standpoint: 1
annotations:
  - {id: m1, type: mention, quote: Nobody, actor: nobody}
%! articles/a.txt
Tolls

Why?
`);

describe('the problems of a whole corpus', () => {
	it('are looked for in every file, in the order of the paths', () => {
		assert.deepEqual(problemPaths(corpus), [
			'actors.yaml',
			'articles/a.txt',
			'articles/b.txt',
			'articles/b.txt.ann.yaml',
			'corpus.yaml',
		]);
	});

	it('are found in articles, in annotation files and in actors', () => {
		const codes = problemsOf(corpus, 'articles/b.txt.ann.yaml').map(({ code }) => code);
		assert.ok(codes.includes('unknown-actor'), codes.join());
		const broken = applyChanges(
			corpus,
			[{ kind: 'actors', path: 'actors.yaml', source: 'actors: [' }],
			() => undefined,
		);
		assert.ok(problemsOf(broken, 'actors.yaml').some(({ code }) => code === 'yaml-syntax'));
	});

	it('are those of files that cannot be read, too', () => {
		const path = 'articles/c.txt';
		const after = applyChanges(corpus, [{ kind: 'unreadable', path, reason: 'Too large.' }], () => undefined);
		assert.ok(problemPaths(after).includes(path));
		assert.deepEqual(
			problemsOf(after, path).map(({ code }) => code),
			['unreadable-file'],
		);
	});

	it('are none for a path that is no file of the corpus', () => {
		assert.deepEqual(problemsOf(corpus, 'elsewhere.txt'), []);
	});
});
