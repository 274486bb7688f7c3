import { Form, Frame } from '../lexicon/english';
import { states } from '../states';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { markTag } from './marks';
import { isPlural, opensComplement } from './neighbours';
import { canBeParticiple } from './past-forms';
import {
	endsClause,
	isArticle,
	isAuxiliaryNext,
	isChoice,
	isNominal,
	isThatNext,
	isVerbal,
	type Place,
	showsAt,
	verbAhead,
	verbBehind,
} from './place';

/** Third person singular, or a plural noun. */
export function thirdTag({ tokens, token, from, to, forms, at, before }: Place): number {
	if (token === from) return Tag.Noun;
	// "Thanks to the harbour": what stands in front of a noun only.
	if (isThanksTo(tokens, token, to)) return Tag.Preposition;
	if (!isNominal(forms)) {
		const owned = before === Tag.Possessive || (before === Tag.Determiner && at === token - 1 && isArticle(tokens, at));
		return owned || isSubjectHere(tokens, token, to, before) ? Tag.Noun : Tag.Finite;
	}
	// "Campaign finance records show".
	if (forms & Form.Document && token + 1 < to && showsAt(tokens, token + 1)) return Tag.Noun;
	// "That parts of it".
	if (before === Tag.That && token + 1 < to && wordOf(tokens, token + 1) === 'of') return Tag.Noun;
	// "Whose votes count", "swing states where", "states whose".
	if (before === Tag.Wh && /^whose$/iu.test(wordOf(tokens, at))) return Tag.Noun;
	if (before === Tag.Noun && tellsOfPlaces(tokens, token, to)) return Tag.Noun;
	if (before === Tag.Wh && isChoice(tokens, at, token + 1, to)) return Tag.Noun;
	// "Believed that sanctions would bring it back".
	if (
		before === Tag.That &&
		(isAuxiliaryNext(tokens, token + 1, to) || isBaseVerb(tokens, token + 1, to)) &&
		isVerbal(tokens.tag[at - 1] ?? Tag.Other)
	)
		return Tag.Noun;
	if (before === Tag.Pronoun || before === Tag.Wh || before === Tag.That) return Tag.Finite;
	// "The bank records tell".
	if (
		before === Tag.Noun &&
		isBaseVerb(tokens, token + 1, to) &&
		!/^(?:helps|lets|dares)$/u.test(wordOf(tokens, token))
	)
		return Tag.Noun;
	// "Chinese exports to": a name that tells where from, with no article.
	if (before === Tag.Proper && isOrigin(tokens, at, from)) return Tag.Noun;
	// "A letter to committee members calls for a vote".
	if (before === Tag.Noun && isPlural(tokens, at) && isCallOf(tokens, token, from, to)) return Tag.Finite;
	const alone = !verbAhead(tokens, token + 1, to) && !verbBehind(tokens, token - 1, from);
	// "A typical one returns its energy".
	if (before === Tag.Number && /^one$/iu.test(wordOf(tokens, at)) && opensPhrase(tokens, token + 1, to))
		return Tag.Finite;
	// "The storm of 1987 ranks as": behind a year the subject is complete.
	if (before === Tag.Number)
		return at > from && tokens.tag[at - 1] === Tag.Preposition && alone ? Tag.Finite : Tag.Noun;
	if (
		before === Tag.Noun &&
		isPlural(tokens, at) &&
		!(isThatNext(tokens, token + 1, to) && hasPreposition(tokens, at, from))
	)
		return Tag.Noun;
	// "Video posted online shows the pier": behind a participle and its adverb.
	if (
		before === Tag.Finite &&
		at < token - 1 &&
		at > from &&
		tokens.tag[at - 1] === Tag.Noun &&
		canBeParticiple(tokens, at)
	)
		return opensComplement(tokens, token + 1, to) ? Tag.Finite : Tag.Noun;
	// "Smoking causes the disease".
	if (before === Tag.Ing && at === from) return opensComplement(tokens, token + 1, to) ? Tag.Finite : Tag.Noun;
	const behindSubject =
		before === Tag.Noun || before === Tag.Proper || before === Tag.CloseBracket || before === Tag.QuoteMark;
	if (behindSubject && endsClause(tokens, token + 1, to) && reportOpens(tokens, token - 1, from)) return Tag.Finite;
	if (behindSubject && commentOpens(tokens, token, from, to)) return Tag.Finite;
	// "Support background checks for", "crossed party lines to vote": no subject stands there without an article.
	if (
		before === Tag.Noun &&
		tokens.capital[token] === 0 &&
		isBareObject(tokens, at, from) &&
		!opensPhrase(tokens, token + 1, to)
	)
		return Tag.Noun;
	// "The trouble, she says, lies in".
	if (
		before === Tag.Comma &&
		at > from &&
		tokens.tag[at - 1] === Tag.Finite &&
		isSaying(tokens, at - 1) &&
		!verbAhead(tokens, token + 1, to)
	)
		return Tag.Finite;
	if (behindSubject && closesCondition(tokens, token, from, to)) return Tag.Finite;
	// "… and now serves as an adviser", "… but supports his candidacy".
	if (before === Tag.Conjunction && verbBehind(tokens, at - 1, from) && !alsoFollows(tokens, token + 1, to))
		return at < token - 1 || opensPhrase(tokens, token + 1, to) ? Tag.Finite : Tag.Noun;
	if (!behindSubject && before !== Tag.Comma) return Tag.Noun;
	// "Norland needs leaders who".
	if (behindSubject && bareObject(tokens, token + 1, to) && !verbBehind(tokens, token - 1, from)) return Tag.Finite;
	return opensComplement(tokens, token + 1, to) || (behindSubject && alone) ? Tag.Finite : Tag.Noun;
}

const isThanksTo = (tokens: Tokens, token: number, to: number): boolean =>
	(tokens.end[token] as number) - (tokens.start[token] as number) === 6 &&
	token + 1 < to &&
	/^thanks$/iu.test(wordOf(tokens, token)) &&
	wordOf(tokens, token + 1) === 'to';

/** "…, a poll for The Herald shows": behind the last comma nothing but a report and whose it is. */
function reportOpens(tokens: Tokens, token: number, from: number): boolean {
	let report = false;
	for (let at = token; at > from && at > token - 12; at--) {
		const tag = tokens.tag[at] as number;
		if (tag === Tag.Comma) return report && tokens.tag[at + 1] === Tag.Determiner;
		if (!PHRASE.has(tag)) return false;
		// What is behind the preposition is whose it is.
		if (tag === Tag.Preposition) report = (formsOf(tokens, at - 1) & Form.Document) !== 0;
	}
	return false;
}

/** "As Lind notes, …": from "as" to the comma nothing but who says so. */
function commentOpens(tokens: Tokens, token: number, from: number, to: number): boolean {
	if (token + 1 >= to || markTag(tokens.text.charCodeAt(tokens.start[token + 1] as number)) !== Tag.Comma) return false;
	for (let at = token - 1; at >= from && at > token - 8; at--) {
		if (tokens.tag[at] === Tag.Subordinator) return /^as$/iu.test(wordOf(tokens, at));
		if (!PHRASE.has(tokens.tag[at] as number)) return false;
	}
	return false;
}

const PHRASE: ReadonlySet<number> = new Set([
	Tag.Noun,
	Tag.Proper,
	Tag.Adjective,
	Tag.Determiner,
	Tag.Number,
	Tag.Preposition,
	Tag.Possessive,
]);

/** "Polling of union voters shows that": the phrase's head stands in front of a preposition. */
function hasPreposition(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token; at > from && at > token - 6; at--)
		if (tokens.tag[at] === Tag.Preposition) return !isPlural(tokens, at - 1);
	return false;
}

/** Whether a singular noun without an article stands right behind a verb, or behind such a noun: "support background". */
function isBareObject(tokens: Tokens, token: number, from: number): boolean {
	let at = token;
	while (at > from && at > token - 8 && (tokens.tag[at] === Tag.Noun || tokens.tag[at] === Tag.Adjective)) at--;
	const tag = tokens.tag[at] as number;
	return (
		at > from &&
		(tag === Tag.Finite || tag === Tag.Base || tag === Tag.Ing || tag === Tag.Have) &&
		!isSaying(tokens, at)
	);
}

/** "Said oil sells for": behind a verb of saying a clause may begin. */
function isSaying(tokens: Tokens, token: number): boolean {
	const index = tokens.lexicon.cueOf[tokens.word[token] as number] as number;
	return index > 0 && ((tokens.lexicon.cues[index - 1]?.frames ?? 0) & Frame.Clause) !== 0;
}

const isBaseVerb = (tokens: Tokens, token: number, to: number): boolean =>
	token < to &&
	(formsOf(tokens, token) & (Form.Base | Form.Noun | Form.Adjective | Form.Adverb | Form.Preposition)) === Form.Base;

const ORIGINS: ReadonlySet<string> = new Set([
	...states.flatMap(({ adjectives }) => adjectives.filter(word => !/s$|\s/u.test(word))),
	...'Western Eastern Northern Southern European Asian African Arab'.split(' '),
]);

/** Whether a name is an adjective of origin without an article: "Chinese", "Turkish", "Western". */
function isOrigin(tokens: Tokens, token: number, from: number): boolean {
	const before = token > from ? (tokens.tag[token - 1] as number) : Tag.Stop;
	if (before === Tag.Determiner || before === Tag.Proper) return false;
	return ORIGINS.has(wordOf(tokens, token));
}

/** "The port founders insisted": a word that is listed as a verb only, and the verb stands behind it. */
function isSubjectHere(tokens: Tokens, token: number, to: number, before: number): boolean {
	if (before !== Tag.Noun && before !== Tag.Proper && before !== Tag.Adjective && before !== Tag.Determiner)
		return false;
	if (token + 1 >= to || (tokens.lexicon.cueOf[tokens.word[token] as number] as number) > 0) return false;
	const next = formsOf(tokens, token + 1);
	return (
		(next & (Form.Past | Form.Modal | Form.Be | Form.Have)) !== 0 && !(next & (Form.Noun | Form.Adjective | Form.Base))
	);
}

/** "States where voters", "states whose votes": a noun, though "states" can be a verb. */
const tellsOfPlaces = (tokens: Tokens, token: number, to: number): boolean =>
	token + 1 < to && wordOf(tokens, token) === 'states' && /^(?:where|whose|with|in)$/u.test(wordOf(tokens, token + 1));

/** Whether a document stands in front of the last preposition, and what it calls for behind. */
function isCallOf(tokens: Tokens, token: number, from: number, to: number): boolean {
	if (token + 2 >= to || wordOf(tokens, token) !== 'calls' || wordOf(tokens, token + 1) !== 'for') return false;
	for (let at = token - 1; at > from && at > token - 8; at--) {
		if (tokens.tag[at] === Tag.Preposition) return (formsOf(tokens, at - 1) & Form.Document) !== 0;
		if (!PHRASE.has(tokens.tag[at] as number)) return false;
	}
	return false;
}

/** "If the law passes, …", "when the bid ends": from the word that opens the clause to its end nothing but a subject. */
function closesCondition(tokens: Tokens, token: number, from: number, to: number): boolean {
	if (token + 1 < to && !isMark(tokens, token + 1)) return false;
	for (let at = token - 1; at >= from && at > token - 8; at--) {
		if (tokens.tag[at] === Tag.Subordinator)
			return /^(?:if|when|once|unless|until|whether)$/iu.test(wordOf(tokens, at));
		if (!PHRASE.has(tokens.tag[at] as number)) return false;
	}
	return false;
}

const isMark = (tokens: Tokens, token: number): boolean =>
	markTag(tokens.text.charCodeAt(tokens.start[token] as number)) !== Tag.Other;

/** Whether another noun goes on with a list, so that this is one of its nouns: "and calls and letters". */
const alsoFollows = (tokens: Tokens, token: number, to: number): boolean =>
	token < to && (formsOf(tokens, token) & (Form.Conjunction | Form.Be | Form.Modal | Form.Have)) !== 0;

const opensPhrase = (tokens: Tokens, token: number, to: number): boolean =>
	token < to && (formsOf(tokens, token) & (Form.Determiner | Form.Possessive | Form.SubjectPronoun)) !== 0;

/** Whether a plural noun without an article stands here, and behind it a relative clause or the end: "leaders who". */
function bareObject(tokens: Tokens, token: number, to: number): boolean {
	if (token >= to || isMark(tokens, token) || tokens.capital[token] === 1) return false;
	const forms = formsOf(tokens, token);
	if (!(forms & Form.Noun) || !isPlural(tokens, token)) return false;
	const next = token + 1 < to ? formsOf(tokens, token + 1) : 0;
	return endsClause(tokens, token + 1, to) || (next & Form.Wh) !== 0;
}
