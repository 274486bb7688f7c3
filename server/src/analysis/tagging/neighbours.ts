import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { CLOSED } from './forms';
import { markTag } from './marks';

/** Whether the next words can be the inside of a noun phrase. */
export function startsNoun(tokens: Tokens, token: number, to: number): boolean {
	if (token >= to) return false;
	const forms = formsOf(tokens, token);
	const first = tokens.text.charCodeAt(tokens.start[token] as number);
	if (markTag(first) !== Tag.Other && first !== 0x201c && first !== 0x22 && first !== 0x2018) return false;
	if (first >= 0x30 && first <= 0x39) return true;
	if (forms === 0) return !/ly$/u.test(wordOf(tokens, token)) || tokens.capital[token] === 1;
	if (forms & (Form.Be | Form.Have | Form.Modal)) return false;
	if (forms & (Form.Noun | Form.Adjective | Form.Number)) return true;
	// "Some proposed laws", but "some proposed that", "many said they".
	if (forms & (Form.Participle | Form.Ing)) return !(forms & Form.Past) || namesFollow(tokens, token + 1, to);
	if (tokens.capital[token] === 1 && !(forms & CLOSED)) return true;
	return (forms & (Form.Determiner | Form.Possessive)) !== 0 && (forms & Form.Subordinator) === 0;
}

function namesFollow(tokens: Tokens, token: number, to: number): boolean {
	if (token >= to || markTag(tokens.text.charCodeAt(tokens.start[token] as number)) !== Tag.Other) return false;
	const forms = formsOf(tokens, token);
	// "Many said Monday that".
	if (forms & (Form.Weekday | Form.Month)) return false;
	if (forms & (Form.Noun | Form.Adjective)) return true;
	return forms === 0 && (tokens.text[(tokens.end[token] as number) - 1] as string) !== '.';
}

/** Whether a subject and a verb follow before the next mark, within a few words: "after Lind vowed", not "after the attack". */
export function leadsClause(tokens: Tokens, token: number, to: number): boolean {
	const limit = Math.min(to, token + 12);
	for (let at = token; at < limit; at++) {
		const first = tokens.text.charCodeAt(tokens.start[at] as number);
		const mark = markTag(first);
		if (mark === Tag.Comma || mark === Tag.Stop || mark === Tag.Semicolon || mark === Tag.Colon) return false;
		const forms = formsOf(tokens, at);
		if (at > token && forms & (Form.Be | Form.Have | Form.Modal | Form.Do)) return true;
		if (at > token && forms & (Form.Past | Form.Third) && !(forms & Form.Noun) && tokens.capital[at] === 0) {
			const before = formsOf(tokens, at - 1);
			if (!(before & (Form.Determiner | Form.Possessive | Form.Preposition))) return true;
		}
		if (at > token && forms & Form.Base && formsOf(tokens, at - 1) & Form.SubjectPronoun) return true;
	}
	return false;
}

export const isAuxiliary = (tag: number): boolean =>
	tag === Tag.Modal || tag === Tag.Be || tag === Tag.Have || tag === Tag.Do;

/** Nothing has more adverbs in front of it; a text that has is no prose. */
const MOST_ADVERBS = 12;

/** The tag of the nearest token before that is no adverb or negation. */
export function beforeAdverbs(tokens: Tokens, token: number, from: number): number {
	let at = token - 1;
	const limit = Math.max(from, token - MOST_ADVERBS);
	while (at >= limit && (tokens.tag[at] === Tag.Adverb || tokens.tag[at] === Tag.Negation)) at--;
	return at;
}

/** "Cost €310mn": a sum stands behind a verb. */
const isMoney = (code: number): boolean => code === 0x24 || code === 0xa3 || code === 0x20ac;

/** Whether what follows can be the complement of a verb but not of a noun: an article, a pronoun, "that", "to", a name, a quote. */
export function opensComplement(tokens: Tokens, token: number, to: number): boolean {
	if (token >= to) return false;
	const forms = formsOf(tokens, token);
	const mark = markTag(tokens.text.charCodeAt(tokens.start[token] as number));
	if (mark === Tag.QuoteMark || mark === Tag.Colon) return true;
	if (mark !== Tag.Other) return false;
	if (isMoney(tokens.text.charCodeAt(tokens.start[token] as number))) return true;
	if (forms & (Form.Determiner | Form.Possessive | Form.SubjectPronoun | Form.Pronoun | Form.Adverb | Form.Wh))
		return true;
	if (tokens.capital[token] === 1) return !(forms & Form.Preposition);
	if (forms & Form.Subordinator && !(forms & Form.Preposition)) return true;
	if (
		forms & Form.Noun &&
		token + 1 < to &&
		isPlural(tokens, token) &&
		formsOf(tokens, token + 1) & (Form.Modal | Form.Be | Form.Have)
	)
		return true;
	if (forms & Form.Preposition)
		return /^(?:to|on|up|out|for|against|back|off|about|into|over|with|down|round|away)$/u.test(wordOf(tokens, token));
	return (forms & (Form.Adjective | Form.Number)) !== 0 || /^\d/u.test(wordOf(tokens, token));
}

/** Two names joined by "and" are plural: "Okafor and Lind plan to". */
export function listed(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token; at >= from && at > token - 6; at--) if (tokens.tag[at] === Tag.Conjunction) return true;
	return false;
}

export function isPlural(tokens: Tokens, token: number): boolean {
	const end = tokens.end[token] as number;
	if (tokens.text[end - 1] === 's') {
		const before = tokens.text[end - 2];
		// "Class", "analysis", "virus".
		if (before !== 's' && before !== 'i' && before !== 'u') return true;
	}
	return /^(?:people|police|men|women|children|media)$/iu.test(wordOf(tokens, token));
}

/** Whether a phrase's head in front of a preposition is plural: "Democrats on the committee plan to". */
export function isPhrasePlural(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token; at > from && at > token - 10; at--) {
		const tag = tokens.tag[at] as number;
		if (tag === Tag.Preposition && isPlural(tokens, at - 1)) return true;
		if (
			tag !== Tag.Preposition &&
			tag !== Tag.Noun &&
			tag !== Tag.Proper &&
			tag !== Tag.Adjective &&
			tag !== Tag.Determiner &&
			tag !== Tag.Possessive
		)
			return false;
	}
	return false;
}
