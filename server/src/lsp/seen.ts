import { layerName } from '../corpus/paths';
import type { LiveCorpus } from '../host/live-corpus';
import { isShown, type LayersView, layersShown, viewOf } from '../queries/layers/view';
import type { Server } from './feature';
import type { Settings } from './settings';

interface Background {
	/** Resolves when no one waits for an answer. */
	readonly pause: () => Promise<void>;
	/** What is seen is another now. */
	readonly onChange: () => void;
	readonly log: (message: string) => void;
}

/** Milliseconds of analysis at a time. */
const slice = 8;

/**
 * The one place where the settings decide whose annotations are shown: all questions are asked of what it returns. Articles
 * that have to be analysed anew for that, and that no editor shows, follow in the background.
 */
export function seenThrough(settings: () => Settings, background: Background): Server['seen'] {
	let choice = '';
	let views = new WeakMap<LiveCorpus, LayersView>();
	const busy = new WeakSet<LayersView>();

	async function goOn(live: LiveCorpus, view: LayersView): Promise<void> {
		if (busy.has(view)) return;
		busy.add(view);
		let some = false;
		for (let isMore = true; isMore && views.get(live) === view; ) {
			await background.pause();
			const end = performance.now() + slice;
			do isMore = view.analyseNext();
			while (isMore && performance.now() < end);
			some ||= isMore;
		}
		busy.delete(view);
		if (some) background.onChange();
	}

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
		const seen = view.of(corpus);
		goOn(live, view).catch((error: unknown) => background.log(`Articles of a view: ${String(error)}`));
		return path === undefined || isShown(seen, path) ? seen : corpus;
	};
}
