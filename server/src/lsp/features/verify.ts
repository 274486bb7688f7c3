import { differenceSentence } from '../../exchange/verification-report';
import { verify as verifyCorpus } from '../../host/verify';
import { type VerifyIndexParams, type VerifyIndexResult, verifyIndexRequest } from '../../protocol';
import { Cancelled, type Feature, guarded } from '../feature';

/** Differences that are told to a person. */
const mostTold = 200;

/** Compares a corpus with its files read anew, and puts right what differs. */
export const verify: Feature = {
	capabilities: {},
	register: server => {
		const { connection, files, workspace } = server;
		connection.onRequest<VerifyIndexResult | null, never>(
			verifyIndexRequest,
			guarded(server, null, async (params: VerifyIndexParams, token): Promise<VerifyIndexResult | null> => {
				await workspace.searched();
				const live = workspace.corpora().find(corpus => corpus.root === files.pathOf(params.root));
				if (!live) return null;
				const progress = connection.window.attachWorkDoneProgress(params.workDoneToken);
				const stopping = new AbortController();
				token.onCancellationRequested(() => stopping.abort());
				let shown = -1;
				progress.begin('Verifying the index', 0, undefined, true);
				try {
					const verification = await verifyCorpus(files, live, {
						pool: server.pool,
						signal: stopping.signal,
						pause: server.passed,
						onProgress: (done, total) => {
							const percentage = Math.floor((100 * done) / Math.max(1, total));
							if (percentage === shown) return;
							shown = percentage;
							progress.report(percentage, `${done} of ${total} articles`);
						},
					});
					if (token.isCancellationRequested) throw new Cancelled();
					if (!verification) return { articles: 0, differences: 0, told: [], unsettled: true };
					const { articles, differences, count } = verification;
					const told = differences.slice(0, mostTold).map(difference => differenceSentence(difference));
					return { articles, differences: count, told };
				} finally {
					progress.done();
				}
			}),
		);
	},
};
