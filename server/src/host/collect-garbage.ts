import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives back the memory of what nobody has any more, some moment after much work. V8 collects where something is allocated,
 * not where there is rest: after a cold start of 5,000 articles 40 to 90 MB stay, half of them buffers of the threads’
 * answers, and 30 to 60 MB more that are ready for what is young. Does nothing where the engine does not allow it.
 */
export interface GarbageCollector {
	/** Much has been done that left garbage, which is collected soon. */
	afterWork(): void;
	/** What was made is on the disk, and no more in memory: where that was much work, garbage is collected once more. */
	afterKeeping(): void;
}

export interface CollectorOptions {
	/** Asked before each collection, which waits where somebody works: nothing else runs meanwhile. */
	readonly isIdle: () => boolean;
	/**
	 * Nothing is collected where more megabytes are alive: that takes 25 to 45 ms where 31 MB
	 * are alive, twice that the last time, and 70 to 100 where 63 are (two shared cores, a load of 2 to 4). What is alive is
	 * known only after a collection: the first one is made where it may be two thirds of the heap.
	 */
	readonly mostAlive?: number;
	/** Milliseconds until what follows at once has been done as well. */
	readonly settledAfter?: number;
	/** Milliseconds until buffers that nobody has are freed: that is done beside, and begins with the next collection. */
	readonly sweptAfter?: number;
}

export function createGarbageCollector(options: CollectorOptions): GarbageCollector {
	const { isIdle, mostAlive = 100, settledAfter = 1_000, sweptAfter = 200 } = options;
	/** Whether there was much work since something was kept last. */
	let isWorkToKeep = false;
	let soon: ReturnType<typeof setTimeout> | undefined;

	const collectSoon = (): void => {
		clearTimeout(soon);
		soon = after(settledAfter, () => {
			if (!isIdle()) return collectSoon();
			collect(false);
			soon = after(sweptAfter, () => (isIdle() ? collect(true) : collectSoon()));
		});
	};
	const collect = (isLast: boolean): void => {
		const most = isLast ? mostAlive : 1.5 * mostAlive;
		if (process.memoryUsage().heapUsed <= most * 2 ** 20) collector()?.(isLast);
	};

	return {
		afterWork: () => {
			isWorkToKeep = true;
			collectSoon();
		},
		afterKeeping: () => {
			if (!isWorkToKeep) return;
			isWorkToKeep = false;
			collectSoon();
		},
	};
}

type Collect = (options?: {
	readonly type: 'major';
	readonly execution: 'sync';
	readonly flavor: 'last-resort';
}) => void;

/** V8’s own function, which new contexts have with this flag only. */
function collector(): ((isLast: boolean) => void) | undefined {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('globalThis.gc');
	setFlagsFromString('--no-expose-gc');
	if (typeof collect !== 'function') return undefined;
	return isLast => {
		(collect as Collect)();
		// From Node 22 on the room for what is young is given back, too; Node 20 takes this for a collection of that alone.
		if (isLast) (collect as Collect)({ type: 'major', execution: 'sync', flavor: 'last-resort' });
	};
}

const after = (time: number, action: () => void): ReturnType<typeof setTimeout> => setTimeout(action, time).unref();
