import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { markTag } from './marks';
import { beforeAdverbs, opensComplement, startsNoun } from './neighbours';

/** Whether a word can be a past participle; what is not listed tells so by its end. */
export function canBeParticiple(tokens: Tokens, token: number): boolean {
	const forms = formsOf(tokens, token);
	return forms === 0 ? wordOf(tokens, token).endsWith('ed') : (forms & Form.Participle) !== 0;
}

/** Past or participle, where the form can be both. */
export function pastTag(tokens: Tokens, token: number, from: number): number {
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
		// "Thousands fled": who is counted is the subject.
		if (/^(?:ten|dozen|score|hundred|thousand|million|billion)s$/iu.test(wordOf(tokens, at))) return Tag.Finite;
		const behindYear = at > from && (tokens.tag[at - 1] === Tag.Preposition || tokens.tag[at - 1] === Tag.Proper);
		return behindYear || opensComplement(tokens, token + 1, tokens.count) ? Tag.Finite : Tag.Participle;
	}
	if (before === Tag.Noun || before === Tag.Proper) {
		const next = token + 1 < tokens.count ? formsOf(tokens, token + 1) : 0;
		if (isNaming(tokens, token) && !(next & (Form.Preposition | Form.Determiner | Form.Pronoun)))
			return namedTag(tokens, at, from);
		// "A plan announced by": what is done by somebody follows its noun with no verb between.
		// But "Lind stood by her father".
		return next !== 0 && isBy(tokens, token + 1) && wordOf(tokens, token) !== 'stood' ? Tag.Participle : Tag.Finite;
	}
	if (before === Tag.Stop || before === Tag.Subordinator) return Tag.Participle;
	// "Those surveyed say": who they are stands in front of the verb.
	if (before === Tag.Pronoun && at === token - 1 && isThose(tokens, at) && isVerbNext(tokens, token + 1))
		return Tag.Participle;
	// "Said closed votes deny": no verb stands right behind another, and this one has a noun.
	if (before === Tag.Finite && at === token - 1 && (startsPlural(tokens, token + 1) || opensSubject(tokens, token + 1)))
		return Tag.Participle;
	// "The aides, led by their manager, told".
	if (before === Tag.Comma && at > from && (nextIsBy(tokens, token) || closesAside(tokens, token)))
		return Tag.Participle;
	return Tag.Finite;
}

const isThose = (tokens: Tokens, token: number): boolean => /^those$/iu.test(wordOf(tokens, token));

const isVerbNext = (tokens: Tokens, token: number): boolean =>
	token < tokens.count && (formsOf(tokens, token) & (Form.Base | Form.Past | Form.Modal | Form.Be | Form.Have)) !== 0;

/** "Said disabled parking would be provided": a noun follows and right behind it its auxiliary. */
function opensSubject(tokens: Tokens, token: number): boolean {
	if (token + 1 >= tokens.count || tokens.capital[token] === 1) return false;
	const forms = formsOf(tokens, token);
	if (forms !== 0 && !(forms & (Form.Noun | Form.Ing))) return false;
	return (formsOf(tokens, token + 1) & (Form.Modal | Form.Be | Form.Have)) !== 0;
}

/** Whether a noun without an article follows: "closed votes", "raised rents". */
function startsPlural(tokens: Tokens, token: number): boolean {
	if (token >= tokens.count || tokens.capital[token] === 1) return false;
	return (formsOf(tokens, token) & Form.Noun) !== 0 && wordOf(tokens, token).endsWith('s');
}

const isBy = (tokens: Tokens, token: number): boolean =>
	(tokens.end[token] as number) - (tokens.start[token] as number) === 2 && wordOf(tokens, token).toLowerCase() === 'by';

/** By somebody; "said by telephone" is no passive. */
const nextIsBy = (tokens: Tokens, token: number): boolean =>
	token + 1 < tokens.count &&
	isBy(tokens, token + 1) &&
	!(token + 2 < tokens.count && /^(?:(?:tele)?phone|e-?mail|text|letter|then)$/iu.test(wordOf(tokens, token + 2)));

/** "The poll, released on Monday by the institute, showed": what stands between commas has a verb right behind it. */
function closesAside(tokens: Tokens, token: number): boolean {
	const limit = Math.min(tokens.count - 1, token + 25);
	// With an object it is the main verb: "Lind, a farmer, published a video, filmed …".
	if (token + 1 >= limit) return false;
	const comma = markTag(tokens.text.charCodeAt(tokens.start[token + 1] as number)) === Tag.Comma;
	if (!comma && !(formsOf(tokens, token + 1) & (Form.Preposition | Form.Adverb))) return false;
	for (let at = token + 1; at < limit; at++) {
		const mark = markTag(tokens.text.charCodeAt(tokens.start[at] as number));
		if (mark === Tag.Comma) {
			const forms = formsOf(tokens, at + 1);
			const verb = forms & (Form.Past | Form.Third | Form.Be | Form.Have | Form.Modal);
			return verb !== 0 && !(forms & (Form.Noun | Form.Adjective));
		}
		if (mark === Tag.Stop || mark === Tag.Semicolon || mark === Tag.Colon) return false;
		if (formsOf(tokens, at) & (Form.SubjectPronoun | Form.Modal)) return false;
	}
	return false;
}

const isNaming = (tokens: Tokens, token: number): boolean =>
	/^(?:called|named|dubbed|titled|entitled|nicknamed|codenamed)$/u.test(wordOf(tokens, token));

/** "A group called Friends of the Pier": behind an indefinite phrase, a name follows. */
function namedTag(tokens: Tokens, noun: number, from: number): number {
	for (let at = noun; at >= from && at > noun - 6; at--) {
		if (tokens.tag[at] === Tag.Determiner) return /^an?$/iu.test(wordOf(tokens, at)) ? Tag.Participle : Tag.Finite;
		if (tokens.tag[at] === Tag.Preposition || tokens.tag[at] === Tag.Comma) return Tag.Finite;
	}
	return Tag.Finite;
}
