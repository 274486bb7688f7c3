import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { VERBAL } from './forms';
import { isAuxiliary, isPlural, leadsClause, startsNoun } from './neighbours';
import { openTag } from './open-class';

export function closedTag(tokens: Tokens, token: number, from: number, to: number, forms: number): number {
	const word = tokens.text.charCodeAt(tokens.start[token] as number) | 0x20;
	const length = (tokens.end[token] as number) - (tokens.start[token] as number);
	const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
	if (word === 0x74 && length === 2 && forms & Form.Preposition) return toTag(tokens, token, to);
	if (word === 0x74 && length === 4 && forms & Form.Determiner && isThat(tokens, token))
		return thatTag(tokens, token, from, to);
	if (forms & Form.Modal) {
		const before = token > from ? tokens.tag[token - 1] : Tag.Other;
		// "The will of the people", "a May vote".
		if (before === Tag.Determiner || before === Tag.Possessive || before === Tag.Adjective) return Tag.Noun;
		return Tag.Modal;
	}
	if (forms & Form.Be) return Tag.Be;
	if (forms & Form.Have) return Tag.Have;
	if (forms & Form.Do) return Tag.Do;
	if (forms & Form.Negation) return Tag.Negation;
	if (forms & Form.SubjectPronoun) return forms & Form.Wh ? Tag.Wh : Tag.Pronoun;
	if (forms & Form.Possessive) {
		if (forms & Form.Wh) return Tag.Wh;
		// "Her" is an object where no noun follows.
		if (forms & Form.Pronoun && !startsNoun(tokens, token + 1, to)) return Tag.Pronoun;
		return Tag.Possessive;
	}
	if (forms & Form.Determiner) {
		// "Can no longer hold".
		if (length === 2 && token + 1 < to && wordOf(tokens, token + 1) === 'longer') return Tag.Adverb;
		// "This means that": no plural stands behind "this".
		if (
			length === 4 &&
			next & Form.Third &&
			isThisOrThat(tokens, token) &&
			isPlural(tokens, token + 1) &&
			opensClause(tokens, token + 2, to)
		)
			return Tag.Pronoun;
		if (forms & Form.Pronoun && (!startsNoun(tokens, token + 1, to) || areSubjects(tokens, token, to)))
			return Tag.Pronoun;
		if (forms & Form.Conjunction) return Tag.Conjunction;
		return Tag.Determiner;
	}
	if (forms & Form.Pronoun) return isWhom(tokens, token) ? Tag.Wh : Tag.Pronoun;
	if (forms & Form.Wh) return Tag.Wh;
	if (forms & Form.Conjunction) {
		// "Has so far paid", "so many".
		const isSo = word === 0x73 && length === 2;
		return isSo && isDegree(tokens, token, from, to) ? Tag.Adverb : Tag.Conjunction;
	}
	if (forms & VERBAL) {
		// "Like", "following", "given", "worth": verbs where a subject or an auxiliary stands before.
		const before = token > from ? (tokens.tag[token - 1] as number) : Tag.Other;
		if (isAuxiliary(before) || before === Tag.To || (before === Tag.Pronoun && forms & Form.Base))
			return openTag(tokens, token, from, to, forms);
		return Tag.Preposition;
	}
	if (forms & Form.Subordinator) {
		// "Has since said": an adverb inside the verb group.
		if (word === 0x73 && next & Form.Participle && token > from && tokens.tag[token - 1] === Tag.Have)
			return Tag.Adverb;
		if (forms & Form.Preposition) return leadsClause(tokens, token + 1, to) ? Tag.Subordinator : Tag.Preposition;
		return Tag.Subordinator;
	}
	if (forms & Form.Preposition) {
		if (forms & Form.Adjective && next & Form.Noun && token > from && tokens.tag[token - 1] === Tag.Determiner)
			return Tag.Adjective;
		return Tag.Preposition;
	}
	return Tag.Other;
}

/** "Some fear it", "many blame the board": who does what to something, and no noun. */
function areSubjects(tokens: Tokens, token: number, to: number): boolean {
	if (token + 2 >= to || !/^(?:some|many|most|few)$/iu.test(wordOf(tokens, token))) return false;
	if (!(formsOf(tokens, token + 1) & Form.Base)) return false;
	return /^(?:the|an?|it|them|him|her|us|his|its|their|this|these)$/u.test(wordOf(tokens, token + 2));
}

const isThisOrThat = (tokens: Tokens, token: number): boolean => /^(?:this|that)$/iu.test(wordOf(tokens, token));

const opensClause = (tokens: Tokens, token: number, to: number): boolean =>
	token < to &&
	(formsOf(tokens, token) &
		(Form.Determiner |
			Form.Possessive |
			Form.SubjectPronoun |
			Form.Pronoun |
			Form.Ing |
			Form.Wh |
			Form.Modal |
			Form.Adverb)) !==
		0;

const isDegree = (tokens: Tokens, token: number, from: number, to: number): boolean =>
	(token > from && isAuxiliary(tokens.tag[token - 1] as number)) ||
	(token + 1 < to && /^(?:far|many|much)$/u.test(wordOf(tokens, token + 1)));

const isWhom = (tokens: Tokens, token: number): boolean => /^whom$/iu.test(wordOf(tokens, token));

const isThat = (tokens: Tokens, token: number): boolean => /^that$/iu.test(wordOf(tokens, token));

function toTag(tokens: Tokens, token: number, to: number): number {
	let next = token + 1;
	while (next < to && formsOf(tokens, next) & Form.Adverb && !(formsOf(tokens, next) & Form.Base)) next++;
	if (next >= to || (token > 0 && wordOf(tokens, token - 1).toLowerCase() === 'according')) return Tag.Preposition;
	const forms = formsOf(tokens, next);
	if (forms & (Form.Determiner | Form.Possessive)) return Tag.Preposition;
	const isVerb =
		(forms & Form.Base) !== 0 || /^(?:be|have|do)$/u.test(wordOf(tokens, next)) || takesObject(tokens, next, to);
	return isVerb && tokens.capital[next] === 0 ? Tag.To : Tag.Preposition;
}

/** "To upend the treaty", "to pit them against each other", but not "to music the year it closed". */
function takesObject(tokens: Tokens, token: number, to: number): boolean {
	if (token + 1 >= to || formsOf(tokens, token) & ~Form.Noun) return false;
	if (!/^[a-z]{3,}$/u.test(wordOf(tokens, token)) || /(?:s|ing|ed|ly)$/u.test(wordOf(tokens, token))) return false;
	if (token + 2 < to && formsOf(tokens, token + 2) & Form.TimeNoun) return false;
	return /^(?:the|this|these|those|an|him|them|it|us|my|his|its|our|their|your)$/u.test(wordOf(tokens, token + 1));
}

/** "That structured interviews": before a plural it is no determiner. */
function pluralFollows(tokens: Tokens, token: number, to: number): boolean {
	for (let at = token; at < to && at < token + 4; at++) {
		const forms = formsOf(tokens, at);
		if (forms & (Form.Participle | Form.Adjective) && !(forms & Form.Noun)) continue;
		return (forms === 0 || (forms & Form.Noun) !== 0) && isPlural(tokens, at);
	}
	return false;
}

function thatTag(tokens: Tokens, token: number, from: number, to: number): number {
	const before = token > from ? (tokens.tag[token - 1] as number) : Tag.Stop;
	const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
	if (token + 1 >= to) return Tag.Pronoun;
	const opens = next & (Form.SubjectPronoun | Form.Determiner | Form.Possessive) || tokens.capital[token + 1] === 1;
	if (isVerb(before) || before === Tag.Participle) {
		if (opens) return Tag.That;
		if (next & (Form.Be | Form.Modal)) return Tag.Pronoun;
		const single =
			startsNoun(tokens, token + 1, to) && !leadsClause(tokens, token + 1, to) && !pluralFollows(tokens, token + 1, to);
		return single ? Tag.Determiner : Tag.That;
	}
	// "The one that calls for it".
	const one = before === Tag.Number && /^ones?$/iu.test(wordOf(tokens, token - 1));
	if (one || before === Tag.Noun || before === Tag.Proper || before === Tag.Pronoun || before === Tag.Adjective) {
		return Tag.That;
	}
	if (before === Tag.Comma || before === Tag.Conjunction) {
		// "Next month, that bitterness could spill": a determiner where a noun and its verb follow directly.
		const verb = token + 2 < to ? formsOf(tokens, token + 2) : 0;
		return !opens && (next & Form.Noun || next === 0) && verb & (Form.Modal | Form.Be | Form.Have)
			? Tag.Determiner
			: Tag.That;
	}
	if (before === Tag.Adverb || before === Tag.QuoteMark) return opens ? Tag.That : Tag.Pronoun;
	// "Has argued ever since that the plan is late": no article stands behind a determiner.
	if (next & Form.Determiner && /^since$/iu.test(wordOf(tokens, token - 1))) return Tag.That;
	return startsNoun(tokens, token + 1, to) ? Tag.Determiner : Tag.Pronoun;
}

const isVerb = (tag: number): boolean => tag === Tag.Finite || tag === Tag.Base || tag === Tag.Ing || isAuxiliary(tag);
