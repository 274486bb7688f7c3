import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { markTag } from './marks';

/** A word of an open class in its place. */
export interface Place {
	readonly tokens: Tokens;
	readonly token: number;
	/** First token of the sentence, and the one behind its last. */
	readonly from: number;
	readonly to: number;
	readonly forms: number;
	/** The nearest token in front that is no adverb, and its tag. */
	readonly at: number;
	readonly before: number;
}

/** Whether a word can be a noun or an adjective. */
export const isNominal = (forms: number): boolean => (forms & (Form.Noun | Form.Adjective)) !== 0;

/** Whether a token is "the", "a" or "an". */
export const isArticle = (tokens: Tokens, token: number): boolean => /^(?:the|an?)$/iu.test(wordOf(tokens, token));

/** Whether a token is an auxiliary, so that what stands in front of it is its subject. */
export const isAuxiliaryNext = (tokens: Tokens, token: number, to: number): boolean =>
	token < to && (formsOf(tokens, token) & (Form.Be | Form.Modal | Form.Have)) !== 0;

/** Whether a token is the base form of what a document does: "show", "suggest". */
export const showsAt = (tokens: Tokens, token: number): boolean =>
	/^(?:show|suggest|indicate|reveal|confirm)$/u.test(wordOf(tokens, token));

/** "Whatever ministers have implied", "which time there", "what guarantees they": the noun that is asked for. */
export function isChoice(tokens: Tokens, wh: number, next: number, to: number): boolean {
	if (next >= to || !/^(?:what|which|what(?:so)?ever|whichever)$/iu.test(wordOf(tokens, wh))) return false;
	const forms = formsOf(tokens, next);
	if (forms & Form.SubjectPronoun) return true;
	return /ever$/iu.test(wordOf(tokens, wh)) && (forms & (Form.Have | Form.Modal | Form.Be)) !== 0;
}

/** Whether the sentence ends at a token, or a full stop stands there. */
export const endsClause = (tokens: Tokens, token: number, to: number): boolean =>
	token >= to || markTag(tokens.text.charCodeAt(tokens.start[token] as number)) === Tag.Stop;

/** Whether a token is "that". */
export const isThatNext = (tokens: Tokens, token: number, to: number): boolean =>
	token < to && wordOf(tokens, token) === 'that';

/** Whether a verb that can be nothing else follows in the clause: "Lind claims part of it" has none. */
export function verbAhead(tokens: Tokens, token: number, to: number): boolean {
	if (token >= to) return true;
	const limit = Math.min(to, token + 12);
	for (let at = token; at < limit; at++) {
		const mark = markTag(tokens.text.charCodeAt(tokens.start[at] as number));
		if (mark !== Tag.Other && mark !== Tag.QuoteMark) return at === token;
		const forms = formsOf(tokens, at);
		if (forms & (Form.Be | Form.Have | Form.Modal | Form.Do)) return true;
		if (
			forms & (Form.Past | Form.Third) &&
			!(forms & (Form.Noun | Form.Base | Form.Adjective)) &&
			tokens.capital[at] === 0
		)
			return true;
	}
	return false;
}

/** Whether a tag is that of a verb, auxiliaries aside. */
export const isVerbal = (tag: number): boolean =>
	tag === Tag.Finite || tag === Tag.Base || tag === Tag.Participle || tag === Tag.Ing;

/** What stands in front of an auxiliary that opens no question. */
export const isSubject = (tag: number): boolean =>
	tag === Tag.Noun || tag === Tag.Proper || tag === Tag.Pronoun || tag === Tag.That;

/** Whether the clause has had its verb: then "said the head of policy studies" needs no other. */
export function verbBehind(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token; at >= from && at > token - 20; at--) {
		const tag = tokens.tag[at] as number;
		if (tag === Tag.Finite || tag === Tag.Be || tag === Tag.Have || tag === Tag.Modal || tag === Tag.Do) return true;
		if (
			tag === Tag.Comma ||
			tag === Tag.That ||
			tag === Tag.Wh ||
			tag === Tag.Subordinator ||
			tag === Tag.QuoteMark ||
			tag === Tag.Semicolon ||
			tag === Tag.Dash ||
			tag === Tag.Colon
		)
			return false;
	}
	return false;
}
