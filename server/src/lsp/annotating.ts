import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { layerName } from '../corpus/paths';
import type { FileEdit } from '../protocol';
import type { FileChange } from '../queries/annotate/file-change';
import type { Hand } from '../queries/annotate/fixes';
import type { At, Server } from './feature';

/** Who annotates, by the settings, and what only the machine knows: the day, and chance for new ids. */
export function handOf(server: Server): Hand {
	const { annotator } = server.settings();
	return {
		layer: annotator === '' ? undefined : layerName(annotator),
		stamp: { by: annotator === '' ? undefined : annotator, created: today() },
		random,
		asks: canAsk(server),
	};
}

/** Whether the client has the commands of ours that code actions can name. */
function canAsk(server: Server): boolean {
	const experimental: unknown = server.client().experimental;
	if (typeof experimental !== 'object' || experimental === null) return false;
	const ours = (experimental as { readonly standpoint?: { readonly commands?: unknown } }).standpoint;
	return ours?.commands === true;
}

function today(): string {
	const now = new Date();
	const two = (part: number) => String(part).padStart(2, '0');
	return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** 0 to 1. Not Math.random: ids that are made on two machines must not be alike. */
const random = (): number => (globalThis.crypto.getRandomValues(new Uint32Array(1))[0] as number) / 2 ** 32;

export const toFileEdits = (
	{ workspace, documents }: Server,
	{ live }: At,
	changes: readonly FileChange[],
): FileEdit[] =>
	changes.map(({ path, isNew, edits }) => {
		const uri = workspace.uriOf(live, path);
		return { uri, version: documents.get(uri)?.version, isNew, edits };
	});

/** The changes as the protocol has them. Undefined where a file must be created and the client cannot. */
export function toWorkspaceEdit(server: Server, at: At, changes: readonly FileChange[]): WorkspaceEdit | undefined {
	const files = toFileEdits(server, at, changes);
	const can = server.client().workspace?.workspaceEdit;
	if (!can?.documentChanges) {
		if (files.some(({ isNew }) => isNew)) return undefined;
		return { changes: Object.fromEntries(files.map(({ uri, edits }) => [uri, [...edits]])) };
	}
	if (files.some(({ isNew }) => isNew) && !can.resourceOperations?.includes('create')) return undefined;
	return {
		documentChanges: files.flatMap(({ uri, version, isNew, edits }) => {
			const edit: TextDocumentEdit = { textDocument: { uri, version: version ?? null }, edits: [...edits] };
			return isNew ? [{ kind: 'create' as const, uri, options: { ignoreIfExists: true } }, edit] : [edit];
		}),
	};
}
