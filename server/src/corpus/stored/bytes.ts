/**
 * A compact record of numbers and texts: whole numbers as varints of seven bits a byte, texts as UTF-8 behind their length
 * in bytes.
 */
export interface ByteWriter {
	/** A whole number from 0 to 2⁵³ − 1. */
	number(value: number): void;
	/** Any double. */
	real(value: number): void;
	text(value: string): void;
	/** A text or nothing. */
	maybe(value: string | undefined): void;
	/** Bytes behind their number. */
	bytes(value: Uint8Array): void;
	/** The bytes that `write` writes, behind their number. */
	section(write: () => void): void;
	/** A copy of what was written. Nothing is written from then on. */
	finish(): Uint8Array;
}

/** Texts of so many UTF-16 code units have at most 126 bytes: their length fits into one. */
const SHORT = 42;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const scratch = new DataView(new ArrayBuffer(8));

export const writeBytes = (): ByteWriter => new GrowingBytes();

/** The memory of the writer that finished last: new memory takes longer than what is mostly written into it. */
let spare: Uint8Array | undefined;
/** Larger memory is not kept. In bytes. */
const largestSpare = 2 ** 18;

/** A class, since functions of its own for each writer would be slow to make. */
class GrowingBytes implements ByteWriter {
	private buffer: Uint8Array;
	private at = 0;

	constructor() {
		this.buffer = spare ?? new Uint8Array(4096);
		spare = undefined;
	}

	number(value: number): void {
		this.reserve(8);
		let rest = value;
		while (rest >= 0x80) {
			this.buffer[this.at++] = (rest % 0x80) | 0x80;
			rest = Math.floor(rest / 0x80);
		}
		this.buffer[this.at++] = rest;
	}

	real(value: number): void {
		this.reserve(8);
		scratch.setFloat64(0, value);
		for (let index = 0; index < 8; index++) this.buffer[this.at++] = scratch.getUint8(index);
	}

	text(value: string): void {
		if (value.length > SHORT) {
			this.bytes(encoder.encode(value));
			return;
		}
		this.reserve(1 + SHORT * 3);
		const { written } = encoder.encodeInto(value, this.buffer.subarray(this.at + 1));
		this.buffer[this.at] = written;
		this.at += 1 + written;
	}

	maybe(value: string | undefined): void {
		this.number(value === undefined ? 0 : 1);
		if (value !== undefined) this.text(value);
	}

	bytes(value: Uint8Array): void {
		this.number(value.length);
		this.reserve(value.length);
		this.buffer.set(value, this.at);
		this.at += value.length;
	}

	section(write: () => void): void {
		const from = this.at;
		write();
		const length = this.at - from;
		// Its number goes before it, and how long that is shows only now.
		this.reserve(8);
		this.buffer.copyWithin(from + sizeOf(length), from, this.at);
		this.at = from;
		this.number(length);
		this.at += length;
	}

	finish(): Uint8Array {
		const written = this.buffer.slice(0, this.at);
		if (this.buffer.length <= largestSpare) spare = this.buffer;
		this.buffer = nothing;
		this.at = 0;
		return written;
	}

	private reserve(count: number): void {
		if (this.at + count <= this.buffer.length) return;
		const wider = new Uint8Array(Math.max(this.buffer.length * 2, this.at + count));
		wider.set(this.buffer.subarray(0, this.at));
		this.buffer = wider;
	}
}

const nothing = new Uint8Array(0);

/** How many bytes a whole number takes. */
function sizeOf(value: number): number {
	let size = 1;
	for (let rest = value; rest >= 0x80; rest = Math.floor(rest / 0x80)) size++;
	return size;
}

/** Reads in the order in which it was written. Behind the end there are only zeros and empty texts. */
export class ByteReader {
	#at: number;

	constructor(
		readonly source: Uint8Array,
		from = 0,
	) {
		this.#at = from;
	}

	/** Where the next value is read. */
	get at(): number {
		return this.#at;
	}

	number(): number {
		const { source } = this;
		let byte = source[this.#at++] ?? 0;
		if (byte < 0x80) return byte;
		let value = byte & 0x7f;
		for (let scale = 0x80; scale <= 2 ** 49; scale *= 0x80) {
			byte = source[this.#at++] ?? 0;
			value += (byte & 0x7f) * scale;
			if (byte < 0x80) break;
		}
		return value;
	}

	real(): number {
		for (let index = 0; index < 8; index++) scratch.setUint8(index, this.source[this.#at++] ?? 0);
		return scratch.getFloat64(0);
	}

	text(): string {
		return decodeText(this.bytes());
	}

	/**
	 * A text that many records have, such as an actor's id. Those that were read lately are not decoded again, and are one
	 * string in memory.
	 */
	name(): string {
		const { source } = this;
		const length = this.number();
		const from = this.#at;
		const to = from + length;
		this.#at = to;
		if (length > longestName || to > source.length) return decodeText(source.subarray(from, to));
		let hash = length;
		for (let at = from; at < to; at++) hash = Math.imul(hash ^ (source[at] as number), 0x01000193);
		const slot = (hash ^ (hash >>> 15)) & (latestNames.length - 1);
		const known = latestNames[slot] as string;
		if (known.length === length && isAt(source, from, known)) return known;
		const text = decodeText(source.subarray(from, to));
		// One that is not plain has more bytes than code units.
		if (text.length === length) latestNames[slot] = text;
		return text;
	}

	maybe(): string | undefined {
		return this.number() === 0 ? undefined : this.text();
	}

	/** Passes over bytes. */
	skip(): void {
		const length = this.number();
		this.#at += length;
	}

	/** A view, not a copy. */
	bytes(): Uint8Array {
		const length = this.number();
		const view = this.source.subarray(this.#at, this.#at + length);
		this.#at += length;
		return view;
	}
}

/** In bytes. */
const longestName = 64;

/** By their hash; as many as fit, the later one takes the place. */
const latestNames: string[] = Array.from({ length: 8192 }, () => '');

function isAt(source: Uint8Array, from: number, text: string): boolean {
	for (let at = 0; at < text.length; at++) if (source[from + at] !== text.charCodeAt(at)) return false;
	return true;
}

/** Short plain texts, which most are, are decoded faster one by one. */
function decodeText(bytes: Uint8Array): string {
	if (bytes.length > 32) return decoder.decode(bytes);
	let text = '';
	for (const byte of bytes) {
		if (byte >= 0x80) return decoder.decode(bytes);
		text += String.fromCharCode(byte);
	}
	return text;
}
