import { applyChanges } from '../corpus/apply-changes';
import { articleDifferences, type Difference, indexDifferences, stateAt, yamlDifferences } from '../corpus/compare';
import type { Corpus, CorpusChange, CorpusPath } from '../corpus/corpus';
import type { ArticleText } from '../corpus/next-article';
import { classifyPath, SETTINGS_FILE, sidecarTarget } from '../corpus/paths';
import { indexAfter, rebuildArticle, rememberedYaml, sumIndex, withArticle } from '../corpus/rebuild';
import { briefOf, readStoredArticle } from '../corpus/stored/stored-article';
import type { Files } from './files';
import { type FoundFiles, findCorpusFiles } from './find-files';
import type { LiveCorpus } from './live-corpus';
import type { ArticleGroup, Pool } from './pool/jobs';
import { type FileReading, readFileNow, whyUnreadable } from './read-file';
import { manyArticles, readGroups } from './read-groups';
import { type FoundGroup, isBelow, readingOrder } from './reconcile';

/** What came of comparing a corpus with its files. */
export interface Verification {
	/** How many articles were compared. */
	readonly articles: number;
	/** What was not as the files say; it is by now. The first thousand. */
	readonly differences: readonly Difference[];
	/** How many there were. */
	readonly count: number;
}

export interface VerifyOptions {
	/** Threads that read and analyse where there are many articles. */
	readonly pool?: Pool;
	readonly signal?: AbortSignal;
	/** How many articles were compared so far, and of how many. */
	readonly onProgress?: (done: number, total: number) => void;
	/** Lets other work go first. */
	readonly pause?: () => Promise<void>;
}

type Verified = Pick<
	LiveCorpus,
	'root' | 'current' | 'textOf' | 'isOpen' | 'openPaths' | 'isSettled' | 'settled' | 'reconcile' | 'repair'
>;

/** Differences that are told one by one. */
const mostTold = 1_000;

/** Milliseconds of work in one go. */
const slice = 12;

/** How often a comparison begins again because the actors or settings changed meanwhile. */
const mostAttempts = 5;

/**
 * Reads all files of a corpus anew, whatever their stamps and the cache say, works out what is found in them, and
 * compares it with what the corpus has; where these differ, the corpus takes what was made anew. Texts that editors show
 * count as their files. Every article is compared by itself and let go again, so that memory does not grow with the corpus.
 * @returns undefined where it was stopped by the signal, or by actors that did not come to rest
 */
export async function verify(
	files: Files,
	live: Verified,
	options: VerifyOptions = {},
): Promise<Verification | undefined> {
	const found: Differences = { told: [], count: 0 };
	for (let attempt = 0; attempt < mostAttempts; attempt++) {
		if (!(await isAtRest(live, options.signal))) return undefined;
		const articles = await verifyOnce(files, live, options, found);
		if (options.signal?.aborted) return undefined;
		if (articles !== undefined) return { articles, differences: found.told, count: found.count };
	}
	return undefined;
}

interface Differences {
	readonly told: Difference[];
	count: number;
}

function note(found: Differences, differences: readonly Difference[]): void {
	found.count += differences.length;
	found.told.push(...differences.slice(0, mostTold - found.told.length));
}

/** @returns how many articles were compared; undefined where the actors or settings changed meanwhile */
async function verifyOnce(
	files: Files,
	live: Verified,
	options: VerifyOptions,
	found: Differences,
): Promise<number | undefined> {
	const { signal } = options;
	const breathe = breathing(options);
	const reading = readerOf(files, live);

	const start = verifyYaml(live, reading, await findCorpusFiles(files, live.root, live.current().file.settings), found);
	const isSame = ({ registry, file }: Corpus) => registry === start.registry && file.settings === start.file.settings;
	const looked = await findCorpusFiles(files, live.root, start.file.settings, undefined, signal);
	const groups = groupsOf(live, looked);
	const { pool } = options;
	const suspects = new Set(groups);
	const tell = () => options.onProgress?.(groups.length - suspects.size, groups.length);
	if (pool && groups.length >= manyArticles) {
		for await (const right of foundRight(live, start, groups, pool, signal)) {
			if (right) suspects.delete(right);
			await breathe();
			tell();
			if (signal?.aborted || !isSame(live.current())) return undefined;
		}
	}
	const compare = ({ article, sidecars, hasArticle }: FoundGroup) => {
		const corpus = live.current();
		const text = hasArticle ? textOf(reading(article), live.isOpen(article)) : undefined;
		const rebuilt = rebuildArticle(corpus, article, text, sidecarTexts(sidecars, reading));
		return { rebuilt, differences: articleDifferences(article, stateAt(corpus, article), rebuilt.state) };
	};
	// What a thread found to differ may have changed since: it is read again, and compared in the same moment.
	for (const group of suspects) {
		if (signal?.aborted || !isSame(live.current())) return undefined;
		if (compare(group).differences.length === 0) suspects.delete(group);
		tell();
		await breathe();
	}
	// What an editor has just let go of is about to be taken in as it is on the disk.
	if (suspects.size > 0) await live.reconcile([]);
	for (const group of suspects) {
		if (signal?.aborted || !isSame(live.current())) return undefined;
		const { rebuilt, differences } = compare(group);
		if (differences.length > 0) live.repair(now => withArticle(now, group.article, rebuilt));
		note(found, differences);
		suspects.delete(group);
		tell();
		await breathe();
	}
	verifyUnreadable(live, start, looked, groups, reading, found);
	await verifyIndex(live, found, breathe, signal);
	return groups.filter(({ hasArticle }) => hasArticle).length;
}

/** Milliseconds between two looks at whether a corpus has come to rest, and how many looks there are. */
const lookAgainAfter = 50;
const mostLooks = 60;

/** Resolves when a corpus has taken in all that it knows of; to false where it does not come to rest, or the signal stops it. */
async function isAtRest(live: Verified, signal: AbortSignal | undefined): Promise<boolean> {
	const stopped = new Promise<void>(resolve => signal?.addEventListener('abort', () => resolve(), { once: true }));
	for (let look = 0; look < mostLooks && !signal?.aborted; look++) {
		await live.reconcile([]);
		// Articles that were only counted so far take a while.
		await Promise.race([live.settled(), stopped]);
		if (live.isSettled()) return true;
		await new Promise(resolve => setTimeout(resolve, lookAgainAfter));
	}
	return false;
}

/** The groups that threads find to be as the corpus has them, and undefined after each batch of others. */
async function* foundRight(
	live: Verified,
	{ registry, file }: Corpus,
	groups: readonly FoundGroup[],
	pool: Pool,
	signal: AbortSignal | undefined,
): AsyncGenerator<FoundGroup | undefined, void, undefined> {
	const context = { registry, defaultGenre: file.settings.genre };
	const byArticle = new Map(groups.map(group => [group.article, group]));
	const batches = readGroups(groups, {
		root: live.root,
		pool,
		context: () => context,
		known: new Map(),
		isOdd: group => isOdd(live, group),
		signal,
	});
	for await (const { changes } of batches) {
		for (const change of changes) {
			if (change.kind !== 'stored') continue;
			const { path, packed } = change;
			const rebuilt = readStoredArticle(path, packed, briefOf(packed.bytes()));
			if (articleDifferences(path, stateAt(live.current(), path), rebuilt).length === 0) yield byArticle.get(path);
		}
		yield undefined;
	}
}

type Read = (path: CorpusPath) => FileReading;

/** Reads files at once: as an editor shows them, else from the disk. */
function readerOf(files: Files, live: Verified): Read {
	return path => {
		const text = live.isOpen(path) ? live.textOf(path) : undefined;
		if (text === undefined) return readFileNow(files, files.join(live.root, path));
		const reason = whyUnreadable(text);
		return reason === undefined
			? { kind: 'text', text, hash: files.hash(text), stamp: '' }
			: { kind: 'unreadable', reason };
	};
}

function textOf(reading: FileReading, open: boolean): ArticleText | undefined {
	if (reading.kind !== 'text') return undefined;
	const { text, hash, problem } = reading;
	return { text, hash, problem, open };
}

const sidecarTexts = (sidecars: readonly CorpusPath[], reading: Read) =>
	sidecars.flatMap(path => {
		const read = reading(path);
		return read.kind === 'absent' ? [] : [{ path, source: read.kind === 'text' ? read.text : undefined }];
	});

/** Compares corpus.yaml and the actors. Returns the corpus with what they say by now. */
function verifyYaml(live: Verified, reading: Read, { paths }: FoundFiles, found: Differences): Corpus {
	const corpus = live.current();
	const actors = [...paths, ...live.openPaths()].filter(path => classifyPath(path, corpus.file.settings) === 'actors');
	const changes: CorpusChange[] = [];
	const unreadable = new Set<CorpusPath>();
	for (const path of new Set([SETTINGS_FILE, ...actors])) {
		const kind = path === SETTINGS_FILE ? 'settings' : 'actors';
		const read = reading(path);
		if (read.kind === 'text') changes.push({ kind, path, source: read.text });
		else if (read.kind === 'unreadable') unreadable.add(path);
	}
	const rebuilt = applyChanges(rememberedYaml(corpus, unreadable), changes, () => undefined);
	const differences = yamlDifferences(corpus, rebuilt);
	if (differences.length === 0) return corpus;
	note(found, differences);
	const { file, actorFiles, registry, registryProblems, matcher, carried } = rebuilt;
	live.repair(now => {
		const others = [...now.carried].filter(path => now.sidecars.has(sidecarTarget(path).articlePath));
		const both = new Set([...carried, ...others]);
		return { ...now, file, actorFiles, registry, registryProblems, matcher, carried: both };
	});
	return live.current();
}

/** The groups of files that there are, and those that the corpus believes to be there. */
function groupsOf(live: Verified, { paths, skipped }: FoundFiles): readonly FoundGroup[] {
	const { file, articles, sidecars } = live.current();
	const shown = [...live.openPaths()].filter(path => classifyPath(path, file.settings) !== undefined);
	const groups = readingOrder([...new Set([...paths, ...shown])].sort());
	const seen = new Set(groups.map(({ article }) => article));
	const others = [...new Set([...articles.keys(), ...sidecars.keys()])]
		// What lies in a folder that cannot be listed now is not gone.
		.filter(path => !seen.has(path) && !isBelow(skipped, path))
		.map((article): FoundGroup => ({ article, sidecars: [], hasArticle: false }));
	return [...groups, ...others];
}

/** Whether texts alone do not tell what is known of a group, or an editor shows one of them. */
function isOdd(live: Verified, { article, sidecars }: ArticleGroup): boolean {
	const { carried, articles } = live.current();
	return (
		[article, ...sidecars].some(path => live.isOpen(path) || carried.has(path)) ||
		articles.get(article)?.recalled !== undefined
	);
}

/** Compares which files cannot be read, but for those that came or went meanwhile. */
function verifyUnreadable(
	live: Verified,
	start: Corpus,
	{ skipped }: FoundFiles,
	groups: readonly FoundGroup[],
	reading: Read,
	found: Differences,
): void {
	const { unreadable, articles, sidecars } = live.current();
	const reasons = new Map(skipped);
	const isTaken = (path: CorpusPath) =>
		articles.has(path) || sidecars.get(sidecarTarget(path).articlePath)?.some(record => record.path === path);
	const doubtful = groups.flatMap(({ article, sidecars, hasArticle }) => [
		...(hasArticle ? [article] : []),
		...sidecars,
	]);
	for (const path of new Set([...doubtful.filter(path => !isTaken(path)), ...unreadable.keys()])) {
		const read = reading(path);
		if (read.kind === 'unreadable' && !skipped.has(path)) reasons.set(path, read.reason);
	}
	const wrong = [...new Set([...reasons.keys(), ...unreadable.keys()])].filter(
		path => unreadable.get(path) !== reasons.get(path) && unreadable.get(path) === start.unreadable.get(path),
	);
	if (wrong.length === 0) return;
	note(
		found,
		wrong.map(path => ({ aspect: 'readable', path })),
	);
	live.repair(corpus => {
		const draft = corpus.unreadable.edit();
		for (const path of wrong) {
			const reason = reasons.get(path);
			if (reason === undefined) draft.delete(path);
			else draft.set(path, reason);
		}
		return { ...corpus, unreadable: draft.finish() };
	});
}

/** Compares the counts of all actors with the sum of what the articles put into them. */
async function verifyIndex(
	live: Verified,
	found: Differences,
	breathe: () => Promise<void>,
	signal: AbortSignal | undefined,
): Promise<void> {
	const corpus = live.current();
	const sum = sumIndex(corpus);
	let step = sum.next();
	for (; !step.done; step = sum.next()) {
		await breathe();
		if (signal?.aborted) return;
	}
	const index = step.value;
	const before = found.count;
	for (const differences of indexDifferences(corpus.index, index)) {
		if (signal?.aborted) return;
		note(found, differences);
		await breathe();
	}
	if (found.count > before) live.repair(now => ({ ...now, index: indexAfter(index, corpus, now) }));
}

/** Lets other work go first whenever this one took long enough. */
function breathing({ pause, signal }: VerifyOptions): () => Promise<void> {
	let began = performance.now();
	return async () => {
		if (signal?.aborted || performance.now() - began < slice) return;
		await (pause?.() ?? new Promise<void>(resolve => setTimeout(resolve, 0)));
		began = performance.now();
	};
}
