import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { QUOTE_OTHER, type Segment } from './segments';

/** Items of a segment, from the first up to but not including the last. */
export interface Items {
	readonly from: number;
	readonly to: number;
}

export const isHead = (tag: number): boolean => tag === Tag.Noun || tag === Tag.Proper || tag === QUOTE_OTHER;
export const isNominal = (tag: number): boolean => isHead(tag) || tag === Tag.Adjective || tag === Tag.Number;
export const isVerbTag = (tag: number): boolean =>
	tag === Tag.Finite || tag === Tag.Modal || tag === Tag.Be || tag === Tag.Have || tag === Tag.Do;
export const opensPhrase = (tag: number): boolean =>
	isNominal(tag) || tag === Tag.Determiner || tag === Tag.Possessive || tag === Tag.Pronoun;

/** Whether any word of a phrase has one of the forms, such as a document or a vague noun. */
export function anyForm(tokens: Tokens, segment: Segment, items: Items, form: number): boolean {
	for (let at = items.from; at < items.to; at++) {
		const token = segment.token[at] as number;
		if (token >= 0 && formsOf(tokens, token) & form) return true;
	}
	return false;
}

/** The last noun of a phrase before any "of": its head. */
export function headOf(segment: Segment, items: Items): number {
	let head = items.from;
	for (let at = items.from; at < items.to; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Preposition || tag === Tag.Comma || tag === Tag.OpenBracket || tag === Tag.Wh || tag === Tag.That)
			break;
		// "A review last year by the institute": the adjective begins something else.
		if (tag === Tag.Adjective && at > items.from && isHead(segment.tag[at - 1] as number)) break;
		// "A study released last week".
		if ((tag === Tag.Finite || tag === Tag.Participle) && at > items.from && isHead(segment.tag[at - 1] as number))
			break;
		if (isHead(tag) || tag === Tag.Pronoun) head = at;
	}
	return head;
}

/** Whether any word of a phrase is one of some. */
export function anyWord(tokens: Tokens, segment: Segment, items: Items, words: RegExp): boolean {
	for (let at = items.from; at < items.to; at++) if (isWord(tokens, segment, at, words)) return true;
	return false;
}

export const isTime = (forms: number): boolean => (forms & (Form.Weekday | Form.Month | Form.TimeNoun)) !== 0;

/** Whether an item is a word that an expression takes; a collapsed quote and an item beyond the ends are none. */
export function isWord(tokens: Tokens, segment: Segment, at: number, words: RegExp): boolean {
	const token = segment.token[at];
	return token !== undefined && token >= 0 && words.test(wordOf(tokens, token));
}
