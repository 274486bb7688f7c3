import { type Cue, Form, Frame, isInward } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { skipAdverbials } from './adverbials';
import {
	type Aside,
	aroundParenthesis,
	clauseEnd,
	clauseLimit,
	commentedClause,
	frontedEnd,
	lastItem,
	phraseEnd,
	trimmed,
} from './clauses';
import { anyForm, type Items, isHead, isTime, isVerbTag, isWord, nounPhraseAfter, opensPhrase } from './phrases';
import { quoteAfter, quoteBefore, quoteNear, quotesFrom } from './quoted';
import { QUOTE_OTHER, QUOTE_SPEECH, type Segment } from './segments';
import type { Group } from './verb-group';

export interface Content {
	readonly content: readonly Items[];
	/** Where the cue's words end: a preposition may belong to it. */
	readonly cueEnd: number;
	/** Whether it is a clause or a quote: what somebody says, not only what somebody speaks of. */
	readonly clause?: boolean;
}

/** A cue verb with its source, while its content is looked for. Numbers are items of the segment. */
export interface VerbCue {
	readonly tokens: Tokens;
	readonly segment: Segment;
	readonly cue: Cue;
	/** The verb itself. */
	readonly at: number;
	/** Behind the verb and its particle. */
	readonly end: number;
	readonly group: Group;
	readonly source: Items;
	/** From the first to the last word of source and cue. */
	readonly outer: Items;
	readonly inverted: boolean;
	/** Whether the source is "who", "which" or "that". */
	readonly relative: boolean;
}

/** The place behind the cue where its content may begin. */
interface Place {
	readonly next: number;
	readonly tag: number;
	/** Where the cue's clause ends. */
	readonly limit: number;
	/** Where the sentence ends. */
	readonly size: number;
	/** A preposition that the cue takes, right behind it: "called for". */
	readonly governed: number | undefined;
}

/** What is said, by the frames that the verb has: quotes, clauses, what a preposition governs, infinitives, objects. */
export function contentOf(verb: VerbCue): Content | undefined {
	const { tokens, segment, cue, source, group } = verb;
	const place = placeOf(verb);
	if (isWord(tokens, segment, place.next, REFLEXIVE) && !(cue.frames & Frame.As)) return undefined;
	const quoteFirst = quoteBefore(segment, verb.outer.from) !== undefined;
	if (cue.lemma === 'read' && !quoteFirst && !anyForm(tokens, segment, source, Form.Document)) return undefined;
	if (cue.lemma === 'put' && !isWord(tokens, segment, source.from - 1, /^as$/iu)) return undefined;
	if (isAsClause(tokens, segment, source.from - 1) && cue.frames & Frame.Clause && place.tag !== Tag.That) {
		// "As the ministry said, …": what it says is the clause that it comments on.
		const content = commentedClause(segment, source.from - 1, place.size);
		return content ? { content, cueEnd: verb.end } : undefined;
	}
	// "A bloc opposing the plan": a participle right behind its noun says what the noun is, not what somebody says.
	const adjacent = group.participial && source.to === group.from;
	const clause = quotedContent(verb, place) ?? clauseContent(verb, place);
	if (clause)
		return { content: clause.content.map(items => upTo(verb, items, clauseEnd)), cueEnd: clause.cueEnd, clause: true };
	const other =
		governedContent(verb, place) ??
		infinitiveContent(verb, place) ??
		(adjacent ? undefined : objectContent(verb, place)) ??
		laterQuote(verb, place);
	return other && { ...other, content: other.content.map(items => upTo(verb, items, phraseEnd)) };
}

function upTo({ tokens, segment, outer }: VerbCue, items: Items, endOf: typeof clauseEnd): Items {
	if (items.from < outer.to) return items;
	const end = endOf(tokens, segment, items);
	return end < items.to && end > items.from ? { from: items.from, to: trimmed(segment, items.from, end) } : items;
}

function placeOf(verb: VerbCue): Place {
	const { tokens, segment, cue, group, outer, inverted, relative } = verb;
	const size = lastItem(segment);
	const front = relative || inverted ? 0 : frontedEnd(tokens, segment);
	const fronted = group.from < front ? front : 0;
	const limit = fronted > outer.to ? fronted : clauseLimit(segment, outer.to, size, asideOf(verb));
	let next = outer.to;
	if (cue.frames & Frame.Addressee && !inverted) next = skipAddressee(tokens, segment, next, limit);
	const governed = prepositionOf(tokens, segment, cue, next, limit);
	if (!isInfinitive(tokens, segment, next)) next = skipAdverbials(tokens, segment, next, limit);
	return { next, tag: next < limit ? (segment.tag[next] as number) : Tag.Stop, limit, size, governed };
}

/** "As the ministry said", but not "as many as 40 said". */
function isAsClause(tokens: Tokens, segment: Segment, at: number): boolean {
	return (
		isWord(tokens, segment, at, /^as$/iu) &&
		!isWord(tokens, segment, at - 1, /^(?:many|few|much|long|soon|far|well)$/iu)
	);
}

function asideOf({ segment, group, source, relative }: VerbCue): Aside {
	if (relative) return segment.tag[source.from - 1] === Tag.Comma ? 'relative' : undefined;
	return group.participial && segment.tag[group.from - 1] === Tag.Comma ? 'participle' : undefined;
}

/** Everything from an item to the end of the cue's clause. */
function rest(verb: VerbCue, from: number, to: number, cueEnd = verb.end): Content {
	return { content: [{ from, to: trimmed(verb.segment, from, to) }], cueEnd };
}

const takesQuote = ({ tokens, segment, cue, at }: VerbCue): boolean =>
	(cue.frames & (Frame.Quote | Frame.Clause)) !== 0 || quoteNear(tokens, segment, at);

/** "…," she said, "…"; she said: "…". */
function quotedContent(verb: VerbCue, { next, tag, limit, size }: Place): Content | undefined {
	const { segment, cue, outer, relative, end } = verb;
	if (!takesQuote(verb)) return undefined;
	const before = relative ? undefined : quoteBefore(segment, outer.from);
	if (before !== undefined) {
		const after = quoteAfter(segment, next, size);
		const quote = { from: before, to: before + 1 };
		return { content: after ? [quote, after] : [quote], cueEnd: end };
	}
	const marked = tag === Tag.Colon || tag === Tag.Comma;
	if (!marked && tag !== QUOTE_SPEECH && tag !== QUOTE_OTHER) return undefined;
	const first = marked ? next + 1 : next;
	const item = first < size ? (segment.tag[first] as number) : Tag.Stop;
	// What goes on behind the quote is said as well, unless the quote is a speech of its own.
	if (item === QUOTE_SPEECH) return rest(verb, first, marked ? quotesFrom(segment, first, size) : limit);
	if (item === QUOTE_OTHER) return rest(verb, first, limit);
	return tag === Tag.Colon && cue.frames & Frame.Clause && first < size ? rest(verb, first, size) : undefined;
}

/** "Said that prices rose", "said prices rose"; "prices, she said, rose". */
function clauseContent(verb: VerbCue, { next, tag, limit, size, governed }: Place): Content | undefined {
	const { tokens, segment, cue, source, outer, relative, end } = verb;
	if (!(cue.frames & Frame.Clause)) return undefined;
	if (tag === Tag.That || isComplementiser(tokens, segment, next, limit)) return rest(verb, next, limit);
	if (governed !== undefined) return undefined;
	// "She said, if elected, she would": what commas set off behind the verb is part of what is said.
	if (tag === Tag.Comma && segment.tag[next + 1] === Tag.That) return rest(verb, next + 1, limit);
	if (tag === Tag.Comma && isWord(tokens, segment, next + 1, CONDITION) && opensClause(segment, next + 2, limit)) {
		return rest(verb, next + 1, limit);
	}
	if ((tag === Tag.Comma || tag === Tag.Stop || next >= limit) && !relative && !isInward(cue)) {
		const ends = next >= size && segment.tag[source.to - 1] === Tag.Proper;
		const speaks = cue.class !== 'finding' || ends || anyForm(tokens, segment, source, Form.Document);
		const parted = speaks ? aroundParenthesis(segment, outer, next, size) : undefined;
		if (parted) return { content: parted, cueEnd: end };
	}
	// "Advises the firm as it works on the pier": when and how it is said.
	if (tag === Tag.Subordinator && isWord(tokens, segment, next, CIRCUMSTANCE)) return undefined;
	const opens = opensObject(segment, next) || tag === Tag.Subordinator || tag === Tag.Preposition;
	const from = behindAdverbial(segment, next, limit);
	const clause = cue.objectToo ? opensPlainClause(tokens, segment, from, limit) : opensClause(segment, next, limit);
	if ((opens || tag === Tag.Ing || tag >= 40) && clause) return rest(verb, next, limit);
	if (cue.lemma === 'say' && opens) return rest(verb, next, limit);
	const hasVerb = next < limit && (isVerbTag(tag) || tag === Tag.Finite);
	if (isRelativeObject(segment, source) && hasVerb) return rest(verb, next, limit);
	// "…, Lind said during his campaign to be a delegate."
	if (relative || cue.lemma !== 'say' || source.to !== verb.group.from) return undefined;
	const before = aroundParenthesis(segment, outer, size, size);
	return before && { content: before, cueEnd: end };
}

/** "Called for calm", "described it as a farce". */
function governedContent(verb: VerbCue, { next, tag, limit, governed }: Place): Content | undefined {
	const { tokens, segment, cue } = verb;
	if (cue.frames & Frame.As && next < limit && opensPhrase(tag) && hasComplement(tokens, segment, cue, next, limit)) {
		return rest(verb, next, beforeNextVerb(verb, next, limit));
	}
	const preposition = governed ?? prepositionOf(tokens, segment, cue, next, limit);
	if (preposition === undefined || preposition + 1 >= limit) return undefined;
	return rest(verb, preposition + 1, beforeNextVerb(verb, preposition + 1, limit), preposition + 1);
}

/** "Condemned the plan and left": an object ends where a conjunction brings the same subject's next verb. */
function beforeNextVerb({ segment }: VerbCue, from: number, limit: number): number {
	for (let at = from; at + 1 < limit; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.That || tag === Tag.Wh || tag === Tag.Subordinator) return limit;
		if (tag === Tag.Conjunction && isVerbTag(segment.tag[at + 1] as number)) return at;
	}
	return limit;
}

/** "Vowed to stop it", "urged the council to act"; of wants all of it: "wants the mayor to go". */
function infinitiveContent(verb: VerbCue, { next, limit }: Place): Content | undefined {
	const { tokens, segment, cue } = verb;
	if (!(cue.frames & Frame.Infinitive)) return undefined;
	const wanted = isInward(cue) && nounPhraseAfter(tokens, segment, next, false) !== undefined;
	for (let to = next; to < Math.min(limit, next + 12); to++) {
		const tag = segment.tag[to] as number;
		if (tag === Tag.To || isInfinitive(tokens, segment, to)) return rest(verb, wanted ? next : to, limit);
		if (tag === Tag.Comma || isVerbTag(tag)) return undefined;
		if (!(cue.frames & Frame.Addressee) && to > next + 1) return undefined;
	}
	return undefined;
}

/** "To forcibly close", "to “cease and desist”": where the tagger saw a preposition. */
function isInfinitive(tokens: Tokens, segment: Segment, at: number): boolean {
	if (!isWord(tokens, segment, at, /^to$/iu)) return false;
	let next = at + 1;
	while (segment.tag[next] === Tag.Adverb) next++;
	const token = segment.token[next] ?? -1;
	if (token < 0) return (segment.tag[next] ?? Tag.Other) >= 40;
	return segment.tag[next] === Tag.Base || (next > at + 1 && (formsOf(tokens, token) & Form.Base) !== 0);
}

/** "Condemned the attack", "denied knowing him"; of reports also "showed a fall". */
function objectContent(verb: VerbCue, { next, tag, limit }: Place): Content | undefined {
	const { tokens, segment, cue, source, relative } = verb;
	if (cue.frames & Frame.Gerund && tag === Tag.Ing) return rest(verb, next, limit);
	if (!(cue.frames & Frame.Object) || next >= limit || !opensObject(segment, next)) return undefined;
	if (cue.class === 'finding')
		return anyForm(tokens, segment, source, Form.Document) ? rest(verb, next, limit) : undefined;
	if (isGain(verb, next)) return undefined;
	const thing = source.to - source.from === 1 && isWord(tokens, segment, source.from, THING);
	return relative || thing ? undefined : rest(verb, next, beforeNextVerb(verb, next, limit));
}

/** "Described cascading changes": a participle in front of its noun opens a phrase, too. */
function opensObject(segment: Segment, at: number): boolean {
	const tag = segment.tag[at] as number;
	if (opensPhrase(tag)) return true;
	const next = segment.tag[at + 1];
	return (
		(tag === Tag.Ing || tag === Tag.Participle) &&
		(next === Tag.Noun || next === Tag.Adjective || next === Tag.Conjunction)
	);
}

/** "Claimed 41 percent of the vote", "denied her the post": no words of anybody's. */
function isGain({ tokens, segment, cue }: VerbCue, next: number): boolean {
	if (cue.lemma === 'claim')
		return segment.tag[next] === Tag.Number || tokens.text[segment.start[next] as number] === '$';
	if (cue.lemma !== 'deny') return false;
	const phrase = nounPhraseAfter(tokens, segment, next, false);
	return phrase !== undefined && segment.tag[phrase.to] === Tag.Determiner;
}

/** "Said in front of the pier, his hat in his hand, “…”". */
function laterQuote(verb: VerbCue, { next, limit }: Place): Content | undefined {
	if (verb.relative || !takesQuote(verb)) return undefined;
	const quote = quoteAfter(verb.segment, next, limit);
	return quote ? { content: [quote], cueEnd: verb.end } : undefined;
}

const CONDITION = /^(?:if|when|while|although|though|once|unless|until|because|whether|even)$/iu;
const CIRCUMSTANCE = /^(?:as|while|since)$/iu;
const REFLEXIVE = /^(?:itself|themselves|himself|herself|myself|ourselves|yourself)$/iu;

const THING = /^(?:it|this|that|these|those|which)$/iu;

/** Somebody spoken to: "told reporters", "warned the council". */
function skipAddressee(tokens: Tokens, segment: Segment, from: number, limit: number): number {
	const first = segment.tag[from];
	if (first === undefined || from >= limit || !opensPhrase(first)) return from;
	const whole = first === Tag.Pronoun ? { from, to: from + 1 } : nounPhraseAfter(tokens, segment, from, false);
	const phrase = whole && beforeInfinitive(tokens, segment, whole);
	if (!phrase || phrase.to >= limit) return phrase && phrase.to === limit ? phrase.to : from;
	const next = segment.tag[phrase.to] as number;
	// A verb right behind: the phrase is the subject of what is said.
	return isVerbTag(next) || (next === Tag.Adverb && isVerbTag(segment.tag[phrase.to + 1] ?? Tag.Other))
		? from
		: phrase.to;
}

/** "The dockers" of "the dockers to “cease and desist”". */
function beforeInfinitive(tokens: Tokens, segment: Segment, { from, to }: Items): Items {
	for (let at = from + 1; at < to; at++) if (isInfinitive(tokens, segment, at)) return { from, to: at };
	return { from, to };
}

/** "That", "whether", "why", "how": what can open a reported clause. */
function isComplementiser(tokens: Tokens, segment: Segment, at: number, limit: number): boolean {
	if (at >= limit) return false;
	const tag = segment.tag[at] as number;
	if (tag === Tag.Wh) return true;
	if (tag !== Tag.Subordinator) return false;
	return /^(?:whether|if|why|how|where|when)$/u.test(wordOf(tokens, segment.token[at] as number).toLowerCase());
}

/** "Explained after winning in May, he would …": behind what is set in front of a reported clause. */
function behindAdverbial(segment: Segment, from: number, limit: number): number {
	if (segment.tag[from] !== Tag.Preposition && segment.tag[from] !== Tag.Subordinator) return from;
	for (let at = from + 1; at + 1 < limit && at < from + 20; at++) if (segment.tag[at] === Tag.Comma) return at + 1;
	return from;
}

/** Whether a noun phrase follows and right behind it its verb. */
function opensPlainClause(tokens: Tokens, segment: Segment, from: number, limit: number): boolean {
	const phrase = nounPhraseAfter(tokens, segment, from, false);
	let verb = phrase ? phrase.to : from;
	while (verb < limit && segment.tag[verb] === Tag.Adverb) verb++;
	return phrase !== undefined && verb < limit && isVerbTag(segment.tag[verb] as number);
}

/** Whether a subject and a verb follow, with no "that". */
function opensClause(segment: Segment, from: number, limit: number): boolean {
	let at = from;
	let subject = false;
	let commas = 0;
	while (at < limit && at < from + 30) {
		const tag = segment.tag[at] as number;
		const infinitive = at > from && segment.tag[at - 1] === Tag.To;
		if (tag === Tag.Comma && at > from) commas++;
		// "Stopped writing his speech, packed his papers": a verb behind a single comma is no verb of this clause.
		if (subject && isVerbTag(tag) && commas === 1 && segment.tag[at - 1] === Tag.Comma) return false;
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
			if (tag !== Tag.To && token >= 0 && wordOf(tokens, token) === cue.complement) return true;
		}
		return false;
	}
	const phrase =
		segment.tag[from] === Tag.Pronoun ? { from, to: from + 1 } : nounPhraseAfter(tokens, segment, from, false);
	if (!phrase) return false;
	for (let at = phrase.from; at < phrase.to; at++) if ((segment.tag[at] as number) >= 40) return true;
	const next = phrase.to < limit ? (segment.tag[phrase.to] as number) : Tag.Stop;
	// "Called the squabble unusual": the adjective stands behind its noun.
	if (
		phrase.to - phrase.from > 2 &&
		segment.tag[phrase.to - 1] === Tag.Adjective &&
		isHead(segment.tag[phrase.to - 2] as number)
	)
		return true;
	// "Called those who stayed “fools”".
	if (next === Tag.Wh || next === Tag.Ing || next === Tag.That)
		return quoteAfter(segment, phrase.to, Math.min(limit, phrase.to + 20), false) !== undefined;
	return opensPhrase(next) || next >= 40;
}

/** "Called again for", "complained to aides about", "spoke Tuesday of", but not "spoke the language of". */
function prepositionOf(tokens: Tokens, segment: Segment, cue: Cue, next: number, limit: number): number | undefined {
	if (cue.prepositions.length === 0) return undefined;
	const reach = Math.min(limit, next + 8);
	let at = next;
	while (at < reach) {
		const tag = segment.tag[at] as number;
		const token = segment.token[at] as number;
		if (token < 0) return undefined;
		const linking = tag === Tag.Preposition || tag === Tag.Subordinator;
		if (
			(linking || tag === Tag.To || tag === Tag.Adverb) &&
			cue.prepositions.includes(wordOf(tokens, token).toLowerCase())
		)
			return at;
		const forms = formsOf(tokens, token);
		if (tag === Tag.Adverb || forms & Form.Adverb || isTime(forms)) at++;
		else if (linking) {
			const phrase = nounPhraseAfter(tokens, segment, at + 1, false);
			if (!phrase) return undefined;
			// The phrase may have taken the preposition in: "appealed to the council for".
			const inner = cue.prepositions.find(
				word => word !== 'of' && indexOfWord(tokens, segment, word, at + 1, phrase.to) > 0,
			);
			if (inner) return indexOfWord(tokens, segment, inner, at + 1, phrase.to);
			at = phrase.to;
		} else return undefined;
	}
	return undefined;
}

function indexOfWord(tokens: Tokens, segment: Segment, word: string, from: number, to: number): number {
	for (let at = from; at < to; at++) {
		const token = segment.token[at] as number;
		if (token >= 0 && wordOf(tokens, token).toLowerCase() === word) return at;
	}
	return -1;
}
