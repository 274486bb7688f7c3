import { commands, type Disposable, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
	type PositionsEdit,
	type SaveFilesParams,
	saveFilesNotification,
	updatePositionsRequest,
} from '../../../server/src/protocol';
import { toRange } from '../annotate/apply';
import { type Server, together } from '../server';

/** Saves the annotation files that the server has brought up to date, and brings all of them up to date on request. */
export const keepAnchors = (server: Server): Disposable =>
	together(
		server.onNotification<SaveFilesParams>(
			saveFilesNotification,
			({ uris }) => void save(uris.map(uri => Uri.parse(uri))),
		),
		commands.registerCommand('standpoint.updatePositions', () => updatePositions(server)),
	);

/** Where a file has changed on the disk meanwhile, VS Code says so and lets the person compare. */
async function save(uris: readonly Uri[]): Promise<void> {
	for (const uri of uris) {
		const document = await workspace.openTextDocument(uri);
		if (document.isDirty) await document.save();
	}
}

async function updatePositions(server: Server): Promise<void> {
	const answer = await server.request<PositionsEdit>(updatePositionsRequest);
	if (!answer) {
		void window.showErrorMessage('Standpoint could not do this. Its log says why.');
		return;
	}
	const { files, uncertain, refused } = answer;
	const edit = new WorkspaceEdit();
	const clean: Uri[] = [];
	for (const { uri, version, edits } of files) {
		const document = await workspace.openTextDocument(Uri.parse(uri));
		if (version !== undefined && document.version !== version) {
			void window.showWarningMessage('An annotation file was changed just now. Try again.');
			return;
		}
		if (!document.isDirty) clean.push(document.uri);
		for (const { range, newText } of edits) edit.replace(document.uri, toRange(range), newText);
	}
	if (files.length > 0 && !(await workspace.applyEdit(edit))) {
		void window.showWarningMessage('The annotation files could not be changed. Try again.');
		return;
	}
	await save(clean);
	void window.showInformationMessage(summary(files.length, uncertain, refused.length));
}

function summary(files: number, uncertain: number, refused: number): string {
	const parts = [files === 0 ? 'No position had to be changed.' : `${counted(files, 'annotation file')} updated.`];
	if (uncertain > 0) parts.push(`${counted(uncertain, 'annotation')} must be looked at: see the Problems panel.`);
	if (refused > 0) parts.push(`${counted(refused, 'file')} left as it was, unsaved or not readable as YAML.`);
	return parts.join(' ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
