import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { digestForm, writeDigest } from '../corpus/stored/digest';
import { type ArticleCache, type Digester, noDigest, openArticleCache } from './cache/article-cache';
import { userCacheFolder } from './cache/user-cache-folder';
import { createGarbageCollector } from './collect-garbage';
import type { LiveCorpusOptions } from './live-corpus';
import { createPool } from './pool/pool';

/** What the machine offers for reading many articles. */
export interface Resources extends Pick<LiveCorpusOptions, 'pool' | 'cache'> {
	/** Where what `standpoint analyze` says of the articles of a corpus is kept for the next time. */
	readonly lines?: (root: string) => ArticleCache | undefined;
	/** To be told of much work on the thread that is running, which leaves garbage behind. */
	afterWork(): void;
	/** Ends the threads. */
	close(): void;
}

export interface ResourceOptions {
	/** Where to cache unless the user chose another folder; the user's cache folder where it is not given. */
	readonly cacheFolder?: () => string | undefined;
	/** Whether nobody waits for anything, nor types: garbage is collected only then. Always, where it is not given. */
	readonly isQuiet?: () => boolean;
	readonly log?: (message: string) => void;
}

/** The threads and the cache of this machine, for the bundle that runs. Nothing starts, and nothing is read, before it is needed. */
export function nodeResources({ cacheFolder, isQuiet = () => true, log }: ResourceOptions = {}): Resources {
	setFlagsFromString(compileLess);
	const script = join(__dirname, 'worker.js');
	const garbage = createGarbageCollector({ isIdle: () => pool.isIdle() && isQuiet() });
	const pool = createPool({ script, log, whenIdle: garbage.afterWork });
	let analyser: string | undefined;
	const open = (root: string, below: string, digester: () => Digester): ArticleCache | undefined => {
		try {
			analyser ??= analyserOf(readFileSync(script));
		} catch {
			return undefined;
		}
		const { env, platform } = process;
		const chosen = env.STANDPOINT_CACHE_DIR;
		const folder = join(chosen || cacheFolder?.() || userCacheFolder(env, platform, homedir()), below);
		return openArticleCache({
			folder,
			root,
			analyser,
			digester,
			isInsideAllowed: chosen !== undefined,
			whenCommitted: garbage.afterKeeping,
			log,
		});
	};
	return {
		pool,
		cache: root => open(root, '', writeDigest),
		lines: root => open(root, 'lines', noDigest),
		afterWork: garbage.afterWork,
		close: () => pool.close(),
	};
}

/**
 * How much other code V8 may compile into a function, in bytes of its own: less than half of what is usual. Each thread
 * compiles for itself what a few thousand articles soon make hot, and that is a third of the time that they take.
 */
const compileLess = '--max-inlined-bytecode-size-cumulative=400';

/** What made the values of a cache: the worker, and the form of their digests. */
export const analyserOf = (worker: Uint8Array): string =>
	createHash('sha256').update(worker).update(digestForm).digest('hex');
