import { createHash } from 'node:crypto';
import type { CachedArticles, CacheEntry, StoredEntry } from '../../../../server/src/host/cache/article-cache';

/** An entry as an article and its sidecar would have, different for every version. */
export function entryOf(article: string, version: number | string, bytes = 300): CacheEntry {
	const seed = createHash('sha256').update(`${article} ${version}`).digest();
	const files = [article, `${article}.ann.yaml`].map((path, index) => ({
		path,
		stamp: `${version}:${index}`,
		hash: createHash('sha256').update(`${path} ${version}`).digest('hex'),
	}));
	// 31: no period that an alignment has.
	return { article, files, packed: new Uint8Array(Buffer.alloc(bytes, seed.subarray(0, 31))) };
}

/** An entry with everything read from it, to be compared. */
export const plain = (entry: CacheEntry | StoredEntry) => {
	const { article, files } = entry;
	const packed = 'packed' in entry ? entry.packed : entry.bytes();
	return {
		article,
		files: files.map(({ path, stamp, hash }) => ({ path, stamp, hash })),
		packed: Buffer.from(packed).toString('hex'),
	};
};

/** What a cache gave, to be compared: the context, and the entries by article. */
export const plainly = (loaded: CachedArticles | undefined) =>
	loaded && stateOf(loaded.context, loaded.entries.values());

/** The same for what was put. */
export function stateOf(context: string, entries: Iterable<CacheEntry | StoredEntry>) {
	const plainOnes = [...entries].map(entry => [entry.article, plain(entry)] as const);
	return { context, entries: [...new Map(plainOnes)].sort(([a], [b]) => (a < b ? -1 : 1)) };
}
