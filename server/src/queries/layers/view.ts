import { withAnnotatedMentions } from '../../corpus/annotated-mentions';
import type { ArticleRecord, Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { layerName, sidecarTarget } from '../../corpus/paths';
import { indexAfter } from '../../corpus/rebuild';
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
 * its counts, nor by whom the words of the text mention.
 * What is written must be worked out from the whole corpus, which the result names as `whole`.
 *
 * The function remembers its last result and follows the corpus from there: its time grows with the articles that
 * changed, not with the corpus.
 */
export function viewOf(shows: ShowsLayer): (corpus: Corpus) => Corpus {
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
		const articles = articlesOf(last, { ...whole, sidecars }, whole);
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
	{ sidecars, registry }: Pick<Corpus, 'sidecars' | 'registry'>,
	whole: Corpus,
): Corpus['articles'] {
	const draft = (last?.view ?? whole).articles.edit();
	const paths = last
		? new Set([...whole.articles.differences(last.whole.articles), ...whole.sidecars.differences(last.whole.sidecars)])
		: whole.sidecars.keys();
	for (const path of paths) {
		const record = whole.articles.get(path);
		const shown = sidecars.get(path) ?? [];
		if (!record) draft.delete(path);
		else draft.set(path, shown === whole.sidecars.get(path) ? record : withMentionsOf(shown, record, registry));
	}
	return draft.finish();
}

/** An article as it is where only some of its annotation files are there. */
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
