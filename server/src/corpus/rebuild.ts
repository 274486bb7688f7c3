import { readSidecar } from '../annotation/read';
import { mergeRegistries } from '../codebook/merge-registries';
import { emptyCorpus } from './apply-changes';
import { carrySidecar, editCarried } from './carry-over';
import { changedCounts } from './contribution';
import type { Corpus, CorpusPath, SidecarRecord } from './corpus';
import { CorpusIndex, type IndexDraft } from './index';
import { type ArticleState, type ArticleText, nextArticle, sidecarRecord, withPlaces } from './next-article';
import { byLayer, SETTINGS_FILE } from './paths';
import { isWhole } from './stored/stored-sidecar';

/** An annotation file as the host read it; without a text where it cannot be read for the moment. */
export interface SidecarText {
	readonly path: CorpusPath;
	readonly source?: string;
}

/**
 * A corpus without articles that knows of corpus.yaml and the actors only what their files cannot tell again: what those
 * last said that are half-typed, or unreadable for the moment. News of all of them makes of it what a corpus has that
 * followed them.
 * @param unreadable the files that cannot be read now
 */
export function rememberedYaml(corpus: Corpus, unreadable: ReadonlySet<CorpusPath>): Corpus {
	const isRemembered = (path: CorpusPath) => corpus.carried.has(path) || unreadable.has(path);
	const empty = emptyCorpus();
	const actorFiles = new Map([...corpus.actorFiles].filter(([path]) => isRemembered(path)));
	const { registry, problems } = mergeRegistries(actorFiles);
	const carried = [...corpus.carried].filter(path => path === SETTINGS_FILE || actorFiles.has(path));
	return {
		...empty,
		file: isRemembered(SETTINGS_FILE) ? corpus.file : empty.file,
		actorFiles,
		registry,
		registryProblems: problems,
		carried: new Set(carried),
	};
}

/** The corpus as if it had no articles and no annotation files; of corpus.yaml and the actors it knows what it knew. */
export function withoutArticles(corpus: Corpus): Corpus {
	const { actorFiles } = corpus;
	const { articles, sidecars, index } = emptyCorpus();
	const carried = new Set([...corpus.carried].filter(path => path === SETTINGS_FILE || actorFiles.has(path)));
	return { ...corpus, articles, sidecars, index, carried };
}

/** An article and its annotation files made anew, and the files of which something is remembered after that. */
export interface RebuiltArticle {
	readonly state: ArticleState;
	readonly carried: Corpus['carried'];
}

/**
 * Makes an article and its annotation files anew of their texts. Of what the corpus has, only that counts which texts do
 * not tell: earlier texts of the article, and what a half-typed or unreadable annotation file last said.
 * @param now undefined where the article is not there, or cannot be read
 */
export function rebuildArticle(
	{ articles, sidecars: known, carried, registry, matcher, file }: Corpus,
	path: CorpusPath,
	now: ArticleText | undefined,
	sidecars: readonly SidecarText[],
): RebuiltArticle {
	const carrying = editCarried(carried);
	const gone = new Map(known.get(path)?.map(record => [record.path, record]));
	const records = sidecars.flatMap(({ path, source }): readonly SidecarRecord[] => {
		const earlier = gone.get(path);
		gone.delete(path);
		if (source === undefined) return earlier ? [withPlaces(earlier, [])] : [];
		const read = readSidecar(source, path);
		const sidecar = carrying.choose(path, earlier?.sidecar, read, isWhole, carrySidecar);
		return [sidecarRecord(path, sidecar, source, read.problems)];
	});
	for (const sidecar of gone.keys()) carrying.forget(sidecar, undefined);
	const context = { path, registry, matcher, defaultGenre: file.settings.genre, reanalyse: true };
	const before = { record: articles.get(path), sidecars: [] };
	return { state: nextArticle(context, before, records.sort(byLayer), now), carried: carrying.finish() };
}

/** The corpus with an article as it was made anew of it. */
export function withArticle(corpus: Corpus, path: CorpusPath, { state, carried }: RebuiltArticle): Corpus {
	const articles = corpus.articles.edit();
	const sidecars = corpus.sidecars.edit();
	const { record } = state;
	if (record) articles.set(path, record);
	else articles.delete(path);
	if (state.sidecars.length > 0) sidecars.set(path, state.sidecars);
	else sidecars.delete(path);
	const next = { ...corpus, articles: articles.finish(), sidecars: sidecars.finish(), carried };
	return { ...next, index: indexAfter(corpus.index, corpus, next) };
}

/**
 * The index of a corpus, summed up anew from what its articles and annotation files put into it.
 * @returns nothing until it is done, article by article: who takes them one by one may pause in between
 */
export function* sumIndex({ articles, sidecars }: Counting): Generator<void, CorpusIndex, undefined> {
	let index = CorpusIndex.empty();
	let draft = index.edit();
	let count = 0;
	for (const path of new Set([...articles.keys(), ...sidecars.keys()])) {
		putDifference(draft, path, { articles: nothing, sidecars: nothing }, { articles, sidecars });
		if (++count % articlesInDraft === 0) {
			index = draft.finish();
			draft = index.edit();
		}
		yield;
	}
	return draft.finish();
}

/** Articles whose counts are merged into the index at once. */
const articlesInDraft = 2_000;

/** The index of `before`, with the difference that leads to `after`: time grows with what changed. */
export function indexAfter(index: CorpusIndex, before: Counting, after: Counting): CorpusIndex {
	const draft = index.edit();
	const paths = [...after.articles.differences(before.articles), ...after.sidecars.differences(before.sidecars)];
	for (const path of new Set(paths)) putDifference(draft, path, before, after);
	return draft.finish();
}

type Counting = Pick<Corpus, 'articles' | 'sidecars'>;
type Lookup = { readonly [part in keyof Counting]: Pick<Counting[part], 'get'> };

const nothing = { get: () => undefined };

function putDifference(draft: IndexDraft, path: CorpusPath, before: Lookup, after: Lookup): void {
	const counts = changedCounts(countedAt(before, path), countedAt(after, path));
	draft.replace(path, counts.before, counts.after);
}

const countedAt = ({ articles, sidecars }: Lookup, path: CorpusPath) => ({
	record: articles.get(path),
	sidecars: sidecars.get(path) ?? [],
});
