import type { CorpusSettings } from '../codebook/codebook';
import type { CorpusPath } from '../corpus/corpus';
import { classifyPath } from '../corpus/paths';

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

/**
 * Where in a corpus to look after a watcher’s news: at these of its files, or everywhere where that is not enough.
 * @param known the files that are known, by path
 * @param mayHaveLost as `suspectLoss` makes it
 */
export function whereToLook(
	news: readonly CorpusPath[],
	settings: CorpusSettings,
	known: ReadonlyMap<CorpusPath, unknown>,
	mayHaveLost: (paths: number) => boolean,
): readonly CorpusPath[] | 'everywhere' {
	const paths = news.filter(path => !/(^|\/)(\.|node_modules(\/|$))/.test(path));
	const roles = paths.map(path => classifyPath(path, settings));
	const others = paths.filter((_, index) => roles[index] === undefined);
	if (mayHaveLost(paths.length) || roles.includes('settings') || nameFolders(others, known)) return 'everywhere';
	return paths.filter((_, index) => roles[index] !== undefined);
}

/**
 * Whether one of some paths is that of a folder: by what is known below it, or, where nothing is, by its name.
 * @param known by path, with `/` between its parts; gone through once, however many paths there are
 */
export function nameFolders(paths: readonly string[], known: ReadonlyMap<string, unknown>): boolean {
	if (paths.length === 0) return false;
	if (paths.some(path => known.has(path) || !/\.[^/.]+$/.test(path))) return true;
	const wanted = new Set(paths);
	const shortest = Math.min(...paths.map(({ length }) => length));
	for (const file of known.keys()) {
		for (let slash = file.indexOf('/', shortest); slash > 0; slash = file.indexOf('/', slash + 1)) {
			if (wanted.has(file.slice(0, slash))) return true;
		}
	}
	return false;
}

/** From so many paths at once on, a watcher is taken to have dropped some. */
const bulk = 200;

/** Milliseconds after such news in which what follows is taken to be incomplete too. */
const aftermath = 5_000;

/** Tells of a watcher's news, by how many paths they name and by those that came shortly before, whether some may be lost. */
export function suspectLoss(): (paths: number) => boolean {
	let until = Number.NEGATIVE_INFINITY;
	return paths => {
		const now = performance.now();
		if (paths >= bulk) until = now + aftermath;
		return now < until;
	};
}
