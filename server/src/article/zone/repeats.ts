import { isSame } from './captions';
import type { Piece } from './page';

/** Which blocks read the same as others, regardless of case and punctuation. */
export interface Repeats {
	/** For a block's number, the number of the next block that reads the same. */
	readonly next: ReadonlyMap<number, number>;
	/** For a block that repeats an earlier one, the number of the first. */
	readonly first: ReadonlyMap<number, number>;
}

/** Longer blocks are paragraphs, which nothing repeats whole. UTF-16 code units. */
const longest = 700;

/** Linear in the number of blocks. */
export function findRepeats(pieces: readonly Piece[]): Repeats {
	const last = new Map<number, number>();
	const next = new Map<number, number>();
	const first = new Map<number, number>();
	pieces.forEach((piece, index) => {
		if (piece.words < 2 || piece.length > longest) return;
		const before = last.get(piece.key);
		if (before !== undefined && isSame(pieces[before] as Piece, piece)) {
			next.set(before, index);
			first.set(index, first.get(before) ?? before);
		}
		last.set(piece.key, index);
	});
	return { next, first };
}
