import { applyChanges } from '../corpus/apply-changes';
import type { Corpus, CorpusChange, ReadArticleText } from '../corpus/corpus';

/**
 * The corpus after the news of files. A fault of ours in the reading of one file must not cost the others: then the changes
 * are tried one by one, and the file counts as unreadable.
 */
export function applySafely(
	corpus: Corpus,
	changes: readonly CorpusChange[],
	readText: ReadArticleText,
	log: ((message: string) => void) | undefined,
): Corpus {
	try {
		return applyChanges(corpus, changes, readText);
	} catch (error) {
		const [only] = changes;
		if (changes.length > 1 || only === undefined) {
			return changes.reduce((before, change) => applySafely(before, [change], readText, log), corpus);
		}
		log?.(`${only.path} could not be taken in: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
		if (only.kind === 'unreadable') return corpus;
		const reason = 'Standpoint failed on this file, which is a fault of ours; its log says more.';
		return applySafely(corpus, [{ kind: 'unreadable', path: only.path, reason }], readText, log);
	}
}
