import { articleKeys } from '../../annotation/keys';
import { withAnnotatedMentions } from '../../corpus/annotated-mentions';
import type { ArticleRecord, Corpus, CorpusPath, ReadArticleText, SidecarRecord } from '../../corpus/corpus';
import { analyse, sidecarMetadata } from '../../corpus/next-article';
import { layerName, sidecarTarget } from '../../corpus/paths';
import { indexAfter } from '../../corpus/rebuild';
import { storeRecognised } from '../../corpus/stored/stored-recognised';
import { storeSummary, withMetadata } from '../../corpus/stored/stored-summary';
import { withMentions } from '../../corpus/summary';

/**
 * Whose annotations are shown: `all`; `mine`, with those of the shared layer; `blind`, which are mine alone, for
 * annotating without knowing what others did; else an annotator's name, whose are shown with those of the shared layer.
 */
export type Shown = string;

/** Whether a layer is shown; the shared one is undefined. */
export type ShowsLayer = (layer: string | undefined) => boolean;

/** @param own the layer of the person who looks; absent where that is the shared one */
export function layersShown(shown: Shown, own: string | undefined): ShowsLayer {
	if (shown === 'all' || shown === '') return () => true;
	if (shown === 'blind') return layer => layer === own;
	const chosen = shown === 'mine' ? own : layerName(shown);
	return layer => layer === undefined || layer === chosen;
}

/** A corpus as if only some layers existed. */
export interface LayersView {
	/**
	 * No query that asks the result can tell that there are other layers, also by its counts, nor by whom the words of the
	 * text mention, nor by what else is known of an article. What is written must be worked out from the whole corpus, which
	 * the result names as `whole`.
	 */
	of(whole: Corpus): Corpus;
	/**
	 * Analyses one of the articles that are still to be analysed anew: those of which hidden layers say something, such as
	 * their date, and which no editor shows. Until then what the hidden layers say is not known of them, nor what would be
	 * known instead; what was found in their text by it stays. The next `of` shows the article as it is then.
	 * @returns false where all is done
	 */
	analyseNext(): boolean;
}

/**
 * The view remembers its last result and follows the corpus from there: the time of `of` grows with the articles that
 * changed, not with the corpus, and it analyses only what editors show.
 * @param readText called by `analyseNext`; where it has no text, what hidden layers say stays unknown, and that is all
 */
export function viewOf(shows: ShowsLayer, readText: ReadArticleText): LayersView {
	const filtered = new WeakMap<readonly SidecarRecord[], readonly SidecarRecord[]>();
	const filter = (records: readonly SidecarRecord[]): readonly SidecarRecord[] => {
		const known = filtered.get(records);
		if (known) return known;
		const kept = records.filter(({ layer }) => shows(layer));
		const shown = kept.length === records.length ? records : kept;
		filtered.set(records, shown);
		return shown;
	};
	const shards = new WeakMap();
	const waiting: Waiting = { late: new Set(), ready: new Map() };
	let last: Seen | undefined;
	return {
		of: whole => {
			if (last?.whole === whole && waiting.ready.size === 0) return last.view;
			const sidecars = whole.sidecars.map(filter, shards);
			const articles = articlesOf(last, sidecars, whole, waiting);
			// The counts of the view before, changed by the articles and annotations that are others now.
			const base = last?.view ?? whole;
			const index = indexAfter(base.index, base, { articles, sidecars });
			const view = { ...whole, articles, sidecars, index, whole };
			last = { whole, view };
			return view;
		},
		analyseNext: () => {
			const [path] = waiting.late;
			if (path === undefined || !last) return false;
			waiting.late.delete(path);
			const record = last.whole.articles.get(path);
			const text = readText(path);
			if (record && text !== undefined) {
				const shown = last.view.sidecars.get(path) ?? [];
				waiting.ready.set(path, analysedAnew(shown, record, last.whole, text));
			}
			return true;
		},
	};
}

interface Seen {
	readonly whole: Corpus;
	readonly view: Corpus;
}

interface Waiting {
	/** Articles that are still to be analysed anew. */
	readonly late: Set<CorpusPath>;
	/** Those that were since the last result. */
	readonly ready: Map<CorpusPath, ArticleRecord>;
}

/** Whether a view shows what a file says: articles and settings always, an annotation file if its layer is shown. */
export function isShown(corpus: Corpus, path: CorpusPath): boolean {
	const records = (corpus.whole ?? corpus).sidecars.get(sidecarTarget(path).articlePath);
	const record = records?.find(one => one.path === path);
	return !record || (corpus.sidecars.get(record.articlePath)?.includes(record) ?? false);
}

/** The articles with the mentions that are shown: those of the view before, where they and their files are the same. */
function articlesOf(
	last: Seen | undefined,
	sidecars: Corpus['sidecars'],
	whole: Corpus,
	{ late, ready }: Waiting,
): Corpus['articles'] {
	const draft = (last?.view ?? whole).articles.edit();
	const paths = last
		? new Set([...whole.articles.differences(last.whole.articles), ...whole.sidecars.differences(last.whole.sidecars)])
		: whole.sidecars.keys();
	for (const path of paths) {
		late.delete(path);
		ready.delete(path);
		const record = whole.articles.get(path);
		const shown = sidecars.get(path) ?? [];
		if (!record) draft.delete(path);
		else if (shown === whole.sidecars.get(path)) draft.set(path, record);
		else draft.set(path, knownFrom(shown, record, whole, late));
	}
	for (const [path, record] of ready) draft.set(path, record);
	ready.clear();
	return draft.finish();
}

/** An article as it is where only some of its annotation files are there; one that no editor shows may be late. */
function knownFrom(
	shown: readonly SidecarRecord[],
	record: ArticleRecord,
	whole: Corpus,
	late: Set<CorpusPath>,
): ArticleRecord {
	const { path } = record.summary;
	const all = whole.sidecars.get(path) ?? [];
	const isHidden = all.some(one => one.hasMetadata && !shown.includes(one)) && differ(shown, all);
	if (isHidden && record.analysis) return analysedAnew(shown, record, whole, record.analysis.article.text);
	const known = withMentionsOf(shown, record, whole.registry);
	if (!isHidden) return known;
	late.add(path);
	const metadata = sidecarMetadata(shown);
	const genre = metadata.genre ?? whole.file.settings.genre ?? 'news';
	return { ...known, summary: withMetadata(known.summary, metadata, genre) };
}

function analysedAnew(
	shown: readonly SidecarRecord[],
	record: ArticleRecord,
	{ registry, matcher, file }: Corpus,
	text: string,
): ArticleRecord {
	const { path, hash } = record.summary;
	const context = { path, registry, matcher, defaultGenre: file.settings.genre };
	const { summary, analysis, recognised, onlyCounted } = analyse(context, shown, { text, hash });
	return record.analysis
		? { ...record, summary, analysis, recognised, onlyCounted }
		: { ...record, summary: storeSummary(summary), recognised: recognised && storeRecognised(recognised), onlyCounted };
}

/** Whether some of the annotation files say something else about the article than all of them. */
function differ(some: readonly SidecarRecord[], all: readonly SidecarRecord[]): boolean {
	const [seen, known] = [sidecarMetadata(some), sidecarMetadata(all)];
	return articleKeys.some(key => seen[key] !== known[key]);
}

function withMentionsOf(
	sidecars: readonly SidecarRecord[],
	record: ArticleRecord,
	registry: Corpus['registry'],
): ArticleRecord {
	const { summary, analysis } = record;
	const { recognised } = record;
	if (!recognised) return record;
	const layers = sidecars.map(({ mentions }) => mentions);
	const mentions = withAnnotatedMentions(recognised.mentions, layers, registry);
	return {
		...record,
		summary: withMentions(summary, { mentions, attributions: recognised.attributions }),
		analysis: analysis && { ...analysis, mentions },
	};
}
