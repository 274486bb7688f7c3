import type { Segment } from '../attribution/segments';
import type { Cue } from '../lexicon/english';
import { Tag, type Tokens } from '../tokens';
import type { Clause } from './clauses';
import type { Subject } from './subject';
import type { VerbReading } from './verb-reading';

/** A clause, and what has been read of it. */
export interface Read {
	readonly tokens: Tokens;
	readonly segment: Segment;
	readonly clause: Clause;
	readonly verb: VerbReading;
	readonly subject: Subject;
	/** The item behind the last that is looked at. */
	readonly limit: number;
	/** Whether the sentence ends in a colon. */
	readonly colon: boolean;
}

/** The verb itself behind its auxiliaries. */
export function mainItem({ segment, clause: { verb }, limit }: Read): number {
	let at = verb;
	while (at + 1 < limit && at < verb + 5 && LEADS.has(segment.tag[at] as number)) at++;
	return at;
}

const LEADS: ReadonlySet<number> = new Set([Tag.Modal, Tag.Be, Tag.Have, Tag.Do, Tag.Adverb, Tag.Negation]);

/** The cue that an item is, where it is one. */
export function cueOf({ tokens, segment }: Read, at: number): Cue | undefined {
	const token = segment.token[at] ?? -1;
	return token < 0
		? undefined
		: tokens.lexicon.cues[(tokens.lexicon.cueOf[tokens.word[token] as number] as number) - 1];
}
