import { commands, type Disposable, type QuickPickItem, Uri, ViewColumn, window, workspace } from 'vscode';
import { type SidecarFile, sidecarFileRequest } from '../../server/src/protocol';
import type { Server } from './server';

/** "Open annotations of this article": beside it, created where there is none yet. */
export const openAnnotationsCommand = (server: Server): Disposable =>
	commands.registerCommand('standpoint.openAnnotations', async (chosen?: Uri) => {
		const article = chosen instanceof Uri ? chosen : window.activeTextEditor?.document.uri;
		if (!article) return;
		const annotator = workspace.getConfiguration('standpoint', article).get('annotator', '').trim();
		const parameters = { uri: article.toString(), ...(annotator === '' ? {} : { layer: annotator }) };
		const sidecar = await server.request<SidecarFile | null>(sidecarFileRequest, parameters);
		if (!sidecar) {
			void window.showInformationMessage('Annotations belong to the articles of a corpus, and this file is none.');
			return;
		}
		const file = await choose(article, sidecar);
		if (!file) return;
		if (file.toString() === sidecar.uri && !sidecar.exists) {
			await workspace.fs.writeFile(file, new TextEncoder().encode(sidecar.initial));
		}
		await window.showTextDocument(file, { viewColumn: ViewColumn.Beside, preview: false });
	});

/** The file asked for; where it would be a new one beside those of others, the person decides. */
async function choose(article: Uri, sidecar: SidecarFile): Promise<Uri | undefined> {
	const wanted = Uri.parse(sidecar.uri);
	const others = sidecar.exists ? [] : await sidecarsOf(article);
	if (others.length === 0) return wanted;
	const items: (QuickPickItem & { readonly uri: Uri })[] = others.map(uri => ({ label: nameOf(uri), uri }));
	items.push({ label: `$(new-file) ${nameOf(wanted)}`, description: 'new', uri: wanted });
	return (await window.showQuickPick(items, { placeHolder: 'Whose annotations of this article?' }))?.uri;
}

async function sidecarsOf(article: Uri): Promise<readonly Uri[]> {
	const folder = Uri.joinPath(article, '..');
	const entries = await workspace.fs.readDirectory(folder);
	return entries
		.filter(([name]) => name.startsWith(`${nameOf(article)}.`) && name.endsWith('.ann.yaml'))
		.map(([name]) => Uri.joinPath(folder, name));
}

const nameOf = (uri: Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);
