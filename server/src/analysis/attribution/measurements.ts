import cueData from '../lexicon/en/cues.json';
import { listed } from '../lexicon/listed';
import { Tag, type Tokens } from '../tokens';
import { CLAUSE_REACH, clauseStart, lastItem, trimmed } from './clauses';
import type { CuePhrase } from './cue-phrase';
import { headOf, type Items, isVerbTag, isWord, opensPhrase } from './items';
import { nounPhraseAfter } from './phrases';
import type { Segment } from './segments';
import { subjectOf } from './subjects';

/** "Lind had 38 percent in a poll by the institute": a figure and where it was measured. */
export function measuredIn(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	if (at < 3 || !isWord(tokens, segment, at, /^in$/iu)) return undefined;
	const next = segment.tag[at + 1];
	if (next !== Tag.Determiner && next !== Tag.Proper && next !== Tag.Possessive) return undefined;
	const source = nounPhraseAfter(tokens, segment, at + 1, false);
	if (!source || !isPoll(tokens, segment, source)) return undefined;
	const clause = clauseStart(segment, at);
	let number = false;
	let verb = false;
	for (let item = clause; item < at; item++) {
		if (segment.tag[item] === Tag.Number) number = true;
		if (isVerbTag(segment.tag[item] as number)) verb = true;
	}
	if (!number || !verb) return undefined;
	const content = [{ from: clause, to: trimmed(segment, clause, at) }];
	return { cue: undefined, segment, source, words: { from: at, to: at + 1 }, content, hidden: false };
}

/** "A poll by the institute", "the average of recent polls". */
function isPoll(tokens: Tokens, segment: Segment, source: Items): boolean {
	const head = headOf(segment, source);
	if (isWord(tokens, segment, head, POLL)) return true;
	if (!isWord(tokens, segment, head, /^average$/iu)) return false;
	for (let at = source.from; at < source.to; at++)
		if (isWord(tokens, segment, at, /^(?:polls?|polling|surveys?)$/iu)) return true;
	return false;
}

const POLL = /^(?:poll|survey|census)$/iu;

/** "The latest poll had Lind at 22", "a survey released on Sunday had them tied at 49": what a poll has is what it found. */
export function polledHad(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const next = segment.tag[at + 1] ?? Tag.Stop;
	if (!opensPhrase(next) || !isWord(tokens, segment, at, /^(?:has|had|have)$/iu)) return undefined;
	const size = Math.min(lastItem(segment), at + LONGEST_FOUND);
	// Whom it has at how much: "had 1,200 respondents" tells how it was taken, not what it found.
	const who = nounPhraseAfter(tokens, segment, at + 1, false);
	const placed = who !== undefined && isPlaced(tokens, segment, who, size);
	const source = placed ? subjectOf(tokens, segment, at, false, 0) : undefined;
	if (!source || !isPoll(tokens, segment, source)) return undefined;
	const content = [{ from: at + 1, to: trimmed(segment, at + 1, size) }];
	return { cue: undefined, segment, source, words: { from: at, to: at + 1 }, content, hidden: false };
}

/** "Lind at 22", "the candidates tied at 49", "her ahead by 4 points". */
function isPlaced(tokens: Tokens, segment: Segment, { from, to }: Items, size: number): boolean {
	if (segment.tag[from] === Tag.Number) return false;
	for (let at = from; at + 1 < size && at < to + 4; at++)
		if (segment.tag[at + 1] === Tag.Number && isWord(tokens, segment, at, /^(?:at|on|with|by)$/iu)) return true;
	return false;
}

/** In items. */
const LONGEST_FOUND = 40;

/** "Under the pact, Norland will get 40 ships": what a rule lays down is what it says. */
export function provision(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	if (at > 1 || (at === 1 && segment.tag[0] !== Tag.Conjunction) || !isWord(tokens, segment, at, /^under$/iu))
		return undefined;
	const source = nounPhraseAfter(tokens, segment, at + 1, false);
	if (!source || !isWord(tokens, segment, headOf(segment, source), PROVISIONS)) return undefined;
	const from = segment.tag[source.to] === Tag.Comma ? source.to + 1 : source.to;
	const size = Math.min(lastItem(segment), from + CLAUSE_REACH);
	if (from >= size || !opensPhrase(segment.tag[from] as number)) return undefined;
	const content = [{ from, to: trimmed(segment, from, size) }];
	return { cue: undefined, segment, source, words: { from: at, to: at + 1 }, content, hidden: false };
}

const PROVISIONS = listed(cueData.provisions);

/** "In a poll by the institute, half of the voters …": what was measured says what follows. */
export function inMeasurement(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	if (at > 1 || (at === 1 && segment.tag[0] !== Tag.Conjunction) || !isWord(tokens, segment, at, /^in$/iu))
		return undefined;
	const phrase = nounPhraseAfter(tokens, segment, at + 1, false);
	if (!phrase || !isWord(tokens, segment, headOf(segment, phrase), MEASURED)) return undefined;
	const source = { from: phrase.from, to: publishedEnd(segment, phrase.to) };
	if (segment.tag[source.to] !== Tag.Comma) return undefined;
	const size = Math.min(lastItem(segment), source.to + CLAUSE_REACH);
	if (source.to + 1 >= size) return undefined;
	const content = [{ from: source.to + 1, to: trimmed(segment, source.to + 1, size) }];
	return { cue: undefined, segment, source, words: { from: at, to: at + 1 }, content, clause: true, hidden: false };
}

/** Where what says who took a poll and when it was published ends: "released on Monday", "taken by the Herald in May". */
function publishedEnd(segment: Segment, from: number): number {
	let at = from;
	if (segment.tag[at] === Tag.Finite) at++;
	while (at < from + LONGEST_PUBLISHED && PUBLISHED.has(segment.tag[at] as number)) at++;
	return at;
}

/** In items: "conducted by the Herald and Radio Norland in the first week of May". */
const LONGEST_PUBLISHED = 16;
const PUBLISHED: ReadonlySet<number> = new Set([
	Tag.Participle,
	Tag.Preposition,
	Tag.Determiner,
	Tag.Adjective,
	Tag.Adverb,
	Tag.Noun,
	Tag.Proper,
	Tag.Number,
	Tag.Conjunction,
]);

const MEASURED = listed(cueData.measured);
