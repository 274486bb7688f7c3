import { commands, type Disposable, Uri, ViewColumn, window, workspace } from 'vscode';
import { type SidecarFile, sidecarFileRequest } from '../../server/src/protocol';
import type { Server } from './server';

/** "Open annotations of this article": beside it, created where there is none yet. */
export const openAnnotationsCommand = (server: Server): Disposable =>
	commands.registerCommand('standpoint.openAnnotations', async (chosen?: Uri) => {
		const uri = chosen instanceof Uri ? chosen : window.activeTextEditor?.document.uri;
		if (!uri) return;
		const sidecar = await server.request<SidecarFile | null>(sidecarFileRequest, { uri: uri.toString() });
		if (!sidecar) {
			void window.showInformationMessage('Annotations belong to the articles of a corpus, and this file is none.');
			return;
		}
		const file = Uri.parse(sidecar.uri);
		if (!sidecar.exists) await workspace.fs.writeFile(file, new TextEncoder().encode(sidecar.initial));
		await window.showTextDocument(file, { viewColumn: ViewColumn.Beside, preview: false });
	});
