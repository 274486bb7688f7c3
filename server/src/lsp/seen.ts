import type { Corpus } from '../corpus/corpus';
import { layerName } from '../corpus/paths';
import type { LiveCorpus } from '../host/live-corpus';
import { isShown, layersShown, viewOf } from '../queries/layers/view';
import type { Server } from './feature';
import type { Settings } from './settings';

/** The one place where the settings decide whose annotations are shown: all questions are asked of what it returns. */
export function seenThrough(settings: () => Settings): Server['seen'] {
	let choice = '';
	let views = new WeakMap<LiveCorpus, (corpus: Corpus) => Corpus>();
	return (live, path) => {
		const { layersShown: shown, annotator } = settings();
		const corpus = live.current();
		if (shown === 'all') return corpus;
		const wanted = JSON.stringify([shown, annotator]);
		if (wanted !== choice) {
			choice = wanted;
			views = new WeakMap();
		}
		const own = annotator === '' ? undefined : layerName(annotator);
		const view = views.get(live) ?? viewOf(layersShown(shown, own), live.textOf);
		views.set(live, view);
		const seen = view(corpus);
		return path === undefined || isShown(seen, path) ? seen : corpus;
	};
}
