import type { Span } from '../text/span';
import { type Alignment, edgeBefore, passageEdge } from './align';
import { type Words, wordAt } from './words';

/** Where a span of the old text stands in the new one. */
export interface Carried {
	readonly span: Span;
	/** Whether all of its words are there, in a row, and nothing else between them. */
	readonly whole: boolean;
	/** 0 to 1: how much of its words is left, by letters. */
	readonly kept: number;
	/** 0 to 1: how many of the words around it, on the better side, are still around it. */
	readonly surroundings: number;
}

/** How many words on either side count as a span's surroundings. */
const reach = 8;
const tellingSide = 4;

/** Carries a span over an alignment. Undefined where none of its words is left. */
export function carry(old: Words, now: Words, { toNew, toOld }: Alignment, span: Span): Carried | undefined {
	const first = wordAt(old, span.start);
	let last = first;
	while (last < old.count && (old.starts[last] as number) < span.end) last++;
	last--;
	if (last < first) return undefined;

	const wholeFrom = (newFirst: number): Carried => {
		const place = [newFirst, newFirst + last - first] as const;
		return {
			span: withEdges(old, now, span, [first, last], place),
			whole: true,
			kept: 1,
			surroundings: surroundings(old, now, toNew, [first, last], place),
		};
	};
	let whole = true;
	for (let at = first; at <= last; at++) {
		if (toNew[at] === -1 || (at > first && toNew[at] !== (toNew[at - 1] as number) + 1)) whole = false;
	}
	if (whole) return wholeFrom(toNew[first] as number);

	const cluster = largestCluster(old, toNew, first, last);
	if (!cluster) return undefined;
	const newFirst = cluster.newFirst - replacedBefore(toNew, toOld, first, cluster.first);
	const newLast = cluster.newLast + replacedBehind(toNew, toOld, last, cluster.last);
	const inARow = onlyRow(old, now, [first, last], [newFirst, newLast]);
	if (inARow !== undefined) return wholeFrom(inARow);
	return {
		span: { start: now.starts[newFirst] as number, end: now.ends[newLast] as number },
		whole: false,
		kept: cluster.weight / weightOf(old, first, last),
		surroundings: surroundings(old, now, toNew, [first, last], [newFirst, newLast]),
	};
}

/** Longer spans are not looked for: words that repeat without end would be compared without end. In words. */
const longestRow = 400;

/**
 * Where all words of a span stand in a row within a stretch of the new text, if that is so in one place only: where a line
 * is inserted above its like, a comparison may take the one for the other, and the stretch is then too long.
 */
function onlyRow(
	old: Words,
	now: Words,
	[first, last]: readonly [number, number],
	[newFirst, newLast]: readonly [number, number],
): number | undefined {
	if (last - first >= longestRow) return undefined;
	let found: number | undefined;
	for (let from = newFirst; from + last - first <= newLast; from++) {
		let at = first;
		while (at <= last && old.ids[at] === now.ids[from + at - first]) at++;
		if (at <= last) continue;
		if (found !== undefined) return undefined;
		found = from;
	}
	return found;
}

/** A span may begin or end inside a word, or with a blank: the new one does the same where the text allows it. */
function withEdges(
	old: Words,
	now: Words,
	span: Span,
	[first, last]: readonly [number, number],
	[newFirst, newLast]: readonly [number, number],
): Span {
	const into = span.start - (old.starts[first] as number);
	const behind = (old.ends[last] as number) - span.end;
	const exact = {
		start: (now.starts[newFirst] as number) + into,
		end: (now.ends[newLast] as number) - behind,
	};
	if (now.text.slice(exact.start, exact.end) === old.text.slice(span.start, span.end)) return exact;
	return {
		start: (now.starts[newFirst] as number) + Math.max(0, into),
		end: (now.ends[newLast] as number) - Math.max(0, behind),
	};
}

interface Cluster {
	readonly first: number;
	readonly last: number;
	readonly newFirst: number;
	readonly newLast: number;
	readonly weight: number;
}

/** The heaviest group of words that still follow each other closely. */
function largestCluster(old: Words, toNew: Int32Array, first: number, last: number): Cluster | undefined {
	let best: Cluster | undefined;
	let current: Cluster | undefined;
	for (let at = first; at <= last; at++) {
		const partner = toNew[at] as number;
		if (partner === -1) continue;
		const weight = weightOf(old, at, at);
		const follows = current && partner > current.newLast && partner - current.newLast <= 2 * (at - current.last) + 5;
		current =
			current && follows
				? { ...current, last: at, newLast: partner, weight: current.weight + weight }
				: { first: at, last: at, newFirst: partner, newLast: partner, weight };
		if (!best || current.weight > best.weight) best = current;
	}
	return best;
}

/** How many new words stand in place of the span's first words, where these were replaced. */
function replacedBefore(toNew: Int32Array, toOld: Int32Array, first: number, from: number): number {
	const partner = toNew[from] as number;
	let newGap = 0;
	while (partner - newGap > 0 && toOld[partner - newGap - 1] === -1) newGap++;
	let oldGap = 0;
	while (from - oldGap > 0 && toNew[from - oldGap - 1] === -1) oldGap++;
	return shareOf(newGap, oldGap, from - first);
}

function replacedBehind(toNew: Int32Array, toOld: Int32Array, last: number, from: number): number {
	const partner = toNew[from] as number;
	let newGap = 0;
	while (partner + newGap + 1 < toOld.length && toOld[partner + newGap + 1] === -1) newGap++;
	let oldGap = 0;
	while (from + oldGap + 1 < toNew.length && toNew[from + oldGap + 1] === -1) oldGap++;
	return shareOf(newGap, oldGap, last - from);
}

/** Of the new words that replaced a row of old ones, those that belong to the span, which had `inside` of the old ones. */
function shareOf(newGap: number, oldGap: number, inside: number): number {
	if (inside <= 0) return 0;
	return inside >= oldGap ? Math.min(newGap, 2 * oldGap) : Math.min(newGap, inside);
}

/** Only words of the same paragraph count, where there are some: what stands beyond stays when the paragraph goes. */
function surroundings(
	old: Words,
	now: Words,
	toNew: Int32Array,
	[first, last]: readonly [number, number],
	[newFirst, newLast]: readonly [number, number],
): number {
	const near = (from: number, step: 1 | -1, edge: number, beyond: boolean) => {
		let [kept, all] = [0, 0];
		for (let k = 1; k <= reach; k++) {
			const at = from + step * k;
			if (at < 0 || at >= old.count) break;
			if (!beyond && edgeBefore(old, step === 1 ? at : at + 1) >= passageEdge) break;
			all++;
			const distance = step * ((toNew[at] as number) - edge);
			if (toNew[at] !== -1 && distance > 0 && distance <= 2 * reach) kept++;
		}
		return { kept, all };
	};
	for (const beyond of [false, true]) {
		const before = near(first, -1, newFirst, beyond);
		const behind = near(last, 1, newLast, beyond);
		const all = before.all + behind.all;
		if (all === 0) continue;
		// One side is enough, if it says something: a sentence may have been put in front of the other.
		const sides = [before, behind].filter(side => side.all >= tellingSide);
		return Math.max((before.kept + behind.kept) / all, ...sides.map(side => side.kept / side.all));
	}
	return old.count === now.count ? 1 : 0;
}

function weightOf({ text, starts, ends }: Words, first: number, last: number): number {
	let weight = 0;
	for (let at = first; at <= last; at++) {
		const [start, end] = [starts[at] as number, ends[at] as number];
		weight += end - start > 1 || /[\p{L}\p{N}]/u.test(text[start] as string) ? end - start : 0.25;
	}
	return weight;
}
