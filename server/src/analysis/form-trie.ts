import { foldedWord, Gap, isSameWord, Shape, splitWords, type Words } from '../text/words';

/**
 * All forms in one hash table of (node, word) → node, so that each word of a text costs one look into typed arrays,
 * and only what is found there is compared letter by letter. Most words are not even looked up: a small filter knows by
 * their hash and their capital that no form begins with them.
 */
export interface FormTrie<T> {
	/** What each form stands for. */
	readonly values: readonly (readonly T[])[];
	/** The words of all forms; form number `i` is words `firstWord[i]` to `firstWord[i + 1]` (exclusive). */
	readonly words: Words;
	readonly firstWord: Int32Array;
	readonly table: NodeTable;
	/** Per node the first form that ends there plus one, and per form the next. */
	readonly head: Int32Array;
	readonly next: Int32Array;
	/** Bits of `Begins` for each of four hashes a byte. */
	readonly filter: Uint8Array;
}

/** The children of nodes; the root is node 0. */
interface NodeTable {
	/** Three numbers a slot: the word's hash, the node above, and the node itself, 0 in an empty slot. */
	readonly slots: Int32Array;
	/** The number of slots less one; a power of two less one. */
	readonly mask: number;
}

/** How a word may be written that forms begin with. */
enum Begins {
	capitalised = 1,
	anyCase = 2,
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
	const plain = texts.map(text => text.replace(/\s+/g, ' '));
	const words = splitWords(plain.join('\n\n'));
	const firstWord = wordsOfTexts(plain, words);
	const table = newTable(words.count);
	const head = new Int32Array(words.count + 1);
	const next = new Int32Array(texts.length);
	const filter = newFilter(texts.length);
	let nodes = 1;
	for (let form = 0; form < texts.length; form++) {
		const first = firstWord[form] as number;
		const last = firstWord[form + 1] as number;
		if (last === first || last - first > maxWords) continue;
		addToFilter(filter, words.hash[first] as number, (words.shape[first] as number) & Shape.firstUpper);
		let node = 0;
		for (let word = first; word < last; word++) {
			const hash = words.hash[word] as number;
			const slot = slotOf(table, node, hash);
			if (table.slots[slot + 2] === 0) {
				table.slots[slot] = hash;
				table.slots[slot + 1] = node;
				table.slots[slot + 2] = nodes++;
			}
			node = table.slots[slot + 2] as number;
		}
		next[form] = head[node] as number;
		head[node] = form + 1;
	}
	return {
		values: [...byText.values()],
		words,
		firstWord,
		table,
		head: head.slice(0, nodes),
		next,
		filter,
	};
}

function newTable(words: number): NodeTable {
	let size = 64;
	while (2 * size < 3 * words) size *= 2;
	return { slots: new Int32Array(3 * size), mask: size - 1 };
}

/** Eight hashes or more for a form: one word in eight or fewer passes by chance. */
function newFilter(forms: number): Uint8Array {
	let size = 64;
	while (4 * size < 8 * forms) size *= 2;
	return new Uint8Array(size);
}

function addToFilter(filter: Uint8Array, hash: number, capital: number): void {
	const place = placeInFilter(filter, hash);
	const bits = capital ? Begins.capitalised : Begins.anyCase;
	filter[place >> 2] = (filter[place >> 2] as number) | (bits << ((place & 3) << 1));
}

const placeInFilter = (filter: Uint8Array, hash: number): number => (hash ^ (hash >>> 17)) & (4 * filter.length - 1);

/** The number of each text's first word among the words of all, which stand two characters apart, and the count of all words behind them. */
function wordsOfTexts(texts: readonly string[], words: Words): Int32Array {
	const firstWord = new Int32Array(texts.length + 1);
	let end = 0;
	let word = 0;
	for (let index = 0; index < texts.length; index++) {
		firstWord[index] = word;
		end += (texts[index] as string).length;
		while (word < words.count && (words.start[word] as number) < end) word++;
		end += 2;
	}
	firstWord[texts.length] = word;
	return firstWord;
}

/** Whether a form may begin with this word; false where certainly none does. */
export function mayBegin({ filter }: FormTrie<unknown>, words: Words, word: number): boolean {
	const place = placeInFilter(filter, words.hash[word] as number);
	const wanted =
		(words.shape[word] as number) & Shape.firstUpper ? Begins.capitalised | Begins.anyCase : Begins.anyCase;
	return (((filter[place >> 2] as number) >> ((place & 3) << 1)) & wanted) !== 0;
}

/** The forms that begin at word number `first`, the longest first. */
export function formsAt<T>(trie: FormTrie<T>, words: Words, first: number): readonly Hit<T>[] {
	if (!mayBegin(trie, words, first)) return none;
	const { slots } = trie.table;
	let hits: Hit<T>[] | undefined;
	let node = 0;
	for (let index = first; index < words.count && (index === first || words.gap[index] !== Gap.break); index++) {
		node = slots[slotOf(trie.table, node, words.hash[index] as number) + 2] as number;
		if (node === 0) break;
		for (let form = trie.head[node] as number; form > 0; form = trie.next[form - 1] as number) {
			if (!matches(trie, form - 1, words, first, index + 1)) continue;
			hits ??= [];
			hits.unshift({ first, last: index + 1, values: trie.values[form - 1] as readonly T[] });
		}
	}
	return hits ?? none;
}

const none: readonly never[] = [];

/** Where the slot begins that holds the node below `node` for this word, or the empty one where it belongs. */
function slotOf({ slots, mask }: NodeTable, node: number, hash: number): number {
	let slot = (Math.imul(node, 0x9e3779b1) ^ hash ^ (hash >>> 13)) & mask;
	while (slots[3 * slot + 2] !== 0 && (slots[3 * slot] !== hash || slots[3 * slot + 1] !== node)) {
		slot = (slot + 1) & mask;
	}
	return 3 * slot;
}

function matches(trie: FormTrie<unknown>, form: number, words: Words, first: number, last: number): boolean {
	const start = trie.firstWord[form] as number;
	if ((trie.firstWord[form + 1] as number) - start !== last - first) return false;
	for (let index = 0; index < last - first; index++) {
		if (!fitsCase(trie.words, start + index, words.shape[first + index] as number)) return false;
		if (index > 0 && !fitsGap(trie.words, start + index, words, first + index)) return false;
		// The hashes agree; so must the letters.
		if (!isSameWord(trie.words, start + index, words, first + index)) return false;
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
