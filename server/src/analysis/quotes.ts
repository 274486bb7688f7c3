import type { Article } from '../article/article';
import { isLower, isSpace as isWhite } from '../article/characters';
import { finder } from '../text/finder';
import type { Span } from '../text/span';
import type { Quote } from './analysis';

/**
 * The quoted words of an article, straight or curly, single or double, nested, and over several paragraphs.
 * Quotes are sorted by start, outer before inner, and well nested; each lies within one paragraph.
 * A speech that runs over paragraphs is one quote per paragraph, all but the last with `continues`.
 * One pass over the characters; never throws.
 */
export function findQuotes(article: Article): readonly Quote[] {
	const { text, paragraphs } = article;
	const quotes: Quote[] = [];
	const nextMark = finder(text, MARK);
	for (let at = 0; at < paragraphs.length; at++) {
		const paragraph = paragraphs[at] as Span;
		const next = paragraphs[at + 1];
		scanParagraph(text, paragraph, next, nextMark, quotes);
	}
	return quotes;
}

interface Open {
	readonly start: number;
	readonly innerStart: number;
	readonly single: boolean;
	readonly straight: boolean;
}

function scanParagraph(
	text: string,
	paragraph: Span,
	next: Span | undefined,
	nextMark: (from: number) => number,
	out: Quote[],
): void {
	const marks = findMarks(text, paragraph, nextMark);
	if (marks.length === 0) return;
	const first = out.length;
	const stack: Open[] = [];
	for (let index = 0; index < marks.length; index++) {
		const mark = marks[index] as Mark;
		const top = stack.at(-1);
		const closes = closing(text, paragraph, mark, top, marks, index);
		if (closes && top) {
			// A double mark also ends single quotes left open inside it.
			let depth = stack.length - 1;
			if (!mark.single) while (depth > 0 && (stack[depth] as Open).single) depth--;
			const open = stack[depth] as Open;
			stack.length = depth;
			push(text, out, { start: open.start, end: mark.end }, { start: open.innerStart, end: mark.start }, depth, false);
		} else if (index === 0 && endsUnopened(text, paragraph, mark)) {
			// The opening mark was forgotten: everything so far is the quote.
			push(text, out, { start: paragraph.start, end: mark.end }, { start: paragraph.start, end: mark.start }, 0, false);
		} else if (!closes && opening(text, paragraph, mark, marks, index)) {
			if (top && !top.single && !mark.single) {
				// The earlier quote was never closed: it ends where this one begins.
				let depth = stack.length - 1;
				while (depth > 0 && (stack[depth] as Open).single) depth--;
				const open = stack[depth] as Open;
				if (!open.single) {
					stack.length = depth;
					const end = trimEnd(text, open.innerStart, mark.start);
					push(text, out, { start: open.start, end }, { start: open.innerStart, end }, depth, false);
				}
			}
			stack.push({ start: mark.start, innerStart: mark.end, single: mark.single, straight: mark.straight });
		}
	}
	const outer = stack.find(open => !open.single);
	if (outer) {
		const end = trimEnd(text, outer.innerStart, paragraph.end);
		const continues = next !== undefined && startsWithMark(text, next);
		push(text, out, { start: outer.start, end }, { start: outer.innerStart, end }, 0, continues);
	}
	// A quote alone needs no order.
	if (out.length - first > 1)
		nest(
			out.splice(first).sort((a, b) => a.start - b.start || b.end - a.end),
			out,
		);
	else if (out.length > first && (out[first] as Quote).depth > 0) out[first] = { ...(out[first] as Quote), depth: 0 };
}

/** Depths are set at the end, since a quote left open may turn out to hold those after it. Crossing quotes are dropped. */
function nest(sorted: readonly Quote[], out: Quote[]): void {
	const ends: number[] = [];
	for (const quote of sorted) {
		while (ends.length > 0 && (ends.at(-1) as number) <= quote.start) ends.pop();
		if (ends.length > 0 && quote.end > (ends.at(-1) as number)) continue;
		out.push(quote.depth === ends.length ? quote : { ...quote, depth: ends.length });
		ends.push(quote.end);
	}
}

function push(text: string, out: Quote[], span: Span, inner: Span, depth: number, continues: boolean): void {
	if (inner.end <= inner.start) return;
	const role = roleOf(text, span, inner, continues);
	out.push({ start: span.start, end: span.end, inner, role, depth, continues });
}

interface Mark extends Span {
	readonly single: boolean;
	readonly straight: boolean;
	/** What the shape of the mark says: curly marks have a side. */
	readonly side: 'open' | 'close' | 'either';
}

const OPEN_DOUBLE = '“„«‟';

/** What `findMarks` tells apart. */
const MARK = /["'`«»‘’“”„‟]/g;

function findMarks(text: string, paragraph: Span, nextMark: (from: number) => number): readonly Mark[] {
	const marks: Mark[] = [];
	const { end } = paragraph;
	for (let at = nextMark(paragraph.start); at < end; at = nextMark(at + 1)) {
		const code = text.charCodeAt(at);
		switch (code) {
			case 0x22:
				marks.push({ start: at, end: at + 1, single: false, straight: true, side: 'either' });
				break;
			case 0xab:
			case 0x201c:
			case 0x201e:
			case 0x201f:
				marks.push({ start: at, end: at + 1, single: false, straight: false, side: 'open' });
				break;
			case 0xbb:
			case 0x201d:
				marks.push({ start: at, end: at + 1, single: false, straight: false, side: 'close' });
				break;
			case 0x60:
				if (text.charCodeAt(at + 1) !== code) break;
				marks.push({ start: at, end: at + 2, single: false, straight: true, side: 'open' });
				at++;
				break;
			case 0x27:
			case 0x2018:
			case 0x2019: {
				const side = code === 0x2018 ? 'open' : code === 0x2019 ? 'close' : 'either';
				if (text.charCodeAt(at + 1) === code && at + 1 < end) {
					marks.push({ start: at, end: at + 2, single: false, straight: true, side });
					at++;
				} else if (!isWordCharacter(text, at - 1) || !isWordCharacter(text, at + 1)) {
					marks.push({ start: at, end: at + 1, single: true, straight: code === 0x27, side });
				}
			}
		}
	}
	return marks;
}

function closing(
	text: string,
	paragraph: Span,
	mark: Mark,
	top: Open | undefined,
	marks: readonly Mark[],
	index: number,
): boolean {
	if (!top) return false;
	if (mark.single) {
		if (!top.single || mark.side === 'open') return false;
		return canCloseSingle(text, paragraph, mark) && !isPluralPossessive(text, paragraph, mark, marks, index);
	}
	const before = mark.start > paragraph.start && !isSpace(text, mark.start - 1);
	const after = mark.end < paragraph.end && !isSpace(text, mark.end);
	// A mark of the wrong shape is a typing error where spaces say the opposite.
	if (mark.side === 'open') return before && !after && !isOpener(text, mark.start - 1);
	if (mark.side === 'close') return true;
	return before || !after;
}

/** A closing mark with none open, right behind a comma or the end of a sentence, and a space or nothing after it. */
function endsUnopened(text: string, paragraph: Span, mark: Mark): boolean {
	if (mark.single || mark.side === 'open' || mark.start === paragraph.start) return false;
	const before = text[mark.start - 1] as string;
	if (!/[,.?!…]/u.test(before)) return false;
	return mark.end >= paragraph.end || isSpace(text, mark.end);
}

function opening(text: string, paragraph: Span, mark: Mark, marks: readonly Mark[], index: number): boolean {
	const before = mark.start === paragraph.start || isSpace(text, mark.start - 1) || isOpener(text, mark.start - 1);
	const after = mark.end < paragraph.end && !isSpace(text, mark.end);
	if (!mark.single) {
		if (mark.side === 'open') return mark.end < paragraph.end;
		return before && after;
	}
	if (!before || !after || mark.side === 'close' || !isQuotable(text, mark.end)) return false;
	if (isElision(text, mark.end)) return false;
	// A single mark opens only where another can close it, with no other opening between.
	for (let later = index + 1; later < marks.length && later < index + 12; later++) {
		const other = marks[later] as Mark;
		if (other.single && other.side !== 'open' && canCloseSingle(text, paragraph, other)) return true;
	}
	return false;
}

const canCloseSingle = (text: string, paragraph: Span, mark: Mark): boolean =>
	mark.start > paragraph.start && !isSpace(text, mark.start - 1) && !isWordCharacter(text, mark.end);

/** In "'the ministers' plan'" the first closing mark is an apostrophe: an s before, a small letter after, and another mark to come. */
function isPluralPossessive(text: string, paragraph: Span, mark: Mark, marks: readonly Mark[], index: number): boolean {
	if (text[mark.start - 1] !== 's' || text[mark.end] !== ' ') return false;
	const after = text[mark.end + 1];
	if (after === undefined || after < 'a' || after > 'z') return false;
	const next = marks[index + 1];
	return next?.single === true && next.side !== 'open' && canCloseSingle(text, paragraph, next);
}

/** 'em, 'til, 'tis, '90s: an apostrophe in front of a word that lost its beginning. */
function isElision(text: string, at: number): boolean {
	return /^(?:em|til|tis|twas|cause|bout|n|round|\d0s)(?![\p{L}\d])/iu.test(text.slice(at, at + 8));
}

/** Speech or something else: from the words inside, the marks' neighbours and the word in front. */
function roleOf(text: string, span: Span, inner: Span, continues: boolean): Quote['role'] {
	if (continues) return 'speech';
	const last = text[inner.end - 1] as string;
	const words = countWords(text, inner, 8);
	if (words >= 8) return 'speech';
	if (isNamed(text, span.start) || isProgramme(text, span.start, inner)) return 'other';
	if (isSpoken(text, span.start)) return 'speech';
	if (words >= 3 && isTitleCase(text, inner)) return 'other';
	if (/[,?!…]/.test(last))
		return words > 1 || /^\s*[a-z]/.test(text.slice(span.end, span.end + 3)) ? 'speech' : 'other';
	const sentence = /[.]/.test(last) && /^[\p{Lu}I]/u.test(text.slice(inner.start, inner.start + 2));
	if (sentence && words >= 3) return 'speech';
	return words >= 5 ? 'speech' : 'other';
}

/** "A book called “…”": whether the word in front of a mark at `at`, with at most a comma or a colon between, names what follows. */
export function isNamed(text: string, at: number): boolean {
	let end = at;
	while (end > 0 && at - end < 3 && isGap(text.charCodeAt(end - 1))) end--;
	if (end === at || at - end >= 3) return false;
	const word = wordBefore(text, end, 10);
	// "Billed as “…”".
	return NAMING.has(word) || (word === 'as' && BILLED.has(wordBefore(text, end - 3, 10)));
}

/** "On “Sunday Morning Live”", "told “The Harbour Hour”": a title behind where or to whom something is said. */
export function isProgramme(text: string, at: number, inner: Span): boolean {
	if (at < 3 || !isWhite(text.charCodeAt(at - 1))) return false;
	const word = wordBefore(text, at - 1, 5);
	const behind = PLACING.has(word) || (word === 's' && /['’]/u.test(text[at - 3] as string));
	return behind && countWords(text, inner, 2) === 2 && isTitleCase(text, inner);
}

const PLACING = new Set('on of in for from told'.split(' '));

/** "He said: “…”", "said Lind “…”", "in 1998, “…”": whether what stands in front of a mark at `at` introduces speech. */
function isSpoken(text: string, at: number): boolean {
	if (at < 2 || !isWhite(text.charCodeAt(at - 1))) return false;
	const last = text.charCodeAt(at - 2);
	if (last === 0x3a) return true;
	if (last === 0x2c) return isWordCharacter(text, at - 3);
	const word = wordBefore(text, at - 1, 8);
	if (word === '') return false;
	if (SAYING.has(word)) return true;
	const gap = at - 1 - word.length - 1;
	return gap > 0 && isWhite(text.charCodeAt(gap)) && SAYING.has(wordBefore(text, gap, 8));
}

const isGap = (code: number): boolean => isWhite(code) || code === 0x2c || code === 0x3a;

/** The ASCII word that ends at `end`, in lower case; the empty string where none does, or one longer than `most`. */
function wordBefore(text: string, end: number, most: number): string {
	let start = end;
	while (start > 0 && isAsciiWord(text.charCodeAt(start - 1))) {
		if (end - start === most) return '';
		start--;
	}
	return text.slice(start, end).toLowerCase();
}

const isAsciiWord = (code: number): boolean =>
	(code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;

const NAMING = new Set(
	'called dubbed titled entitled nicknamed named book film movie song play novel series show album slogan headline headlined hashtag motto word term phrase label labelled labeled'.split(
		' ',
	),
);
const BILLED = new Set('billed known marketed advertised styled promoted branded'.split(' '));
const SAYING = new Set('said says say saying told added asked tweeted wrote replied'.split(' '));

function countWords(text: string, span: Span, most: number): number {
	let words = 0;
	let inside = false;
	for (let at = span.start; at < span.end && words < most; at++) {
		const space = isSpace(text, at);
		if (!space && !inside) words++;
		inside = !space;
	}
	return words;
}

function isTitleCase(text: string, inner: Span): boolean {
	const end = Math.min(inner.end, inner.start + 120);
	let start = inner.start;
	for (let at = start; at <= end; at++) {
		if (at < end && !isWhite(text.charCodeAt(at))) continue;
		if (at - start >= 4 && isLower(text, start)) return false;
		start = at + 1;
	}
	return true;
}

function startsWithMark(text: string, paragraph: Span): boolean {
	const first = text[paragraph.start] as string;
	return first === '"' || OPEN_DOUBLE.includes(first) || text.startsWith("''", paragraph.start);
}

function trimEnd(text: string, from: number, to: number): number {
	let end = to;
	while (end > from && isSpace(text, end - 1)) end--;
	return end;
}

function isSpace(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0 || (code >= 0x2000 && code <= 0x200a);
}

const isOpener = (text: string, at: number): boolean => at >= 0 && '([{—–-“"‘\'/'.includes(text[at] as string);
const isQuotable = (text: string, at: number): boolean =>
	isWordCharacter(text, at) || '“"$£€…[(#@'.includes(text[at] ?? ' ');

function isWordCharacter(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	if (code < 0x80)
		return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
	return /[\p{L}\p{N}]/u.test(text[at] ?? '');
}
