import { commands, type Disposable, ProgressLocation, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { type CorpusProposal, proposeCorpusRequest } from '../../server/src/protocol';
import type { Server } from './server';

/** "Make this a corpus": writes corpus.yaml and actors.yaml with suggested actors; what exists is left alone. */
export const makeCorpusCommand = (server: Server): Disposable =>
	commands.registerCommand('standpoint.makeCorpus', async (chosen?: Uri) => {
		const folder = chosen ?? (await chooseFolder());
		if (!folder) return;
		if (await exists(Uri.joinPath(folder, 'corpus.yaml'))) {
			await window.showTextDocument(Uri.joinPath(folder, 'corpus.yaml'));
			void window.showInformationMessage('This folder is a corpus already: here is its corpus.yaml.');
			return;
		}
		const proposal = await window.withProgress(
			{ location: ProgressLocation.Notification, title: 'Standpoint looks for actors in your articles' },
			() => server.request<CorpusProposal>(proposeCorpusRequest, { folder: folder.toString() }),
		);
		if (!proposal) return complain();
		await write(folder, proposal);
	});

function complain(): void {
	const log = 'Show Log';
	void window
		.showErrorMessage('Standpoint could not read this folder. Its log says why.', log)
		.then(answer => answer === log && commands.executeCommand('standpoint.showLog'));
}

async function write(folder: Uri, { settings, actors, articles, suggested }: CorpusProposal): Promise<void> {
	const actorsFile = Uri.joinPath(folder, 'actors.yaml');
	const isNew = await writeNew(actorsFile, actors);
	// Last, because it is what makes the folder a corpus: the actors are there by then.
	await writeNew(Uri.joinPath(folder, 'corpus.yaml'), settings);
	await window.showTextDocument(actorsFile, { preview: false });
	void window.showInformationMessage(
		isNew
			? `This folder is a corpus now: ${count(articles, 'article')}, ${count(suggested, 'suggested actor')}. Edit actors.yaml to taste.`
			: `This folder is a corpus now: ${count(articles, 'article')}. Your actors.yaml was kept as it is.`,
	);
}

/** Creates a file; one that exists is kept. Resolves to whether it was created. */
async function writeNew(file: Uri, text: string): Promise<boolean> {
	if (await exists(file)) return false;
	await workspace.fs.writeFile(file, new TextEncoder().encode(text));
	return true;
}

async function chooseFolder(): Promise<Uri | undefined> {
	const folders: readonly WorkspaceFolder[] = workspace.workspaceFolders ?? [];
	if (folders.length === 0) {
		const open = 'Open Folder';
		const answer = await window.showInformationMessage('Open the folder that holds your articles first.', open);
		if (answer === open) await commands.executeCommand('vscode.openFolder');
		return undefined;
	}
	if (folders.length === 1) return folders[0]?.uri;
	return (await window.showWorkspaceFolderPick({ placeHolder: 'Which folder is to become a corpus?' }))?.uri;
}

async function exists(uri: Uri): Promise<boolean> {
	try {
		await workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

const count = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
