import type { Corpus } from '../../corpus/corpus';
import type { LiveCorpus } from '../../host/live-corpus';
import type { CorpusInfo } from '../../protocol';
import { corporaChangedNotification, corporaRequest } from '../../protocol';
import { corpusCounts } from '../../queries/counts';
import { type Feature, guarded } from '../feature';

/** The corpora of the workspace with their counts, for the status bar and the views. */
export const corpora: Feature = {
	capabilities: {},
	register: server => {
		const { connection, files, workspace } = server;
		connection.onRequest(
			corporaRequest,
			guarded(server, [], async (): Promise<readonly CorpusInfo[]> => {
				await workspace.searched();
				return workspace
					.corpora()
					.map(live => ({ root: files.uriOf(live.root), ...countsOf(live, server.seen(live)) }));
			}),
		);
		const tell = () => void connection.sendNotification(corporaChangedNotification).catch(() => {});
		server.onChange(tell);
		// Whose annotations are shown is a setting, and all that is shown or counted follows it.
		server.onSettings(tell);
	},
};

function countsOf(live: LiveCorpus, corpus: Corpus): Omit<CorpusInfo, 'root'> {
	const progress = live.progress();
	return {
		name: corpus.file.settings.name || (live.root.split(/[/\\]/).filter(Boolean).at(-1) ?? ''),
		...corpusCounts(corpus),
		reading: !live.isComplete(),
		analysing: !live.isSettled(),
		...(live.isComplete() && progress === 1 ? {} : { progress }),
	};
}
