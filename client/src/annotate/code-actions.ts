import { CodeAction, type Command, type WorkspaceEdit, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** An edit with the versions of the open documents that it was worked out for, by URI. */
export interface VersionedEdit {
	readonly edit: WorkspaceEdit;
	readonly versions: ReadonlyMap<string, number>;
}

export const applyFixCommand = 'standpoint.applyFix';

/**
 * Edits of annotation files that come with code actions go the way of all others: saved with the article still in front,
 * and undone from there.
 */
export const annotatingMiddleware: Middleware = {
	provideCodeActions: async (document, range, context, token, next) =>
		(await next(document, range, context, token))?.map(throughCommand),
};

function throughCommand(action: Command | CodeAction): Command | CodeAction {
	if (!(action instanceof CodeAction) || !action.edit) return action;
	const uris = new Set(action.edit.entries().map(([uri]) => uri.toString()));
	const open = workspace.textDocuments.filter(({ uri }) => uris.has(uri.toString()));
	const versions = new Map(open.map(({ uri, version }) => [uri.toString(), version]));
	const argument: VersionedEdit = { edit: action.edit, versions };
	action.command = { title: action.title, command: applyFixCommand, arguments: [argument] };
	action.edit = undefined;
	return action;
}
