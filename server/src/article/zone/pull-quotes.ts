import { firstNot } from '../../text/first-not';
import { type Words, wordsOf } from '../../text/words';
import type { Head } from './head';
import { isProse, type Page, type Piece } from './page';

/** Words whose hash stands for a place in the text; shorter sequences recur by chance. */
const run = 4;
/** Share of a line's sequences that must recur in one paragraph. */
const share = 0.55;

/**
 * Marks the lines that repeat words of the article: those without a full stop if most of their words recur in one
 * paragraph, whole sentences if they recur letter by letter.
 */
export function markPullQuotes(page: Page, head: Head): void {
	const words = wordsOf(page.text);
	const candidates = findCandidates(page, head, words);
	if (candidates.size === 0) return;
	seen.fill(0);
	for (const hash of candidates.owners.keys()) seen[hash & (filterSize - 1)] = 1;
	const letters: string[] = [];
	const lettersAt = (index: number): string => {
		letters[index] ??= lettersOf(page, index);
		return letters[index];
	};
	page.pieces.forEach((piece, index) => {
		if (page.kinds[index] !== undefined || candidates.lines.has(index) || !isProse(piece)) return;
		const hits = new Map<number, number>();
		const count = hashRuns(words, piece);
		for (let at = 0; at < count; at++) {
			const hash = hashes[at] as number;
			const owners = seen[hash & (filterSize - 1)] === 0 ? undefined : candidates.owners.get(hash);
			if (owners) for (const owner of owners) hits.set(owner, (hits.get(owner) ?? 0) + 1);
		}
		for (const [owner, count] of hits) {
			const line = candidates.lines.get(owner);
			const pulled = line === undefined ? isWithin(page, owner, index, lettersAt) : count >= share * line;
			if (pulled && owner !== index) page.kinds[owner] = 'pullquote';
		}
	});
}

/** Most words of an article are in no candidate; a bit table tells so faster than a map. A power of two. */
const filterSize = 16_384;
const seen = new Uint8Array(filterSize);

interface Candidates {
	readonly size: number;
	/** For each hash of some words in a row, the blocks that it may show to be pulled quotes. */
	readonly owners: ReadonlyMap<number, readonly number[]>;
	/** The lines without a full stop, and how many sequences of words each has. */
	readonly lines: ReadonlyMap<number, number>;
}

function findCandidates(page: Page, head: Head, words: Words): Candidates {
	const owners = new Map<number, number[]>();
	const lines = new Map<number, number>();
	let size = 0;
	page.pieces.forEach((piece, index) => {
		const fits = piece.words >= run + 2 && piece.words <= 70 && piece.last !== ':';
		if (index < head.body || page.kinds[index] !== undefined || !fits) return;
		// A sentence recurs whole: where it begins is enough.
		const count = hashRuns(words, piece, piece.stops ? 1 : Number.POSITIVE_INFINITY);
		for (let at = 0; at < count; at++) {
			const hash = hashes[at] as number;
			const known = owners.get(hash);
			if (known === undefined) owners.set(hash, [index]);
			else if (known.length < 8) known.push(index);
		}
		if (!piece.stops) lines.set(index, count);
		size++;
	});
	return { size, owners, lines };
}

/** In longer paragraphs whole sentences are not looked for. UTF-16 code units; bounds the work. */
const longestParagraph = 5000;

/** Whether one block's words all stand in a longer block, in the same order. */
function isWithin(page: Page, inner: number, outer: number, lettersAt: (index: number) => string): boolean {
	const [part, whole] = [page.pieces[inner] as Piece, page.pieces[outer] as Piece];
	if (whole.length < 1.15 * part.length || whole.length > longestParagraph || part.words > 45) return false;
	return lettersAt(outer).includes(lettersAt(inner));
}

/** The words in lower case with single spaces around them. */
const lettersOf = (page: Page, index: number): string => ` ${page.lowerAt(index).replace(NO_LETTERS, ' ').trim()} `;

/** What is no letter or digit; classes such as \p{L} take ten times as long. */
const NO_LETTERS = /[^a-z0-9\u00c0-\u1fff\u2070-\uffff]+/g;

/** What `hashRuns` found last; kept, so that there is no array for every paragraph. */
let hashes = new Int32Array(512);

/** Writes a hash of every `run` words in a row, the first `most` of them, into `hashes`; returns their number. */
function hashRuns(words: Words, { start, end }: Piece, most = Number.POSITIVE_INFINITY): number {
	const first = wordFrom(words.start, words.count, start);
	const limit = Math.min(wordFrom(words.start, words.count, end), first + run - 1 + most);
	if (hashes.length < limit - first) hashes = new Int32Array((limit - first) * 2);
	const found = hashes;
	const hash = words.hash;
	let a = 0;
	let b = 0;
	let c = 0;
	let count = 0;
	for (let at = first; at < limit; at++) {
		const word = hash[at] as number;
		if (at >= first + run - 1)
			// Of 30 bits: a map finds small integers faster.
			found[count++] = (Math.imul(a, 961) + Math.imul(b, 1009) + Math.imul(c, 2039) + word) & 0x3fffffff;
		a = b;
		b = c;
		c = word;
	}
	return count;
}

/** The first word that begins at an offset or behind it. */
function wordFrom(start: Int32Array, count: number, offset: number): number {
	return firstNot(count, at => (start[at] as number) < offset);
}
