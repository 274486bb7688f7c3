import { Form, Frame, isInward } from '../lexicon/english';
import { Tag, type Tokens, wordOf } from '../tokens';
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
import { anyForm, type Items, isHead, isVerbTag, isWord, opensPhrase } from './items';
import {
	governedContent,
	infinitiveContent,
	isInfinitive,
	objectContent,
	opensObject,
	prepositionOf,
} from './phrase-contents';
import { nounPhraseAfter } from './phrases';
import { quoteAfter, quoteBefore, quoteNear, quotesFrom } from './quoted';
import { isQuoteTag, QUOTE_OTHER, QUOTE_SPEECH, type Segment } from './segments';
import { type Content, type Place, rest, type VerbCue } from './verb-cue';

/** What is said, by the frames that the verb has: quotes, clauses, what a preposition governs, infinitives, objects. */
export function contentOf(verb: VerbCue): Content | undefined {
	const { tokens, segment, cue, source, group } = verb;
	const place = placeOf(verb);
	// "A woman calling herself Mara" is her name.
	const naming = group.participial && source.to === group.from;
	// "Declared itself ready to talk".
	if (
		cue.lemma === 'declare' &&
		isWord(tokens, segment, place.next, REFLEXIVE) &&
		segment.tag[place.next + 1] === Tag.Adjective
	)
		return rest(verb, place.next + 1, place.limit, place.next + 1);
	if (isWord(tokens, segment, place.next, REFLEXIVE) && (naming || !(cue.frames & Frame.As))) return undefined;
	const quoteFirst = quoteBefore(segment, verb.outer.from) !== undefined;
	// "Has proved difficult", "somebody finding common ground": no findings.
	if (cue.lemma === 'prove' && isAdjective(segment, place.next)) return undefined;
	if (cue.lemma === 'find' && naming && place.tag !== Tag.That && !anyForm(tokens, segment, source, Form.Document))
		return undefined;
	if (cue.lemma === 'read' && !quoteFirst && !anyForm(tokens, segment, source, Form.Document)) return undefined;
	// "Considers that", but not "considers the plan".
	if (cue.lemma === 'consider' && place.tag === Tag.That) return rest(verb, place.next, place.limit);
	// "Held that", but not "held a meeting".
	if (cue.lemma === 'hold' && !holdsThat(verb, place)) return undefined;
	if (cue.lemma === 'put' && !isWord(tokens, segment, source.from - 1, /^as$/iu)) return measureOf(verb, place);
	if (
		isAsClause(tokens, segment, source.from - 1) &&
		cue.frames & Frame.Clause &&
		place.tag !== Tag.That &&
		!isTimeOf(verb, place)
	) {
		// "As the ministry said, …": what it says is the clause that it comments on.
		const content = commentedClause(segment, source.from - 1, place.size);
		return content ? { content, cueEnd: verb.end } : undefined;
	}
	// "A bloc opposing the plan": a participle right behind its noun says what the noun is, not what somebody says.
	const adjacent = group.participial && source.to === group.from;
	// "The article he wrote in May has been quoted": what stands behind is the verb of the article.
	if (isContact(verb, place)) return undefined;
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

/** An adjective that no noun follows. */
const isAdjective = (segment: Segment, at: number): boolean =>
	segment.tag[at] === Tag.Adjective && !opensPhrase(segment.tag[at + 1] ?? Tag.Stop);

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

/** "A poll put his support at 5 percent", "the chairman put the loss at 4 million". */
function measureOf(verb: VerbCue, { next, limit }: Place): Content | undefined {
	const { tokens, segment, source } = verb;
	const measured = anyForm(tokens, segment, source, Form.Document);
	// "A study puts most of the blame on the weirs".
	if (measured)
		for (let at = next; at < Math.min(limit, next + 6); at++)
			if (isWord(tokens, segment, at, /^(?:blame|responsibility|fault|onus)$/iu)) return rest(verb, next, limit);
	for (let at = next; at < Math.min(limit, next + 20); at++) {
		// "Puts the fall down to the drought".
		if (at > next && isWord(tokens, segment, at, /^down$/iu) && isWord(tokens, segment, at + 1, /^to$/iu))
			return rest(verb, next, limit);
		if (segment.tag[at] !== Tag.Number) continue;
		return measured || isWord(tokens, segment, at - 1, /^at$/iu) ? rest(verb, next, limit) : undefined;
	}
	return undefined;
}

/** "As the ministry said", but not "as many as 40 said". */
function isAsClause(tokens: Tokens, segment: Segment, at: number): boolean {
	return (
		isWord(tokens, segment, at, /^as$/iu) &&
		!isWord(tokens, segment, at - 1, /^(?:many|few|much|long|soon|far|well)$/iu)
	);
}

/** "As she angrily said, “…”", "as some writers suggested such a list was late": when something is said, and no comment. */
const isTimeOf = ({ tokens, segment }: VerbCue, { next, tag, limit }: Place): boolean =>
	tag === Tag.Comma
		? next + 1 < limit && segment.tag[next + 1] === QUOTE_SPEECH
		: opensPhrase(tag) && opensPlainClause(tokens, segment, next, limit);

/** "Held in May that the ban is void", but not "who hold that view". */
const holdsThat = ({ tokens, segment }: VerbCue, { next, tag, limit }: Place): boolean =>
	tag === Tag.That && opensPlainClause(tokens, segment, next + 1, limit);

/** Whether a pronoun right behind a noun is the subject, and a time is all that stands between its verb and the next. */
function isContact({ tokens, segment, source, outer }: VerbCue, { next, tag }: Place): boolean {
	if (tag !== Tag.Preposition || segment.tag[source.from] !== Tag.Pronoun || next !== outer.to) return false;
	if (!isHead(segment.tag[source.from - 1] ?? Tag.Stop)) return false;
	const time = nounPhraseAfter(tokens, segment, next + 1, false);
	return time !== undefined && isVerbTag(segment.tag[time.to] ?? Tag.Stop);
}

function asideOf({ segment, group, source, relative }: VerbCue): Aside {
	if (relative) return segment.tag[source.from - 1] === Tag.Comma ? 'relative' : undefined;
	return group.participial && segment.tag[group.from - 1] === Tag.Comma ? 'participle' : undefined;
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
		const quote = { from: goesOnFrom(verb, before), to: before + 1 };
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

/**
 * Where what is said begins when its end is quoted: "The order stays in force “until it is safe,” the ministry said"; the
 * quote itself where it begins a sentence, or where somebody else's words or another clause stand in front.
 */
function goesOnFrom({ tokens, segment, cue }: VerbCue, quote: number): number {
	if (quote < 2 || quote > LONGEST || (cue.class !== 'speech' && cue.class !== 'writing') || cue.lemma === '')
		return quote;
	const start = segment.start[quote] as number;
	if (!/^[^\p{L}]{0,3}\p{Ll}/u.test(tokens.text.slice(start, start + 5))) return quote;
	if (BREAKS.has(segment.tag[quote - 1] as number) || FRONTED.has(segment.tag[0] as number)) return quote;
	let verb = false;
	for (let at = 0; at < quote; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon || tag === Tag.Colon || tag === QUOTE_SPEECH) return quote;
		if (isVerbTag(tag)) verb = true;
	}
	return verb ? 0 : quote;
}

/** In items: what goes on for longer is no sentence that ends in a quote, and stays linear to read. */
const LONGEST = 120;
const BREAKS: ReadonlySet<number> = new Set([Tag.Comma, Tag.Colon, Tag.Dash, Tag.Semicolon]);
/** "Asked whether it was “safe,” she said": what opens a clause of its own is no part of what is said. */
const FRONTED: ReadonlySet<number> = new Set([Tag.Subordinator, Tag.Participle, Tag.Ing]);

/** "Said that prices rose", "said prices rose"; "prices, she said, rose". */
function clauseContent(verb: VerbCue, { next, tag, limit, size, governed }: Place): Content | undefined {
	const { tokens, segment, cue, source, outer, relative, end } = verb;
	if (!(cue.frames & Frame.Clause)) return undefined;
	if (tag === Tag.That || isComplementiser(tokens, segment, next, limit))
		return rest(verb, behindRelative(segment, next, outer.to, limit), limit);
	if (governed !== undefined) return undefined;
	// "She said, if elected, she would": what commas set off behind the verb is part of what is said.
	if (tag === Tag.Comma && segment.tag[next + 1] === Tag.That) {
		// "It was a plan, Lind told reporters, that would cost millions".
		const parted = segment.tag[outer.from - 1] === Tag.Comma && clausePrecedes(segment, outer.from - 1);
		const around = parted && !relative ? aroundParenthesis(segment, outer, next, size) : undefined;
		return around ? { content: around, cueEnd: end } : rest(verb, next + 1, limit);
	}
	if (tag === Tag.Comma && isWord(tokens, segment, next + 1, CONDITION) && opensClause(segment, next + 2, limit)) {
		// "Prices rose, she said, because wages did": what stands in front is said as well.
		const around = relative || isInward(cue) ? undefined : aroundParenthesis(segment, outer, next, size);
		const spoken = around !== undefined && clausePrecedes(segment, outer.from - 1);
		return spoken ? { content: around, cueEnd: end } : rest(verb, next + 1, limit);
	}
	// "The sand, he believed, was held there".
	const thought = cue.class === 'belief' && tag === Tag.Comma && source.to === verb.group.from && source.from > 0;
	if ((tag === Tag.Comma || tag === Tag.Stop || next >= limit) && !relative && (!isInward(cue) || thought)) {
		const ends =
			next >= size && (segment.tag[source.to - 1] === Tag.Proper || isWord(tokens, segment, source.from, PERSON));
		const speaks = cue.class !== 'finding' || ends || anyForm(tokens, segment, source, Form.Document);
		const parted = speaks ? aroundParenthesis(segment, outer, next, size) : undefined;
		if (parted) return { content: parted, cueEnd: end };
	}
	// "Advises the firm as it works on the pier": when and how it is said.
	if (tag === Tag.Subordinator && isWord(tokens, segment, next, CIRCUMSTANCE)) return undefined;
	const opens = opensObject(segment, next) || tag === Tag.Subordinator || tag === Tag.Preposition;
	const from = behindAdverbial(tokens, segment, next, limit);
	const clause = cue.objectToo ? opensPlainClause(tokens, segment, from, limit) : opensClause(segment, next, limit);
	if ((opens || tag === Tag.Ing || isQuoteTag(tag)) && clause) return rest(verb, next, limit);
	if (cue.lemma === 'say' && opens) return rest(verb, next, limit);
	const hasVerb = next < limit && (isVerbTag(tag) || tag === Tag.Finite);
	if (isRelativeObject(segment, source) && hasVerb) return rest(verb, next, limit);
	// "…, Lind said during his campaign to be a delegate."
	if (relative || cue.lemma !== 'say' || source.to !== verb.group.from) return undefined;
	const before = aroundParenthesis(segment, outer, size, size);
	return before && { content: before, cueEnd: end };
}

/** "Told the station in a story that ran this week that the port is lost": the "that" which opens what is told. */
function behindRelative(segment: Segment, that: number, end: number, limit: number): number {
	if (segment.tag[that] !== Tag.That || that === end || !isHead(segment.tag[that - 1] as number)) return that;
	// "Told the paper that reports that the port will close are false": the first one opens what is told.
	if (!isVerbTag(segment.tag[that + 1] ?? Tag.Stop) || segment.tag[that + 2] === Tag.That) return that;
	for (let at = that + 2; at + 1 < limit && at < that + MOST_RELATIVE; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Comma || tag === Tag.Semicolon) return that;
		if (tag === Tag.That && opensPhrase(segment.tag[at + 1] as number)) return at;
	}
	return that;
}

/** In items: "that ran this week". */
const MOST_RELATIVE = 10;

/** Whether the words before a comma are a clause that nothing subordinates. */
function clausePrecedes(segment: Segment, comma: number): boolean {
	const first = segment.tag[0] === Tag.Conjunction || segment.tag[0] === Tag.Adverb ? 1 : 0;
	if (FRONTED.has(segment.tag[first] as number)) return false;
	for (let at = Math.max(first, comma - LONGEST); at < comma; at++)
		if (isVerbTag(segment.tag[at] as number)) return true;
	return false;
}

/** "Said in front of the pier, his hat in his hand, “…”". */
function laterQuote(verb: VerbCue, { next, limit }: Place): Content | undefined {
	if (verb.relative || !takesQuote(verb)) return undefined;
	const quote = quoteAfter(verb.segment, next, limit);
	return quote ? { content: [quote], cueEnd: verb.end } : undefined;
}

const PERSON = /^(?:he|she)$/iu;
const CONDITION = /^(?:if|when|while|although|though|once|unless|until|because|whether|even)$/iu;
const CIRCUMSTANCE = /^(?:as|while|since)$/iu;
const REFLEXIVE = /^(?:itself|themselves|himself|herself|myself|ourselves|yourself)$/iu;

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
function behindAdverbial(tokens: Tokens, segment: Segment, from: number, limit: number): number {
	if (segment.tag[from] !== Tag.Preposition && segment.tag[from] !== Tag.Subordinator) return from;
	// "Reported at least six planes filled the sky".
	if (isWord(tokens, segment, from + 1, /^(?:least|most)$/iu)) return from + 2;
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
	// "Which even critics say was".
	const at = segment.tag[source.from - 1] === Tag.Adverb ? source.from - 2 : source.from - 1;
	return segment.tag[at] === Tag.Wh || segment.tag[at] === Tag.That;
}
