import { Form } from './lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from './tokens';

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

const NOUNISH = Form.Noun | Form.Base | Form.Third;
const VERBAL = Form.Base | Form.Third | Form.Past | Form.Participle | Form.Ing;
const CLOSED =
	Form.Modal |
	Form.Be |
	Form.Have |
	Form.Do |
	Form.Negation |
	Form.SubjectPronoun |
	Form.Pronoun |
	Form.Determiner |
	Form.Possessive |
	Form.Preposition |
	Form.Subordinator |
	Form.Conjunction |
	Form.Wh;

function tagOf(tokens: Tokens, token: number, from: number, to: number, titleCase: boolean): number {
	const { text } = tokens;
	const first = text.charCodeAt(tokens.start[token] as number);
	const mark = markTag(first);
	if (mark !== Tag.Other) return mark;
	if ((first >= 0x30 && first <= 0x39) || first === 0x24 || first === 0xa3 || first === 0x20ac) return Tag.Number;
	const forms = formsOf(tokens, token);
	const initial = isInitial(tokens, token, from);
	const capital = tokens.capital[token] === 1 && !initial && !titleCase;
	if (forms & Form.Number && !(forms & VERBAL)) return Tag.Number;
	if (first === APOSTROPHE || first === 0x2019) return cliticTag(tokens, token, from, to, forms);
	if (capital && (forms & CLOSED) === 0) return Tag.Proper;
	if (capital && forms & Form.Month) return Tag.Proper;
	if (forms === 0) return unknownTag(tokens, token, from, initial, titleCase);
	if (forms & CLOSED) return closedTag(tokens, token, from, to, forms);
	if (forms & (Form.Weekday | Form.Month)) return Tag.Proper;
	if (titleCase && initial && !(forms & ~NOUNISH)) return Tag.Proper;
	return openTag(tokens, token, from, to, forms);
}

const APOSTROPHE = 0x27;

function markTag(code: number): number {
	switch (code) {
		case 0x2c:
			return Tag.Comma;
		case 0x2e:
		case 0x3f:
		case 0x21:
		case 0x2026:
			return Tag.Stop;
		case 0x3a:
			return Tag.Colon;
		case 0x3b:
			return Tag.Semicolon;
		case 0x2d:
		case 0x2013:
		case 0x2014:
		case 0x2015:
			return Tag.Dash;
		case 0x28:
		case 0x5b:
		case 0x7b:
			return Tag.OpenBracket;
		case 0x29:
		case 0x5d:
		case 0x7d:
			return Tag.CloseBracket;
		case 0x22:
		case 0x60:
		case 0xab:
		case 0xbb:
		case 0x2018:
		case 0x201a:
		case 0x201c:
		case 0x201d:
		case 0x201e:
		case 0x201f:
			return Tag.QuoteMark;
		default:
			return Tag.Other;
	}
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

/** Whether a capital says nothing here: at the sentence's start, behind an opening quote mark or a colon. */
function isInitial(tokens: Tokens, token: number, from: number): boolean {
	if (token === from) return true;
	const before = tokens.tag[token - 1];
	return before === Tag.QuoteMark || before === Tag.Colon || before === Tag.Stop || before === Tag.OpenBracket;
}

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

function cliticTag(tokens: Tokens, token: number, from: number, to: number, forms: number): number {
	const end = tokens.end[token] as number;
	const last = tokens.text[end - 1] as string;
	if (!/[a-z]/iu.test(last)) return isPossessiveMark(tokens, token, from) ? Tag.Possessive : Tag.QuoteMark;
	if (last === 's' || last === 'S') {
		if (token === from) return Tag.Possessive;
		const before = formsOf(tokens, token - 1);
		if (before & (Form.SubjectPronoun | Form.Wh) || isLet(tokens, token - 1)) return Tag.Be;
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
	return Tag.Noun;
}

const nextIsComma = (tokens: Tokens, token: number): boolean =>
	token + 1 < tokens.count && tokens.text[tokens.start[token + 1] as number] === ',';

const ADJECTIVAL = /(?:ous|ful|ive|al|ic|able|ible|less|ary|ish|ical|ant|ent|ian|ese)$/u;

function closedTag(tokens: Tokens, token: number, from: number, to: number, forms: number): number {
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
		if (forms & Form.Pronoun && !startsNoun(tokens, token + 1, to)) return Tag.Pronoun;
		if (forms & Form.Conjunction) return Tag.Conjunction;
		return Tag.Determiner;
	}
	if (forms & Form.Pronoun) return Tag.Pronoun;
	if (forms & Form.Wh) return Tag.Wh;
	if (forms & Form.Conjunction) return Tag.Conjunction;
	if (forms & VERBAL) {
		// "Like", "following", "given", "worth": verbs where a subject or an auxiliary stands before.
		const before = token > from ? (tokens.tag[token - 1] as number) : Tag.Other;
		if (isAuxiliary(before) || before === Tag.To || (before === Tag.Pronoun && forms & Form.Base))
			return openTag(tokens, token, from, to, forms);
		return Tag.Preposition;
	}
	if (forms & Form.Subordinator) {
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

const isThat = (tokens: Tokens, token: number): boolean => /^that$/iu.test(wordOf(tokens, token));

function toTag(tokens: Tokens, token: number, to: number): number {
	let next = token + 1;
	while (next < to && formsOf(tokens, next) & Form.Adverb && !(formsOf(tokens, next) & Form.Base)) next++;
	if (next >= to || (token > 0 && wordOf(tokens, token - 1).toLowerCase() === 'according')) return Tag.Preposition;
	const forms = formsOf(tokens, next);
	if (forms & (Form.Determiner | Form.Possessive)) return Tag.Preposition;
	const isVerb = (forms & Form.Base) !== 0 || /^(?:be|have|do)$/u.test(wordOf(tokens, next));
	return isVerb && tokens.capital[next] === 0 ? Tag.To : Tag.Preposition;
}

function thatTag(tokens: Tokens, token: number, from: number, to: number): number {
	const before = token > from ? (tokens.tag[token - 1] as number) : Tag.Stop;
	const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
	if (token + 1 >= to) return Tag.Pronoun;
	const opens = next & (Form.SubjectPronoun | Form.Determiner | Form.Possessive) || tokens.capital[token + 1] === 1;
	if (isVerb(before) || before === Tag.Participle) {
		if (opens) return Tag.That;
		if (next & (Form.Be | Form.Modal)) return Tag.Pronoun;
		return startsNoun(tokens, token + 1, to) && !leadsClause(tokens, token + 1, to) ? Tag.Determiner : Tag.That;
	}
	if (before === Tag.Noun || before === Tag.Proper || before === Tag.Pronoun || before === Tag.Adjective) {
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
	return startsNoun(tokens, token + 1, to) ? Tag.Determiner : Tag.Pronoun;
}

/** Whether the next words can be the inside of a noun phrase. */
function startsNoun(tokens: Tokens, token: number, to: number): boolean {
	if (token >= to) return false;
	const forms = formsOf(tokens, token);
	const first = tokens.text.charCodeAt(tokens.start[token] as number);
	if (markTag(first) !== Tag.Other && first !== 0x201c && first !== 0x22 && first !== 0x2018) return false;
	if (first >= 0x30 && first <= 0x39) return true;
	if (forms === 0) return !/ly$/u.test(wordOf(tokens, token)) || tokens.capital[token] === 1;
	if (forms & (Form.Noun | Form.Adjective | Form.Number | Form.Participle | Form.Ing))
		return !(forms & (Form.Be | Form.Have | Form.Modal));
	if (tokens.capital[token] === 1 && !(forms & CLOSED)) return true;
	return (forms & (Form.Determiner | Form.Possessive)) !== 0 && (forms & Form.Subordinator) === 0;
}

/** Whether a subject and a verb follow before the next mark, within a few words: "after Putin vowed", not "after the attack". */
function leadsClause(tokens: Tokens, token: number, to: number): boolean {
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

const isAuxiliary = (tag: number): boolean => tag === Tag.Modal || tag === Tag.Be || tag === Tag.Have || tag === Tag.Do;
const isVerb = (tag: number): boolean => tag === Tag.Finite || tag === Tag.Base || tag === Tag.Ing || isAuxiliary(tag);

/** The tag of the nearest token before that is no adverb or negation. */
function beforeAdverbs(tokens: Tokens, token: number, from: number): number {
	let at = token - 1;
	while (at >= from && (tokens.tag[at] === Tag.Adverb || tokens.tag[at] === Tag.Negation)) at--;
	return at;
}

function openTag(tokens: Tokens, token: number, from: number, to: number, forms: number): number {
	const at = beforeAdverbs(tokens, token, from);
	const before = at >= from ? (tokens.tag[at] as number) : Tag.Other;
	const verb = forms & VERBAL;
	if (verb === 0) return nominalTag(forms, tokens, token, to);
	const nominal = (forms & (Form.Noun | Form.Adjective)) !== 0;
	if (forms & Form.Ing && !(forms & Form.Base)) {
		if (before === Tag.Be) return Tag.Ing;
		if (nominal && (before === Tag.Determiner || before === Tag.Possessive || before === Tag.Adjective))
			return Tag.Noun;
		return nominal && forms & Form.Noun && !startsNoun(tokens, token + 1, to) && before !== Tag.Comma
			? Tag.Noun
			: Tag.Ing;
	}
	if (forms & (Form.Past | Form.Participle) && !(forms & (Form.Base | Form.Third))) {
		if (forms & Form.Adjective && (before === Tag.Determiner || before === Tag.Possessive)) return Tag.Adjective;
		if (!(forms & Form.Participle))
			return forms & Form.Noun && (before === Tag.Determiner || before === Tag.Adjective) ? Tag.Noun : Tag.Finite;
		if (!(forms & Form.Past)) return before === Tag.Have || before === Tag.Be ? Tag.Participle : Tag.Participle;
		return pastTag(tokens, token, from);
	}
	if (forms & Form.Base) {
		// "People close to the minister".
		if (
			forms & Form.Adjective &&
			token + 1 < to &&
			isTo(tokens, token + 1) &&
			before !== Tag.To &&
			before !== Tag.Modal
		)
			return Tag.Adjective;
		// Forms like "put", "read", "cut" are base and past in one.
		const alsoPast = (forms & Form.Past) !== 0;
		if (before === Tag.To || before === Tag.Modal || before === Tag.Do) return Tag.Base;
		if (before === Tag.Have || before === Tag.Be)
			return alsoPast || forms & Form.Participle
				? Tag.Participle
				: nominal
					? nominalTag(forms, tokens, token, to)
					: Tag.Base;
		if (before === Tag.Determiner || before === Tag.Possessive || before === Tag.Adjective || before === Tag.Number) {
			if (before === Tag.Number && !nominal) return Tag.Finite;
			return before === Tag.Determiner && !nominal && !(forms & Form.Noun)
				? Tag.Base
				: nominalTag(forms, tokens, token, to);
		}
		if (before === Tag.Pronoun || before === Tag.Wh || before === Tag.That)
			return at === token - 1 || !nominal ? Tag.Finite : Tag.Finite;
		if (before === Tag.Preposition) return nominal ? nominalTag(forms, tokens, token, to) : Tag.Base;
		if (before === Tag.Noun || before === Tag.Proper || before === Tag.CloseBracket) {
			if (alsoPast && !(forms & Form.Noun)) return Tag.Finite;
			const complete = nominal && opensComplement(tokens, token + 1, to) && !verbAhead(tokens, token + 1, to);
			if (complete && isPhrasePlural(tokens, at, from)) return Tag.Finite;
			if (!isPlural(tokens, at) && !alsoPast && !listed(tokens, at, from))
				return nominal ? nominalTag(forms, tokens, token, to) : Tag.Base;
			if (!nominal) return Tag.Finite;
			return opensComplement(tokens, token + 1, to) ? Tag.Finite : nominalTag(forms, tokens, token, to);
		}
		if (nominal) {
			if (token === from)
				return opensComplement(tokens, token + 1, to) && !(forms & Form.Adjective)
					? Tag.Base
					: nominalTag(forms, tokens, token, to);
			if (before === Tag.Conjunction && at > from && isVerbal(tokens.tag[at - 1] as number)) return Tag.Base;
			if ((before === Tag.Conjunction || before === Tag.Comma) && opensComplement(tokens, token + 1, to))
				return Tag.Base;
			return nominalTag(forms, tokens, token, to);
		}
		return before === Tag.Comma || before === Tag.QuoteMark || before === Tag.Dash || before === Tag.CloseBracket
			? Tag.Finite
			: Tag.Base;
	}
	// Third person singular, or a plural noun.
	if (token === from) return Tag.Noun;
	if (!nominal) return Tag.Finite;
	if (before === Tag.Pronoun || before === Tag.Wh || before === Tag.That) return Tag.Finite;
	// "The storm of 1987 ranks as": behind a year the subject is complete.
	if (before === Tag.Number && at > from && tokens.tag[at - 1] === Tag.Preposition && !verbAhead(tokens, token + 1, to))
		return Tag.Finite;
	if (
		before === Tag.Determiner ||
		before === Tag.Possessive ||
		before === Tag.Adjective ||
		before === Tag.Preposition ||
		before === Tag.Number ||
		before === Tag.To
	) {
		return Tag.Noun;
	}
	if (
		before === Tag.Noun ||
		before === Tag.Proper ||
		before === Tag.CloseBracket ||
		before === Tag.Comma ||
		before === Tag.QuoteMark ||
		before === Tag.Conjunction
	) {
		if ((before === Tag.Noun || before === Tag.Proper) && isPlural(tokens, at) && before === Tag.Noun) return Tag.Noun;
		if (before === Tag.Conjunction) return Tag.Noun;
		return opensComplement(tokens, token + 1, to) || (before !== Tag.Comma && !verbAhead(tokens, token + 1, to))
			? Tag.Finite
			: Tag.Noun;
	}
	return Tag.Noun;
}

/** Whether a verb that can be nothing else follows in the clause: "Trump claims part of it" has none. */
function verbAhead(tokens: Tokens, token: number, to: number): boolean {
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

const isVerbal = (tag: number): boolean =>
	tag === Tag.Finite || tag === Tag.Base || tag === Tag.Participle || tag === Tag.Ing;

function nominalTag(forms: number, tokens: Tokens, token: number, to: number): number {
	if (forms & Form.Adjective) {
		// "The Herald first reported", "the first report".
		if (forms & Form.Adverb && token + 1 < to && isVerbForm(formsOf(tokens, token + 1))) return Tag.Adverb;
		if (!(forms & Form.Noun)) return Tag.Adjective;
		const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
		if (next & Form.Past && !(next & (Form.Noun | Form.Adjective | Form.Base))) return Tag.Noun;
		return startsNoun(tokens, token + 1, to) ? Tag.Adjective : Tag.Noun;
	}
	if (forms & Form.Adverb && !(forms & Form.Noun)) return Tag.Adverb;
	return Tag.Noun;
}

const isVerbForm = (forms: number): boolean =>
	(forms & (Form.Past | Form.Third | Form.Be | Form.Have | Form.Modal)) !== 0 &&
	!(forms & (Form.Noun | Form.Adjective));

/** Past or participle, where the form can be both. */
function pastTag(tokens: Tokens, token: number, from: number): number {
	const at = beforeAdverbs(tokens, token, from);
	if (at < from) return Tag.Participle;
	const before = tokens.tag[at] as number;
	if (before === Tag.Be || before === Tag.Have) return Tag.Participle;
	if (before === Tag.Determiner || before === Tag.Possessive || before === Tag.Preposition) {
		return Tag.Participle;
	}
	// "His firm worked closely", but "the rapidly growing deployed force".
	if (before === Tag.Adjective) {
		const next = token + 1 < tokens.count ? formsOf(tokens, token + 1) : 0;
		const modifies =
			startsNoun(tokens, token + 1, tokens.count) && !(next & (Form.Determiner | Form.Possessive | Form.Pronoun));
		return modifies ? Tag.Participle : Tag.Finite;
	}
	if (before === Tag.Number) {
		const behindYear = at > from && (tokens.tag[at - 1] === Tag.Preposition || tokens.tag[at - 1] === Tag.Proper);
		return behindYear || opensComplement(tokens, token + 1, tokens.count) ? Tag.Finite : Tag.Participle;
	}
	if (before === Tag.Noun || before === Tag.Proper) {
		const next = token + 1 < tokens.count ? formsOf(tokens, token + 1) : 0;
		if (isNaming(tokens, token) && !(next & (Form.Preposition | Form.Determiner | Form.Pronoun)))
			return namedTag(tokens, at, from);
		// "A plan announced by": what is done by somebody follows its noun with no verb between.
		return next !== 0 && isBy(tokens, token + 1) ? Tag.Participle : Tag.Finite;
	}
	if (before === Tag.Stop || before === Tag.Subordinator) return Tag.Participle;
	// "The aides, led by their manager, told".
	if (before === Tag.Comma && token + 1 < tokens.count && isBy(tokens, token + 1)) return Tag.Participle;
	return Tag.Finite;
}

const isNaming = (tokens: Tokens, token: number): boolean =>
	/^(?:called|named|dubbed|titled|entitled|nicknamed|codenamed)$/u.test(wordOf(tokens, token));

/** "A group called Our Principles": behind an indefinite phrase, a name follows. */
function namedTag(tokens: Tokens, noun: number, from: number): number {
	for (let at = noun; at >= from && at > noun - 6; at--) {
		if (tokens.tag[at] === Tag.Determiner) return /^an?$/iu.test(wordOf(tokens, at)) ? Tag.Participle : Tag.Finite;
		if (tokens.tag[at] === Tag.Preposition || tokens.tag[at] === Tag.Comma) return Tag.Finite;
	}
	return Tag.Finite;
}

const isTo = (tokens: Tokens, token: number): boolean => wordOf(tokens, token) === 'to';

const isBy = (tokens: Tokens, token: number): boolean =>
	(tokens.end[token] as number) - (tokens.start[token] as number) === 2 && wordOf(tokens, token).toLowerCase() === 'by';

/** Two names joined by "and" are plural: "Putin and Assad plan to". */
function listed(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token; at >= from && at > token - 6; at--) if (tokens.tag[at] === Tag.Conjunction) return true;
	return false;
}

/** Whether a phrase's head in front of a preposition is plural: "Democrats on the committee plan to". */
function isPhrasePlural(tokens: Tokens, token: number, from: number): boolean {
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

function isPlural(tokens: Tokens, token: number): boolean {
	const end = tokens.end[token] as number;
	if (tokens.text[end - 1] === 's' && tokens.text[end - 2] !== 's') return true;
	return /^(?:people|police|men|women|children|media)$/iu.test(wordOf(tokens, token));
}

/** Whether what follows can be the complement of a verb but not of a noun: an article, a pronoun, "that", "to", a name, a quote. */
function opensComplement(tokens: Tokens, token: number, to: number): boolean {
	if (token >= to) return false;
	const forms = formsOf(tokens, token);
	const mark = markTag(tokens.text.charCodeAt(tokens.start[token] as number));
	if (mark === Tag.QuoteMark || mark === Tag.Colon) return true;
	if (mark !== Tag.Other) return false;
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
		return /^(?:to|on|up|out|for|against|back|off|about|into|over|with)$/u.test(wordOf(tokens, token));
	return (forms & (Form.Adjective | Form.Number)) !== 0 || /^\d/u.test(wordOf(tokens, token));
}
