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

export const isNominal = (forms: number): boolean => (forms & (Form.Noun | Form.Adjective)) !== 0;

export const isArticle = (tokens: Tokens, token: number): boolean => /^(?:the|an?)$/iu.test(wordOf(tokens, token));

export const isSubjectNext = (tokens: Tokens, token: number, to: number): boolean =>
	token < to && (formsOf(tokens, token) & (Form.Be | Form.Modal | Form.Have)) !== 0;

export const showsAt = (tokens: Tokens, token: number): boolean =>
	/^(?:show|suggest|indicate|reveal|confirm)$/u.test(wordOf(tokens, token));

/** "Whatever ministers have implied", "which time there", "what guarantees they": the noun that is asked for. */
export function isChoice(tokens: Tokens, wh: number, next: number, to: number): boolean {
	if (next >= to || !/^(?:what|which|what(?:so)?ever|whichever)$/iu.test(wordOf(tokens, wh))) return false;
	const forms = formsOf(tokens, next);
	if (forms & Form.SubjectPronoun) return true;
	return /ever$/iu.test(wordOf(tokens, wh)) && (forms & (Form.Have | Form.Modal | Form.Be)) !== 0;
}

export const endsClause = (tokens: Tokens, token: number, to: number): boolean =>
	token >= to || markTag(tokens.text.charCodeAt(tokens.start[token] as number)) === Tag.Stop;

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

export const isVerbal = (tag: number): boolean =>
	tag === Tag.Finite || tag === Tag.Base || tag === Tag.Participle || tag === Tag.Ing;
