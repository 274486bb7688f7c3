import type { CorpusPath } from '../../corpus/corpus';
import { type CacheEntry, type Digester, SegmentWriter } from './segment';

/** What was put and removed since the last segment was written. */
export class Batch {
	readonly writer: SegmentWriter;
	/** Who wants to know from where a value can be had, by the number of the entry. */
	readonly kept: (CacheEntry['kept'] | undefined)[] = [];
	/** The articles of which earlier entries count no longer. */
	readonly replaced = new Set<CorpusPath>();
	readonly #articles: (CorpusPath | undefined)[] = [];
	readonly #numbers = new Map<CorpusPath, number>();

	constructor(digest: Digester) {
		this.writer = new SegmentWriter(digest);
	}

	get isEmpty(): boolean {
		return this.replaced.size === 0;
	}

	get entries(): ReturnType<typeof entriesOf> {
		return entriesOf(this.writer, this.#articles);
	}

	put(entry: CacheEntry): void {
		this.remove([entry.article]);
		if (!this.writer.add(entry)) return;
		this.#numbers.set(entry.article, this.#articles.length);
		this.#articles.push(entry.article);
		this.kept.push(entry.kept);
	}

	remove(articles: readonly CorpusPath[]): void {
		for (const article of articles) {
			this.replaced.add(article);
			const number = this.#numbers.get(article);
			if (number === undefined) continue;
			this.#articles[number] = undefined;
			this.#numbers.delete(article);
		}
	}
}

/** The entries of a segment by their number, with the bytes of each; those that count no longer have no article. */
export const entriesOf = (writer: SegmentWriter, articles: readonly (CorpusPath | undefined)[]) =>
	writer.sizes.map((bytes, number) => ({ article: articles[number], bytes }));
