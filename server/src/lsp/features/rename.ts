import {
	LSPErrorCodes,
	type PrepareRenameResult,
	ResponseError,
	type TextDocumentEdit,
	type TextEdit,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { prepareRename, type Renaming, renameActor, renameId } from '../../queries/yaml/rename';
import { actorsAt } from '../actors-at';
import { type At, type Feature, onDocument, type Server } from '../feature';

/** Of an id of an actor, a stance, a topic or a code, over the whole corpus. */
export const rename: Feature = {
	capabilities: { renameProvider: { prepareProvider: true } },
	register: server => {
		server.connection.onPrepareRename(
			onDocument(server, null, (at, { position }): PrepareRenameResult | null => {
				if (at.role !== 'article') return prepareRename(at.corpus, at.path, position) ?? null;
				// In an article the words stay as they are: it is the id of the actor whom they mean that gets a new name.
				const { actors = [], range } = actorsAt(at, position) ?? {};
				const [actor, ...others] = actors;
				return range && actor !== undefined && others.length === 0 ? { range, placeholder: actor } : null;
			}),
		);
		server.connection.onRenameRequest(
			onDocument(server, null, (at, { position, newName }): WorkspaceEdit => {
				if (!at.live.isComplete()) throw refusal('The corpus is still being read. Try again when it is complete.');
				// In all layers, shown or not: otherwise those that are not would name nobody.
				const actors = at.role === 'article' ? actorsAt(at, position)?.actors : undefined;
				const renaming =
					actors?.[0] !== undefined && actors.length === 1
						? renameActor(at.live.current(), actors[0], newName)
						: renameId(at.live.current(), at.path, position, newName);
				if ('refused' in renaming) throw refusal(renaming.refused);
				return toEdit(server, at, renaming.edits);
			}),
		);
	},
};

/** Shown to the person as it is. */
const refusal = (message: string) => new ResponseError<never>(LSPErrorCodes.RequestFailed, message);

type Edits = Extract<Renaming, { readonly edits: unknown }>['edits'];

function toEdit({ workspace, documents, client }: Server, { live }: At, edits: Edits): WorkspaceEdit {
	const changes = [...edits].map(([path, list]) => ({
		uri: workspace.uriOf(live, path),
		edits: list.map(({ range, newText }): TextEdit => ({ range, newText })),
	}));
	if (!client().workspace?.workspaceEdit?.documentChanges) {
		return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits])) };
	}
	// The version lets the editor refuse edits that were worked out for a text that it no longer has.
	const documentChanges = changes.map(
		({ uri, edits }): TextDocumentEdit => ({
			textDocument: { uri, version: documents.get(uri)?.version ?? null },
			edits,
		}),
	);
	return { documentChanges };
}
