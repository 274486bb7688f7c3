import type { Span } from './span';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Every finding that Standpoint can report, by the code that settings, SARIF and `dismissed` annotations name it with. */
export const problemCodes = [
	'unsourced-claim',
	'vague-source',
	'yaml-syntax',
	'unknown-key',
	'invalid-value',
	'missing-field',
	'duplicate-id',
	'unknown-type',
	'unknown-actor',
	'unknown-stance',
	'unknown-topic',
	'unknown-code',
	'alias-conflict',
	'quote-not-found',
	'doubtful-anchor',
	'article-missing',
	'unreadable-file',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One finding in one file. The message says what is wrong and what to do. */
export interface Problem extends Span {
	readonly code: ProblemCode;
	readonly severity: Severity;
	readonly message: string;
	/** Other places that explain it, such as the first use of a duplicate id. */
	readonly related?: readonly RelatedPlace[];
}

export interface RelatedPlace extends Span {
	/** Path relative to the corpus root. */
	readonly path: string;
	readonly message: string;
}
