import type { Article } from '../article/article';
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
	for (let at = 0; at < paragraphs.length; at++) {
		const paragraph = paragraphs[at] as Span;
		const next = paragraphs[at + 1];
		scanParagraph(text, paragraph, next, quotes);
	}
	return quotes;
}

interface Open {
	readonly start: number;
	readonly innerStart: number;
	readonly single: boolean;
	readonly straight: boolean;
}

function scanParagraph(text: string, paragraph: Span, next: Span | undefined, out: Quote[]): void {
	const marks = findMarks(text, paragraph);
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
	const found = out.splice(first).sort((a, b) => a.start - b.start || b.end - a.end);
	nest(found, out);
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
	out.push({ ...span, inner, role: roleOf(text, span, inner, continues), depth, continues });
}

interface Mark extends Span {
	readonly single: boolean;
	readonly straight: boolean;
	/** What the shape of the mark says: curly marks have a side. */
	readonly side: 'open' | 'close' | 'either';
}

const OPEN_DOUBLE = '“„«‟';
const CLOSE_DOUBLE = '”»';

function findMarks(text: string, paragraph: Span): readonly Mark[] {
	const marks: Mark[] = [];
	for (let at = paragraph.start; at < paragraph.end; at++) {
		const code = text.charCodeAt(at);
		if (code > 0x27 && code < 0x60) continue;
		if (code > 0x60 && code < 0xab) continue;
		if (code < 0x22) continue;
		const character = text[at] as string;
		if (character === '"') marks.push({ start: at, end: at + 1, single: false, straight: true, side: 'either' });
		else if (OPEN_DOUBLE.includes(character))
			marks.push({ start: at, end: at + 1, single: false, straight: false, side: 'open' });
		else if (CLOSE_DOUBLE.includes(character))
			marks.push({ start: at, end: at + 1, single: false, straight: false, side: 'close' });
		else if (character === '`' && text[at + 1] === '`') {
			marks.push({ start: at, end: at + 2, single: false, straight: true, side: 'open' });
			at++;
		} else if (character === "'" || character === '‘' || character === '’') {
			if (text[at + 1] === character && at + 1 < paragraph.end) {
				const side = character === '‘' ? 'open' : character === '’' ? 'close' : 'either';
				marks.push({ start: at, end: at + 2, single: false, straight: true, side });
				at++;
			} else if (!isWordCharacter(text, at - 1) || !isWordCharacter(text, at + 1)) {
				const side = character === '‘' ? 'open' : character === '’' ? 'close' : 'either';
				marks.push({ start: at, end: at + 1, single: true, straight: character === "'", side });
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
	const words = countWords(text, inner, 40);
	if (words >= 8) return 'speech';
	const before = text.slice(Math.max(0, span.start - 24), span.start);
	if (NAMING.test(before)) return 'other';
	if (SPOKEN_BEFORE.test(before)) return 'speech';
	if (words >= 3 && isTitleCase(text, inner)) return 'other';
	if (/[,?!…]/.test(last))
		return words > 1 || /^\s*[a-z]/.test(text.slice(span.end, span.end + 3)) ? 'speech' : 'other';
	const sentence = /[.]/.test(last) && /^[\p{Lu}I]/u.test(text.slice(inner.start, inner.start + 2));
	if (sentence && words >= 3) return 'speech';
	return words >= 5 ? 'speech' : 'other';
}

const NAMING =
	/\b(?:so-called|called|dubbed|titled|entitled|nicknamed|named|book|film|movie|song|play|novel|series|show|album|slogan|headline|headlined|hashtag|motto|word|term|phrase|label|labelled|labeled)[\s,:]{1,2}$/iu;
const SPOKEN_BEFORE =
	/(?:\b(?:said|says|say|saying|told|added|asked|tweeted|wrote|replied)(?:\s\w{1,8})?|[\p{L}\d],|:)\s$/iu;

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
	const words = text.slice(inner.start, Math.min(inner.end, inner.start + 120)).split(/\s+/u);
	return words.every(word => word.length < 4 || !/^\p{Ll}/u.test(word));
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
