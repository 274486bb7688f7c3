import cueData from '../lexicon/en/cues.json';
import { listed } from '../lexicon/listed';
import { Tag, type Tokens, wordOf } from '../tokens';
import { isNominal, isWord } from './items';
import { isQuoteTag, type Segment } from './segments';

export interface Group {
	/** First item of the verb group, auxiliaries and adverbs included. */
	readonly from: number;
	readonly passive: boolean;
	readonly participial: boolean;
	readonly infinitive: boolean;
}

/** The verb group that ends in item `at`: "has repeatedly said", "refused to say", "was described". */
export function groupOf(tokens: Tokens, segment: Segment, at: number): Group {
	const aspect = segment.tag[at] === Tag.Ing ? aspectBefore(tokens, segment, at) : undefined;
	let from = aspect ?? at;
	let be = false;
	let have = false;
	let infinitive = false;
	let governed = false;
	while (from > 0 && from > at - 14) {
		const tag = segment.tag[from - 1] as number;
		if (tag === Tag.Adverb || tag === Tag.Negation) {
			// An adverb opens the group only where an auxiliary or a subject stands before it.
			from--;
		} else if (tag === Tag.Be) {
			be = true;
			from--;
		} else if (tag === Tag.Have) {
			have = true;
			from--;
		} else if (tag === Tag.Modal || tag === Tag.Do) from--;
		else if ((tag === Tag.Determiner || tag === Tag.Pronoun) && isAll(tokens, segment, from - 1)) from--;
		else if (tag === Tag.Comma && isSetOff(segment, from)) from -= 3;
		else if (tag === Tag.Noun && phraseInside(tokens, segment, from) > 0) from -= phraseInside(tokens, segment, from);
		else if (tag === Tag.To) {
			infinitive = true;
			from--;
			// "Went on to say", "declined to comment": the verb in front governs it.
			const before = from > 0 ? (segment.tag[from - 1] as number) : Tag.Other;
			if (before === Tag.Preposition && wentOn(tokens, segment, from - 1)) {
				from -= 2;
				governed = true;
				infinitive = false;
			} else if (before === Tag.Finite || before === Tag.Base || before === Tag.Participle || before === Tag.Ing) {
				from--;
				governed = true;
				infinitive = false;
			} else if (
				before === Tag.Adjective &&
				/^(?:quick|reluctant|eager|ready|willing|unwilling|likely|unlikely|able|unable|careful|slow|happy|keen|prepared|set|first|last|expected)$/u.test(
					wordOf(tokens, segment.token[from - 1] as number),
				)
			) {
				from--;
				infinitive = false;
				governed = true;
			}
		} else break;
	}
	while (from < at && segment.tag[from] === Tag.Adverb && from > 0 && !leadsGroup(segment, from)) from++;
	const participle = segment.tag[at] === Tag.Participle;
	return {
		from,
		passive: participle && be && !governed,
		participial: (segment.tag[at] === Tag.Ing && !be && aspect === undefined) || (participle && !be && !have),
		infinitive,
	};
}

/** What can stand in front of a verb in its group. */
export const AUXILIARY: ReadonlySet<number> = new Set([Tag.Adverb, Tag.Negation, Tag.Modal, Tag.Be, Tag.Have, Tag.Do]);

/** "Keeps saying", "has avoided directly criticising": the verb that says how far somebody is with it. */
function aspectBefore(tokens: Tokens, segment: Segment, at: number): number | undefined {
	let before = at - 1;
	while (before > 0 && segment.tag[before] === Tag.Adverb) before--;
	const tag = segment.tag[before];
	const verb = tag === Tag.Finite || tag === Tag.Participle || tag === Tag.Base;
	return before > 0 && verb && isWord(tokens, segment, before, ASPECTS) ? before : undefined;
}

const ASPECTS = listed(cueData.acts.aspects);

/** "Went on to say". */
const wentOn = (tokens: Tokens, segment: Segment, on: number): boolean =>
	isWord(tokens, segment, on, /^on$/iu) && isWord(tokens, segment, on - 1, /^(?:go|goes|went|going|gone)$/iu);

/** "Are all quick to point out", "have both said", "Lind and Holm both said". */
const isAll = (tokens: Tokens, segment: Segment, at: number): boolean =>
	BEFORE_ALL.has(segment.tag[at - 1] as number) &&
	/^(?:all|both|each)$/iu.test(wordOf(tokens, segment.token[at] as number));

const BEFORE_ALL: ReadonlySet<number> = new Set([Tag.Be, Tag.Have, Tag.Noun, Tag.Proper, Tag.Pronoun]);

/** "Has, however, revealed": an adverb between commas inside the group. `from` is the item behind the second comma. */
const isSetOff = (segment: Segment, from: number): boolean =>
	segment.tag[from - 2] === Tag.Adverb &&
	segment.tag[from - 3] === Tag.Comma &&
	(segment.tag[from - 4] === Tag.Have || segment.tag[from - 4] === Tag.Be || segment.tag[from - 4] === Tag.Modal);

/** How many items "in fact" or "in the past" has, between "have" and its participle; the phrase ends at item `to`. */
function phraseInside(tokens: Tokens, segment: Segment, to: number): number {
	for (let at = to - 2; at > 0 && at > to - 5; at--) {
		if (segment.tag[at] === Tag.Preposition)
			return segment.tag[at - 1] === Tag.Have && isWord(tokens, segment, at, /^(?:in|at|on)$/u) ? to - at : 0;
		if (segment.tag[at] !== Tag.Determiner && segment.tag[at] !== Tag.Adjective) return 0;
	}
	return 0;
}

function leadsGroup(segment: Segment, at: number): boolean {
	const before = segment.tag[at - 1] as number;
	return (
		isNominal(before) ||
		before === Tag.Pronoun ||
		before === Tag.Wh ||
		before === Tag.That ||
		before === Tag.Conjunction ||
		before === Tag.Comma ||
		before === Tag.CloseBracket ||
		isQuoteTag(before)
	);
}
