import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AnalysisContext, Answer, GroupReading, Job, Pool } from './jobs';
import { inOneBuffer } from './one-buffer';

export interface PoolOptions {
	/** The built worker; beside the running bundle where it is not given. */
	readonly script?: string;
	readonly threads?: number;
	readonly log?: (message: string) => void;
	/** Called when the threads have ended for lack of work, after they read or analysed something. */
	readonly whenIdle?: () => void;
	/** Milliseconds without a job after which a thread gives its memory back. */
	readonly idleAfter?: number;
}

/** More threads than this wait for the disk and for the one that takes their results. */
const mostThreads = 8;

const usualIdleAfter = 3_000;

/** Megabytes that a thread may fill: one article of the largest size that is read needs some hundred. */
const threadMemory = 1_024;

/**
 * Megabytes of it for what is young: a quarter of what is usual. What an article needs is soon forgotten, and two threads
 * take 40 MB less with it, for about one hundredth more of their time.
 */
const youngMemory = 12;

interface Thread {
	readonly worker: Worker;
	/** The contexts that it was sent. */
	readonly contexts: Set<number>;
	job?: Waiting;
}

interface Waiting {
	readonly job: Extract<Job, { readonly kind: 'stamps' | 'read' | 'known' | 'analyse' }>;
	readonly context?: AnalysisContext;
	/** What changes hands with the job. */
	readonly transfer?: readonly ArrayBuffer[];
	readonly resolve: (answer: Answer | undefined) => void;
}

export interface ThreadPool extends Pool {
	/** Whether nothing is being read or analysed, nor waits for it. */
	isIdle(): boolean;
}

/** A pool of threads. They start with the first job and end when there is none for a while. */
export function createPool(options: PoolOptions = {}): ThreadPool {
	const script = options.script ?? join(__dirname, 'worker.js');
	const width = options.threads ?? Math.max(1, Math.min(availableParallelism(), mostThreads));
	/** To start a thread takes longer than to ask for some thousand stamps, and the main thread has to do then. */
	const widthForStamps = Math.max(1, width - 1);
	const threads = new Set<Thread>();
	const queue: Waiting[] = [];
	const contexts = new WeakMap<AnalysisContext, number>();
	let lastNumber = 0;
	let closed = false;
	/** Whether something was read or analysed since all threads had ended. */
	let hasWorked = false;
	let idle: ReturnType<typeof setTimeout> | undefined;

	const isIdle = (): boolean => queue.length === 0 && [...threads].every(({ job }) => job === undefined);

	const start = (): Thread => {
		const resourceLimits = { maxOldGenerationSizeMb: threadMemory, maxYoungGenerationSizeMb: youngMemory };
		const worker = new Worker(script, { resourceLimits });
		const thread: Thread = { worker, contexts: new Set() };
		worker.on('message', (answer: Answer) => finish(thread, answer));
		worker.on('error', error => options.log?.(`A thread ended: ${error.stack ?? error.message}`));
		worker.on('exit', () => {
			threads.delete(thread);
			finish(thread, undefined);
		});
		threads.add(thread);
		return thread;
	};

	const finish = (thread: Thread, answer: Answer | undefined): void => {
		const { job } = thread;
		thread.job = undefined;
		// A thread that waits for work keeps no process alive.
		thread.worker.unref();
		job?.resolve(answer);
		next();
	};

	const next = (): void => {
		clearTimeout(idle);
		while (queue.length > 0 && !closed) {
			const free = [...threads].find(({ job }) => job === undefined);
			const most = queue[0]?.job.kind === 'stamps' ? widthForStamps : width;
			const thread = free ?? (threads.size < most ? start() : undefined);
			if (!thread) return;
			give(thread, queue.shift() as Waiting);
		}
		if (closed || threads.size === 0 || !isIdle()) return;
		idle = setTimeout(() => void rest(), options.idleAfter ?? usualIdleAfter);
		idle.unref?.();
	};

	const rest = async (): Promise<void> => {
		const ending = endThreads(threads);
		// A job that comes now is for others.
		threads.clear();
		await ending;
		if (threads.size > 0 || closed || !hasWorked) return;
		hasWorked = false;
		options.whenIdle?.();
	};

	const give = (thread: Thread, waiting: Waiting): void => {
		thread.job = waiting;
		thread.worker.ref();
		const { job, context, transfer = [] } = waiting;
		hasWorked ||= job.kind !== 'stamps';
		if (job.kind !== 'stamps' && context && !thread.contexts.has(job.context)) {
			thread.contexts.add(job.context);
			thread.worker.postMessage({ id: 0, kind: 'context', number: job.context, context } satisfies Job);
		}
		thread.worker.postMessage(job, transfer);
	};

	const ask = (
		job: Waiting['job'],
		context?: AnalysisContext,
		transfer?: readonly ArrayBuffer[],
	): Promise<Answer | undefined> => {
		if (closed) return Promise.resolve(undefined);
		return new Promise(resolve => {
			const firstRead =
				job.kind === 'stamps' ? queue.findIndex(({ job }) => job.kind === 'read' || job.kind === 'known') : -1;
			queue.splice(firstRead < 0 ? queue.length : firstRead, 0, { job, context, transfer, resolve });
			next();
		});
	};

	const numberOf = (context: AnalysisContext): number => {
		const number = contexts.get(context) ?? ++lastNumber;
		contexts.set(context, number);
		return number;
	};

	return {
		width,
		isIdle,
		wake: () => {
			while (threads.size < widthForStamps && !closed) start().worker.unref();
			next();
		},
		stamps: async (root, paths) => {
			const answer = await ask({ id: 0, kind: 'stamps', root, paths });
			return answer?.stamps ?? paths.map(() => undefined);
		},
		read: async (root, context, groups, countOnly = false) => {
			const answer = await ask({ id: 0, kind: 'read', root, context: numberOf(context), groups, countOnly }, context);
			return answer?.readings ?? groups.map(() => odd);
		},
		analyseKnown: async (root, context, articles) => {
			const { buffer, views } = inOneBuffer(articles.map(({ packed }) => packed));
			const moved = articles.map(({ article, isStale }, at) => ({ article, isStale, packed: views[at] as Uint8Array }));
			const job = { id: 0, kind: 'known', root, context: numberOf(context), articles: moved } as const;
			const answer = await ask(job, context, [buffer]);
			return answer?.readings ?? articles.map(() => odd);
		},
		analyse: async (context, files) =>
			(await ask({ id: 0, kind: 'analyse', context: numberOf(context), files }, context))?.analysed,
		close: () => {
			closed = true;
			clearTimeout(idle);
			for (const { resolve } of queue.splice(0)) resolve(undefined);
			void endThreads(threads);
		},
	};
}

const odd: GroupReading = { kind: 'odd' };

/** Resolves when all have ended. */
async function endThreads(threads: ReadonlySet<Thread>): Promise<void> {
	await Promise.all([...threads].map(({ worker }) => worker.terminate()));
}
