import type { Span } from '../text/span';
import type { Zone } from './article';
import { splitLines } from './lines';

/**
 * The paragraphs of a text: stretches between blank lines where the lines are wrapped at a fixed width, else lines.
 * @param zones sorted; each paragraph lies within one of them
 */
export function findParagraphs(text: string, zones: readonly Zone[]): readonly Span[] {
	const paragraphs: Span[] = [];
	let zone = 0;
	for (const line of splitLines(text)) {
		while (zone < zones.length && (zones[zone] as Zone).end <= line.start) zone++;
		paragraphs.push({ start: line.start, end: line.end });
	}
	return paragraphs;
}
