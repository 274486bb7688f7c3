import wordData from '../lexicon/en/words.json';
import { Form } from '../lexicon/english';
import { listed as listedWords } from '../lexicon/listed';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { VERBAL } from './forms';
import {
	beforeAdverbs,
	isAuxiliary,
	isPhrasePlural,
	isPlural,
	listed,
	opensComplement,
	startsNoun,
} from './neighbours';
import { pastTag } from './past-forms';
import {
	endsClause,
	isArticle,
	isAuxiliaryNext,
	isChoice,
	isNominal,
	isSubject,
	isThatNext,
	isVerbal,
	type Place,
	showsAt,
	verbAhead,
	verbBehind,
} from './place';
import { thirdTag } from './third-person';

/** What a noun, verb or adjective is where it stands, by the tag in front of it and the words behind. */
export function openTag(tokens: Tokens, token: number, from: number, to: number, forms: number): number {
	const at = beforeAdverbs(tokens, token, from);
	const place = { tokens, token, from, to, forms, at, before: at >= from ? (tokens.tag[at] as number) : Tag.Other };
	if (place.before === Tag.Have && isSetIn(tokens, token, to, forms)) return Tag.Adverb;
	if (!(forms & VERBAL)) return behindAuxiliary(place) ?? nominalTag(forms, tokens, token, to);
	if (forms & Form.Ing && !(forms & Form.Base)) return ingTag(place);
	if (forms & Form.Base) return baseTag(place);
	return forms & Form.Third ? thirdTag(place) : edTag(place);
}

/** "Has long opposed": an adverb, though it can be an adjective, between "has" and its participle. */
const isSetIn = (tokens: Tokens, token: number, to: number, forms: number): boolean =>
	(forms & Form.Adverb) !== 0 &&
	(forms & Form.Adjective) !== 0 &&
	token + 1 < to &&
	(formsOf(tokens, token + 1) & Form.Participle) !== 0;

/** "Could only quip", "will likely hold": an adverb and a verb, where a noun would have no place. */
function behindAuxiliary({ tokens, token, from, to, forms, at, before }: Place): number | undefined {
	const adverbial = (forms & Form.Adverb) !== 0 && (forms & Form.Adjective) !== 0;
	if (before !== Tag.Modal && before !== Tag.Do) return undefined;
	if (adverbial) return Tag.Adverb;
	if (at === from || !isSubject(tokens.tag[at - 1] as number)) return undefined;
	return forms & Form.Noun && !(forms & Form.Adjective) && !endsClause(tokens, token + 1, to) ? Tag.Base : undefined;
}

/** Whether the tag opens a noun phrase, so that a noun must follow. */
const isOpening = (tag: number): boolean =>
	tag === Tag.Determiner || tag === Tag.Possessive || tag === Tag.Adjective || tag === Tag.Number;

function ingTag({ tokens, token, to, forms, before }: Place): number {
	// "The drafting".
	if (
		!isNominal(forms) &&
		((before === Tag.Possessive && isOwner(tokens, token - 1)) ||
			(before === Tag.Determiner && isArticle(tokens, token - 1))) &&
		!startsNoun(tokens, token + 1, to)
	)
		return Tag.Noun;
	if (before === Tag.Be || !isNominal(forms)) return Tag.Ing;
	// "Exit polling shows": what is found so is a report.
	if (forms & Form.Document) return Tag.Noun;
	if (isOpening(before) && before !== Tag.Number) return Tag.Noun;
	return forms & Form.Noun && !startsNoun(tokens, token + 1, to) && before !== Tag.Comma ? Tag.Noun : Tag.Ing;
}

/** “Her thinking”, but not “Norland’s staying in”. */
const isOwner = (tokens: Tokens, token: number): boolean =>
	/^(?:my|your|his|her|its|our|their)$/iu.test(wordOf(tokens, token));

/** Past and participle forms that are not base forms too. */
function edTag({ tokens, token, from, to, forms, before }: Place): number {
	// "The ground in Norland", "her thought that".
	if (forms & Form.Noun && isOpening(before) && before !== Tag.Number && !startsNoun(tokens, token + 1, to))
		return Tag.Noun;
	if (forms & Form.Adjective && (before === Tag.Determiner || before === Tag.Possessive)) return Tag.Adjective;
	if (!(forms & Form.Past)) return Tag.Participle;
	if (forms & Form.Participle) return pastTag(tokens, token, from);
	return forms & Form.Noun && (before === Tag.Determiner || before === Tag.Adjective) ? Tag.Noun : Tag.Finite;
}

/** Base forms, which may be nouns or adjectives ("claim", "close") or past forms ("put", "read"). */
function baseTag(place: Place): number {
	const { tokens, token, to, forms, at, before } = place;
	const nominal = isNominal(forms);
	const asNoun = (): number => nominalTag(forms, tokens, token, to);
	switch (before) {
		case Tag.To:
		case Tag.Modal:
			return Tag.Base;
		case Tag.Do:
			return closeTo(place) ? Tag.Adjective : Tag.Base;
		default:
			if (closeTo(place)) return Tag.Adjective;
	}
	switch (before) {
		case Tag.Have:
		case Tag.Be:
			if (forms & (Form.Past | Form.Participle)) return Tag.Participle;
			return nominal ? asNoun() : Tag.Base;
		case Tag.Number:
			// "Emails between the two show that".
			return nominal && !isThatNext(tokens, token + 1, to) ? asNoun() : Tag.Finite;
		case Tag.Determiner:
			// "The think tank".
			return nominal || /^(?:the|an?)$/iu.test(wordOf(tokens, at)) ? asNoun() : Tag.Base;
		case Tag.Possessive:
		case Tag.Adjective:
			return asNoun();
		case Tag.That:
			// "Said that anger is growing".
			return nominal &&
				!(forms & Form.Past) &&
				isVerbal(tokens.tag[at - 1] ?? Tag.Other) &&
				isAuxiliaryNext(tokens, token + 1, to)
				? asNoun()
				: Tag.Finite;
		case Tag.Wh:
			// "Whose side they are on", "by which time there".
			return nominal && (/^whose$/iu.test(wordOf(tokens, at)) || isChoice(tokens, at, token + 1, to))
				? asNoun()
				: Tag.Finite;
		case Tag.Pronoun:
			return Tag.Finite;
		case Tag.Preposition:
			return nominal ? asNoun() : Tag.Base;
		case Tag.Noun:
		case Tag.Proper:
		case Tag.CloseBracket:
			return baseBehindNoun(place);
		default:
			return nominal ? baseInOpen(place) : isBreak(before) || before === Tag.Participle ? Tag.Finite : Tag.Base;
	}
}

const isBreak = (tag: number): boolean => tag === Tag.Comma || tag === Tag.QuoteMark || tag === Tag.Dash;

/** "People close to the minister". */
const closeTo = ({ tokens, token, to, forms }: Place): boolean =>
	(forms & Form.Adjective) !== 0 && token + 1 < to && isTo(tokens, token + 1);

const isMany = (tokens: Tokens, token: number): boolean =>
	isPlural(tokens, token) || /^data$/iu.test(wordOf(tokens, token));

/** "Officials claim the delays", but "the defence plan". */
function baseBehindNoun({ tokens, token, from, to, forms, at }: Place): number {
	const nominal = isNominal(forms);
	const alsoPast = (forms & Form.Past) !== 0;
	if (alsoPast && !(forms & Form.Noun)) return Tag.Finite;
	// "Customs data show exports of sand tripling."
	if (formsOf(tokens, at) & Form.Document && showsAt(tokens, token) && isMany(tokens, at)) return Tag.Finite;
	// "The Senate need not vote".
	if (token + 1 < to && formsOf(tokens, token + 1) & Form.Negation && /^(?:need|dare)$/u.test(wordOf(tokens, token)))
		return Tag.Finite;
	const opens = opensComplement(tokens, token + 1, to);
	if (nominal && opens && !verbAhead(tokens, token + 1, to) && isPhrasePlural(tokens, at, from)) return Tag.Finite;
	if (!isPlural(tokens, at) && !alsoPast && !listed(tokens, at, from)) {
		if (nominal) return nominalTag(forms, tokens, token, to);
		return isPhrasePlural(tokens, at, from) && !isCaused(tokens, at, from) ? Tag.Finite : Tag.Base;
	}
	if (!nominal || opens) return Tag.Finite;
	// "Half of the boats need repair": a clause has a verb.
	// But "a Sanders delegate".
	const single = tokens.tag[at] === Tag.Proper && at > from && tokens.tag[at - 1] === Tag.Determiner;
	const verbal = isPlural(tokens, at) && !single && !isPlural(tokens, token) && !(forms & Form.Adjective);
	const alone = verbal && !verbBehind(tokens, token - 1, from) && !verbAhead(tokens, token + 1, to);
	return alone && !endsClause(tokens, token + 1, to) ? Tag.Finite : nominalTag(forms, tokens, token, to);
}

/** "Help people in Derry get to safety": what somebody is helped to do, or seen doing. */
function isCaused(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token - 1; at >= from && at > token - 8; at--) if (CAUSES.test(wordOf(tokens, at))) return true;
	return false;
}

const CAUSES = listedWords(wordData.causatives);

/** "Several states, led by Norland, fear …": whether a comma closes what is set off behind a plural, and no verb came yet. */
function closesAside(tokens: Tokens, comma: number, from: number): boolean {
	let opened = false;
	for (let at = comma - 1; at >= from; at--) {
		const tag = tokens.tag[at] as number;
		if (at < comma - LONGEST_ASIDE || isVerbTag(tag)) return false;
		if (tag === Tag.Comma) opened = at > from && tokens.tag[at - 1] === Tag.Noun && isPlural(tokens, at - 1);
	}
	return opened;
}

/** In tokens. */
const LONGEST_ASIDE = 25;

const isVerbTag = (tag: number): boolean => tag === Tag.Finite || isAuxiliary(tag);

/** A form that can be a noun at the sentence's start, behind a mark or a conjunction. */
function baseInOpen({ tokens, token, from, to, forms, at, before }: Place): number {
	const opens = opensComplement(tokens, token + 1, to);
	if (token === from) return opens && !(forms & Form.Adjective) ? Tag.Base : nominalTag(forms, tokens, token, to);
	if (before === Tag.Conjunction && at > from && isVerbal(tokens.tag[at - 1] as number)) return Tag.Base;
	if (before === Tag.Comma && closesAside(tokens, at, from) && !verbAhead(tokens, token + 1, to)) return Tag.Finite;
	if ((before === Tag.Conjunction || before === Tag.Comma) && opens) return Tag.Base;
	return nominalTag(forms, tokens, token, to);
}

function nominalTag(forms: number, tokens: Tokens, token: number, to: number): number {
	if (tokens.tag[token - 1] === Tag.Adverb && wordOf(tokens, token) === 'longer') return Tag.Adverb;
	if (forms & Form.Adjective) {
		// "The Herald first reported", "the first report".
		if (forms & Form.Adverb && token + 1 < to && isModified(formsOf(tokens, token + 1))) return Tag.Adverb;
		if (!(forms & Form.Noun)) return Tag.Adjective;
		const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
		if (next & Form.Past && !(next & (Form.Noun | Form.Adjective | Form.Base))) return Tag.Noun;
		return startsNoun(tokens, token + 1, to) ? Tag.Adjective : Tag.Noun;
	}
	if (forms & Form.Adverb && !(forms & Form.Noun)) return Tag.Adverb;
	return Tag.Noun;
}

/** "First reported", "still not sure": what an adverb stands in front of, and an adjective does not. */
const isModified = (forms: number): boolean => isVerbForm(forms) || (forms & Form.Negation) !== 0;

const isVerbForm = (forms: number): boolean =>
	(forms & (Form.Past | Form.Third | Form.Be | Form.Have | Form.Modal)) !== 0 &&
	!(forms & (Form.Noun | Form.Adjective));

const isTo = (tokens: Tokens, token: number): boolean => wordOf(tokens, token) === 'to';
