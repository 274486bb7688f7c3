import type { CorpusPath } from '../../corpus/corpus';

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
}

/** An entry in the bytes of a segment. Nothing is copied: whoever keeps `packed` keeps the whole segment in memory. */
export interface StoredEntry extends CacheEntry {
	/** All of the entry, for `SegmentWriter.copy`. */
	readonly raw: Uint8Array;
	/** Of `raw`. */
	readonly bytes: number;
}

/*
 * A segment is a sequence of entries, all numbers 32 bits with the low byte first:
 *
 *     magic, count of entries, 0
 *     entry: length of the entry, of `packed`, of `article`, count of files
 *            article · files · zeros to a multiple of 8 · packed · zeros to a multiple of 8
 *     file:  length of `path`, of `stamp` · hash, 32 bytes · path · stamp
 *
 * That its bytes are those that were written is the head's to say (`head.ts`); that they are a segment is checked here.
 */
const magic = Buffer.from('SPcache1', 'latin1');
const headerBytes = 16;
const entryHeaderBytes = 16;
const fileHeaderBytes = 40;

/** An entry that would take more is not kept, in bytes. */
export const maxEntryBytes = 64 * 2 ** 20;
/** No segment is longer: one ends with the entry that fills it. In bytes. */
export const maxSegmentBytes = 80 * 2 ** 20;

const aligned = (length: number): number => Math.ceil(length / 8) * 8;

/** Entries are put together in pieces of this size, as memory that was never used costs more than what is done with it. */
const pieceBytes = 2 ** 18;

/** Puts entries together into the bytes of one segment. */
export class SegmentWriter {
	readonly #pieces: Buffer[] = [];
	/** The last piece, and how much of it is filled. */
	#piece = Buffer.alloc(0);
	#filled = 0;
	#length = headerBytes;
	readonly #sizes: number[] = [];

	/** Of the segment so far, in bytes. */
	get length(): number {
		return this.#length;
	}

	/** Of each entry in bytes, in their order. */
	get sizes(): readonly number[] {
		return this.#sizes;
	}

	/** Copies an entry in. @returns false where it is none that could be read back as it is, or is too large */
	add({ article, files, packed }: CacheEntry): boolean {
		if (![article, ...files.flatMap(file => [file.path, file.stamp])].every(isWellFormed)) return false;
		if (!files.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash))) return false;
		const articleBytes = Buffer.byteLength(article);
		let facts = entryHeaderBytes + articleBytes;
		for (const { path, stamp } of files) facts += fileHeaderBytes + Buffer.byteLength(path) + Buffer.byteLength(stamp);
		const size = aligned(facts) + aligned(packed.length);
		if (size > maxEntryBytes) return false;
		const bytes = this.#take(size);
		for (const [index, number] of [size, packed.length, articleBytes, files.length].entries()) {
			bytes.writeUInt32LE(number, 4 * index);
		}
		let at = entryHeaderBytes;
		at += bytes.write(article, at);
		for (const { path, stamp, hash } of files) {
			bytes.write(hash, at + 8, 'hex');
			const pathBytes = bytes.write(path, at + fileHeaderBytes);
			const stampBytes = bytes.write(stamp, at + fileHeaderBytes + pathBytes);
			bytes.writeUInt32LE(pathBytes, at);
			bytes.writeUInt32LE(stampBytes, at + 4);
			at += fileHeaderBytes + pathBytes + stampBytes;
		}
		// Zeros, never what was in memory before.
		bytes.fill(0, at, aligned(facts));
		bytes.set(packed, aligned(facts));
		bytes.fill(0, aligned(facts) + packed.length);
		return true;
	}

	/** Copies an entry in from another segment. */
	copy(raw: Uint8Array): void {
		this.#take(raw.length).set(raw);
	}

	/** The segment, in pieces. Nothing can be added from now on. */
	finish(): readonly Uint8Array[] {
		const header = Buffer.alloc(headerBytes);
		magic.copy(header);
		header.writeUInt32LE(this.#sizes.length, magic.length);
		this.#endPiece();
		return [header, ...this.#pieces];
	}

	/** Room for an entry. */
	#take(size: number): Buffer {
		if (this.#filled + size > this.#piece.length) {
			this.#endPiece();
			this.#piece = Buffer.allocUnsafeSlow(Math.max(size, pieceBytes));
			this.#filled = 0;
		}
		const room = this.#piece.subarray(this.#filled, this.#filled + size);
		this.#filled += size;
		this.#length += size;
		this.#sizes.push(size);
		return room;
	}

	#endPiece(): void {
		if (this.#filled > 0) this.#pieces.push(this.#piece.subarray(0, this.#filled));
	}
}

/** UTF-8 has no form for half of a surrogate pair, as some file systems have them in names. */
const isWellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/**
 * The entries of a segment in their order; undefined where the bytes are no segment. Never throws, whatever the bytes
 * are, and neither does anything that is read from the entries. `packed` starts at a multiple of 8 in `bytes`.
 */
export function readSegment(bytes: Uint8Array): readonly StoredEntry[] | undefined {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
	if (buffer.length < headerBytes || buffer.compare(magic, 0, magic.length, 0, magic.length) !== 0) return undefined;
	const count = buffer.readUInt32LE(magic.length);
	const entries: Entry[] = [];
	for (let at = headerBytes; at < buffer.length; ) {
		const size = sizeOfEntry(buffer, at);
		if (size === undefined) return undefined;
		entries.push(new Entry(buffer, at));
		at += size;
	}
	return entries.length === count ? entries : undefined;
}

/** In bytes; undefined where there is no whole entry, all of whose parts lie within it. */
function sizeOfEntry(buffer: Buffer, start: number): number | undefined {
	if (start + entryHeaderBytes > buffer.length) return undefined;
	const size = buffer.readUInt32LE(start);
	const end = start + size;
	if (size < entryHeaderBytes || end > buffer.length) return undefined;
	let at = start + entryHeaderBytes + buffer.readUInt32LE(start + 8);
	for (let files = buffer.readUInt32LE(start + 12); files > 0; files--) {
		if (at + fileHeaderBytes > end) return undefined;
		at += fileHeaderBytes + buffer.readUInt32LE(at) + buffer.readUInt32LE(at + 4);
	}
	const packed = buffer.readUInt32LE(start + 4);
	return aligned(at - start) + aligned(packed) === size ? size : undefined;
}

/** Keeps its place only: of a hundred thousand entries most are compared by their stamps and nothing else. */
class Entry implements StoredEntry {
	readonly #buffer: Buffer;
	readonly #start: number;

	constructor(buffer: Buffer, start: number) {
		this.#buffer = buffer;
		this.#start = start;
	}

	get article(): CorpusPath {
		const start = this.#start + entryHeaderBytes;
		return this.#buffer.toString('utf8', start, start + this.#number(8));
	}

	get files(): readonly CachedFile[] {
		const files: CachedFile[] = [];
		let at = this.#start + entryHeaderBytes + this.#number(8);
		for (let left = this.#number(12); left > 0; left--) {
			files.push(new File(this.#buffer, at));
			at += fileHeaderBytes + this.#buffer.readUInt32LE(at) + this.#buffer.readUInt32LE(at + 4);
		}
		return files;
	}

	get packed(): Uint8Array {
		const length = this.#number(4);
		const start = this.#start + this.bytes - aligned(length);
		return this.#buffer.subarray(start, start + length);
	}

	get raw(): Uint8Array {
		return this.#buffer.subarray(this.#start, this.#start + this.bytes);
	}

	get bytes(): number {
		return this.#number(0);
	}

	#number(offset: number): number {
		return this.#buffer.readUInt32LE(this.#start + offset);
	}
}

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
