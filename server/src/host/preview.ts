import { applyChanges, emptyCorpus } from '../corpus/apply-changes';
import type { Corpus, CorpusChange } from '../corpus/corpus';

/**
 * The corpus as changes of its YAML files (corpus.yaml, actors) would make it, with all articles left as they are: what an
 * editor needs at once while somebody types in these files, at a cost that does not grow with the articles.
 */
export function previewOf(corpus: Corpus, changes: readonly CorpusChange[]): Corpus {
	const { articles, sidecars, index } = emptyCorpus();
	const { file, actorFiles, registry, registryProblems, matcher } = applyChanges(
		{ ...corpus, articles, sidecars, index },
		changes,
		() => undefined,
	);
	return { ...corpus, file, actorFiles, registry, registryProblems, matcher };
}

/** Whether going from one state to the other means to analyse every article anew. */
export const isCostly = (before: Corpus, after: Corpus): boolean =>
	before.matcher !== after.matcher || before.file.settings.genre !== after.file.settings.genre;
