import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { type CorpusIndex, editIndex } from '../../corpus/index';
import { layerName, sidecarTarget } from '../../corpus/paths';

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
 * its counts. The words that a hidden layer calls a mention stay recognised in the text, since analysing is not viewing.
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
		const view = { ...whole, sidecars, index: indexOf(last?.view, { ...whole, sidecars }, whole), whole };
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

/** The counts of what is shown: those of the view before, changed by the articles and annotations that are others now. */
function indexOf(before: Corpus | undefined, now: Omit<Corpus, 'index'>, whole: Corpus): CorpusIndex {
	const base = before ?? whole;
	const draft = editIndex(base.index);
	const paths = new Set([...now.articles.differences(base.articles), ...now.sidecars.differences(base.sidecars)]);
	for (const path of paths) draft.replace(path, contribution(base, path), contribution(now, path));
	return draft.finish();
}

const contribution = ({ articles, sidecars }: Pick<Corpus, 'articles' | 'sidecars'>, path: CorpusPath) => ({
	summary: articles.get(path)?.summary,
	sidecars: sidecars.get(path) ?? [],
});
