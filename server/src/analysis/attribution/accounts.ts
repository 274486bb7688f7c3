import cueData from '../lexicon/en/cues.json';
import { Form } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { formsOf, Tag, type Tokens } from '../tokens';
import { clauseAround, clauseStart, LONGEST_CONTENT, lastItem, trimmed } from './clauses';
import type { CuePhrase } from './cue-phrase';
import { type Items, isNominal, isVerbTag, isWord } from './items';
import { nounPhraseAfter, nounPhraseBefore } from './phrases';
import type { Segment } from './segments';
import { subjectOf } from './subjects';

const BY = listed(cueData.accounts.by);
const IN = listed(cueData.accounts.in);
const ON = listed(cueData.accounts.on);
const SOME = listed(cueData.accounts.some);
const AUTHORS = /^(?:my|our|your)$/iu;

/** No account has more words between its preposition and its noun: "by the harbour authority’s own latest count". */
const LONGEST = 9;

/**
 * "By her own count", "in Lind’s words", "by most accounts": whose account the clause is, said in passing. The preposition
 * stands at `at`.
 */
export function account(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const by = isWord(tokens, segment, at, /^by$/iu);
	const on = !by && isWord(tokens, segment, at, /^on$/iu);
	if (!by && !on && !isWord(tokens, segment, at, /^in$/iu)) return undefined;
	const limit = Math.min(lastItem(segment), at + LONGEST);
	let mark = at + 1;
	while (mark < limit && opensOwner(segment.tag[mark] as number)) mark++;
	if (mark < limit && segment.tag[mark] === Tag.Possessive) {
		if (isWord(tokens, segment, mark, AUTHORS)) return undefined;
		const noun = behindModifiers(segment, mark + 1, limit);
		if (!isWord(tokens, segment, noun, by ? BY : on ? ON : IN) || governs(segment, noun + 1)) return undefined;
		// "Resulted in her account being closed".
		if (isVerbTag(segment.tag[noun + 1] ?? Tag.Stop) && at > 1) return undefined;
		const source = mark > at + 1 ? { from: at + 1, to: mark } : { from: mark, to: mark + 1 };
		return told(segment, { from: at, to: noun + 1 }, { from: at, to: at + 1 }, source);
	}
	const whose = isWord(tokens, segment, at + 1, /^the$/iu)
		? ownerBehind(tokens, segment, at + 2, by ? BY : IN)
		: undefined;
	if (whose && !on) return told(segment, { from: at, to: whose.to }, { from: at, to: whose.from }, whose);
	const data =
		by && (at === 0 || segment.tag[at - 1] === Tag.Conjunction)
			? nounPhraseAfter(tokens, segment, at + 1, false)
			: undefined;
	// "By central bank figures, …".
	if (data && data.to > at + 2 && segment.tag[data.to] === Tag.Comma && isWord(tokens, segment, data.to - 1, ON))
		return told(segment, { from: at, to: data.to }, { from: at, to: at + 1 }, data);
	if (!by || !isWord(tokens, segment, at + 1, SOME)) return undefined;
	const noun = behindModifiers(segment, at + 2, limit);
	if (!isWord(tokens, segment, noun, BY) || governs(segment, noun + 1)) return undefined;
	return told(segment, { from: at, to: noun + 1 }, { from: at, to: noun + 1 }, undefined);
}

/** "To Mara Holm, the pier is a ruin": how somebody sees it; "to" stands at `at`, in the first words of the clause. */
export function toWhom(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	const opens = at === 0 || (at === 1 && segment.tag[0] === Tag.Conjunction);
	if (!opens || !isWord(tokens, segment, at, /^to$/iu)) return undefined;
	const source = nounPhraseAfter(tokens, segment, at + 1, false);
	if (!source || segment.tag[source.to] !== Tag.Comma || !isSomebody(tokens, segment, source)) return undefined;
	const subject = nounPhraseAfter(tokens, segment, source.to + 1, false);
	if (!subject || !isWord(tokens, segment, subject.to, SEEMS)) return undefined;
	return told(segment, { from: at, to: source.to }, { from: at, to: at + 1 }, source);
}

const SEEMS = listed(cueData.accounts.seems);

function isSomebody(tokens: Tokens, segment: Segment, { from, to }: Items): boolean {
	if (to - from === 1 && isWord(tokens, segment, from, /^(?:him|her|them)$/iu)) return true;
	const token = segment.token[to - 1] as number;
	return segment.tag[to - 1] === Tag.Proper || (token >= 0 && (formsOf(tokens, token) & Form.VagueNoun) !== 0);
}

/** "The words of Tomas Lind": the phrase behind the noun that stands at `at`. */
function ownerBehind(tokens: Tokens, segment: Segment, at: number, nouns: RegExp): Items | undefined {
	if (!isWord(tokens, segment, at, nouns) || !isWord(tokens, segment, at + 1, /^of$/iu)) return undefined;
	const owner = nounPhraseAfter(tokens, segment, at + 2, false);
	return owner && segment.tag[owner.to - 1] === Tag.Proper ? owner : undefined;
}

/** "The ministry’s own figure for May is 40": the noun stands at `at`. */
export function ownFigure(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	let mark = at - 1;
	while (mark > 0 && (segment.tag[mark] === Tag.Adjective || segment.tag[mark] === Tag.Determiner)) mark--;
	if (segment.tag[mark] !== Tag.Possessive || !isWord(tokens, segment, at, FIGURES)) return undefined;
	if (isWord(tokens, segment, mark, AUTHORS)) return undefined;
	const size = Math.min(lastItem(segment), at + LONGEST_CONTENT);
	const reach = Math.min(size, at + LONGEST_SUBJECT);
	let be = at + 1;
	while (be < reach && !isVerbTag(segment.tag[be] as number)) be++;
	if (segment.tag[be] !== Tag.Be || segment.tag[be + 1] === Tag.That) return undefined;
	const pronoun = !/^['’]/u.test(tokens.text.slice(segment.start[mark], segment.end[mark]));
	const source = pronoun ? { from: mark, to: mark + 1 } : nounPhraseBefore(tokens, segment, mark);
	const content = [{ from: at + 1, to: trimmed(segment, at + 1, size) }];
	return source && { cue: undefined, segment, source, words: { from: at, to: at + 1 }, content, hidden: false };
}

const FIGURES = listed(cueData.accounts.figures);
/** In items: what stands between a figure and its verb is no longer. */
const LONGEST_SUBJECT = 30;

/** "If the tourist board is to be believed", "as legend has it", "legend has it that": the participle or "it" stands at `at`. */
export function hearsay(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	if (isWord(tokens, segment, at, /^it$/iu)) {
		if (!isWord(tokens, segment, at - 1, /^(?:has|had|have|tells|puts?)$/iu)) return undefined;
		// "As Lind put it, “…”" introduces what it quotes.
		const closes = (segment.tag[at + 1] ?? Tag.Stop) === Tag.Stop;
		if (isWord(tokens, segment, at - 1, /^put$/iu) && !closes) return undefined;
		const source = subjectOf(tokens, segment, at - 1, false, 0);
		const as = source ? source.from - 1 : -1;
		if (!source) return undefined;
		const named = !isWord(tokens, segment, source.to - 1, LORE);
		if (!isWord(tokens, segment, as, /^(?:as|way)$/iu)) {
			const content = [{ from: at + 1, to: trimmed(segment, at + 1, lastItem(segment)) }];
			const words = { from: at - 1, to: at + 1 };
			if (named || segment.tag[at + 1] !== Tag.That) return undefined;
			return { cue: undefined, segment, source: undefined, words, content, hidden: true };
		}
		return told(segment, { from: as, to: at + 1 }, { from: at - 1, to: at + 1 }, named ? source : undefined);
	}
	if (!isWord(tokens, segment, at, /^(?:believed|trusted)$/iu) || !isWord(tokens, segment, at - 2, /^to$/iu))
		return undefined;
	const be = at - 3;
	if (segment.tag[be] !== Tag.Be || segment.tag[at - 1] !== Tag.Be) return undefined;
	const source = subjectOf(tokens, segment, be, false, 0);
	if (!source || !isWord(tokens, segment, source.from - 1, /^if$/iu)) return undefined;
	return told(segment, { from: source.from - 1, to: at + 1 }, { from: be, to: at + 1 }, source);
}

const LORE = listed(cueData.accounts.lore);

/** "An estimated 400 people": nobody is named who estimates; the participle stands at `at`. */
export function estimated(tokens: Tokens, segment: Segment, at: number): CuePhrase | undefined {
	if (segment.tag[at + 1] !== Tag.Number || !isWord(tokens, segment, at, /^estimated$/iu)) return undefined;
	if (!isWord(tokens, segment, at - 1, /^an$/iu)) return undefined;
	return { cue: undefined, segment, words: { from: at, to: at + 1 }, content: clauseAround(segment, at), hidden: true };
}

/** What stands around the words of an account, in the same clause, is what it tells. */
function told(segment: Segment, phrase: Items, words: Items, source: Items | undefined): CuePhrase | undefined {
	const content: Items[] = [];
	const from = clauseStart(segment, phrase.from);
	const to = trimmed(segment, from, phrase.from);
	if (phrase.from > from && to > from && !isLink(segment, from, to)) content.push({ from, to });
	let rest = phrase.to;
	while (segment.tag[rest] === Tag.Comma) rest++;
	const size = Math.min(lastItem(segment), rest + LONGEST_CONTENT);
	if (rest < size) content.push({ from: rest, to: trimmed(segment, rest, size) });
	return content.length > 0
		? { cue: undefined, segment, source, words, content, hidden: source === undefined }
		: undefined;
}

/** "And, by her count, …": nothing but a conjunction. */
const isLink = (segment: Segment, from: number, to: number): boolean =>
	to === from + 1 && (segment.tag[from] === Tag.Conjunction || segment.tag[from] === Tag.Adverb);

const opensOwner = (tag: number): boolean => isNominal(tag) || tag === Tag.Determiner;

function behindModifiers(segment: Segment, from: number, limit: number): number {
	let at = from;
	while (
		at + 1 < limit &&
		(segment.tag[at] === Tag.Adjective ||
			segment.tag[at] === Tag.Adverb ||
			segment.tag[at] === Tag.Determiner ||
			segment.tag[at] === Tag.Pronoun)
	)
		at++;
	return at;
}

/** "In his account of the storm": an account of something is what is spoken of. */
const governs = (segment: Segment, at: number): boolean =>
	segment.tag[at] === Tag.Preposition || segment.tag[at] === Tag.That || segment.tag[at] === Tag.Noun;
