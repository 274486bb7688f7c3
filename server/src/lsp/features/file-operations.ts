import {
	type DeleteFile,
	type FileOperationRegistrationOptions,
	MessageType,
	type RenameFile,
	ShowMessageRequest,
	type WorkspaceEdit,
} from 'vscode-languageserver';
import { saveFilesNotification } from '../../protocol';
import { type CopyOffer, copyOffer } from '../../queries/anchors/copied-article';
import { copiedSidecars, renamedSidecar, sidecarsAmong } from '../../queries/anchors/move-files';
import { handOf, toWorkspaceEdit } from '../annotating';
import { type At, type Feature, guarded, locate, type Server } from '../feature';

/** Folders take all that is in them along anyway. */
const allFiles: FileOperationRegistrationOptions = {
	filters: [{ scheme: 'file', pattern: { glob: '**/*', matches: 'file' } }],
};

/** Renaming, moving, copying and deleting an article takes its annotation files along. */
export const fileOperations: Feature = {
	capabilities: {
		workspace: { fileOperations: { willRename: allFiles, willDelete: allFiles, didCreate: allFiles } },
	},
	register: server => {
		const { workspace } = server.connection;
		workspace.onWillRenameFiles(guarded(server, null, ({ files }) => renameSidecars(server, files)));
		workspace.onWillDeleteFiles(guarded(server, null, ({ files }) => deleteSidecars(server, files)));
		workspace.onDidCreateFiles(({ files }) => {
			takeCopiesAlong(server, files).catch((error: unknown) => server.log(`Created files: ${String(error)}`));
		});
	},
};

async function renameSidecars(
	server: Server,
	renames: readonly { readonly oldUri: string; readonly newUri: string }[],
): Promise<WorkspaceEdit | null> {
	const { files } = server;
	if (!server.client().workspace?.workspaceEdit?.resourceOperations?.includes('rename')) return null;
	const moving = new Set(renames.map(({ oldUri }) => files.pathOf(oldUri)));
	const taken = new Set(renames.map(({ newUri }) => files.pathOf(newUri)));
	const changes: RenameFile[] = [];
	for (const { oldUri, newUri } of renames) {
		const target = files.pathOf(newUri);
		if (target === undefined) continue;
		const folder = files.parent(target);
		const article = files.within(folder, target) ?? '';
		for (const sidecar of await sidecarsOf(server, oldUri)) {
			const path = files.join(folder, renamedSidecar(sidecar.name, article));
			// Nobody's annotations are replaced. One that only changes its case is there by both names on some systems.
			const isItself = path.toLowerCase() === sidecar.path.toLowerCase();
			if (moving.has(sidecar.path) || taken.has(path) || (!isItself && (await exists(server, path)))) continue;
			taken.add(path);
			changes.push({
				kind: 'rename',
				oldUri: sidecar.uri,
				newUri: files.uriOf(path),
				options: { overwrite: false, ignoreIfExists: true },
			});
		}
	}
	return changes.length > 0 ? { documentChanges: changes } : null;
}

/**
 * Only for clients that ask the person first: the work of people does not go without a word. VS Code, which our own client
 * runs in, asks before it follows an extension in this, and lets it be undone; in others it must be told to ask.
 */
async function deleteSidecars(
	server: Server,
	deleted: readonly { readonly uri: string }[],
): Promise<WorkspaceEdit | null> {
	const can = server.client().workspace?.workspaceEdit;
	if (!can?.resourceOperations?.includes('delete') || !can.changeAnnotationSupport) return null;
	const going = new Set(deleted.map(({ uri }) => server.files.pathOf(uri)));
	const annotationId = 'annotations';
	const changes: DeleteFile[] = [];
	for (const { uri } of deleted) {
		for (const sidecar of await sidecarsOf(server, uri)) {
			if (going.has(sidecar.path)) continue;
			const options = { ignoreIfNotExists: true };
			changes.push({ kind: 'delete', uri: sidecar.uri, options, annotationId });
		}
	}
	if (changes.length === 0) return null;
	return {
		documentChanges: changes,
		changeAnnotations: {
			[annotationId]: {
				label: 'Delete the annotations of the article',
				description: 'Without it they belong to nothing.',
				needsConfirmation: !handOf(server).asks,
			},
		},
	};
}

interface SidecarFile {
	readonly name: string;
	/** Absolute. */
	readonly path: string;
	readonly uri: string;
}

/** The annotation files beside an article, as they are on the disk: also where the corpus is still being read. */
async function sidecarsOf(server: Server, uri: string): Promise<readonly SidecarFile[]> {
	const { files, workspace } = server;
	const at = await locate(server, uri);
	if (at?.role !== 'article') return [];
	const article = files.join(at.live.root, at.path);
	const folder = files.parent(article);
	const entries = await files.list(folder);
	const names = entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
	return sidecarsAmong(files.within(folder, article) ?? '', names).map(name => {
		const path = files.join(folder, name);
		const relative = files.within(at.live.root, path);
		return { name, path, uri: relative === undefined ? files.uriOf(path) : workspace.uriOf(at.live, relative) };
	});
}

async function exists({ files }: Server, path: string): Promise<boolean> {
	try {
		await files.inspect(path);
		return true;
	} catch {
		return false;
	}
}

/**
 * What was copied together with an article gets the names that belong to its copy: an editor that shows annotation files
 * below their article copies them with it, and calls them “a.txt.ann copy.yaml”. Else the person is asked.
 */
async function takeCopiesAlong(server: Server, created: readonly { readonly uri: string }[]): Promise<void> {
	const { files, client, connection } = server;
	const names = new Map<string, string[]>();
	for (const { uri } of created) {
		const path = files.pathOf(uri);
		if (path === undefined) continue;
		const folder = files.parent(path);
		names.set(folder, [...(names.get(folder) ?? []), files.within(folder, path) ?? '']);
	}
	const changes: RenameFile[] = [];
	for (const [folder, inFolder] of names) {
		for (const [name, proper] of copiedSidecars(inFolder)) {
			const [from, to] = [files.join(folder, name), files.join(folder, proper)];
			if (await exists(server, to)) continue;
			changes.push({
				kind: 'rename',
				oldUri: files.uriOf(from),
				newUri: files.uriOf(to),
				options: { overwrite: false },
			});
		}
	}
	const can = client().workspace;
	if (changes.length > 0 && can?.applyEdit && can.workspaceEdit?.resourceOperations?.includes('rename')) {
		await connection.workspace.applyEdit({ label: copyTitle, edit: { documentChanges: changes } });
	}
	await offerCopies(server, created);
}

/** A copy of an article is a new one, and may be annotated anew: so the person is asked. */
async function offerCopies(server: Server, created: readonly { readonly uri: string }[]): Promise<void> {
	if (!server.client().workspace?.applyEdit) return;
	const offers: { readonly at: At; readonly offer: CopyOffer }[] = [];
	for (const { uri } of created) {
		const at = await locate(server, uri);
		if (at?.role !== 'article') continue;
		// A person may have copied the annotations with it.
		if ((await sidecarsOf(server, uri)).length > 0) continue;
		await at.live.reconcile([at.path]);
		const corpus = at.live.current();
		const offer = copyOffer(corpus, at.path);
		if (offer) offers.push({ at: { ...at, corpus }, offer });
	}
	const annotations = offers.reduce((sum, { offer }) => sum + offer.annotations, 0);
	if (annotations === 0) return;
	const what = offers.length === 1 ? 'This article is' : `${offers.length} of these articles are`;
	const answer = await server.connection.sendRequest(ShowMessageRequest.type, {
		type: MessageType.Info,
		message: `${what} a copy with the same text. Copy the annotations (${annotations}) too?`,
		actions: [{ title: copyTitle }],
	});
	if (answer?.title !== copyTitle) return;
	for (const { at } of offers) {
		// Time has passed: what is copied is what stands there now.
		const changes = copyOffer(at.live.current(), at.path)?.changes ?? [];
		const edit = changes.length > 0 && toWorkspaceEdit(server, at, changes);
		if (!edit || !(await server.connection.workspace.applyEdit({ label: copyTitle, edit })).applied) continue;
		const uris = changes.map(({ path }) => server.workspace.uriOf(at.live, path));
		await server.connection.sendNotification(saveFilesNotification, { uris });
	}
}

const copyTitle = 'Copy Annotations';
