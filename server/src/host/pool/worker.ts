import { parentPort } from 'node:worker_threads';
import { compileActors } from '../../analysis/mentions';
import { analyseFile } from '../analyse-files';
import { nodeFiles, stampNow } from '../node-files';
import type { AnalysisContext, Answer, GroupReading, Job } from './jobs';
import { inOneBuffer } from './one-buffer';
import { analyseKnown, readGroup } from './read-group';

// A thread of the pool: does one job after the other, and remembers the latest contexts.

type Compiled = AnalysisContext & { readonly matcher: ReturnType<typeof compileActors> };

const contexts = new Map<number, Compiled>();
/** One for each corpus that is read at the moment, and one more while actors change. */
const contextsKept = 4;

parentPort?.on('message', (job: Job) => {
	if (job.kind === 'context') {
		contexts.set(job.number, { ...job.context, matcher: compileActors(job.context.registry) });
		for (const number of contexts.keys()) if (contexts.size > contextsKept) contexts.delete(number);
	} else if (job.kind === 'stamps') {
		const stamps = job.paths.map(path => stampOrNone(nodeFiles.join(job.root, path)));
		parentPort?.postMessage({ id: job.id, stamps } satisfies Answer);
	} else if (job.kind === 'analyse') {
		const context = contexts.get(job.context);
		const analysed = context && job.files.map(file => analyseFile(nodeFiles, context, file));
		parentPort?.postMessage({ id: job.id, analysed } satisfies Answer);
	} else {
		const context = contexts.get(job.context);
		const readings = context ? readingsOf(job, context) : [];
		const { answer, buffer } = withOneBuffer(job.id, readings);
		parentPort?.postMessage(answer, [buffer]);
	}
});

function readingsOf(
	job: Extract<Job, { readonly kind: 'read' | 'known' }>,
	context: Compiled,
): readonly GroupReading[] {
	if (job.kind === 'known') return job.articles.map(one => analyseKnown(nodeFiles, job.root, context, one));
	const counting = { ...context, countOnly: job.countOnly };
	return job.groups.map(group => readGroup(nodeFiles, job.root, counting, group));
}

/** Who cannot be asked for its stamp is looked at more closely by whoever gets none. */
function stampOrNone(file: string): string | undefined {
	try {
		return stampNow(file);
	} catch {
		return undefined;
	}
}

/** All bytes of an answer in one buffer. */
function withOneBuffer(id: number, readings: readonly GroupReading[]) {
	const { buffer, views } = inOneBuffer(readings.map(one => (one.kind === 'packed' ? one.bytes : nothing)));
	const moved = readings.map((reading, at): GroupReading => {
		return reading.kind === 'packed' ? { ...reading, bytes: views[at] as Uint8Array } : reading;
	});
	return { answer: { id, readings: moved } satisfies Answer, buffer };
}

const nothing = new Uint8Array();
