import type { Corpus } from '../corpus/corpus';
import type { Files } from './files';
import { createLiveCorpus, type LiveCorpusOptions } from './live-corpus';
import { never } from './load-corpus';
import { type Verification, verify } from './verify';

/**
 * Reads a corpus as the other commands do, with the help of what is kept of an earlier run, and compares it with its files
 * read anew. What was wrong is kept rightly from then on.
 */
export async function verifyFolder(
	files: Files,
	root: string,
	options: Pick<LiveCorpusOptions, 'log' | 'pool' | 'cache'>,
): Promise<{ readonly corpus: Corpus; readonly verification: Verification }> {
	const live = createLiveCorpus(files, root, { ...options, worthCounting: never });
	await live.reconcile();
	await live.settled();
	await live.recalled();
	const verification = await verify(files, live, { pool: options.pool });
	await live.close();
	if (!verification) throw new Error(`${root} did not come to rest`);
	return { corpus: live.current(), verification };
}
