import { finder } from '../text/finder';
import type { Span } from '../text/span';
import type { Sentence, Zone } from './article';
import { isSpace, isTerminator } from './characters';
import { endOfOddToken, skipEmoticon } from './odd-tokens';
import { isSentenceEnd, skipClosers } from './sentence-end';

/**
 * The sentences of every paragraph, in order: together they cover all of the paragraph that is not white space.
 * Quotations are split at the ends of the sentences inside them; a closing mark belongs to the sentence it closes.
 * One pass with a bounded look to either side of each full stop, hence linear even in one endless sentence.
 * @param zones and `paragraphs` sorted, each paragraph within one zone
 */
export function findSentences(text: string, zones: readonly Zone[], paragraphs: readonly Span[]): readonly Sentence[] {
	const sentences: Sentence[] = [];
	const nextSign = finder(text, sign);
	let at = 0;
	paragraphs.forEach((paragraph, number) => {
		while (at + 1 < zones.length && (zones[at] as Zone).end <= paragraph.start) at++;
		const zone = zones[at]?.kind ?? 'body';
		const add = (start: number, end: number) => sentences.push({ start, end, zone, paragraph: number });
		splitParagraph(text, paragraph, nextSign, add);
	});
	return sentences;
}

/** All of `isTerminator`, and those with which `endOfOddToken` is worth calling. */
const sign = /[.!?…\u061f\u06d4\u0964\u3002\uff01\uff1f:;@*=_~#-]/g;

function splitParagraph(
	text: string,
	{ start, end }: Span,
	nextSign: (from: number) => number,
	add: (start: number, end: number) => void,
): void {
	let from = start;
	for (let at = nextSign(start); at < end; at = nextSign(at)) {
		if (isTerminator(text.charCodeAt(at))) {
			let runEnd = at + 1;
			while (runEnd < end && isTerminator(text.charCodeAt(runEnd))) runEnd++;
			const close = skipClosers(text, runEnd, end);
			const next = skipSpaces(text, close, end);
			if (next >= end) break;
			if (isSentenceEnd(text, { from, stop: at, runEnd, close, next, end })) {
				const after = skipEmoticon(text, next, end);
				const begin = after > next ? skipSpaces(text, after, end) : next;
				add(from, after > next ? after : close);
				from = begin;
			}
			at = Math.max(next, from);
		} else {
			const token = endOfOddToken(text, at, from, end);
			if (token === undefined) {
				at++;
				continue;
			}
			if (token.start > from) {
				add(from, trimEnd(text, token.start, from));
				from = token.start;
			}
			const next = skipSpaces(text, token.end, end);
			if (token.splits && next < end && next > token.end) {
				add(from, token.end);
				from = next;
			}
			at = next;
		}
	}
	if (from < end) add(from, end);
}

function skipSpaces(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && isSpace(text.charCodeAt(at))) at++;
	return at;
}

function trimEnd(text: string, from: number, start: number): number {
	let at = from;
	while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
	return at;
}
