import { isHead, isTime, isVerbTag, isWord } from '../attribution/items';
import { nounPhraseAfter } from '../attribution/phrases';
import type { Segment } from '../attribution/segments';
import { type Cue, Form, Frame } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';

/** In items: what stands between a subject and its verb is no longer. */
const REACH = 45;

/**
 * The finite verb of the clause that begins at an item, or its first auxiliary; −1 where there is none. Not those of
 * relative clauses, of that-clauses and behind a subordinator, nor a participle that looks like a past tense ("the paper
 * published on Friday found"), nor what commas or dashes set off between a subject and its verb.
 */
export function mainVerb(tokens: Tokens, segment: Segment, from: number, size: number): number {
	const start = behindOpening(tokens, segment, from, size);
	const aside = behindAside(tokens, segment, start, size);
	if (aside >= 0) return aside;
	let below = 0;
	let fallback = -1;
	for (let at = start; at < size; at++) {
		const tag = segment.tag[at] as number;
		// "…, according to officials involved then": what names a source has no main verb.
		if (at > start && fallback >= 0 && isWord(tokens, segment, at, /^according$/u)) break;
		// "Those who have seen it acknowledge that": the tagger found no subject for the verb.
		if (tag === Tag.Base && below === 0 && segment.tag[at + 1] === Tag.That && isHead(segment.tag[at - 1] ?? Tag.To))
			return at;
		if (
			tag === Tag.That &&
			at > start &&
			isVerbTag(segment.tag[at + 1] as number) &&
			isHead(segment.tag[at - 1] as number)
		)
			// "Cultures that had been given less": like "which".
			below = 1;
		else if (tag === Tag.Subordinator || tag === Tag.That) below = 2;
		else if (tag === Tag.Wh || (tag === Tag.Pronoun && opensContact(tokens, segment, at, start))) below = 1;
		else if (tag === Tag.Dash) {
			at = behindDashes(segment, at, size);
			below = 0;
		} else if (tag === Tag.Comma || tag === Tag.Semicolon || tag === Tag.Colon) below = 0;
		else if (tag === Tag.OpenBracket && at > 0) {
			while (at + 1 < size && segment.tag[at] !== Tag.CloseBracket) at++;
		} else if (isVerbTag(tag) && !isNonFinite(tokens, segment.token[at] as number)) {
			// "His associates said": what a verb follows directly is a noun.
			if (tag === Tag.Finite && segment.tag[at + 1] === Tag.Finite && at > start && !takesClause(tokens, segment, at))
				continue;
			const later = isParticiple(tokens, segment, at) ? behindParticiple(tokens, segment, start, at, size) : -1;
			if (below === 0) return later >= 0 ? later : at;
			if (fallback < 0) fallback = later >= 0 ? later : at;
			if (below === 1) {
				// The relative clause has had its verb: the next one is the main clause's.
				while (at + 1 < size && isGroup(segment.tag[at + 1] as number)) at++;
				below = 0;
			}
		}
	}
	return fallback;
}

/** "The time it would need has gone": a subject right behind a noun, whose clause says which. */
const opensContact = (tokens: Tokens, segment: Segment, at: number, start: number): boolean =>
	at > start && segment.tag[at - 1] === Tag.Noun && isWord(tokens, segment, at, /^(?:it|he|she|they|we|i|you)$/iu);

/** "Having begun", "being", "been": forms of auxiliaries that carry no clause. */
export const isNonFinite = (tokens: Tokens, token: number): boolean =>
	/^(?:having|being|been|be|doing|done)$/iu.test(wordOf(tokens, token));

/** "And retired Captain Lind said": behind what joins the clause and a participle in front of its noun. */
function behindOpening(tokens: Tokens, segment: Segment, from: number, size: number): number {
	let at = from;
	while (at < size && OPENING.has(segment.tag[at] as number)) at++;
	return at + 1 < size && isHead(segment.tag[at + 1] as number) && isParticiple(tokens, segment, at) ? at + 1 : from;
}

const OPENING: ReadonlySet<number> = new Set([Tag.Conjunction, Tag.Adverb, Tag.Comma]);

/** "Lind, a farmer allied with the dockers, said": the verb behind what commas set off after a subject; −1 where none is. */
function behindAside(tokens: Tokens, segment: Segment, from: number, size: number): number {
	let start = from;
	while (start < size && OPENING.has(segment.tag[start] as number)) start++;
	const subject = nounPhraseAfter(tokens, segment, start, false);
	if (!subject || segment.tag[subject.to] !== Tag.Comma) return -1;
	return verbBehindComma(tokens, segment, subject.to + 1, Math.min(size, subject.to + REACH));
}

function verbBehindComma(tokens: Tokens, segment: Segment, from: number, limit: number): number {
	for (let at = from; at < limit; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon || tag === Tag.Colon) return -1;
		if (tag !== Tag.Comma) continue;
		let verb = at + 1;
		while (verb < limit && segment.tag[verb] === Tag.Adverb) verb++;
		if (verb >= limit || !isVerbTag(segment.tag[verb] as number)) continue;
		// "Lind, clearly moved, left": what commas close in again is no main verb either.
		const closed = segment.tag[verb + 1] === Tag.Comma && isParticiple(tokens, segment, verb);
		if (!closed && !isPassiveParticiple(tokens, segment, verb)) return verb;
	}
	return -1;
}

/** "The bloc — a group of ten ports — supported Lind": the last item of what dashes set off before a verb. */
function behindDashes(segment: Segment, dash: number, size: number): number {
	for (let at = dash + 1; at < size && at < dash + REACH; at++) {
		if (segment.tag[at] !== Tag.Dash) continue;
		const next = segment.tag[at + 1] as number;
		return isVerbTag(next) || (next === Tag.Adverb && isVerbTag(segment.tag[at + 2] as number)) ? at : dash;
	}
	return dash;
}

/** Whether what the tagger took for a past tense, or a present one, can be a participle or a noun. */
function isParticiple(tokens: Tokens, segment: Segment, at: number): boolean {
	const token = segment.token[at] as number;
	if (token < 0 || segment.tag[at] !== Tag.Finite) return false;
	const forms = formsOf(tokens, token);
	return forms === 0 ? /ed$/u.test(wordOf(tokens, token)) : (forms & (Form.Participle | Form.Noun)) !== 0;
}

/** The main verb behind one that only describes the subject or is a part of it; −1 where that one is the main verb. */
function behindParticiple(tokens: Tokens, segment: Segment, from: number, at: number, size: number): number {
	const word = wordOf(tokens, segment.token[at] as number);
	const next = segment.tag[at + 1] as number;
	const hyphenated = word.includes('-') && isHead(next);
	if (takesClause(tokens, segment, at) && !hyphenated && !followsDocument(tokens, segment, from, at)) return -1;
	// "Made a statement released on Monday": a participle takes no object.
	if (OBJECT.has(next) && !(next === Tag.Determiner && isTimeAt(tokens, segment, at + 2))) return -1;
	const limit = Math.min(size, at + REACH);
	const written = followsDocument(tokens, segment, from, at) && (next === Tag.Preposition || next === Tag.Adverb);
	for (let verb = at + 1; verb < limit; verb++) {
		const tag = segment.tag[verb] as number;
		if (tag === Tag.Comma && segment.tag[from] === Tag.Preposition) return verbOfNext(tokens, segment, verb + 1, size);
		if (tag === Tag.Comma && (written || next === Tag.Preposition)) {
			const set = verbBehindComma(tokens, segment, verb, limit);
			if (set >= 0) return set;
			if (written) continue;
		}
		// "Released after the mayor had left, …": what is below it ends at the comma.
		if (BELOW.has(tag)) {
			if (segment.tag[from] !== Tag.Preposition) return -1;
			while (verb + 1 < limit && segment.tag[verb + 1] !== Tag.Comma) verb++;
			continue;
		}
		if (ENDS.has(tag) && !(written && tag === Tag.Conjunction)) return -1;
		if (!isVerbTag(tag) || isNonFinite(tokens, segment.token[verb] as number)) continue;
		if (segment.tag[verb - 1] === Tag.Conjunction) return -1;
		// "Those surveyed in a poll released on Monday want …".
		const later = isParticiple(tokens, segment, verb) ? behindParticiple(tokens, segment, from, verb, size) : -1;
		return later >= 0 ? later : verb;
	}
	return -1;
}

/** "This week". */
const isTimeAt = (tokens: Tokens, segment: Segment, at: number): boolean => {
	const token = segment.token[at] ?? -1;
	return token >= 0 && isTime(formsOf(tokens, token));
};

const OBJECT: ReadonlySet<number> = new Set([Tag.Determiner, Tag.Possessive, Tag.Pronoun, Tag.Number]);

/** "In a letter sent to the council, Lind asked": the verb of the subject behind the comma. */
function verbOfNext(tokens: Tokens, segment: Segment, from: number, size: number): number {
	const subject = nounPhraseAfter(tokens, segment, from, true);
	let verb = subject ? subject.to : size;
	while (segment.tag[verb] === Tag.Adverb || segment.tag[verb] === Tag.Comma) verb++;
	return verb < size && isVerbTag(segment.tag[verb] as number) ? verb : -1;
}

const BELOW: ReadonlySet<number> = new Set([Tag.Subordinator, Tag.That, Tag.Wh]);
const ENDS: ReadonlySet<number> = new Set([
	Tag.Comma,
	Tag.Semicolon,
	Tag.Colon,
	Tag.Dash,
	Tag.Conjunction,
	Tag.Pronoun,
	Tag.OpenBracket,
]);

/** "The mayor hopes prices fall": behind a verb of saying or thinking a further verb is below it. */
function takesClause(tokens: Tokens, segment: Segment, at: number): boolean {
	const index = tokens.lexicon.cueOf[tokens.word[segment.token[at] as number] as number] as number;
	return index > 0 && ((tokens.lexicon.cues[index - 1] as Cue).frames & Frame.Clause) !== 0;
}

/** "A report released in May", "the opinion drafted for the court": a thing that says something is in front of the verb. */
function followsDocument(tokens: Tokens, segment: Segment, from: number, at: number): boolean {
	for (let before = at - 1; before >= from && before > at - 12; before--) {
		const token = segment.token[before] as number;
		if (token >= 0 && isHead(segment.tag[before] as number) && formsOf(tokens, token) & Form.Document) return true;
		if (isVerbTag(segment.tag[before] as number)) return false;
	}
	return false;
}

/** "…, owned by the town, …". */
const isPassiveParticiple = (tokens: Tokens, segment: Segment, at: number): boolean => {
	const next = segment.token[at + 1] ?? -1;
	return isParticiple(tokens, segment, at) && next >= 0 && wordOf(tokens, next) === 'by';
};

const isGroup = (tag: number): boolean =>
	isVerbTag(tag) ||
	tag === Tag.Base ||
	tag === Tag.Participle ||
	tag === Tag.Ing ||
	tag === Tag.Adverb ||
	tag === Tag.Negation;
