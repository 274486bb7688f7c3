import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { type PositionsEdit, saveFilesNotification, updatePositionsRequest } from '../../protocol';
import { articlesWithOldPositions, updatePositionsOf } from '../../queries/anchors/position-update';
import type { FileChange } from '../../queries/annotate/file-change';
import { toFileEdits, toWorkspaceEdit } from '../annotating';
import { type At, type Feature, guarded, locate, type Server } from '../feature';
import { isSaved } from '../saved';

/** Brings annotation files to the text of their article: when it is saved, and for a whole corpus on request. */
export const saveAnchors: Feature = {
	capabilities: {},
	register: server => {
		// One at a time: each sees what the one before it has written.
		let queue: Promise<void> = Promise.resolve();
		server.onSaved(uri => {
			const text = server.documents.get(uri)?.text;
			if (text === undefined || !server.settings().updateOnSave || !server.client().workspace?.applyEdit) return;
			const taken = takeSaved(server, uri, text);
			queue = queue.then(async () => {
				try {
					const at = await taken;
					if (at) await update(server, at);
				} catch (error) {
					server.log(`Positions were not updated: ${error instanceof Error ? error.stack : String(error)}`);
				}
			});
		});
		const nothing: PositionsEdit = { files: [], uncertain: 0, refused: [] };
		server.connection.onRequest(
			updatePositionsRequest,
			guarded(server, nothing, () => updateAll(server)),
		);
	},
};

/** A saved article, with the corpus as it was at that moment. */
interface Saved extends At {
	readonly text: string;
	readonly hash: string;
}

/** What is typed from now on is carried over from the saved text, to which the annotation files will refer. */
async function takeSaved(server: Server, uri: string, text: string): Promise<Saved | undefined> {
	const at = await locate(server, uri);
	if (at?.role !== 'article' || server.documents.get(uri)?.text !== text) return undefined;
	at.live.saved(at.path);
	return { ...at, corpus: at.live.current(), text, hash: server.files.hash(text) };
}

const mostAttempts = 3;

async function update(server: Server, saved: Saved): Promise<void> {
	const { live, path } = saved;
	for (let attempt = 0; attempt < mostAttempts; attempt++) {
		const sidecars = (saved.corpus.sidecars.get(path) ?? []).map(record => record.path);
		if (sidecars.length === 0) return;
		// What another program has just written counts, also where no watcher has told of it yet.
		await live.reconcile(sidecars);
		const clean = new Set<CorpusPath>();
		for (const sidecar of sidecars) if (await isSaved(server, live, sidecar)) clean.add(sidecar);
		const changes = changesNow(saved, live.current());
		if (changes.length === 0) return;
		const edit = toWorkspaceEdit(server, saved, changes);
		if (!edit) return;
		const { applied } = await server.connection.workspace.applyEdit({
			label: 'Update positions of annotations',
			edit,
		});
		if (!applied) continue;
		const uris = changes.flatMap(change => (clean.has(change.path) ? [server.workspace.uriOf(live, change.path)] : []));
		if (uris.length > 0) await server.connection.sendNotification(saveFilesNotification, { uris });
		return;
	}
}

/**
 * The changes as worked out at the time of saving, for files that are still the same. A file that changed since is looked
 * at again, as long as the article is still the text that was saved: else the next time of saving will do it.
 */
function changesNow(saved: Saved, now: Corpus): readonly FileChange[] {
	const { path, corpus, hash } = saved;
	const sourceIn = (state: Corpus, sidecar: CorpusPath) =>
		state.sidecars.get(path)?.find(record => record.path === sidecar)?.sidecar.source;
	const then = updatePositionsOf(corpus, path, saved).changes.filter(
		change => !now.carried.has(change.path) && sourceIn(corpus, change.path) === sourceIn(now, change.path),
	);
	if (now.articles.get(path)?.summary.hash !== hash) return then;
	return updatePositionsOf(now, path, saved).changes;
}

/** As the files are on the disk: an article that is being edited has its positions updated when it is saved. */
async function updateAll(server: Server): Promise<PositionsEdit> {
	const { workspace, files } = server;
	const edit: { files: PositionsEdit['files'][number][]; uncertain: number; refused: string[] } = {
		files: [],
		uncertain: 0,
		refused: [],
	};
	for (const live of workspace.corpora()) {
		await live.reconcile();
		await live.recalled();
		for (const path of articlesWithOldPositions(live.current())) {
			const uri = workspace.uriOf(live, path);
			if (!(await isSaved(server, live, path))) {
				edit.refused.push(uri);
				continue;
			}
			const corpus = live.current();
			const text = live.textOf(path);
			const hash = corpus.articles.get(path)?.summary.hash;
			if (text === undefined || hash === undefined || files.hash(text) !== hash) continue;
			const { changes, uncertain, refused } = updatePositionsOf(corpus, path, { text, hash });
			edit.files.push(...toFileEdits(server, { live, path, uri, corpus, role: 'article' }, changes));
			edit.uncertain += uncertain;
			edit.refused.push(...refused.map(sidecar => workspace.uriOf(live, sidecar)));
		}
	}
	return edit;
}
