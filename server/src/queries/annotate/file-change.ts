import type { CorpusPath } from '../../corpus/corpus';
import { indexLines, type Range, rangeOf } from '../../text/position';

/** What is to become of one file of a corpus: it is created with a text, or edited. */
export interface FileChange {
	readonly path: CorpusPath;
	/** Whether there is no such file yet. Then there is one edit, which holds the whole text. */
	readonly isNew: boolean;
	/** All refer to the text before; without overlap. */
	readonly edits: readonly { readonly range: Range; readonly newText: string }[];
}

/** The change from one text of a file to another, as one replacement of what differs. */
export function fileChange(path: CorpusPath, before: string | undefined, after: string): FileChange {
	const source = before ?? '';
	let start = 0;
	const shorter = Math.min(source.length, after.length);
	while (start < shorter && source[start] === after[start]) start++;
	let tail = 0;
	while (tail < shorter - start && source[source.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
	// Whole lines, so that no half of a surrogate pair is replaced and a person sees what was done.
	start = source.lastIndexOf('\n', start - 1) + 1;
	const newline = source.indexOf('\n', source.length - tail);
	const end = newline < 0 ? source.length : Math.min(source.length, newline + 1);
	const range = rangeOf(indexLines(source), { start, end });
	const newText = after.slice(start, after.length - (source.length - end));
	const edits = source === after ? [] : [{ range, newText }];
	return { path, isNew: before === undefined, edits };
}
