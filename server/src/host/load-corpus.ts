import type { Corpus } from '../corpus/corpus';
import type { Files } from './files';
import { createLiveCorpus, type LiveCorpusOptions } from './live-corpus';

/** A corpus read from its folder, and how to get at its articles' texts. */
export interface LoadedCorpus {
	readonly root: string;
	readonly corpus: Corpus;
	/** The normalised text of an article of this corpus, or undefined where it cannot be read. */
	readonly readText: (path: string) => string | undefined;
}

/** Who waits until all articles are analysed has no use for counts before that, and need not read them twice. */
export const never = Number.POSITIVE_INFINITY;

/**
 * Reads all of a corpus once. What cannot be read is listed in the corpus's `unreadable`; never throws.
 * @param root the folder with the corpus.yaml; a folder without one is read with the default settings
 * @param signal ends the reading early, with what has been read so far
 */
export async function loadCorpus(
	files: Files,
	root: string,
	options: Pick<LiveCorpusOptions, 'onProgress' | 'log' | 'pool' | 'cache'> & { readonly signal?: AbortSignal } = {},
): Promise<LoadedCorpus> {
	const live = createLiveCorpus(files, root, { ...options, isCacheChecked: true, worthCounting: never });
	options.signal?.addEventListener('abort', () => void live.close(), { once: true });
	if (options.signal?.aborted) void live.close();
	await live.reconcile();
	await live.settled();
	await live.recalled();
	// What was made of many articles is kept for the next start.
	await live.close();
	return { root, corpus: live.current(), readText: live.textOf };
}
