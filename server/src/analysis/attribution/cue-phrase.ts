import type { Cue } from '../lexicon/english';
import type { Items } from './items';
import type { Mood } from './moods';
import type { Segment } from './segments';

/** What a cue says of its neighbours: item ranges of one segment. */
export interface CuePhrase {
	readonly cue: Cue | undefined;
	readonly segment: Segment;
	readonly source?: Items;
	/** The cue's own words. */
	readonly words: Items;
	readonly content: readonly Items[];
	/** Whether the content is a clause or a quote. */
	readonly clause?: boolean;
	/** Whether it is part of what somebody else says: "Lind said that the dockers had claimed". */
	readonly nested?: boolean;
	/** Why the source does not say it, if so. */
	readonly mood?: Mood;
	/** Whether somebody unnamed says it: "it is said that", "reportedly". */
	readonly hidden: boolean;
}

/** How far a cue looks for its subject and its content, in items. */
export const REACH = 80;
