import { foldedWord, Gap, Shape, splitWords, type Words } from './words';

/**
 * All forms in one hash table of (node, word) → node, so that each word of a text costs one look into typed arrays,
 * and only what is found there is compared letter by letter.
 */
export interface FormTrie<T> {
	/** What each form stands for. */
	readonly values: readonly (readonly T[])[];
	/** The words of all forms; form number `i` is words `firstWord[i]` to `firstWord[i + 1]` (exclusive). */
	readonly words: Words;
	readonly firstWord: Int32Array;
	readonly mask: number;
	readonly keyNode: Int32Array;
	readonly keyHash: Int32Array;
	readonly child: Int32Array;
	/** Per node the first form that ends there plus one, and per form the next. */
	readonly head: Int32Array;
	readonly next: Int32Array;
}

/** What was found: words `first` to `last` (exclusive) are a form with this value. */
export interface Hit<T> {
	readonly first: number;
	readonly last: number;
	readonly values: readonly T[];
}

/** No form is longer, in words; what is longer is not looked for. */
const maxWords = 16;

/**
 * @param entries texts with a value each. Letter case is read off the text: words in capitals of two to five letters
 * match only in capitals, capitalised words only capitalised or in capitals, words in lower case in any case.
 */
export function buildTrie<T>(entries: Iterable<readonly [text: string, value: T]>): FormTrie<T> {
	const byText = new Map<string, T[]>();
	for (const [text, value] of entries) {
		const values = byText.get(text);
		if (!values) byText.set(text, [value]);
		else if (!values.includes(value)) values.push(value);
	}
	const texts = [...byText.keys()];
	// Taken apart in one go, since each text of its own would need its own tables; a blank line stands between them.
	const words = splitWords(texts.map(text => text.replace(/\s+/g, ' ')).join('\n\n'));
	const firstWord = wordsOfTexts(texts, words);
	let size = 64;
	while (size < words.count * 3) size *= 2;
	const trie = {
		values: [...byText.values()],
		words,
		firstWord,
		mask: size - 1,
		keyNode: new Int32Array(size),
		keyHash: new Int32Array(size),
		child: new Int32Array(size),
		head: new Int32Array(words.count + 1),
		next: new Int32Array(texts.length),
	};
	let nodes = 1;
	for (let form = 0; form < texts.length; form++) {
		const first = firstWord[form] as number;
		const last = firstWord[form + 1] as number;
		if (last === first || last - first > maxWords) continue;
		let node = 0;
		for (let word = first; word < last; word++) {
			const hash = words.hash[word] as number;
			const slot = slotOf(trie, node, hash);
			if (trie.child[slot] === 0) {
				trie.keyNode[slot] = node;
				trie.keyHash[slot] = hash;
				trie.child[slot] = nodes++;
			}
			node = trie.child[slot] as number;
		}
		trie.next[form] = trie.head[node] as number;
		trie.head[node] = form + 1;
	}
	return trie;
}

/** The number of each text's first word among the words of all, and the count of all words behind them. */
function wordsOfTexts(texts: readonly string[], words: Words): Int32Array {
	const firstWord = new Int32Array(texts.length + 1);
	let end = 0;
	let word = 0;
	for (let index = 0; index < texts.length; index++) {
		firstWord[index] = word;
		end += (texts[index] as string).replace(/\s+/g, ' ').length;
		while (word < words.count && (words.start[word] as number) < end) word++;
		end += 2;
	}
	firstWord[texts.length] = word;
	return firstWord;
}

/** The forms that begin at word number `first`, the longest first. */
export function formsAt<T>(trie: FormTrie<T>, words: Words, first: number): readonly Hit<T>[] {
	let slot = slotOf(trie, 0, words.hash[first] as number);
	let node = trie.child[slot] as number;
	if (node === 0) return none;
	let hits: Hit<T>[] | undefined;
	let index = first;
	while (node !== 0) {
		index++;
		for (let form = trie.head[node] as number; form > 0; form = trie.next[form - 1] as number) {
			if (!matches(trie, form - 1, words, first, index)) continue;
			hits ??= [];
			hits.unshift({ first, last: index, values: trie.values[form - 1] as readonly T[] });
		}
		if (index >= words.count || words.gap[index] === Gap.break) break;
		slot = slotOf(trie, node, words.hash[index] as number);
		node = trie.child[slot] as number;
	}
	return hits ?? none;
}

const none: readonly never[] = [];

function slotOf(
	trie: {
		readonly mask: number;
		readonly keyNode: Int32Array;
		readonly keyHash: Int32Array;
		readonly child: Int32Array;
	},
	node: number,
	hash: number,
): number {
	let slot = (Math.imul(node, 0x9e3779b1) ^ hash ^ (hash >>> 13)) & trie.mask;
	while (trie.child[slot] !== 0 && (trie.keyHash[slot] !== hash || trie.keyNode[slot] !== node)) {
		slot = (slot + 1) & trie.mask;
	}
	return slot;
}

function matches(trie: FormTrie<unknown>, form: number, words: Words, first: number, last: number): boolean {
	const start = trie.firstWord[form] as number;
	if ((trie.firstWord[form + 1] as number) - start !== last - first) return false;
	for (let index = 0; index < last - first; index++) {
		if (!fitsCase(trie.words, start + index, words.shape[first + index] as number)) return false;
		if (index > 0 && !fitsGap(trie.words, start + index, words, first + index)) return false;
		// The hashes agree; so must the letters.
		if (foldedWord(trie.words, start + index) !== foldedWord(words, first + index)) return false;
	}
	return true;
}

function fitsCase(form: Words, formWord: number, found: number): boolean {
	const wanted = form.shape[formWord] as number;
	if (!(wanted & Shape.firstUpper)) return true;
	if (!(found & Shape.firstUpper)) return false;
	if (wanted & Shape.lower) return true;
	const length = foldedWord(form, formWord).length;
	return length < 2 || length > 5 || !(found & Shape.lower);
}

function fitsGap(form: Words, formWord: number, words: Words, word: number): boolean {
	const wanted = form.gap[formWord] as number;
	const found = words.gap[word] as number;
	if (wanted === Gap.other) return found === Gap.other && textBefore(form, formWord) === textBefore(words, word);
	if (wanted === found) return true;
	// "al-Assad" and "al Assad", "St. Ives" and "St Ives", "George W. Bush" and "George W Bush" are each one name.
	if (wanted === Gap.space) return found === Gap.hyphen || (found === Gap.dotSpace && isShort(words, word - 1));
	if (wanted === Gap.hyphen || wanted === Gap.dotSpace) return found === Gap.space;
	return false;
}

const textBefore = (words: Words, word: number): string => words.text.slice(words.end[word - 1], words.start[word]);

/** Only initials and abbreviations may carry a dot inside a name; other dots end a sentence. */
const isShort = (words: Words, word: number): boolean =>
	(words.end[word] as number) - (words.start[word] as number) <= 3;
