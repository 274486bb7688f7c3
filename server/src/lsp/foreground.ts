/** Lets what a person waits for go before work in the background. */
export interface Foreground {
	/** Somebody asked something. */
	asked(): void;
	/** Resolves when nobody asks any more: at once, or after a while if the questions do not end. */
	readonly passed: () => Promise<void>;
	/** Whether nobody has asked anything for so long that nothing would be felt that takes a tenth of a second. */
	readonly isQuiet: () => boolean;
}

/** Milliseconds without a question after which the background has its turn, and the longest that it waits. */
const quiet = 5;
const longest = 100;

/** Milliseconds without a question after which nobody types or reads on. */
const rest = 1_000;

export function createForeground(): Foreground {
	let last = Number.NEGATIVE_INFINITY;
	return {
		asked: () => {
			last = performance.now();
		},
		passed: async () => {
			const end = performance.now() + longest;
			do await new Promise(resolve => setTimeout(resolve, 0));
			while (performance.now() < Math.min(end, last + quiet));
		},
		isQuiet: () => performance.now() > last + rest,
	};
}
