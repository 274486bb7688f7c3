import { frontedEnd } from '../attribution/clauses';
import { isVerbTag, isWord, opensPhrase } from '../attribution/items';
import { nounPhraseAfter } from '../attribution/phrases';
import { QUOTE_SPEECH, type Segment } from '../attribution/segments';
import { Form } from '../lexicon/english';
import { formsOf, Tag, type Tokens, wordOf } from '../tokens';
import { isNonFinite, mainVerb } from './main-verb';

/** A clause that asserts something by itself: the main one, or one beside it. Items of the segment. */
export interface Clause {
	readonly from: number;
	/** The item behind its last. */
	readonly to: number;
	/** Where its subject may begin: behind what is in front of the clause. */
	readonly subject: number;
	/** Its finite verb, or the first auxiliary. */
	readonly verb: number;
}

/** A further clause; `shares` says whether it has the subject of the one before. */
interface Opening extends Omit<Clause, 'to'> {
	readonly shares: boolean;
}

/** In items: what is longer is no prose, and stays linear to read. */
const LONGEST = 400;
/** A sentence has no more clauses that matter. */
const MOST = 6;

/**
 * The clauses of a sentence that assert something by themselves, in order; none where there is no finite verb. Not those
 * in front of the main one ("After the mayor vowed …"), relative ones and that-clauses: they belong to the clause around
 * them. Further clauses begin behind a semicolon, a colon or a dash, and where "and", "but" or "while" goes before a
 * subject with its verb, or "and" before a verb of the same subject.
 */
export function clausesOf(tokens: Tokens, segment: Segment): readonly Clause[] {
	const size = Math.min(segment.tag.length, LONGEST);
	const subject = Math.max(noticeEnd(segment), frontedEnd(tokens, segment));
	let first = opensWithVerb(tokens, segment) ?? mainVerb(tokens, segment, subject, size);
	if (first < 0) first = disguisedVerb(tokens, segment, subject, size);
	if (first < 0) first = misreadVerb(tokens, segment, subject, size);
	if (first < 0) return [];
	const found: { from: number; to: number; subject: number; verb: number }[] = [
		{ from: 0, to: size, subject, verb: first },
	];
	// Behind "that", "who" or "because" a verb goes on with the clause that these words open, up to the next comma.
	let below = false;
	for (let at = first + 1; at < size && found.length < MOST; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.OpenBracket) {
			while (at + 1 < size && segment.tag[at] !== Tag.CloseBracket) at++;
			continue;
		}
		if (tag === Tag.Comma) below = false;
		else if (tag === Tag.That || tag === Tag.Wh || (tag === Tag.Subordinator && !isContrast(tokens, segment, at)))
			below = true;
		const next = nextClause(tokens, segment, at, size, below);
		if (!next || !agrees(tokens, segment, found[0]?.verb as number, next)) continue;
		(found.at(-1) as { to: number }).to = at;
		found.push({ from: next.from, to: size, subject: next.subject, verb: next.verb });
		at = next.verb;
		below = false;
	}
	return found;
}

/** "Is a doctrine built on sand and associated with …": behind a present verb of the same subject, a participle goes on. */
function agrees(tokens: Tokens, segment: Segment, verb: number, next: Opening): boolean {
	if (!next.shares || segment.tag[next.verb] !== Tag.Finite) return true;
	const forms = formsOf(tokens, segment.token[next.verb] as number);
	const isParticiple =
		forms === 0 ? /ed$/u.test(wordOf(tokens, segment.token[next.verb] as number)) : forms & Form.Participle;
	if (!isParticiple) return true;
	const first = segment.token[verb] as number;
	return (
		(formsOf(tokens, first) & Form.Past) !== 0 ||
		segment.tag[verb] === Tag.Have ||
		/^(?:was|were|did)$/u.test(wordOf(tokens, first))
	);
}

/** "Listen to the recording": the verb of a command, which the tagger may take for a noun or a name. */
function opensWithVerb(tokens: Tokens, segment: Segment): number | undefined {
	let at = 0;
	while (at < 3 && segment.tag[at] === Tag.Adverb) at++;
	const token = segment.token[at] ?? -1;
	if (token < 0 || !(formsOf(tokens, token) & Form.Base) || formsOf(tokens, token) & (Form.Noun | Form.Adjective))
		return undefined;
	const next = segment.tag[at + 1];
	const object = next === Tag.Determiner || next === Tag.Possessive || next === Tag.Preposition || next === Tag.Proper;
	return object && segment.tag[at] !== Tag.Modal ? at : undefined;
}

/** In a sentence with no finite verb, a past form behind a noun that the tagger took for a participle: "The two squabbled". */
function disguisedVerb(tokens: Tokens, segment: Segment, from: number, size: number): number {
	if (size - from < 7 || segment.tag[size - 1] !== Tag.Stop) return -1;
	for (let at = from + 1; at < size; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.Subordinator || tag === Tag.That || tag === Tag.Wh) return -1;
		if (tag !== Tag.Participle) continue;
		const before = segment.tag[at - 1] as number;
		const forms = formsOf(tokens, segment.token[at] as number);
		if (
			(forms === 0 || forms & Form.Past) &&
			(before === Tag.Noun ||
				before === Tag.Proper ||
				before === Tag.Number ||
				before === Tag.Pronoun ||
				isAlone(tokens, segment, at - 1))
		)
			return at;
	}
	return -1;
}

/** "That rankled", "the county’s ended": what goes with a noun that is left out. */
const isAlone = (tokens: Tokens, segment: Segment, at: number): boolean =>
	at === 0 ? isWord(tokens, segment, at, /^(?:that|this)$/iu) : isWord(tokens, segment, at, /^['’]s$/iu);

/**
 * In a sentence with no finite verb, a word behind its subject that can be a verb in the present and was taken for a noun:
 * "the camp pegs his total at 40", "the walls of the town stretch for 12 miles".
 */
function misreadVerb(tokens: Tokens, segment: Segment, from: number, size: number): number {
	// With no figure, what is short or begins with a name is mostly a caption, or the teaser of another story.
	if (segment.tag[size - 1] !== Tag.Stop) return -1;
	const figure = segment.tag.includes(Tag.Number);
	if (!figure && size - from < LEAST_MISREAD) return -1;
	let head = -1;
	let plural = false;
	let joined = false;
	for (let at = from; at + 1 < size; at++) {
		const tag = segment.tag[at] as number;
		if (tag === Tag.That || tag === Tag.Wh || tag === Tag.Colon || tag === Tag.To || tag === Tag.OpenBracket) return -1;
		if (head >= 0 && (head === at - 1 || isNominalTag(segment.tag[at - 1] as number)) && takesMore(segment, at + 1)) {
			if (isPresent(tokens, segment, at, plural || joined)) return figure || segment.tag[head] === Tag.Noun ? at : -1;
		}
		joined ||= tag === Tag.Conjunction;
		const one = tag === Tag.Number && isWord(tokens, segment, at, /^one$/iu);
		if (tag !== Tag.Noun && tag !== Tag.Proper && !one) continue;
		// "The number of boats", "walls of the town": the head stands in front of the preposition.
		if (head >= 0 && !isNominalTag(segment.tag[at - 1] as number)) continue;
		head = at;
		plural = isPlural(tokens, segment, at);
	}
	return -1;
}

const isNominalTag = (tag: number): boolean => tag === Tag.Noun || tag === Tag.Proper;

/** In items: what is shorter and has no figure is mostly a caption, or the teaser of another story. */
const LEAST_MISREAD = 7;

/** Whether a word taken for a noun can be the present of a verb whose subject is in the plural, or in the singular. */
function isPresent(tokens: Tokens, segment: Segment, at: number, plural: boolean): boolean {
	const tag = segment.tag[at] as number;
	if (tag !== Tag.Noun && tag !== Tag.Base) return false;
	const forms = formsOf(tokens, segment.token[at] as number);
	if (forms & (Form.Base | Form.Third)) return (forms & (plural ? Form.Base : Form.Third)) !== 0;
	const next = segment.tag[at + 1];
	const counts = next === Tag.Number || (next === Tag.Adverb && segment.tag[at + 2] === Tag.Number);
	return !plural && isPlural(tokens, segment, at) && (counts || next === Tag.Possessive || next === Tag.Determiner);
}

const isPlural = (tokens: Tokens, segment: Segment, at: number): boolean =>
	(segment.tag[at] === Tag.Noun || at === 0) &&
	/(?:[^s]s|men|people|children)$/u.test(wordOf(tokens, segment.token[at] as number));

/** Whether an object or what says where, when and how begins at an item. */
function takesMore(segment: Segment, at: number): boolean {
	const tag = segment.tag[at] as number;
	return tag !== Tag.Comma && tag !== Tag.Stop && tag !== Tag.Conjunction && tag < QUOTE_SPEECH;
}

/** The clause that the mark or word at `at` opens, where it opens one. */
function nextClause(tokens: Tokens, segment: Segment, at: number, size: number, below: boolean): Opening | undefined {
	const tag = segment.tag[at] as number;
	if (tag === Tag.Semicolon) {
		const verb = mainVerb(tokens, segment, at + 1, size);
		return verb < 0 ? undefined : { from: at + 1, subject: at + 1, verb, shares: false };
	}
	const isJoined = tag === Tag.Conjunction || isContrast(tokens, segment, at);
	if (!isJoined && tag !== Tag.Colon && tag !== Tag.Dash) return undefined;
	let from = at + 1;
	if (!isJoined && segment.tag[from] === Tag.Conjunction) from++;
	while (segment.tag[from] === Tag.Adverb || segment.tag[from] === Tag.Comma) from++;
	if (from >= size) return undefined;
	const head = segment.tag[from] as number;
	if (isVerbTag(head)) {
		// "The plan was approved and has since been dropped": the subject goes on.
		const continues = tag === Tag.Conjunction && !below && !isNonFinite(tokens, segment.token[from] as number);
		return continues ? { from: at + 1, subject: at + 1, verb: from, shares: true } : undefined;
	}
	if (!opensPhrase(head)) return undefined;
	// "The mayor and the first lady get": without a comma, "and" joins nouns as often as clauses.
	const comma = segment.tag[at - 1] === Tag.Comma;
	if (tag === Tag.Conjunction && !comma && head !== Tag.Pronoun && !isBut(tokens, segment, at)) return undefined;
	const phrase = nounPhraseAfter(tokens, segment, from, true);
	if (!phrase) return undefined;
	let verb = phrase.to;
	while (segment.tag[verb] === Tag.Adverb || segment.tag[verb] === Tag.Comma) verb++;
	if (verb >= size || !isVerbTag(segment.tag[verb] as number)) return undefined;
	if (isNonFinite(tokens, segment.token[verb] as number)) return undefined;
	// "That prices rose and wages fell": without a comma the second half is said by the same "that".
	if (below && tag === Tag.Conjunction) return undefined;
	return { from: at + 1, subject: from, verb, shares: false };
}

const isBut = (tokens: Tokens, segment: Segment, at: number): boolean =>
	/^(?:but|yet)$/u.test(wordOf(tokens, segment.token[at] as number));

/** "While", "whereas" and "although" behind a comma set another assertion beside the first. */
function isContrast(tokens: Tokens, segment: Segment, at: number): boolean {
	if (segment.tag[at] !== Tag.Subordinator || segment.tag[at - 1] !== Tag.Comma) return false;
	return /^(?:while|whereas|although|though)$/u.test(wordOf(tokens, segment.token[at] as number));
}

/** "It may be noted that", "it should be added that": the claim is what follows. 0 where the sentence opens otherwise. */
function noticeEnd(segment: Segment): number {
	if (
		segment.tag[0] !== Tag.Pronoun ||
		segment.tag[1] !== Tag.Modal ||
		segment.tag[2] !== Tag.Be ||
		segment.tag[3] !== Tag.Participle
	)
		return 0;
	for (let at = 4; at < 12; at++) if (segment.tag[at] === Tag.That) return at + 1;
	return 0;
}
