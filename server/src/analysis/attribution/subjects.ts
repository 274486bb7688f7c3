import cueData from '../lexicon/en/cues.json';
import { type Cue, Form, Frame } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { frontedEnd } from './clauses';
import { REACH } from './cue-phrase';
import { introducedSpeaker } from './introduced';
import { anyForm, type Items, isHead, isNominal, isTime, isVerbTag, isWord, opensPhrase } from './items';
import { parentheticalSubject } from './parenthetical';
import { nounPhraseAfter, nounPhraseBefore, openBracket } from './phrases';
import { quoteNear } from './quoted';
import { isQuoteTag, QUOTE_SPEECH, type Segment } from './segments';
import { closingSubject, dated, datedBy, describedPhrase, identified, issuedBy, setting } from './subject-phrases';
import { AUXILIARY, type Group } from './verb-group';

/** The subject of the verb group that begins at item `from`. */
export function subjectOf(
	tokens: Tokens,
	segment: Segment,
	from: number,
	participial: boolean,
	depth: number,
): Items | undefined {
	if (depth > 2) return participial ? subjectBehind(tokens, segment, from) : undefined;
	// "Report 14/B, a study, is …": only a participle at the beginning has its subject behind it.
	if (from <= 0) return segment.tag[0] === Tag.Base ? undefined : subjectBehind(tokens, segment, from);
	const before = segment.tag[from - 1] as number;
	if (participial) return participialSubject(tokens, segment, from, depth);
	if (before === Tag.Wh) {
		const word = wordOf(tokens, segment.token[from - 1] as number).toLowerCase();
		return word === 'what' || word === 'whom' ? undefined : { from: from - 1, to: from };
	}
	if (before === Tag.That)
		return from >= 2 && isNominal(segment.tag[from - 2] as number) ? { from: from - 1, to: from } : undefined;
	if (before === Tag.Conjunction) return coordinatedSubject(tokens, segment, from - 1, depth);
	if (before === Tag.Comma || before === Tag.Dash || before === Tag.CloseBracket) {
		return (
			parentheticalSubject(tokens, segment, from - 1) ??
			(before === Tag.Comma ? coordinatedSubject(tokens, segment, from - 1, depth) : undefined) ??
			clauseSubject(tokens, segment, from)
		);
	}
	if (isQuoteTag(before))
		return parentheticalSubject(tokens, segment, from - 1) ?? nounPhraseBefore(tokens, segment, from);
	const time = timeStart(tokens, segment, from);
	// "Lind, who left early, on Friday said".
	if (time < from && segment.tag[time - 1] === Tag.Comma) {
		const named = parentheticalSubject(tokens, segment, time - 1);
		if (named) return named;
	}
	const end = beforeTime(segment, from, time);
	const closing = closingSubject(tokens, segment, from) ?? identified(tokens, segment, end);
	if (closing) return closing;
	const phrase =
		issuedBy(tokens, segment, end, from) ?? datedBy(tokens, segment, from) ?? describedPhrase(tokens, segment, end);
	if (!phrase) return undefined;
	const spoken = setting(tokens, segment, phrase);
	if (spoken !== undefined)
		return spoken > phrase.from
			? { from: phrase.from, to: spoken }
			: coordinatedSubject(tokens, segment, phrase.from - 2, depth);
	return dated(tokens, segment, phrase, from);
}

/** "Said Ines Okafor, head of …" behind a quote or at the sentence's end; the verb ends at item `end`. */
export function invertedSource(
	tokens: Tokens,
	segment: Segment,
	at: number,
	end: number,
	cue: Cue,
	group: Group,
): Items | undefined {
	if (
		!(cue.frames & Frame.Invert || quoteNear(tokens, segment, at)) ||
		segment.tag[at] !== Tag.Finite ||
		group.from !== at
	)
		return undefined;
	let before = at - 1;
	// A title’s own comma ends no speech: "Lind, host of “Derry Live,” said".
	if (before >= 0 && segment.tag[before] === Tag.Comma && (segment.token[before] as number) >= 0) before--;
	const first = end < segment.tag.length ? (segment.tag[end] as number) : Tag.Stop;
	if (!opensPhrase(first) && !(first === Tag.Participle || first === Tag.Finite || first === Tag.Ing)) return undefined;
	const behindQuote = before >= 0 && isQuoteTag(segment.tag[before] as number);
	if (!behindQuote) {
		if (at === 0 || segment.tag[at - 1] !== Tag.Comma || cue.frames & Frame.Addressee) return undefined;
		const closing = isNamed(tokens, segment, end) ? introducedSpeaker(tokens, segment, end) : undefined;
		if (closing && cue.lemma === 'say' && (segment.tag[closing.to] ?? Tag.Stop) === Tag.Stop) return closing;
		if (parentheticalSubject(tokens, segment, at - 1)) return undefined;
		// "…, said Lind." with indirect content in front; not "Lind, said to be".
		const phrase = nounPhraseAfter(tokens, segment, end, true);
		// "The port sues, says contract “no menu”": a headline's second verb.
		if (!phrase || segment.tag.slice(phrase.from, phrase.to).some(tag => isQuoteTag(tag))) return undefined;
		const next = segment.tag[phrase.to];
		// "In other words, explained Lind: “…”".
		if (next === Tag.Colon) return segment.tag[phrase.to + 1] === QUOTE_SPEECH ? phrase : undefined;
		return next === undefined || next === Tag.Stop || next === Tag.Comma || next === Tag.Preposition
			? phrase
			: undefined;
	}
	return introducedSpeaker(tokens, segment, end);
}

/** Whether a name or an article stands at an item, and no day: "said Lind", "said a pilot", not "said Tuesday". */
const isNamed = (tokens: Tokens, segment: Segment, at: number): boolean =>
	segment.tag[at] === Tag.Determiner ||
	(segment.tag[at] === Tag.Proper && !isTime(formsOf(tokens, segment.token[at] as number)));

/** The phrase that opens the main clause, where nothing but asides stands between it and the verb. */
function clauseSubject(tokens: Tokens, segment: Segment, from: number): Items | undefined {
	const front = frontedEnd(tokens, segment);
	const start = front > 0 && front < from ? front + 1 : segment.tag[0] === Tag.Conjunction ? 1 : 0;
	if (from - start > 30) return undefined;
	let commas = 0;
	for (let at = start; at < from; at++) {
		if (isVerbTag(segment.tag[at] as number)) return undefined;
		if (segment.tag[at] === Tag.Comma) commas++;
	}
	// "The mayor, asked about it, denied": with one comma the verb opens an aside.
	if (commas === 1) return undefined;
	return nounPhraseAfter(tokens, segment, start, false);
}

/** A subject is not sought farther back than this many verbs. */
const MOST_VERBS = 4;

/** "… and said": the subject of the verb before the conjunction. */
export function coordinatedSubject(
	tokens: Tokens,
	segment: Segment,
	conjunction: number,
	depth: number,
): Items | undefined {
	const speaker = depth === 0 ? subjectOfCueBefore(tokens, segment, conjunction) : undefined;
	if (speaker) return speaker;
	let tried = 0;
	for (let at = conjunction - 1; at >= 0 && at > conjunction - REACH; at--) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon) return undefined;
		// What stands in brackets is no part of the clause.
		if (tag === Tag.CloseBracket) {
			at = openBracket(segment, at) ?? at;
			continue;
		}
		if (tag === Tag.Finite || tag === Tag.Modal || tag === Tag.Be || tag === Tag.Have || tag === Tag.Do) {
			let from = at;
			while (from > 0 && AUXILIARY.has(segment.tag[from - 1] as number)) from--;
			const subject = subjectOf(tokens, segment, from, false, depth + 1);
			if (subject || ++tried === MOST_VERBS) return subject;
			at = from;
		}
	}
	return undefined;
}

/** "Okafor said Lind was not there and said …": the subject of the verb of saying before, not of what was said. */
function subjectOfCueBefore(tokens: Tokens, segment: Segment, before: number): Items | undefined {
	const participle = segment.tag[before] === Tag.Ing || segment.tag[before + 1] === Tag.Ing;
	for (let at = before - 1; at >= 0 && at > before - REACH; at--) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon) return undefined;
		// "…, saying that it was late and calling for calm": who says the one calls for the other.
		const set = tag === Tag.Ing && participle && segment.tag[at - 1] === Tag.Comma;
		if (tag !== Tag.Finite && !set) continue;
		const cue = tokens.lexicon.cueOf[tokens.word[segment.token[at] as number] as number] as number;
		const cueClass = cue === 0 ? undefined : tokens.lexicon.cues[cue - 1]?.class;
		if (cueClass !== 'speech' && cueClass !== 'act') continue;
		if (set) return participialSubject(tokens, segment, at, 1);
		// "“…,” said Lind, adding that".
		const inverted =
			participle && at > 0 && segment.tag[at - 1] === QUOTE_SPEECH && opensPhrase(segment.tag[at + 1] ?? Tag.Stop);
		if (inverted) return introducedSpeaker(tokens, segment, at + 1);
		let from = at;
		while (from > 0 && AUXILIARY.has(segment.tag[from - 1] as number)) from--;
		return subjectOf(tokens, segment, from, false, 1);
	}
	return undefined;
}

/** ", saying …", "after claiming …": the subject of the clause that it hangs on. */
function participialSubject(tokens: Tokens, segment: Segment, from: number, depth: number): Items | undefined {
	// "After initially saying".
	let first = from;
	while (first > 1 && first > from - MOST_ADVERBS && segment.tag[first - 1] === Tag.Adverb) first--;
	if (first < from && segment.tag[first - 1] !== Tag.Adverb) return participialSubject(tokens, segment, first, depth);
	const before = from > 0 ? (segment.tag[from - 1] as number) : Tag.Stop;
	if (isHead(before) && from >= 1) {
		// "A letter saying that", "a crowd chanting"; but "she sent a letter saying that".
		const phrase = nounPhraseBefore(tokens, segment, from);
		// "Entered the year predicting": a time predicts nothing.
		const dates = Form.TimeNoun | Form.Month | Form.Weekday;
		const time = phrase && anyForm(tokens, segment, { from: phrase.to - 1, to: phrase.to }, dates);
		// "Opened the debate saying": neither does what is begun or ended.
		const begun = phrase !== undefined && isWord(tokens, segment, phrase.from - 1, BEGINS);
		if (phrase && (time || begun)) return coordinatedSubject(tokens, segment, phrase.from, depth);
		const written = phrase && anyForm(tokens, segment, phrase, Form.Document);
		const sender = written ? coordinatedSubject(tokens, segment, phrase.from, depth) : undefined;
		return sender ?? phrase;
	}
	if (before === Tag.Determiner || before === Tag.Possessive || before === Tag.Adjective) return undefined;
	// "Lind, after saying that …, took": the name stands in front of the comma.
	const comma = before === Tag.Preposition || before === Tag.Subordinator ? from - 2 : from - 1;
	if (comma > 0 && segment.tag[comma] === Tag.Comma && isHead(segment.tag[comma - 1] as number)) {
		const name = nounPhraseBefore(tokens, segment, comma);
		if (
			name &&
			(name.from === 0 || segment.tag[name.from - 1] === Tag.Comma || segment.tag[name.from - 1] === Tag.Conjunction)
		)
			return name;
	}
	const left = coordinatedSubject(tokens, segment, from, depth);
	return left ?? subjectBehind(tokens, segment, from);
}

/** In items: no verb has more adverbs in front of it. */
const MOST_ADVERBS = 4;

const BEGINS = listed(cueData.begins);

/** "Citing the report, the minister …": the subject stands behind the comma that ends the fronted clause. */
function subjectBehind(tokens: Tokens, segment: Segment, from: number): Items | undefined {
	for (let at = from + 1; at < segment.tag.length && at < from + REACH; at++) {
		if (
			(segment.tag[at] !== Tag.Comma && segment.tag[at] !== QUOTE_SPEECH) ||
			!opensPhrase(segment.tag[at + 1] ?? Tag.Other)
		)
			continue;
		const phrase = nounPhraseAfter(tokens, segment, at + 1, true);
		if (!phrase) continue;
		let verb = phrase.to;
		while (segment.tag[verb] === Tag.Adverb || segment.tag[verb] === Tag.Comma) verb++;
		if (isVerbTag(segment.tag[verb] ?? Tag.Other)) return phrase;
	}
	return undefined;
}

/** Where the words of time in front of a verb begin: "on Tuesday", "last week". */
function timeStart(tokens: Tokens, segment: Segment, from: number): number {
	let at = from;
	while (at > 1 && at > from - 6) {
		const token = segment.token[at - 1] as number;
		if (token < 0 || !isTime(formsOf(tokens, token))) break;
		at--;
		while (at > 1 && BEFORE_TIME.has(segment.tag[at - 1] as number)) at--;
		if (at > 1 && segment.tag[at - 1] === Tag.Preposition) at--;
	}
	return at;
}

const BEFORE_TIME: ReadonlySet<number> = new Set([Tag.Adjective, Tag.Determiner, Tag.Adverb, Tag.Number]);

/** "The judge last month ordered": the words of time in front of a verb, left out, unless they date a document. */
function beforeTime(segment: Segment, from: number, time: number): number {
	let at = time;
	if (at === from) return from;
	if (
		at > 1 &&
		(segment.tag[at - 1] === Tag.Finite || segment.tag[at - 1] === Tag.Participle) &&
		isHead(segment.tag[at - 2] as number)
	)
		at--;
	return at > 0 && (isHead(segment.tag[at - 1] as number) || segment.tag[at - 1] === Tag.Pronoun) ? at : from;
}
