import { proposeCorpus as propose } from '../../host/propose-corpus';
import { type CorpusProposal, proposeCorpusRequest } from '../../protocol';
import { breathe, type Feature, guarded } from '../feature';

/** What would make a corpus of a folder; the client shows and writes it. */
export const proposeCorpus: Feature = {
	capabilities: {},
	register: server => {
		const { connection, files } = server;
		connection.onRequest(
			proposeCorpusRequest,
			guarded(server, null, async ({ folder }: { readonly folder: string }, token): Promise<CorpusProposal | null> => {
				const path = files.pathOf(folder);
				return path === undefined ? null : propose(files, path, { pause: () => breathe(token) });
			}),
		);
	},
};
