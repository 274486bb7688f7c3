import type { ActorId } from '../codebook/codebook';
import type { ArticleRecord, Corpus, CorpusPath, SidecarRecord } from './corpus';
import type { ActorEntry, CorpusIndex } from './index';
import type { ArticleState } from './next-article';
import { SETTINGS_FILE } from './paths';
import { sameData } from './same-data';
import { packRecognised } from './stored/stored-recognised';
import { canStore, packSidecar } from './stored/stored-sidecar';
import { packSummary } from './stored/stored-summary';

/** In what a corpus that followed its files differs from the same files read anew. */
export type Aspect =
	/** The file is there, and the corpus does not know it. */
	| 'unknown'
	/** The corpus knows the file, and it is not there. */
	| 'gone'
	/** The file has another text. */
	| 'text'
	/** It can be read, or not, or for another reason not. */
	| 'readable'
	/** What corpus.yaml or a file of actors says. */
	| 'settings'
	| 'actors'
	/** An article's title, date, genre and the like. */
	| 'metadata'
	| 'mentions'
	| 'findings'
	/** What an editor shows of an article beside these. */
	| 'analysis'
	/** What an annotation file says, and where its annotations stand. */
	| 'annotations'
	/** How often an actor occurs. */
	| 'counts';

export interface Difference {
	readonly aspect: Aspect;
	/** The file that it is about. */
	readonly path?: CorpusPath;
	/** The actor whose counts it is about. */
	readonly actor?: ActorId;
}

/**
 * Compares a corpus that followed its files with one that was made of the same files anew, in everything but what is
 * known of their history: texts that annotations were made on earlier.
 * @returns a list for each part that was compared, most of them empty: who takes them one by one may pause in between
 */
export function* compareCorpora(followed: Corpus, rebuilt: Corpus): Generator<readonly Difference[], void, undefined> {
	yield yamlDifferences(followed, rebuilt);
	yield unreadableDifferences(followed, rebuilt);
	const paths = [followed.articles, followed.sidecars, rebuilt.articles, rebuilt.sidecars].map(map => map.keys());
	for (const path of sortedPaths(...paths))
		yield articleDifferences(path, stateAt(followed, path), stateAt(rebuilt, path));
	for (const differences of indexDifferences(followed.index, rebuilt.index)) yield differences;
}

/** An article with its annotation files, as a corpus has them. */
export const stateAt = (
	{ articles, sidecars }: Pick<Corpus, 'articles' | 'sidecars'>,
	path: CorpusPath,
): ArticleState => ({
	record: articles.get(path),
	sidecars: sidecars.get(path) ?? [],
});

type Yaml = Pick<Corpus, 'file' | 'actorFiles' | 'registry' | 'registryProblems'>;

/** In what corpus.yaml, the actors, and what follows from them differ. */
export function yamlDifferences(followed: Yaml, rebuilt: Yaml): readonly Difference[] {
	const differences: Difference[] = [];
	if (followed.file.source !== rebuilt.file.source) differences.push({ aspect: 'text', path: SETTINGS_FILE });
	else if (!sameData(followed.file, rebuilt.file)) differences.push({ aspect: 'settings', path: SETTINGS_FILE });
	for (const path of sortedPaths(followed.actorFiles.keys(), rebuilt.actorFiles.keys())) {
		const [known, now] = [followed.actorFiles.get(path), rebuilt.actorFiles.get(path)];
		const aspect = !known
			? 'unknown'
			: !now
				? 'gone'
				: known.source !== now.source
					? 'text'
					: sameData(known, now)
						? undefined
						: 'actors';
		if (aspect) differences.push({ aspect, path });
	}
	if (differences.length > 0) return differences;
	const isSame =
		sameData(followed.registry, rebuilt.registry) && sameData(followed.registryProblems, rebuilt.registryProblems);
	return isSame ? [] : [{ aspect: 'actors' }];
}

/** The files that can be read in one of two corpora only, or cannot for other reasons. */
function unreadableDifferences(followed: Corpus, rebuilt: Corpus): readonly Difference[] {
	const reasonIn = ({ unreadable, carried }: Corpus, path: CorpusPath) => unreadable.get(path) ?? carried.has(path);
	return sortedPaths(...[followed, rebuilt].flatMap(({ unreadable, carried }) => [unreadable.keys(), carried.keys()]))
		.filter(path => reasonIn(followed, path) !== reasonIn(rebuilt, path))
		.map(path => ({ aspect: 'readable', path }));
}

/** In what an article and its annotation files differ. */
export function articleDifferences(
	path: CorpusPath,
	followed: ArticleState,
	rebuilt: ArticleState,
): readonly Difference[] {
	const aspects = recordAspects(followed.record, rebuilt.record);
	const differences: Difference[] = aspects.map(aspect => ({ aspect, path }));
	// Where annotations stand follows from the text.
	const isOtherText = aspects.some(aspect => aspect === 'unknown' || aspect === 'gone' || aspect === 'text');
	const known = new Map(followed.sidecars.map(record => [record.path, record]));
	const now = new Map(rebuilt.sidecars.map(record => [record.path, record]));
	for (const sidecar of sortedPaths(known.keys(), now.keys())) {
		const aspect = sidecarAspect(known.get(sidecar), now.get(sidecar));
		if (aspect && !(isOtherText && aspect === 'annotations')) differences.push({ aspect, path: sidecar });
	}
	return differences;
}

function recordAspects(known: ArticleRecord | undefined, now: ArticleRecord | undefined): readonly Aspect[] {
	if (known === now) return [];
	if (!known) return ['unknown'];
	if (!now) return ['gone'];
	if (known.summary.hash !== now.summary.hash) return ['text'];
	const aspects: Aspect[] = [];
	if (known.problem !== now.problem) aspects.push('readable');
	if ((known.onlyCounted === undefined) !== (now.onlyCounted === undefined)) aspects.push('findings');
	if (!sameBytes(packSummary(known.summary), packSummary(now.summary))) {
		const [a, b] = [known.summary, now.summary];
		if (!sameData([a.metadata, a.genre, a.lines], [b.metadata, b.genre, b.lines])) aspects.push('metadata');
		if (!sameData([a.mentions, a.attributions], [b.mentions, b.attributions])) aspects.push('mentions');
		if (!sameData([a.findings, a.statuses], [b.findings, b.statuses])) aspects.push('findings');
	}
	if (!sameBytes(recognisedIn(known), recognisedIn(now)) || !sameWords(known, now)) aspects.push('mentions');
	if (!sameData(known.refersTo, now.refersTo)) aspects.push('annotations');
	if (aspects.length === 0 && !sameData(known.analysis, now.analysis)) aspects.push('analysis');
	return [...new Set(aspects)];
}

const recognisedIn = ({ recognised }: ArticleRecord): Uint8Array =>
	recognised ? packRecognised(recognised) : new Uint8Array();

const sameWords = (known: ArticleRecord, now: ArticleRecord): boolean =>
	known.words && now.words ? sameBytes(known.words, now.words) : known.words === now.words;

function sidecarAspect(known: SidecarRecord | undefined, now: SidecarRecord | undefined): Aspect | undefined {
	if (known === now) return undefined;
	if (!known) return 'unknown';
	if (!now) return 'gone';
	if (canStore(known) && canStore(now) && sameBytes(packSidecar(known), packSidecar(now))) return undefined;
	if (known.sidecar.source !== now.sidecar.source) return 'text';
	const parts = ({ articlePath, layer, sidecar, size, lines, problems, resolved }: SidecarRecord) =>
		[articlePath, layer, sidecar, size, lines, problems, resolved] as const;
	return sameData(parts(known), parts(now)) ? undefined : 'annotations';
}

/**
 * The actors whose counts differ in two indexes, and whether other counts do.
 * @returns a list for each actor and each facet, most of them empty
 */
export function* indexDifferences(
	followed: CorpusIndex,
	rebuilt: CorpusIndex,
): Generator<readonly Difference[], void, undefined> {
	const actors = (index: CorpusIndex) => [...index].map(([actor]) => actor);
	for (const actor of sortedPaths(actors(followed), actors(rebuilt))) {
		const [known, now] = [followed.get(actor), rebuilt.get(actor)];
		yield known && now && sameEntry(known, now) ? [] : [{ aspect: 'counts', actor }];
	}
	for (const facet of sortedPaths(followed.facets(), rebuilt.facets())) {
		yield sameCounts(followed.facet(facet), rebuilt.facet(facet)) ? [] : [{ aspect: 'counts' }];
	}
}

function sameEntry(a: ActorEntry, b: ActorEntry): boolean {
	return (
		sameData(a.totals, b.totals) &&
		sameCounts(a.mentions, b.mentions) &&
		sameCounts(a.says, b.says) &&
		sameCounts(a.spokenOf, b.spokenOf) &&
		sameCounts(a.annotated, b.annotated) &&
		sameCounts(a.held, b.held) &&
		sameCounts(a.received, b.received)
	);
}

function sameCounts(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
	if (a === b) return true;
	if (a.size !== b.size) return false;
	for (const [key, count] of a) if (b.get(key) !== count) return false;
	return true;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
	return a.length === b.length && a.every((byte, at) => byte === b[at]);
}

const sortedPaths = (...lists: readonly Iterable<string>[]): readonly string[] =>
	[...new Set(lists.flatMap(list => [...list]))].sort();
