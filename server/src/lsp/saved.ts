import type { CorpusPath } from '../corpus/corpus';
import { sidecarPath, sidecarTarget } from '../corpus/paths';
import type { LiveCorpus } from '../host/live-corpus';
import { readFile } from '../host/read-file';
import { handOf } from './annotating';
import { type At, locate, type Server } from './feature';

/** In milliseconds: editors need a moment to show what another program has written. */
const moment = 150;
const mostMoments = 4;

/** Whether the text that an editor shows of a file is the one on the disk, or none shows it. Waits a little for that. */
export async function isSaved(server: Server, live: LiveCorpus, path: CorpusPath): Promise<boolean> {
	const absolute = server.files.join(live.root, path);
	for (let waited = 0; ; waited++) {
		if (!live.isOpen(path)) return true;
		const reading = await readFile(server.files, absolute);
		if (reading.kind === 'text' && reading.text === live.textOf(path)) return true;
		if (waited >= mostMoments) return false;
		await new Promise(resolve => setTimeout(resolve, moment));
	}
}

/**
 * The file that a URI stands for, once what programs have just written into its article's annotation files is taken in:
 * an edit of a file that no editor shows has no version that it could be held against, so it has to fit what is there.
 */
export async function locateToWrite(server: Server, uri: string): Promise<At | undefined> {
	const at = await locate(server, uri);
	if (!at) return undefined;
	const { live } = at;
	const article = at.role === 'sidecar' ? sidecarTarget(at.path).articlePath : at.path;
	const known = new Map(
		live
			.current()
			.sidecars.get(article)
			?.map(({ path, sidecar }) => [path, sidecar.source]),
	);
	const late: CorpusPath[] = [];
	for (const path of new Set([...known.keys(), sidecarPath(article, handOf(server).layer)])) {
		if (live.isOpen(path)) continue;
		const reading = await readFile(server.files, server.files.join(live.root, path));
		if ((reading.kind === 'text' ? reading.text : undefined) !== known.get(path)) late.push(path);
	}
	if (late.length === 0) return at;
	await live.reconcile(late);
	return locate(server, uri);
}
