import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { isTime, isVerbTag, isWord } from './items';
import { nounPhraseAfter } from './phrases';
import type { Segment } from './segments';

/** "In Brussels", "on Tuesday", "last week", "to reporters", "again". */
export function skipAdverbials(tokens: Tokens, segment: Segment, from: number, limit: number): number {
	let at = from;
	while (at < limit) {
		const tag = segment.tag[at] as number;
		const token = segment.token[at] as number;
		const forms = token >= 0 ? formsOf(tokens, token) : 0;
		if (tag === Tag.Adverb) at++;
		// "Told me later that", "said only: “No.”".
		else if (tag === Tag.Adjective && forms & Form.Adverb && BEHIND_ADVERB.has(segment.tag[at + 1] ?? Tag.Stop)) at++;
		// "Has argued ever since that".
		else if (at + 1 < limit && segment.tag[at + 1] === Tag.That && isWord(tokens, segment, at, /^since$/iu)) at++;
		else if (forms & Form.Weekday) {
			at++;
			if (
				at < limit &&
				(segment.token[at] as number) >= 0 &&
				formsOf(tokens, segment.token[at] as number) & Form.TimeNoun
			)
				at++;
		} else if (
			(tag === Tag.Adjective || tag === Tag.Determiner) &&
			at + 1 < limit &&
			(segment.token[at + 1] as number) >= 0 &&
			isTime(formsOf(tokens, segment.token[at + 1] as number)) &&
			TIME_WORDS.has(wordOf(tokens, token).toLowerCase())
		)
			at += 2;
		else if (tag === Tag.Preposition || (tag === Tag.Subordinator && forms & Form.Preposition)) {
			const behind = afterPreposition(tokens, segment, at, limit);
			if (behind === undefined) return at;
			at = behind;
		} else break;
	}
	// ", where he is a guest, that": what commas set off in front of "that".
	if (at < limit && segment.tag[at] === Tag.Comma) {
		for (let close = at + 1; close + 1 < limit && close < at + 25; close++) {
			if (segment.tag[close] !== Tag.Comma) continue;
			const behind = segment.tag[close + 1];
			const setting =
				segment.tag[at + 1] === Tag.Preposition && (behind === Tag.Determiner || behind === Tag.Possessive);
			return behind === Tag.That || setting ? close + 1 : at;
		}
	}
	return at;
}

const BEHIND_ADVERB: ReadonlySet<number> = new Set([Tag.That, Tag.Colon]);

const TIME_WORDS = new Set(['last', 'this', 'next', 'earlier', 'late', 'early', 'that', 'the']);

const SETTING = new Set([
	'in',
	'on',
	'at',
	'to',
	'during',
	'from',
	'through',
	'before',
	'after',
	'via',
	'with',
	'by',
	'over',
	'for',
	'of',
	'about',
	'outside',
	'inside',
	'as',
	'into',
	'without',
	'within',
	'near',
	'since',
	'around',
	'while',
]);

function afterPreposition(tokens: Tokens, segment: Segment, at: number, limit: number): number | undefined {
	const word = wordOf(tokens, segment.token[at] as number).toLowerCase();
	if (!SETTING.has(word)) return undefined;
	const phrase = nounPhraseAfter(tokens, segment, at + 1, false);
	if (!phrase || phrase.to > limit) {
		// "By saying", "after meeting": up to the next mark.
		return undefined;
	}
	const next = segment.tag[phrase.to];
	if (next !== undefined && phrase.to < limit && isVerbTag(next)) return undefined;
	return phrase.to;
}
