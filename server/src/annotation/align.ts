import { firstNot } from '../text/first-not';
import type { Words } from './words';

/** Which word of the new text each word of the old one became, and back; −1 where it is gone or new. */
export interface Alignment {
	readonly toNew: Int32Array;
	readonly toOld: Int32Array;
}

/** Lengths of the word sequences that are looked for in turn, each where it occurs once on both sides. */
const longGrams = [8, 4] as const;
const shortGrams = [2, 1] as const;
const movedGram = 5;
/** Gaps of at most this many pairs of words are compared pair by pair. */
const largestTable = 250_000;
const smallTable = 4096;
const slidingBudget = 20_000_000;
const longestSlide = 1000;

/**
 * Aligns two texts word by word, as a patience diff does (B. Cohen): word sequences that occur once in both texts are
 * the anchors, the longest increasing chain of them is kept, and the gaps are treated likewise with shorter sequences.
 * Then passages that were moved are paired, and only then the short gaps that are left, so that no stray word takes the
 * place of a moved one. At last the edges of what was cut or inserted are set to where paragraphs and sentences begin.
 * About linear: what has no anchors is compared word by word only where it is short.
 */
export function alignWords(old: Words, now: Words): Alignment {
	const alignment = { toNew: new Int32Array(old.count).fill(-1), toOld: new Int32Array(now.count).fill(-1) };
	const everything = { oldStart: 0, oldEnd: old.count, newStart: 0, newEnd: now.count };
	alignInOrder(old, now, everything, longGrams, alignment);
	alignMoved(old, now, alignment);
	fillGaps(old, now, alignment);
	slide(old, alignment.toNew, alignment.toOld);
	slide(now, alignment.toOld, alignment.toNew);
	return alignment;
}

/** A stretch of words on either side, still to be aligned. */
interface Gap {
	readonly oldStart: number;
	readonly oldEnd: number;
	readonly newStart: number;
	readonly newEnd: number;
}

function alignInOrder(old: Words, now: Words, whole: Gap, grams: readonly number[], alignment: Alignment): void {
	const pair = pairing(alignment);
	const open: (Gap & { level: number })[] = [{ ...whole, level: 0 }];
	for (let gap = open.pop(); gap; gap = open.pop()) {
		let { oldStart, oldEnd, newStart, newEnd } = gap;
		while (oldStart < oldEnd && newStart < newEnd && old.ids[oldStart] === now.ids[newStart]) {
			pair(oldStart++, newStart++);
		}
		while (oldStart < oldEnd && newStart < newEnd && old.ids[oldEnd - 1] === now.ids[newEnd - 1]) {
			pair(--oldEnd, --newEnd);
		}
		const size = (oldEnd - oldStart) * (newEnd - newStart);
		if (size === 0) continue;
		const last = grams === shortGrams;
		const gram = grams[gap.level];
		if (gram === undefined || (last && size <= smallTable)) {
			if (last && size <= largestTable) alignByTable(old, now, { oldStart, oldEnd, newStart, newEnd }, pair);
			continue;
		}
		const level = gap.level + 1;
		const places = uniquePairs(
			{ words: old, start: oldStart, end: oldEnd },
			{ words: now, start: newStart, end: newEnd },
			gram,
		);
		for (const [oldAt, newAt] of longestChain(places)) {
			// An anchor inside the one before it says nothing new.
			if (oldAt < oldStart || newAt < newStart) continue;
			open.push({ oldStart, oldEnd: oldAt, newStart, newEnd: newAt, level });
			for (let k = 0; k < gram; k++) pair(oldAt + k, newAt + k);
			oldStart = oldAt + gram;
			newStart = newAt + gram;
		}
		open.push({ oldStart, oldEnd, newStart, newEnd, level });
	}
}

/** Aligns what has no partner yet with what has none at the same place, behind or in front of the same neighbours. */
function fillGaps(old: Words, now: Words, alignment: Alignment): void {
	const { toNew, toOld } = alignment;
	for (let start = 0; start < old.count; start++) {
		if (toNew[start] !== -1) continue;
		let end = start + 1;
		while (end < old.count && toNew[end] === -1) end++;
		const behind = start === 0 ? 0 : (toNew[start - 1] as number) + 1;
		let behindEnd = behind;
		while (behindEnd < now.count && toOld[behindEnd] === -1) behindEnd++;
		const front = end === old.count ? now.count : (toNew[end] as number);
		let frontStart = front;
		while (frontStart > 0 && toOld[frontStart - 1] === -1) frontStart--;
		if (behindEnd > behind) {
			const gap = { oldStart: start, oldEnd: end, newStart: behind, newEnd: behindEnd };
			alignInOrder(old, now, gap, shortGrams, alignment);
		}
		if (front > frontStart && frontStart !== behind) {
			let from = end;
			while (from > start && toNew[from - 1] === -1) from--;
			const gap = { oldStart: from, oldEnd: end, newStart: frontStart, newEnd: front };
			alignInOrder(old, now, gap, shortGrams, alignment);
		}
		start = end;
	}
}

type Pairing = (oldAt: number, newAt: number) => void;

const pairing =
	({ toNew, toOld }: Alignment): Pairing =>
	(oldAt, newAt) => {
		toNew[oldAt] = newAt;
		toOld[newAt] = oldAt;
	};

interface Stretch {
	readonly words: Words;
	readonly start: number;
	readonly end: number;
	/** 1 at the words at which sequences may begin; all if absent. */
	readonly free?: Uint8Array;
}

/** The places of all word sequences that occur exactly once on either side, in the old text's order. */
function uniquePairs(old: Stretch, now: Stretch, length: number): [number, number][] {
	const oldPlaces = uniqueGrams(old, length);
	const newPlaces = uniqueGrams(now, length);
	const pairs: [number, number][] = [];
	for (const [hash, oldAt] of oldPlaces) {
		const newAt = newPlaces.get(hash);
		if (oldAt < 0 || newAt === undefined || newAt < 0) continue;
		let same = true;
		for (let k = 0; same && k < length; k++) same = old.words.ids[oldAt + k] === now.words.ids[newAt + k];
		if (same) pairs.push([oldAt, newAt]);
	}
	return pairs.sort((a, b) => a[0] - b[0]);
}

/** By hash: where the sequence stands, or −1 if it stands in several places. */
function uniqueGrams({ words, start, end, free }: Stretch, length: number): ReadonlyMap<number, number> {
	const places = new Map<number, number>();
	for (let at = start; at + length <= end; at++) {
		if (free && free[at] === 0) continue;
		let high = 0;
		let low = 0;
		for (let k = 0; k < length; k++) {
			const id = words.ids[at + k] as number;
			high = (Math.imul(high, 0x01000193) ^ id) >>> 0;
			low = (Math.imul(low ^ id, 0x85ebca6b) + 0x9e3779b9) >>> 0;
		}
		const hash = (high & 0x1fffff) * 0x100000000 + low;
		places.set(hash, places.has(hash) ? -1 : at);
	}
	return places;
}

/** The longest chain of pairs that increases on both sides (patience sorting). The pairs come sorted by their first number. */
function longestChain(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
	const tails: number[] = [];
	const before = new Int32Array(pairs.length);
	for (const [index, [, newAt]] of pairs.entries()) {
		const low = firstNot(tails.length, at => (pairs[tails[at] as number] as readonly [number, number])[1] < newAt);
		before[index] = low > 0 ? (tails[low - 1] as number) : -1;
		tails[low] = index;
	}
	const chain: (readonly [number, number])[] = [];
	for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] as number) {
		chain.push(pairs[index] as readonly [number, number]);
	}
	return chain.reverse();
}

/** The longest common subsequence of two short stretches. */
function alignByTable(old: Words, now: Words, gap: Gap, pair: Pairing): void {
	const rows = gap.oldEnd - gap.oldStart;
	const columns = gap.newEnd - gap.newStart;
	const width = columns + 1;
	const table = new Uint16Array((rows + 1) * width);
	for (let row = rows - 1; row >= 0; row--) {
		const id = old.ids[gap.oldStart + row];
		for (let column = columns - 1; column >= 0; column--) {
			table[row * width + column] =
				id === now.ids[gap.newStart + column]
					? (table[(row + 1) * width + column + 1] as number) + 1
					: Math.max(table[(row + 1) * width + column] as number, table[row * width + column + 1] as number);
		}
	}
	for (let row = 0, column = 0; row < rows && column < columns; ) {
		if (old.ids[gap.oldStart + row] === now.ids[gap.newStart + column]) {
			pair(gap.oldStart + row++, gap.newStart + column++);
		} else if ((table[(row + 1) * width + column] as number) >= (table[row * width + column + 1] as number)) row++;
		else column++;
	}
}

/**
 * Where a passage was cut out (or inserted: then with the sides exchanged) whose first words also follow it, it can
 * equally be said to begin a few words earlier or later. Takes the place where it begins and ends most like a passage.
 */
function slide(words: Words, there: Int32Array, back: Int32Array): void {
	let budget = slidingBudget;
	for (let start = 0; start < words.count; start++) {
		if (there[start] !== -1) continue;
		let end = start + 1;
		while (end < words.count && there[end] === -1) end++;
		const onlyCut = start > 0 && end < words.count && (there[start - 1] as number) + 1 === there[end];
		if (onlyCut && budget > 0) {
			const same = (from: number, to: number) => there[from] !== -1 && words.ids[from] === words.ids[to];
			let [low, high] = [0, 0];
			while (low > -longestSlide && start + low > 0 && same(start + low - 1, end + low - 1)) low--;
			while (high < longestSlide && end + high < words.count && same(end + high, start + high)) high++;
			budget -= high - low + 1;
			let best = 0;
			let bestScore = edgeBefore(words, start) + edgeBefore(words, end);
			for (let shift = low; shift <= high; shift++) {
				const score = edgeBefore(words, start + shift) + edgeBefore(words, end + shift);
				if (score > bestScore) [best, bestScore] = [shift, score];
			}
			const move = (from: number, to: number) => {
				const partner = there[from] as number;
				there[from] = -1;
				there[to] = partner;
				back[partner] = to;
			};
			for (let step = 0; step < best; step++) move(end + step, start + step);
			for (let step = 0; step < -best; step++) move(start - step - 1, end - step - 1);
			if (best > 0) end += best;
		}
		start = end;
	}
}

/** From this on, what `edgeBefore` says is a paragraph's edge. */
export const passageEdge = 3;

/** How much a passage begins in front of this word: 4 at a paragraph, 3 at a sentence on a new line, less elsewhere. */
export function edgeBefore({ text, starts, ends, count }: Words, at: number): number {
	if (at === 0 || at === count) return 4;
	const before = ends[at - 1] as number;
	const space = text.slice(before, Math.min(starts[at] as number, before + 50));
	const breaks = space.split('\n').length - 1;
	if (breaks > 1) return 4;
	const sentence = /[.!?:…”"’')\]]/.test(text[before - 1] as string) ? 2 : 0;
	return space === '' ? 0 : sentence + breaks;
}

/**
 * Pairs passages that stand elsewhere now: word sequences that occur once among what is left on either side, and what
 * is equal on both sides of them. They may take over words that were paired only because the next paragraph begins
 * (or the one before ends) with the same ones.
 */
function alignMoved(old: Words, now: Words, alignment: Alignment): void {
	const { toNew, toOld } = alignment;
	const pairs = uniquePairs(
		{ words: old, start: 0, end: old.count, free: freeRuns(toNew, movedGram) },
		{ words: now, start: 0, end: now.count, free: freeRuns(toOld, movedGram) },
		movedGram,
	);
	const pair = pairing(alignment);
	const unpair = (oldAt: number) => {
		const partner = toNew[oldAt] as number;
		if (partner === -1) return;
		toOld[partner] = -1;
		toNew[oldAt] = -1;
	};
	const extend = (oldAt: number, newAt: number, step: 1 | -1) => {
		let length = movedGram;
		for (let k = step; ; k += step) {
			const [from, to] = [oldAt + k, newAt + k];
			if (from < 0 || to < 0 || from >= old.count || to >= now.count || old.ids[from] !== now.ids[to]) return;
			const taken = toOld[to] as number;
			const strength = Math.max(
				toNew[from] === -1 ? 0 : islandLength(old, toNew, from, length),
				taken === -1 ? 0 : islandLength(old, toNew, taken, length),
			);
			if (strength >= length) return;
			unpair(from);
			if (taken !== -1) unpair(taken);
			pair(from, to);
			length++;
		}
	};
	for (const [oldAt, newAt] of pairs) {
		if (toNew[oldAt] !== -1 || toOld[newAt] !== -1) continue;
		let same = true;
		for (let k = 0; same && k < movedGram; k++) same = toNew[oldAt + k] === -1 && toOld[newAt + k] === -1;
		if (!same) continue;
		for (let k = 0; k < movedGram; k++) pair(oldAt + k, newAt + k);
		extend(oldAt, newAt, -1);
		extend(oldAt + movedGram - 1, newAt + movedGram - 1, 1);
	}
}

/** How many words around this one, in its own paragraph, are paired in the same row; at most `limit`. */
function islandLength(old: Words, toNew: Int32Array, at: number, limit: number): number {
	let length = 1;
	for (
		let k = at;
		length < limit && k > 0 && edgeBefore(old, k) < passageEdge && toNew[k - 1] === (toNew[k] as number) - 1;
		k--
	) {
		length++;
	}
	for (
		let k = at + 1;
		length < limit && k < old.count && edgeBefore(old, k) < passageEdge && toNew[k] === (toNew[k - 1] as number) + 1;
		k++
	) {
		length++;
	}
	return length;
}

/** 1 where this many words in a row, from here on, have no partner. */
function freeRuns(partners: Int32Array, length: number): Uint8Array {
	const free = new Uint8Array(partners.length);
	let run = 0;
	for (let at = partners.length - 1; at >= 0; at--) {
		run = partners[at] === -1 ? run + 1 : 0;
		if (run >= length) free[at] = 1;
	}
	return free;
}
