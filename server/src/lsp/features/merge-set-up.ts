import * as path from 'node:path';
import { renewMerging, setUpMerging } from '../../host/merge-set-up';
import { type MergeSetUpResult, setUpMergingRequest } from '../../protocol';
import { type Feature, guarded } from '../feature';

/** The command line's program, which stands beside the server's. */
const script = path.join(__dirname, 'cli.js');

/** Lets git merge annotation files by annotation, for a client whose user asked for it. */
export const mergeSetUp: Feature = {
	capabilities: {},
	register: server => {
		const failed: MergeSetUpResult = { problem: 'It could not be set up. The log says why.', attributesChanged: false };
		const answer = async ({ root }: { readonly root: string }): Promise<MergeSetUpResult> => {
			const { files, workspace } = server;
			const live = workspace.corpora().find(one => files.uriOf(one.root) === root);
			if (!live) return { problem: 'This folder is no corpus.', attributesChanged: false };
			const outcome = await setUpMerging(files, live.root, script);
			return 'problem' in outcome ? { ...outcome, attributesChanged: false } : outcome;
		};
		server.connection.onRequest<MergeSetUpResult, never>(setUpMergingRequest, guarded(server, failed, answer));
		server.onReady(async () => {
			await server.workspace.searched();
			for (const { root } of server.workspace.corpora()) await renewMerging(root, script);
		});
	},
};
