import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Megabytes of JavaScript objects, living and dead, up to which garbage is collected: nothing else runs meanwhile, and that
 * takes 25 to 45 ms where 31 MB are alive, and 70 to 100 where 63 are (two shared cores, Node 20, a load of 2 to 4).
 */
const usualMostHeap = 100;

/** Milliseconds until what the threads made last is in the cache as well, and no more in memory. */
const keptAfter = 1_000;

/** Milliseconds until buffers that nobody has are freed: that is done beside, and begins with the next collection. */
const sweptAfter = 200;

export interface CollectOptions {
	/** Nothing is collected where the heap is larger, in MB. */
	readonly mostHeap?: number;
	/** Asked before each collection: nothing is collected where work has come meanwhile. */
	readonly isIdle?: () => boolean;
}

/**
 * Gives back the memory of what nobody has any more, some moment after much work. V8 collects where something is allocated,
 * not where there is rest: after a cold start of 5,000 articles 40 to 90 MB stay, half of them buffers of the threads’
 * answers. Does nothing where the engine does not allow it.
 */
export async function collectGarbage({
	mostHeap = usualMostHeap,
	isIdle = () => true,
}: CollectOptions = {}): Promise<void> {
	const collect = collector();
	for (const wait of [keptAfter, sweptAfter]) {
		await passed(wait);
		if (isIdle() && process.memoryUsage().heapUsed <= mostHeap * 2 ** 20) collect?.();
	}
}

/** V8’s own function, which new contexts have with this flag only. */
function collector(): (() => void) | undefined {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('globalThis.gc');
	setFlagsFromString('--no-expose-gc');
	return typeof collect === 'function' ? () => collect() : undefined;
}

const passed = (time: number): Promise<void> => new Promise(resolve => setTimeout(resolve, time).unref());
