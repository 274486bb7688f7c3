import type { ZoneKind } from '../article';
import type { Head } from './head';
import { isSection } from './head';
import { english } from './lexicon';
import { isProse, isTitleLike, type Page, type Piece } from './page';
import type { Repeats } from './repeats';

/** A teaser has no more paragraphs. */
const longestTeaser = 5;

/** Marks the teasers of other stories: those in boxes between paragraphs and those that follow the article's end. */
export function markRelated(page: Page, head: Head, repeats: Repeats): void {
	const start = teasersStart(page, head, repeats);
	if (start !== undefined) {
		const end = withoutFooter(page, start, page.pieces.length - 1);
		for (let at = start; at <= end; at++) {
			const kind = page.kinds[at];
			if (kind !== 'comment' && !(kind === 'boilerplate' && isProse(page.pieces[at] as Piece)))
				page.kinds[at] = 'related';
		}
	}
	markBoxes(page, head, start ?? page.pieces.length);
}

/** The last block up to `last` that is not the page's furniture. */
function withoutFooter(page: Page, from: number, last: number): number {
	let end = last;
	while (end > from && page.kinds[end] === 'boilerplate') end--;
	return end;
}

/**
 * Where the teasers after the article's end begin. A teaser shows its title twice, at its picture and above its text,
 * or ends in "keep reading".
 */
function teasersStart(page: Page, head: Head, repeats: Repeats): number | undefined {
	const { pieces, kinds } = page;
	let signs = 0;
	let titled: number | undefined;
	let firstButton: number | undefined;
	let buttons = 0;
	for (let at = pieces.length - 1; at > head.body + 1; at--) {
		const piece = pieces[at] as Piece;
		if (isButton(page, at)) {
			firstButton = at;
			buttons++;
		}
		if (kinds[at] !== undefined || !isTitleLike(piece) || piece.words < 3) continue;
		const twin = repeats.next.get(at);
		if (twin === undefined || twin - at > 5) continue;
		if (head.headline !== undefined && repeats.first.get(at) === head.headline) continue;
		signs++;
		titled = at;
	}
	// One title said twice has many reasons, and so has one button; with little text behind it is it a teaser's.
	if (titled !== undefined && signs + buttons === 1 && countProse(page, titled) > 3) titled = undefined;
	if (titled !== undefined && longestRun(page, titled) > longestTeaser) titled = undefined;
	let teased = firstButton === undefined || buttons < 2 ? undefined : startOfTeaser(page, head, firstButton);
	if (teased !== undefined && !allEndInButtons(page, teased)) teased = undefined;
	if (titled === undefined && teased === undefined) return undefined;
	let start = Math.min(titled ?? pieces.length, teased ?? pieces.length);
	while (start - 1 > head.body && isSectionLabel(page, start - 1)) start--;
	return start;
}

const isButton = (page: Page, at: number): boolean =>
	(page.pieces[at] as Piece).words <= 6 && english.teaserButton.test(page.lowerAt(at));

/** The most paragraphs in a row. */
function longestRun(page: Page, from: number): number {
	let run = 0;
	let longest = 0;
	for (let at = from; at < page.pieces.length; at++) {
		run = isText(page, at) ? run + 1 : 0;
		longest = Math.max(longest, run);
	}
	return longest;
}

/** Whether each run of paragraphs is a teaser's; buttons stand in articles too, between paragraphs that go on. */
function allEndInButtons(page: Page, from: number): boolean {
	let run = 0;
	for (let at = from; at < page.pieces.length && page.kinds[at] !== 'comment'; at++) {
		if (isText(page, at)) run++;
		else if (isButton(page, at)) run = 0;
		else if (run > 0) return false;
		if (run > longestTeaser) return false;
	}
	return run === 0;
}

/** From a teaser's button back over its text to its title; undefined where no title stands above. */
function startOfTeaser(page: Page, head: Head, button: number): number | undefined {
	const { pieces, kinds } = page;
	let at = button - 1;
	while (at > head.body && button - at <= longestTeaser && isText(page, at)) at--;
	const text = at;
	while (at > head.body && isPartOfTitle(pieces[at] as Piece, kinds[at])) at--;
	if (at === text) return undefined;
	// A picture directly below the article's text is the article's.
	return kinds[at + 1] === 'caption' && isText(page, at) ? at + 2 : at + 1;
}

const isText = (page: Page, at: number): boolean =>
	page.kinds[at] === undefined && (isProse(page.pieces[at] as Piece) || (page.pieces[at] as Piece).stops);

const isPartOfTitle = (piece: Piece, kind: ZoneKind | undefined): boolean =>
	kind === 'caption' || ((kind === undefined || kind === 'boilerplate') && isTitleLike(piece) && !piece.stops);

function countProse(page: Page, from: number): number {
	let count = 0;
	for (let at = from; at < page.pieces.length; at++) if (isUnmarkedProse(page, at)) count++;
	return count;
}

function isSectionLabel(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	const kind = page.kinds[at];
	if (kind !== undefined && kind !== 'boilerplate') return false;
	return !piece.stops && piece.words <= 3 && (piece.words <= 2 || isSection(page.textAt(at)));
}

/** A heading such as "More from Politics", with the titles below it; to the page's end where no article follows. */
function markBoxes(page: Page, head: Head, end: number): void {
	const { pieces, kinds } = page;
	// The last paragraph that is no teaser: one that does not stand directly below a title.
	let lastOfArticle = end - 1;
	while (lastOfArticle > head.body && !isOfArticle(page, lastOfArticle)) lastOfArticle--;
	for (let at = head.body + 1; at < end; at++) {
		const piece = pieces[at] as Piece;
		if (
			piece.words > 14 ||
			piece.stops ||
			!(kinds[at] === undefined || kinds[at] === 'boilerplate' || piece.words <= 3)
		)
			continue;
		if (!english.relatedHeading.test(page.lowerAt(at))) continue;
		const last = withoutFooter(page, at, boxEnd(page, at, end, lastOfArticle));
		// "More in sorrow than in anger" above prose is a heading of the article's own.
		if (last === at && at + 1 < end && kinds[at] !== 'related' && isUnmarkedProse(page, at + 1)) continue;
		for (let inside = at; inside <= last; inside++)
			if (kinds[inside] !== 'comment' && kinds[inside] !== 'headline') kinds[inside] = 'related';
		at = last;
	}
}

/**
 * The last block of the box that begins at `from`: the page's end where nothing but titles, or titles each with one
 * paragraph of teaser, follows; else the last of the titles directly below.
 */
function boxEnd(page: Page, from: number, end: number, lastOfArticle: number): number {
	const { pieces, kinds } = page;
	let last = from;
	if (from >= lastOfArticle && from + 1 < end && !isUnmarkedProse(page, from + 1)) {
		while (last + 1 < end && kinds[last + 1] !== 'comment') last++;
		return last;
	}
	while (last + 1 < end && last < from + 12) {
		const next = pieces[last + 1] as Piece;
		const kind = kinds[last + 1];
		if (kind !== undefined && kind !== 'related' && kind !== 'boilerplate') break;
		if (!isTitleLike(next) || next.words < 3 || next.gap > 1) break;
		last++;
	}
	return last;
}

function isUnmarkedProse(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	return page.kinds[at] === undefined && isProse(piece) && !isTitleLike(piece);
}

const isOfArticle = (page: Page, at: number): boolean => isUnmarkedProse(page, at) && !isUnmarkedTitle(page, at - 1);

function isUnmarkedTitle(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	return page.kinds[at] === undefined && isTitleLike(piece) && piece.words >= 3;
}
