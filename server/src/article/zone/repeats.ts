import { firstOfKey, keyOf, type Page } from './page';

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
export function findRepeats(page: Page): Repeats {
	const { pieces } = page;
	const next = new Map<number, number>();
	const first = new Map<number, number>();
	// Blocks that read the same begin with the same letter and have as many: of few blocks more has to be looked at.
	const byLetters = new Map<number, number[]>();
	pieces.forEach((piece, index) => {
		if (piece.words < 2 || piece.length > longest) return;
		const letters = piece.letters * 0x10000 + firstOfKey(page, piece);
		const alike = byLetters.get(letters);
		if (alike === undefined) byLetters.set(letters, [index]);
		else alike.push(index);
	});
	for (const alike of byLetters.values()) {
		if (alike.length === 1) continue;
		const last = new Map<number, number>();
		for (const index of alike) {
			const key = keyOf(page, pieces[index] as (typeof pieces)[number]);
			const before = last.get(key);
			if (before !== undefined) {
				next.set(before, index);
				first.set(index, first.get(before) ?? before);
			}
			last.set(key, index);
		}
	}
	return { next, first };
}
