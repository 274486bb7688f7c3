/** Where the bytes of an article come from, each time that they are asked for: the same bytes every time. */
export interface ByteSource {
	/** A view; whoever keeps it keeps all of the bytes in memory. */
	bytes(): Uint8Array;
	/** The same for who will not soon ask again, where it is worth while to keep them at hand otherwise. */
	once?(): Uint8Array;
}

export const bytesOnce = (source: ByteSource): Uint8Array => source.once?.() ?? source.bytes();

/** Bytes that stay in memory. */
export const inMemory = (bytes: Uint8Array): ByteSource => ({ bytes: () => bytes });
