import { firstNot } from './first-not';

/**
 * A text as a table of words, folded for comparison: without case, diacritics, soft hyphens and the dots of "U.S.".
 * Word number `i` stands at `start[i]`..`end[i]` (UTF-16 code units in the original text), so that whatever is found
 * among the words has a place in the text, however long its folded form is.
 */
export interface Words {
	readonly text: string;
	readonly count: number;
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** A hash of the folded word. */
	readonly hash: Int32Array;
	/** Bits of `Shape`. */
	readonly shape: Uint8Array;
	/** What stands before each word: one of `Gap`. */
	readonly gap: Uint8Array;
}

/** How a word is written. */
export enum Shape {
	firstUpper = 1,
	upper = 2,
	lower = 4,
	digit = 8,
	dotted = 16,
}

/** What stands between two words. */
export enum Gap {
	/** The text's start, or a blank line. */
	break = 0,
	/** Blanks, of which one may be a line end. */
	space = 1,
	hyphen = 2,
	apostrophe = 3,
	dot = 4,
	dotSpace = 5,
	commaSpace = 6,
	ampersand = 7,
	other = 8,
}

/** Only the text at hand is kept: a corpus holds thousands of articles, and their words would fill the memory. */
let latest: { readonly text: string; readonly words: Words } | undefined;

/** The words of a text, as `splitWords` splits it; not worked out again while the text stays the same. */
export function wordsOf(text: string): Words {
	if (latest?.text !== text) latest = { text, words: splitWords(text) };
	return latest.words;
}

/** Takes a text apart into words in one pass. A word is a run of letters, digits and the marks that belong to them. */
export function splitWords(text: string): Words {
	const length = text.length;
	let capacity = (length >> 2) + 16;
	let start = new Int32Array(capacity);
	let end = new Int32Array(capacity);
	let hash = new Int32Array(capacity);
	let shape = new Uint8Array(capacity);
	let gap = new Uint8Array(capacity);
	let count = 0;
	let at = 0;
	let between = 0;
	let marks = 0;
	let newlines = 2;
	// Here and in the loop below `unitAt` is written out: called for every character, it took twice the time.
	const known = units;
	while (at < length) {
		const first = text.charCodeAt(at);
		const unit = (known[first] as number) || classify(first);
		if (!(unit & isWord)) {
			if (unit & isNewline) newlines++;
			else if (!(unit & (isSpace | isIgnored))) marks++;
			// What is ignored has no bit that a gap looks at.
			between |= unit;
			at++;
			continue;
		}
		if (count === capacity) {
			capacity *= 2;
			start = grown(start, new Int32Array(capacity));
			end = grown(end, new Int32Array(capacity));
			hash = grown(hash, new Int32Array(capacity));
			shape = grown(shape, new Uint8Array(capacity));
			gap = grown(gap, new Uint8Array(capacity));
		}
		start[count] = at;
		gap[count] = between === (isSpace | isKnown) && newlines < 2 ? Gap.space : gapOf(between, marks, newlines);
		const stop = unit & isUpper ? dottedEnd(text, at) : at;
		const isDotted = stop > at;
		let code = hashSeed;
		let seen = 0;
		for (let next = unit; ; ) {
			if (next & isWord) {
				seen |= next;
				if (next & isMultiple) code = hashAll(code, multiples.get(text.charCodeAt(at)) as string);
				else code = Math.imul(code ^ (next & 0xffff), hashFactor) ^ (code >>> 15);
			} else if (!(next & isIgnored) && !isDotted) break;
			at++;
			if (at >= length || (isDotted && at >= stop)) break;
			const letter = text.charCodeAt(at);
			next = (known[letter] as number) || classify(letter);
		}
		end[count] = at;
		hash[count] = code;
		shape[count] =
			(isDotted ? Shape.dotted : 0) |
			(unit & isUpper ? Shape.firstUpper : 0) |
			(seen & isUpper ? Shape.upper : 0) |
			(seen & isLower ? Shape.lower : 0) |
			(seen & isDigit ? Shape.digit : 0);
		count++;
		between = 0;
		marks = 0;
		newlines = 0;
	}
	return { text, count, start, end, hash, shape, gap };
}

/** The folded form of a stretch of text: its letters and digits only, in lower case and without diacritics. */
export function fold(text: string, from = 0, to = text.length): string {
	let folded = '';
	for (let at = from; at < to; at++) {
		const unit = unitAt(text, at);
		if (!(unit & isWord)) continue;
		folded += unit & isMultiple ? multiples.get(text.charCodeAt(at)) : String.fromCharCode(unit & 0xffff);
	}
	return folded;
}

/** The folded form of word number `index`. */
export const foldedWord = (words: Words, index: number): string =>
	fold(words.text, words.start[index], words.end[index]);

/** Whether two words have the same folded form. */
export function isSameWord(one: Words, index: number, other: Words, number: number): boolean {
	const start = one.start[index] as number;
	const length = (one.end[index] as number) - start;
	const begin = other.start[number] as number;
	if ((other.end[number] as number) - begin === length) {
		let at = 0;
		while (at < length) {
			const unit = unitAt(one.text, start + at);
			if ((unit ^ unitAt(other.text, begin + at)) & (0xffff | isWord | isMultiple) || unit & isMultiple) break;
			at++;
		}
		if (at === length) return true;
	}
	return foldedWord(one, index) === foldedWord(other, number);
}

/** The word as it is written. */
export const wordText = (words: Words, index: number): string => words.text.slice(words.start[index], words.end[index]);

/** The number of the first word that ends behind an offset. */
export function wordAt(words: Words, offset: number): number {
	return firstNot(words.count, at => (words.end[at] as number) <= offset);
}

const isWord = 1 << 16;
const isUpper = 1 << 17;
const isLower = 1 << 18;
const isDigit = 1 << 19;
/** Combining marks, soft hyphens and joiners: part of a word, but not of its folded form. */
const isIgnored = 1 << 20;
/** Folds to more than one letter, which `multiples` holds: ß, æ. */
const isMultiple = 1 << 21;
const isSpace = 1 << 22;
const isNewline = 1 << 23;
const isHyphen = 1 << 24;
const isApostrophe = 1 << 25;
const isDot = 1 << 26;
const isComma = 1 << 27;
const isAmpersand = 1 << 28;
const isOther = 1 << 29;
const isKnown = 1 << 30;

/** What is known of each UTF-16 code unit: its folded letter in the lower 16 bits, flags above. Filled as units occur. */
const units = new Int32Array(65536);
const multiples = new Map<number, string>();

function unitAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	return (units[code] as number) || classify(code);
}

function classify(code: number): number {
	const unit = isKnown | flagsOf(code);
	units[code] = unit;
	return unit;
}

function flagsOf(code: number): number {
	const char = String.fromCharCode(code);
	if (char === '\n' || char === '\u2028' || char === '\u2029') return isNewline | isSpace;
	if (/[\p{Mn}\p{Me}\u00ad\u200b-\u200d\u2060\ufeff]/u.test(char)) return isIgnored;
	if (/\s/.test(char)) return isSpace;
	if (/[-\u2010\u2011\u2012\u2013]/.test(char)) return isHyphen;
	if (/['’‘ʼ＇`´]/.test(char)) return isApostrophe;
	if (char === '.') return isDot;
	if (char === ',') return isComma;
	if (char === '&') return isAmpersand;
	if (!/[\p{L}\p{N}]/u.test(char)) return isOther;
	const letters = foldLetter(char);
	let flags = isWord;
	if (/\p{N}/u.test(char)) flags |= isDigit;
	else if (char !== char.toLowerCase()) flags |= isUpper;
	else if (char !== char.toUpperCase()) flags |= isLower;
	if (letters.length === 1) return flags | letters.charCodeAt(0);
	multiples.set(code, letters);
	return flags | isMultiple;
}

/** Letters whose stroke or ligature Unicode does not take apart. */
const unmarked: Readonly<Record<string, string>> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ħ: 'h',
	ı: 'i',
};

function foldLetter(char: string): string {
	const lower = char.toLowerCase().normalize('NFKD').toLowerCase();
	const bare = lower.replace(/[^\p{L}\p{N}]/gu, '');
	return unmarked[bare] ?? (bare === '' ? char : bare);
}

function gapOf(between: number, marks: number, newlines: number): number {
	if (newlines > 1) return Gap.break;
	const kinds = between & (isSpace | isHyphen | isApostrophe | isDot | isComma | isAmpersand | isOther);
	if (marks > 1) return Gap.other;
	switch (kinds) {
		case isSpace:
			return Gap.space;
		case isHyphen:
			return Gap.hyphen;
		case isApostrophe:
			return Gap.apostrophe;
		case isDot:
			return Gap.dot;
		case isDot | isSpace:
			return Gap.dotSpace;
		case isComma | isSpace:
			return Gap.commaSpace;
		case isAmpersand:
		case isAmpersand | isSpace:
			return Gap.ampersand;
		default:
			return Gap.other;
	}
}

/** Where initials written with dots end ("U.S.", its last dot included); `at` itself where there are none. */
function dottedEnd(text: string, at: number): number {
	let last = at;
	let next = at;
	let letters = 0;
	while (unitAt(text, next) & isUpper && !(unitAt(text, next + 1) & (isWord | isIgnored))) {
		letters++;
		last = next + 1;
		if (text[last] !== '.') break;
		last++;
		next = last;
	}
	return letters > 1 ? last : at;
}

const hashSeed = 0x811c9dc5 | 0;
const hashFactor = 0x01000193;
const hashOne = (hash: number, code: number): number => Math.imul(hash ^ code, hashFactor) ^ (hash >>> 15);

function hashAll(hash: number, letters: string): number {
	let result = hash;
	for (let at = 0; at < letters.length; at++) result = hashOne(result, letters.charCodeAt(at));
	return result;
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
	to.set(from);
	return to;
}
