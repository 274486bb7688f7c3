/**
 * What Standpoint needs of a file system. Node's is `node-files.ts`; an editor in the browser can hand in its own.
 * Paths are absolute, in the form of the system that they come from; only `Files` takes them apart.
 */
export interface Files {
	/** The entries of a folder, in no particular order. @throws FileError */
	list(folder: string): Promise<readonly FolderEntry[]>;
	/** What stands at a path, links followed. @throws FileError */
	inspect(path: string): Promise<FileFacts>;
	/** The bytes of a regular file. @throws FileError, also where there are more than `maxBytes` */
	read(path: string, maxBytes: number): Promise<FileBytes>;
	/** The same at once, for texts that are needed again in the middle of a computation. @throws FileError */
	readNow(path: string, maxBytes: number): FileBytes;
	/** The path with every link resolved. @throws FileError */
	real(path: string): Promise<string>;
	/** Replaces or creates a file in one step: a reader sees the old text or the new one. @throws FileError */
	write(path: string, text: string): Promise<void>;
	/** @param relative a path with `/` between its parts */
	join(folder: string, relative: string): string;
	/** The path from `folder` to `path` with `/` between its parts, or undefined where `path` lies outside; `''` for itself. */
	within(folder: string, path: string): string | undefined;
	/** The folder that a path lies in; the path itself where there is none above. */
	parent(path: string): string;
	uriOf(path: string): string;
	/** Undefined where the URI is none of this file system. */
	pathOf(uri: string): string | undefined;
	/** SHA-256 of the text as UTF-8, in lower-case hexadecimal. */
	hash(text: string): string;
	/**
	 * The normalised text with this hash that a file had earlier, where its history is kept and still has it. Never throws.
	 */
	earlierText?(path: string, hash: string): Promise<string | undefined>;
	/**
	 * Who wrote each line of a file into its history, and on which day (`2024-06-10`), by line from 0; undefined where nobody
	 * did yet, or where no history is kept. Never throws.
	 * @param contents the file as it is now
	 */
	lineCommits?(
		path: string,
		contents: string,
	): Promise<readonly ({ readonly author: string; readonly day: string } | undefined)[] | undefined>;
}

export interface FolderEntry {
	readonly name: string;
	readonly kind: 'file' | 'folder' | 'link' | 'other';
}

export interface FileFacts {
	readonly kind: 'file' | 'folder' | 'other';
	/** In bytes. */
	readonly size: number;
	/** Differs whenever the file was written; equal stamps let a file go unread. */
	readonly stamp: string;
}

export interface FileBytes {
	readonly bytes: Uint8Array;
	readonly stamp: string;
}

/** Why a file cannot be read or written; the message is a sentence for people and names no path. */
export class FileError extends Error {
	override readonly name = 'FileError';
	constructor(
		readonly kind: 'absent' | 'unreadable',
		message: string,
	) {
		super(message);
	}
}

/** The reason as a sentence, of whatever was thrown. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

export const isAbsent = (error: unknown): boolean => error instanceof FileError && error.kind === 'absent';
