import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { CorpusChange } from '../../../server/src/corpus/corpus';
import { changedProblemFiles, problemPaths, problemsOf } from '../../../server/src/queries/problems';
import { harbourActors } from '../support/harbour';
import { miniCorpus, sha256 } from '../support/mini-corpus';

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

describe('the files whose problems may have changed', () => {
	const prose = [
		'Marta Lind said so in 2003.\n',
		'Officials said that 12 crowns were lost in 2003.\n',
		'About 40 boats sank in 1999.\n',
	];
	const note = (fields: string) => `standpoint: 1\nannotations:\n  - {id: a1, quote: "in 2003", ${fields}}\n`;
	const sources = {
		'corpus.yaml': ['standpoint: 1\n', 'standpoint: 1\ndiagnostics: {vague-source: error}\n', 'standpoint: [\n'],
		'actors.yaml': [
			'actors:\n  lind: {name: Marta Lind, kind: person}\n',
			'actors:\n  lind: {name: Marta Lind, kind: person, aliases: [boats]}\n',
			'actors:\n  lund: {name: Marta Lind, kind: person}\n  other: {name: Marta Lind, kind: person}\n',
		],
		'articles/a.txt.ann.yaml': [
			note('type: mention, actor: lind'),
			note('type: mention, actor: lund'),
			'annotations: [\n',
		],
		'articles/a.txt.mara.ann.yaml': [note('type: dismissed, rule: vague-source'), note('type: claim, source: lind')],
		'articles/b.md.ann.yaml': [note('type: claim, source: none'), note('type: stance, holder: nobody')],
		'articles/a.txt': prose,
		'articles/b.md': prose,
	};
	const change = fc
		.constantFrom(...(Object.keys(sources) as (keyof typeof sources)[]))
		.chain(path =>
			fc.record({
				path: fc.constant(path),
				source: fc.constantFrom(...sources[path]),
				what: fc.constantFrom('text', 'text', 'text', 'removed', 'unreadable'),
			}),
		)
		.map(({ path, source, what }): CorpusChange => {
			if (what === 'removed') return { kind: 'removed', path };
			if (what === 'unreadable') return { kind: 'unreadable', path, reason: 'No.' };
			if (/\.(txt|md)$/.test(path)) return { kind: 'article', path, text: source, hash: sha256(source), open: false };
			if (path === 'corpus.yaml') return { kind: 'settings', path, source };
			return path === 'actors.yaml' ? { kind: 'actors', path, source } : { kind: 'sidecar', path, source };
		});

	it('are all whose problems did, whatever happened', () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 8 }),
				batches => {
					const texts = new Map<string, string>();
					let corpus = emptyCorpus();
					for (const batch of batches) {
						const before = corpus;
						for (const news of batch) if (news.kind === 'article') texts.set(news.path, news.text);
						corpus = applyChanges(corpus, batch, path => texts.get(path));
						const changed = new Set(changedProblemFiles(before, corpus));
						for (const path of new Set([...problemPaths(before), ...problemPaths(corpus)])) {
							if (!changed.has(path)) assert.deepEqual(problemsOf(corpus, path), problemsOf(before, path), path);
						}
					}
				},
			),
			{ numRuns: 150 },
		);
	});

	it('are few where one article changed', () => {
		const texts = new Map(Array.from({ length: 300 }, (_, index) => [`articles/${index}.txt`, prose[0] as string]));
		const news = (path: string, text: string): CorpusChange => ({
			kind: 'article',
			path,
			text,
			hash: sha256(text),
			open: false,
		});
		const before = applyChanges(
			emptyCorpus(),
			[...texts].map(([path, text]) => news(path, text)),
			path => texts.get(path),
		);
		const now = applyChanges(before, [news('articles/7.txt', prose[1] as string)], path => texts.get(path));
		assert.deepEqual([...changedProblemFiles(before, now)], ['articles/7.txt']);
		assert.deepEqual([...changedProblemFiles(now, now)], []);
	});
});
