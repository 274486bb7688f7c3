import { ByteReader } from './bytes';

/** What stands as bytes, behind their number, at a place of a larger array. Nothing is read before it is asked for, nor copied. */
export class StoredBytes {
	readonly #source: Uint8Array;
	readonly #at: number;

	constructor(source: Uint8Array, at: number) {
		this.#source = source;
		this.#at = at;
	}

	/** A view, not a copy. */
	bytes(): Uint8Array {
		return new ByteReader(this.#source, this.#at).bytes();
	}

	/** Where the bytes stand, for another that reads them too. */
	protected place(): readonly [source: Uint8Array, at: number] {
		return [this.#source, this.#at];
	}

	/** At the first of the bytes. */
	protected reader(): ByteReader {
		const reader = new ByteReader(this.#source, this.#at);
		reader.number();
		return reader;
	}
}
