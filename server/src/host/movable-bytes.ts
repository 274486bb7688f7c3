import { type ByteSource, bytesOnce } from '../corpus/stored/byte-source';

/** Bytes that are in memory until they are kept elsewhere, from where they are had when they are asked for. */
export class MovableBytes implements ByteSource {
	#source: ByteSource | Uint8Array;

	constructor(bytes: Uint8Array) {
		this.#source = bytes;
	}

	bytes(): Uint8Array {
		return this.#source instanceof Uint8Array ? this.#source : this.#source.bytes();
	}

	once(): Uint8Array {
		return this.#source instanceof Uint8Array ? this.#source : bytesOnce(this.#source);
	}

	/** @param source of the same bytes */
	moveTo(source: ByteSource): void {
		this.#source = source;
	}
}
