import type { CorpusPath } from '../../corpus/corpus';
import type { SegmentPart } from './head';

/** A segment on the disk and what of it still counts. */
export interface Segment extends SegmentPart {
	/** Bytes of the entries that count no longer. */
	deadBytes: number;
	/** Entries that count. */
	live: number;
}

interface Place {
	readonly segment: Segment;
	/** Of the entry in its segment, from 0. */
	readonly number: number;
	readonly bytes: number;
}

/** So many segments smaller than this may be there, each from a small change, before they are made one. */
const manySmall = 8;
const smallBytes = 2 ** 20;

/** Where the entry of each article is, and what the segments hold that nobody needs. */
export class Catalogue {
	readonly #segments = new Set<Segment>();
	readonly #places = new Map<CorpusPath, Place>();

	/** Those in which something counts, the oldest first. */
	get segments(): readonly Segment[] {
		return [...this.#segments];
	}

	/** Of all segments, with their tables. */
	get bytes(): number {
		return sum(this.#segments, segment => segment.bytes + segment.table.bytes);
	}

	/**
	 * Takes in a segment; its entries replace what is known of the same articles.
	 * @param entries in the order of the segment, with their sizes; without an article where one does not count
	 */
	add(
		part: Omit<SegmentPart, 'dead'>,
		entries: readonly { readonly article: CorpusPath | undefined; readonly bytes: number }[],
	): void {
		const dead = new Uint8Array(Math.ceil(entries.length / 8));
		const segment: Segment = { ...part, dead, deadBytes: 0, live: entries.length };
		this.#segments.add(segment);
		for (const [number, { article, bytes }] of entries.entries()) {
			const place = { segment, number, bytes };
			if (article === undefined) {
				this.#bury(place);
				continue;
			}
			this.remove(article);
			this.#places.set(article, place);
		}
	}

	/** @returns whether there was one */
	remove(article: CorpusPath): boolean {
		const place = this.#places.get(article);
		if (!place) return false;
		this.#places.delete(article);
		this.#bury(place);
		return true;
	}

	/** Forgets a segment with all that is in it. */
	drop(segment: Segment): void {
		for (const [article, place] of this.#places) if (place.segment === segment) this.#places.delete(article);
		this.#segments.delete(segment);
	}

	/**
	 * The segments whose living entries should be written anew: where more than a third of all values’ bytes is dead, those that
	 * have a sixth or more of it, so that at most a sixth stays; and the small ones where there are many.
	 */
	toRewrite(): readonly Segment[] {
		const segments = this.segments;
		const isWasteful = sum(segments, segment => segment.deadBytes) * 3 > sum(segments, segment => segment.bytes);
		const small = segments.filter(segment => segment.bytes < smallBytes);
		return segments.filter(
			segment =>
				(isWasteful && segment.deadBytes * 6 > segment.bytes) ||
				(small.length > manySmall && segment.bytes < smallBytes),
		);
	}

	#bury({ segment, number, bytes }: Place): void {
		segment.dead[number >> 3] = (segment.dead[number >> 3] ?? 0) | (1 << (number & 7));
		segment.deadBytes += bytes;
		segment.live--;
		if (segment.live === 0) this.#segments.delete(segment);
	}
}

/** Whether an entry of a segment counts no longer, by its number. */
export const isDead = ({ dead }: SegmentPart, number: number): boolean =>
	(((dead[number >> 3] ?? 0) >> (number & 7)) & 1) === 1;

function sum<T>(values: Iterable<T>, of: (value: T) => number): number {
	let total = 0;
	for (const value of values) total += of(value);
	return total;
}
