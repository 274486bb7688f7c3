import type { Cue } from '../lexicon/english';
import type { Tokens } from '../tokens';
import { trimmed } from './clauses';
import type { Items } from './items';
import type { Segment } from './segments';
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
export interface Place {
	readonly next: number;
	readonly tag: number;
	/** Where the cue's clause ends. */
	readonly limit: number;
	/** Where the sentence ends. */
	readonly size: number;
	/** A preposition that the cue takes, right behind it: "called for". */
	readonly governed: number | undefined;
}

/** Everything from an item to the end of the cue's clause. */
export function rest(verb: VerbCue, from: number, to: number, cueEnd = verb.end): Content {
	return { content: [{ from, to: trimmed(verb.segment, from, to) }], cueEnd };
}
