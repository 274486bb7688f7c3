import type { CorpusChange, CorpusPath } from '../corpus/corpus';
import type { CacheEntry, StoredEntry } from './cache/article-cache';
import { MovableBytes } from './movable-bytes';
import type { AnalysisContext, ArticleGroup, GroupReading, Pool, ReadFile } from './pool/jobs';
import type { Batch, Known } from './reconcile';

/** How many articles are worth waking up threads for. */
export const manyArticles = 48;

export interface GroupOptions {
	readonly root: string;
	readonly pool: Pool;
	/** What articles are analysed with at the moment. */
	readonly context: () => AnalysisContext;
	readonly known: ReadonlyMap<CorpusPath, Known>;
	/** What was made of an article at an earlier start, if that still holds for the actors and settings of now. */
	readonly stored?: (article: CorpusPath) => StoredEntry | undefined;
	/** Whether a group must be taken in file by file: an editor shows one, or what is known of it counts. */
	readonly isOdd: (group: ArticleGroup) => boolean;
	/**
	 * Whether a group's annotation files were read before, so that what they said counts where they are half-typed now;
	 * taken for granted where it is not given.
	 */
	readonly wasRead?: (group: ArticleGroup) => boolean;
	/** From so many articles on that have to be read, they are only counted; without it, all are analysed. */
	readonly countFrom?: number;
	readonly signal?: AbortSignal;
}

export interface GroupBatch extends Pick<Batch, 'changes' | 'known'> {
	/** What was made anew, to be stored. */
	readonly made: readonly CacheEntry[];
	/** Articles of which what was made at an earlier start holds, with all of their files. */
	readonly same: readonly SameArticle[];
	/** Groups that must be taken in file by file. */
	readonly odd: readonly ArticleGroup[];
	/** How many groups were looked at. */
	readonly count: number;
	/** Whether what was made anew is only counted. */
	readonly onlyCounted?: boolean;
}

export interface SameArticle extends Pick<ArticleGroup, 'article' | 'sidecars'> {
	readonly entry: StoredEntry;
}

/**
 * Groups whose stamps are asked for at a time, at least and at most: so many that a thread has enough to do while the one
 * that asks is busy, and so few that all threads have something to do.
 */
const leastSlice = 512;
const mostSlice = 2_048;

/** Groups that a thread reads before its results are taken in. */
const jobSize = 32;

/**
 * Compares many articles and their annotation files with the disk, and gives what is new in batches, in no particular
 * order. What has the stamps that are known, or those of an earlier start, is not read; the rest is read, and analysed or
 * counted, by the threads of the pool. Never throws.
 */
export async function* readGroups(
	groups: readonly ArticleGroup[],
	options: GroupOptions,
): AsyncGenerator<GroupBatch, void, undefined> {
	const slices = slicesOf(groups, options);
	const unread: Unread[] = [];
	const same: SameArticle[] = [];
	for (let next = slices(); next && !options.signal?.aborted; next = slices()) {
		const compared = compare(next.groups, await next.stamps, options);
		for (const one of compared.unread) unread.push(one);
		for (const one of compared.same) same.push(one);
		yield { ...noNews, odd: compared.odd, count: next.groups.length - compared.unread.length };
	}
	// All at once, and before there is news of others: so it costs least.
	if (same.length > 0 && !options.signal?.aborted) yield { ...noNews, same };
	const onlyCounted = unread.length >= (options.countFrom ?? Number.POSITIVE_INFINITY);
	const running = new Set<Promise<Finished>>();
	for (let at = 0; at < unread.length; at += jobSize) {
		if (running.size >= 2 * options.pool.width) yield await firstOf(running);
		if (options.signal?.aborted) return;
		start(unread.slice(at, at + jobSize), onlyCounted, options, running);
	}
	while (running.size > 0 && !options.signal?.aborted) yield await firstOf(running);
}

const noNews: GroupBatch = { changes: [], known: new Map(), made: [], same: [], odd: [], count: 0 };

type Stamps = Awaited<ReturnType<Pool['stamps']>>;

/** Gives some groups after the other with the stamps of their files, which are asked for some slices ahead. */
function slicesOf(groups: readonly ArticleGroup[], options: GroupOptions) {
	const { pool, root, known, stored } = options;
	const asked: { readonly groups: readonly ArticleGroup[]; readonly stamps: Promise<Stamps> | Stamps }[] = [];
	const slice = Math.min(mostSlice, Math.max(leastSlice, Math.ceil(groups.length / (4 * pool.width))));
	let next = 0;
	return () => {
		for (; asked.length < 2 * pool.width && next < groups.length; next += slice) {
			const some = groups.slice(next, next + slice);
			// Of what nothing is known, no stamp is of use.
			const isKnown = some.some(({ article, sidecars }) =>
				[article, ...sidecars].some(path => known.has(path) || stored?.(article)),
			);
			const paths = some.flatMap(({ article, sidecars }) => [article, ...sidecars]);
			asked.push({ groups: some, stamps: isKnown ? pool.stamps(root, paths) : [] });
		}
		return asked.shift();
	};
}

interface Unread {
	readonly group: ArticleGroup;
	readonly entry?: StoredEntry;
}

interface Finished {
	readonly batch: GroupBatch;
	readonly job: Promise<Finished>;
}

async function firstOf(running: Set<Promise<Finished>>): Promise<GroupBatch> {
	const { batch, job } = await Promise.race(running);
	running.delete(job);
	return batch;
}

function start(
	unread: readonly Unread[],
	onlyCounted: boolean,
	options: GroupOptions,
	running: Set<Promise<Finished>>,
): void {
	const { pool, root } = options;
	const groups = unread.map(({ group, entry }): ArticleGroup => {
		return entry ? { ...group, hashes: entry.files.map(({ hash }) => hash) } : group;
	});
	const context = options.context();
	const job: Promise<Finished> = pool.read(root, context, groups, onlyCounted).then(readings => {
		// Who changed the actors meanwhile made these results old: they are read again, one by one.
		const isOld = context !== options.context();
		const batch = collect(unread, isOld ? groups.map(() => ({ kind: 'odd' })) : readings, options);
		return { batch: { ...batch, onlyCounted }, job };
	});
	running.add(job);
}

function compare(
	groups: readonly ArticleGroup[],
	stamps: Stamps,
	{ known, stored, isOdd }: GroupOptions,
): Pick<GroupBatch, 'same' | 'odd'> & { readonly unread: readonly Unread[] } {
	const unread: Unread[] = [];
	const odd: ArticleGroup[] = [];
	const same: SameArticle[] = [];
	let at = 0;
	for (const group of groups) {
		const first = at;
		at += 1 + group.sidecars.length;
		const isAsKnown = (path: CorpusPath, index: number) => isKnown(known.get(path), stamps[first + index]);
		if (isAsKnown(group.article, 0) && group.sidecars.every((path, index) => isAsKnown(path, index + 1))) continue;
		const entry = stored?.(group.article);
		const files = entry?.files ?? [];
		const paths = [group.article, ...group.sidecars];
		const isSame = files.length === paths.length && files.every(({ path }, index) => path === paths[index]);
		if (isOdd(group)) odd.push(group);
		else if (entry && isSame && files.every(({ stamp }, index) => stamp === stamps[first + index])) {
			same.push({ article: group.article, sidecars: group.sidecars, entry });
		} else unread.push({ group, entry: isSame ? entry : undefined });
	}
	return { same, odd, unread };
}

const isKnown = (known: Known | undefined, stamp: string | undefined): boolean =>
	known !== undefined && 'stamp' in known && known.stamp === stamp;

function collect(
	unread: readonly Unread[],
	readings: readonly GroupReading[],
	{ wasRead = () => true }: GroupOptions,
): GroupBatch {
	const changes: CorpusChange[] = [];
	const known = new Map<CorpusPath, Known>();
	const made: CacheEntry[] = [];
	const odd: ArticleGroup[] = [];
	const take = (article: CorpusPath, files: readonly ReadFile[], bytes: Uint8Array) => {
		const packed = new MovableBytes(bytes);
		changes.push({ kind: 'stored', path: article, packed });
		for (const { path, stamp, hash } of files) known.set(path, { stamp, hash });
		made.push({ article, files, packed: bytes, kept: kept => packed.moveTo(kept) });
	};
	for (const [at, { group, entry }] of unread.entries()) {
		const reading = readings[at];
		const isUsable = reading?.kind === 'packed' && !(reading.isHalfTyped && wasRead(group));
		const packed = isUsable ? reading.bytes : reading?.kind === 'same' ? entry?.read() : undefined;
		if (packed && reading && reading.kind !== 'odd') take(group.article, reading.files, packed);
		else odd.push(group);
	}
	return { changes, known, made, same: [], odd, count: unread.length };
}
