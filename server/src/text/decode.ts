/** What came of reading a file's bytes as text. `problem` says in a sentence what was wrong, where something was. */
export interface Decoded {
	readonly text: string;
	readonly problem?: string;
	/** Whether the bytes are not text at all: then `text` is empty. */
	readonly binary: boolean;
}

/**
 * Decodes a file as UTF-8 and normalises it: no byte order mark, and `\n` as the only line end.
 * Never throws: undecodable bytes become U+FFFD and are reported.
 */
export function decode(bytes: Uint8Array): Decoded {
	if (looksBinary(bytes)) return { text: '', problem: 'This file is not text: it contains NUL bytes.', binary: true };
	const text = normalise(lenient.decode(bytes));
	// A replacement character may also stand in the file itself; only a strict decoder tells the two apart.
	if (text.includes('\uFFFD') && !isUtf8(bytes)) {
		return {
			text,
			problem: 'This file is not valid UTF-8: undecodable bytes are shown as \uFFFD. Save it as UTF-8.',
			binary: false,
		};
	}
	return { text, binary: false };
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * The text that positions refer to: a leading byte order mark dropped, CRLF and CR turned into LF. Half a surrogate pair,
 * which an editor may hold and no file can, is U+FFFD as it will be in the file: else two texts would have one hash.
 */
export function normalise(text: string): string {
	const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	const lines = body.includes('\r') ? body.replace(/\r\n?/g, '\n') : body;
	return lines.toWellFormed();
}

/** UTF-16 and binary formats show NUL bytes early; UTF-8 text has none. */
function looksBinary(bytes: Uint8Array): boolean {
	return bytes.subarray(0, 8192).includes(0);
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
