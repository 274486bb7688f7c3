import { ConfigurationTarget, type QuickPickItem, window, workspace } from 'vscode';
import { type LayersInfo, layersRequest } from '../../../server/src/protocol';
import { chooseCorpus } from '../choose-corpus';
import type { Server } from '../server';

/** Asks whose annotations are to be shown, and sets the setting. */
export async function showAnnotationsOf(server: Server): Promise<void> {
	const root = await chooseCorpus(server, 'Whose annotations are to be shown? First: of which corpus?');
	const info = root === undefined ? undefined : await server.request<LayersInfo | null>(layersRequest, { root });
	if (!info) return;
	const own = info.own ?? 'the shared layer';
	const choice = (shown: string, label: string, description: string): QuickPickItem & { readonly shown: string } => ({
		shown,
		label: `${info.shown === shown ? '$(check)' : '$(blank)'} ${label}`,
		description,
	});
	const items = [
		choice('all', 'All', 'of every annotator'),
		choice('mine', 'Mine', `${own}, and what all share`),
		choice('blind', 'Blind', `${own} alone: nothing that others did, not even in counts`),
		...info.annotators
			.filter(name => name !== info.own)
			.map(name => choice(name, name, 'this annotator, and what all share')),
	];
	const chosen = await window.showQuickPick(items, { title: 'Show Annotations of…', matchOnDescription: true });
	if (!chosen) return;
	const configuration = workspace.getConfiguration('standpoint');
	const isGlobal = configuration.inspect('layers.show')?.workspaceValue === undefined && !workspace.workspaceFolders;
	const target = isGlobal ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
	await configuration.update('layers.show', chosen.shown === 'all' ? undefined : chosen.shown, target);
}
