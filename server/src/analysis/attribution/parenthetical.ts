import { Form } from '../lexicon/english';
import { isVerbal } from '../tagging/place';
import { Tag, type Tokens } from '../tokens';
import { REACH } from './cue-phrase';
import { anyForm, type Items, isHead, isNominal, isWord, opensPhrase } from './items';
import { nounPhraseBefore } from './phrases';
import { isQuoteTag, type Segment } from './segments';
import { AUXILIARY } from './verb-group';

/** "Okafor, head of the port, likens": the name and what is set off by commas behind it. */
export function parentheticalSubject(tokens: Tokens, segment: Segment, close: number): Items | undefined {
	const last = segment.tag[close] as number;
	const quoted = isQuoteTag(last);
	const mark = last === Tag.CloseBracket ? Tag.OpenBracket : isQuoteTag(last) ? Tag.Comma : last;
	let verbs = 0;
	for (let at = close - 1; at > 0 && at > close - REACH; at--) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Finite) verbs++;
		// "Lind, a farmer who owns the pier, said": verbs behind "who" are no main verbs.
		else if (tag === Tag.Wh && (isHead(segment.tag[at - 1] as number) || isWord(tokens, segment, at, /^what$/iu)))
			verbs = 0;
		else if (tag === Tag.That && isHead(segment.tag[at - 1] as number)) verbs = 0;
		if (tag === Tag.Semicolon || tag === Tag.Colon) return undefined;
		if (tag !== mark) continue;
		const before = segment.tag[at - 1] as number;
		// "Lind, who, in a speech on Friday, praised".
		if (before === Tag.Wh && isCircumstance(tokens, segment, at + 1)) return { from: at - 1, to: at };
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
			!(aside && !quoted && (verbs === 1 || (verbs <= 3 && isWord(tokens, segment, at + 1, ASKED)))) &&
			first !== Tag.Subordinator &&
			first !== Tag.Preposition
		)
			return undefined;
		const name = nounPhraseBefore(tokens, segment, at);
		if (!name) return undefined;
		// "Holm, hired at $15 an hour, half of what others make, said": a time is nobody.
		if (mark === Tag.Comma && anyForm(tokens, segment, { from: name.to - 1, to: name.to }, Form.TimeNoun)) continue;
		// "Holm, a farmer in Derry, Norland, said": the comma belongs to a place.
		if (
			mark === Tag.Comma &&
			name.from > 0 &&
			segment.tag[name.from - 1] === Tag.Preposition &&
			!isWord(tokens, segment, name.from - 1, ABOUT)
		)
			continue;
		// "Lind, who runs the ferry, a steamer, said": what a relative clause is about has an aside of its own.
		if (mark === Tag.Comma && isInRelative(segment, name.from)) continue;
		// "After winning the vote, Lind, said": a comma too many.
		if (mark === Tag.Comma && segment.tag[name.from - 1] === Tag.Ing && opensPhrase(first))
			return { from: at + 1, to: close };
		// "Lind, 61, a farmer in Derry, Norland, said": the age belongs to the name before it.
		const aged = mark === Tag.Comma ? (ofAge(tokens, segment, name) ?? ofAgeBefore(tokens, segment, name)) : undefined;
		if (aged) return { from: aged.from, to: close };
		// "Lind, a farmer, the council's deputy head, says"; "The deputy minister, Mara Holm, a former envoy, says".
		if (mark === Tag.Comma && name.from > 1 && segment.tag[name.from - 1] === Tag.Comma) {
			const opening = nounPhraseBefore(tokens, segment, name.from - 1);
			// "In the interview, Lind, a farmer, said": what a preposition governs is no subject.
			const fronted = opening !== undefined && opening.from > 0 && GOVERNS.has(segment.tag[opening.from - 1] as number);
			const outer = fronted ? undefined : opening;
			const last = outer ? segment.tag[outer.to - 1] : undefined;
			const listed = segment.tag[name.from] === Tag.Determiner ? Tag.Proper : Tag.Noun;
			if (outer && last === listed) return { from: outer.from, to: close };
		}
		if (isCircumstance(tokens, segment, at + 1)) return name;
		return { from: name.from, to: mark === Tag.OpenBracket ? close + 1 : close };
	}
	return undefined;
}

/**
 * Whether what is set off behind a name tells when, where or how something is said, not who says it: "speaking in Derry",
 * "in an interview", "meanwhile", "though she liked it".
 */
function isCircumstance(tokens: Tokens, segment: Segment, first: number): boolean {
	const tag = segment.tag[first];
	if (isWord(tokens, segment, first, DESCRIBING)) return false;
	if (tag === Tag.Wh) return segment.tag[first - 1] === Tag.Dash || speaksToo(tokens, segment, first);
	// "Then 38", "also a farmer" say who it is.
	if (tag === Tag.Adverb) return !opensPhrase(segment.tag[first + 1] ?? Tag.Stop);
	return tag === Tag.Ing || tag === Tag.Preposition || tag === Tag.Subordinator;
}

/** "Lind, who asked not to be named, said", "who had praised the plan": what else somebody has said is told beside. */
export function speaksToo(tokens: Tokens, segment: Segment, who: number): boolean {
	let at = who + 1;
	while (AUXILIARY.has(segment.tag[at] as number)) at++;
	const token = segment.token[at] ?? -1;
	return (
		token >= 0 &&
		isVerbal(segment.tag[at] as number) &&
		(tokens.lexicon.cueOf[tokens.word[token] as number] as number) > 0
	);
}

/** "About two-thirds, 67 percent, say". */
const ABOUT = /^(?:about|around|over|under)$/iu;

/** What tells whom somebody belongs to, or who belongs to a group: "including Lind", "of the union", "along with Holm". */
const DESCRIBING = /^(?:including|of|like|from|along)$/iu;

/** Whether a verb with "who" in front of it governs the phrase that begins at an item. */
function isInRelative(segment: Segment, from: number): boolean {
	let at = from - 1;
	while (at > 0 && GROUP.has(segment.tag[at] as number)) at--;
	return at < from - 1 && segment.tag[at] === Tag.Wh;
}

const GROUP: ReadonlySet<number> = new Set([...AUXILIARY, Tag.Finite, Tag.Base, Tag.Participle, Tag.To]);

const GOVERNS: ReadonlySet<number> = new Set([
	Tag.Preposition,
	Tag.Finite,
	Tag.Base,
	Tag.Ing,
	Tag.Participle,
	Tag.Be,
	Tag.Have,
	Tag.Adverb,
]);

/** "Lind, asked whether she fancied it, said": what is asked may have verbs of its own. */
const ASKED = /^(?:asked|told|questioned|pressed|quizzed)$/iu;

/** The phrase whose age stands in `age`: "Ines Okafor, 61". */
function ofAge(tokens: Tokens, segment: Segment, age: Items): Items | undefined {
	if (age.to !== age.from + 1 || segment.tag[age.from] !== Tag.Number || segment.tag[age.from - 1] !== Tag.Comma)
		return undefined;
	return age.from > 1 ? nounPhraseBefore(tokens, segment, age.from - 1) : undefined;
}

/** The phrase whose age stands between it and another that describes it: "Ines Okafor, 61, a farmer". */
function ofAgeBefore(tokens: Tokens, segment: Segment, { from }: Items): Items | undefined {
	return segment.tag[from - 1] === Tag.Comma ? ofAge(tokens, segment, { from: from - 2, to: from - 1 }) : undefined;
}
