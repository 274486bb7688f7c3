import { createHash } from 'node:crypto';

/** A file beside the head that the head names. */
export interface Part {
	/** 24 hexadecimal digits and `.seg`, `.table` or `.context`, so that no name leads anywhere else. */
	readonly name: string;
	readonly bytes: number;
	/** SHA-256 of its bytes in lower-case hexadecimal. */
	readonly sha256: string;
}

/**
 * A segment, its table, and which of its entries count no longer, as they were removed or replaced: a bit for each, by
 * number.
 */
export interface SegmentPart extends Part {
	readonly table: Part;
	readonly dead: Uint8Array;
}

/** What is cached for a corpus: the one file that changes, always as a whole. */
export interface Head {
	/** Whose cache it is: the hash of the corpus's root. */
	readonly root: string;
	/** What made the values: the hash of the analysing code. */
	readonly analyser: string;
	readonly context: Part;
	readonly segments: readonly SegmentPart[];
}

export const partName = /^[0-9a-f]{24}\.(?:seg|table|context)$/;

const firstLine = /^standpoint cache 2 ([0-9a-f]{64})\n/;

/** The head as a file: a line with the checksum of what follows, then JSON. */
export function writeHead(head: Head): Uint8Array {
	const segments = head.segments.map(({ name, bytes, sha256, table, dead }) => {
		return { name, bytes, sha256, table, dead: Buffer.from(dead).toString('base64') };
	});
	const json = JSON.stringify({ ...head, segments });
	return Buffer.from(`standpoint cache 2 ${sha256Of(json)}\n${json}\n`);
}

/** Undefined where the bytes are not, each and every one, those of a head that was written. Never throws. */
export function readHead(bytes: Uint8Array): Head | undefined {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
	const line = firstLine.exec(text);
	if (!line || !text.endsWith('\n')) return undefined;
	const json = text.slice(line[0].length, -1);
	if (sha256Of(json) !== line[1]) return undefined;
	try {
		return headOf(JSON.parse(json));
	} catch {
		return undefined;
	}
}

function headOf(value: Unchecked<Head>): Head | undefined {
	const { root, analyser, context, segments } = value;
	if (typeof root !== 'string' || typeof analyser !== 'string' || !Array.isArray(segments)) return undefined;
	const parts = segments.map((segment: Unchecked<SegmentPart>) => {
		const part = partOf(segment, '.seg');
		const table = partOf((segment.table ?? {}) as Unchecked<Part>, '.table');
		return part && table && typeof segment.dead === 'string'
			? { ...part, table, dead: Buffer.from(segment.dead, 'base64') }
			: undefined;
	});
	const contextPart = partOf(context as Unchecked<Part>, '.context');
	if (!contextPart || !parts.every(part => part !== undefined)) return undefined;
	return { root, analyser, context: contextPart, segments: parts };
}

type Unchecked<T> = { readonly [K in keyof T]?: unknown };

function partOf({ name, bytes, sha256 }: Unchecked<Part>, ending: string): Part | undefined {
	if (typeof name !== 'string' || !partName.test(name) || !name.endsWith(ending)) return undefined;
	if (typeof bytes !== 'number' || !Number.isSafeInteger(bytes) || bytes < 0) return undefined;
	return typeof sha256 === 'string' ? { name, bytes, sha256 } : undefined;
}

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
