import type { Corpus } from '../../corpus/corpus';
import type { AnalysisContext } from './jobs';

/** Gives what a corpus's articles are analysed with: the very same object while actors and genre are the same. */
export function followContext(corpus: () => Pick<Corpus, 'registry' | 'file'>): () => AnalysisContext {
	let last: AnalysisContext | undefined;
	return () => {
		const { registry, file } = corpus();
		const defaultGenre = file.settings.genre;
		if (last?.registry !== registry || last.defaultGenre !== defaultGenre) last = { registry, defaultGenre };
		return last;
	};
}
