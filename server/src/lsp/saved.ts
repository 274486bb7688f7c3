import type { CorpusPath } from '../corpus/corpus';
import type { LiveCorpus } from '../host/live-corpus';
import { readFile } from '../host/read-file';
import type { Server } from './feature';

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
