import type { CorpusSettings } from '../codebook/codebook';
import type { CorpusChange, CorpusPath } from '../corpus/corpus';
import { classifyPath, type FileRole, SETTINGS_FILE, sidecarTarget } from '../corpus/paths';
import type { Files } from './files';
import { type FoundFiles, findCorpusFiles } from './find-files';
import { type FileReading, readFile } from './read-file';

/** What is remembered of a file to tell whether it changed: its stamp and the hash of its text, or why it was skipped. */
export type Known = { readonly stamp: string; readonly hash: string } | { readonly skipped: string };

/** One step of a reading: what to apply to the corpus, and how far it got. */
export interface Batch {
	readonly changes: readonly CorpusChange[];
	/** What to remember once the changes are applied; undefined forgets the path. */
	readonly known: ReadonlyMap<CorpusPath, Known | undefined>;
	/** Files looked at so far, and in all. */
	readonly done: number;
	readonly total: number;
}

export interface ReconcileOptions {
	/** Asked after the first batch, which holds corpus.yaml, was applied. */
	readonly settings: () => CorpusSettings;
	/** Files that an editor shows: their text there counts, not the one on the disk. */
	readonly isOpen?: (path: CorpusPath) => boolean;
	/** Only these files are looked at, where given; all of the corpus otherwise. */
	readonly only?: readonly CorpusPath[];
	/** About how many characters of text one batch should hold. */
	readonly batchSize?: () => number;
	readonly signal?: AbortSignal;
}

const readsAtOnce = 16;

/**
 * Compares what is known of a corpus with what is on the disk, and yields the difference in batches, in an order in which
 * it can be applied step by step: corpus.yaml, the actors, then each article with its sidecars. With nothing known this is
 * how a corpus is read in the first place. Never throws; ends early when the signal is aborted.
 */
export async function* reconcile(
	files: Files,
	root: string,
	known: ReadonlyMap<CorpusPath, Known>,
	options: ReconcileOptions,
): AsyncGenerator<Batch, void, undefined> {
	const isOpen = options.isOpen ?? (() => false);
	const wanted = options.only === undefined ? undefined : new Set(options.only);
	if (wanted === undefined || wanted.has(SETTINGS_FILE)) {
		const step = await inspect(files, root, SETTINGS_FILE, 'settings', known, isOpen);
		yield { ...collect([step]), done: 0, total: 0 };
	}
	const settings = options.settings();
	const found = await findCorpusFiles(files, root, settings, wanted, options.signal);
	if (options.signal?.aborted) return;
	const order = readingOrder(found.paths, settings);
	yield { ...departures(known, found, wanted, isOpen), done: 0, total: order.length };

	let steps: Step[] = [];
	let size = 0;
	for (let next = 0; next < order.length; next += readsAtOnce) {
		const slice = order.slice(next, next + readsAtOnce);
		const read = await Promise.all(slice.map(([path, kind]) => inspect(files, root, path, kind, known, isOpen)));
		for (const [index, step] of read.entries()) {
			if (options.signal?.aborted) return;
			const done = next + index + 1;
			// An article and its sidecars go together, so that the sidecars find its text at hand; the actors go first.
			const isFull = size >= (options.batchSize?.() ?? 65_536) && step.kind !== 'sidecar';
			if (isFull || (steps.at(-1)?.kind === 'actors' && step.kind !== 'actors')) {
				yield { ...collect(steps), done: done - 1, total: order.length };
				steps = [];
				size = 0;
			}
			steps.push(step);
			size += step.size;
		}
	}
	yield { ...collect(steps), done: order.length, total: order.length };
}

interface Step {
	readonly path: CorpusPath;
	readonly kind: FileRole;
	/** The change, where there is one, and what to remember; absent where nothing is new. */
	readonly outcome?: readonly [change: CorpusChange | undefined, known: Known | undefined];
	/** Characters to be worked through. */
	readonly size: number;
}

/** What is known and no longer there, and what is newly skipped. */
function departures(
	known: ReadonlyMap<CorpusPath, Known>,
	found: FoundFiles,
	wanted: ReadonlySet<CorpusPath> | undefined,
	isOpen: (path: CorpusPath) => boolean,
): Pick<Batch, 'changes' | 'known'> {
	const changes: CorpusChange[] = [];
	const remember = new Map<CorpusPath, Known | undefined>();
	const present = new Set(found.paths);
	for (const path of known.keys()) {
		if (path === SETTINGS_FILE || present.has(path) || isOpen(path) || found.skipped.has(path)) continue;
		if (wanted !== undefined && !wanted.has(path)) continue;
		// What lies in a folder that cannot be listed now is not gone.
		if (isBelow(found.skipped, path)) continue;
		changes.push({ kind: 'removed', path });
		remember.set(path, undefined);
	}
	for (const [path, reason] of found.skipped) {
		const before = known.get(path);
		if (isOpen(path) || (before !== undefined && 'skipped' in before && before.skipped === reason)) continue;
		changes.push({ kind: 'unreadable', path, reason });
		remember.set(path, { skipped: reason });
	}
	return { changes, known: remember };
}

function isBelow(folders: ReadonlyMap<CorpusPath, string>, path: CorpusPath): boolean {
	for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
		if (folders.has(path.slice(0, slash))) return true;
	}
	return false;
}

/** The actors first, since every article is read with them; then each article followed by its sidecars. */
function readingOrder(
	paths: readonly CorpusPath[],
	settings: CorpusSettings,
): readonly (readonly [path: CorpusPath, kind: FileRole])[] {
	const actors: [CorpusPath, FileRole][] = [];
	const groups = new Map<CorpusPath, [CorpusPath, FileRole][]>();
	for (const path of paths) {
		const kind = classifyPath(path, settings);
		if (kind === 'actors') actors.push([path, kind]);
		if (kind !== 'article' && kind !== 'sidecar') continue;
		const article = kind === 'sidecar' ? sidecarTarget(path).articlePath : path;
		const group = groups.get(article);
		if (group === undefined) groups.set(article, [[path, kind]]);
		else if (kind === 'article') group.unshift([path, kind]);
		else group.push([path, kind]);
	}
	return [...actors, ...[...groups.values()].flat()];
}

async function inspect(
	files: Files,
	root: string,
	path: CorpusPath,
	kind: FileRole,
	known: ReadonlyMap<CorpusPath, Known>,
	isOpen: (path: CorpusPath) => boolean,
): Promise<Step> {
	const before = known.get(path);
	if (isOpen(path)) return { path, kind, size: 0 };
	const absolute = files.join(root, path);
	if (before !== undefined && 'stamp' in before && (await stampOf(files, absolute)) === before.stamp) {
		return { path, kind, size: 0 };
	}
	const reading = await readFile(files, absolute);
	if (reading.kind === 'absent') {
		return before === undefined
			? { path, kind, size: 0 }
			: { path, kind, size: 0, outcome: [{ kind: 'removed', path }, undefined] };
	}
	if (reading.kind === 'unreadable') {
		if (before !== undefined && 'skipped' in before && before.skipped === reading.reason)
			return { path, kind, size: 0 };
		return {
			path,
			kind,
			size: 0,
			outcome: [{ kind: 'unreadable', path, reason: reading.reason }, { skipped: reading.reason }],
		};
	}
	const { text, hash, stamp } = reading;
	const same = before !== undefined && 'hash' in before && before.hash === hash;
	return {
		path,
		kind,
		size: same ? 0 : text.length,
		outcome: [same ? undefined : changeOf(path, kind, reading), { stamp, hash }],
	};
}

async function stampOf(files: Files, path: string): Promise<string | undefined> {
	try {
		return (await files.inspect(path)).stamp;
	} catch {
		return undefined;
	}
}

type ReadText = Extract<FileReading, { readonly kind: 'text' }>;

function changeOf(path: CorpusPath, kind: FileRole, { text, hash, problem }: ReadText): CorpusChange {
	if (kind === 'article') return { kind, path, text, hash, problem, open: false };
	return { kind, path, source: text };
}

function collect(steps: readonly Step[]): Pick<Batch, 'changes' | 'known'> {
	const changes: CorpusChange[] = [];
	const known = new Map<CorpusPath, Known | undefined>();
	for (const { path, outcome } of steps) {
		if (outcome === undefined) continue;
		const [change, remember] = outcome;
		if (change !== undefined) changes.push(change);
		known.set(path, remember);
	}
	return { changes, known };
}
