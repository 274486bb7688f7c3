import { firstNot } from '../text/first-not';
import type { Span } from '../text/span';
import type { Anchor, Annotation } from './annotation';
import { marginOf, type Remnants, type Support, supportOf } from './remnants';
import { compareContext, findCut, findLike, findWords, type Hit, readQuote, type WordIndex } from './search';
import { type Words, wordAt } from './words';

/** What became of an annotation, without the annotation. */
export interface Placement {
	readonly anchor: Exclude<Anchor, 'exact'>;
	readonly at: readonly Span[];
}

/** A place that another annotation was found at with certainty: how far text near it has moved. */
export interface Landmark {
	/** Offset in the text that the sidecar was written against. */
	readonly was: number;
	/** Offset in the text as it is now. */
	readonly is: number;
}

export const orphaned: Placement = { anchor: 'orphaned', at: [] };

/** With this many words a quote is taken to be found if it stands in one place only, whatever is around it now. */
const tellingWords = 4;
const tellingLetters = 12;

/**
 * When the only place of a short quote is certain: `anywhere` in the text that was annotated, `near` its old position
 * where the sidecar shows that it stood in one place only, `never` where it may have stood in others that are gone.
 */
export type Single = 'anywhere' | 'near' | 'never';

/** An annotation's words, and where they stand in the text. */
export interface Search {
	readonly annotation: Annotation;
	readonly wanted: Wanted;
	/** In the order of the text. */
	readonly places: readonly Place[];
	/** The places with the best surroundings, if the sidecar notes some. */
	readonly byContext: readonly Place[];
	/** What speaks for each place, as far as it was asked for. */
	readonly supports: Map<Place, Support>;
}

/**
 * Looks for an annotation's words where the text that it was made in is not known.
 * @param single when a short quote with no noted surroundings that stands in one place only is certain.
 */
export function search(index: WordIndex, annotation: Annotation, single: Single): Search {
	const wanted = readWanted(index, annotation, single);
	const isEmpty = wanted.parts.some(part => part.count === 0);
	const places = isEmpty ? [] : findPlaces(index, annotation, wanted);
	const noted = places.filter(({ context }) => context !== undefined).sort((a, b) => contextOf(b) - contextOf(a));
	return { annotation, wanted, places, byContext: noted.slice(0, mostContenders), supports: new Map() };
}

const contextOf = ({ context = 0 }: Place): number => context;

/** So many places are looked at: those nearest to the expected one, and those with the best surroundings. */
const mostContenders = 5;

/** Nearest first. */
function contendersOf(
	places: readonly Place[],
	byContext: readonly Place[],
	expected: Expected | undefined,
): readonly Place[] {
	let behind = expected ? places.findIndex(({ start }) => start >= expected.start) : 0;
	if (behind < 0) behind = places.length;
	const near = places.slice(Math.max(0, behind - mostContenders), behind + mostContenders);
	const distance = (place: Place) => distanceOf(place, expected);
	const nearest = near.sort((a, b) => distance(a) - distance(b)).slice(0, mostContenders);
	return [...new Set([...nearest, ...byContext])].sort((a, b) => distance(a) - distance(b));
}

/**
 * Decides where an annotation's words are.
 *
 * Certain ('moved') is: a telling quote that stands in one place only; a place whose surroundings are those that the
 * sidecar notes (`prefix`, `suffix`) and no other's are; a place exactly as far from its old position as those of the
 * annotations found on both sides of it; and a place that the remnants of the earlier text speak for. In each case the
 * remnants must not fit as well to other words. All else is 'doubtful': what stands in several places with nothing around
 * it that decides, the likeliest place being a proposal, and what merely resembles the quote.
 *
 * @param landmarks sorted by `was`; the text's start and end may be among them.
 * @param certainOnly whether to leave an annotation undecided (undefined) rather than doubtful or orphaned.
 */
export function decide(
	index: WordIndex,
	{ annotation, wanted, places, byContext, supports }: Search,
	landmarks: readonly Landmark[],
	remnants: Remnants,
	certainOnly: boolean,
): Placement | undefined {
	if (wanted.parts.some(part => part.count === 0)) return orphaned;
	const expected = expectedPlace(landmarks, annotation);
	if (places.length === 0) return certainOnly ? undefined : resembling(index, annotation, wanted, expected);
	const contenders = contendersOf(places, byContext, expected);
	const margin = ({ hits }: Place) => marginOf(index, remnants, annotation.at, hits, stretchOf(expected));
	const support = (place: Place) => {
		const known = supports.get(place) ?? supportOf(index, remnants, annotation.at, place.hits);
		supports.set(place, known);
		return known;
	};
	const likely = certainPlace(contenders, wanted, expected);
	const certain =
		likely && (speaksForItself(likely, wanted, expected) || margin(likely) + credit(likely, expected) >= enoughMargin)
			? likely
			: supportedPlace(contenders, expected, support, margin);
	if (certain) return { anchor: 'moved', at: certain.spans };
	return certainOnly ? undefined : likeliestPlace(contenders, wanted, expected);
}

const distanceOf = ({ start }: Place, expected: Expected | undefined): number =>
	expected ? Math.abs(start - expected.start) : 0;

/** What is looked for. */
interface Wanted {
	readonly parts: readonly Words[];
	readonly prefix?: Words;
	readonly suffix?: Words;
	/** Whether it says enough not to stand anywhere else by chance. */
	readonly telling: boolean;
	readonly single: Single;
	readonly wordCount: number;
}

/** Where the words should stand now, judged by the landmarks on either side. */
interface Expected {
	readonly start: number;
	/** The least and the greatest offset that fits the landmarks. */
	readonly low: number;
	readonly high: number;
	/** Where it stands if it has moved as far as the landmark before it, or the one behind it. */
	readonly starts: readonly number[];
	/** Whether both landmarks have moved equally far: then `start` is exact. */
	readonly exact: boolean;
}

/** A place where all parts of the quote stand in order. */
interface Place {
	readonly start: number;
	readonly spans: readonly Span[];
	readonly hits: readonly Hit[];
	/** 0 to 1; undefined where the sidecar notes no surroundings. */
	readonly context?: number;
}

function readWanted(index: WordIndex, { quote, prefix, suffix }: Annotation, single: Single): Wanted {
	const parts = quote.map(part => readQuote(index, part));
	let [wordCount, letters] = [0, 0];
	for (const part of parts) {
		for (let at = 0; at < part.count; at++) {
			const word = part.text.slice(part.starts[at], part.ends[at]);
			if (!/[\p{L}\p{N}]/u.test(word)) continue;
			wordCount++;
			letters += word.length;
		}
	}
	const words = (context: string | undefined) => {
		const read = context === undefined ? undefined : readQuote(index, context);
		return read && read.count > 0 ? read : undefined;
	};
	return {
		parts,
		wordCount,
		single,
		// The outer ends of prefix and suffix are cut anywhere, in a word as a rule.
		prefix: words(prefix && prefix.length > 16 ? prefix.replace(/^\S+\s/, '') : prefix),
		suffix: words(suffix && suffix.length > 16 ? suffix.replace(/\s\S+$/, '') : suffix),
		telling: wordCount >= tellingWords || (wordCount === 3 && letters >= tellingLetters),
	};
}

function expectedPlace(landmarks: readonly Landmark[], { at }: Annotation): Expected | undefined {
	const start = at[0]?.start;
	if (start === undefined) return undefined;
	const low = firstNot(landmarks.length, mark => (landmarks[mark] as Landmark).was <= start);
	const before = landmarks[low - 1];
	const behind = landmarks[low];
	const shifts = [before, behind].filter(mark => mark !== undefined).map(mark => mark.is - mark.was);
	if (shifts.length === 0) return { start, starts: [], low: 0, high: Number.POSITIVE_INFINITY, exact: false };
	const [least, most] = [Math.min(...shifts), Math.max(...shifts)];
	const nearer = before && (!behind || start - before.was <= behind.was - start) ? before : (behind as Landmark);
	return {
		start: start + nearer.is - nearer.was,
		starts: shifts.map(shift => start + shift),
		low: start + least,
		high: start + most,
		exact: shifts.length === 2 && least === most,
	};
}

/** How far from the expected stretch a place may lie and still fit, in code units. */
const slack = 80;
/** How far from the expected place a short quote may be found with certainty. */
const furthest = 400;

const fits = (place: Place, expected: Expected | undefined): boolean =>
	!expected || (place.start >= expected.low - slack && place.start <= expected.high + slack);

function isCertainAlone(place: Place, { telling, single }: Wanted, expected: Expected | undefined): boolean {
	if (telling || single === 'anywhere' || expected?.starts.includes(place.start)) return true;
	return (
		single === 'near' &&
		expected !== undefined &&
		expected.starts.length > 0 &&
		fits(place, expected) &&
		distanceOf(place, expected) <= furthest
	);
}

function certainPlace(places: readonly Place[], wanted: Wanted, expected: Expected | undefined): Place | undefined {
	const exact = expected?.exact ? places.find(place => distanceOf(place, expected) === 0) : undefined;
	const [only, other] = places;
	if (!wanted.prefix && !wanted.suffix) {
		if (only && !other && isCertainAlone(only, wanted, expected)) return only;
		return exact;
	}
	const [best, second] = [...places].sort((a, b) => (b.context ?? 0) - (a.context ?? 0));
	// Surroundings are noted where the quote is repeated: one far from where it should be may be the other one.
	if (!best || !fits(best, expected)) return undefined;
	const score = best.context ?? 0;
	const lead = score - (second?.context ?? 0);
	if (score >= 0.85 && lead >= 0.25) return best;
	// Repeated passages have repeated surroundings: then only the position can tell.
	if (exact && (exact.context ?? 0) >= Math.max(0.3, score - 0.1)) return exact;
	if (!wanted.telling) return undefined;
	if (score >= 0.6 && lead >= 0.25) return best;
	return places.length === 1 && (score >= 0.5 || wanted.wordCount > tellingWords) ? best : undefined;
}

/** What must speak for a place, in bits, and how much more than for any other. */
const enough = 25;
const clearlyMore = 10;
/** The least part that must be left of what is known to have stood around the words. */
const enoughLeft = 0.35;
/** What must be left where the words are far from where they should be, as in a paragraph that was moved. */
const nearlyAll = 0.9;
const allMuch = 40;
/** How much worse it must fit that these are other words. */
const enoughMargin = 3;

/** The place that everything known of the earlier text speaks for, if there is one alone, and where it should be. */
function supportedPlace(
	places: readonly Place[],
	expected: Expected | undefined,
	support: (place: Place) => Support,
	margin: (place: Place) => number,
): Place | undefined {
	const judged = places
		.map(place => ({ place, support: support(place) }))
		.sort((a, b) => b.support.around - a.support.around);
	const [best, second] = judged;
	if (!best) return undefined;
	const { around, all } = best.support;
	const lead = around - (second?.support.around ?? 0);
	const isMuch = around >= enough && lead >= clearlyMore && around >= enoughLeft * all && fits(best.place, expected);
	const isNearlyAll = around >= allMuch && lead >= allMuch / 2 && around >= nearlyAll * all;
	return (isMuch || isNearlyAll) && margin(best.place) >= enoughMargin ? best.place : undefined;
}

/** What it counts, in bits, that a place is as far from the old one as those of the annotations on both sides. */
const credit = (place: Place, expected: Expected | undefined): number =>
	expected?.exact && expected.start === place.start ? 10 : 0;

/** Many words that stood in one place only, about where they should be; or words that stand in one place of this very text. */
const speaksForItself = (place: Place, { telling, single }: Wanted, expected: Expected | undefined): boolean =>
	single === 'anywhere' || (telling && place.context === undefined && distanceOf(place, expected) <= slack);

const stretchOf = (expected: Expected | undefined): Span | undefined =>
	expected && Number.isFinite(expected.high) ? { start: expected.low - slack, end: expected.high + slack } : undefined;

/** The best proposal where nothing is certain, or none where nothing speaks for any. */
function likeliestPlace(places: readonly Place[], wanted: Wanted, expected: Expected | undefined): Placement {
	const noted = wanted.prefix || wanted.suffix;
	const [best] = [...places].sort((a, b) => (b.context ?? 0) - (a.context ?? 0));
	if (!best) return orphaned;
	const plausible = noted
		? (best.context ?? 0) >= (wanted.telling ? 0 : wanted.wordCount >= 3 ? 0.15 : 0.35)
		: wanted.telling || !expected || fits(best, expected) || places.length === 1;
	return plausible ? { anchor: 'doubtful', at: best.spans } : orphaned;
}

/** All places where the quote's parts stand in order, each part as near to the one before as it was. */
function findPlaces(index: WordIndex, { at, quote }: Annotation, wanted: Wanted): readonly Place[] {
	const { parts } = wanted;
	const near = wordAt(index.words, at[0]?.start ?? 0);
	const hits = parts.map((part, k) => {
		const found = findWords(index, part, near);
		return found.length > 0 ? found : findCut(index, quote[k] ?? '');
	});
	const whole = (hit: Hit, part: number) => withBlanks(index.words.text, quote[part] ?? '', hit);
	const places: Place[] = [];
	for (const first of hits[0] ?? []) {
		const chain: Hit[] = [first];
		for (let part = 1; part < parts.length; part++) {
			const before = chain[part - 1] as Hit;
			const [was, wasBefore] = [at[part], at[part - 1]];
			const next = nextHit(hits[part] ?? [], before, was && wasBefore ? was.start - wasBefore.end : 0);
			if (!next) break;
			chain.push(next);
		}
		if (chain.length < parts.length) continue;
		places.push({
			start: first.start,
			spans: chain.map(whole),
			hits: chain,
			context: contextScore(index, wanted, first, chain.at(-1) as Hit),
		});
	}
	return places;
}

/** A quote that begins or ends with blanks has them in the text, too, if they are still there. */
function withBlanks(text: string, quote: string, { start, end }: Span): Span {
	const before = quote.length - quote.trimStart().length;
	const behind = quote.length - quote.trimEnd().length;
	const isThere = text.slice(start - before, start).trim() === '' && text.slice(end, end + behind).trim() === '';
	return isThere ? { start: Math.max(0, start - before), end: Math.min(text.length, end + behind) } : { start, end };
}

/** How much of the surroundings that the sidecar notes is there, from 0 to 1; undefined where it notes none. */
function contextScore(index: WordIndex, { prefix, suffix }: Wanted, first: Hit, last: Hit): number | undefined {
	if (!prefix && !suffix) return undefined;
	const none = { kept: 0, all: 0 };
	const before = prefix ? compareContext(index, prefix, 'before', first) : none;
	const behind = suffix ? compareContext(index, suffix, 'behind', last) : none;
	return (before.kept + behind.kept) / (before.all + behind.all);
}

/** The hit behind another one whose distance to it is most like the one given. */
function nextHit(hits: readonly Hit[], before: Hit, distance: number): Hit | undefined {
	const low = firstNot(hits.length, hit => (hits[hit] as Hit).first <= before.last);
	let best: Hit | undefined;
	for (let k = low; k < hits.length; k++) {
		const hit = hits[k] as Hit;
		if (best && Math.abs(hit.start - before.end - distance) >= Math.abs(best.start - before.end - distance)) break;
		best = hit;
	}
	return best;
}

/** Likeness from which a place is proposed. */
const likeEnough = 0.6;
const clearLead = 0.1;

/** The place that resembles a quote that stands nowhere any more, if one clearly does. */
function resembling(index: WordIndex, { at }: Annotation, wanted: Wanted, expected: Expected | undefined): Placement {
	const { parts, prefix, wordCount } = wanted;
	const spans: Span[] = [];
	let from = 0;
	for (const [k, part] of parts.entries()) {
		const starts: number[] = [];
		const was = at[k];
		if (was && expected && at[0]) starts.push(wordAt(index.words, expected.start + was.start - at[0].start));
		if (k === 0 && prefix) for (const hit of findWords(index, prefix, 0).slice(0, 20)) starts.push(hit.last + 1);
		const likes = findLike(index, part, starts).filter(like => like.first >= from);
		const [best, second] = likes;
		if (!best || best.score < likeEnough || (second && best.score - second.score < clearLead)) return orphaned;
		if (wordCount < 3) {
			// One or two words resemble many others: then the surroundings must be the same.
			if ((contextScore(index, wanted, best, best) ?? 0) < 0.6) return orphaned;
		}
		from = best.last + 1;
		spans.push({ start: best.start, end: best.end });
	}
	return { anchor: 'doubtful', at: spans };
}
