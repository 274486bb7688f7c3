import type { Head } from './head';
import { isProse, type Page, type Piece } from './page';

/** Words whose hash stands for a place in the text; shorter sequences recur by chance. */
const run = 4;
/** Share of a line's sequences that must recur in one paragraph. */
const share = 0.55;

/** Marks lines that repeat words of the article's text, and do not end as a sentence does: pulled quotes. */
export function markPullQuotes(page: Page, head: Head): void {
	const wanted = new Map<number, number[]>();
	const sizes = new Map<number, number>();
	page.pieces.forEach((piece, index) => {
		if (index < head.body || page.kinds[index] !== undefined || !isCandidate(page, piece)) return;
		const hashes = runsOf(page.text, piece);
		sizes.set(index, hashes.length);
		for (const hash of hashes) {
			const owners = wanted.get(hash);
			if (owners === undefined) wanted.set(hash, [index]);
			else if (owners.length < 8) owners.push(index);
		}
	});
	if (sizes.size === 0) return;
	page.pieces.forEach((piece, index) => {
		if (page.kinds[index] !== undefined || sizes.has(index) || !isProse(piece)) return;
		const hits = new Map<number, number>();
		eachRun(page.text, piece, hash => {
			for (const owner of wanted.get(hash) ?? []) hits.set(owner, (hits.get(owner) ?? 0) + 1);
		});
		for (const [owner, count] of hits) {
			if (count >= share * (sizes.get(owner) ?? 0)) page.kinds[owner] = 'pullquote';
		}
	});
}

function isCandidate(page: Page, piece: Piece): boolean {
	if (piece.words < run + 2 || piece.words > 70 || piece.last === ':') return false;
	if (!piece.stops) return true;
	// A whole sentence in quotation marks may be pulled too.
	const first = page.text.charCodeAt(piece.start);
	return piece.closed && piece.words <= 45 && (first === 0x22 || first === 0x201c || first === 0x2018);
}

function runsOf(text: string, piece: Piece): readonly number[] {
	const hashes: number[] = [];
	eachRun(text, piece, hash => hashes.push(hash));
	return hashes;
}

/** Calls back with a hash of every `run` words in a row. */
function eachRun(text: string, piece: Piece, visit: (hash: number) => void): void {
	let a = 0;
	let b = 0;
	let c = 0;
	let word = 0;
	let seen = 0;
	for (let at = piece.start; at <= piece.end; at++) {
		const code = at < piece.end ? text.charCodeAt(at) : 0x20;
		const small = code | 0x20;
		if (
			(small >= 0x61 && small <= 0x7a) ||
			(code >= 0x30 && code <= 0x39) ||
			(code >= 0xc0 && (code < 0x2000 || code > 0x206f))
		) {
			word = (Math.imul(word, 31) + small + 1) | 0;
		} else if (word !== 0 && code !== 0x27 && code !== 0x2019) {
			if (++seen >= run) visit((Math.imul(a, 961) + Math.imul(b, 1009) + Math.imul(c, 2039) + word) | 0);
			a = b;
			b = c;
			c = word;
			word = 0;
		}
	}
}
