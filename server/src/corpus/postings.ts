import { firstNot } from '../text/first-not';
import type { ArticleNumbers } from './article-numbers';
import type { CorpusPath } from './corpus';

/**
 * In which articles something occurs, and how often: an immutable map from path to a count above zero, 8 bytes for each.
 * The entries lie in chunks by article number; the next version shares every chunk that did not change. Iteration is in
 * the order of the numbers.
 */
export class Postings implements ReadonlyMap<CorpusPath, number> {
	readonly size: number;
	/** The sum of all counts. */
	readonly total: number;
	readonly #articles: ArticleNumbers;
	readonly #spine: Spine;

	private constructor(articles: ArticleNumbers, spine: Spine, size: number, total: number) {
		this.#articles = articles;
		this.#spine = spine;
		this.size = size;
		this.total = total;
	}

	static empty(articles: ArticleNumbers): Postings {
		return new Postings(articles, { chunks: [], bounds: [] }, 0, 0);
	}

	/** A draft of the next version. This version stays as it is. */
	edit(): PostingsDraft {
		return new PostingsDraft(this);
	}

	/** @param changes packed; by article, one for each, none of them zero */
	with(changes: readonly number[]): Postings {
		const { spine, grownBy } = mergeInto(this.#spine, changes);
		let { total } = this;
		for (const change of changes) total += countOf(change);
		return new Postings(this.#articles, spine, this.size + grownBy, total);
	}

	get(path: CorpusPath): number | undefined {
		const number = this.#articles.numberOf(path);
		return number === undefined ? undefined : countIn(this.#spine, number);
	}

	has(path: CorpusPath): boolean {
		return this.get(path) !== undefined;
	}

	forEach(callback: (value: number, key: CorpusPath, map: ReadonlyMap<CorpusPath, number>) => void): void {
		for (const [path, count] of this) callback(count, path, this);
	}

	*entries(): MapIterator<[CorpusPath, number]> {
		for (const chunk of this.#spine.chunks) {
			for (const entry of chunk) yield [this.#articles.pathOf(articleOf(entry)), countOf(entry)];
		}
	}

	*keys(): MapIterator<CorpusPath> {
		for (const chunk of this.#spine.chunks) for (const entry of chunk) yield this.#articles.pathOf(articleOf(entry));
	}

	*values(): MapIterator<number> {
		for (const chunk of this.#spine.chunks) for (const entry of chunk) yield countOf(entry);
	}

	[Symbol.iterator](): MapIterator<[CorpusPath, number]> {
		return this.entries();
	}
}

/**
 * Changes to postings that nobody sees before `finish`, which ends the draft. Many changes at once cost far less than the
 * same changes one by one: they are collected, sorted once if they have to be, and merged with each chunk once.
 */
export class PostingsDraft {
	readonly #before: Postings;
	readonly #changes: number[] = [];

	constructor(before: Postings) {
		this.#before = before;
	}

	/**
	 * Changes the count of an article.
	 * @param article its number
	 * @param by added to its count, an integer; all that is added to one article must leave it a count of 0 or more
	 */
	add(article: number, by: number): void {
		this.#changes.push(packed(article, by));
	}

	/** The very postings that were edited where nothing changed. */
	finish(): Postings {
		const changes = net(sorted(this.#changes));
		return changes.length === 0 ? this.#before : this.#before.with(changes);
	}
}

// An article's number (below 2²⁴) and a count, or a change of one (an integer that is less than 2²⁸ either way: no text
// has so many words) are packed into one number, which is sorted as the article is. An array of such numbers has 8 bytes
// for each, as a Float64Array has, and unlike one it is no object with memory outside the heap: short ones are made and
// thrown away some ten times faster.
const STEP = 2 ** 29;
const MIDDLE = 2 ** 28;
const packed = (article: number, value: number): number => article * STEP + MIDDLE + value;
const articleOf = (entry: number): number => Math.floor(entry / STEP);
const countOf = (entry: number): number => entry - articleOf(entry) * STEP - MIDDLE;

function sorted(changes: readonly number[]): ArrayLike<number> {
	for (let at = 1; at < changes.length; at++) {
		if ((changes[at] as number) < (changes[at - 1] as number)) return Float64Array.from(changes).sort();
	}
	return changes;
}

/** One change for each article, and none that is zero. */
function net(changes: ArrayLike<number>): readonly number[] {
	const summed: number[] = [];
	for (let at = 0; at < changes.length; ) {
		const article = articleOf(changes[at] as number);
		const end = (article + 1) * STEP;
		let by = 0;
		while (at < changes.length && (changes[at] as number) < end) by += countOf(changes[at++] as number);
		if (by !== 0) summed.push(packed(article, by));
	}
	return summed;
}

interface Spine {
	/** Packed counts, by article; no chunk is empty. */
	readonly chunks: readonly (readonly number[])[];
	/** For each chunk a number that is above all in the chunks before, and not above any in it or behind; the first is 0. */
	readonly bounds: readonly number[];
}

/** Entries of a chunk at most. One change copies one chunk. */
const CHUNK_SIZE = 128;

/** The index of the first of sorted numbers that is not below `value`; `end` where all before it are. */
function firstNotBelow(numbers: readonly number[], value: number, end: number): number {
	return firstNot(end, at => (numbers[at] as number) < value);
}

/** The chunk that an entry is in, or would be. */
const chunkOf = (bounds: readonly number[], entry: number): number =>
	Math.max(0, firstNotBelow(bounds, entry + 1, bounds.length) - 1);

function countIn({ chunks, bounds }: Spine, article: number): number | undefined {
	const lowest = article * STEP;
	const chunk = chunks[chunkOf(bounds, lowest)];
	const entry = chunk?.[firstNotBelow(chunk, lowest, chunk.length)];
	return entry !== undefined && entry < lowest + STEP ? countOf(entry) : undefined;
}

/** From the last chunk that changes to the first, so that the places of those to come stay the same. */
function mergeInto(before: Spine, changes: readonly number[]): { readonly spine: Spine; readonly grownBy: number } {
	const chunks = before.chunks.slice();
	let bounds = before.bounds;
	let grownBy = 0;
	for (let to = changes.length; to > 0; ) {
		const place = chunkOf(before.bounds, changes[to - 1] as number);
		const bound = before.bounds[place] ?? 0;
		const from = firstNotBelow(changes, bound, to);
		const chunk = chunks[place];
		const length = merge(chunk ?? [], changes, from, to);
		grownBy += length - (chunk?.length ?? 0);
		const pieces = cut(length, place >= before.chunks.length - 1);
		const [first] = pieces;
		if (chunk && first && pieces.length === 1) chunks[place] = first;
		else {
			chunks.splice(place, 1, ...pieces);
			const next = bounds.slice();
			next.splice(place, 1, ...pieces.map((piece, at) => (at === 0 ? bound : lowestOf(piece))));
			if (next.length > 0) next[0] = 0;
			bounds = next;
		}
		to = from;
	}
	return { spine: { chunks, bounds }, grownBy };
}

/** The least that an entry of the first article in a chunk can be. */
const lowestOf = (chunk: readonly number[]): number => articleOf(chunk[0] as number) * STEP;

/**
 * What `merge` wrote last: one buffer for all, as chunks are cut from it at once. It begins with fractions, so that it is
 * an array of unboxed numbers for good.
 */
const merged: number[] = Array.from({ length: 4 * CHUNK_SIZE }, () => 0.5);

/** Writes a chunk with some of the changes made to the beginning of `merged`; gives the number of entries. */
function merge(chunk: readonly number[], changes: readonly number[], from: number, to: number): number {
	let length = 0;
	let at = 0;
	for (let k = from; k < to; k++) {
		const change = changes[k] as number;
		const article = articleOf(change);
		const lowest = article * STEP;
		while (at < chunk.length && (chunk[at] as number) < lowest) merged[length++] = chunk[at++] as number;
		let count = countOf(change);
		if (at < chunk.length && (chunk[at] as number) < lowest + STEP) count += countOf(chunk[at++] as number);
		if (count > 0) merged[length++] = packed(article, count);
	}
	while (at < chunk.length) merged[length++] = chunk[at++] as number;
	return length;
}

/**
 * Chunks of what was merged: where articles are added at the end, full ones and a rest that more can be added to; else
 * equal ones, that have room for some more.
 */
function cut(length: number, isLast: boolean): readonly (readonly number[])[] {
	const size = isLast ? CHUNK_SIZE : Math.ceil(length / Math.ceil(length / CHUNK_SIZE));
	const pieces: (readonly number[])[] = [];
	for (let at = 0; at < length; at += size) pieces.push(merged.slice(at, Math.min(length, at + size)));
	return pieces;
}
