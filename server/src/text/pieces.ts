import { firstNot } from './first-not';
import type { Span } from './span';

/** A stretch of an earlier text that is still there, unchanged. */
export interface Piece {
	/** Where it began in the earlier text. */
	readonly was: number;
	/** Where it begins now. */
	readonly is: number;
	readonly length: number;
}

/** What is left of an earlier text, in order. What stands between the pieces was typed or put in since. */
export type Pieces = readonly Piece[];

/** One edit of a text: what stood in `[start, end)` is replaced by so many code units. */
export interface TextChange extends Span {
	readonly inserted: number;
}

/** From this many on, a comparison of the two texts says as much as the edits do, and costs less. */
const mostPieces = 2000;

export const wholeText = (length: number): Pieces => (length === 0 ? [] : [{ was: 0, is: 0, length }]);

/**
 * The pieces that are left after edits, each of which refers to the text after the one before it. What was typed and
 * deleted again leaves no trace. Undefined where the text is in too many pieces.
 */
export function afterChanges(pieces: Pieces, changes: readonly TextChange[]): Pieces | undefined {
	let left = pieces;
	for (const change of changes) {
		left = afterChange(left, change);
		if (left.length > mostPieces) return undefined;
	}
	return left;
}

function afterChange(pieces: Pieces, { start, end, inserted }: TextChange): Pieces {
	const shift = inserted - (end - start);
	const left: Piece[] = [];
	const add = (was: number, is: number, length: number) => {
		if (length <= 0) return;
		const last = left.at(-1);
		if (last && last.was + last.length === was && last.is + last.length === is) {
			left[left.length - 1] = { ...last, length: last.length + length };
		} else left.push({ was, is, length });
	};
	for (const { was, is, length } of pieces) {
		add(was, is, Math.min(length, start - is));
		const cut = Math.max(0, end - is);
		add(was + cut, is + cut + shift, length - cut);
	}
	return left;
}

/** Where a span of the earlier text is now, from its first unit that is left to its last one. Undefined where none is. */
export function spanAfter(
	pieces: Pieces,
	span: Span,
): { readonly span: Span /** In code units. */; readonly kept: number; readonly whole: boolean } | undefined {
	let kept = 0;
	let start = -1;
	let end = -1;
	for (let at = firstBehind(pieces, span.start); at < pieces.length; at++) {
		const { was, is, length } = pieces[at] as Piece;
		if (was >= span.end) break;
		const from = Math.max(was, span.start);
		const to = Math.min(was + length, span.end);
		if (start < 0) start = is + from - was;
		end = is + to - was;
		kept += to - from;
	}
	if (start < 0) return undefined;
	const size = span.end - span.start;
	return { span: { start, end }, kept, whole: kept === size && end - start === size };
}

/** Whether a span of the text as it is now holds something of the earlier text that stood outside these spans of it. */
export function holdsOthers(pieces: Pieces, now: Span, own: readonly Span[]): boolean {
	return pieces.some(({ was, is, length }) => {
		const from = Math.max(is, now.start);
		const to = Math.min(is + length, now.end);
		if (from >= to) return false;
		const [start, end] = [from - is + was, to - is + was];
		return !own.some(span => span.start <= start && end <= span.end);
	});
}

/** The first piece that ends behind an offset of the earlier text. */
const firstBehind = (pieces: Pieces, offset: number): number =>
	firstNot(pieces.length, at => {
		const { was, length } = pieces[at] as Piece;
		return was + length <= offset;
	});
