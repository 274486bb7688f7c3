import cueData from '../lexicon/en/cues.json';
import { Form } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens } from '../tokens';
import { anyForm, headOf, type Items, isHead, isTime, isVerbTag, isWord, opensPhrase } from './items';
import { nounPhraseBefore } from './phrases';
import { QUOTE_SPEECH, type Segment } from './segments';

/**
 * Where in a phrase what was said in begins: "Lind in a statement", "but in an interview said". Its first item where all of
 * it is that, behind a preposition and a conjunction.
 */
export function setting(tokens: Tokens, segment: Segment, { from, to }: Items): number | undefined {
	if (!isWord(tokens, segment, to - 1, FILLERS)) return undefined;
	for (let at = to - 2; at > from && at > to - 6; at--) {
		if (segment.tag[at] !== Tag.Preposition) continue;
		return isWord(tokens, segment, at, /^(?:in|during)$/iu) && segment.tag[at - 1] === Tag.Proper ? at : undefined;
	}
	return from > 1 && isWord(tokens, segment, from - 1, /^(?:in|during)$/iu) && segment.tag[from - 2] === Tag.Conjunction
		? from
		: undefined;
}

const FILLERS = listed(cueData.fillers);

/**
 * "…, two people involved in drafting it say.": where the verb ends the sentence, all that stands between it and a comma,
 * if it is a noun with a participle behind it.
 */
export function closingSubject(tokens: Tokens, segment: Segment, verb: number): Items | undefined {
	const next = segment.tag[verb + 1];
	if (segment.tag[verb] !== Tag.Finite || (next !== undefined && next !== Tag.Stop)) return undefined;
	let described = false;
	for (let at = verb - 1; at > 0 && at > verb - MOST_DESCRIBED; at--) {
		const tag = segment.tag[at] as number;
		const describes = tag === Tag.Participle || tag === Tag.Ing || isParticiple(tokens, segment, at);
		if (describes) described = described || isHead(segment.tag[at - 1] as number);
		else if (isVerbTag(tag) || tag >= QUOTE_SPEECH) return undefined;
		if (tag !== Tag.Comma) continue;
		return described && opensPhrase(segment.tag[at + 1] as number) ? { from: at + 1, to: verb } : undefined;
	}
	return undefined;
}

/** "The farmers who own the pier say": a noun with the relative clause behind it that says which, up to item `end`. */
export function identified(tokens: Tokens, segment: Segment, end: number): Items | undefined {
	if (!isHead(segment.tag[end - 1] as number)) return undefined;
	let verbs = 0;
	for (let at = end - 1; at > 0 && at > end - MOST_IDENTIFYING; at--) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Wh) {
			const noun = isHead(segment.tag[at - 1] as number) || isWord(tokens, segment, at - 1, /^those$/iu);
			const own = verbs === 1 && noun && isWord(tokens, segment, at, /^(?:who|which)$/iu);
			const named = own ? whoIsMeant(tokens, segment, at) : undefined;
			// "Is a farmer who owned the pier to fish": what a verb or a preposition governs is no subject.
			const before = named && named.from > 0 ? (segment.tag[named.from - 1] as number) : Tag.Comma;
			return named && !isVerbTag(before) && before !== Tag.Preposition ? { from: named.from, to: end } : undefined;
		}
		if (ENDS_CLAUSE.has(tag) || tag >= QUOTE_SPEECH) return undefined;
		if (isVerbTag(tag) && !isVerbTag(segment.tag[at - 1] as number) && segment.tag[at - 1] !== Tag.Adverb) verbs++;
	}
	return undefined;
}

/** The noun in front of "who": "the farmers", "those", "27 percent of those". */
function whoIsMeant(tokens: Tokens, segment: Segment, who: number): Items | undefined {
	if (segment.tag[who - 1] !== Tag.Pronoun) return nounPhraseBefore(tokens, segment, who);
	const counted = isWord(tokens, segment, who - 2, /^of$/iu) ? nounPhraseBefore(tokens, segment, who - 2) : undefined;
	return counted ? { from: counted.from, to: who } : { from: who - 1, to: who };
}

const MOST_IDENTIFYING = 20;
const ENDS_CLAUSE: ReadonlySet<number> = new Set([
	Tag.Comma,
	Tag.Semicolon,
	Tag.Colon,
	Tag.Dash,
	Tag.That,
	Tag.Subordinator,
	Tag.Conjunction,
]);

/** "Involved in": a past form that is a participle as well, before a preposition. */
const isParticiple = (tokens: Tokens, segment: Segment, at: number): boolean =>
	segment.tag[at] === Tag.Finite &&
	segment.tag[at + 1] === Tag.Preposition &&
	(formsOf(tokens, segment.token[at] as number) & Form.Participle) !== 0;

/** In items: "people who have been involved in the talks". */
const MOST_DESCRIBED = 14;

/** "A poll out Monday", "a study released last week": what dates a document is part of its name. */
export function dated(tokens: Tokens, segment: Segment, phrase: Items | undefined, to: number): Items | undefined {
	if (!phrase || phrase.to === to) return phrase;
	const head = headOf(segment, phrase);
	return anyForm(tokens, segment, { from: head, to: head + 1 }, Form.Document) ? { from: phrase.from, to } : phrase;
}

/** "A paper that the institute published last week": what somebody has done with it belongs to the noun in front. */
export function issuedBy(tokens: Tokens, segment: Segment, end: number, verb: number): Items | undefined {
	if (end === verb || segment.tag[end] !== Tag.Finite) return undefined;
	const issuer = nounPhraseBefore(tokens, segment, end);
	if (!issuer || issuer.from < 2 || segment.tag[issuer.from - 1] !== Tag.That) return undefined;
	const issued = nounPhraseBefore(tokens, segment, issuer.from - 1);
	return issued && { from: issued.from, to: end + 1 };
}

/** "The report he wrote in May": with a month or a day right in front of the verb, what was made then is its subject. */
export function datedBy(tokens: Tokens, segment: Segment, verb: number): Items | undefined {
	const dated = isTime(formsOf(tokens, segment.token[verb - 1] ?? 0)) && segment.tag[verb - 2] === Tag.Preposition;
	if (!dated || verb < 5 || segment.tag[verb - 3] !== Tag.Finite || segment.tag[verb - 4] !== Tag.Pronoun)
		return undefined;
	const made = nounPhraseBefore(tokens, segment, verb - 4);
	return made && { from: made.from, to: verb };
}

/** "A study released by the institute": the noun that a participle describes goes before the one that describes it. */
export function describedPhrase(tokens: Tokens, segment: Segment, end: number): Items | undefined {
	const phrase = withFirstOf(tokens, segment, nounPhraseBefore(tokens, segment, end));
	if (!phrase || phrase.from < 3) return phrase;
	if (segment.tag[phrase.from - 1] !== Tag.Preposition) return phrase;
	// "Released on Tuesday by the institute": when it was done may stand between.
	const described = behindTime(tokens, segment, phrase.from - 1) - 1;
	if (segment.tag[described] !== Tag.Participle && !isParticiple(tokens, segment, described)) return phrase;
	if (!isHead(segment.tag[described - 1] as number)) return phrase;
	const outer = nounPhraseBefore(tokens, segment, described);
	return outer ? { from: outer.from, to: end } : phrase;
}

/** The item behind what stands in front of words of time that end right before `end`: "on Tuesday", "last week". */
function behindTime(tokens: Tokens, segment: Segment, end: number): number {
	let at = end;
	const isTimeAt = (item: number) => item > 1 && isTime(formsOf(tokens, segment.token[item] ?? 0));
	if (!isTimeAt(at - 1)) return end;
	while (isTimeAt(at - 1)) at--;
	while (at > 2 && (segment.tag[at - 1] === Tag.Adjective || segment.tag[at - 1] === Tag.Determiner)) at--;
	return at > 2 && segment.tag[at - 1] === Tag.Preposition ? at - 1 : at;
}

/** "She and her aides", "Lind and the dockers": the first of two subjects, where the clause begins with it. */
function withFirstOf(tokens: Tokens, segment: Segment, last: Items | undefined): Items | undefined {
	if (!last || last.from < 2 || !isWord(tokens, segment, last.from - 1, /^and$/iu)) return last;
	const pronoun = segment.tag[last.from - 2] === Tag.Pronoun;
	const first = pronoun ? { from: last.from - 2, to: last.from - 1 } : nounPhraseBefore(tokens, segment, last.from - 1);
	const before = first && first.from > 0 ? segment.tag[first.from - 1] : undefined;
	// "…, she and another docker said.", "At the same time, Lind and his aides said".
	const named = segment.tag[last.from - 2] === Tag.Proper || pronoun;
	const listed = before === Tag.Comma && ((segment.tag[last.to + 1] ?? Tag.Stop) === Tag.Stop || named);
	const joined = before === Tag.Conjunction && first?.from === 1;
	const opens = first && (before === undefined || listed || joined || CLAUSE_OPENERS.has(before));
	return opens ? { from: first.from, to: last.to } : last;
}

const CLAUSE_OPENERS: ReadonlySet<number> = new Set([Tag.That, Tag.Subordinator]);
