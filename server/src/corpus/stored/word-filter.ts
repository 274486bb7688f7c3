import { splitWords, type Words } from '../../text/words';

/**
 * Which words a text has, as a Bloom filter over the hashes of its folded words (Bloom, 1970): it may take a word for
 * present that is not there, never the other way round. So it tells without the text which articles cannot name
 * somebody.
 */
export type WordFilter = Uint8Array;

/** With ten bits a word and six of them set, one word of 120 that are not there passes for one that is. */
const bitsPerWord = 10;
const hashes = 6;

export function filterWords(words: Words): WordFilter {
	const distinct = new Set<number>();
	for (let word = 0; word < words.count; word++) distinct.add(words.hash[word] as number);
	const filter = new Uint8Array(Math.max(8, Math.ceil((distinct.size * bitsPerWord) / 8)));
	for (const hash of distinct) {
		const step = stepOf(hash);
		for (let round = 0, at = firstOf(hash); round < hashes; round++, at += step) {
			const bit = bitAt(at, filter);
			filter[bit >> 3] = (filter[bit >> 3] as number) | (1 << (bit & 7));
		}
	}
	return filter;
}

/** A copy that keeps nothing else in memory: the filters of many articles lie together. */
export function keepFilter(filter: WordFilter): WordFilter {
	if (filter.length > shelfBytes / 8) return filter.slice();
	if (shelf.length - shelved < filter.length) {
		shelf = new Uint8Array(shelfBytes);
		shelved = 0;
	}
	const copy = shelf.subarray(shelved, shelved + filter.length);
	copy.set(filter);
	shelved += filter.length;
	return copy;
}

const shelfBytes = 2 ** 16;
let shelf = new Uint8Array(0);
let shelved = 0;

/** The words of some forms of names, ready to be looked for in many filters. */
export type SoughtForms = readonly Int32Array[];

export const seekForms = (forms: Iterable<string>): SoughtForms =>
	[...new Set(forms)].flatMap(form => {
		const words = splitWords(form);
		return words.count === 0 ? [] : [words.hash.slice(0, words.count)];
	});

/** Whether a text may have all words of one of the forms. */
export const mayHaveAny = (filter: WordFilter, forms: SoughtForms): boolean =>
	forms.some(words => words.every(hash => mayHave(filter, hash)));

function mayHave(filter: WordFilter, hash: number): boolean {
	const step = stepOf(hash);
	for (let round = 0, at = firstOf(hash); round < hashes; round++, at += step) {
		const bit = bitAt(at, filter);
		if (!((filter[bit >> 3] as number) & (1 << (bit & 7)))) return false;
	}
	return true;
}

// The hashes of words are mixed once more, since they are not spread evenly over their bits; the places of one word are
// multiples of a second hash apart (Kirsch and Mitzenmacher, 2006).
const firstOf = (hash: number): number => mixed(hash, 0x85ebca6b, 0xc2b2ae35);
const stepOf = (hash: number): number => mixed(hash, 0x27d4eb2f, 0x165667b1) | 1;

function mixed(hash: number, first: number, second: number): number {
	let value = Math.imul(hash ^ (hash >>> 15), first);
	value = Math.imul(value ^ (value >>> 13), second);
	return value ^ (value >>> 16);
}

/** A place in 32 bits, which wraps around, as one of the filter's bits. */
const bitAt = (place: number, filter: WordFilter): number => Math.floor(((place >>> 0) / 2 ** 32) * filter.length * 8);
