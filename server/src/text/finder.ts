/**
 * Finds the characters of one kind in a text: the place of the first at `from` or behind it, the text's length where there
 * is none. Whoever asks for places in ascending order has the text gone through once, some three times faster than by a loop.
 * @param kind a global expression of one character
 */
export function finder(text: string, kind: RegExp): (from: number) => number {
	let latest = -1;
	return from => {
		if (latest < from) {
			kind.lastIndex = from;
			latest = kind.test(text) ? kind.lastIndex - 1 : text.length;
		}
		return latest;
	};
}
