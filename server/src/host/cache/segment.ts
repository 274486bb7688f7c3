import { hash } from 'node:crypto';
import type { CorpusPath } from '../../corpus/corpus';
import type { ByteSource } from '../../corpus/stored/byte-source';

/** One file that a cached value was made of. */
export interface CachedFile {
	readonly path: CorpusPath;
	/** As `FileFacts.stamp`. */
	readonly stamp: string;
	/** SHA-256 in lower-case hexadecimal. */
	readonly hash: string;
}

/** What is kept for an article: of which files it was made, and the value, which only its maker understands. */
export interface CacheEntry {
	readonly article: CorpusPath;
	readonly files: readonly CachedFile[];
	readonly packed: Uint8Array;
	/** Is told from where the value can be had from now on, so that it need not stay in memory. */
	readonly kept?: (source: ByteSource) => void;
}

/** An entry on the disk, the value of which is read each time that it is asked for. */
export interface StoredEntry extends ByteSource {
	readonly article: CorpusPath;
	readonly files: readonly CachedFile[];
	/** Of the value. */
	readonly bytesOnDisk: number;
	/** The value, checked; undefined where it is damaged or gone. */
	read(): Uint8Array | undefined;
	/** Whether these bytes are the value. */
	isValue(bytes: Uint8Array): boolean;
	/** The value, mended where it is damaged or gone; nothing where that cannot be done. */
	bytes(): Uint8Array;
	once(): Uint8Array;
}

/*
 * A segment is two files. In the one are the values, one behind the other. The other, its table, says which they are, all
 * numbers 32 bits with the low byte first:
 *
 *     magic, count of entries, length of the digest
 *     entry: length of the entry, start and length of the value, length of `article`, count of files
 *            checksum of the value, 16 bytes · article · files · zeros to a multiple of 4
 *     file:  length of `path`, of `stamp` · hash, 32 bytes · path · stamp
 *     digest of the segment
 *
 * That a table’s bytes are those that were written is the head’s to say (`head.ts`); that they are a table is checked here.
 */
const magic = Buffer.from('SPcache2', 'latin1');
const headerBytes = 16;
const entryHeaderBytes = 36;
const fileHeaderBytes = 40;
const checksumBytes = 16;

/** A value that has more is not kept, in bytes. */
export const maxEntryBytes = 64 * 2 ** 20;
/** No segment is longer: one ends with the entry that fills it. In bytes. */
export const maxSegmentBytes = 80 * 2 ** 20;

const aligned = (length: number): number => Math.ceil(length / 4) * 4;

const checksumOf = (value: Uint8Array): Buffer => hash('sha256', value, 'buffer').subarray(0, checksumBytes);

/** What its maker wants to know of a segment at once, without reading the values: made of them, in their order. */
export interface Digester {
	add(article: CorpusPath, packed: Uint8Array): void;
	finish(): Uint8Array;
}

/** The digest of a maker that wants to know nothing. */
export const noDigest = (): Digester => ({ add: () => {}, finish: () => new Uint8Array(0) });

/** Values are put together in pieces of this size, as memory that was never used costs more than what is done with it. */
const pieceBytes = 2 ** 18;

/** Puts entries together into a segment. */
export class SegmentWriter {
	readonly #digest: Digester;
	readonly #pieces: Buffer[] = [];
	/** The last piece, and how much of it is filled. */
	#piece = Buffer.alloc(0);
	#filled = 0;
	#length = 0;
	readonly #rows: Buffer[] = [];
	readonly #sizes: number[] = [];

	constructor(digest: Digester) {
		this.#digest = digest;
	}

	/** Of the values so far, in bytes. */
	get length(): number {
		return this.#length;
	}

	/** Of each value in bytes, in their order. */
	get sizes(): readonly number[] {
		return this.#sizes;
	}

	/** Copies an entry in. @returns false where it is none that could be read back as it is, or is too large */
	add({ article, files, packed }: Omit<CacheEntry, 'kept'>): boolean {
		// UTF-8 has no form for half of a surrogate pair, as some file systems have them in names.
		if (![article, ...files.flatMap(file => [file.path, file.stamp])].every(text => text.isWellFormed())) return false;
		if (!files.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash)) || packed.length > maxEntryBytes) return false;
		this.#rows.push(rowOf(article, files, packed, this.#length));
		this.#take(packed.length).set(packed);
		this.#digest.add(article, packed);
		return true;
	}

	/** The file of the values in pieces, and the table: its rows and the digest. Nothing can be added from now on. */
	finish(): { readonly values: readonly Uint8Array[]; readonly rows: Buffer; readonly digest: Uint8Array } {
		if (this.#filled > 0) this.#pieces.push(this.#piece.subarray(0, this.#filled));
		const digest = this.#digest.finish();
		const header = Buffer.alloc(headerBytes);
		magic.copy(header);
		header.writeUInt32LE(this.#rows.length, magic.length);
		header.writeUInt32LE(digest.length, magic.length + 4);
		return { values: this.#pieces, rows: Buffer.concat([header, ...this.#rows]), digest };
	}

	/** Room for a value. */
	#take(size: number): Buffer {
		if (this.#filled + size > this.#piece.length) {
			if (this.#filled > 0) this.#pieces.push(this.#piece.subarray(0, this.#filled));
			this.#piece = Buffer.allocUnsafeSlow(Math.max(size, pieceBytes));
			this.#filled = 0;
		}
		const room = this.#piece.subarray(this.#filled, this.#filled + size);
		this.#filled += size;
		this.#length += size;
		this.#sizes.push(size);
		return room;
	}
}

function rowOf(article: CorpusPath, files: readonly CachedFile[], packed: Uint8Array, start: number): Buffer {
	const articleBytes = Buffer.byteLength(article);
	let size = entryHeaderBytes + articleBytes;
	for (const { path, stamp } of files) size += fileHeaderBytes + Buffer.byteLength(path) + Buffer.byteLength(stamp);
	const row = Buffer.alloc(aligned(size));
	for (const [index, number] of [row.length, start, packed.length, articleBytes, files.length].entries()) {
		row.writeUInt32LE(number, 4 * index);
	}
	checksumOf(packed).copy(row, entryHeaderBytes - checksumBytes);
	let at = entryHeaderBytes;
	at += row.write(article, at);
	for (const { path, stamp, hash } of files) {
		row.write(hash, at + 8, 'hex');
		const pathBytes = row.write(path, at + fileHeaderBytes);
		const stampBytes = row.write(stamp, at + fileHeaderBytes + pathBytes);
		row.writeUInt32LE(pathBytes, at);
		row.writeUInt32LE(stampBytes, at + 4);
		at += fileHeaderBytes + pathBytes + stampBytes;
	}
	return row;
}

export interface ReadTable {
	readonly entries: readonly StoredEntry[];
	readonly digest: Uint8Array;
}

/** The file of a segment’s values. */
export interface ValueFile {
	/** In bytes. */
	readonly length: number;
	/** Undefined where it has no such part, or is gone. Never throws. */
	read(start: number, length: number): Uint8Array | undefined;
	/** Makes a value anew that is damaged or gone; undefined where that cannot be done. */
	mend(entry: StoredEntry): Uint8Array | undefined;
}

/**
 * The entries of a segment in their order, and its digest; undefined where the bytes are no table of a segment with these
 * values. Never throws, whatever the bytes are, and neither does anything that is read from the entries.
 */
export function readTable(bytes: Uint8Array, values: ValueFile): ReadTable | undefined {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	if (buffer.length < headerBytes || buffer.compare(magic, 0, magic.length, 0, magic.length) !== 0) return undefined;
	const end = buffer.length - buffer.readUInt32LE(magic.length + 4);
	const entries = end < headerBytes ? undefined : readRows(buffer.subarray(0, end), values);
	return entries && { entries, digest: buffer.subarray(end) };
}

/** The entries of a table of which the digest was left out. */
export function readRows(rows: Buffer, values: ValueFile): readonly StoredEntry[] | undefined {
	const entries: Entry[] = [];
	for (let at = headerBytes; at < rows.length; ) {
		const size = sizeOfEntry(rows, at, values.length);
		if (size === undefined) return undefined;
		entries.push(new Entry(rows, at, values));
		at += size;
	}
	return entries.length === rows.readUInt32LE(magic.length) ? entries : undefined;
}

/** In bytes; undefined where there is no whole entry, all of whose parts lie within it. */
function sizeOfEntry(buffer: Buffer, start: number, length: number): number | undefined {
	if (start + entryHeaderBytes > buffer.length) return undefined;
	const size = buffer.readUInt32LE(start);
	const end = start + size;
	if (size < entryHeaderBytes || end > buffer.length) return undefined;
	if (buffer.readUInt32LE(start + 4) + buffer.readUInt32LE(start + 8) > length) return undefined;
	let at = start + entryHeaderBytes + buffer.readUInt32LE(start + 12);
	for (let files = buffer.readUInt32LE(start + 16); files > 0; files--) {
		if (at + fileHeaderBytes > end) return undefined;
		at += fileHeaderBytes + buffer.readUInt32LE(at) + buffer.readUInt32LE(at + 4);
	}
	return aligned(at - start) === size ? size : undefined;
}

/** Keeps its place only: of a hundred thousand entries most are compared by their stamps and nothing else. */
class Entry implements StoredEntry {
	readonly #buffer: Buffer;
	readonly #start: number;
	readonly #values: ValueFile;
	/** While somebody else has it in memory anyway. */
	#latest?: WeakRef<Uint8Array>;
	#mended?: Uint8Array;

	constructor(buffer: Buffer, start: number, values: ValueFile) {
		this.#buffer = buffer;
		this.#start = start;
		this.#values = values;
	}

	get article(): CorpusPath {
		const start = this.#start + entryHeaderBytes;
		return this.#buffer.toString('utf8', start, start + this.#number(12));
	}

	get files(): readonly CachedFile[] {
		const files: CachedFile[] = [];
		let at = this.#start + entryHeaderBytes + this.#number(12);
		for (let left = this.#number(16); left > 0; left--) {
			files.push(new File(this.#buffer, at));
			at += fileHeaderBytes + this.#buffer.readUInt32LE(at) + this.#buffer.readUInt32LE(at + 4);
		}
		return files;
	}

	get bytesOnDisk(): number {
		return this.#number(8);
	}

	read(): Uint8Array | undefined {
		const value = this.#values.read(this.#number(4), this.#number(8));
		return value && this.isValue(value) ? value : undefined;
	}

	isValue(bytes: Uint8Array): boolean {
		const checksum = this.#start + entryHeaderBytes - checksumBytes;
		return checksumOf(bytes).compare(this.#buffer, checksum, checksum + checksumBytes) === 0;
	}

	bytes(): Uint8Array {
		const known = this.#mended ?? this.#latest?.deref();
		if (known) return known;
		const value = this.read();
		if (value) this.#latest = new WeakRef(value);
		else this.#mended = this.#values.mend(this);
		return value ?? this.#mended ?? nothing;
	}

	once(): Uint8Array {
		return this.#mended ?? this.#latest?.deref() ?? this.read() ?? this.bytes();
	}

	#number(offset: number): number {
		return this.#buffer.readUInt32LE(this.#start + offset);
	}
}

const nothing = new Uint8Array(0);

class File implements CachedFile {
	readonly #buffer: Buffer;
	readonly #start: number;

	constructor(buffer: Buffer, start: number) {
		this.#buffer = buffer;
		this.#start = start;
	}

	get path(): CorpusPath {
		const start = this.#start + fileHeaderBytes;
		return this.#buffer.toString('utf8', start, start + this.#buffer.readUInt32LE(this.#start));
	}

	get stamp(): string {
		const start = this.#start + fileHeaderBytes + this.#buffer.readUInt32LE(this.#start);
		return this.#buffer.toString('utf8', start, start + this.#buffer.readUInt32LE(this.#start + 4));
	}

	get hash(): string {
		return this.#buffer.toString('hex', this.#start + 8, this.#start + fileHeaderBytes);
	}
}
