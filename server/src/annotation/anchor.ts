import type { Span } from '../text/span';
import { type Alignment, alignWords } from './align';
import type { Annotation, Resolved, Sidecar } from './annotation';
import { carry } from './carry';
import { type Landmark, orphaned, type Placement, relocate, type Single } from './relocate';
import { findWords, indexWords, readQuote, type WordIndex } from './search';
import { readWords, sameWords, type Vocabulary, type Words } from './words';

/**
 * Says for every annotation of a sidecar where its words stand in the article as it is now, in the sidecar's order.
 *
 * Same text: the positions hold where the quote stands there. Otherwise the positions are carried over a comparison of
 * the previous text with this one, and the quote is checked there; where the previous text is not known, the quote is
 * searched with its surroundings. What is not certain is 'doubtful' and `at` a proposal. Never throws; about linear in
 * the text's length.
 *
 * @param text the article's normalised text.
 * @param textHash SHA-256 of `text` as UTF-8, in hexadecimal.
 * @param previousText the text that the sidecar was written against (its hash is `sidecar.textHash`), where it is known.
 */
export function resolveAnnotations(
	sidecar: Sidecar,
	text: string,
	textHash: string,
	previousText?: string,
): readonly Resolved[] {
	const sameText = sidecar.textHash === textHash;
	const placements = new Map<Annotation, Placement>();
	const open: Annotation[] = [];
	const exact = new Set<Annotation>();
	for (const annotation of sidecar.annotations) {
		if (sameText && standsAt(annotation, text, annotation.at)) exact.add(annotation);
		else open.push(annotation);
	}
	if (open.length > 0) {
		const vocabulary: Vocabulary = new Map();
		const now = readWords(text, vocabulary);
		const rest =
			previousText === undefined || sameText ? open : carryAll(open, previousText, now, vocabulary, placements);
		const marks = landmarks(sidecar, text, exact, placements);
		if (rest.length > 0) searchAll(rest, indexWords(now, vocabulary), marks, sameText, placements);
	}
	return sidecar.annotations.map(annotation =>
		exact.has(annotation)
			? { annotation, anchor: 'exact', at: annotation.at }
			: { annotation, ...(placements.get(annotation) ?? orphaned) },
	);
}

function standsAt({ quote }: Annotation, text: string, at: readonly Span[]): boolean {
	return (
		at.length === quote.length && at.every(({ start, end }, k) => sameWords(text.slice(start, end), quote[k] ?? ''))
	);
}

/** Carries annotations over from the previous text; returns those whose words do not stand where they should in it. */
function carryAll(
	annotations: readonly Annotation[],
	previousText: string,
	now: Words,
	vocabulary: Vocabulary,
	placements: Map<Annotation, Placement>,
): readonly Annotation[] {
	const old = readWords(previousText, vocabulary);
	const alignment = alignWords(old, now);
	let index: WordIndex | undefined;
	const rest: Annotation[] = [];
	for (const annotation of annotations) {
		if (!standsAt(annotation, previousText, annotation.at)) {
			rest.push(annotation);
			continue;
		}
		let placement = carryOne(annotation, old, now, alignment);
		if (placement.anchor === 'orphaned') {
			index ??= indexWords(now, vocabulary);
			placement = amongNew(annotation, index, alignment);
		}
		placements.set(annotation, placement);
	}
	return rest;
}

/** From this many words on, a quote that was carried over whole is certain, whatever became of its surroundings. */
const tellingWords = 5;

function carryOne({ quote, at }: Annotation, old: Words, now: Words, alignment: Alignment): Placement {
	let certain = true;
	const spans: Span[] = [];
	for (const [k, span] of at.entries()) {
		const carried = carry(old, now, alignment, span);
		const previous = spans.at(-1);
		if (!carried || (previous && carried.span.start < previous.end)) return orphaned;
		const { whole, kept, surroundings } = carried;
		if (kept < (surroundings >= 0.5 ? 0.4 : 0.55)) return orphaned;
		const words = readWords(quote[k] ?? '', new Map()).count;
		if (!whole || (words < tellingWords && surroundings < 0.3)) certain = false;
		if (whole && words < 3 && surroundings < 0.15) return orphaned;
		spans.push(carried.span);
	}
	return { anchor: certain ? 'moved' : 'doubtful', at: spans };
}

/** A quote whose place was cut out may stand, alone, in what was inserted: a proposal, if it says enough to be the same. */
function amongNew({ quote }: Annotation, index: WordIndex, { toOld }: Alignment): Placement {
	const spans: Span[] = [];
	for (const part of quote) {
		const words = readQuote(index, part);
		if (words.count < 3) return orphaned;
		const hits = findWords(index, words, 0).filter(({ first, last, start }) => {
			for (let at = first; at <= last; at++) if (toOld[at] !== -1) return false;
			return start >= (spans.at(-1)?.end ?? 0);
		});
		const [hit, other] = hits;
		if (!hit || other) return orphaned;
		spans.push({ start: hit.start, end: hit.end });
	}
	return { anchor: 'doubtful', at: spans };
}

/** First those that can be found without help, then the others by what these tell about how far the text has moved. */
function searchAll(
	annotations: readonly Annotation[],
	index: WordIndex,
	marks: Landmark[],
	sameText: boolean,
	placements: Map<Annotation, Placement>,
): void {
	// Surroundings are written where a quote occurs more than once: in a sidecar that has some, the others occurred once.
	const notes = annotations.some(({ prefix, suffix }) => prefix !== undefined || suffix !== undefined);
	const singleOf = ({ at, prefix, suffix }: Annotation): Single => {
		if (sameText || at.length === 0) return 'anywhere';
		return notes && prefix === undefined && suffix === undefined ? 'near' : 'never';
	};
	const ends = [...marks].sort((a, b) => a.was - b.was);
	const undecided: Annotation[] = [];
	const found: Landmark[] = [];
	for (const annotation of annotations) {
		const placement = relocate(index, annotation, ends, { single: singleOf(annotation), certainOnly: true });
		if (!placement) undecided.push(annotation);
		else {
			placements.set(annotation, placement);
			found.push(...landmarksOf(annotation, placement.at));
		}
	}
	const all = [...marks, ...found].sort((a, b) => a.was - b.was);
	for (const annotation of undecided) {
		placements.set(
			annotation,
			relocate(index, annotation, all, { single: singleOf(annotation), certainOnly: false }) ?? orphaned,
		);
	}
}

/** What is known of how far text has moved: the annotations already placed, and the text's two ends. */
function landmarks(
	sidecar: Sidecar,
	text: string,
	exact: ReadonlySet<Annotation>,
	placements: ReadonlyMap<Annotation, Placement>,
): Landmark[] {
	const marks: Landmark[] = [{ was: 0, is: 0 }];
	if (sidecar.textLength !== undefined) marks.push({ was: sidecar.textLength, is: text.length });
	for (const annotation of exact) marks.push(...landmarksOf(annotation, annotation.at));
	for (const [annotation, { anchor, at }] of placements) {
		if (anchor === 'moved') marks.push(...landmarksOf(annotation, at));
	}
	return marks;
}

function landmarksOf({ at: was }: Annotation, is: readonly Span[]): Landmark[] {
	return was.length === is.length ? was.map((span, k) => ({ was: span.start, is: (is[k] as Span).start })) : [];
}
