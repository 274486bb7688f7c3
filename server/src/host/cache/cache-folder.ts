import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { FileError, isAbsent } from '../files';
import { explain, nodeFiles } from '../node-files';
import { type Part, partName } from './head';

/**
 * The folder of one corpus within the cache folder: `head`, and the parts that it names. All names are made here, of
 * hexadecimal digits; nothing else is written, and nothing of another name is deleted.
 */
export interface CacheFolder {
	/** The hash of the corpus's root, which is the folder's name as well. */
	readonly root: string;
	/** Undefined where there is none. @throws FileError */
	readHead(): Promise<Uint8Array | undefined>;
	/** Undefined where the part is absent or is not what the head says. */
	readPart(part: Part): Promise<Uint8Array | undefined>;
	/**
	 * Opens a part, to be read bit by bit: undefined where it is absent or has another length. What is read is not checked.
	 * It can be read as long as somebody keeps `read`, also when the part was deleted meanwhile.
	 */
	openPart(part: Part): OpenPart | undefined;
	/** @throws FileError */
	writePart(kind: 'seg' | 'table' | 'context', pieces: readonly Uint8Array[]): Promise<Part>;
	/** In one step: a reader sees the old head or the new one. @throws FileError */
	writeHead(bytes: Uint8Array): Promise<void>;
	/** Has nothing kept from now on. */
	removeHead(): Promise<void>;
	/** Notes that the corpus is in use, so that others go first where room is short. */
	touch(): Promise<void>;
	/** The names in the folder. */
	names(): Promise<ReadonlySet<string>>;
	/**
	 * Deletes what nobody names and is older than an hour: another process may be about to name what is younger. Where all
	 * corpora together have more than `maxBytes`, deletes the younger as well, then the corpora used longest ago.
	 * @param named the parts that the head names
	 */
	tidy(named: ReadonlySet<string>, maxBytes: number): Promise<void>;
}

export interface OpenPart {
	/** Undefined where there is no such bit, or it cannot be read (any more). Never throws. */
	read(start: number, length: number): Uint8Array | undefined;
}

/**
 * @param folder the cache folder of all corpora; it is made when something is written
 * @param isInsideAllowed whether it may lie inside the corpus
 * @throws FileError where it does and may not
 */
export async function cacheFolderOf(folder: string, corpus: string, isInsideAllowed: boolean): Promise<CacheFolder> {
	const [all, real] = await Promise.all([realOrLater(path.resolve(folder)), realOrLater(path.resolve(corpus))]);
	if (!isInsideAllowed && nodeFiles.within(real, all) !== undefined) {
		throw new FileError('unreadable', 'It lies inside the corpus.');
	}
	const root = createHash('sha256').update(real).digest('hex').slice(0, 32);
	const own = path.join(all, root);
	const at = (name: string) => path.join(own, name);
	return {
		root,
		readHead: async () => {
			try {
				return (await nodeFiles.read(at('head'), maxHeadBytes)).bytes;
			} catch (error) {
				if (isAbsent(error)) return undefined;
				throw error;
			}
		},
		readPart: async part => {
			try {
				return await readChecked(at(part.name), part);
			} catch {
				return undefined;
			}
		},
		openPart: part => openPart(at(part.name), part.bytes),
		writePart: async (kind, pieces) => {
			const name = `${randomName()}.${kind}`;
			const sha256 = await write(own, name, pieces);
			return { name, bytes: pieces.reduce((sum, { length }) => sum + length, 0), sha256 };
		},
		writeHead: async bytes => {
			await write(own, 'head', [bytes]);
			await syncFolder(own);
		},
		removeHead: () => remove(at('head')),
		touch: async () => {
			const now = new Date();
			await fs.promises.utimes(at('head'), now, now).catch(() => {});
		},
		names: async () => new Set(await fs.promises.readdir(own).catch(() => [])),
		tidy: async (named, maxBytes) => {
			await sweep(own, named, hour);
			const corpora = await usesOf(all);
			let bytes = corpora.reduce((sum, use) => sum + use.bytes, 0);
			if (bytes > maxBytes) bytes -= await sweep(own, named, Number.NEGATIVE_INFINITY);
			for (const use of corpora) {
				if (bytes <= maxBytes) break;
				if (use.folder === own) continue;
				await removeCorpus(use.folder);
				bytes -= use.bytes;
			}
		},
	};
}

const hour = 3_600_000;
const maxHeadBytes = 64 * 2 ** 20;
const corpusName = /^[0-9a-f]{32}$/;
const draftName = /^[0-9a-f]{24}\.tmp$/;

const randomName = (): string => randomBytes(12).toString('hex');

const pieceBytes = 2 ** 20;

/**
 * Piece by piece, so that the checksum of a large part stops nobody for long.
 * @returns undefined where the file is not that part
 */
async function readChecked(file: string, part: Part): Promise<Uint8Array | undefined> {
	const handle = await fs.promises.open(file, openFlags);
	try {
		const stats = await handle.stat();
		if (!stats.isFile() || stats.size !== part.bytes) return undefined;
		const bytes = Buffer.allocUnsafeSlow(part.bytes);
		const hash = createHash('sha256');
		for (let at = 0; at < bytes.length; ) {
			const { bytesRead } = await handle.read(bytes, at, Math.min(pieceBytes, bytes.length - at), at);
			if (bytesRead === 0) return undefined;
			hash.update(bytes.subarray(at, at + bytesRead));
			at += bytesRead;
		}
		return hash.digest('hex') === part.sha256 ? bytes : undefined;
	} finally {
		await handle.close();
	}
}

// O_NONBLOCK: opening a named pipe must not wait for somebody to write into it.
const openFlags = fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0);

/** Closes the files of parts that nobody can read any more: those of which the `read` is gone. */
const closing = new FinalizationRegistry<number>(descriptor => fs.close(descriptor, () => {}));

function openPart(file: string, bytes: number): OpenPart | undefined {
	let descriptor: number | undefined;
	try {
		descriptor = fs.openSync(file, openFlags);
		const stats = fs.fstatSync(descriptor);
		if (!stats.isFile() || stats.size !== bytes) throw new Error('another file');
	} catch {
		if (descriptor !== undefined) fs.closeSync(descriptor);
		return undefined;
	}
	const own = descriptor;
	const read: OpenPart['read'] = (start, length) => readBit(own, start, length);
	closing.register(read, own);
	return { read };
}

function readBit(descriptor: number, start: number, length: number): Uint8Array | undefined {
	try {
		const bytes = Buffer.allocUnsafeSlow(length);
		for (let at = 0; at < length; ) {
			const count = fs.readSync(descriptor, bytes, at, length - at, start + at);
			if (count === 0) return undefined;
			at += count;
		}
		return bytes;
	} catch {
		return undefined;
	}
}

/** The path with links resolved as far as it is there. */
async function realOrLater(file: string): Promise<string> {
	try {
		return await fs.promises.realpath(file);
	} catch {
		const parent = path.dirname(file);
		return parent === file ? file : path.join(await realOrLater(parent), path.basename(file));
	}
}

/**
 * Another process that makes room may delete the folder or the draft while it is written; the second time it stays.
 * @returns the SHA-256 of what was written
 */
async function write(folder: string, name: string, pieces: readonly Uint8Array[]): Promise<string> {
	try {
		return await writeOnce(folder, name, pieces).catch(error => {
			if (explain(error).kind !== 'absent') throw error;
			return writeOnce(folder, name, pieces);
		});
	} catch (error) {
		throw explain(error);
	}
}

/** Under another name first, so that nobody ever finds a part of a file; and where it lasts, before anything names it. */
async function writeOnce(folder: string, name: string, pieces: readonly Uint8Array[]): Promise<string> {
	const draft = path.join(folder, `${randomName()}.tmp`);
	const hash = createHash('sha256');
	try {
		// Articles may be confidential: nobody else reads what is kept of them.
		await fs.promises.mkdir(folder, { recursive: true, mode: 0o700 });
		const handle = await fs.promises.open(draft, 'wx', 0o600);
		try {
			for (const piece of pieces) {
				hash.update(piece);
				await handle.writeFile(piece);
			}
			await handle.datasync();
		} finally {
			await handle.close();
		}
		await rename(draft, path.join(folder, name));
		return hash.digest('hex');
	} catch (error) {
		await remove(draft);
		throw error;
	}
}

/** Windows refuses to replace a file at the moment that somebody reads it. */
async function rename(from: string, to: string): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await fs.promises.rename(from, to);
		} catch (error) {
			if (process.platform !== 'win32' || attempt === 10) throw error;
			await new Promise(resolve => setTimeout(resolve, 20 * attempt));
		}
	}
}

/** So that the new name lasts; not every system can. */
async function syncFolder(folder: string): Promise<void> {
	try {
		const handle = await fs.promises.open(folder, 'r');
		await handle.sync().finally(() => handle.close());
	} catch {
		// The checksums notice what a power cut took.
	}
}

interface Found {
	readonly file: string;
	readonly name: string;
	readonly bytes: number;
	/** When it was written, in milliseconds. */
	readonly time: number;
}

/** The files of ours in the folder of a corpus. */
async function filesIn(folder: string): Promise<readonly Found[]> {
	const entries = await fs.promises.readdir(folder, { withFileTypes: true }).catch(() => []);
	const found = entries.map(async (entry): Promise<readonly Found[]> => {
		const { name } = entry;
		if (!entry.isFile() || !(name === 'head' || partName.test(name) || draftName.test(name))) return [];
		const file = path.join(folder, name);
		const stats = await fs.promises.stat(file).catch(() => undefined);
		return stats ? [{ file, name, bytes: stats.size, time: stats.mtimeMs }] : [];
	});
	return (await Promise.all(found)).flat();
}

/**
 * @param olderThan in milliseconds
 * @returns how many bytes it deleted
 */
async function sweep(folder: string, named: ReadonlySet<string>, olderThan: number): Promise<number> {
	const unnamed = (await filesIn(folder)).filter(({ name }) => name !== 'head' && !named.has(name));
	const old = unnamed.filter(({ time }) => Date.now() - time > olderThan);
	for (const { file } of old) await remove(file);
	return old.reduce((sum, { bytes }) => sum + bytes, 0);
}

interface Use {
	readonly folder: string;
	readonly bytes: number;
	/** When the corpus was last in use, in milliseconds. */
	readonly time: number;
}

/** The corpora in a cache folder, those used longest ago first. */
async function usesOf(all: string): Promise<readonly Use[]> {
	const entries = await fs.promises.readdir(all, { withFileTypes: true }).catch(() => []);
	const folders = entries.filter(entry => entry.isDirectory() && corpusName.test(entry.name));
	const uses = folders.map(async ({ name }): Promise<Use> => {
		const folder = path.join(all, name);
		const files = await filesIn(folder);
		const heads = files.filter(file => file.name === 'head');
		const time = Math.max(0, ...(heads.length > 0 ? heads : files).map(file => file.time));
		return { folder, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), time };
	});
	return (await Promise.all(uses)).sort((a, b) => a.time - b.time);
}

async function removeCorpus(folder: string): Promise<void> {
	// The head first: it should name nothing that is gone.
	const files = [...(await filesIn(folder))].sort((a, b) => Number(b.name === 'head') - Number(a.name === 'head'));
	for (const { file } of files) await remove(file);
	await fs.promises.rmdir(folder).catch(() => {});
}

/** What cannot be deleted now, as somebody reads it, can be later. */
const remove = (file: string): Promise<void> => fs.promises.rm(file, { force: true }).catch(() => {});
