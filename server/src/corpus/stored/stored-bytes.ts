import type { ByteSource } from './byte-source';
import { ByteReader } from './bytes';

/** What stands as bytes, behind their number, at a place of an article’s. Nothing is read before it is asked for, nor copied. */
export class StoredBytes {
	#source: ByteSource;
	#at: number;

	constructor(source: ByteSource, at: number) {
		this.#source = source;
		this.#at = at;
	}

	/** Has them read from elsewhere from now on, where the very same bytes stand. */
	moveTo(source: ByteSource, at: number): void {
		this.#source = source;
		this.#at = at;
	}

	/** A view, not a copy. */
	bytes(): Uint8Array {
		return new ByteReader(this.#source.bytes(), this.#at).bytes();
	}

	/** Where the bytes stand, for another that reads them too. */
	place(): readonly [source: ByteSource, at: number] {
		return [this.#source, this.#at];
	}

	/** At the first of the bytes. */
	protected reader(): ByteReader {
		const reader = new ByteReader(this.#source.bytes(), this.#at);
		reader.number();
		return reader;
	}
}
