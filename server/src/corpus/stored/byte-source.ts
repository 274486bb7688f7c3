/** Where the bytes of an article come from, each time that they are asked for: the same bytes every time. */
export interface ByteSource {
	/** A view; whoever keeps it keeps all of the bytes in memory. */
	bytes(): Uint8Array;
}

/** Bytes that stay in memory. */
export const inMemory = (bytes: Uint8Array): ByteSource => ({ bytes: () => bytes });
