import type { Span } from '../text/span';

export const zoneKinds = [
	'headline',
	'standfirst',
	'byline',
	'caption',
	'body',
	'pullquote',
	'subheading',
	'comment',
	'related',
	'boilerplate',
] as const;
export type ZoneKind = (typeof zoneKinds)[number];

/** A stretch of an article with one function. Zones are sorted, do not overlap, and cover all that is not blank. */
export interface Zone extends Span {
	readonly kind: ZoneKind;
}

/** A sentence as a reader would count it. Sentences are sorted, do not overlap, and lie each within one paragraph. */
export interface Sentence extends Span {
	readonly zone: ZoneKind;
	/** Number of the paragraph in `Article.paragraphs`. */
	readonly paragraph: number;
}

export type Genre = 'news' | 'opinion';
export type ArticleFormat = 'text' | 'markdown';

/** What is known about an article besides its text; what is unknown is absent. */
export interface ArticleMetadata {
	readonly title?: string;
	readonly author?: string;
	readonly outlet?: string;
	/** ISO 8601 calendar date, `2015-11-20`. */
	readonly date?: string;
	readonly url?: string;
	readonly genre?: Genre;
}

/** An article's text taken apart; everything else is worked out from this value. */
export interface Article {
	/** Normalised text (see `text/decode.ts`). */
	readonly text: string;
	readonly zones: readonly Zone[];
	/** Non-blank stretches between blank lines or, in prose of one line per paragraph, lines; each within one zone. */
	readonly paragraphs: readonly Span[];
	readonly sentences: readonly Sentence[];
}
