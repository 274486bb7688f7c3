import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { closedTag } from './closed-class';
import { CLOSED, NOUNISH, VERBAL } from './forms';
import { APOSTROPHE, markTag } from './marks';

import { beforeAdverbs } from './neighbours';
import { openTag } from './open-class';
import { pastTag } from './past-forms';
import { isSubject } from './place';

/**
 * Decides for every token what it is in its sentence, by what its word can be and by its neighbours: one pass from
 * left to right per sentence, looking at the tags already given and at most a few words ahead. Fills `tokens.tag`.
 */
export function tagTokens(tokens: Tokens): void {
	for (let sentence = 0; sentence + 1 < tokens.firstOf.length; sentence++) {
		const from = tokens.firstOf[sentence] as number;
		const to = tokens.firstOf[sentence + 1] as number;
		const titleCase = isTitleCase(tokens, from, to);
		for (let token = from; token < to; token++) tokens.tag[token] = tagOf(tokens, token, from, to, titleCase);
	}
}

function tagOf(tokens: Tokens, token: number, from: number, to: number, titleCase: boolean): number {
	const { text } = tokens;
	const first = text.charCodeAt(tokens.start[token] as number);
	const mark = markTag(first);
	if (mark !== Tag.Other) return mark;
	if ((first >= 0x30 && first <= 0x39) || first === 0x24 || first === 0xa3 || first === 0x20ac) return Tag.Number;
	const forms = formsOf(tokens, token);
	const initial = isInitial(tokens, token, from);
	const capital = tokens.capital[token] === 1 && !initial && !titleCase;
	if ((forms & Form.Number && !(forms & VERBAL)) || (forms === 0 && isCompoundNumber(tokens, token))) return Tag.Number;
	if (first === APOSTROPHE || first === 0x2019) return cliticTag(tokens, token, from, to, forms);
	if (capital && (forms & CLOSED) === 0) return Tag.Proper;
	if (initial && forms & VERBAL && !titleCase && isGivenName(tokens, token, to)) return Tag.Proper;
	if (capital && forms & Form.Month) return Tag.Proper;
	// "Norland This Morning", "Meet The Press": inside a name.
	if (capital && forms & Form.Determiner && tokens.tag[token - 1] === Tag.Proper && tokens.capital[token + 1] === 1)
		return Tag.Proper;
	if (forms === 0) return unknownTag(tokens, token, from, initial, titleCase);
	if (forms & Form.Modal && isNamedWill(tokens, token, to, initial, titleCase)) return Tag.Proper;
	if (forms & CLOSED) return closedTag(tokens, token, from, to, forms);
	if (forms & (Form.Weekday | Form.Month)) return Tag.Proper;
	if (titleCase && initial && !(forms & ~NOUNISH)) return Tag.Proper;
	return openTag(tokens, token, from, to, forms);
}

/** "Mark Holm", "Bill Lind": a name in front of another, and no verb. */
const isGivenName = (tokens: Tokens, token: number, to: number): boolean =>
	tokens.lexicon.given.has(tokens.word[token] as number) &&
	token + 1 < to &&
	tokens.capital[token] === 1 &&
	tokens.capital[token + 1] === 1 &&
	(formsOf(tokens, token + 1) & CLOSED) === 0;

/** "Thirty-one". */
function isCompoundNumber(tokens: Tokens, token: number): boolean {
	const length = (tokens.end[token] as number) - (tokens.start[token] as number);
	return length > 8 && length < 14 && COMPOUND_NUMBER.test(wordOf(tokens, token));
}

const COMPOUND_NUMBER =
	/^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)$/iu;

function isTitleCase(tokens: Tokens, from: number, to: number): boolean {
	let words = 0;
	let capitals = 0;
	for (let token = from; token < to && words < 40; token++) {
		const length = (tokens.end[token] as number) - (tokens.start[token] as number);
		if (length < 4) continue;
		words++;
		capitals += tokens.capital[token] as number;
	}
	return words >= 4 && capitals >= words * 0.75;
}

/** Whether a capital says nothing here: at the sentence's start, behind an opening quote mark or a colon. */
function isInitial(tokens: Tokens, token: number, from: number): boolean {
	if (token === from) return true;
	const before = tokens.tag[token - 1];
	// “…,” Earnest said: what stands behind a closing mark begins nothing.
	if (before === Tag.QuoteMark) return !/[^\s([—–-]/u.test(tokens.text[(tokens.start[token - 1] as number) - 1] ?? ' ');
	return before === Tag.Colon || before === Tag.Stop || before === Tag.OpenBracket;
}

/** "Will wrote that", "Tomas Will said": a capital where no modal has one, or a past form behind it. */
function isNamedWill(tokens: Tokens, token: number, to: number, initial: boolean, titleCase: boolean): boolean {
	if (tokens.capital[token] !== 1 || titleCase) return false;
	if (!initial) return true;
	const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
	return (next & (Form.Past | Form.Third)) !== 0 && !(next & (Form.Base | Form.Adverb | Form.Noun));
}

function cliticTag(tokens: Tokens, token: number, from: number, to: number, forms: number): number {
	const end = tokens.end[token] as number;
	const last = tokens.text[end - 1] as string;
	if (!/[a-z]/iu.test(last)) return isPossessiveMark(tokens, token, from) ? Tag.Possessive : Tag.QuoteMark;
	if (last === 's' || last === 'S') {
		if (token === from) return Tag.Possessive;
		const before = formsOf(tokens, token - 1);
		if (before & (Form.SubjectPronoun | Form.Wh) || isLet(tokens, token - 1))
			return isPerfect(tokens, token + 1, to) ? Tag.Have : Tag.Be;
		const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
		if (before & Form.Pronoun && !(before & Form.Noun) && next & (VERBAL | CLOSED | Form.Adjective | Form.Adverb))
			return Tag.Be;
		if (next & (Form.Negation | Form.Determiner | Form.Preposition) && !(next & Form.Noun)) return Tag.Be;
		if (next & Form.Be) return Tag.Be;
		return Tag.Possessive;
	}
	if (last === 'd' || last === 'l') return Tag.Modal;
	if (last === 't') return Tag.Negation;
	return forms & Form.Have ? Tag.Have : Tag.Be;
}

/** "He’s been", "she’s told the council", "who’s said that": what stands behind "has" and not behind "is". */
function isPerfect(tokens: Tokens, first: number, to: number): boolean {
	let token = first;
	while (token < to && formsOf(tokens, token) & Form.Adverb) token++;
	if (token >= to || !(formsOf(tokens, token) & Form.Participle)) return false;
	if (/^(?:been|had|got)$/u.test(wordOf(tokens, token))) return true;
	const word = wordOf(tokens, token);
	if (word === 'called') return token + 1 < to && wordOf(tokens, token + 1) === 'for';
	if (!/^(?:said|told|argued|warned|pledged|vowed|insisted|claimed)$/u.test(word) || isDoneBy(tokens, token, to))
		return false;
	// "She’s told the council that", but "she’s told the port will close".
	if (word === 'told' && (!isThatAhead(tokens, token + 2, to) || wordOf(tokens, token + 1) === 'that')) return false;
	const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
	const opens = next & (Form.SubjectPronoun | Form.Determiner | Form.Possessive | Form.Pronoun);
	return opens !== 0 || (token + 1 < to && wordOf(tokens, token + 1) === 'for');
}

/** In tokens: who does something stands no farther behind it. */
const REACH = 12;

function isDoneBy(tokens: Tokens, token: number, to: number): boolean {
	for (let at = token + 1; at < to && at < token + REACH; at++) if (/^by$/iu.test(wordOf(tokens, at))) return true;
	return false;
}

function isThatAhead(tokens: Tokens, token: number, to: number): boolean {
	for (let at = token; at < to && at < token + 6; at++) if (/^that$/u.test(wordOf(tokens, at))) return true;
	return false;
}

/** "The generals' plan": a lone apostrophe behind an s that stands next to it. */
function isPossessiveMark(tokens: Tokens, token: number, from: number): boolean {
	const start = tokens.start[token] as number;
	const code = tokens.text.charCodeAt(start);
	return (
		(code === APOSTROPHE || code === 0x2019) &&
		tokens.end[token] === start + 1 &&
		token > from &&
		tokens.end[token - 1] === start &&
		tokens.text[start - 1] === 's'
	);
}

const isLet = (tokens: Tokens, token: number): boolean =>
	/^(?:let|here|there|that|what|who|how|where)$/iu.test(wordOf(tokens, token));

function unknownTag(tokens: Tokens, token: number, from: number, initial: boolean, titleCase: boolean): number {
	const word = wordOf(tokens, token);
	if (tokens.capital[token] === 1 && (initial || titleCase))
		return word.endsWith('ly') && token === from && nextIsComma(tokens, token) ? Tag.Adverb : Tag.Proper;
	const before = token > from ? tokens.tag[token - 1] : Tag.Other;
	if (word.length > 4) {
		if (word.endsWith('ly')) return Tag.Adverb;
		if (word.endsWith('ing')) return Tag.Ing;
		if (word.endsWith('ed')) return pastTag(tokens, token, from);
		if (ADJECTIVAL.test(word)) return Tag.Adjective;
	}
	if (before === Tag.To && !word.endsWith('s')) return Tag.Base;
	// "Could quip that", "did not replay the speech", but "could people stay?".
	const at = beforeAdverbs(tokens, token, from);
	const auxiliary = at > from && (tokens.tag[at] === Tag.Modal || tokens.tag[at] === Tag.Do);
	if (auxiliary && isSubject(tokens.tag[at - 1] as number)) return Tag.Base;
	// "It skews young": no noun stands behind "it".
	if (at >= from && word.endsWith('s') && isSingularPerson(tokens, at)) return Tag.Finite;
	return Tag.Noun;
}

const isSingularPerson = (tokens: Tokens, token: number): boolean =>
	tokens.tag[token] === Tag.Pronoun && /^(?:he|she|it)$/iu.test(wordOf(tokens, token));

const nextIsComma = (tokens: Tokens, token: number): boolean =>
	token + 1 < tokens.count && tokens.text[tokens.start[token + 1] as number] === ',';

const ADJECTIVAL = /(?:ous|ful|ive|al|ic|able|ible|less|ary|ish|ical|ant|ent|ian|ese)$/u;
