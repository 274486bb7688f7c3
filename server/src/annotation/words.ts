import { firstNot } from '../text/first-not';

/**
 * A text as words and punctuation marks, for comparing texts word by word. Two words are the same where their numbers
 * in the vocabulary are: curly and straight quotation marks, the kinds of hyphen, and composed and decomposed letters
 * count as one; blanks, line ends and soft hyphens between words do not count at all.
 */
export interface Words {
	readonly text: string;
	readonly count: number;
	/** Offsets in the text, in UTF-16 code units. */
	readonly starts: Uint32Array;
	readonly ends: Uint32Array;
	/** Each word's number in the vocabulary. */
	readonly ids: Uint32Array;
}

/** Numbers for words, shared by all texts that are to be compared. */
export type Vocabulary = Map<string, number>;

/** Longer runs of letters are cut: only a text that is no prose has them. */
const longestWord = 64;

/** Takes a text apart. Linear in the text; never throws. */
export function readWords(text: string, vocabulary: Vocabulary): Words {
	let capacity = Math.max(16, text.length >> 2);
	let starts = new Uint32Array(capacity);
	let ends = new Uint32Array(capacity);
	let ids = new Uint32Array(capacity);
	let count = 0;
	for (let at = 0; at < text.length; ) {
		const kind = kindOf(text.charCodeAt(at));
		if (kind === blank) {
			at++;
			continue;
		}
		let end = at + 1;
		if (kind === letter) {
			const limit = Math.min(text.length, at + longestWord);
			while (end < limit && kindOf(text.charCodeAt(end)) === letter) end++;
		} else if (isHighSurrogate(text.charCodeAt(at)) && end < text.length) end++;
		if (count === capacity) {
			capacity *= 2;
			starts = grown(starts, capacity);
			ends = grown(ends, capacity);
			ids = grown(ids, capacity);
		}
		const word = kind === letter ? composed(text.slice(at, end)) : foldMark(text.slice(at, end));
		let id = vocabulary.get(word);
		if (id === undefined) {
			id = vocabulary.size;
			vocabulary.set(word, id);
		}
		starts[count] = at;
		ends[count] = end;
		ids[count++] = id;
		at = end;
	}
	return {
		text,
		count,
		starts: starts.subarray(0, count),
		ends: ends.subarray(0, count),
		ids: ids.subarray(0, count),
	};
}

/** The number of the first word that ends behind an offset; `words.count` if there is none. */
export function wordAt(words: Words, offset: number): number {
	return firstNot(words.count, at => (words.ends[at] as number) <= offset);
}

/** Whether two stretches of text are the same words, however their marks are drawn and their lines broken. */
export function sameWords(a: string, b: string): boolean {
	if (a === b) return true;
	const vocabulary: Vocabulary = new Map();
	const [first, second] = [readWords(a, vocabulary), readWords(b, vocabulary)];
	return first.count > 0 && first.count === second.count && first.ids.every((id, index) => id === second.ids[index]);
}

const [blank, letter, mark, unknown] = [1, 2, 3, 0];
const kinds = new Uint8Array(0x10000);

function kindOf(unit: number): number {
	const known = kinds[unit] as number;
	if (known !== unknown) return known;
	const char = String.fromCharCode(unit);
	// A script without spaces would make one word of a whole sentence: there, every sign is a word.
	const kind = /[\s\u00ad\u200b-\u200d\u2060\ufeff]/.test(char)
		? blank
		: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(char)
			? mark
			: /[\p{L}\p{M}\p{N}]/u.test(char)
				? letter
				: mark;
	kinds[unit] = kind;
	return kind;
}

const foldedMarks: Readonly<Record<string, string>> = {
	...Object.fromEntries(Array.from('“”„‟″«»＂', mark => [mark, '"'])),
	...Object.fromEntries(Array.from('‘’‚‛′‹›`´ʼ', mark => [mark, "'"])),
	...Object.fromEntries(Array.from('‐‑−', mark => [mark, '-'])),
};

const foldMark = (mark: string): string => (Object.hasOwn(foldedMarks, mark) ? (foldedMarks[mark] as string) : mark);
/** é as one sign and as e with an accent are one letter. */
const composed = (word: string): string => (/[\u0300-\uffff]/.test(word) ? word.normalize('NFC') : word);
const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

function grown(array: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
	const larger = new Uint32Array(capacity);
	larger.set(array);
	return larger;
}
