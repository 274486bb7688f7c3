import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import { compareCorpora } from '../../../server/src/corpus/compare';
import type { Corpus, CorpusPath } from '../../../server/src/corpus/corpus';
import { restoring } from '../../../server/src/corpus/restore';
import { inMemory } from '../../../server/src/corpus/stored/byte-source';
import { writeDigest } from '../../../server/src/corpus/stored/digest';
import { packArticle } from '../../../server/src/corpus/stored/stored-article';
import { normalise } from '../../../server/src/text/decode';
import { changesOf } from '../support/mini-corpus';
import { visibleArticle, visibleSidecar } from '../support/visible';

const sample = resolve(__dirname, '../../../sample');
const inArticles = readdirSync(join(sample, 'articles')).map(name => `articles/${name}`);
const paths = ['corpus.yaml', 'actors.yaml', ...inArticles];
const texts = new Map(paths.map(path => [path, normalise(readFileSync(join(sample, path), 'utf8'))] as const));
const whole = applyChanges(emptyCorpus(), changesOf(texts, false), path => texts.get(path));
const withoutArticles = applyChanges(
	emptyCorpus(),
	changesOf(texts, false).filter(({ path }) => !path.startsWith('articles/')),
	() => undefined,
);
const articles = [...whole.articles.keys()].sort();

const packedOf = (path: CorpusPath): Uint8Array => {
	const record = whole.articles.get(path);
	return (record && packArticle({ record, sidecars: whole.sidecars.get(path) ?? [] })) as Uint8Array;
};

/** What is kept of some articles, of which some hold. */
function block(kept: readonly { readonly path: CorpusPath; readonly holds: boolean }[]) {
	const digest = writeDigest();
	for (const { path } of kept) digest.add(path, packedOf(path));
	return {
		digest: digest.finish(),
		articles: kept.map(({ path, holds }) => (holds ? { path, source: inMemory(packedOf(path)) } : undefined)),
	};
}

/** Only some articles of the whole, as they are in it. */
const changesFor = (some: ReadonlySet<CorpusPath>) =>
	changesOf(texts, false).filter(({ path }) => [...some].some(article => path.startsWith(article)));

const assertSame = (restored: Corpus, expected: Corpus) => {
	assert.deepEqual(
		[...compareCorpora(restored, expected)].flat().map(difference => JSON.stringify(difference)),
		[],
	);
	assert.equal(restored.articles.size, expected.articles.size);
	for (const [path, record] of expected.articles) {
		const back = restored.articles.get(path);
		assert.deepEqual(back && visibleArticle(back), visibleArticle(record));
		assert.deepEqual(
			restored.sidecars.get(path)?.map(visibleSidecar),
			expected.sidecars.get(path)?.map(visibleSidecar),
		);
	}
};

describe('a corpus that is restored', () => {
	it('is what it was, whatever lies in which block', () => {
		fc.assert(
			fc.property(
				fc.shuffledSubarray(articles, { minLength: articles.length }),
				fc.nat(articles.length),
				(order, at) => {
					const restored = restoring();
					for (const part of [order.slice(0, at), order.slice(at)])
						restored.add(block(part.map(path => ({ path, holds: true }))));
					assertSame(restored.finish(withoutArticles).next, whole);
				},
			),
			{ numRuns: 4 },
		);
	});

	it('has those that hold, and those that were read meanwhile as they were read', () => {
		const some = fc.array(fc.tuple(fc.boolean(), fc.boolean()), {
			minLength: articles.length,
			maxLength: articles.length,
		});
		fc.assert(
			fc.property(some, chosen => {
				const holds = new Set(articles.filter((_, at) => chosen[at]?.[0]));
				const read = new Set(articles.filter((_, at) => chosen[at]?.[1]));
				const meanwhile = applyChanges(withoutArticles, changesFor(read), path => texts.get(path));
				const restored = restoring();
				restored.add(block(articles.map(path => ({ path, holds: holds.has(path) }))));
				const { next, before } = restored.finish(meanwhile);
				const expected = changesFor(new Set([...holds, ...read]));
				assertSame(
					next,
					applyChanges(withoutArticles, expected, path => texts.get(path)),
				);
				assert.equal(before.articles.size, holds.size);
			}),
			{ numRuns: 6 },
		);
	});

	it('lets go again of those that turn out not to hold, as if they had never been taken in', () => {
		fc.assert(
			fc.property(fc.subarray(articles), gone => {
				const restored = restoring();
				restored.add(block(articles.map(path => ({ path, holds: true }))));
				restored.remove(block(articles.map(path => ({ path, holds: gone.includes(path) }))));
				const { next, before } = restored.finish(withoutArticles);
				const expected = changesFor(new Set(articles.filter(path => !gone.includes(path))));
				assertSame(
					next,
					applyChanges(withoutArticles, expected, path => texts.get(path)),
				);
				assert.equal(before.articles.size, articles.length - gone.length);
			}),
			{ numRuns: 6 },
		);
	});

	it('lets an edit take its counts out of the index again', () => {
		const restored = restoring();
		restored.add(block(articles.map(path => ({ path, holds: true }))));
		let corpus = restored.finish(withoutArticles).next;
		for (const path of articles) corpus = applyChanges(corpus, [{ kind: 'removed', path }], () => undefined);
		const left = inArticles.filter(path => path.endsWith('.ann.yaml'));
		for (const path of left) corpus = applyChanges(corpus, [{ kind: 'removed', path }], () => undefined);
		assert.equal(corpus.index.size, 0);
		assert.deepEqual([...corpus.index.facets()], []);
	});
});
