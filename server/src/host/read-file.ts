import { decode } from '../text/decode';
import { type FileBytes, type Files, isAbsent, reasonOf } from './files';

/** Larger files are reported and skipped: a newspaper's longest article is a hundredth of this. In bytes. */
export const maxFileBytes = 16 * 2 ** 20;

/** What came of reading a file as text. */
export type FileReading =
	| {
			readonly kind: 'text';
			/** Normalised (see `text/decode.ts`). */
			readonly text: string;
			readonly hash: string;
			readonly stamp: string;
			/** What is wrong with the bytes, in a sentence, where something is. */
			readonly problem?: string;
	  }
	| { readonly kind: 'unreadable'; readonly reason: string }
	| { readonly kind: 'absent' };

/** Reads a file as text. Never throws: a file that is too large, binary or forbidden gives the reason in a sentence. */
export async function readFile(files: Files, path: string): Promise<FileReading> {
	try {
		return readingOf(files, await files.read(path, maxFileBytes));
	} catch (error) {
		return failureOf(error);
	}
}

/** The same at once. */
export function readFileNow(files: Files, path: string): FileReading {
	try {
		return readingOf(files, files.readNow(path, maxFileBytes));
	} catch (error) {
		return failureOf(error);
	}
}

/** The normalised text of a file at once, or undefined where it cannot be read. Never throws. */
export function readTextNow(files: Files, path: string): string | undefined {
	try {
		const { text, binary } = decode(files.readNow(path, maxFileBytes).bytes);
		return binary ? undefined : text;
	} catch {
		return undefined;
	}
}

function readingOf(files: Files, { bytes, stamp }: FileBytes): FileReading {
	const { text, problem, binary } = decode(bytes);
	if (binary) return { kind: 'unreadable', reason: problem ?? 'This file is not text.' };
	return { kind: 'text', text, hash: files.hash(text), stamp, problem };
}

const failureOf = (error: unknown): FileReading =>
	isAbsent(error) ? { kind: 'absent' } : { kind: 'unreadable', reason: reasonOf(error) };

/** The reason why a text that an editor holds is not taken in: the same that would hold for its file. */
export function whyUnreadable(text: string): string | undefined {
	if (text.length > maxFileBytes) return `It is too large: at most ${maxFileBytes / 2 ** 20} MB are read.`;
	return text.slice(0, 8192).includes('\0') ? 'This file is not text: it contains NUL bytes.' : undefined;
}
