import { frontMatterSpan } from '../front-matter';
import type { Page, Piece } from './page';

/** Marks what Markdown's own signs tell: front matter, headings, pictures, rules. */
export function markMarkdown(page: Page): void {
	const { pieces, kinds } = page;
	const body = markFrontMatter(page);
	let titled = false;
	for (let at = body; at < pieces.length; at++) {
		const text = page.textAt(at);
		const { start, end } = pieces[at] as Piece;
		const source = page.text.slice(start, Math.min(end, start + 2000));
		if (/^#{1,6}(?:\s|$)/.test(text)) {
			kinds[at] = !titled && /^#\s/.test(text) ? 'headline' : 'subheading';
			titled ||= kinds[at] === 'headline';
		} else if (/^!\[[^\]]*\]\([^)]*\)$/.test(text)) {
			kinds[at] = 'caption';
			// A line directly below a picture is its caption.
			if (pieces[at + 1]?.gap === 0) kinds[at + 1] = 'caption';
		} else if (/^[-*+] \[[^[\]]*\]\([^()]*\)$/.test(source))
			kinds[at] = (pieces[at] as Piece).words > 12 ? 'related' : 'boilerplate';
		else if (/^(?:[-*_] ?){3,}$|^={3,}$|^<!--.*-->$|^\[[^\]]+\]: \S+/.test(text)) kinds[at] = 'boilerplate';
	}
	for (let at = body; at + 1 < pieces.length; at++) {
		const under = /^(=+|-+)$/.exec(page.textAt(at + 1))?.[1];
		if (under === undefined || (pieces[at + 1] as Piece).gap > 0 || kinds[at] !== undefined) continue;
		kinds[at] = under.startsWith('=') && !titled ? 'headline' : 'subheading';
		titled ||= kinds[at] === 'headline';
	}
}

/** Front matter is no part of the article's text. Returns the number of the first block behind it. */
function markFrontMatter(page: Page): number {
	const end = frontMatterSpan(page.text)?.end ?? 0;
	let at = 0;
	while (at < page.pieces.length && (page.pieces[at] as Piece).start < end) page.kinds[at++] = 'boilerplate';
	return at;
}
