import { commands, type Disposable, window } from 'vscode';
import { type MergeSetUpResult, setUpMergingRequest } from '../../../server/src/protocol';
import { chooseCorpus } from '../choose-corpus';
import type { Server } from '../server';

/** "Merge annotations in git": lets git merge annotation files by annotation and field, in this clone. */
export const setUpMergingCommand = (server: Server): Disposable =>
	commands.registerCommand('standpoint.setUpMerging', async () => {
		const root = await chooseCorpus(server, 'In which corpus is git to merge annotations?');
		if (root === undefined) return;
		const result = await server.request<MergeSetUpResult>(setUpMergingRequest, { root });
		if (!result || result.problem !== undefined) {
			void window.showErrorMessage(result?.problem ?? 'The language server does not run.');
			return;
		}
		void window.showInformationMessage(
			`Git merges the annotation files of this repository by annotation from now on.${
				result.attributesChanged ? ' Commit .gitattributes, and let everybody run this command once.' : ''
			}`,
		);
	});
