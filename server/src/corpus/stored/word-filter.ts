import { splitWords, type Words } from '../../analysis/words';

/**
 * Which words a text has, as a Bloom filter over the hashes of its folded words (Bloom, 1970): it may take a word for
 * present that is not there, never the other way round. So it tells without the text which articles cannot name
 * somebody.
 */
export type WordFilter = Uint8Array;

const bitsPerWord = 8;
const hashes = 3;

export function filterWords(words: Words): WordFilter {
	const distinct = new Set<number>();
	for (let word = 0; word < words.count; word++) distinct.add(words.hash[word] as number);
	let bits = 64;
	while (bits < distinct.size * bitsPerWord) bits *= 2;
	const filter = new Uint8Array(bits / 8);
	for (const hash of distinct) {
		for (let round = 0; round < hashes; round++) {
			const bit = bitOf(hash, round, bits);
			filter[bit >> 3] = (filter[bit >> 3] as number) | (1 << (bit & 7));
		}
	}
	return filter;
}

/** The words of some forms of names, ready to be looked for in many filters. */
export type SoughtForms = readonly Int32Array[];

export const seekForms = (forms: Iterable<string>): SoughtForms =>
	[...new Set(forms)].flatMap(form => {
		const words = splitWords(form);
		return words.count === 0 ? [] : [words.hash.slice(0, words.count)];
	});

/** Whether a text may have all words of one of the forms. */
export function mayHaveAny(filter: WordFilter, forms: SoughtForms): boolean {
	const bits = filter.length * 8;
	return forms.some(words => words.every(hash => mayHave(filter, hash, bits)));
}

function mayHave(filter: WordFilter, hash: number, bits: number): boolean {
	for (let round = 0; round < hashes; round++) {
		const bit = bitOf(hash, round, bits);
		if (!((filter[bit >> 3] as number) & (1 << (bit & 7)))) return false;
	}
	return true;
}

/** The hashes of words are mixed once more: they are not spread evenly over their bits. */
function bitOf(hash: number, round: number, bits: number): number {
	let mixed = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b + round * 0x27d4eb2e);
	mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
	return (mixed ^ (mixed >>> 16)) & (bits - 1);
}
