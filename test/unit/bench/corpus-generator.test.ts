import assert from 'node:assert/strict';
import {
	accord,
	type CorpusShape,
	corpusFiles,
	dirt,
	favouriteOf,
	guestArticles,
	guestOf,
} from '../../../bench/corpus-generator';
import { addAnnotation, applyEdits, newSidecar, wordsAt } from '../../../server/src/annotation/edit';
import { readSidecar } from '../../../server/src/annotation/read';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusChange } from '../../../server/src/corpus/corpus';
import { classifyPath } from '../../../server/src/corpus/paths';
import { nodeFiles } from '../../../server/src/host/node-files';
import { decode } from '../../../server/src/text/decode';

describe('generating corpora', () => {
	it('gives the same bytes for the same shape, and others for another seed', () => {
		const bytes = (shape: CorpusShape) =>
			[...corpusFiles(shape)].map(({ path, content }) => `${path}\n${Buffer.from(content).toString('hex')}`).join('\n');
		assert.equal(bytes({ articles: 40, actors: 60 }), bytes({ articles: 40, actors: 60 }));
		assert.notEqual(bytes({ articles: 40, actors: 60 }), bytes({ articles: 40, actors: 60, seed: 2 }));
	});

	it('writes clean articles whose annotations all stand at their words', () => {
		const { corpus } = read({ articles: 60, actors: 60, dirtyEvery: 0 });
		assert.equal(corpus.articles.size, 60);
		assert.equal(corpus.sidecars.size, 60, 'every article has annotations');
		const problems = [...corpus.sidecars.values()].flat().flatMap(record => record.problems);
		assert.deepEqual(problems, []);
		const anchors = [...corpus.sidecars.values()].flat().flatMap(({ resolved }) => resolved.map(one => one.anchor));
		assert.ok(anchors.length > 60 * 4);
		assert.deepEqual(new Set(anchors), new Set(['exact']));
		assert.equal(corpus.unreadable.size, 0);
	});

	it('mentions a place that is no actor as often as it says', () => {
		for (const articles of [7, 8, 57, 58, 100]) {
			const shape = { articles, actors: 60 };
			const texts = [...read(shape).texts.values()];
			assert.equal(texts.filter(text => text.includes(accord.place)).length, accord.articlesOf(shape));
		}
	});

	it('mentions one actor in a fixed number of articles and the favourite in many', () => {
		const shape = { articles: 100, actors: 60, dirtyEvery: 0 };
		const { corpus } = read(shape);
		assert.equal(corpus.index.get(guestOf(shape).id)?.mentions.size, guestArticles);
		assert.ok((corpus.index.get(favouriteOf(shape).id)?.mentions.size ?? 0) > 40);
	});

	it('has every kind of dirt, which the corpus takes in', () => {
		const { corpus, texts } = read({ articles: 2 * dirt.length, actors: 60, dirtyEvery: 2 });
		assert.equal(corpus.articles.size, 2 * dirt.length);
		const records = [...corpus.sidecars.values()].flat();
		assert.ok([...corpus.articles.values()].some(({ problem }) => problem?.includes('UTF-8')));
		assert.ok([...texts.values()].includes(''));
		assert.ok(records.some(({ problems }) => problems.some(({ code }) => code === 'yaml-syntax')));
		assert.ok(
			records.some(({ resolved }) => resolved.some(({ anchor }) => anchor === 'orphaned' || anchor === 'doubtful')),
		);
		assert.ok(records.some(({ resolved }) => resolved.some(({ anchor }) => anchor === 'moved')));
	});

	it('writes annotations in the very form in which the editor writes them', () => {
		const { corpus, texts } = read({ articles: 30, actors: 60, dirtyEvery: 0 });
		for (const { sidecar, articlePath } of [...corpus.sidecars.values()].flat()) {
			const text = texts.get(articlePath) ?? '';
			let written = newSidecar({ hash: nodeFiles.hash(text), length: text.length });
			for (const { id, type, at, fields } of sidecar.annotations) {
				const { id: _id, type: _type, at: _at, quote: _quote, prefix: _prefix, suffix: _suffix, ...own } = fields;
				const edits = addAnnotation(readSidecar(written), {
					id,
					type,
					...wordsAt(text, at),
					fields: own as Record<string, string>,
				});
				written = applyEdits(written, edits ?? []);
			}
			const withoutMetadata = sidecar.source.replace(/article:\n(?: {2}.*\n)+/, '');
			assert.equal(withoutMetadata, written);
		}
	});
});

function read(shape: CorpusShape): { readonly corpus: Corpus; readonly texts: ReadonlyMap<string, string> } {
	const texts = new Map<string, string>();
	const changes: CorpusChange[] = [];
	for (const { path, content } of corpusFiles(shape)) {
		const { text, problem } = decode(Buffer.from(content));
		const kind = classifyPath(path, { articles: ['articles/**/*.{txt,md}'] });
		assert.ok(kind, path);
		if (kind === 'article') {
			texts.set(path, text);
			changes.push({ kind, path, text, hash: nodeFiles.hash(text), problem, open: false });
		} else changes.push({ kind, path, source: text });
	}
	return { corpus: applyChanges(emptyCorpus(), changes, path => texts.get(path)), texts };
}
