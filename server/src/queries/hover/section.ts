import type { Location } from '../../text/position';

/** A link of a hover: to a place in the corpus, or to a web page whose address was made here, not read from a file. */
export type HoverLink =
	| { readonly label: string; readonly to: Location }
	| { readonly label: string; readonly url: string };

/** Markdown in which everything that came from a file is escaped, and the links that belong under it. */
export interface HoverSection {
	readonly markdown: string;
	readonly links: readonly HoverLink[];
}
