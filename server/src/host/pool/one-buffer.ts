/** Bytes in one buffer, which changes hands between threads without being copied. */
export interface OneBuffer {
	readonly buffer: ArrayBuffer;
	/** The same bytes, in their order. */
	readonly views: readonly Uint8Array[];
}

/** Copies bytes into one buffer. */
export function inOneBuffer(all: readonly Uint8Array[]): OneBuffer {
	let size = 0;
	for (const { length } of all) size += length;
	const bytes = new Uint8Array(size);
	let at = 0;
	const views = all.map(one => {
		const view = bytes.subarray(at, at + one.length);
		view.set(one);
		at += one.length;
		return view;
	});
	return { buffer: bytes.buffer, views };
}
