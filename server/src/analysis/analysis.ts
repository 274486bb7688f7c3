import type { Article, ArticleMetadata, Genre, ZoneKind } from '../article/article';
import type { ActorId, ActorKind } from '../codebook/codebook';
import type { Span } from '../text/span';

/** How a mention was recognised. */
export type MentionVia =
	| 'name'
	| 'alias'
	| 'adjective'
	| 'metonym'
	| 'surname'
	| 'title-surname'
	| 'role'
	| 'pronoun'
	| 'annotation';

/** A place where an actor is named. Mentions are sorted and do not overlap. */
export interface Mention extends Span {
	/** Absent where more than one actor could be meant: then `candidates` lists them. */
	readonly actor?: ActorId;
	readonly via: MentionVia;
	/** 0 to 1. */
	readonly score: number;
	readonly candidates?: readonly ActorId[];
}

/** Quoted words with their marks. */
export interface Quote extends Span {
	/** The words between the marks. */
	readonly inner: Span;
	/** `speech` are somebody's words; `other` are titles, slogans, and words held at a distance. */
	readonly role: 'speech' | 'other';
	/** 0 for an outermost quote. */
	readonly depth: number;
	/** Whether the next paragraph goes on with the same speech: this quote has no closing mark. */
	readonly continues: boolean;
}

/** Who says what: source, cue and content as lists of spans, since each may be discontinuous. */
export interface Attribution {
	readonly kind: 'direct' | 'indirect' | 'mixed';
	/** Empty where the text names none. */
	readonly source: readonly Span[];
	readonly cue: readonly Span[];
	readonly content: readonly Span[];
	/** Whether the source can be found again by a reader ("officials said" and "it transpired" cannot). */
	readonly vague: boolean;
	/** What sort of cue it is; absent where there is only a preposition, a colon or a quote. */
	readonly cueClass?: 'speech' | 'writing' | 'act' | 'belief' | 'attitude' | 'finding';
	/**
	 * Why the source does not say it: the cue is negated ("did not say that", "nobody claims") or only supposed ("if she
	 * says", "could argue"). Absent where the source says it, and where it refuses to.
	 */
	readonly mood?: 'negated' | 'hypothetical';
	/** Whether it is part of what somebody else is reported to say: "Lind said that the dockers had claimed". */
	readonly nested?: true;
	readonly actor?: ActorId;
}

export const sentenceStatuses = ['sourced', 'vague', 'unsourced', 'opinion', 'other'] as const;
export type SentenceStatus = (typeof sentenceStatuses)[number];

/** What was decided about a sentence, and why. */
export interface Judgement extends Span {
	readonly zone: ZoneKind;
	readonly status: SentenceStatus;
	/** Whether it asserts something that could be checked. */
	readonly claim: boolean;
	/** 0 to 1: how sure it is that the sentence is a claim that needs a source. */
	readonly score: number;
	/** The id of the rule that decided. */
	readonly rule: string;
	/** Why, for a person, in one sentence. */
	readonly reason: string;
	/** The words that decided, where there are some. */
	readonly evidence?: Span;
	/** The clause that is the claim, where the sentence has others beside it. */
	readonly clause?: Span;
}

/** A name in the text that no actor of the registry has. */
export interface Candidate extends Span {
	readonly name: string;
	readonly kind: ActorKind;
}

/**
 * All that the analysis says about one article: a function of its text, its metadata and the registry. What names in it
 * no actor has, `candidatesOf` tells.
 */
export interface Analysis {
	readonly article: Article;
	readonly metadata: ArticleMetadata;
	readonly genre: Genre;
	readonly quotes: readonly Quote[];
	readonly mentions: readonly Mention[];
	readonly attributions: readonly Attribution[];
	readonly judgements: readonly Judgement[];
}
