import type { Corpus, CorpusPath } from '../../corpus/corpus';
import type { LiveCorpus } from '../../host/live-corpus';
import { maxFileBytes } from '../../host/read-file';
import { writeCorpusFile } from '../../host/write-file';
import { type PositionsEdit, saveFilesNotification, updatePositionsRequest } from '../../protocol';
import { articlesWithOldPositions, type Rewrite, updatePositionsOf } from '../../queries/anchors/position-update';
import { type FileChange, fileChange } from '../../queries/annotate/file-change';
import { decode } from '../../text/decode';
import { toFileEdits, toWorkspaceEdit } from '../annotating';
import { type At, type Feature, guarded, type Server } from '../feature';
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
			// At once: what is typed from now on is carried over from this text, to which the annotation files will refer.
			const saved = takeSaved(server, uri, text);
			if (!saved) return;
			queue = queue.then(async () => {
				try {
					await update(server, saved);
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

function takeSaved(server: Server, uri: string, text: string): Saved | undefined {
	const place = server.workspace.placeNow(uri);
	if (!place?.live.current().articles.has(place.path)) return undefined;
	const { live, path } = place;
	live.saved(path);
	const corpus = live.current();
	const hash = corpus.articles.get(path)?.summary.hash;
	if (hash === undefined || hash !== server.files.hash(text)) return undefined;
	return { live, path, uri, corpus, role: 'article', text, hash };
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
		const rewrites = rewritesNow(saved, live.current());
		const shown = rewrites.filter(rewrite => live.isOpen(rewrite.path));
		const isDone = await edit(server, saved, shown, clean);
		const closed = rewrites.filter(rewrite => !shown.includes(rewrite));
		if ((await write(server, saved, closed)) && isDone) return;
	}
}

/**
 * What was worked out at the time of saving, for files that are still the same. A file that changed since is looked at
 * again, as long as the article is still the text that was saved: else the next time of saving will do it.
 */
function rewritesNow(saved: Saved, now: Corpus): readonly Rewrite[] {
	const { path, corpus, hash } = saved;
	if (now.articles.get(path)?.summary.hash === hash) return updatePositionsOf(now, path, saved).rewrites;
	const sourceOf = (sidecar: CorpusPath) =>
		now.carried.has(sidecar)
			? undefined
			: now.sidecars.get(path)?.find(record => record.path === sidecar)?.sidecar.source;
	return updatePositionsOf(corpus, path, saved).rewrites.filter(rewrite => rewrite.before === sourceOf(rewrite.path));
}

/** Edits files by the editor, which keeps their line ends and what a person has not saved. */
async function edit(
	server: Server,
	at: At,
	rewrites: readonly Rewrite[],
	clean: ReadonlySet<CorpusPath>,
): Promise<boolean> {
	const edit = toWorkspaceEdit(server, at, rewrites.map(toChange));
	if (!edit || rewrites.length === 0) return true;
	const { applied } = await server.connection.workspace.applyEdit({ label: 'Update positions of annotations', edit });
	if (!applied) return false;
	const uris = rewrites.flatMap(({ path }) => (clean.has(path) ? [server.workspace.uriOf(at.live, path)] : []));
	if (uris.length > 0) await server.connection.sendNotification(saveFilesNotification, { uris });
	return true;
}

/**
 * Writes files that no editor shows, each in one step: an editor empties a file before it fills it, and annotations must
 * not be lost where it ends in between. One with line ends of its own, or a byte order mark, is the editor's business.
 */
async function write(server: Server, at: At, rewrites: readonly Rewrite[]): Promise<boolean> {
	const { live } = at;
	const others: Rewrite[] = [];
	let isDone = true;
	for (const rewrite of rewrites) {
		const bytes = await readBytes(server, live, rewrite.path);
		const text = bytes && decode(bytes).text;
		if (text !== rewrite.before || live.isOpen(rewrite.path)) isDone = false;
		else if (bytes?.length === new TextEncoder().encode(rewrite.before).length) {
			await writeCorpusFile(server.files, live.root, rewrite.path, rewrite.after);
			await live.reconcile([rewrite.path]);
		} else others.push(rewrite);
	}
	return (await edit(server, at, others, new Set(others.map(({ path }) => path)))) && isDone;
}

async function readBytes({ files }: Server, live: LiveCorpus, path: CorpusPath): Promise<Uint8Array | undefined> {
	try {
		return (await files.read(files.join(live.root, path), maxFileBytes)).bytes;
	} catch {
		return undefined;
	}
}

const toChange = ({ path, before, after }: Rewrite): FileChange => fileChange(path, before, after);

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
			const { rewrites, uncertain, refused } = updatePositionsOf(corpus, path, { text, hash });
			edit.files.push(...toFileEdits(server, { live, path, uri, corpus, role: 'article' }, rewrites.map(toChange)));
			edit.uncertain += uncertain;
			edit.refused.push(...refused.map(sidecar => workspace.uriOf(live, sidecar)));
		}
	}
	return edit;
}
