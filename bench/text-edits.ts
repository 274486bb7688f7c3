// Edits of an article as lists of pieces, so that the true new place of every code unit is known.

/** A stretch of the new text: copied from the old text, or newly written (`from` absent). */
export interface Piece {
	readonly text: string;
	/** Offset in the old text that the piece was copied from; its code units map one to one. */
	readonly from?: number;
}

export interface Edited {
	readonly text: string;
	/** The new offset of each old code unit, -1 where it is gone. */
	readonly places: Int32Array;
}

export type RandomNumber = () => number;
export type TextEdit = (text: string, random: RandomNumber) => readonly Piece[];

export function apply(old: string, pieces: readonly Piece[]): Edited {
	const places = new Int32Array(old.length).fill(-1);
	let text = '';
	for (const piece of pieces) {
		if (piece.from !== undefined) {
			for (let k = 0; k < piece.text.length; k++) places[piece.from + k] = text.length + k;
		}
		text += piece.text;
	}
	return { text, places };
}

const copy = (old: string, start: number, end: number): Piece => ({ text: old.slice(start, end), from: start });

/** The paragraphs with the blank lines behind them. */
function paragraphs(old: string): readonly (readonly [start: number, end: number])[] {
	const found: [number, number][] = [];
	for (const { index, 0: block } of old.matchAll(/[^\n]+(?:\n(?!\n)[^\n]*)*\n*/g))
		found.push([index, index + block.length]);
	return found;
}

/** About a share of all words is replaced, deleted, or gets a neighbour, a third of the time each. */
const editWords =
	(share: number): TextEdit =>
	(old, random) => {
		const pieces: Piece[] = [];
		let at = 0;
		for (const { index, 0: word } of old.matchAll(/\p{L}[\p{L}\p{N}’'-]*/gu)) {
			if (random() >= share) continue;
			pieces.push(copy(old, at, index));
			const kind = random();
			if (kind < 1 / 3) pieces.push({ text: someWord(random) });
			else if (kind < 2 / 3) pieces.push({ text: `${someWord(random)} ` }, copy(old, index, index + word.length));
			at = index + word.length;
		}
		pieces.push(copy(old, at, old.length));
		return pieces;
	};

const words = 'harbour ledger quiet measured northern several promised valley winter council figure openly'.split(' ');
const someWord = (random: RandomNumber): string => words[Math.floor(random() * words.length)] as string;

/** Each code unit is replaced by itself or by another of the same length, which keeps its place. */
const replaceUnits =
	(table: Readonly<Record<string, string>>): TextEdit =>
	old => [{ text: old.replace(/./gsu, unit => table[unit] ?? unit), from: 0 }];

/** Paragraphs are broken into lines of at most 72 characters: a blank becomes a line end, which keeps its place. */
const rewrap: TextEdit = old => {
	let column = 0;
	let text = '';
	for (const part of old.split(/( )/)) {
		if (part === ' ' && column > 60) {
			text += '\n';
			column = 0;
		} else {
			text += part;
			const newline = part.lastIndexOf('\n');
			column = newline < 0 ? column + part.length : part.length - newline - 1;
		}
	}
	return [{ text, from: 0 }];
};

export const edits: Readonly<Record<string, TextEdit>> = {
	'insert at the top': old => [{ text: 'Updated with a reply from the ministry.\n\n' }, copy(old, 0, old.length)],
	'delete a paragraph': (old, random) => {
		const all = paragraphs(old);
		const [start, end] = all[Math.floor(random() * all.length)] ?? [0, 0];
		return [copy(old, 0, start), copy(old, end, old.length)];
	},
	'move a paragraph': (old, random) => {
		const all = paragraphs(old);
		const [start, end] = all[Math.floor(random() * all.length)] ?? [0, 0];
		const [target] = all[Math.floor(random() * all.length)] ?? [0, 0];
		if (target >= start && target < end) return [copy(old, 0, old.length)];
		return target < start
			? [copy(old, 0, target), copy(old, start, end), copy(old, target, start), copy(old, end, old.length)]
			: [copy(old, 0, start), copy(old, end, target), copy(old, start, end), copy(old, target, old.length)];
	},
	'edit 1 % of the words': editWords(0.01),
	'edit 10 % of the words': editWords(0.1),
	'edit 30 % of the words': editWords(0.3),
	'straighten quotes': replaceUnits({ '“': '"', '”': '"', '‘': "'", '’': "'" }),
	're-wrap, with CRLF': rewrap,
};

/** A seeded generator (mulberry32), so that every run makes the same edits. */
export function seeded(seed: number): RandomNumber {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}
