import { isCaseless, isCloser, isDigit, isLower, isOpener, isOwnStop, isSpace, isUpper } from './characters';
import abbreviations from './lexicon/en/abbreviations.json';
import words from './lexicon/en/sentence-words.json';

/** Where a run of full stops, question or exclamation marks stands. All offsets are UTF-16 code units. */
export interface Stop {
	/** Start of the sentence so far. */
	readonly from: number;
	/** First mark of the run, and the offset behind its last. */
	readonly stop: number;
	readonly runEnd: number;
	/** Behind the closing quotation marks and brackets that follow the run. */
	readonly close: number;
	/** The next character that is not white space; equals `close` where none stands between. */
	readonly next: number;
	/** End of the paragraph. */
	readonly end: number;
}

const titles = new Set(abbreviations.title);
const numbered = new Set(abbreviations.number);
const mayEnd = new Set(abbreviations['may-end']);
const known = new Set([...titles, ...numbered, ...mayEnd]);
const longestKnown = Math.max(...[...known].map(word => word.length));
const starters = new Set(words.starters);
const timeZones = new Set(words['time-zones']);
const reporting = new Set(words.reporting);

/** The longest word looked at on either side of a stop; bounds the work per stop. */
const longestWord = 24;

/** Longer brackets hold sentences of their own. UTF-16 code units. */
const longestBracket = 80;

/** Whether a sentence ends at this stop. */
export function isSentenceEnd(text: string, at: Stop): boolean {
	if (isOwnStop(text.charCodeAt(at.runEnd - 1))) return true;
	const open = skipOpeners(text, at.next, at.end);
	const first = text.charCodeAt(open);
	if (at.next === at.close) return isMissingSpace(text, at, first);
	if (isBullet(text.charCodeAt(at.next))) return true;
	if (text.charCodeAt(at.next) === 0x28 && goesOnBehindBracket(text, at)) return false;
	const last = text.charCodeAt(at.runEnd - 1);
	const begins = isUpper(text, open) || isDigit(first) || isCaseless(text, open);
	if (hasMark(text, at)) {
		if (begins || open > at.next) return !(at.close > at.runEnd && isReported(text, open, at.end));
		const apart = at.stop > at.from && isSpace(text.charCodeAt(at.stop - 1));
		return at.close === at.runEnd && isLower(text, open) && (apart || isPlainWord(text, at));
	}
	if (last === 0x2026 || at.runEnd - at.stop > 1) return isUpper(text, open);
	if (begins) return !isAbbreviation(text, at, open);
	if (isLower(text, open))
		return (at.close === at.runEnd || open > at.next) && isPlainWord(text, at) && !isAbbreviation(text, at, open);
	return open > at.next || (isDash(first) && isUpper(text, skipDash(text, open, at.end)) && isPlainWord(text, at));
}

const isDash = (code: number): boolean => code === 0x2d || code === 0x2013 || code === 0x2014;

function skipDash(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && at < from + 4 && (isDash(text.charCodeAt(at)) || isSpace(text.charCodeAt(at)))) at++;
	return at;
}

/** "Ana Novak in 2014. (Lena Ott/Reuters) and the crane": what follows the bracket continues what precedes it. */
function goesOnBehindBracket(text: string, at: Stop): boolean {
	const close = text.slice(at.next, at.next + longestBracket).indexOf(')');
	if (close < 0) return false;
	const behind = at.next + close + 1;
	return text.charCodeAt(behind) === 0x20 && behind + 1 < at.end && isLower(text, behind + 1);
}

/** Whether an ordinary word in lower case stands before the stop: then even a word in lower case may follow it. */
function isPlainWord(text: string, at: Stop): boolean {
	const start = startOfWord(text, at);
	if (at.stop - start < 2 || at.stop - start >= longestWord) return false;
	for (let i = start; i < at.stop; i++) {
		const code = text.charCodeAt(i);
		if (!isLower(text, i) && !isDigit(code) && code !== 0x27 && code !== 0x2019) return false;
	}
	return !known.has(text.slice(start, at.stop));
}

/**
 * The offset behind what belongs to a sentence although it stands behind its stop: closing quotation marks, brackets
 * and emphasis marks; then, behind a space too, numbers of notes ("[12]") and omissions ("[…]").
 */
export function skipClosers(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && isCloser(text.charCodeAt(at))) at++;
	for (;;) {
		const open = text.charCodeAt(at) === 0x20 ? at + 1 : at;
		if (open >= end || text.charCodeAt(open) !== 0x5b) return at;
		let close = open + 1;
		while (close < end && close < open + 5 && isInNote(text.charCodeAt(close))) close++;
		if (close === open + 1 || close >= end || text.charCodeAt(close) !== 0x5d) return at;
		at = close + 1;
	}
}

const isInNote = (code: number): boolean => isDigit(code) || code === 0x2e || code === 0x2026;

function skipOpeners(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && at < from + 6 && isOpener(text.charCodeAt(at))) at++;
	return at;
}

const isBullet = (code: number): boolean => code === 0x2022 || code === 0x25cf || code === 0x25aa;

function hasMark(text: string, at: Stop): boolean {
	for (let i = at.stop; i < at.runEnd && i < at.stop + longestWord; i++) {
		const code = text.charCodeAt(i);
		if (code === 0x21 || code === 0x3f) return true;
	}
	return false;
}

/**
 * "…ended.The next", "…ended?the next": a stop between a word in lower case and another word lacks its space. Behind a
 * question mark at least three letters: fewer are what a broken apostrophe leaves ("they?re").
 */
function isMissingSpace(text: string, at: Stop, first: number): boolean {
	if (!isLower(text, at.stop - 1) || !isLower(text, at.stop - 2) || at.stop - 2 < at.from) return false;
	const capitalised = first >= 0x41 && first <= 0x5a && isLower(text, at.next + 1);
	const run = hasMark(text, at) && isLower(text, at.next) && endOfWord(text, at.next, at.end) - at.next >= 3;
	return (capitalised || run) && !isInAddress(text, at);
}

function isInAddress(text: string, at: Stop): boolean {
	for (let i = at.stop - 1; i >= at.from && i > at.stop - longestWord; i--) {
		const code = text.charCodeAt(i);
		if (isSpace(code)) return false;
		if (code === 0x2f || code === 0x40 || code === 0x2e) return true;
	}
	return false;
}

/** “Will it last?” Ms Arden asked: the name and the verb behind a quoted question belong to its sentence. */
function isReported(text: string, open: number, end: number): boolean {
	let at = open;
	for (let count = 0; count < 5 && at < end; count++) {
		const wordEnd = endOfWord(text, at, end);
		if (wordEnd === at) return false;
		if (!isUpper(text, at)) return reporting.has(text.slice(at, wordEnd));
		at = wordEnd;
		if (text.charCodeAt(at) === 0x2e) at++;
		if (text.charCodeAt(at) !== 0x20) return false;
		at++;
	}
	return false;
}

function isAbbreviation(text: string, at: Stop, open: number): boolean {
	const start = startOfWord(text, at);
	const length = at.stop - start;
	if (length === 0 || length >= longestWord) return false;
	const word = text.slice(start, at.stop);
	const isPlain = length > 1 && !word.includes('.');
	// Most sentences end in a plain word, which need not be looked up, or else what follows it need not be looked at.
	if (isPlain && length > longestKnown) return false;
	if (isDigit(text.charCodeAt(start))) return start === at.from && length <= 3 && !hasNonDigit(word);
	const key = word.toLowerCase();
	if (isPlain && !known.has(key)) return false;
	const next = text.slice(open, endOfWord(text, open, at.end)).toLowerCase();
	if (length === 1 && isUpper(text, start)) return !starters.has(next) || next === 'a';
	if (titles.has(key)) return true;
	if (numbered.has(key) && isDigit(text.charCodeAt(open))) return true;
	if (key === 'a.m' || key === 'p.m') return timeZones.has(next);
	if (mayEnd.has(key) || isAcronym(word)) return !starters.has(next) && !isDigit(text.charCodeAt(open));
	return false;
}

const hasNonDigit = (word: string): boolean => /\D/.test(word);

/** Letters with full stops between them, each part of one or two letters: "U.S", "a.m", "Ph.D". */
const isAcronym = (word: string): boolean => /^\p{L}{1,2}(?:\.&?\p{L}{1,2})+$/u.test(word);

function startOfWord(text: string, at: Stop): number {
	let start = at.stop;
	const limit = Math.max(at.from, at.stop - longestWord);
	while (start > limit) {
		const code = text.charCodeAt(start - 1);
		if (isSpace(code) || isOpener(code) || code === 0x2d || code === 0x2014 || code === 0x2013) break;
		start--;
	}
	return start;
}

function endOfWord(text: string, from: number, end: number): number {
	let at = from;
	while (at < end && at < from + longestWord) {
		const code = text.charCodeAt(at);
		const inWord =
			isLower(text, at) || isUpper(text, at) || isDigit(code) || code === 0x27 || code === 0x2019 || code === 0x2d;
		if (!inWord) break;
		at++;
	}
	return at;
}
