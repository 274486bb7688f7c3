import cueData from '../lexicon/en/cues.json';
import { type Cue, isInward } from '../lexicon/english';
import { listed } from '../lexicon/listed';
import { Tag, type Tokens } from '../tokens';
import { anyWord, type Items, isWord } from './items';
import type { Segment } from './segments';

/**
 * Why a source does not say what a cue introduces: the cue is negated ("did not say that", "failed to mention", "nobody
 * claims"), or it is only supposed ("if she says", "could argue", "must admit"). A refusal to answer ("would not say
 * whether") is an answer; who does not deny or does not believe something takes a side.
 */
export type Mood = 'negated' | 'hypothetical';

/** A verb of saying with its source. Numbers are items of the segment. */
interface Said {
	readonly tokens: Tokens;
	readonly segment: Segment;
	readonly cue: Cue;
	/** From the first auxiliary to behind the verb. */
	readonly words: Items;
	readonly source: Items;
	/** Where what is said begins. */
	readonly content: number;
}

export function moodOf(said: Said): Mood | undefined {
	const { tokens, segment, cue, source, content } = said;
	const negated = isNegated(said);
	if (negated && isWord(tokens, segment, content, OPEN_QUESTION)) return undefined;
	if (isSupposed(said)) return 'hypothetical';
	const opening = { from: source.from, to: Math.min(source.to, source.from + 1) };
	if (anyWord(tokens, segment, opening, NOBODY) || anyWord(tokens, segment, source, /^nor$/iu)) return 'negated';
	// Who does not know that it fell has not said so: that it fell is the writer's word. Who does not believe it takes a side.
	if (negated && FACTIVE.has(cue.lemma)) return 'negated';
	return negated && !isInward(cue) && !SIDES.has(cue.lemma) ? 'negated' : undefined;
}

function isNegated({ tokens, segment, words }: Said): boolean {
	for (let at = words.from; at < words.to; at++) if (segment.tag[at] === Tag.Negation) return true;
	return anyWord(tokens, segment, { from: words.from, to: words.to - 1 }, OMITTED);
}

function isSupposed({ tokens, segment, words, source }: Said): boolean {
	for (let at = words.from; at < words.to; at++) {
		if (segment.tag[at] !== Tag.Modal) continue;
		if (isWord(tokens, segment, at, POSSIBLE)) return true;
		if (isWord(tokens, segment, at, WOULD) && isWord(tokens, segment, source.to - 1, ANYBODY)) return true;
	}
	if (source.from >= words.from || source.from === 0) return false;
	let before = source.from - 1;
	while (before > 0 && segment.tag[before] === Tag.Adverb) before--;
	// "Should the report find that …": turned round, and no question.
	if (before === 0 && isWord(tokens, segment, 0, /^should$/iu)) return true;
	return isWord(tokens, segment, before, CONDITION);
}

const WOULD = /^(?:would|'d|’d)$/iu;
const ANYBODY = listed(`${cueData.moods.anybody} ${cueData.vague.nouns} ${cueData.vague.pronouns}`);
const POSSIBLE = listed(cueData.moods.possible);
const CONDITION = listed(cueData.moods.conditions);
const NOBODY = listed(cueData.moods.nobody);
const OMITTED = listed(cueData.moods.omitted);
const OPEN_QUESTION = listed(cueData.moods.questions);
const FACTIVE: ReadonlySet<string> = new Set(cueData.moods.factive.split(' '));
const SIDES: ReadonlySet<string> = new Set(cueData.moods.sides.split(' '));
