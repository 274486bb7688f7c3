/**
 * Words by number, looked up where they stand in a text: without cutting them out, without lower-casing a copy, and with
 * one access to memory for a word (a `Map` of strings needs four, and the words of fresh text are rarely in the cache).
 * Words are compared by 48 bits of hash: of thirty billion other words, one would be taken for a word of the table.
 */
export interface WordTable {
	/** Two numbers a slot: a hash, and the word's number with 16 bits of another hash above it; 0 in an empty slot. */
	readonly slots: Int32Array;
	/** The number of slots less one; a power of two less one. */
	readonly mask: number;
}

/** Longer words are not in the table, and not looked at. UTF-16 code units. */
const longestWord = 24;

/** @param ids words in lower case with straight apostrophes; numbers from 1 to 65535 */
export function buildWordTable(ids: ReadonlyMap<string, number>): WordTable {
	let size = 16;
	while (2 * size < 3 * ids.size) size *= 2;
	const table = { slots: new Int32Array(2 * size), mask: size - 1 };
	for (const [word, id] of ids) {
		if (word.length > longestWord) continue;
		const slot = findSlot(table, word, 0, word.length);
		table.slots[slot] = one;
		table.slots[slot + 1] = id | two;
	}
	return table;
}

/** The number of the word at `from`..`to` of a text, in whatever case; 0 where the table does not have it. */
export function idOfWord(table: WordTable, text: string, from: number, to: number): number {
	if (to - from > longestWord) return 0;
	return (table.slots[findSlot(table, text, from, to) + 1] as number) & 0xffff;
}

/** The hashes of the word that was looked up last; the second in the upper 16 bits. */
let one = 0;
let two = 0;

/** Where the slot begins that holds the word, or the empty one where it belongs. */
function findSlot({ slots, mask }: WordTable, text: string, from: number, to: number): number {
	let a = 0x811c9dc5 | 0;
	let b = 0x2545f491;
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		const letter = code < 0x80 ? (lowerCase[code] as number) : lowerCaseOf(code);
		a = Math.imul(a ^ letter, 0x01000193);
		b = Math.imul(b + letter, 0x5bd1e995) ^ (b >>> 15);
	}
	one = a;
	two = b & ~0xffff;
	let slot = (a ^ (a >>> 15)) & mask;
	for (;;) {
		const held = slots[2 * slot + 1] as number;
		if (held === 0 || (slots[2 * slot] === a && (held & ~0xffff) === two)) return 2 * slot;
		slot = (slot + 1) & mask;
	}
}

const lowerCase = Uint8Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code).toLowerCase().charCodeAt(0));

function lowerCaseOf(code: number): number {
	if (code === 0x2019) return 0x27;
	if (code < 0xc0 || (code >= 0x2000 && code <= 0x206f)) return code;
	const lower = String.fromCharCode(code).toLowerCase();
	return lower.length === 1 ? lower.charCodeAt(0) : code;
}
