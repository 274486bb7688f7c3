import type { Span } from '../text/span';
import type { Zone } from './article';
import type { Block } from './blocks';

/**
 * The paragraphs of a text: its lines, or, where lines are wrapped at a fixed width, the stretches between blank lines.
 * A stretch that crosses the border of a zone is cut there, so that each paragraph lies within one zone.
 * @param zones sorted, not overlapping, covering all that is not blank
 * @param blocks all of the text's
 */
export function findParagraphs(zones: readonly Zone[], blocks: readonly Block[]): readonly Span[] {
	const paragraphs: Span[] = [];
	let at = 0;
	for (const block of blocks) {
		while (at < zones.length && (zones[at] as Zone).end <= block.start) at++;
		let start = block.start;
		while (at < zones.length && (zones[at] as Zone).end < block.end) {
			paragraphs.push({ start, end: (zones[at] as Zone).end });
			at++;
			start = zones[at]?.start ?? block.end;
		}
		if (start < block.end) paragraphs.push({ start, end: block.end });
	}
	return paragraphs;
}
