import { changedForms } from '../analysis/changed-forms';
import { compileActors } from '../analysis/mentions';
import { readSidecar } from '../annotation/read';
import type { ActorId, Registry } from '../codebook/codebook';
import { type MergedRegistry, mergeRegistries } from '../codebook/merge-registries';
import { readActors } from '../codebook/read-actors';
import { type CorpusFile, readCorpusSettings } from '../codebook/read-corpus';
import { type Carrying, carryActors, carrySettings, carrySidecar, editCarried } from './carry-over';
import { changedCounts } from './contribution';
import type { ArticleRecord, Corpus, CorpusChange, CorpusPath, ReadArticleText, SidecarRecord } from './corpus';
import { CorpusIndex } from './index';
import {
	type ArticleState,
	type ArticleText,
	hashesOf,
	nextArticle,
	sidecarRecord,
	withoutText,
	withPlaces,
} from './next-article';
import { byLayer, SETTINGS_FILE, sidecarTarget } from './paths';
import { keepActors, sameForAnalysis } from './registry-change';
import { type MapDraft, SharedMap } from './shared-map';
import { readStoredArticle } from './stored/stored-article';
import { isWhole } from './stored/stored-sidecar';
import { mayHaveAny, seekForms } from './stored/word-filter';

/** A corpus of no files. */
export function emptyCorpus(): Corpus {
	const merged = mergeRegistries(new Map());
	return {
		file: readCorpusSettings(''),
		actorFiles: new Map(),
		registry: merged.registry,
		registryProblems: merged.problems,
		matcher: compileActors(merged.registry),
		articles: SharedMap.empty(),
		sidecars: SharedMap.empty(),
		unreadable: SharedMap.empty(),
		carried: new Set(),
		index: CorpusIndex.empty(),
	};
}

/**
 * The corpus after the host's news about files. Of several changes to one path the last counts.
 * Costs what the changed files cost, whatever the size of the corpus; only a change of the actors, or of the genre in
 * corpus.yaml, analyses anew every article that it may concern. Never throws.
 * @param readText called for articles that must be analysed or resolved again and that no editor shows
 */
export function applyChanges(corpus: Corpus, changes: readonly CorpusChange[], readText: ReadArticleText): Corpus {
	const { next, concerned } = changeYaml(corpus, changes);
	return changeArticles(next, latestOf(changes), new Set(concerned), readText);
}

/**
 * The corpus after changes of corpus.yaml and the actors, with all articles as they were; and the articles that these
 * changes may concern, which `reanalyse` brings up to date.
 */
export function changeYaml(corpus: Corpus, changes: readonly CorpusChange[]): YamlChange {
	const latest = latestOf(changes);
	const carrying = editCarried(corpus.carried);
	const { concerns, ...yaml } = nextYaml(corpus, latest, carrying);
	const next = { ...corpus, ...yaml, unreadable: nextUnreadable(corpus, latest), carried: carrying.finish() };
	if (!concerns) return { next, concerned: [], byWords: false };
	const concerned = new Set<CorpusPath>(corpus.articles.keysWhere(concerns.byWords));
	for (const actor of concerns.actors) {
		for (const path of corpus.index.get(actor)?.annotated.keys() ?? [])
			if (corpus.articles.has(path)) concerned.add(path);
	}
	return { next, concerned: [...concerned], byWords: concerns !== everyArticle };
}

/** Whether a change is one of those that `changeYaml` takes in. */
export const isYamlChange = (corpus: Corpus, { kind, path }: CorpusChange): boolean =>
	kind === 'actors' || kind === 'settings' || path === SETTINGS_FILE || corpus.actorFiles.has(path);

export interface YamlChange {
	readonly next: Corpus;
	readonly concerned: readonly CorpusPath[];
	/**
	 * Whether these are the articles whose words or annotations may mention an actor that changed. Else they are all, mostly
	 * for their genre or for whom an ambiguous name means first, and mention the same as before.
	 */
	readonly byWords: boolean;
}

/** The corpus with some articles analysed anew, by the actors and settings as they are. */
export const reanalyse = (corpus: Corpus, paths: Iterable<CorpusPath>, readText: ReadArticleText): Corpus =>
	changeArticles(corpus, new Map(), new Set(paths), readText);

/** The corpus after news of articles and annotation files, and with some more articles analysed anew. */
function changeArticles(
	corpus: Corpus,
	latest: Latest,
	anew: ReadonlySet<CorpusPath>,
	readText: ReadArticleText,
): Corpus {
	const carrying = editCarried(corpus.carried);
	const articles = corpus.articles.edit();
	const sidecars = corpus.sidecars.edit();
	const index = corpus.index.edit();
	const stateOf = (path: CorpusPath): ArticleState => ({
		record: articles.get(path),
		sidecars: sidecars.get(path) ?? NO_SIDECARS,
	});
	const setState = (path: CorpusPath, before: ArticleState, after: ArticleState): void => {
		put(articles, path, after.record);
		put(sidecars, path, after.sidecars.length === 0 ? undefined : after.sidecars);
		const counts = changedCounts(before, after);
		index.replace(path, counts.before, counts.after);
	};

	for (const [path, change] of latest) {
		if (change.kind !== 'stored') continue;
		const before = stateOf(path);
		const after = readStoredArticle(path, change.packed);
		for (const sidecar of [...before.sidecars, ...after.sidecars]) carrying.forget(sidecar.path, undefined);
		setState(path, before, after);
	}
	const { registry, matcher } = corpus;
	const defaultGenre = corpus.file.settings.genre;
	for (const [path, news] of newsByArticle(corpus, latest, anew)) {
		const before = withRecalled(stateOf(path), news.recalled);
		const records = unresolved(nextSidecars(before.sidecars, news.sidecars, carrying), news.recalled);
		const now = news.article ? textAfter(news.article) : textBefore(before, path, readText);
		const isAnew = anew.has(path);
		if (!isAnew && !news.article && !news.recalled && records === before.sidecars) continue;
		// Where the text cannot be had, what is known of the article stays until there is news of it.
		const after: ArticleState =
			now === undefined && !news.article && before.record
				? withoutText(before.record, before, records)
				: nextArticle({ path, registry, matcher, defaultGenre, reanalyse: isAnew }, before, records, now);
		setState(path, before, after);
	}
	return {
		...corpus,
		articles: articles.finish(),
		sidecars: sidecars.finish(),
		carried: carrying.finish(),
		index: index.finish(),
	};
}

const latestOf = (changes: readonly CorpusChange[]): Latest => new Map(changes.map(change => [change.path, change]));

type Latest = ReadonlyMap<CorpusPath, CorpusChange>;

function nextUnreadable(corpus: Corpus, latest: Latest): Corpus['unreadable'] {
	const unreadable = corpus.unreadable.edit();
	for (const [path, change] of latest) {
		if (change.kind !== 'recalled') put(unreadable, path, change.kind === 'unreadable' ? change.reason : undefined);
	}
	return unreadable.finish();
}

type Yaml = Pick<Corpus, 'file' | 'actorFiles' | 'registry' | 'registryProblems' | 'matcher'> & {
	/** Which articles must be analysed anew; absent where none must. */
	readonly concerns?: Concerns;
};

/** corpus.yaml and the actors, after the changes. A file that is unreadable for the moment keeps what it said. */
function nextYaml(corpus: Corpus, latest: Latest, carrying: Carrying): Yaml {
	const file = nextSettings(corpus.file, latest.get(SETTINGS_FILE), carrying);
	const actorFiles = nextActorFiles(corpus.actorFiles, latest, carrying);
	const merged: MergedRegistry =
		actorFiles === corpus.actorFiles
			? { registry: corpus.registry, problems: corpus.registryProblems }
			: mergeRegistries(actorFiles);
	const sameActors = merged.registry === corpus.registry || sameForAnalysis(corpus.registry, merged.registry);
	const sameGenre = file.settings.genre === corpus.file.settings.genre;
	return {
		file,
		actorFiles,
		registry: merged.registry,
		registryProblems: merged.problems,
		matcher: sameActors ? corpus.matcher : compileActors(merged.registry),
		concerns:
			corpus.articles.size === 0 || (sameActors && sameGenre)
				? undefined
				: sameGenre
					? concernedBy(corpus.registry, merged.registry)
					: everyArticle,
	};
}

/** Which articles a change may concern. */
export interface Concerns {
	/** Whether an article may mention, by its words, an actor that changed. */
	readonly byWords: (record: Pick<ArticleRecord, 'words'>) => boolean;
	/** The actors that came or went: where mentions of them are annotated, these count now, or no more. */
	readonly actors: ReadonlySet<ActorId>;
}

export const everyArticle: Concerns = { byWords: () => true, actors: new Set() };

/** Tells which articles two registries may read differently. Undefined where there can be none. */
export function concernedBy(before: Registry, after: Registry): Concerns | undefined {
	const actors = new Set<ActorId>();
	for (const id of before.actors.keys()) if (!after.actors.has(id)) actors.add(id);
	for (const id of after.actors.keys()) if (!before.actors.has(id)) actors.add(id);
	const forms = changedForms(before, after);
	if (!forms) return everyArticle;
	if (forms.length === 0 && actors.size === 0) return undefined;
	const sought = seekForms(forms);
	return { byWords: ({ words }) => words === undefined || mayHaveAny(words, sought), actors };
}

function nextSettings(before: CorpusFile, change: CorpusChange | undefined, carrying: Carrying): CorpusFile {
	if (change?.kind === 'removed') return carrying.forget(SETTINGS_FILE, readCorpusSettings(''));
	if (change?.kind !== 'settings') return before;
	const now = readCorpusSettings(change.source);
	// An empty corpus.yaml, or none, says nothing that would be worth keeping.
	const known = before.source === '' ? undefined : before;
	return carrying.choose(SETTINGS_FILE, known, now, ({ ok }) => ok, carrySettings);
}

function nextActorFiles(before: Corpus['actorFiles'], latest: Latest, carrying: Carrying): Corpus['actorFiles'] {
	const files = new Map(before);
	let changed = false;
	for (const [path, change] of latest) {
		if (change.kind === 'removed') changed = carrying.forget(path, files.delete(path)) || changed;
		if (change.kind !== 'actors') continue;
		const known = files.get(path);
		const now = keepActors(readActors(change.source), known);
		files.set(
			path,
			carrying.choose(path, known, now, ({ ok }) => ok, carryActors),
		);
		changed = true;
	}
	return changed ? files : before;
}

/** What is new about one article and its annotation files. */
interface ArticleNews {
	article?: Extract<CorpusChange, { kind: 'article' | 'removed' | 'unreadable' }>;
	readonly sidecars: CorpusChange[];
	recalled?: ReadonlyMap<string, string>;
}

function newsByArticle(
	corpus: Corpus,
	latest: Latest,
	anew: ReadonlySet<CorpusPath>,
): ReadonlyMap<CorpusPath, ArticleNews> {
	const news = new Map<CorpusPath, ArticleNews>();
	const newsOf = (path: CorpusPath): ArticleNews => {
		let found = news.get(path);
		if (!found) {
			found = { sidecars: [] };
			news.set(path, found);
		}
		return found;
	};
	for (const path of anew) if (corpus.articles.has(path)) newsOf(path);
	for (const [path, change] of latest) {
		if (change.kind === 'article') newsOf(path).article = change;
		else if (change.kind === 'recalled') {
			if (corpus.articles.has(path)) newsOf(path).recalled = change.texts;
		} else if (change.kind === 'sidecar') newsOf(sidecarTarget(path).articlePath).sidecars.push(change);
		else if (change.kind === 'removed' || change.kind === 'unreadable') {
			if (corpus.articles.has(path)) newsOf(path).article = change;
			const { articlePath } = sidecarTarget(path);
			const isSidecar = corpus.sidecars.get(articlePath)?.some(record => record.path === path);
			if (isSidecar && change.kind === 'removed') newsOf(articlePath).sidecars.push(change);
		}
	}
	return news;
}

const NO_SIDECARS: readonly SidecarRecord[] = [];

/** With earlier texts at hand. */
const withRecalled = (state: ArticleState, texts: ReadonlyMap<string, string> | undefined): ArticleState =>
	state.record && texts
		? { ...state, record: { ...state.record, recalled: new Map([...(state.record.recalled ?? []), ...texts]) } }
		: state;

/** The annotation files that were written against one of these texts as if they were new, so that they are resolved again. */
function unresolved(
	records: readonly SidecarRecord[],
	texts: ReadonlyMap<string, string> | undefined,
): readonly SidecarRecord[] {
	if (!texts) return records;
	return records.map(record =>
		[...hashesOf([record])].some(hash => texts.has(hash)) ? withPlaces(record, []) : record,
	);
}

/** The annotation files of one article, read but not yet resolved where they changed. */
function nextSidecars(
	before: readonly SidecarRecord[],
	changes: readonly CorpusChange[],
	carrying: Carrying,
): readonly SidecarRecord[] {
	const records = new Map(before.map(record => [record.path, record]));
	let changed = false;
	for (const change of changes) {
		const known = records.get(change.path);
		if (change.kind === 'removed') changed = carrying.forget(change.path, records.delete(change.path)) || changed;
		if (change.kind !== 'sidecar' || known?.sidecar.source === change.source) continue;
		records.set(change.path, readRecord(change.path, change.source, known, carrying));
		changed = true;
	}
	return changed ? [...records.values()].sort(byLayer) : before;
}

function readRecord(
	path: CorpusPath,
	source: string,
	known: SidecarRecord | undefined,
	carrying: Carrying,
): SidecarRecord {
	const now = readSidecar(source, path);
	const sidecar = carrying.choose(path, known?.sidecar, now, isWhole, carrySidecar);
	return sidecarRecord(path, sidecar, source, now.problems);
}

const textAfter = (change: NonNullable<ArticleNews['article']>): ArticleText | undefined =>
	change.kind === 'article' ? change : undefined;

/** The text of an article that is not news itself. */
function textBefore({ record }: ArticleState, path: CorpusPath, readText: ReadArticleText): ArticleText | undefined {
	if (!record) return undefined;
	const text = record.analysis?.article.text ?? readText(path);
	if (text === undefined) return undefined;
	return { text, hash: record.summary.hash, problem: record.problem, open: record.analysis !== undefined };
}

function put<V>(map: MapDraft<V>, key: string, value: V | undefined): void {
	if (value === undefined) map.delete(key);
	else map.set(key, value);
}
