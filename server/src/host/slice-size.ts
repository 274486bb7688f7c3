/** How much a slice of background work should hold, so that a request in between need not wait. */
export interface SliceSize {
	/** Characters of text. */
	now(): number;
	/** Takes in how long a slice of this size took, in milliseconds. */
	took(time: number): void;
}

/** Milliseconds that one slice should take. */
const sliceTarget = 12;

const [least, most] = [4_096, 1_048_576];

export function createSliceSize(): SliceSize {
	let size = 2 * least;
	return {
		now: () => size,
		took: time => {
			if (time > 2 * sliceTarget) size = Math.max(least, size / 2);
			else if (time < sliceTarget / 2) size = Math.min(most, size * 2);
		},
	};
}
