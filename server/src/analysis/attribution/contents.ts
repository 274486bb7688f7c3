import { type Cue, Form, Frame, isInward } from '../lexicon/english';
import { Tag, type Tokens, wordOf } from '../tokens';
import { skipAdverbials } from './adverbials';
import { aroundParenthesis, clauseLimit, commentedClause, frontedEnd, lastItem, trimmed } from './clauses';
import { anyForm, type Items, isHead, isVerbTag, isWord, nounPhraseAfter, opensPhrase } from './phrases';
import { quoteAfter, quoteBefore, quoteNear, quotesFrom } from './quoted';
import { QUOTE_OTHER, QUOTE_SPEECH, type Segment } from './segments';
import type { Group } from './verb-group';

interface Content {
	readonly content: readonly Items[];
	/** Where the cue's words end: a preposition may belong to it. */
	readonly cueEnd: number;
}

export function contentOf(
	tokens: Tokens,
	segment: Segment,
	cue: Cue,
	at: number,
	group: Group,
	source: Items,
	outer: Items,
	inverted: boolean,
	relative: boolean,
): Content | undefined {
	const size = lastItem(segment);
	const front = frontedEnd(tokens, segment);
	const fronted = group.from < front ? front : 0;
	const limit = fronted > outer.to ? fronted : clauseLimit(segment, outer, size, relative);
	let next = outer.to;
	if (cue.frames & Frame.Addressee && !inverted) next = skipAddressee(tokens, segment, next, limit);
	const governed = prepositionOf(tokens, segment, cue, next, limit);
	next = skipAdverbials(tokens, segment, next, limit);

	// "As the ministry said, …": what it says is the clause that it comments on.
	const lead = source.from > 0 ? segment.token[source.from - 1] : undefined;
	if (
		lead !== undefined &&
		lead >= 0 &&
		wordOf(tokens, lead).toLowerCase() === 'as' &&
		cue.frames & Frame.Clause &&
		segment.tag[next] !== Tag.That
	) {
		const content = commentedClause(segment, source.from - 1, size);
		return content ? { content, cueEnd: at + 1 } : undefined;
	}

	// "A bloc opposing the plan": a participle right behind its noun says what the noun is, not what somebody says.
	const adjacent = group.participial && source.to === group.from;
	if (isWord(tokens, segment, next, REFLEXIVE) && !(cue.frames & Frame.As)) return undefined;
	const thing = source.to - source.from === 1 && isWord(tokens, segment, source.from, THING);
	const quoted: Items[] = [];
	const before = relative ? undefined : quoteBefore(segment, outer.from);
	const tag = next < limit ? (segment.tag[next] as number) : Tag.Stop;
	const takesQuote = (cue.frames & (Frame.Quote | Frame.Clause)) !== 0 || quoteNear(tokens, segment, at);
	if (takesQuote && before !== undefined && !(cue.lemma === '' && relative)) {
		quoted.push({ from: before, to: before + 1 });
		const more = quoteAfter(segment, next, size);
		if (more !== undefined) quoted.push(more);
		return { content: quoted, cueEnd: at + 1 };
	}
	if (takesQuote && (tag === Tag.Colon || tag === Tag.Comma || tag === QUOTE_SPEECH || tag === QUOTE_OTHER)) {
		const first = tag === Tag.Colon || tag === Tag.Comma ? next + 1 : next;
		const item = first < size ? (segment.tag[first] as number) : Tag.Stop;
		if (item === QUOTE_SPEECH || item === QUOTE_OTHER) {
			// What goes on behind the quote is said as well where the quote does not end the sentence.
			const end =
				item === QUOTE_OTHER || tag === QUOTE_SPEECH || tag === QUOTE_OTHER ? limit : quotesFrom(segment, first, size);
			return { content: [{ from: first, to: trimmed(segment, first, end) }], cueEnd: at + 1 };
		}
		if (tag === Tag.Colon && cue.frames & Frame.Clause && first < size)
			return { content: [{ from: first, to: trimmed(segment, first, size) }], cueEnd: at + 1 };
	}
	if (cue.frames & Frame.Clause) {
		if (tag === Tag.That || isComplementiser(tokens, segment, next, limit)) {
			return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
		}
		// "She said, if elected, she would": what commas set off behind the verb is part of what is said.
		if (tag === Tag.Comma && segment.tag[next + 1] === Tag.Subordinator && opensClause(segment, next + 2, limit)) {
			return { content: [{ from: next + 1, to: trimmed(segment, next + 1, limit) }], cueEnd: at + 1 };
		}
		if (tag === Tag.Comma || tag === Tag.Stop || next >= limit) {
			const parted = aroundParenthesis(segment, outer, next, size);
			if (parted && !isInward(cue) && (cue.class !== 'finding' || anyForm(tokens, segment, source, Form.Document)))
				return { content: parted, cueEnd: at + 1 };
		}
		if (opensPhrase(tag) || tag === Tag.Subordinator || tag === Tag.Ing || tag === Tag.Preposition || tag >= 40)
			if (opensClause(segment, next, limit))
				return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
	}
	if (
		cue.lemma === 'say' &&
		tag !== Tag.Stop &&
		tag !== Tag.Comma &&
		(opensPhrase(tag) || tag === Tag.Subordinator || tag === Tag.Preposition)
	) {
		return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
	}
	if (isRelativeObject(segment, source) && next < limit && (isVerbTag(tag) || tag === Tag.Finite)) {
		return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
	}
	if (cue.frames & Frame.As && next < limit && opensPhrase(tag) && hasComplement(tokens, segment, cue, next, limit)) {
		return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
	}
	const preposition = governed ?? prepositionOf(tokens, segment, cue, next, limit);
	if (preposition !== undefined && preposition + 1 < limit) {
		return {
			content: [{ from: preposition + 1, to: trimmed(segment, preposition + 1, limit) }],
			cueEnd: preposition + 1,
		};
	}
	if (cue.frames & Frame.Infinitive) {
		for (let to = next; to < Math.min(limit, next + 12); to++) {
			const here = segment.tag[to] as number;
			if (here === Tag.To) return { content: [{ from: to, to: trimmed(segment, to, limit) }], cueEnd: at + 1 };
			if (here === Tag.Comma || isVerbTag(here)) break;
			if (!(cue.frames & Frame.Addressee) && to > next + 1) break;
		}
	}
	if (
		cue.frames & Frame.Object &&
		next < limit &&
		opensPhrase(tag) &&
		cue.class !== 'finding' &&
		!relative &&
		!adjacent &&
		!thing
	) {
		return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
	}
	if (
		cue.class === 'finding' &&
		cue.frames & Frame.Object &&
		next < limit &&
		opensPhrase(tag) &&
		anyForm(tokens, segment, source, Form.Document)
	) {
		return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
	}
	if (cue.frames & Frame.Gerund && tag === Tag.Ing)
		return { content: [{ from: next, to: trimmed(segment, next, limit) }], cueEnd: at + 1 };
	if (takesQuote && !relative) {
		const after = quoteAfter(segment, next, limit);
		if (after) return { content: [after], cueEnd: at + 1 };
	}
	return undefined;
}

const REFLEXIVE = /^(?:itself|themselves|himself|herself|myself|ourselves|yourself)$/iu;

const THING = /^(?:it|this|that|these|those|which)$/iu;

/** Somebody spoken to: "told reporters", "warned the council". */
function skipAddressee(tokens: Tokens, segment: Segment, from: number, limit: number): number {
	const first = segment.tag[from];
	if (first === undefined || from >= limit || !opensPhrase(first)) return from;
	const phrase = first === Tag.Pronoun ? { from, to: from + 1 } : nounPhraseAfter(tokens, segment, from, false);
	if (!phrase || phrase.to >= limit) return phrase && phrase.to === limit ? phrase.to : from;
	const next = segment.tag[phrase.to] as number;
	// A verb right behind: the phrase is the subject of what is said.
	return isVerbTag(next) || (next === Tag.Adverb && isVerbTag(segment.tag[phrase.to + 1] ?? Tag.Other))
		? from
		: phrase.to;
}

/** "That", "whether", "why", "how": what can open a reported clause. */
function isComplementiser(tokens: Tokens, segment: Segment, at: number, limit: number): boolean {
	if (at >= limit) return false;
	const tag = segment.tag[at] as number;
	if (tag === Tag.Wh) return true;
	if (tag !== Tag.Subordinator) return false;
	return /^(?:whether|if|why|how|where|when)$/u.test(wordOf(tokens, segment.token[at] as number).toLowerCase());
}

/** Whether a subject and a verb follow, with no "that". */
function opensClause(segment: Segment, from: number, limit: number): boolean {
	let at = from;
	let subject = false;
	while (at < limit && at < from + 30) {
		const tag = segment.tag[at] as number;
		const infinitive = at > from && segment.tag[at - 1] === Tag.To;
		if (subject && isVerbTag(tag) && !infinitive) return true;
		if ((tag === Tag.Modal || tag === Tag.Be || tag === Tag.Have) && !infinitive) return subject;
		if (tag === Tag.Pronoun || isHead(tag) || tag === Tag.Number || tag === QUOTE_SPEECH) subject = true;
		else if (tag === Tag.Comma && at === from) return false;
		else if (tag === Tag.Semicolon || tag === Tag.Colon || (tag === Tag.That && !subject)) return false;
		else if (tag === Tag.Ing && at === from) subject = true;
		else if (tag === Tag.Wh && at === from) return true;
		at++;
	}
	// "If he wins, …" behind the verb.
	return false;
}

/** "Which he said had harmed": the clause's subject is the relative pronoun in front of the source. */
function isRelativeObject(segment: Segment, source: Items): boolean {
	const before = source.from > 0 ? segment.tag[source.from - 1] : undefined;
	return before === Tag.Wh || before === Tag.That;
}

/** Whether the object is followed by what the verb says of it: "called him a liar", "described it as", "accused her of". */
function hasComplement(tokens: Tokens, segment: Segment, cue: Cue, from: number, limit: number): boolean {
	if (segment.tag[from] === Tag.Pronoun && from + 1 >= limit) return false;
	if (cue.complement !== 'any') {
		for (let at = from; at < limit && at < from + 16; at++) {
			const token = segment.token[at] as number;
			const tag = segment.tag[at] as number;
			if (tag === Tag.Finite || tag === Tag.Semicolon) return false;
			if (token >= 0 && wordOf(tokens, token) === cue.complement) return true;
		}
		return false;
	}
	const phrase =
		segment.tag[from] === Tag.Pronoun ? { from, to: from + 1 } : nounPhraseAfter(tokens, segment, from, false);
	if (!phrase) return false;
	for (let at = phrase.from; at < phrase.to; at++) if ((segment.tag[at] as number) >= 40) return true;
	const next = phrase.to < limit ? (segment.tag[phrase.to] as number) : Tag.Stop;
	return opensPhrase(next) || next >= 40;
}

function prepositionOf(tokens: Tokens, segment: Segment, cue: Cue, next: number, limit: number): number | undefined {
	if (cue.prepositions.length === 0) return undefined;
	const reach = Math.min(limit, next + 8);
	for (let at = next; at < reach; at++) {
		const tag = segment.tag[at] as number;
		const token = segment.token[at] as number;
		if (
			token >= 0 &&
			(tag === Tag.Preposition || tag === Tag.To || tag === Tag.Subordinator || tag === Tag.Adverb) &&
			cue.prepositions.includes(wordOf(tokens, token).toLowerCase())
		)
			return at;
		if (tag !== Tag.Adverb && tag !== Tag.Preposition && !opensPhrase(tag)) return undefined;
	}
	return undefined;
}
