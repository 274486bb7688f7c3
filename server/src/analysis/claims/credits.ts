import type { Article } from '../../article/article';
import type { Span } from '../../text/span';

/**
 * In a digest of the news, whose items end in their source in brackets ("Lind leads in Norland. [Herald]"): for each
 * paragraph that is such an item the words in the brackets, by the number of the paragraph. None where fewer than two are.
 */
export function creditsOf({ text, paragraphs }: Article): ReadonlyMap<number, Span> {
	const credits = new Map<number, Span>();
	if (!text.includes(']')) return credits;
	for (const [number, { start, end }] of paragraphs.entries()) {
		const from = Math.max(start, end - LONGEST);
		const found = CREDIT.exec(text.slice(from, end));
		const words = found?.[1];
		if (!found || !words || NO_SOURCE.test(words)) continue;
		const first = from + found.index + found[0].indexOf(words);
		credits.set(number, { start: first, end: first + words.length });
	}
	return credits.size < 2 ? new Map() : credits;
}

/** No credit at a paragraph's end is longer, in UTF-16 code units. */
const LONGEST = 90;

/** Behind the end of a sentence, with a capital or a digit in front: "[Herald, Norland News]", "[538]". */
const CREDIT = /[.!?…”"’']\s{1,3}\[([\p{Lu}\d@][^[\]\n]{1,60})\]\.?\s*$/u;
const NO_SOURCE =
	/^(?:photos?|pictures?|videos?|watch|read|listen|more|related|update|editor|correction|note|image|map)\b/iu;
