import { firstNot } from '../text/first-not';
import type { Span } from '../text/span';
import type { Annotation } from './annotation';
import { beyondParagraph, type Hit, paragraphEdges, readQuote, type WordIndex } from './search';
import { wordAt } from './words';

/**
 * What annotations themselves still tell of the text that they were written against: the words of their quotes and of
 * the surroundings noted with them, each at its place. What stood between them is not known.
 */
export interface Remnants {
	readonly count: number;
	/** Offsets in the earlier text, in UTF-16 code units. */
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	/** Each word's number in the vocabulary. */
	readonly ids: Uint32Array;
	/** 1 where a paragraph ends before the word, as far as is known. */
	readonly breaks: Uint8Array;
}

/** Puts together what is known of the earlier text. About linear in the annotations' quotes. */
export function readRemnants(index: WordIndex, annotations: readonly Annotation[]): Remnants {
	const words = new Map<number, { readonly end: number; readonly id: number }>();
	const edges = new Set<number>();
	const add = (text: string, offset: number) => {
		const read = readQuote(index, text);
		for (let at = 0; at < read.count; at++) {
			const start = offset + (read.starts[at] as number);
			if (!words.has(start)) words.set(start, { end: offset + (read.ends[at] as number), id: read.ids[at] as number });
		}
		for (const edge of paragraphEdges(text)) edges.add(offset + edge);
	};
	for (const { quote, at } of annotations) for (const [k, span] of at.entries()) add(quote[k] ?? '', span.start);
	for (const { prefix = '', suffix = '', at } of annotations) {
		const [first, last] = [at[0], at.at(-1)];
		if (!first || !last) continue;
		// Their outer ends are cut anywhere, in a word as a rule.
		const cut = prefix.length - prefix.replace(/^\S+/, '').length;
		add(prefix.slice(cut), first.start - prefix.length + cut);
		add(suffix.replace(/\S+$/, ''), last.end);
	}
	const sorted = [...words].sort((a, b) => a[0] - b[0]);
	const breaks = new Uint8Array(sorted.length);
	const ends = [...edges].sort((a, b) => a - b);
	for (let at = 0, edge = 0; at < sorted.length; at++) {
		const start = (sorted[at] as [number, unknown])[0];
		for (; edge < ends.length && (ends[edge] as number) <= start; edge++) breaks[at] = 1;
	}
	return {
		count: sorted.length,
		starts: Uint32Array.from(sorted, ([start]) => start),
		ends: Uint32Array.from(sorted, ([, { end }]) => end),
		ids: Uint32Array.from(sorted, ([, { id }]) => id),
		breaks,
	};
}

/** How much speaks for a place, in bits. */
export interface Support {
	/** What stands around it as it stood around the annotated words. */
	readonly around: number;
	/** What would stand there if nothing had changed. */
	readonly all: number;
}

const nothing: Support = { around: 0, all: 0 };

/**
 * What the remnants say for a place.
 * @param at where the annotated words stood, in the earlier text.
 * @param hits the place, one hit for each part of the annotation's quote.
 */
export function supportOf(index: WordIndex, remnants: Remnants, at: readonly Span[], hits: readonly Hit[]): Support {
	const sides = sidesOf(index, remnants, at, hits);
	if (!sides) return nothing;
	const { before, behind, left, right } = sides;
	return {
		around: align(index, before, left) + align(index, behind, right),
		all: weightOf(before) + weightOf(behind),
	};
}

/**
 * How much worse everything would fit, in bits, if the words at a place were others that are like the annotated ones: then
 * what is known stood elsewhere in the stretch that is searched, or here, with something else in their place.
 * @param stretch where the words should be now, as far as is known.
 */
export function marginOf(
	index: WordIndex,
	remnants: Remnants,
	at: readonly Span[],
	hits: readonly Hit[],
	stretch: Span | undefined,
): number {
	const sides = sidesOf(index, remnants, at, hits);
	if (!sides) return 0;
	const { before, behind, left, right, from, to, first, last } = sides;
	if (hits.length > 1 || to - from > longestOwn) return Number.POSITIVE_INFINITY;
	const around = align(index, before, left) + align(index, behind, right);
	const own: Row[] = [];
	for (let row = from; row < to; row++) own.push({ ...rowOf(index, remnants.ids[row] as number, 1), isOwn: true });
	const rows = [...before.reverse(), ...own, ...behind];
	const here = { start: first - left.length, end: last + 1 + right.length };
	const there = stretch && wordsIn(index, stretch, before.length, behind.length);
	const others = (there ? joined(here, there) : [here]).map(({ start, end }) => {
		const taken = { start: first - start, end: last + 1 - start };
		return align(index, rows, index.words.ids.subarray(start, end), { taken });
	});
	return around + weightOf(own) - Math.max(...others);
}

/** What stood around annotated words, and what stands around a place, the nearest first. */
interface Sides {
	readonly before: Row[];
	readonly behind: readonly Row[];
	readonly left: readonly number[];
	readonly right: readonly number[];
	/** The annotated words among the remnants, the end not included. */
	readonly from: number;
	readonly to: number;
	/** The words of the place. */
	readonly first: number;
	readonly last: number;
}

function sidesOf(index: WordIndex, remnants: Remnants, at: readonly Span[], hits: readonly Hit[]): Sides | undefined {
	const [was, wasLast, hit, hitLast] = [at[0], at.at(-1), hits[0], hits.at(-1)];
	if (!was || !wasLast || !hit || !hitLast || index.budget.support <= 0) return undefined;
	const [from, to] = [wordFrom(remnants, was.start), wordFrom(remnants, wasLast.end)];
	const before = rowsFrom(index, remnants, from - 1, -1, was.start);
	const behind = rowsFrom(index, remnants, to, 1, wasLast.end);
	const left = columnsFrom(index, hit.first - 1, -1, before.length);
	const right = columnsFrom(index, hitLast.last + 1, 1, behind.length);
	return { before, behind, left, right, from, to, first: hit.first, last: hitLast.last };
}

/** Longer quotes speak for themselves. */
const longestOwn = 60;
/** So many words are searched for the surroundings at most. */
const longestStretch = 400;

/** The words of a stretch of the text and those around it. */
function wordsIn({ words }: WordIndex, { start, end }: Span, before: number, behind: number): Span {
	const first = Math.max(0, wordAt(words, start) - before);
	const last = Math.min(words.count, wordAt(words, end) + behind);
	return { start: first, end: Math.min(last, first + longestStretch) };
}

const joined = (a: Span, b: Span): readonly Span[] =>
	a.start <= b.end && b.start <= a.end ? [{ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }] : [a, b];

/** So many known words, and so many unknown ones, are looked at on either side. */
const reach = 12;
const unknownReach = 30;
/** English has so many code units for each word. */
const unitsPerWord = 5.5;
/** What a word more or less costs, in bits. */
const skip = 1.5;

/** A word of the earlier text, or an unknown one, which any word may be. */
interface Row {
	readonly id: number | undefined;
	/** How telling it is that it stands at a place, in bits. */
	readonly weight: number;
	/** Whether it is one of the annotated words. */
	readonly isOwn?: boolean;
}

const unknown: Row = { id: undefined, weight: 0 };

function rowOf({ words, offsets }: WordIndex, id: number, factor: number): Row {
	const count = id + 1 < offsets.length ? (offsets[id + 1] as number) - (offsets[id] as number) : 0;
	return { id, weight: factor * Math.log2((words.count + 1) / (count + 1)) };
}

const weightOf = (rows: readonly Row[]): number => rows.reduce((sum, { weight }) => sum + weight, 0);

/** The number of the first word that begins at an offset or behind it. */
function wordFrom({ starts, count }: Remnants, offset: number): number {
	return firstNot(count, at => (starts[at] as number) < offset);
}

/** The words on one side of a place, the nearest first. What stands beyond the paragraph stays when that is cut out. */
function rowsFrom(
	index: WordIndex,
	{ starts, ends, ids, breaks, count }: Remnants,
	from: number,
	step: 1 | -1,
	edge: number,
): Row[] {
	const rows: Row[] = [];
	let border = edge;
	let missing = 0;
	let factor = 1;
	for (let at = from, known = 0; at >= 0 && at < count && known < reach; at += step, known++) {
		const gap = step === 1 ? (starts[at] as number) - border : border - (ends[at] as number);
		const words = gap > 2 ? Math.round(gap / unitsPerWord) : 0;
		missing += words;
		if (missing > unknownReach) break;
		for (let k = 0; k < words; k++) rows.push(unknown);
		if (breaks[step === 1 ? at : at + 1] === 1) factor = beyondParagraph;
		rows.push(rowOf(index, ids[at] as number, factor));
		border = step === 1 ? (ends[at] as number) : (starts[at] as number);
	}
	return rows;
}

function columnsFrom({ words }: WordIndex, from: number, step: 1 | -1, rows: number): number[] {
	const columns: number[] = [];
	for (let at = from; at >= 0 && at < words.count && columns.length < rows + 8; at += step) {
		columns.push(words.ids[at] as number);
	}
	return columns;
}

/**
 * The weight of the best alignment of words of the earlier text with words of this one: of stretches that begin at the
 * beginning of both and end anywhere; or, with `taken`, of any two stretches (T. F. Smith and M. S. Waterman, 1981), with
 * the annotated words not at the columns that are taken.
 */
function align(
	{ budget }: WordIndex,
	rows: readonly Row[],
	columns: ArrayLike<number>,
	{ taken }: { readonly taken?: Span } = {},
): number {
	budget.support -= rows.length * columns.length;
	const least = taken ? 0 : Number.NEGATIVE_INFINITY;
	let row = Float64Array.from({ length: columns.length + 1 }, (_, k) => Math.max(least, -skip * k));
	let best = 0;
	for (const { id, weight, isOwn } of rows) {
		const next = new Float64Array(columns.length + 1);
		next[0] = Math.max(least, (row[0] as number) - skip);
		for (let k = 1; k <= columns.length; k++) {
			const isSame = columns[k - 1] === id && !(isOwn && taken && k > taken.start && k <= taken.end);
			const paired = (row[k - 1] as number) + (id === undefined ? 0 : isSame ? weight : -2 * skip);
			const value = Math.max(least, paired, (row[k] as number) - skip, (next[k - 1] as number) - skip);
			next[k] = value;
			if (value > best) best = value;
		}
		row = next;
	}
	return best;
}
