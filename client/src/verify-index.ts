import { commands, type Disposable, ProgressLocation, window, workspace } from 'vscode';
import { type VerifyIndexResult, verifyIndexRequest } from '../../server/src/protocol';
import { chooseCorpus } from './choose-corpus';
import type { Server } from './server';
import { differencesText, verificationText } from './verification-text';

/**
 * "Verify Index": reads all files of a corpus anew and compares; says what came of it, and that it is put right. Gives the
 * result to whoever ran it as a command.
 */
export const verifyIndexCommand = (server: Server): Disposable =>
	commands.registerCommand('standpoint.verifyIndex', async (): Promise<VerifyIndexResult | undefined> => {
		const root = await chooseCorpus(server, 'Which corpus is to be read anew and compared?');
		if (root === undefined) return undefined;
		const name = server.corpora().find(corpus => corpus.root === root)?.name ?? '';
		const outcome = await window.withProgress(
			{ location: ProgressLocation.Notification, title: `Verifying the index of “${name}”`, cancellable: true },
			async (progress, token) => {
				try {
					return await server.requestSlowly<VerifyIndexResult | null>(verifyIndexRequest, { root }, progress, token);
				} catch {
					return token.isCancellationRequested ? undefined : null;
				}
			},
		);
		// Who cancelled it knows.
		if (outcome === undefined) return undefined;
		if (outcome === null) {
			void window.showErrorMessage('The index could not be verified. The log says why.');
			return undefined;
		}
		void tell(name, outcome);
		return outcome;
	});

async function tell(name: string, outcome: VerifyIndexResult): Promise<void> {
	const text = verificationText(name, outcome);
	if (outcome.differences === 0) {
		await window.showInformationMessage(text);
		return;
	}
	if ((await window.showWarningMessage(text, 'Show Differences')) !== 'Show Differences') return;
	await window.showTextDocument(await workspace.openTextDocument({ content: differencesText(name, outcome) }));
}
