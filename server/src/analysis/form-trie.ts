import { fold, Gap, Shape, splitWords, type Words } from './words';

/** How a word of a form must be written in the text to match. */
const Case = { any: 0, capitalised: 1, capitals: 2 } as const;

/** A way to write something, as words: "Bashar al-Assad" is three. */
interface Form {
	/** The folded words, joined. */
	readonly folded: string;
	readonly cases: readonly number[];
	/** What stands before each word; that of the first is not used. */
	readonly gaps: readonly number[];
	/** The text before each word, for gaps that must be alike. */
	readonly between: readonly string[];
}

/**
 * All forms in one hash table of (node, word) → node, so that each word of a text costs one look into typed arrays,
 * and only what is found there is compared letter by letter.
 */
export interface FormTrie<T> {
	readonly values: readonly (readonly T[])[];
	readonly forms: readonly Form[];
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
	const forms: Form[] = [];
	const values: (readonly T[])[] = [];
	const wordsOfForms: Words[] = [];
	let total = 0;
	for (const [text, value] of byText) {
		const words = splitWords(text);
		if (words.count === 0 || words.count > maxWords) continue;
		forms.push(toForm(words));
		values.push(value);
		wordsOfForms.push(words);
		total += words.count;
	}
	let size = 64;
	while (size < total * 3) size *= 2;
	const trie = {
		values,
		forms,
		mask: size - 1,
		keyNode: new Int32Array(size),
		keyHash: new Int32Array(size),
		child: new Int32Array(size),
		head: new Int32Array(total + 1),
		next: new Int32Array(forms.length),
	};
	let nodes = 1;
	for (let form = 0; form < forms.length; form++) {
		const words = wordsOfForms[form] as Words;
		let node = 0;
		for (let index = 0; index < words.count; index++) {
			const hash = words.hash[index] as number;
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
			if (!matches(trie.forms[form - 1] as Form, words, first, index)) continue;
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

function toForm(words: Words): Form {
	const cases: number[] = [];
	const gaps: number[] = [];
	const between: string[] = [];
	for (let index = 0; index < words.count; index++) {
		cases.push(caseOf(words, index));
		gaps.push(words.gap[index] as number);
		between.push(index === 0 ? '' : words.text.slice(words.end[index - 1], words.start[index]));
	}
	return { folded: fold(words.text), cases, gaps, between };
}

function caseOf(words: Words, index: number): number {
	const shape = words.shape[index] as number;
	const letters = fold(words.text, words.start[index], words.end[index]).length;
	if (shape & Shape.upper && !(shape & Shape.lower) && letters >= 2 && letters <= 5) return Case.capitals;
	return shape & Shape.firstUpper ? Case.capitalised : Case.any;
}

function matches(form: Form, words: Words, first: number, last: number): boolean {
	if (form.cases.length !== last - first) return false;
	for (let index = 0; index < form.cases.length; index++) {
		if (!fitsCase(form.cases[index] as number, words.shape[first + index] as number)) return false;
		if (index > 0 && !fitsGap(form, index, words, first + index)) return false;
	}
	// The hashes agree; now the letters must.
	let at = 0;
	for (let word = first; word < last; word++) {
		const folded = fold(words.text, words.start[word], words.end[word]);
		if (!form.folded.startsWith(folded, at)) return false;
		at += folded.length;
	}
	return at === form.folded.length;
}

function fitsCase(wanted: number, shape: number): boolean {
	if (wanted === Case.any) return true;
	if (wanted === Case.capitals) return (shape & (Shape.upper | Shape.lower)) === Shape.upper;
	return (shape & Shape.firstUpper) !== 0;
}

function fitsGap(form: Form, index: number, words: Words, word: number): boolean {
	const wanted = form.gaps[index] as number;
	const found = words.gap[word] as number;
	if (wanted === Gap.other) {
		return found === Gap.other && form.between[index] === words.text.slice(words.end[word - 1], words.start[word]);
	}
	if (wanted === found) return true;
	// "al-Assad" and "al Assad", "St. Ives" and "St Ives", "George W. Bush" and "George W Bush" are each one name.
	if (wanted === Gap.space) return found === Gap.hyphen || (found === Gap.dotSpace && isShort(words, word - 1));
	if (wanted === Gap.hyphen || wanted === Gap.dotSpace) return found === Gap.space;
	return false;
}

/** Only initials and abbreviations may carry a dot inside a name; other dots end a sentence. */
const isShort = (words: Words, word: number): boolean =>
	(words.end[word] as number) - (words.start[word] as number) <= 3;
