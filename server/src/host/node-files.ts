import { hash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type FileBytes, FileError, type FileFacts, type Files, type FolderEntry } from './files';
import { earlierText, lineCommits } from './git';

/** The file system of the machine. */
export const nodeFiles: Files = {
	list: folder => guarded(() => list(folder)),
	inspect: file => guarded(async () => factsOf(await fs.promises.stat(file))),
	read: (file, maxBytes) => guarded(() => read(file, maxBytes)),
	readNow: (file, maxBytes) => {
		try {
			return readNow(file, maxBytes);
		} catch (error) {
			throw explain(error);
		}
	},
	real: file => guarded(() => fs.promises.realpath(file)),
	write: (file, text) => guarded(() => write(file, text)),
	join,
	within: (folder, file) => {
		const relative = path.relative(folder, file);
		if (relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative)) return undefined;
		return path.sep === '/' ? relative : relative.split(path.sep).join('/');
	},
	parent: file => path.dirname(file),
	uriOf: file => pathToFileURL(file).href,
	pathOf,
	hash: text => hash('sha256', text),
	earlierText,
	lineCommits,
};

/** Asked of every file of a corpus, most of which are plain names behind each other. */
function join(folder: string, relative: string): string {
	const isPlain = path.sep === '/' && !relative.startsWith('.') && !relative.includes('/.');
	return isPlain ? `${folder}/${relative}` : path.join(folder, ...relative.split('/'));
}

async function list(folder: string): Promise<readonly FolderEntry[]> {
	const entries = await fs.promises.readdir(folder, { withFileTypes: true });
	return entries.map(entry => ({ name: entry.name, kind: kindOf(entry) }));
}

function kindOf(entry: fs.Dirent | fs.Stats): FolderEntry['kind'] {
	if (entry.isFile()) return 'file';
	if (entry.isDirectory()) return 'folder';
	return entry.isSymbolicLink() ? 'link' : 'other';
}

function factsOf(stats: fs.Stats): FileFacts {
	const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
	return { kind, size: stats.size, stamp: stampOf(stats) };
}

/** The change time is in it because a checkout may set an old modification time on new bytes. */
const stampOf = (stats: fs.Stats): string => `${stats.mtimeMs}:${stats.ctimeMs}:${stats.size}:${stats.ino}`;

// O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
const openFlags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

async function read(file: string, maxBytes: number): Promise<FileBytes> {
	const handle = await fs.promises.open(file, openFlags);
	try {
		const stats = await handle.stat();
		const buffer = Buffer.allocUnsafe(roomFor(stats, maxBytes));
		let length = 0;
		while (length < buffer.length) {
			const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
			if (bytesRead === 0) break;
			length += bytesRead;
		}
		return { bytes: checked(buffer, length, maxBytes), stamp: stampOf(stats) };
	} finally {
		await handle.close();
	}
}

function readNow(file: string, maxBytes: number): FileBytes {
	const descriptor = fs.openSync(file, openFlags);
	try {
		const stats = fs.fstatSync(descriptor);
		const buffer = Buffer.allocUnsafe(roomFor(stats, maxBytes));
		let length = 0;
		while (length < buffer.length) {
			const count = fs.readSync(descriptor, buffer, length, buffer.length - length, length);
			if (count === 0) break;
			length += count;
		}
		return { bytes: checked(buffer, length, maxBytes), stamp: stampOf(stats) };
	} finally {
		fs.closeSync(descriptor);
	}
}

/** The stamp of a regular file at once; undefined where there is none. */
export function stampNow(file: string): string | undefined {
	const stats = fs.statSync(file, { throwIfNoEntry: false });
	return stats?.isFile() ? stampOf(stats) : undefined;
}

/** One byte more than the file has, so that a file which grew meanwhile is noticed. */
function roomFor(stats: fs.Stats, maxBytes: number): number {
	if (stats.isDirectory()) throw new FileError('unreadable', 'It is a folder, not a file.');
	if (!stats.isFile()) throw new FileError('unreadable', 'It is not a regular file.');
	if (stats.size > maxBytes) throw tooLarge(stats.size, maxBytes);
	return Math.min(stats.size, maxBytes) + 1;
}

function checked(buffer: Buffer, length: number, maxBytes: number): Uint8Array {
	if (length > maxBytes) throw tooLarge(length, maxBytes);
	return buffer.subarray(0, length);
}

function tooLarge(size: number, maxBytes: number): FileError {
	const megabytes = (bytes: number) => `${Math.ceil(bytes / 2 ** 20)} MB`;
	return new FileError('unreadable', `It is too large: ${megabytes(size)}, at most ${megabytes(maxBytes)} are read.`);
}

/** Writes beside the file and renames: the folder is the same, so the rename is one step and never crosses devices. */
async function write(file: string, text: string): Promise<void> {
	const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
	try {
		const handle = await fs.promises.open(draft, 'wx', await modeOf(file));
		try {
			await handle.writeFile(text, 'utf8');
			await handle.sync();
		} finally {
			await handle.close();
		}
		await fs.promises.rename(draft, file);
	} catch (error) {
		await fs.promises.rm(draft, { force: true });
		throw error;
	}
}

async function modeOf(file: string): Promise<number> {
	try {
		return (await fs.promises.stat(file)).mode & 0o777;
	} catch {
		return 0o666;
	}
}

function pathOf(uri: string): string | undefined {
	if (!/^file:/i.test(uri)) return undefined;
	try {
		const file = fileURLToPath(uri);
		// Editors differ in the case of a drive letter; one form lets the same file be the same key.
		return /^[a-z]:/.test(file) ? (file[0] as string).toUpperCase() + file.slice(1) : file;
	} catch {
		return undefined;
	}
}

async function guarded<T>(action: () => Promise<T>): Promise<T> {
	try {
		return await action();
	} catch (error) {
		throw explain(error);
	}
}

const reasons: Readonly<Record<string, string>> = {
	EACCES: 'Permission is denied.',
	EPERM: 'Permission is denied.',
	ELOOP: 'It is a symbolic link that leads back to itself.',
	EISDIR: 'It is a folder, not a file.',
	ENOTDIR: 'A part of its path is a file, not a folder.',
	EEXIST: 'A file of this name is in the way.',
	ENAMETOOLONG: 'Its path is too long.',
	ENXIO: 'It is not a regular file.',
	EROFS: 'It is on a read-only file system.',
	ENOSPC: 'The disk is full.',
	EMFILE: 'Too many files are open.',
	EIO: 'The disk reported an error.',
};

/** What the system threw, as a reason for people. */
export function explain(error: unknown): FileError {
	if (error instanceof FileError) return error;
	const code = (error as { readonly code?: unknown } | undefined)?.code;
	if (code === 'ENOENT') return new FileError('absent', 'There is no such file.');
	if (typeof code === 'string') return new FileError('unreadable', reasons[code] ?? `The system says ${code}.`);
	return new FileError('unreadable', String(error));
}
