import { authorOfNote, isNameLine } from './furniture';
import { english } from './lexicon';
import { isProse, isSame, isTitleCase, isTitleLike, type Page, type Piece } from './page';

/** A page's head is no longer than this, in blocks. */
const longestHead = 40;

/** What stands above an article's first paragraph. */
export interface Head {
	/** Number of the block that is the headline; undefined where a text has none. */
	readonly headline?: number;
	/** Number of the first block of the article itself. */
	readonly body: number;
}

/** Marks headline, standfirst, byline and labels above the article's first paragraph. */
export function markHead(page: Page): Head {
	const { pieces, kinds } = page;
	const headline = findHeadline(page);
	if (headline === undefined) return { body: firstUnknown(page) };
	markAbove(page, headline);
	kinds[headline] = 'headline';
	let byline = false;
	let standfirst: number | undefined;
	let summary = false;
	let at = headline + 1;
	for (; at < pieces.length && at < headline + longestHead; at++) {
		const piece = pieces[at] as Piece;
		const kind = kinds[at];
		if (kind !== undefined) {
			// "Reuters" below a headline sent the report, not a picture.
			if (kind === 'caption' && piece.words <= 3 && english.newsAgency.test(page.lowerAt(at))) kinds[at] = 'byline';
			byline ||= kinds[at] === 'byline';
			if (kind === 'boilerplate') summary = english.summaryHeading.test(page.lowerAt(at));
			continue;
		}
		if (isSame(page, piece, pieces[headline] as Piece) || isSameTitle(page, headline, at)) kinds[at] = 'headline';
		else if (isDateline(page.textAt(at)) && !isProse(piece)) kinds[at] = 'byline';
		else if (summary) {
			kinds[at] = 'standfirst';
			// Points without a full stop may be several; a summary of sentences is one paragraph.
			summary = !piece.stops;
			continue;
		} else if (isCredentials(page, at, byline)) kinds[at] = 'byline';
		else if (isLabel(page, at)) kinds[at] = 'boilerplate';
		else if (isUncreditedCaption(page, at, standfirst)) kinds[at] = 'caption';
		else if (isDeckLine(page, headline, at)) kinds[at] = 'standfirst';
		else if (standfirst === undefined && isStandfirst(page, at, headline, byline)) {
			kinds[at] = 'standfirst';
			standfirst = at;
		} else break;
		byline ||= kinds[at] === 'byline';
	}
	return { headline, body: at };
}

/** "Port stays shut | The Northern" above "Port stays shut": the browser's title and the page's. */
function isSameTitle(page: Page, headline: number, at: number): boolean {
	const [long, short] = [page.textAt(headline), page.textAt(at)].sort((a, b) => b.length - a.length) as [
		string,
		string,
	];
	return short.length >= 15 && long.startsWith(short) && /^ ?[|–—-] /.test(long.slice(short.length));
}

function firstUnknown(page: Page): number {
	const at = page.kinds.indexOf(undefined);
	return at < 0 ? page.kinds.length : at;
}

/** The first line of at least three words among those above the first prose; a slug or section label gives way. */
function findHeadline(page: Page): number | undefined {
	const { pieces, kinds } = page;
	let first: number | undefined;
	let summary = false;
	for (let at = 0; at < pieces.length && at < longestHead; at++) {
		if (kinds[at] === 'headline') return at;
		const piece = pieces[at] as Piece;
		if (english.summaryHeading.test(page.lowerAt(at))) summary = true;
		if (kinds[at] !== undefined || piece.letters === 0) continue;
		if (summary && first === undefined && !piece.stops) {
			kinds[at] = 'standfirst';
			continue;
		}
		const title = isHeadline(page, at, first);
		if (title && piece.words >= 3) return at;
		if (!title) {
			// A section's motto stands between its name and the headline: "Viewpoint / What our readers think."
			const motto = at > 0 && isSection(page.textAt(at - 1)) && piece.length <= 90;
			const below = pieces[at + 1];
			if (motto && below && !below.stops && isTitleLike(below)) continue;
			break;
		}
		if (!isSection(page.textAt(at))) first ??= at;
	}
	return first;
}

function isHeadline(page: Page, at: number, before: number | undefined): boolean {
	const piece = page.pieces[at] as Piece;
	const only = page.pieces.length === 1;
	if (piece.last === ',' || (piece.last === ':' && piece.words > 6)) return false;
	if (isTitleLike(piece)) {
		// "Who pays?" alone is a title; the same line inside a quotation or above no text may be anything.
		return !only || (!piece.stops && piece.words <= 20);
	}
	if (before !== undefined || only || piece.length > 130 || piece.last !== '.') return false;
	const text = page.textAt(at);
	// "Oops! The crane fell again.": a word or a question that is answered may go before.
	const rest = text.replace(/^[^.!?]{1,40}[!?] /u, '').replace(abbreviations, ' ');
	if (/[.!?]["”’]? +["“‘]?\p{Lu}/u.test(rest)) return isTitleCase(piece) && piece.words <= 16;
	if (isTitleCase(piece)) return true;
	return piece.words <= 16 && !isLede(text) && headsProse(page, at);
}

const abbreviations = /\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|vs?|St|Sens?|Reps?|Gov|Gen|Rev|Lt|Col|No)\./gu;

/** Whether prose follows, at most some short lines below. */
function headsProse(page: Page, at: number): boolean {
	for (let next = at + 1; next < page.pieces.length && next <= at + 4; next++) {
		const below = page.pieces[next] as Piece;
		if (page.kinds[next] !== undefined) continue;
		if (isProse(below) && below.words > 16) return true;
		if (below.words > 16) return false;
	}
	return false;
}

/** What news sentences have and headlines leave out: weekdays behind "on", "said", articles and auxiliary verbs. */
function isLede(text: string): boolean {
	if (/\b(?:on|last|since|until) (?:mon|tues|wednes|thurs|fri|satur|sun|week|month|year)/i.test(text)) return true;
	if (/\b(?:said|told|yesterday|today|tonight)\b(?!['’]s)/i.test(text)) return true;
	if ((text.match(/\b(?:was|were|had|been|which)\b/g)?.length ?? 0) >= 2) return true;
	return (text.slice(1).match(/\b(?:a|an|the|was|were|had|has|have|been|that|which)\b/g)?.length ?? 0) >= 4;
}

export const isSection = (text: string): boolean =>
	english.sections.has(text.replace(/[\s:.|/›»>]+$/, '').toLowerCase());

/** Above the headline: a slug of its words is the picture's alternative text; anything else is a label. */
function markAbove(page: Page, headline: number): void {
	if (headline === 0) return;
	const words = new Set(
		page
			.textAt(headline)
			.toLowerCase()
			.match(/[\p{L}\p{N}]+/gu) ?? [],
	);
	for (let at = 0; at < headline; at++) {
		if (page.kinds[at] !== undefined) continue;
		const own =
			page
				.textAt(at)
				.toLowerCase()
				.match(/[\p{L}\p{N}]+/gu) ?? [];
		const slug = own.length > 0 && own.every(word => words.has(word)) && /\p{L}/u.test(own.join(''));
		page.kinds[at] = slug ? 'caption' : 'boilerplate';
	}
}

/** Below a standfirst, one more long line without a full stop says what a picture shows. */
function isUncreditedCaption(page: Page, at: number, standfirst: number | undefined): boolean {
	const piece = page.pieces[at] as Piece;
	if (piece.length > 400 || piece.last === ':' || piece.last === ',') return false;
	if (english.pictured.test(page.textAt(at))) return true;
	return standfirst !== undefined && !piece.stops && piece.words >= 7 && !isTitleCase(piece);
}

/** A writer's name or, below one, post and note. */
function isCredentials(page: Page, at: number, byline: boolean): boolean {
	const piece = page.pieces[at] as Piece;
	const text = page.textAt(at);
	if (isNameLine(text)) return true;
	if (!byline || piece.words > 40) return false;
	const post = !piece.stops && (piece.words <= 5 || (piece.words <= 14 && piece.capitals >= 0.5 * piece.words));
	return (post && english.role.test(text)) || authorOfNote(text) !== undefined;
}

/** One to three words without a full stop: a section or a topic; or a bare number. */
function isLabel(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	if (piece.letters === 0) return true;
	if (piece.stops || piece.last === ':' || piece.last === ',') return false;
	if (isSection(page.textAt(at))) return true;
	return piece.words <= 2 || (piece.words <= 3 && isTitleCase(piece) && !isBodyHeading(page, at));
}

/** Whether further lines of the kind stand between the paragraphs below, so that this one may head the first. */
function isBodyHeading(page: Page, at: number): boolean {
	const piece = page.pieces[at] as Piece;
	const next = page.pieces[at + 1];
	return piece.gap > 0 && next !== undefined && isProse(next) && page.kinds.slice(0, at).includes('standfirst');
}

/** "KYIV, March 3 (Reuters) - ", "PARIS — ": where and when a report was written, at the start of a line. */
export function isDateline(text: string): boolean {
	// A place is in capitals: where a small letter stands second there is none, and nothing to search.
	const second = text.charCodeAt(text.charCodeAt(0) === 0x28 ? 2 : 1);
	if (second >= 0x61 && second <= 0x7a) return false;
	const head = text.slice(0, 80);
	const match =
		/^\(?(\p{Lu}[\p{Lu}.'’ -]{2,30})(?:[,/] ?[\p{L}\d.,' ]{1,40})?(?: ?\([\p{L}\d .,/&-]{2,30}\))?\)? ?(?:[–—―]|--?)(?:\s|$)/u.exec(
			head,
		);
	return match !== null && /\p{Lu}{3}/u.test(match[1] as string);
}

/** Longest standfirsts, in UTF-16 code units: without a full stop, and as one or two sentences. */
const longestDeck = 320;
const longestSummary = 230;

/**
 * Whether the block sums the article up above its first paragraph. Without a full stop it does; a sentence does if what
 * follows sets it apart (a byline, a picture, a label, a dateline) or if it is far shorter than the paragraphs below.
 */
function isStandfirst(page: Page, at: number, headline: number, byline: boolean): boolean {
	const { pieces, kinds } = page;
	const piece = pieces[at] as Piece;
	const text = page.textAt(at);
	if (isDateline(text) || piece.last === ':' || piece.last === ',') return false;
	let next = at + 1;
	let apart: 'byline' | 'label' | 'mark' | undefined;
	for (; next < pieces.length && next < at + 12; next++) {
		const kind = kinds[next];
		if (kind === 'byline') apart = 'byline';
		else if (kind === 'caption' || kind === 'boilerplate') apart ??= 'mark';
		else if (kind === undefined && isNameLine(page.textAt(next))) apart = 'byline';
		else if (kind === undefined && isLabel(page, next)) apart ??= 'label';
		else if (kind === undefined && !isSame(page, pieces[next] as Piece, pieces[headline] as Piece)) break;
	}
	const body = pieces[next];
	if (body === undefined) return false;
	const bodyText = page.textAt(next);
	if (!piece.stops) {
		const article = pieces.slice(next, next + 8).some(isProse);
		return piece.length <= longestDeck && piece.words >= 3 && article && (piece.words > 9 || !byline);
	}
	// A quotation opens articles as often as it sums them up.
	if (/^["“‘]/.test(text) && !(apart === 'byline' && !byline && piece.words <= 30)) return false;
	const joined = pieces[headline]?.last === ';' && piece.gap === 0;
	if (joined) return true;
	if (piece.length > longestSummary || !isProse(body)) return false;
	const behindPicture = kinds[at - 1] === 'caption';
	if (byline && apart !== 'byline' && !behindPicture) return isDateline(bodyText) && piece.length < 160;
	if (apart === 'byline' || isDateline(bodyText)) return true;
	if (apart !== undefined) return body.length >= (apart === 'label' ? 1.3 : 2) * piece.length;
	if (piece.length < 60 || piece.length > 180) return false;
	const usual = medianLength(page, next);
	return hasOneSentence(text) && body.length >= 2.2 * piece.length && usual >= 300 && usual >= 2.5 * piece.length;
}

/** Where a headline ends in a full stop, so do the lines of its deck: two or more short ones, and prose below. */
function isDeckLine(page: Page, headline: number, at: number): boolean {
	if (page.pieces[headline]?.last !== '.') return false;
	if (at > headline + 1 && page.kinds[at - 1] !== 'standfirst') return false;
	const isShort = (index: number): boolean => {
		const piece = page.pieces[index];
		if (piece === undefined || !piece.stops || piece.length > 130 || piece.words < 3 || piece.words > 14) return false;
		const text = page.textAt(index);
		return hasOneSentence(text) && !isLede(text) && !/^(?:he|she|it|they|we|i|there|but|and)\b/i.test(text);
	};
	if (!isShort(at) || !headsProse(page, at)) return false;
	return isShort(at + 1) || (at > headline + 1 && isShort(at - 1));
}

const hasOneSentence = (text: string): boolean => !/\p{L}{3}[.!?]["”’]? +["“‘]?\p{Lu}/u.test(text);

/** Median length of the next few paragraphs. */
function medianLength(page: Page, from: number): number {
	const lengths: number[] = [];
	for (let at = from; at < page.pieces.length && lengths.length < 7; at++) {
		const piece = page.pieces[at] as Piece;
		if (page.kinds[at] === undefined && isProse(piece)) lengths.push(piece.length);
	}
	lengths.sort((a, b) => a - b);
	return lengths[lengths.length >> 1] ?? 0;
}
