/** Gathers the news of a file watcher. */
export interface WatchQueue {
	/** Something happened at this path. */
	notice(path: string): void;
	close(): void;
}

/** Milliseconds without news after which what was gathered is delivered, and the longest that any news waits. */
const quiet = 150;
const longest = 1500;

/**
 * Delivers paths in bulk once their watcher has calmed down: a checkout changes thousands of files within a second.
 * Watchers drop events, so the paths are hints where to look, never the truth.
 */
export function createWatchQueue(deliver: (paths: ReadonlySet<string>) => void): WatchQueue {
	let paths = new Set<string>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	let first = 0;
	const flush = () => {
		timer = undefined;
		const gathered = paths;
		paths = new Set();
		deliver(gathered);
	};
	return {
		notice: path => {
			const now = performance.now();
			if (paths.size === 0) first = now;
			paths.add(path);
			if (timer !== undefined) clearTimeout(timer);
			timer = setTimeout(flush, Math.max(0, Math.min(quiet, first + longest - now)));
		},
		close: () => {
			if (timer !== undefined) clearTimeout(timer);
			paths = new Set();
		},
	};
}
