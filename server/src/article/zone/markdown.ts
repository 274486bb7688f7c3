import { frontMatterSpan } from '../front-matter';
import { english } from './lexicon';
import type { Page, Piece } from './page';

/** Longer blocks have no mark of their own. UTF-16 code units. */
const longestMark = 2000;

/** Marks what Markdown's own signs tell: front matter, headings, pictures, rules. */
export function markMarkdown(page: Page): void {
	const { pieces, kinds } = page;
	const body = markFrontMatter(page);
	let titled = false;
	for (let at = body; at < pieces.length; at++) {
		const { start, end } = pieces[at] as Piece;
		const source = page.text.slice(start, Math.min(end, start + longestMark));
		const link = /^[-*+] \[([^[\]]*)\]\([^()]*\)$/.exec(source)?.[1];
		if (/^#{1,6}(?:\s|$)/.test(source)) {
			if (titled && isOfPage(page.lowerAt(at))) continue;
			kinds[at] = !titled && /^#\s/.test(source) ? 'headline' : 'subheading';
			titled ||= kinds[at] === 'headline';
		} else if (/^(?:!\[[^\]]*\]\([^)]*\)|\[!\[[^\]]*\]\([^)]*\)\]\([^)]*\))$/.test(source)) {
			kinds[at] = 'caption';
			// A line directly below a picture is its caption.
			if (pieces[at + 1]?.gap === 0) kinds[at + 1] = 'caption';
		} else if (link !== undefined) kinds[at] = link.split(' ').length >= 4 ? 'related' : 'boilerplate';
		else if (/^(?:[-*_] ?){3,}$|^={3,}$|^<!--.*-->$|^\[[^\]]+\]: \S+/.test(source)) kinds[at] = 'boilerplate';
	}
	for (let at = body; at + 1 < pieces.length; at++) {
		const under = /^(=+|-+)$/.exec(page.textAt(at + 1))?.[1];
		if (under === undefined || (pieces[at + 1] as Piece).gap > 0 || kinds[at] !== undefined) continue;
		kinds[at] = under.startsWith('=') && !titled ? 'headline' : 'subheading';
		titled ||= kinds[at] === 'headline';
	}
}

/** A heading such as "Related articles" or "Comments" is the page's; later steps tell what it heads. */
const isOfPage = (heading: string): boolean =>
	english.relatedHeading.test(heading) || english.commentHeading.test(heading);

/** Front matter is no part of the article's text. Returns the number of the first block behind it. */
function markFrontMatter(page: Page): number {
	const end = frontMatterSpan(page.text)?.end ?? 0;
	let at = 0;
	while (at < page.pieces.length && (page.pieces[at] as Piece).start < end) page.kinds[at++] = 'boilerplate';
	return at;
}
