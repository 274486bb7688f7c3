import { Form, Frame } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { VERBAL } from './forms';
import { markTag } from './marks';
import { beforeAdverbs, isPhrasePlural, isPlural, listed, opensComplement, startsNoun } from './neighbours';
import { canBeParticiple, pastTag } from './past-forms';

export /** A word of an open class in its place. */
interface Place {
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

/** What a noun, verb or adjective is where it stands, by the tag in front of it and the words behind. */
export function openTag(tokens: Tokens, token: number, from: number, to: number, forms: number): number {
	const at = beforeAdverbs(tokens, token, from);
	const place = { tokens, token, from, to, forms, at, before: at >= from ? (tokens.tag[at] as number) : Tag.Other };
	if (!(forms & VERBAL)) return behindAuxiliary(place) ?? nominalTag(forms, tokens, token, to);
	if (forms & Form.Ing && !(forms & Form.Base)) return ingTag(place);
	if (forms & Form.Base) return baseTag(place);
	return forms & Form.Third ? thirdTag(place) : edTag(place);
}

/** "Could only quip", "will likely hold": an adverb and a verb, where a noun would have no place. */
function behindAuxiliary({ tokens, token, from, to, forms, at, before }: Place): number | undefined {
	if ((before !== Tag.Modal && before !== Tag.Do) || at === from || !isSubject(tokens.tag[at - 1] as number))
		return undefined;
	if (forms & Form.Adverb && forms & Form.Adjective) return Tag.Adverb;
	return forms & Form.Noun && !(forms & Form.Adjective) && !endsClause(tokens, token + 1, to) ? Tag.Base : undefined;
}

/** What stands in front of an auxiliary that opens no question. */
export const isSubject = (tag: number): boolean =>
	tag === Tag.Noun || tag === Tag.Proper || tag === Tag.Pronoun || tag === Tag.That;

const isNominal = (forms: number): boolean => (forms & (Form.Noun | Form.Adjective)) !== 0;

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

const isArticle = (tokens: Tokens, token: number): boolean => /^(?:the|an?)$/iu.test(wordOf(tokens, token));

const isThanksTo = (tokens: Tokens, token: number, to: number): boolean =>
	(tokens.end[token] as number) - (tokens.start[token] as number) === 6 &&
	token + 1 < to &&
	/^thanks$/iu.test(wordOf(tokens, token)) &&
	wordOf(tokens, token + 1) === 'to';

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
			return nominal && !(forms & Form.Past) && isSubjectNext(tokens, token + 1, to) ? asNoun() : Tag.Finite;
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

const isSubjectNext = (tokens: Tokens, token: number, to: number): boolean =>
	token < to && (formsOf(tokens, token) & (Form.Be | Form.Modal | Form.Have)) !== 0;

/** "People close to the minister". */
const closeTo = ({ tokens, token, to, forms }: Place): boolean =>
	(forms & Form.Adjective) !== 0 && token + 1 < to && isTo(tokens, token + 1);

const showsAt = (tokens: Tokens, token: number): boolean =>
	/^(?:show|suggest|indicate|reveal|confirm)$/u.test(wordOf(tokens, token));

const isMany = (tokens: Tokens, token: number): boolean =>
	isPlural(tokens, token) || /^data$/iu.test(wordOf(tokens, token));

/** "Officials claim the delays", but "the defence plan". */
function baseBehindNoun({ tokens, token, from, to, forms, at }: Place): number {
	const nominal = isNominal(forms);
	const alsoPast = (forms & Form.Past) !== 0;
	if (alsoPast && !(forms & Form.Noun)) return Tag.Finite;
	// "Customs data show exports of sand tripling."
	if (formsOf(tokens, at) & Form.Document && showsAt(tokens, token) && isMany(tokens, at)) return Tag.Finite;
	const opens = opensComplement(tokens, token + 1, to);
	if (nominal && opens && !verbAhead(tokens, token + 1, to) && isPhrasePlural(tokens, at, from)) return Tag.Finite;
	if (!isPlural(tokens, at) && !alsoPast && !listed(tokens, at, from)) {
		if (nominal) return nominalTag(forms, tokens, token, to);
		return isPhrasePlural(tokens, at, from) && !isCaused(tokens, at, from) ? Tag.Finite : Tag.Base;
	}
	return !nominal || opens ? Tag.Finite : nominalTag(forms, tokens, token, to);
}

/** "Help people in Derry get to safety": what somebody is helped to do, or seen doing. */
function isCaused(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token - 1; at >= from && at > token - 8; at--) if (CAUSES.test(wordOf(tokens, at))) return true;
	return false;
}

const CAUSES = /^(?:(?:help|let|make|see|hear|watch)(?:s|ed|ing)?|making|letting|made|saw|seen|heard|have|had)$/u;

/** A form that can be a noun at the sentence's start, behind a mark or a conjunction. */
function baseInOpen({ tokens, token, from, to, forms, at, before }: Place): number {
	const opens = opensComplement(tokens, token + 1, to);
	if (token === from) return opens && !(forms & Form.Adjective) ? Tag.Base : nominalTag(forms, tokens, token, to);
	if (before === Tag.Conjunction && at > from && isVerbal(tokens.tag[at - 1] as number)) return Tag.Base;
	if ((before === Tag.Conjunction || before === Tag.Comma) && opens) return Tag.Base;
	return nominalTag(forms, tokens, token, to);
}

const endsClause = (tokens: Tokens, token: number, to: number): boolean =>
	token >= to || markTag(tokens.text.charCodeAt(tokens.start[token] as number)) === Tag.Stop;

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

const isThatNext = (tokens: Tokens, token: number, to: number): boolean =>
	token < to && wordOf(tokens, token) === 'that';

/** "Polling of union voters shows that": the phrase's head stands in front of a preposition. */
function hasPreposition(tokens: Tokens, token: number, from: number): boolean {
	for (let at = token; at > from && at > token - 6; at--)
		if (tokens.tag[at] === Tag.Preposition) return !isPlural(tokens, at - 1);
	return false;
}

/** Third person singular, or a plural noun. */
function thirdTag({ tokens, token, from, to, forms, at, before }: Place): number {
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
	if (before === Tag.That && isSubjectNext(tokens, token + 1, to) && isVerbal(tokens.tag[at - 1] ?? Tag.Other))
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
		!endsClause(tokens, token + 1, to)
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

/** Whether a singular noun without an article stands right behind a verb, or behind such a noun: "support background". */
function isBareObject(tokens: Tokens, token: number, from: number): boolean {
	let at = token;
	while (at > from && (tokens.tag[at] === Tag.Noun || tokens.tag[at] === Tag.Adjective)) at--;
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

/** "Whatever ministers have implied", "which time there", "what guarantees they": the noun that is asked for. */
function isChoice(tokens: Tokens, wh: number, next: number, to: number): boolean {
	if (next >= to || !/^(?:what|which|what(?:so)?ever|whichever)$/iu.test(wordOf(tokens, wh))) return false;
	const forms = formsOf(tokens, next);
	if (forms & Form.SubjectPronoun) return true;
	return /ever$/iu.test(wordOf(tokens, wh)) && (forms & (Form.Have | Form.Modal | Form.Be)) !== 0;
}

const isBaseVerb = (tokens: Tokens, token: number, to: number): boolean =>
	token < to &&
	(formsOf(tokens, token) & (Form.Base | Form.Noun | Form.Adjective | Form.Adverb | Form.Preposition)) === Form.Base;

/** Whether a name is an adjective of origin without an article: "Chinese", "Turkish", "Western". */
function isOrigin(tokens: Tokens, token: number, from: number): boolean {
	const before = token > from ? (tokens.tag[token - 1] as number) : Tag.Stop;
	if (before === Tag.Determiner || before === Tag.Proper) return false;
	return /(?:ish|ese|[^aeiou]ian|ern|rench|utch)$/u.test(wordOf(tokens, token));
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

/** Whether the clause has had its verb: then "said the head of policy studies" needs no other. */
function verbBehind(tokens: Tokens, token: number, from: number): boolean {
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

const isVerbal = (tag: number): boolean =>
	tag === Tag.Finite || tag === Tag.Base || tag === Tag.Participle || tag === Tag.Ing;

/** Whether a verb that can be nothing else follows in the clause: "Lind claims part of it" has none. */
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

/** "First reported", "still not sure": what an adverb stands in front of, and an adjective does not. */
const isModified = (forms: number): boolean => isVerbForm(forms) || (forms & Form.Negation) !== 0;

const isVerbForm = (forms: number): boolean =>
	(forms & (Form.Past | Form.Third | Form.Be | Form.Have | Form.Modal)) !== 0 &&
	!(forms & (Form.Noun | Form.Adjective));

const isTo = (tokens: Tokens, token: number): boolean => wordOf(tokens, token) === 'to';
