import type { AnnotationType } from './annotation';

/** The keys that the sidecar format knows, in the order in which they are written. */
export const sidecarKeys = ['standpoint', 'text', 'article', 'annotations'] as const;
export const textKeys = ['sha256', 'length'] as const;
export const articleKeys = ['title', 'author', 'outlet', 'date', 'url', 'genre'] as const;

/** Where a decision between annotators comes from; written by the program and not by hand. */
export const decisionKeys = ['from', 'instead-of', 'adjudicated-by'] as const;

/** Every annotation may have these; those of its type stand between `suffix` and `by`. */
export const commonKeys = [
	'id',
	'type',
	'quote',
	'at',
	'at-text',
	'prefix',
	'suffix',
	'by',
	'created',
	'origin',
	...decisionKeys,
] as const;

export const typeKeys: Readonly<Record<AnnotationType, readonly string[]>> = {
	mention: ['actor'],
	claim: ['source', 'cue'],
	stance: ['holder', 'target', 'stance', 'topic'],
	code: ['codes'],
	note: ['text', 'reply-to', 'resolved'],
	dismissed: ['rule'],
};

/** The words that stand for a claim's source where it is no actor and no document. */
export const sourceWords = ['author', 'anonymous', 'common-knowledge', 'none'] as const;
