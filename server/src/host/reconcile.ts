import type { CorpusSettings } from '../codebook/codebook';
import type { CorpusChange, CorpusPath } from '../corpus/corpus';
import { type FileRole, roleByName, SETTINGS_FILE, sidecarTarget } from '../corpus/paths';
import { firstNot } from '../text/first-not';
import type { CacheEntry } from './cache/article-cache';
import type { Files } from './files';
import { type FoundFiles, findActorFiles, findCorpusFiles } from './find-files';
import type { ArticleGroup } from './pool/jobs';
import { type FileReading, readFile } from './read-file';
import { type GroupOptions, manyArticles, readGroups, type SameArticle } from './read-groups';

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
	/** Set where corpus.yaml and all actors have been looked at with this batch. */
	readonly hasActors?: boolean;
	/** Articles that were analysed on the way, to be stored. */
	readonly made?: readonly CacheEntry[];
	/** Whether the articles that were made anew are only counted, to be analysed later. */
	readonly onlyCounted?: boolean;
	/** Articles of which what was made at an earlier start holds. */
	readonly same?: readonly SameArticle[];
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
	/** How many articles at once are read and analysed; without it, and where there are few, files are read one by one. */
	readonly groups?: (groups: readonly ArticleGroup[]) => Promise<Omit<GroupOptions, 'root' | 'known' | 'signal'>>;
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
	const one = (path: CorpusPath, kind: FileRole) => inspect(files, root, path, kind, known, isOpen);
	// The actors come before the search for articles, so that an open article need not wait for it.
	const actors = await findActorFiles(files, root, settings, wanted, options.signal);
	yield* readOneByOne(
		actors.map(path => [path, 'actors']),
		one,
		options,
		{ done: 0, total: 0 },
	);
	yield { changes: [], known: new Map(), done: 0, total: 0, hasActors: true };
	const found = await findCorpusFiles(files, root, settings, wanted, options.signal);
	if (options.signal?.aborted) return;
	const groups = readingOrder(found.paths);
	const total = actors.length + groups.reduce((sum, { sidecars }) => sum + 1 + sidecars.length, 0);
	let done = actors.length;
	yield { ...departures(known, found, wanted, isOpen), done, total };
	let rest = groups;
	if (options.groups && groups.length >= manyArticles) {
		const odd: ArticleGroup[] = [];
		const { signal } = options;
		const how = await options.groups(groups);
		const wasRead = ({ sidecars }: ArticleGroup) => sidecars.some(path => known.has(path));
		for await (const batch of readGroups(groups, { ...how, root, known, wasRead, signal })) {
			const { odd: others, count, ...news } = batch;
			odd.push(...others);
			done = Math.min(total, done + Math.round((count / groups.length) * total));
			yield { ...news, done, total };
		}
		const oddOnes = new Set(odd.map(({ article }) => article));
		rest = groups.filter(({ article }) => oddOnes.has(article));
	}
	if (options.signal?.aborted) return;
	const order: (readonly [CorpusPath, FileRole])[] = rest.flatMap(({ article, sidecars, hasArticle }) => [
		...(hasArticle ? [[article, 'article'] as const] : []),
		...sidecars.map(path => [path, 'sidecar'] as const),
	]);
	yield* readOneByOne(order, one, options, { done: Math.max(0, total - order.length), total });
}

/** Looks at files in their order, several at a time, and gives what is new in batches of about the size asked for. */
async function* readOneByOne(
	order: readonly (readonly [path: CorpusPath, kind: FileRole])[],
	one: (path: CorpusPath, kind: FileRole) => Promise<Step>,
	options: ReconcileOptions,
	{ done: before, total }: Pick<Batch, 'done' | 'total'>,
): AsyncGenerator<Batch, void, undefined> {
	let steps: Step[] = [];
	let size = 0;
	for (let next = 0; next < order.length; next += readsAtOnce) {
		const read = await Promise.all(order.slice(next, next + readsAtOnce).map(([path, kind]) => one(path, kind)));
		for (const [index, step] of read.entries()) {
			if (options.signal?.aborted) return;
			// An article and its sidecars go together, so that the sidecars find its text at hand.
			if (size >= (options.batchSize?.() ?? 65_536) && step.kind !== 'sidecar') {
				yield { ...collect(steps), done: before + next + index, total };
				steps = [];
				size = 0;
			}
			steps.push(step);
			size += step.size;
		}
	}
	yield { ...collect(steps), done: before + order.length, total };
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
	for (const path of known.keys()) {
		if (path === SETTINGS_FILE || isAmong(found.paths, path) || isOpen(path) || found.skipped.has(path)) continue;
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

/** Whether a path is one of some that are sorted by code units. */
function isAmong(sorted: readonly CorpusPath[], path: CorpusPath): boolean {
	const low = firstNot(sorted.length, at => (sorted[at] as CorpusPath) < path);
	return sorted[low] === path;
}

/** Whether a path lies in one of some folders. */
export function isBelow(folders: ReadonlyMap<CorpusPath, string>, path: CorpusPath): boolean {
	for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
		if (folders.has(path.slice(0, slash))) return true;
	}
	return false;
}

/** Each article with its annotation files, of the files that a corpus has. */
export function readingOrder(paths: readonly CorpusPath[]): readonly FoundGroup[] {
	const groups = new Map<CorpusPath, { article: CorpusPath; sidecars: CorpusPath[]; hasArticle: boolean }>();
	for (const path of paths) {
		const kind = roleByName(path);
		if (kind !== 'article' && kind !== 'sidecar') continue;
		const article = kind === 'sidecar' ? sidecarTarget(path).articlePath : path;
		const group = groups.get(article) ?? { article, sidecars: [], hasArticle: false };
		groups.set(article, group);
		if (kind === 'article') group.hasArticle = true;
		else group.sidecars.push(path);
	}
	return [...groups.values()];
}

export interface FoundGroup extends ArticleGroup {
	/** Annotation files may be there without their article. */
	readonly hasArticle: boolean;
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
