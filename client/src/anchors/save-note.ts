/**
 * What is noted before an annotation file is saved. VS Code empties a file before it fills it: should the machine die in
 * between, the note says what the file was about to be.
 */
export interface SaveNote {
	readonly uri: string;
	/** What stood on the disk before; absent where there was no file. */
	readonly before?: string;
	/** What is saved. */
	readonly text: string;
}

export const writeNote = (note: SaveNote): Uint8Array => new TextEncoder().encode(JSON.stringify(note));

/** Undefined where a note was itself cut off: then the save had not begun. Never throws. */
export function readNote(bytes: Uint8Array): SaveNote | undefined {
	try {
		const { uri, before, text } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Record<string, unknown>>;
		if (typeof uri !== 'string' || typeof text !== 'string') return undefined;
		return { uri, text, ...(typeof before === 'string' ? { before } : {}) };
	} catch {
		return undefined;
	}
}

/**
 * What must be written to end a save that was cut off; undefined where it was not: the file is as it was before, or all
 * of what was saved, or something else by now.
 * @param now the bytes of the file; undefined where there is none
 */
export function restOfSave({ before, text }: SaveNote, now: Uint8Array | undefined): Uint8Array | undefined {
	const encoder = new TextEncoder();
	if (now === undefined || (before !== undefined && isSame(now, encoder.encode(before)))) return undefined;
	const whole = encoder.encode(hasMark(before) && !hasMark(text) ? `${mark}${text}` : text);
	return now.length < whole.length && isSame(now, whole.subarray(0, now.length)) ? whole : undefined;
}

/** A byte order mark, which editors do not show and write again. */
const mark = '\ufeff';
const hasMark = (text: string | undefined): boolean => text?.startsWith(mark) ?? false;

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
	a.length === b.length && a.every((byte, at) => byte === b[at]);
