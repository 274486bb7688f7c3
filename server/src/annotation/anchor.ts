import { holdsOthers, type Pieces, spanAfter } from '../text/pieces';
import type { Span } from '../text/span';
import { type Alignment, alignWords } from './align';
import type { Annotation, Resolved, Sidecar } from './annotation';
import { carry } from './carry';
import { decide, type Landmark, orphaned, type Placement, type Search, type Single, search } from './relocate';
import { readRemnants } from './remnants';
import { findWords, type Hit, indexWords, readQuote, type WordIndex } from './search';
import { readWords, sameWords, type Vocabulary, type Words } from './words';

/** A text that an article had earlier. */
export interface EarlierText {
	readonly text: string;
	/** What the edits made since have left of it, where all of them are known. */
	readonly pieces?: Pieces;
}

/**
 * Says for every annotation of a sidecar where its words stand in the article as it is now, in the sidecar's order.
 *
 * Same text: the positions hold where the quote stands there. Otherwise the positions are carried over the edits made
 * since, or over a comparison of the earlier text with this one, and the quote is checked there; where the earlier text
 * is not known, the quote is searched with its surroundings. What is not certain is 'doubtful' and `at` a proposal.
 * An annotation with a text of its own (`atText`) was not certain before: a search does not make it certain.
 * Never throws; about linear in the text's length.
 *
 * @param text the article's normalised text.
 * @param textHash SHA-256 of `text` as UTF-8, in hexadecimal.
 * @param earlier the text that the sidecar was written against (its hash is `sidecar.textHash`), where it is known; or
 * the earlier texts by their hash.
 */
export function resolveAnnotations(
	sidecar: Sidecar,
	text: string,
	textHash: string,
	earlier?: string | ((hash: string) => EarlierText | undefined),
): readonly Resolved[] {
	const earlierText = typeof earlier === 'string' ? () => ({ text: earlier }) : earlier;
	const placements = new Map<Annotation, Placement>();
	const open = new Map<string | undefined, Annotation[]>();
	const exact = new Set<Annotation>();
	for (const annotation of sidecar.annotations) {
		const hash = annotation.atText ?? sidecar.textHash;
		if (hash === textHash && standsAt(annotation, text, annotation.at)) exact.add(annotation);
		else if (open.has(hash)) open.get(hash)?.push(annotation);
		else open.set(hash, [annotation]);
	}
	if (open.size > 0) {
		const vocabulary: Vocabulary = new Map();
		let words: Words | undefined;
		// Typing beside annotations needs no words: most of the time they are not read.
		const now = () => {
			words ??= readWords(text, vocabulary);
			return words;
		};
		const rest: Annotation[] = [];
		for (const [hash, annotations] of open) {
			const previous = hash === undefined || hash === textHash ? undefined : earlierText?.(hash);
			rest.push(...(previous ? carryAll(annotations, previous, text, now, vocabulary, placements) : annotations));
		}
		if (rest.length > 0) {
			const index = indexWords(now(), vocabulary);
			const sameText = sidecar.textHash === textHash;
			const current = rest.filter(({ atText }) => atText === undefined);
			searchAll(current, index, landmarks(sidecar, text, exact, placements), sameText, placements);
			searchWaiting(
				rest.filter(({ atText }) => atText !== undefined),
				index,
				placements,
			);
		}
	}
	const resolved: Resolved[] = [];
	for (const annotation of sidecar.annotations) {
		const found = exact.has(annotation) ? undefined : (placements.get(annotation) ?? orphaned);
		resolved.push({ annotation, anchor: found?.anchor ?? 'exact', at: found?.at ?? annotation.at });
	}
	return resolved;
}

function standsAt({ quote }: Annotation, text: string, at: readonly Span[]): boolean {
	return (
		at.length === quote.length && at.every(({ start, end }, k) => sameWords(text.slice(start, end), quote[k] ?? ''))
	);
}

/** Carries annotations over from an earlier text; returns those whose words do not stand where they should in it. */
function carryAll(
	annotations: readonly Annotation[],
	{ text: previousText, pieces }: EarlierText,
	text: string,
	wordsNow: () => Words,
	vocabulary: Vocabulary,
	placements: Map<Annotation, Placement>,
): readonly Annotation[] {
	const rest: Annotation[] = [];
	const changed: Annotation[] = [];
	for (const annotation of annotations) {
		if (!standsAt(annotation, previousText, annotation.at)) {
			rest.push(annotation);
			continue;
		}
		const untouched = pieces && carryWhole(annotation, pieces, text);
		if (untouched) placements.set(annotation, { anchor: 'moved', at: untouched });
		else changed.push(annotation);
	}
	if (changed.length === 0) return rest;
	const now = wordsNow();
	const old = readWords(previousText, vocabulary);
	const alignment = alignWords(old, now);
	let index: WordIndex | undefined;
	for (const annotation of changed) {
		const placement = carryOne(annotation, old, now, alignment);
		const isPlaced = placement.anchor !== 'orphaned' && !(pieces && takesOthers(annotation, pieces, placement.at));
		if (isPlaced) {
			placements.set(annotation, placement);
			continue;
		}
		const left = pieces && carryRest(annotation, pieces);
		index ??= indexWords(now, vocabulary);
		placements.set(annotation, left ?? amongNew(annotation, index, isNew(alignment, pieces)));
	}
	return rest;
}

/** Where the edits have left an annotation's words untouched. */
function carryWhole(annotation: Annotation, pieces: Pieces, text: string): readonly Span[] | undefined {
	const spans: Span[] = [];
	for (const span of annotation.at) {
		const after = spanAfter(pieces, span);
		if (!after?.whole) return undefined;
		spans.push(after.span);
	}
	return standsAt(annotation, text, spans) ? spans : undefined;
}

/** Whether a place has words that stood beside the annotated ones: these were deleted then, and others are like them. */
const takesOthers = ({ at: was }: Annotation, pieces: Pieces, at: readonly Span[]): boolean =>
	at.some(span => holdsOthers(pieces, span, was));

/** What the edits have left of words that were changed: a proposal, if it is enough. */
function carryRest({ at }: Annotation, pieces: Pieces): Placement | undefined {
	const spans: Span[] = [];
	for (const span of at) {
		const after = spanAfter(pieces, span);
		if (!after || after.kept < 0.4 * (span.end - span.start)) return undefined;
		spans.push(after.span);
	}
	return { anchor: 'doubtful', at: spans };
}

/** Tells which words of the new text were put in. */
const isNew =
	({ toOld }: Alignment, pieces: Pieces | undefined) =>
	({ first, last, start, end }: Hit): boolean => {
		if (pieces) return !holdsOthers(pieces, { start, end }, []);
		for (let at = first; at <= last; at++) if (toOld[at] !== -1) return false;
		return true;
	};

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
		if (!whole || (words < tellingWords && surroundings < (words < 3 ? 0.5 : 0.3))) certain = false;
		if (whole && words < 3 && surroundings < 0.15) return orphaned;
		spans.push(carried.span);
	}
	return { anchor: certain ? 'moved' : 'doubtful', at: spans };
}

/** A quote whose place was cut out may stand, alone, in what was inserted: a proposal, if it says enough to be the same. */
function amongNew({ quote }: Annotation, index: WordIndex, isNew: (hit: Hit) => boolean): Placement {
	const spans: Span[] = [];
	for (const part of quote) {
		const words = readQuote(index, part);
		if (words.count < 3) return orphaned;
		const hits = findWords(index, words, 0).filter(hit => isNew(hit) && hit.start >= (spans.at(-1)?.end ?? 0));
		const [hit, other] = hits;
		if (!hit || other) return orphaned;
		spans.push({ start: hit.start, end: hit.end });
	}
	return { anchor: 'doubtful', at: spans };
}

/** Those that were not certain before are not made so by a search, whatever it finds. */
function searchWaiting(
	annotations: readonly Annotation[],
	index: WordIndex,
	placements: Map<Annotation, Placement>,
): void {
	const nothing = readRemnants(index, []);
	for (const annotation of annotations) {
		const found = decide(index, search(index, annotation, 'never'), [], nothing, false) ?? orphaned;
		placements.set(annotation, found.anchor === 'moved' ? { anchor: 'doubtful', at: found.at } : found);
	}
}

/** First those that can be found without help, then the others by what these tell about how far the text has moved. */
function searchAll(
	annotations: readonly Annotation[],
	index: WordIndex,
	marks: Landmark[],
	sameText: boolean,
	placements: Map<Annotation, Placement>,
): void {
	const notes = notesRepeats(annotations);
	const singleOf = ({ at, prefix, suffix }: Annotation): Single => {
		if (sameText || at.length === 0) return 'anywhere';
		return notes && prefix === undefined && suffix === undefined ? 'near' : 'never';
	};
	const remnants = readRemnants(index, annotations);
	let open = annotations.map(annotation => search(index, annotation, singleOf(annotation)));
	const known = [...marks];
	for (let round = 0; round < mostRounds && open.length > 0; round++) {
		const sorted = [...known].sort((a, b) => a.was - b.was);
		const undecided: Search[] = [];
		for (const one of open) {
			const placement = decide(index, one, sorted, remnants, true);
			if (!placement) undecided.push(one);
			else {
				placements.set(one.annotation, placement);
				known.push(...landmarksOf(one.annotation, placement.at));
			}
		}
		if (undecided.length === open.length) break;
		open = undecided;
	}
	for (const annotation of sharing(annotations, placements)) {
		placements.set(annotation, { anchor: 'doubtful', at: placements.get(annotation)?.at ?? [] });
	}
	known.sort((a, b) => a.was - b.was);
	for (const one of open) {
		placements.set(one.annotation, decide(index, one, known, remnants, false) ?? orphaned);
	}
}

/** Words that stood in two places are not one place now: of those found there, all but the one that moved least. */
function sharing(annotations: readonly Annotation[], placements: ReadonlyMap<Annotation, Placement>): Annotation[] {
	const byPlace = new Map<string, Annotation[]>();
	for (const annotation of annotations) {
		const placement = placements.get(annotation);
		if (placement?.anchor !== 'moved') continue;
		const key = placement.at.map(({ start, end }) => `${start}-${end}`).join();
		byPlace.set(key, [...(byPlace.get(key) ?? []), annotation]);
	}
	return [...byPlace.values()].flatMap(sharers => {
		const start = placements.get(sharers[0] as Annotation)?.at[0]?.start ?? 0;
		const distance = ({ at }: Annotation) => Math.abs((at[0]?.start ?? start) - start);
		const least = Math.min(...sharers.map(distance));
		return sharers.filter(annotation => distance(annotation) > least);
	});
}

/**
 * Whether an annotation without surroundings stood in one place only: they are written where a quote occurs more than once.
 * Not so where nothing has them although a quote was annotated in two places: then they are not written at all.
 */
function notesRepeats(annotations: readonly Annotation[]): boolean {
	if (annotations.some(({ prefix, suffix }) => prefix !== undefined || suffix !== undefined)) return true;
	const places = new Map<string, number | undefined>();
	for (const { quote, at } of annotations) {
		const [words] = quote;
		if (words === undefined || at[0] === undefined) continue;
		if (places.has(words) && places.get(words) !== at[0].start) return false;
		places.set(words, at[0].start);
	}
	return true;
}

/** Each annotation found tells more about where the others are. */
const mostRounds = 3;

/** What is known of how far text has moved: the annotations already placed, and the text's two ends. */
function landmarks(
	sidecar: Sidecar,
	text: string,
	exact: ReadonlySet<Annotation>,
	placements: ReadonlyMap<Annotation, Placement>,
): Landmark[] {
	const marks: Landmark[] = [{ was: 0, is: 0 }];
	if (sidecar.textLength !== undefined) marks.push({ was: sidecar.textLength, is: text.length });
	for (const annotation of exact) {
		if (annotation.atText === undefined) marks.push(...landmarksOf(annotation, annotation.at));
	}
	for (const [annotation, { anchor, at }] of placements) {
		if (anchor === 'moved' && annotation.atText === undefined) marks.push(...landmarksOf(annotation, at));
	}
	return marks;
}

function landmarksOf({ at: was }: Annotation, is: readonly Span[]): Landmark[] {
	return was.length === is.length ? was.map((span, k) => ({ was: span.start, is: (is[k] as Span).start })) : [];
}
