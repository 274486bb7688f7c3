import type { Span } from '../text/span';
import { readWords, type Vocabulary, type Words, wordAt } from './words';

/** A text in which words can be looked up. */
export interface WordIndex {
	readonly words: Words;
	readonly vocabulary: Vocabulary;
	/** The places of each word of the vocabulary, one list after the other. */
	readonly places: Uint32Array;
	/** Where each word's list begins in `places`; one more entry than there are words. */
	readonly offsets: Uint32Array;
	/** How many words searches, and comparing surroundings, may still compare: a bound on what a hostile file can take. */
	readonly budget: { left: number; support: number };
}

const wordsToCompare = 30_000_000;
const mostPlaces = 20_000;

/** Makes a text searchable. Linear in its length. */
export function indexWords(words: Words, vocabulary: Vocabulary): WordIndex {
	const offsets = new Uint32Array(vocabulary.size + 1);
	for (const id of words.ids) offsets[id + 1] = (offsets[id + 1] as number) + 1;
	for (let id = 0; id < vocabulary.size; id++) offsets[id + 1] = (offsets[id + 1] as number) + (offsets[id] as number);
	const next = offsets.slice();
	const places = new Uint32Array(words.count);
	for (let at = 0; at < words.count; at++) {
		const id = words.ids[at] as number;
		const slot = next[id] as number;
		places[slot] = at;
		next[id] = slot + 1;
	}
	return { words, vocabulary, places, offsets, budget: { left: wordsToCompare, support: 5 * wordsToCompare } };
}

/** A stretch of the text by the numbers of its words; `last` is its last one. */
export interface Hit extends Span {
	readonly first: number;
	readonly last: number;
}

/** Where the same words stand in the text, in its order. Of very many places those around `near` (a word's number) are looked at. */
export function findWords(index: WordIndex, quote: Words, near: number): readonly Hit[] {
	const { words, budget } = index;
	const rarest = rarestWord(index, quote);
	if (rarest === undefined) return [];
	const places = placesOf(index, quote.ids[rarest] as number, near);
	const hits: Hit[] = [];
	for (const place of places) {
		const first = place - rarest;
		const last = first + quote.count - 1;
		if (first < 0 || last >= words.count) continue;
		if (budget.left <= 0) break;
		let k = 0;
		while (k < quote.count && words.ids[first + k] === quote.ids[k]) k++;
		budget.left -= k + 1;
		if (k === quote.count) hits.push(hitOf(words, first, last));
	}
	return hits;
}

const mostCut = 50;
const shortestCut = 4;

/** Where a quote that begins or ends inside a word stands, sign by sign; none where it stands in very many places. */
export function findCut({ words, budget }: WordIndex, quote: string): readonly Hit[] {
	const text = quote.trim();
	if (text.length < shortestCut || budget.support <= 0) return [];
	budget.support -= words.text.length >> 4;
	const hits: Hit[] = [];
	for (let at = words.text.indexOf(text); at >= 0; at = words.text.indexOf(text, at + 1)) {
		if (hits.length === mostCut) return [];
		const end = at + text.length;
		hits.push({ first: wordAt(words, at), last: wordAt(words, end - 1), start: at, end });
	}
	return hits;
}

/** A place that resembles the quote. */
export interface Likeness extends Hit {
	/** 0 to 1: how much of the quote stands there, by letters, less what stands between. */
	readonly score: number;
}

/** The places that resemble the quote, best first; only the best of those that overlap. */
export function findLike(index: WordIndex, quote: Words, starts: readonly number[]): readonly Likeness[] {
	const candidates = new Set(starts);
	for (const start of likelyStarts(index, quote)) candidates.add(start);
	const found = [...candidates]
		.map(start => compareAt(index, quote, start))
		.filter(likeness => likeness !== undefined)
		.sort((a, b) => b.score - a.score || a.first - b.first);
	const kept: Likeness[] = [];
	for (const likeness of found) {
		if (kept.length >= 8) break;
		if (!kept.some(other => likeness.first <= other.last && other.first <= likeness.last)) kept.push(likeness);
	}
	return kept;
}

/** Words beyond the paragraph's edge count this much: what stands there stays when the paragraph is cut out. */
export const beyondParagraph = 0.2;

/** How much of a context there is, by letters, and how much of it stands directly before (or behind) a place, in order. */
export function compareContext(
	{ words, budget }: WordIndex,
	context: Words,
	side: 'before' | 'behind',
	hit: { readonly first: number; readonly last: number },
): { readonly kept: number; readonly all: number } {
	const size = context.count + 3;
	const from = side === 'before' ? Math.max(0, hit.first - size) : hit.last + 1;
	const to = side === 'before' ? hit.first : Math.min(words.count, hit.last + 1 + size);
	budget.left -= context.count * (to - from);
	const edge = paragraphEdge(context.text, side);
	const weights = Array.from(context.ids, (_, at) => {
		const beyond = side === 'before' ? (context.ends[at] as number) <= edge : (context.starts[at] as number) >= edge;
		return wordWeight(context, at) * (beyond ? beyondParagraph : 1);
	});
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	return { kept: commonWeight(context.ids, words.ids.subarray(from, to), weights), all };
}

function paragraphEdge(context: string, side: 'before' | 'behind'): number {
	const edges = paragraphEdges(context);
	if (side === 'before') return (edges.at(-1) ?? -2) + 1;
	return edges[0] ?? Number.POSITIVE_INFINITY;
}

/** Where paragraphs end: at a blank line, or at the end of a line that ends a sentence. */
export const paragraphEdges = (text: string): readonly number[] =>
	[...text.matchAll(/\n\s*?\n|(?<=[.!?…"”’)\]])\s*?\n/g)].map(({ index }) => index);

function hitOf({ starts, ends }: Words, first: number, last: number): Hit {
	return { first, last, start: starts[first] as number, end: ends[last] as number };
}

function countOf({ offsets }: WordIndex, id: number): number {
	return id + 1 < offsets.length ? (offsets[id + 1] as number) - (offsets[id] as number) : 0;
}

/** The quote's word with the fewest places. Undefined where one of its words does not occur at all. */
function rarestWord(index: WordIndex, quote: Words): number | undefined {
	let rarest: number | undefined;
	let fewest = Number.POSITIVE_INFINITY;
	for (let at = 0; at < quote.count; at++) {
		const count = countOf(index, quote.ids[at] as number);
		if (count === 0) return undefined;
		if (count < fewest) [rarest, fewest] = [at, count];
	}
	return rarest;
}

function placesOf({ places, offsets }: WordIndex, id: number, near: number): Uint32Array {
	if (id + 1 >= offsets.length) return places.subarray(0, 0);
	const all = places.subarray(offsets[id] as number, offsets[id + 1] as number);
	if (all.length <= mostPlaces) return all;
	let middle = all.findIndex(place => place >= near);
	if (middle < 0) middle = all.length;
	const from = Math.max(0, Math.min(middle - mostPlaces / 2, all.length - mostPlaces));
	return all.subarray(from, from + mostPlaces);
}

/** Where the quote would start if its rarest words stand where they stand; the starts that most of them agree on. */
function likelyStarts(index: WordIndex, quote: Words): readonly number[] {
	const rare = Array.from({ length: quote.count }, (_, at) => at)
		.map(at => ({ at, count: countOf(index, quote.ids[at] as number) }))
		.filter(({ count }) => count > 0 && count <= 500)
		.sort((a, b) => a.count - b.count)
		.slice(0, 12);
	const votes = new Map<number, number>();
	for (const { at } of rare) {
		for (const place of placesOf(index, quote.ids[at] as number, 0)) {
			const start = Math.max(0, place - at);
			votes.set(start, (votes.get(start) ?? 0) + wordWeight(quote, at));
		}
	}
	return [...votes]
		.sort((a, b) => b[1] - a[1])
		.slice(0, 24)
		.map(([start]) => start);
}

const longestCompared = 400;

function compareAt(index: WordIndex, quote: Words, start: number): Likeness | undefined {
	const { words, budget } = index;
	const size = Math.min(quote.count, longestCompared);
	const slack = 2 + (size >> 2);
	const from = Math.max(0, start - slack);
	const to = Math.min(words.count, start + size + slack);
	if (to <= from || budget.left <= 0) return undefined;
	budget.left -= size * (to - from);
	const width = to - from + 1;
	const own = letterSets(quote, 0, size);
	const there = letterSets(words, from, to);
	const table = new Float32Array((size + 1) * width);
	for (let row = size - 1; row >= 0; row--) {
		const weight = wordWeight(quote, row);
		for (let column = width - 2; column >= 0; column--) {
			const differ = lettersThatDiffer(own[row] as number, there[column] as number);
			const likeness = wordLikeness(quote, row, words, from + column, differ);
			const matched = weight * likeness + (table[(row + 1) * width + column + 1] as number);
			table[row * width + column] = Math.max(
				likeness > 0 ? matched : 0,
				table[(row + 1) * width + column] as number,
				table[row * width + column + 1] as number,
			);
		}
	}
	let first = -1;
	let last = -1;
	let firstRow = -1;
	let lastRow = -1;
	for (let row = 0, column = 0; row < size && column < width - 1; ) {
		const here = table[row * width + column] as number;
		if (here === 0) break;
		if (here === (table[(row + 1) * width + column] as number)) row++;
		else if (here === (table[row * width + column + 1] as number)) column++;
		else {
			if (first < 0) [first, firstRow] = [from + column, row];
			[last, lastRow] = [from + column, row];
			row++;
			column++;
		}
	}
	if (first < 0) return undefined;
	// The first and the last word may have been replaced by others: as many words belong to the place as to the quote.
	first = Math.max(0, first - firstRow);
	last = Math.min(words.count - 1, last + (size - 1 - lastRow));
	let total = 0;
	for (let row = 0; row < size; row++) total += wordWeight(quote, row);
	const extra = Math.max(0, last - first + 1 - size) / size;
	return { ...hitOf(words, first, last), score: total === 0 ? 0 : (table[0] as number) / total - extra / 4 };
}

const wordText = ({ text, starts, ends }: Words, at: number): string => text.slice(starts[at], ends[at]);

/** A word counts by its letters, a mark little. */
function wordWeight({ text, starts, ends }: Words, at: number): number {
	const [start, end] = [starts[at] as number, ends[at] as number];
	return end - start > 1 || /[\p{L}\p{N}]/u.test(text[start] as string) ? end - start : 0.25;
}

/** For each of some words which letters it has, as bits; letters that share a bit are taken for one. */
export function letterSets({ text, starts, ends }: Words, from: number, to: number): Uint32Array {
	const sets = new Uint32Array(to - from);
	for (let at = from; at < to; at++) {
		let set = 0;
		for (let k = starts[at] as number; k < (ends[at] as number); k++) set |= 1 << (text.charCodeAt(k) & 31);
		sets[at - from] = set;
	}
	return sets;
}

/** How many letters only one of two sets has. */
export function lettersThatDiffer(a: number, b: number): number {
	let bits = a ^ b;
	bits -= (bits >>> 1) & 0x55555555;
	bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
	return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * 1 for the same word, 0 for another one; between them for one with a few other letters. A letter that is changed takes
 * one out of the word’s set and puts one in: where more letters differ than that, the words need not be compared.
 */
function wordLikeness(quote: Words, row: number, words: Words, at: number, differ: number): number {
	if (quote.ids[row] === words.ids[at]) return 1;
	const length = (quote.ends[row] as number) - (quote.starts[row] as number);
	const other = (words.ends[at] as number) - (words.starts[at] as number);
	const longest = Math.max(length, other);
	const most = longest / 3;
	if (longest < 4 || Math.abs(length - other) > most || differ > 2 * most) return 0;
	const distance = editDistance(wordText(quote, row), wordText(words, at), most);
	return distance <= most ? 1 - distance / longest : 0;
}

/**
 * Levenshtein's distance: how many letters must be changed, added or dropped. Where that is more than `most`, any number
 * above it.
 */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
	const row: number[] = [];
	for (let j = 0; j <= b.length; j++) row.push(j);
	for (let i = 1; i <= a.length; i++) {
		const letter = a.charCodeAt(i - 1);
		let diagonal = i - 1;
		let left = i;
		let fewest = i;
		row[0] = i;
		for (let j = 1; j <= b.length; j++) {
			const above = row[j] as number;
			left = Math.min(diagonal + (letter === b.charCodeAt(j - 1) ? 0 : 1), above + 1, left + 1);
			row[j] = left;
			diagonal = above;
			if (left < fewest) fewest = left;
		}
		// No later row has less than this one's least.
		if (fewest > most) return fewest;
	}
	return row[b.length] as number;
}

/** The heaviest common subsequence. */
function commonWeight(own: Uint32Array, there: Uint32Array, weights: readonly number[]): number {
	let row = new Float64Array(there.length + 1);
	for (const [k, id] of own.entries()) {
		const next = new Float64Array(there.length + 1);
		for (let j = 1; j <= there.length; j++) {
			next[j] = Math.max(
				row[j] as number,
				next[j - 1] as number,
				there[j - 1] === id ? (row[j - 1] as number) + (weights[k] as number) : 0,
			);
		}
		row = next;
	}
	return row[there.length] as number;
}

/** Takes a quote or a context apart with the text's own vocabulary. */
export const readQuote = (index: WordIndex, text: string): Words => readWords(text, index.vocabulary);
