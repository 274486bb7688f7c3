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
	const candidates = findCandidates(page, head);
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
		const count = hashRuns(page.text, piece);
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
const filterSize = 4096;
const seen = new Uint8Array(filterSize);

interface Candidates {
	readonly size: number;
	/** For each hash of some words in a row, the blocks that it may show to be pulled quotes. */
	readonly owners: ReadonlyMap<number, readonly number[]>;
	/** The lines without a full stop, and how many sequences of words each has. */
	readonly lines: ReadonlyMap<number, number>;
}

function findCandidates(page: Page, head: Head): Candidates {
	const owners = new Map<number, number[]>();
	const lines = new Map<number, number>();
	let size = 0;
	page.pieces.forEach((piece, index) => {
		const fits = piece.words >= run + 2 && piece.words <= 70 && piece.last !== ':';
		if (index < head.body || page.kinds[index] !== undefined || !fits) return;
		// A sentence recurs whole: where it begins is enough.
		const count = hashRuns(page.text, piece, piece.stops ? 1 : Number.POSITIVE_INFINITY);
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

/** What `hashRuns` takes for no letters; classes such as \p{L} take ten times as long. */
const NO_LETTERS = /[^a-z0-9\u00c0-\u1fff\u2070-\uffff]+/g;

/** What `hashRuns` found last; kept, so that there is no array for every paragraph. */
let hashes = new Int32Array(512);

/** Writes a hash of every `run` words in a row, the first `most` of them, into `hashes`; returns their number. */
function hashRuns(text: string, piece: Piece, most = Number.POSITIVE_INFINITY): number {
	const { start, end } = piece;
	// A word has a letter and a gap behind it.
	if (hashes.length < (end - start + 1) >> 1) hashes = new Int32Array(end - start);
	const found = hashes;
	let count = 0;
	let a = 0;
	let b = 0;
	let c = 0;
	let word = 0;
	let seen = 0;
	for (let at = start; at <= end; at++) {
		const code = at < end ? text.charCodeAt(at) : 0x20;
		const type = code < 0x80 ? asciiTypes[code] : code < 0xc0 || (code >= 0x2000 && code <= 0x206f) ? GAP : LETTER;
		if (type === LETTER) word = ((word << 3) + (code | 0x20)) | 0;
		else if (word !== 0 && type === GAP && code !== 0x2019) {
			if (++seen >= run) {
				found[count++] = (Math.imul(a, 961) + Math.imul(b, 1009) + Math.imul(c, 2039) + word) | 0;
				if (count >= most) return count;
			}
			a = b;
			b = c;
			c = word;
			word = 0;
		}
	}
	return count;
}

const GAP = 0;
const LETTER = 1;
const APOSTROPHE = 2;

const asciiTypes = Uint8Array.from({ length: 128 }, (_, code) => {
	if (code === 0x27) return APOSTROPHE;
	return /[a-z0-9]/i.test(String.fromCharCode(code)) ? LETTER : GAP;
});
