import type { ArticleMetadata } from '../article/article';
import type { ActorId } from '../codebook/codebook';
import type { Problem, ProblemCode } from '../text/problem';
import type { Span } from '../text/span';

export const annotationTypes = ['mention', 'claim', 'stance', 'code', 'note', 'dismissed'] as const;
export type AnnotationType = (typeof annotationTypes)[number];

/** Who a claim comes from: an actor, an actor through another, a document, or one of four words. */
export type ClaimSource =
	| { readonly kind: 'actor'; readonly actor: ActorId; readonly via?: ActorId }
	| { readonly kind: 'document'; readonly document: string; readonly url?: string }
	| { readonly kind: 'author' | 'anonymous' | 'common-knowledge' | 'none' };

interface Anchored {
	readonly id: string;
	/** The annotated words; more than one string where the span is discontinuous. Never empty. */
	readonly quote: readonly string[];
	/** Where the words stood in the text that the sidecar names; as many spans as quotes. Empty where absent or broken. */
	readonly at: readonly Span[];
	/**
	 * SHA-256 of the text that `at` refers to, where that is not the sidecar's text: when that one advanced, the new place
	 * of this annotation was not certain. It waits for a person.
	 */
	readonly atText?: string;
	readonly prefix?: string;
	readonly suffix?: string;
	readonly by?: string;
	readonly created?: string;
	readonly origin?: string;
	/** The whole entry as plain data, unknown keys included, in the file's order. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** Where the entry stands in the sidecar's own text. */
	readonly entry: Span;
	/** Where each key's value stands in the sidecar's own text. */
	readonly valueSpans: Readonly<Record<string, Span>>;
}

export type Annotation =
	| (Anchored & { readonly type: 'mention'; readonly actor?: ActorId })
	| (Anchored & { readonly type: 'claim'; readonly source?: ClaimSource; readonly cue?: string })
	| (Anchored & {
			readonly type: 'stance';
			readonly holder?: ActorId;
			readonly target?: ActorId;
			readonly stance?: string;
			readonly topic?: string;
	  })
	| (Anchored & { readonly type: 'code'; readonly codes: readonly string[] })
	| (Anchored & { readonly type: 'note'; readonly note?: string; readonly resolved?: true })
	| (Anchored & { readonly type: 'dismissed'; readonly rule?: ProblemCode });

/** One annotation file as a value. Reading never fails: what is broken is left out and listed in `problems`. */
export interface Sidecar {
	/** The text of the sidecar itself. */
	readonly source: string;
	/** The text that the positions refer to. */
	readonly textHash?: string;
	readonly textLength?: number;
	readonly article: ArticleMetadata;
	readonly annotations: readonly Annotation[];
	readonly problems: readonly Problem[];
}

/** What became of an annotation's position in the text as it is now. */
export type Anchor = 'exact' | 'moved' | 'doubtful' | 'orphaned';

export interface Resolved {
	readonly annotation: Annotation;
	readonly anchor: Anchor;
	/** Where it stands now: a proposal if doubtful, empty if orphaned. */
	readonly at: readonly Span[];
}
