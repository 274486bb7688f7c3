import { parentPort } from 'node:worker_threads';
import { compileActors } from '../../analysis/mentions';
import { analyseFile } from '../analyse-files';
import { nodeFiles, stampNow } from '../node-files';
import type { AnalysisContext, Answer, GroupReading, Job } from './jobs';
import { readGroup } from './read-group';

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
		const readings = job.groups.map((group): GroupReading => {
			return context ? readGroup(nodeFiles, job.root, context, group) : { kind: 'odd' };
		});
		const { answer, buffer } = inOneBuffer({ id: job.id, readings });
		parentPort?.postMessage(answer, [buffer]);
	}
});

/** Who cannot be asked for its stamp is looked at more closely by whoever gets none. */
function stampOrNone(file: string): string | undefined {
	try {
		return stampNow(file);
	} catch {
		return undefined;
	}
}

/** All bytes of an answer in one buffer, which changes hands without being copied. */
function inOneBuffer({ id, readings = [] }: Answer): { readonly answer: Answer; readonly buffer: ArrayBuffer } {
	let size = 0;
	for (const reading of readings) if (reading.kind === 'packed') size += reading.bytes.length;
	const all = new Uint8Array(size);
	let at = 0;
	const moved = readings.map((reading): GroupReading => {
		if (reading.kind !== 'packed') return reading;
		const bytes = all.subarray(at, at + reading.bytes.length);
		bytes.set(reading.bytes);
		at += bytes.length;
		return { ...reading, bytes };
	});
	return { answer: { id, readings: moved }, buffer: all.buffer };
}
