import { isSame } from './captions';
import type { Piece } from './page';

/** For each block that reads the same as an earlier or later one, the numbers of all such blocks. Linear. */
export function findRepeats(pieces: readonly Piece[]): ReadonlyMap<number, readonly number[]> {
	const first = new Map<number, number>();
	const groups = new Map<number, number[]>();
	pieces.forEach((piece, index) => {
		if (piece.words < 2 || piece.length > 700) return;
		const seen = first.get(piece.key);
		if (seen === undefined) {
			first.set(piece.key, index);
			return;
		}
		const other = pieces[seen] as Piece;
		if (!isSame(other, piece)) return;
		const group = groups.get(seen) ?? [seen];
		group.push(index);
		groups.set(seen, group);
		groups.set(index, group);
	});
	return groups;
}
