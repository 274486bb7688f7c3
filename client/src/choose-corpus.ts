import { Uri, window } from 'vscode';
import { type FileRoleResult, fileRoleRequest } from '../../server/src/protocol';
import type { Server } from './server';

/** The corpus of the file that is shown, or the only one, or the one chosen; the URI of its root. Says so where there is none. */
export async function chooseCorpus(server: Server, question: string): Promise<string | undefined> {
	const uri = window.activeTextEditor?.document.uri.toString();
	const role = uri === undefined ? undefined : await server.request<FileRoleResult>(fileRoleRequest, { uri });
	if (role?.root !== undefined) return role.root;
	const corpora = server.corpora();
	if (corpora.length === 0) void window.showInformationMessage('There is no corpus in this window.');
	if (corpora.length < 2) return corpora[0]?.root;
	const items = corpora.map(({ name, root }) => ({ label: name, description: Uri.parse(root).fsPath, root }));
	return (await window.showQuickPick(items, { placeHolder: question }))?.root;
}
