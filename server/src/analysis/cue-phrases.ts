import { type Cue, Form, Frame } from './lexicon/english';
import {
	anyForm,
	type Items,
	isHead,
	isNominal,
	isTime,
	isVerbTag,
	nounPhraseAfter,
	nounPhraseBefore,
	opensPhrase,
} from './phrases';
import { QUOTE_OTHER, QUOTE_SPEECH, type Segment } from './segments';
import { formsOf, Tag, type Tokens, wordOf } from './tokens';

/** What a cue says of its neighbours: item ranges of one segment. */
export interface CuePhrase {
	readonly cue: Cue | undefined;
	readonly segment: Segment;
	readonly source?: Items;
	/** The cue's own words. */
	readonly words: Items;
	readonly content: readonly Items[];
	/** Whether somebody unnamed says it: "it is said that", "reportedly". */
	readonly hidden: boolean;
}

/** How far a cue looks for its subject and its content, in items. */
const REACH = 80;

/** All attributions that a segment's own words make. */
export function findCuePhrases(tokens: Tokens, segment: Segment): readonly CuePhrase[] {
	const found: CuePhrase[] = [];
	const size = segment.tag.length;
	const question = size > 0 && isQuestion(tokens, segment, size - 1);
	for (let at = 0; at < size; at++) {
		const tag = segment.tag[at] as number;
		const token = segment.token[at] as number;
		if (token < 0) continue;
		if (tag === Tag.Finite || tag === Tag.Base || tag === Tag.Ing || tag === Tag.Participle) {
			const index = tokens.lexicon.cueOf[tokens.word[token] as number] as number;
			if (index > 0) {
				const phrase = verbPhrase(tokens, segment, at, tokens.lexicon.cues[index - 1] as Cue);
				if (phrase && !(question && !quotesSomething(phrase))) found.push(phrase);
			} else if (tag === Tag.Finite && quoteNear(tokens, segment, at)) {
				const phrase = verbPhrase(tokens, segment, at, ANY_VERB);
				if (phrase) found.push(phrase);
			}
		} else if (
			tag === Tag.Ing ||
			tag === Tag.Other ||
			tag === Tag.Preposition ||
			tag === Tag.Proper ||
			tag === Tag.Noun
		) {
			const phrase = accordingTo(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Ing || tag === Tag.Preposition) {
			const phrase = tag === Tag.Ing ? accordingTo(tokens, segment, at) : undefined;
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Noun && formsOf(tokens, token) & (Form.CueNoun | Form.CueNounOf)) {
			const phrase = nounCue(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Adjective && formsOf(tokens, token) & Form.CueAdjective) {
			const phrase = adjectiveCue(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
		if (tag === Tag.Adverb && formsOf(tokens, token) & Form.Hearsay) {
			found.push({
				cue: undefined,
				segment,
				words: { from: at, to: at + 1 },
				content: clauseAround(segment, at),
				hidden: true,
			});
		}
		if (tag === Tag.Colon) {
			const phrase = nameColon(tokens, segment, at);
			if (phrase) found.push(phrase);
		}
	}
	if (size > 1 && !found.some(phrase => phrase.content.some(items => items.to >= size))) {
		const phrase = introduction(tokens, segment, size);
		if (phrase) found.push(phrase);
	}
	return found;
}

/**
 * "Lind was more blunt: “…”", "She shook her head, “…”", or a sentence that ends in a colon: whatever it says, its
 * subject speaks. With nothing behind the colon the content is empty, and the next quote is it.
 */
function introduction(tokens: Tokens, segment: Segment, size: number): CuePhrase | undefined {
	const last = segment.tag[size - 1] as number;
	const mark = last === QUOTE_SPEECH ? size - 2 : size - 1;
	if (mark < 1 || (segment.tag[mark] !== Tag.Colon && !(last === QUOTE_SPEECH && segment.tag[mark] === Tag.Comma)))
		return undefined;
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

/** A question asserts nothing: only what is quoted in it is somebody's. */
function isQuestion(tokens: Tokens, segment: Segment, last: number): boolean {
	const token = segment.token[last] as number;
	return token >= 0 && tokens.text[segment.start[last] as number] === '?';
}

const quotesSomething = (phrase: CuePhrase): boolean =>
	phrase.content.some(items => (phrase.segment.quote[items.from] as number) >= 0);

/** Any verb is a cue between a quote that ends in a comma and its speaker: "…," he surmised. */
const ANY_VERB: Cue = {
	lemma: '',
	class: 'speech',
	frames: Frame.Quote | Frame.Invert,
	prepositions: [],
	impersonal: false,
};

function quoteNear(tokens: Tokens, segment: Segment, at: number): boolean {
	for (let before = at - 1; before >= 0 && before > at - 6; before--) {
		if (segment.tag[before] !== QUOTE_SPEECH) continue;
		return /,.?.?$/u.test(tokens.text.slice(segment.start[before], segment.end[before]).slice(-3));
	}
	return false;
}

/** "I think", "we know", "you believe": the author and the reader are no sources. */
function isAuthor(tokens: Tokens, segment: Segment, source: Items): boolean {
	const token = segment.token[source.from] as number;
	return source.to - source.from === 1 && token >= 0 && /^(?:i|we|you|it|there)$/iu.test(wordOf(tokens, token));
}

interface Group {
	/** First item of the verb group, auxiliaries and adverbs included. */
	readonly from: number;
	readonly passive: boolean;
	readonly participial: boolean;
	readonly infinitive: boolean;
}

/** The verb group that ends in item `at`: "has repeatedly said", "refused to say", "was described". */
function groupOf(tokens: Tokens, segment: Segment, at: number): Group {
	let from = at;
	let be = false;
	let have = false;
	let infinitive = false;
	let governed = false;
	while (from > 0 && from > at - 14) {
		const tag = segment.tag[from - 1] as number;
		if (tag === Tag.Adverb || tag === Tag.Negation) {
			// An adverb opens the group only where an auxiliary or a subject stands before it.
			from--;
		} else if (tag === Tag.Be) {
			be = true;
			from--;
		} else if (tag === Tag.Have) {
			have = true;
			from--;
		} else if (tag === Tag.Modal || tag === Tag.Do) from--;
		else if (tag === Tag.To) {
			infinitive = true;
			from--;
			// "Went on to say", "declined to comment": the verb in front governs it.
			const before = from > 0 ? (segment.tag[from - 1] as number) : Tag.Other;
			if (before === Tag.Finite || before === Tag.Base || before === Tag.Participle || before === Tag.Ing) {
				from--;
				governed = true;
				infinitive = false;
			} else if (
				before === Tag.Adjective &&
				/^(?:quick|reluctant|eager|ready|willing|unwilling|likely|unlikely|able|unable|careful|slow|happy|keen|prepared|set|first|last|expected)$/u.test(
					wordOf(tokens, segment.token[from - 1] as number),
				)
			) {
				from--;
				infinitive = false;
				governed = true;
			}
		} else break;
	}
	while (from < at && segment.tag[from] === Tag.Adverb && from > 0 && !leadsGroup(segment, from)) from++;
	const participle = segment.tag[at] === Tag.Participle;
	return {
		from,
		passive: participle && be && !governed,
		participial: (segment.tag[at] === Tag.Ing && !be) || (participle && !be && !have),
		infinitive,
	};
}

function leadsGroup(segment: Segment, at: number): boolean {
	const before = segment.tag[at - 1] as number;
	return (
		isNominal(before) ||
		before === Tag.Pronoun ||
		before === Tag.Wh ||
		before === Tag.That ||
		before === Tag.Conjunction ||
		before === Tag.Comma ||
		before === Tag.CloseBracket ||
		before >= 40
	);
}

function verbPhrase(tokens: Tokens, segment: Segment, at: number, cue: Cue): CuePhrase | undefined {
	const group = groupOf(tokens, segment, at);
	if (
		segment.tag[at] === Tag.Base &&
		group.from === at &&
		at > 0 &&
		segment.tag[at - 1] !== Tag.Pronoun &&
		!isHead(segment.tag[at - 1] as number) &&
		segment.tag[at - 1] !== Tag.Conjunction
	) {
		return undefined;
	}
	if (group.infinitive) return undefined;
	if (group.passive) return passivePhrase(tokens, segment, at, cue, group);
	if (group.participial && segment.tag[at] === Tag.Participle) return reducedPhrase(tokens, segment, at, cue);

	if (group.participial && !followsSetting(tokens, segment, group.from)) return undefined;
	const inverted = invertedSource(tokens, segment, at, cue, group);
	const source =
		inverted ?? subjectOf(tokens, segment, group.from, segment.tag[at] === Tag.Ing && group.participial, 0);
	if (!source) return undefined;
	const behind = source.from > at && !inverted;
	const outer: Items = {
		from: behind ? group.from : Math.min(source.from, group.from),
		to: inverted ? inverted.to : at + 1,
	};
	const relative = segment.tag[source.from] === Tag.Wh || segment.tag[source.from] === Tag.That;
	if (cue.class === 'belief' && isAuthor(tokens, segment, source)) return undefined;
	if (cue.class === 'belief' && group.participial && segment.tag[group.from - 1] !== Tag.Comma) return undefined;
	if (cue.class === 'finding' && anyForm(tokens, segment, source, Form.TimeNoun)) return undefined;
	const taken = contentOf(tokens, segment, cue, at, group, source, outer, inverted !== undefined, relative);
	if (!taken) return undefined;
	return { cue, segment, source, words: { from: group.from, to: taken.cueEnd }, content: taken.content, hidden: false };
}

/** "After saying", "by claiming", but not "prowess at appealing". */
function followsSetting(tokens: Tokens, segment: Segment, from: number): boolean {
	if (from === 0) return true;
	const tag = segment.tag[from - 1] as number;
	if (tag !== Tag.Preposition) return true;
	return /^(?:after|before|while|when|by|in|since|upon|without)$/iu.test(
		wordOf(tokens, segment.token[from - 1] as number),
	);
}

/** "Said Angela Stent, director of …" behind a quote or at the sentence's end. */
function invertedSource(tokens: Tokens, segment: Segment, at: number, cue: Cue, group: Group): Items | undefined {
	if (
		!(cue.frames & Frame.Invert || quoteNear(tokens, segment, at)) ||
		segment.tag[at] !== Tag.Finite ||
		group.from !== at
	)
		return undefined;
	let before = at - 1;
	if (before >= 0 && segment.tag[before] === Tag.Comma) before--;
	const first = at + 1 < segment.tag.length ? (segment.tag[at + 1] as number) : Tag.Stop;
	if (!opensPhrase(first)) return undefined;
	const behindQuote = before >= 0 && (segment.tag[before] as number) >= 40;
	if (!behindQuote) {
		if (at === 0 || segment.tag[at - 1] !== Tag.Comma || cue.frames & Frame.Addressee) return undefined;
		if (parentheticalSubject(tokens, segment, at - 1)) return undefined;
		// "…, said Lind." with indirect content in front; not "Lind, said to be".
		const phrase = nounPhraseAfter(tokens, segment, at + 1, true);
		if (!phrase) return undefined;
		const next = segment.tag[phrase.to];
		return next === undefined || next === Tag.Stop || next === Tag.Comma || next === Tag.Preposition
			? phrase
			: undefined;
	}
	const phrase = nounPhraseAfter(tokens, segment, at + 1, true);
	return phrase;
}

/** The subject of the verb group that begins at item `from`. */
function subjectOf(
	tokens: Tokens,
	segment: Segment,
	from: number,
	participial: boolean,
	depth: number,
): Items | undefined {
	if (depth > 2 || from <= 0) return participial || from <= 0 ? subjectBehind(tokens, segment, from) : undefined;
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
	if (before >= 40) return parentheticalSubject(tokens, segment, from - 1) ?? nounPhraseBefore(tokens, segment, from);
	return nounPhraseBefore(tokens, segment, from);
}

/** "Techau, director of Carnegie Europe, likens": the name and what is set off by commas behind it. */
function parentheticalSubject(tokens: Tokens, segment: Segment, close: number): Items | undefined {
	const last = segment.tag[close] as number;
	const mark = last === Tag.CloseBracket ? Tag.OpenBracket : last >= 40 ? Tag.Comma : last;
	let verbs = 0;
	for (let at = close - 1; at > 0 && at > close - REACH; at--) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Finite) verbs++;
		if (tag === Tag.Semicolon || tag === Tag.Colon) return undefined;
		if (tag !== mark) continue;
		const before = segment.tag[at - 1] as number;
		if (!isNominal(before) && before !== Tag.Pronoun && before !== Tag.CloseBracket) {
			if (mark === Tag.Comma) continue;
			return undefined;
		}
		const first = segment.tag[at + 1] as number;
		const relative = first === Tag.Wh || first === Tag.That;
		const aside =
			first === Tag.Finite ||
			first === Tag.Participle ||
			first === Tag.Ing ||
			first === Tag.Adverb ||
			first === Tag.Adjective;
		if (
			mark === Tag.Comma &&
			verbs > 0 &&
			!relative &&
			!(aside && verbs === 1) &&
			first !== Tag.Subordinator &&
			first !== Tag.Preposition
		)
			return undefined;
		const name = nounPhraseBefore(tokens, segment, at);
		if (!name) return undefined;
		// Lists of appositions: "Lind, a farmer, the council's deputy head, says".
		if (
			mark === Tag.Comma &&
			name.from > 1 &&
			segment.tag[name.from - 1] === Tag.Comma &&
			segment.tag[name.from] === Tag.Determiner
		) {
			const outer = nounPhraseBefore(tokens, segment, name.from - 1);
			if (outer && segment.tag[outer.to - 1] === Tag.Proper) return { from: outer.from, to: close };
		}
		return {
			from: name.from,
			to: mark === Tag.Comma || mark === Tag.OpenBracket ? close + (mark === Tag.OpenBracket ? 1 : 0) : close,
		};
	}
	return undefined;
}

/** The phrase that opens the main clause, where nothing but asides stands between it and the verb. */
function clauseSubject(tokens: Tokens, segment: Segment, from: number): Items | undefined {
	const front = frontedEnd(tokens, segment);
	const start = front > 0 && front < from ? front + 1 : segment.tag[0] === Tag.Conjunction ? 1 : 0;
	if (from - start > 30) return undefined;
	for (let at = start; at < from; at++) if (isVerbTag(segment.tag[at] as number)) return undefined;
	return nounPhraseAfter(tokens, segment, start, false);
}

/** "… and said": the subject of the verb before the conjunction. */
function coordinatedSubject(tokens: Tokens, segment: Segment, conjunction: number, depth: number): Items | undefined {
	for (let at = conjunction - 1; at >= 0 && at > conjunction - REACH; at--) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Semicolon) return undefined;
		if (tag === Tag.Finite || tag === Tag.Modal || tag === Tag.Be || tag === Tag.Have || tag === Tag.Do) {
			let from = at;
			while (from > 0 && AUXILIARY.has(segment.tag[from - 1] as number)) from--;
			const subject = subjectOf(tokens, segment, from, false, depth + 1);
			if (subject) return subject;
			at = from;
		}
	}
	return undefined;
}

const AUXILIARY: ReadonlySet<number> = new Set([Tag.Adverb, Tag.Negation, Tag.Modal, Tag.Be, Tag.Have, Tag.Do]);

/** ", saying …", "after claiming …": the subject of the clause that it hangs on. */
function participialSubject(tokens: Tokens, segment: Segment, from: number, depth: number): Items | undefined {
	const before = from > 0 ? (segment.tag[from - 1] as number) : Tag.Stop;
	if (isHead(before) && from >= 1) {
		// "A letter saying that", "a crowd chanting".
		return nounPhraseBefore(tokens, segment, from);
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

interface Content {
	readonly content: readonly Items[];
	/** Where the cue's words end: a preposition may belong to it. */
	readonly cueEnd: number;
}

function contentOf(
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
		if (tag === Tag.Comma || tag === Tag.Stop || next >= limit) {
			const parted = aroundParenthesis(segment, outer, next, size);
			if (parted && cue.class !== 'belief' && cue.class !== 'finding') return { content: parted, cueEnd: at + 1 };
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
	if (cue.frames & Frame.Infinitive && cue.class !== 'belief') {
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

function isWord(tokens: Tokens, segment: Segment, at: number, words: RegExp): boolean {
	const token = segment.token[at];
	return token !== undefined && token >= 0 && words.test(wordOf(tokens, token));
}

/** The segment's items without its closing full stop. */
function lastItem(segment: Segment): number {
	let size = segment.tag.length;
	while (size > 0 && segment.tag[size - 1] === Tag.Stop) size--;
	return size;
}

function trimmed(segment: Segment, from: number, to: number): number {
	let end = to;
	while (
		end > from + 1 &&
		(segment.tag[end - 1] === Tag.Stop ||
			segment.tag[end - 1] === Tag.Comma ||
			segment.tag[end - 1] === Tag.Semicolon ||
			segment.tag[end - 1] === Tag.Dash)
	)
		end--;
	return end;
}

/**
 * Where a clause in front of the main one ends: "After Putin vowed …, LifeNews published …", "Assuming that …, it
 * would …". The item of its comma, or 0 where the sentence begins with the main clause.
 */
function frontedEnd(tokens: Tokens, segment: Segment): number {
	const first = segment.tag[0] === Tag.Conjunction || segment.tag[0] === Tag.Adverb ? 1 : 0;
	let opens = false;
	for (let at = first; at < first + 5 && !opens; at++) {
		const tag = segment.tag[at];
		if (tag === Tag.Subordinator || ((tag === Tag.Ing || tag === Tag.Participle) && at === first)) opens = true;
		else if (tag === Tag.Preposition && segment.tag[at + 1] === Tag.Ing) opens = true;
		else if (
			tag !== Tag.Determiner &&
			tag !== Tag.Number &&
			tag !== Tag.Adverb &&
			!(tag === Tag.Noun && segment.tag[at - 1] === Tag.Determiner)
		)
			return 0;
	}
	if (!opens) return 0;
	for (let at = first + 1; at + 1 < segment.tag.length && at < REACH; at++) {
		if (segment.tag[at] === Tag.OpenBracket) {
			while (at + 1 < segment.tag.length && segment.tag[at] !== Tag.CloseBracket) at++;
			continue;
		}
		const tag = segment.tag[at] as number;
		if (tag !== Tag.Comma && !(tag === QUOTE_SPEECH && at > first + 1)) continue;
		if (!opensPhrase(segment.tag[at + 1] as number)) continue;
		const phrase = nounPhraseAfter(tokens, segment, at + 1, true);
		let verb = phrase ? phrase.to : at + 1;
		while (segment.tag[verb] === Tag.Adverb || segment.tag[verb] === Tag.Comma) verb++;
		if (phrase && (isVerbTag(segment.tag[verb] ?? Tag.Other) || segment.tag[verb] === Tag.Ing))
			return tag === Tag.Comma ? at : at + 1;
	}
	return 0;
}

/** Where the clause of the cue ends. */
function clauseLimit(segment: Segment, outer: Items, size: number, relative: boolean): number {
	const reach = Math.min(size, outer.to + 400);
	if (relative && outer.from > 0 && segment.tag[outer.from - 1] === Tag.Comma) {
		for (let at = outer.to; at < reach; at++) if (segment.tag[at] === Tag.Comma) return at;
	}
	for (let at = outer.to; at < reach; at++) if (segment.tag[at] === Tag.Semicolon) return at;
	return reach < size ? reach : size;
}

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

/** "In Brussels", "on Tuesday", "last week", "to reporters", "again". */
function skipAdverbials(tokens: Tokens, segment: Segment, from: number, limit: number): number {
	let at = from;
	while (at < limit) {
		const tag = segment.tag[at] as number;
		const token = segment.token[at] as number;
		const forms = token >= 0 ? formsOf(tokens, token) : 0;
		if (tag === Tag.Adverb) at++;
		else if (forms & Form.Weekday) {
			at++;
			if (
				at < limit &&
				(segment.token[at] as number) >= 0 &&
				formsOf(tokens, segment.token[at] as number) & Form.TimeNoun
			)
				at++;
		} else if (
			(tag === Tag.Adjective || tag === Tag.Determiner) &&
			at + 1 < limit &&
			(segment.token[at + 1] as number) >= 0 &&
			isTime(formsOf(tokens, segment.token[at + 1] as number)) &&
			TIME_WORDS.has(wordOf(tokens, token).toLowerCase())
		)
			at += 2;
		else if (tag === Tag.Preposition || (tag === Tag.Subordinator && forms & Form.Preposition)) {
			const behind = afterPreposition(tokens, segment, at, limit);
			if (behind === undefined) return at;
			at = behind;
		} else break;
	}
	// ", where he is a guest, that": what commas set off in front of "that".
	if (at < limit && segment.tag[at] === Tag.Comma) {
		for (let close = at + 1; close + 1 < limit && close < at + 25; close++) {
			if (segment.tag[close] === Tag.Comma) return segment.tag[close + 1] === Tag.That ? close + 1 : at;
		}
	}
	return at;
}

const TIME_WORDS = new Set(['last', 'this', 'next', 'earlier', 'late', 'early', 'that', 'the']);
const SETTING = new Set([
	'in',
	'on',
	'at',
	'to',
	'during',
	'from',
	'through',
	'before',
	'after',
	'via',
	'with',
	'by',
	'over',
	'for',
	'of',
	'about',
	'outside',
	'inside',
	'as',
	'into',
	'without',
	'within',
	'near',
	'since',
	'around',
	'while',
]);

function afterPreposition(tokens: Tokens, segment: Segment, at: number, limit: number): number | undefined {
	const word = wordOf(tokens, segment.token[at] as number).toLowerCase();
	if (!SETTING.has(word)) return undefined;
	const phrase = nounPhraseAfter(tokens, segment, at + 1, false);
	if (!phrase || phrase.to > limit) {
		// "By saying", "after meeting": up to the next mark.
		return undefined;
	}
	const next = segment.tag[phrase.to];
	if (next !== undefined && phrase.to < limit && isVerbTag(next)) return undefined;
	return phrase.to;
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

/** "Prices, Lind said, had risen"; "Prices had risen, Lind said." */
function aroundParenthesis(segment: Segment, outer: Items, next: number, size: number): readonly Items[] | undefined {
	if (outer.from < 2) return undefined;
	const left = segment.tag[outer.from - 1] as number;
	if (left !== Tag.Comma && left !== Tag.Dash) return undefined;
	const content: Items[] = [];
	const start = 0;
	const to = trimmed(segment, start, outer.from - 1);
	let verbs = false;
	for (let at = Math.max(0, to - 200); at < to; at++) if (isVerbTag(segment.tag[at] as number)) verbs = true;
	const rest = next + 1 < size && segment.tag[next] === Tag.Comma;
	if (!verbs && !rest && (segment.tag[0] as number) < 40) return undefined;
	content.push({ from: start, to });
	if (rest) content.push({ from: next + 1, to: trimmed(segment, next + 1, size) });
	return content;
}

/** The clause that "as X says" comments on. */
function commentedClause(segment: Segment, as: number, size: number): readonly Items[] | undefined {
	const opens = as === 0 || (as === 1 && (segment.tag[0] === Tag.Conjunction || segment.tag[0] === Tag.Adverb));
	let close = as + 1;
	while (close < size && close < as + REACH && segment.tag[close] !== Tag.Comma && segment.tag[close] !== Tag.Dash)
		close++;
	if (opens) return close + 1 < size ? [{ from: close + 1, to: trimmed(segment, close + 1, size) }] : undefined;
	if (segment.tag[as - 1] !== Tag.Comma) return undefined;
	const content: Items[] = [{ from: 0, to: trimmed(segment, 0, as - 1) }];
	if (close + 1 < size && segment.tag[close] === Tag.Comma)
		content.push({ from: close + 1, to: trimmed(segment, close + 1, size) });
	return content;
}

/** The quote right before the source and cue, with a comma between at most. */
function quoteBefore(segment: Segment, from: number): number | undefined {
	let at = from - 1;
	if (at >= 0 && (segment.tag[at] === Tag.Comma || segment.tag[at] === Tag.Dash)) at--;
	if (at < 0) return undefined;
	return (segment.tag[at] as number) >= 40 && (segment.tag[at] === QUOTE_SPEECH || at === 0) ? at : undefined;
}

function quoteAfter(segment: Segment, from: number, limit: number): Items | undefined {
	const reach = Math.min(limit, from + REACH);
	for (let at = from; at < reach; at++) {
		if (segment.tag[at] === QUOTE_SPEECH) return { from: at, to: quotesFrom(segment, at, limit) };
	}
	return undefined;
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

/** Quotes one behind another, as where several sentences are quoted each in marks of its own. */
function quotesFrom(segment: Segment, from: number, limit: number): number {
	let at = from;
	while (at < limit && (segment.tag[at] as number) >= 40) at++;
	return at;
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

/** "Was described as", "is accused of … by": the source, where it is named, stands behind "by". */
function passivePhrase(tokens: Tokens, segment: Segment, at: number, cue: Cue, group: Group): CuePhrase | undefined {
	const size = lastItem(segment);
	if (!(cue.frames & (Frame.Object | Frame.As | Frame.Clause)) || cue.lemma === 'see') return undefined;
	const words: Items = { from: group.from, to: at + 1 };
	const by = byPhrase(tokens, segment, at + 1, size);
	const subject = subjectOf(tokens, segment, group.from, false, 0);
	if (by) {
		const content: Items[] = [];
		if (subject) content.push(subject);
		if (by.from - 1 > at + 1) content.push({ from: at + 1, to: by.from - 1 });
		if (by.to < size) content.push({ from: by.to, to: trimmed(segment, by.to, size) });
		return content.length > 0 ? { cue, segment, source: by, words, content, hidden: false } : undefined;
	}
	if (!cue.impersonal) return undefined;
	const next = at + 1 < size ? (segment.tag[at + 1] as number) : Tag.Stop;
	if (next !== Tag.To && next !== Tag.That) return undefined;
	return { cue, segment, words, content: [{ from: 0, to: size }], hidden: true };
}

function byPhrase(tokens: Tokens, segment: Segment, from: number, size: number): Items | undefined {
	const reach = Math.min(size, from + 14);
	for (let at = from; at < reach; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Comma || isVerbTag(tag) || tag === Tag.Ing) return undefined;
		const token = segment.token[at] as number;
		if (tag === Tag.Preposition && wordOf(tokens, token).toLowerCase() === 'by')
			return nounPhraseAfter(tokens, segment, at + 1, true);
	}
	return undefined;
}

/** "The 9,000 claimed this week by Kiev", "a plan announced by the ministry": covers the noun before, no clause. */
function reducedPhrase(tokens: Tokens, segment: Segment, at: number, cue: Cue): CuePhrase | undefined {
	const size = lastItem(segment);
	const by = byPhrase(tokens, segment, at + 1, size);
	if (!by) return undefined;
	if (at > 0 && isWord(tokens, segment, at - 1, /^as$/iu)) {
		const content = commentedClause(segment, at - 1, size);
		return content
			? { cue, segment, source: by, words: { from: at - 1, to: at + 1 }, content, hidden: false }
			: undefined;
	}
	const noun = nounPhraseBefore(tokens, segment, at);
	if (!noun) return undefined;
	return { cue, segment, source: by, words: { from: at, to: at + 1 }, content: [noun], hidden: false };
}

/** "According to the ministry, …", "…, according to Lind". */
function accordingTo(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const size = lastItem(segment);
	if (at + 2 >= segment.tag.length) return undefined;
	const token = segment.token[at] as number;
	const next = segment.token[at + 1] as number;
	if (next < 0 || (tokens.end[token] as number) - (tokens.start[token] as number) !== 9) return undefined;
	if (wordOf(tokens, token).toLowerCase() !== 'according' || wordOf(tokens, next).toLowerCase() !== 'to')
		return undefined;
	const source = nounPhraseAfter(tokens, segment, at + 2, true);
	if (!source) return undefined;
	const words: Items = { from: at, to: at + 2 };
	const content: Items[] = [];
	const opens = at === 0 || (at === 1 && segment.tag[0] !== Tag.Comma);
	if (!opens) {
		const to = trimmed(segment, 0, at);
		if (to > 0) content.push({ from: clauseStart(segment, at), to });
	}
	let rest = source.to;
	if (segment.tag[rest] === Tag.Comma || segment.tag[rest] === Tag.Colon) rest++;
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
	if (rest < size) content.push({ from: rest, to: trimmed(segment, rest, size) });
	return content.length > 0 ? { cue: undefined, segment, source, words, content, hidden: false } : undefined;
}

/** The start of the clause that holds an item: behind a semicolon, or the segment's beginning. */
function clauseStart(segment: Segment, before: number): number {
	for (let at = before - 1; at > 0 && at > before - 400; at--) if (segment.tag[at] === Tag.Semicolon) return at + 1;
	return 0;
}

function clauseAround(segment: Segment, at: number): readonly Items[] {
	const size = lastItem(segment);
	const from = clauseStart(segment, at);
	return [{ from, to: trimmed(segment, from, size) }];
}

/** "Putin's claim that", "her criticism of": the possessor says what follows. */
function nounCue(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const size = lastItem(segment);
	if (at + 1 >= size) return undefined;
	const forms = formsOf(tokens, segment.token[at] as number);
	const next = segment.tag[at + 1] as number;
	const of = next === Tag.Preposition && wordOf(tokens, segment.token[at + 1] as number).toLowerCase() === 'of';
	const takes =
		(forms & Form.CueNoun && (next === Tag.That || next === Tag.To || next === Tag.Colon)) ||
		(forms & Form.CueNounOf && of);
	if (!takes) return undefined;
	let from = at;
	while (from > 0 && (segment.tag[from - 1] === Tag.Adjective || segment.tag[from - 1] === Tag.Number)) from--;
	if (from === 0 || segment.tag[from - 1] !== Tag.Possessive) return undefined;
	const clitic = isMark(tokens, segment, from - 1);
	const source = clitic ? nounPhraseBefore(tokens, segment, from - 1) : { from: from - 1, to: from };
	if (!source) return undefined;
	const start = of ? at + 2 : at + 1;
	let end = start;
	while (end < size && end < start + REACH && segment.tag[end] !== Tag.Comma && segment.tag[end] !== Tag.Semicolon)
		end++;
	return {
		cue: undefined,
		segment,
		source,
		words: { from, to: of ? at + 2 : at + 1 },
		content: [{ from: start, to: trimmed(segment, start, end) }],
		hidden: false,
	};
}

/** "Lind is adamant that …", "has made clear that …". */
function adjectiveCue(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const size = lastItem(segment);
	if (at + 2 >= size || segment.tag[at + 1] !== Tag.That) return undefined;
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
		content: [{ from: at + 1, to: size }],
		hidden: false,
	};
}

const isMade = (tokens: Tokens, segment: Segment, at: number): boolean => {
	const token = segment.token[at] as number;
	return token >= 0 && /^ma(?:de|ke|kes|king)$/u.test(wordOf(tokens, token));
};

function isMark(tokens: Tokens, segment: Segment, at: number): boolean {
	const code = tokens.text.charCodeAt(segment.start[at] as number);
	return code === 0x27 || code === 0x2019;
}

/** "Lind: The harbour must close" in headlines and transcripts. */
function nameColon(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
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
	if (!proper) return undefined;
	const next = segment.tag[at + 1] as number;
	if (next < 40 && tokens.capital[segment.token[at + 1] as number] !== 1) return undefined;
	return {
		cue: undefined,
		segment,
		source: { from: 0, to: at },
		words: { from: at, to: at + 1 },
		content: [{ from: at + 1, to: segment.tag.length }],
		hidden: false,
	};
}
