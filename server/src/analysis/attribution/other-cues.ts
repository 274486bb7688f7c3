import cueData from '../lexicon/en/cues.json';
import { Form } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { skipAdverbials } from './adverbials';
import { clauseStart, LONGEST_CONTENT, lastItem, trimmed } from './clauses';
import { type CuePhrase, REACH } from './cue-phrase';
import { introducedSpeaker } from './introduced';
import { type Items, isNominal, isVerbTag, isWord } from './items';
import { nounPhraseAfter, possessorBefore } from './phrases';
import { isQuoteTag, QUOTE_SPEECH, type Segment } from './segments';
import { subjectOf } from './subjects';
import { isAuthor } from './verb-cues';
import { AUXILIARY, groupOf } from './verb-group';

/** "According to the ministry, …", "…, according to Lind". */
export function accordingTo(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const size = lastItem(segment);
	if (at + 2 >= segment.tag.length) return undefined;
	const token = segment.token[at] as number;
	const next = segment.token[at + 1] as number;
	if (next < 0 || (tokens.end[token] as number) - (tokens.start[token] as number) !== 9) return undefined;
	if (wordOf(tokens, token).toLowerCase() !== 'according' || wordOf(tokens, next).toLowerCase() !== 'to')
		return undefined;
	let first = at + 2;
	while (segment.tag[first] === Tag.Adverb) first++;
	const speaker = introducedSpeaker(tokens, segment, first);
	if (!speaker) return undefined;
	const words: Items = { from: at, to: at + 2 };
	const content: Items[] = [];
	const clause = clauseStart(segment, at);
	// Behind a semicolon it opens a clause, too: what stands before it is not the source's.
	const opens = at === 0 || (at === 1 && segment.tag[0] !== Tag.Comma) || clause >= at;
	const figures = opens ? figuresEnd(tokens, segment, speaker) : undefined;
	const source = figures === undefined ? speaker : { from: speaker.from, to: figures };
	if (!opens) {
		const to = trimmed(segment, clause, at);
		if (to > clause) content.push({ from: clause, to });
	}
	let rest = source.to;
	if (figures !== undefined) rest = figures;
	else if (segment.tag[rest] === Tag.Comma || segment.tag[rest] === Tag.Colon) rest++;
	else if (!opens) rest = size;
	else {
		while (
			rest < size &&
			rest < source.to + REACH &&
			segment.tag[rest] !== Tag.Comma &&
			segment.tag[rest] !== Tag.Colon
		)
			rest++;
		rest++;
	}
	if (rest < size) content.push({ from: rest, to: trimmed(segment, rest, Math.min(size, rest + LONGEST_CONTENT)) });
	return content.length > 0
		? { cue: undefined, segment, source, words, content, clause: true, hidden: false }
		: undefined;
}

/** "According to customs statistics exports were lower": where the figures end whose comma is missing. */
function figuresEnd(tokens: Tokens, segment: Segment, { from, to }: Items): number | undefined {
	for (let at = from; at + 1 < to; at++) {
		if (segment.tag[at + 1] !== Tag.Noun || segment.tag[at] !== Tag.Noun || !isWord(tokens, segment, at, FIGURES))
			continue;
		for (let verb = at + 2; verb < Math.min(segment.tag.length, at + REACH) && segment.tag[verb] !== Tag.Comma; verb++)
			if (isVerbTag(segment.tag[verb] as number)) return at + 1;
	}
	return undefined;
}

const FIGURES = listed(cueData.accounts.on);

/** "It recently transpired that …", "it has since emerged that …": nobody is named who found it out. */
export function emergence(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	if (!isWord(tokens, segment, at, EMERGING)) return undefined;
	let { from } = groupOf(tokens, segment, at);
	// "Has since emerged": the adverb looks like a preposition.
	if (from > 1 && segment.tag[from - 2] === Tag.Have && isWord(tokens, segment, from - 1, /^since$/iu)) from -= 2;
	if (from === 0 || !isWord(tokens, segment, from - 1, /^it$/iu)) return undefined;
	const size = lastItem(segment);
	const that = skipAdverbials(tokens, segment, at + 1, size);
	if (that >= size || segment.tag[that] !== Tag.That) return undefined;
	const content = [{ from: that, to: trimmed(segment, that, Math.min(size, that + LONGEST_CONTENT)) }];
	return { cue: undefined, segment, words: { from, to: at + 1 }, content, hidden: true };
}

const EMERGING = new RegExp(`^(?:${cueData.vague.emerging.replaceAll(' ', '|')})$`, 'iu');

/** "Editor's note:", "Correction:" are nobody speaking. */
const LABELS = new RegExp(`^(?:${cueData.labels.replaceAll(' ', '|')})$`, 'iu');

/** Whether a verb or a quote follows: a list behind a colon says nothing. */
function saysSomething(segment: Segment, from: number): boolean {
	const limit = Math.min(segment.tag.length, from + 40);
	for (let at = from; at < limit; at++) {
		const tag = segment.tag[at] as number;
		if (isVerbTag(tag) || isQuoteTag(tag) || tag === Tag.Base) return true;
	}
	return false;
}

const TOPICS = new RegExp(`^(?:${cueData.topics.replaceAll(' ', '|')})$`, 'iu');

const BEFORE_CLAIM: ReadonlySet<number> = new Set([Tag.Adjective, Tag.Number, Tag.Adverb, Tag.Participle, Tag.Ing]);

/** In items: "in an interview on Tuesday". */
const LONGEST_SETTING = 9;

/** "Lind's claim that", "her criticism of": the possessor says what follows. */
export function nounCue(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const size = lastItem(segment);
	if (at + 1 >= size) return undefined;
	const forms = formsOf(tokens, segment.token[at] as number);
	const next = segment.tag[at + 1] as number;
	const of = next === Tag.Preposition && wordOf(tokens, segment.token[at + 1] as number).toLowerCase() === 'of';
	// "Their fear is that …".
	// "Her argument on Sunday was that …".
	const set =
		next === Tag.Preposition && forms & Form.CueNoun ? nounPhraseAfter(tokens, segment, at + 2, false) : undefined;
	const be = set ? set.to : at + 1;
	const is =
		segment.tag[be] === Tag.Be &&
		segment.tag[be + 1] === Tag.That &&
		((forms & Form.CueNoun) !== 0 || isStance(tokens, segment, at));
	// "Her statement earlier this year that", "his claim in May that".
	const later =
		forms & Form.CueNoun ? skipAdverbials(tokens, segment, at + 1, Math.min(size, at + LONGEST_SETTING)) : at + 1;
	const that = segment.tag[later] === Tag.That ? later : at + 1;
	const takes =
		is ||
		that > at + 1 ||
		(forms & Form.CueNoun && (next === Tag.That || next === Tag.To || next === Tag.Colon)) ||
		(forms & Form.CueNounOf && of);
	if (!takes) return undefined;
	let from = at;
	while (from > 0 && BEFORE_CLAIM.has(segment.tag[from - 1] as number)) from--;
	if (from === 0 || segment.tag[from - 1] !== Tag.Possessive)
		return is ? ownedBehind(tokens, segment, at, set, be, size) : rumour(tokens, segment, at, from, size);
	const clitic = isMark(tokens, segment, from - 1);
	const source = clitic ? possessorBefore(tokens, segment, from - 1) : { from: from - 1, to: from };
	if (!source) return undefined;
	const start = is ? be + 1 : of ? at + 2 : that;
	const end = nounContentEnd(segment, start, size);
	return {
		cue: undefined,
		segment,
		source,
		words: { from, to: that > at + 1 ? at + 1 : start },
		content: [{ from: start, to: trimmed(segment, start, end) }],
		clause: segment.tag[start] === Tag.That,
		hidden: false,
	};
}

/** "The union’s line is that": whose line it is, says so. */
export const isStance = (tokens: Tokens, segment: Segment, at: number): boolean =>
	segment.tag[at + 1] === Tag.Be &&
	segment.tag[at + 2] === Tag.That &&
	segment.tag[at + 3] !== Tag.Preposition &&
	isWord(tokens, segment, at, STANCES);

const STANCES = listed(cueData.stances);

/** "The conclusion of the report is that …", "the fear is that …": what is said to be so by what stands behind "of", or by nobody. */
function ownedBehind(
	tokens: Tokens,
	segment: Segment,
	at: number,
	owner: Items | undefined,
	be: number,
	size: number,
): CuePhrase | undefined {
	const content = [{ from: be + 1, to: trimmed(segment, be + 1, nounContentEnd(segment, be + 1, size)) }];
	const owned = owner && isWord(tokens, segment, at + 1, /^of$/iu);
	if (owned) return { cue: undefined, segment, source: owner, words: { from: at, to: be + 1 }, content, hidden: false };
	if (owner || !isWord(tokens, segment, at, FEELINGS)) return undefined;
	return { cue: undefined, segment, words: { from: at, to: be + 1 }, content, hidden: true };
}

/** "There were unconfirmed reports that …": nobody is named who says so. */
function rumour(tokens: Tokens, segment: Segment, at: number, from: number, size: number): CuePhrase | undefined {
	if (segment.tag[at + 1] !== Tag.That || !isWord(tokens, segment, at, HEARSAY)) return undefined;
	let be = from - 1;
	if (segment.tag[be] === Tag.Participle) be--;
	const last = be;
	while (be > 0 && (segment.tag[be] === Tag.Determiner || segment.tag[be] === Tag.Be || segment.tag[be] === Tag.Have))
		be--;
	if (be === last || !isWord(tokens, segment, be, /^there$/iu)) return undefined;
	const content = [{ from: at + 1, to: trimmed(segment, at + 1, size) }];
	return { cue: undefined, segment, words: { from: be, to: at + 1 }, content, hidden: true };
}

const FEELINGS = listed(cueData.vague.feelings);
const HEARSAY = listed(cueData.vague.hearsay);

/** "Lind is adamant that …", "has made clear that …". */
export function adjectiveCue(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const size = lastItem(segment);
	if (at + 2 >= size) return undefined;
	// "Made clear over the weekend that".
	const set = skipAdverbials(tokens, segment, at + 1, size);
	const that = segment.tag[set] === Tag.That ? set : at + 1;
	const plain = segment.tag[that] === Tag.Pronoun || segment.tag[that] === Tag.Wh;
	if (segment.tag[that] !== Tag.That && !plain && !isWord(tokens, segment, that, /^(?:whether|if|how|why)$/iu))
		return undefined;
	let from = at;
	while (
		from > 0 &&
		(AUXILIARY.has(segment.tag[from - 1] as number) ||
			segment.tag[from - 1] === Tag.Participle ||
			segment.tag[from - 1] === Tag.Finite ||
			(segment.tag[from - 1] === Tag.Pronoun && from === at && from > 1 && isMade(tokens, segment, from - 2)))
	)
		from--;
	if (from === at) return undefined;
	// An Ing form behind a preposition has no subject of its own.
	const source = subjectOf(tokens, segment, from, false, 0);
	if (
		!source ||
		(source.to - source.from === 1 &&
			/^(?:it|there|this|that)$/iu.test(wordOf(tokens, segment.token[source.from] as number)))
	)
		return undefined;
	return {
		cue: undefined,
		segment,
		source,
		words: { from, to: at + 1 },
		content: [{ from: that, to: trimmed(segment, that, Math.min(size, at + LONGEST_CONTENT)) }],
		clause: true,
		hidden: false,
	};
}

const isMade = (tokens: Tokens, segment: Segment, at: number): boolean => {
	const token = segment.token[at] as number;
	return token >= 0 && /^ma(?:de|ke|kes|king)$/u.test(wordOf(tokens, token));
};

/** "Her claim that the pier was safe surprised the town": the second verb is the main clause's; behind "to" or "of" the first. */
export function nounContentEnd(segment: Segment, start: number, size: number): number {
	let verbs = segment.tag[start] === Tag.That ? 0 : 1;
	for (let at = start; at < size && at < start + REACH; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Comma || tag === Tag.Semicolon) return at;
		if (isVerbTag(tag) && !isVerbTag(segment.tag[at - 1] as number) && ++verbs === 2) return at;
	}
	return Math.min(size, start + REACH);
}

export function isMark(tokens: Tokens, segment: Segment, at: number): boolean {
	const code = tokens.text.charCodeAt(segment.start[at] as number);
	return code === 0x27 || code === 0x2019;
}

/** "Lind: The harbour must close" in headlines and transcripts. */
export function nameColon(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	if (at === 0 || at > 8 || at + 1 >= segment.tag.length) return undefined;
	let proper = false;
	for (let item = 0; item < at; item++) {
		const tag = segment.tag[item] as number;
		const token = segment.token[item] as number;
		if (tag === Tag.Proper || (token >= 0 && formsOf(tokens, token) & (Form.VagueNoun | Form.Document))) proper = true;
		else if (
			tag === Tag.Number ||
			(!isNominal(tag) &&
				tag !== Tag.Preposition &&
				tag !== Tag.Possessive &&
				tag !== Tag.Determiner &&
				tag !== Tag.Stop)
		)
			return undefined;
	}
	const letter = at === 1 && isLetter(tokens, segment);
	// "Harbour conference: …" names a subject.
	if (isWord(tokens, segment, at - 1, TOPICS) && !letter) return undefined;
	if ((!proper && !letter) || (at > 2 && isHeading(tokens, segment, at))) return undefined;
	if (isWord(tokens, segment, at - 1, LABELS) || !(letter || saysSomething(segment, at + 1))) return undefined;
	const next = segment.tag[at + 1] as number;
	if (!isQuoteTag(next) && tokens.capital[segment.token[at + 1] as number] !== 1) return undefined;
	return {
		cue: undefined,
		segment,
		source: { from: 0, to: at },
		words: { from: at, to: at + 1 },
		content: [{ from: at + 1, to: segment.tag.length }],
		hidden: false,
	};
}

/** "The dockers are putting out a warning: Any delay …": what is announced before a colon is said behind it. */
export function announcement(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const next = segment.token[at + 1] ?? -1;
	if (next < 0 || tokens.capital[next] !== 1 || !saysSomething(segment, at + 1)) return undefined;
	let noun = -1;
	for (let item = at - 1; item > 0 && item > at - REACH; item--) {
		const token = segment.token[item] as number;
		const tag = segment.tag[item] as number;
		if (tag === Tag.Semicolon || tag === Tag.Colon) return undefined;
		if (tag === Tag.Noun && noun < 0 && formsOf(tokens, token) & Form.CueNoun) noun = item;
		if (noun < 0 || !isVerbTag(tag)) continue;
		// "On the other side is this view: …" says whose it is by its place.
		if (tag === Tag.Be && segment.tag[item + 1] !== Tag.Ing) return undefined;
		const source = subjectOf(tokens, segment, item, false, 0);
		if (!source || isAuthor(tokens, segment, source) || isThing(tokens, segment, source)) return undefined;
		const content = [{ from: at + 1, to: segment.tag.length }];
		return { cue: undefined, segment, source, words: { from: item, to: at + 1 }, content, hidden: false };
	}
	return undefined;
}

/**
 * "Lind was more blunt: “…”", "She shook her head, “…”", or a sentence that ends in a colon: whatever it says, its
 * subject speaks. With nothing behind the colon the content is empty, and the next quote is it.
 */
export function introduction(tokens: Tokens, segment: Segment, size: number): CuePhrase | undefined {
	const last = segment.tag[size - 1] as number;
	const mark = last === QUOTE_SPEECH ? size - 2 : size - 1;
	if (mark < 1 || (segment.tag[mark] !== Tag.Colon && !(last === QUOTE_SPEECH && segment.tag[mark] === Tag.Comma)))
		return undefined;
	// Behind a comma only a quote that begins a sentence is what somebody says: "She smiled, “It is over.”"
	if (segment.tag[mark] === Tag.Comma && !beginsSentence(tokens, segment, size - 1)) return undefined;
	const content = last === QUOTE_SPEECH ? [{ from: size - 1, to: size }] : [];
	for (let at = 1; at < mark && at < REACH; at++) {
		if (!isVerbTag(segment.tag[at] as number)) continue;
		if (segment.tag[0] === Tag.Subordinator && segment.tag.lastIndexOf(Tag.Comma, at) < 0) continue;
		const source = subjectOf(tokens, segment, at, false, 0);
		if (!source || isAuthor(tokens, segment, source) || isThing(tokens, segment, source)) continue;
		return { cue: undefined, segment, source, words: { from: at, to: mark + 1 }, content, hidden: false };
	}
	if (segment.tag[mark] !== Tag.Colon) return undefined;
	for (let at = 0; at < mark && at < REACH; at++) {
		const token = segment.token[at] as number;
		const from = segment.tag[at] === Tag.Preposition && /^(?:from|by)$/iu.test(wordOf(tokens, token));
		if (!from && segment.tag[at] !== Tag.Proper) continue;
		const source = nounPhraseAfter(tokens, segment, from ? at + 1 : at, false);
		if (source) return { cue: undefined, segment, source, words: { from: mark, to: mark + 1 }, content, hidden: false };
	}
	return undefined;
}

const isThing = (tokens: Tokens, segment: Segment, source: Items): boolean => {
	const token = segment.token[source.from] as number;
	return (
		source.to - source.from === 1 && token >= 0 && /^(?:they|this|that|these|which|here)$/iu.test(wordOf(tokens, token))
	);
};

/** "PRICES FAVOUR THE PORT:": all in capitals, with a word that is no name. */
function isHeading(tokens: Tokens, segment: Segment, at: number): boolean {
	let common = false;
	for (let item = 0; item < at; item++) {
		const token = segment.token[item] as number;
		if (token < 0) return false;
		const word = wordOf(tokens, token);
		if (word !== word.toUpperCase()) return false;
		const forms = formsOf(tokens, token);
		if (forms & (Form.Base | Form.Third | Form.Past | Form.Preposition) && !(forms & Form.Honorific)) common = true;
	}
	return common;
}

/** "Q:" and "A:" of an interview. */
function isLetter(tokens: Tokens, segment: Segment): boolean {
	return (
		tokens.capital[segment.token[0] as number] === 1 && (segment.end[0] as number) - (segment.start[0] as number) === 1
	);
}

function beginsSentence(tokens: Tokens, segment: Segment, quote: number): boolean {
	const words = tokens.text.slice(
		segment.start[quote],
		Math.min((segment.start[quote] as number) + 4, segment.end[quote] as number),
	);
	return /^[^\p{L}]{0,2}\p{Lu}/u.test(words);
}
