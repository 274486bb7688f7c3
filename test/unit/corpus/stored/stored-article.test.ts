import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { applyChanges, emptyCorpus } from '../../../../server/src/corpus/apply-changes';
import type { ArticleRecord, Corpus } from '../../../../server/src/corpus/corpus';
import { inMemory } from '../../../../server/src/corpus/stored/byte-source';
import {
	moveArticle,
	packArticle,
	readStoredArticle,
	type StoredArticle,
} from '../../../../server/src/corpus/stored/stored-article';
import { storeCounted } from '../../../../server/src/corpus/stored/stored-counted';
import { normalise } from '../../../../server/src/text/decode';
import { changesOf } from '../../support/mini-corpus';
import { visibleArticle, visibleSidecar } from '../../support/visible';

const sample = resolve(__dirname, '../../../../sample');
const paths = ['corpus.yaml', 'actors.yaml', ...readdirSync(join(sample, 'articles')).map(name => `articles/${name}`)];
const texts = new Map(paths.map(path => [path, normalise(readFileSync(join(sample, path), 'utf8'))] as const));
const counted = storeCounted({
	zones: [
		{ kind: 'headline', start: 0, end: 4 },
		{ kind: 'body', start: 6, end: 30 },
	],
	paragraphs: [
		{ start: 0, end: 4 },
		{ start: 6, end: 30 },
	],
	sentences: [
		{ start: 0, end: 4, zone: 'headline', paragraph: 0 },
		{ start: 6, end: 17, zone: 'body', paragraph: 1 },
		{ start: 18, end: 30, zone: 'body', paragraph: 1 },
	],
	mentions: [
		{ start: 6, end: 9, actor: 'lavrov', via: 'surname', score: 0.9 },
		{ start: 18, end: 22, via: 'name', score: 0.5, candidates: ['lavrov', 'putin'] },
	],
});
const read = (open: boolean): Corpus => applyChanges(emptyCorpus(), changesOf(texts, open), path => texts.get(path));

describe('a stored article', () => {
	const open = read(true);
	const closed = read(false);

	it('says the same as one that an editor shows, but for the analysis', () => {
		for (const [path, record] of open.articles) {
			const stored = visibleArticle(closed.articles.get(path) as ArticleRecord);
			assert.deepEqual(stored, { ...visibleArticle(record), analysis: undefined });
			assert.deepEqual(closed.sidecars.get(path)?.map(visibleSidecar), open.sidecars.get(path)?.map(visibleSidecar));
		}
	});

	it('comes back from its bytes as it was', () => {
		for (const [path, record] of closed.articles) {
			const state = { record, sidecars: closed.sidecars.get(path) ?? [] };
			const bytes = packArticle(state);
			assert.ok(bytes);
			const back = readStoredArticle(path, inMemory(bytes));
			assert.deepEqual(visibleArticle(back.record), visibleArticle(record));
			assert.deepEqual(back.sidecars.map(visibleSidecar), state.sidecars.map(visibleSidecar));
			assert.deepEqual(packArticle(back), bytes);
		}
	});

	it('is packed anew where it is no longer all that its bytes say', () => {
		for (const [path, record] of closed.articles) {
			const sidecars = closed.sidecars.get(path) ?? [];
			const bytes = packArticle({ record, sidecars }) as Uint8Array;
			const back = readStoredArticle(path, inMemory(bytes));
			assert.equal(packArticle(back), bytes, 'the very bytes');
			const others: readonly StoredArticle[] = [
				{ record: { ...back.record, problem: 'It is not UTF-8.' }, sidecars: back.sidecars },
				{ record: { ...back.record, onlyCounted: counted }, sidecars: back.sidecars },
				{ record: back.record, sidecars },
				{ record: { ...back.record, summary: record.summary }, sidecars: back.sidecars },
				...(sidecars.length === 0 ? [] : [{ record: back.record, sidecars: back.sidecars.slice(1) }]),
			];
			for (const other of others) {
				const packed = packArticle(other) as Uint8Array;
				const read = readStoredArticle(path, inMemory(packed));
				assert.deepEqual(visibleArticle(read.record), visibleArticle(other.record));
				assert.deepEqual(read.sidecars.map(visibleSidecar), other.sidecars.map(visibleSidecar));
			}
		}
	});

	it('reads its parts from elsewhere once they are kept there, and they are the same', () => {
		const moved = read(false);
		for (const [path, record] of moved.articles) {
			const state = { record, sidecars: moved.sidecars.get(path) ?? [] };
			const bytes = packArticle(state) as Uint8Array;
			let reads = 0;
			const kept = () => {
				reads++;
				return bytes;
			};
			moveArticle(state, bytes, { bytes: kept });
			assert.deepEqual(visibleArticle(record), visibleArticle(closed.articles.get(path) as ArticleRecord));
			const parts = 1 + state.sidecars.length + (record.recognised ? 1 : 0);
			assert.ok(reads >= parts, `${reads} reads for ${parts} parts`);
			reads = 0;
			assert.deepEqual(state.sidecars.map(visibleSidecar), closed.sidecars.get(path)?.map(visibleSidecar) ?? []);
			assert.ok(reads >= state.sidecars.length);
			assert.deepEqual(packArticle(state), bytes);
		}
	});

	it('is taken in as if its files had been read', () => {
		let corpus = applyChanges(
			emptyCorpus(),
			changesOf(texts).filter(({ path }) => !path.startsWith('articles/')),
			() => undefined,
		);
		for (const [path, record] of closed.articles) {
			const bytes = packArticle({ record, sidecars: closed.sidecars.get(path) ?? [] }) as Uint8Array;
			corpus = applyChanges(corpus, [{ kind: 'stored', path, packed: inMemory(bytes) }], () => undefined);
		}
		const totals = ({ index }: Corpus) => [...index].map(([actor, entry]) => [actor, entry.totals]).sort();
		assert.deepEqual(totals(corpus), totals(closed));
		assert.equal(corpus.articles.size, closed.articles.size);
	});

	it('is not made of one that an editor shows, nor of half-typed annotations', () => {
		const [path, record] = [...open.articles][0] as [string, ArticleRecord];
		assert.equal(packArticle({ record, sidecars: [] }), undefined);
		const sidecar = { kind: 'sidecar', path: `${path}.ann.yaml`, source: 'annotations: {"[' } as const;
		const broken = applyChanges(closed, [sidecar], at => texts.get(at));
		const state = { record: broken.articles.get(path) as ArticleRecord, sidecars: broken.sidecars.get(path) ?? [] };
		assert.equal(packArticle(state), undefined);
	});
});
