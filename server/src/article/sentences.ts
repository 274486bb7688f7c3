import type { Span } from '../text/span';
import type { Sentence, Zone } from './article';
import { isSpace } from './lines';
import { isSentenceEnd, isTerminator, skipClosers } from './sentence-end';

/**
 * The sentences of every paragraph, in order: together they cover all of the paragraph that is not white space.
 * Quotations are split at the ends of the sentences inside them; a closing mark belongs to the sentence it closes.
 * One pass with a bounded look to either side of each full stop, hence linear even in one endless sentence.
 * @param zones and `paragraphs` sorted, each paragraph within one zone
 */
export function findSentences(text: string, zones: readonly Zone[], paragraphs: readonly Span[]): readonly Sentence[] {
	const sentences: Sentence[] = [];
	let at = 0;
	paragraphs.forEach((paragraph, number) => {
		while (at + 1 < zones.length && (zones[at] as Zone).end <= paragraph.start) at++;
		const zone = zones[at]?.kind ?? 'body';
		const add = (start: number, end: number) => sentences.push({ start, end, zone, paragraph: number });
		splitParagraph(text, paragraph, add);
	});
	return sentences;
}

function splitParagraph(text: string, { start, end }: Span, add: (start: number, end: number) => void): void {
	let from = start;
	let at = start;
	while (at < end) {
		if (!isTerminator(text.charCodeAt(at))) {
			at++;
			continue;
		}
		let runEnd = at + 1;
		while (runEnd < end && isTerminator(text.charCodeAt(runEnd))) runEnd++;
		const close = skipClosers(text, runEnd, end);
		let next = close;
		while (next < end && isSpace(text.charCodeAt(next))) next++;
		if (next >= end) break;
		if (isSentenceEnd(text, { from, stop: at, runEnd, close, next, end })) {
			add(from, close);
			from = next;
		}
		at = next;
	}
	if (from < end) add(from, end);
}
