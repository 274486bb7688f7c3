import { articleKeys } from '../../annotation/keys';
import { withAnnotatedMentions } from '../../corpus/annotated-mentions';
import type { ArticleRecord, Corpus, CorpusPath, ReadArticleText, SidecarRecord } from '../../corpus/corpus';
import { analyse, sidecarMetadata } from '../../corpus/next-article';
import { layerName, sidecarTarget } from '../../corpus/paths';
import { indexAfter } from '../../corpus/rebuild';
import { storeSummary } from '../../corpus/stored/stored-summary';
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

/**
 * Shows a corpus as if only some layers existed: no query that asks the result can tell that there are others, also by
 * its counts, nor by whom the words of the text mention, nor by what else is known of an article.
 * What is written must be worked out from the whole corpus, which the result names as `whole`.
 *
 * The function remembers its last result and follows the corpus from there: its time grows with the articles that
 * changed, not with the corpus. Articles of which hidden layers say something, such as their date, are analysed anew.
 * @param readText called for those of them that no editor shows; where it has no text, the article stays as it is
 */
export function viewOf(shows: ShowsLayer, readText: ReadArticleText): (corpus: Corpus) => Corpus {
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
	let last: { readonly whole: Corpus; readonly view: Corpus } | undefined;
	return whole => {
		if (last?.whole === whole) return last.view;
		const sidecars = whole.sidecars.map(filter, shards);
		const articles = articlesOf(last, sidecars, whole, readText);
		// The counts of the view before, changed by the articles and annotations that are others now.
		const base = last?.view ?? whole;
		const view = {
			...whole,
			articles,
			sidecars,
			index: indexAfter(base.index, base, { articles, sidecars }),
			whole,
		};
		last = { whole, view };
		return view;
	};
}

/** Whether a view shows what a file says: articles and settings always, an annotation file if its layer is shown. */
export function isShown(corpus: Corpus, path: CorpusPath): boolean {
	const records = (corpus.whole ?? corpus).sidecars.get(sidecarTarget(path).articlePath);
	const record = records?.find(one => one.path === path);
	return !record || (corpus.sidecars.get(record.articlePath)?.includes(record) ?? false);
}

/** The articles with the mentions that are shown: those of the view before, where they and their files are the same. */
function articlesOf(
	last: { readonly whole: Corpus; readonly view: Corpus } | undefined,
	sidecars: Corpus['sidecars'],
	whole: Corpus,
	readText: ReadArticleText,
): Corpus['articles'] {
	const draft = (last?.view ?? whole).articles.edit();
	const paths = last
		? new Set([...whole.articles.differences(last.whole.articles), ...whole.sidecars.differences(last.whole.sidecars)])
		: whole.sidecars.keys();
	for (const path of paths) {
		const record = whole.articles.get(path);
		const shown = sidecars.get(path) ?? [];
		if (!record) draft.delete(path);
		else if (shown === whole.sidecars.get(path)) draft.set(path, record);
		else draft.set(path, knownFrom(shown, record, whole, readText));
	}
	return draft.finish();
}

/** An article as it is where only some of its annotation files are there. */
function knownFrom(
	shown: readonly SidecarRecord[],
	record: ArticleRecord,
	whole: Corpus,
	readText: ReadArticleText,
): ArticleRecord {
	const { path, hash } = record.summary;
	const all = whole.sidecars.get(path) ?? [];
	const isHidden = all.some(one => one.hasMetadata && !shown.includes(one)) && differ(shown, all);
	const text = isHidden ? (record.analysis?.article.text ?? readText(path)) : undefined;
	if (text === undefined) return withMentionsOf(shown, record, whole.registry);
	const { registry, matcher, file } = whole;
	const context = { path, registry, matcher, defaultGenre: file.settings.genre };
	const { summary, analysis, recognised } = analyse(context, shown, { text, hash });
	return record.analysis
		? { ...record, summary, analysis, recognised }
		: { ...record, summary: storeSummary(summary), recognised };
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
	const recognised = record.recognised?.();
	if (!recognised) return record;
	const layers = sidecars.map(({ resolved }) => resolved);
	const mentions = withAnnotatedMentions(recognised.mentions, layers, registry);
	return {
		...record,
		summary: withMentions(summary, { mentions, attributions: recognised.attributions }),
		analysis: analysis && { ...analysis, mentions },
	};
}
