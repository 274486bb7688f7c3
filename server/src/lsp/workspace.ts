import type { CorpusPath } from '../corpus/corpus';
import { SETTINGS_FILE } from '../corpus/paths';
import type { Files } from '../host/files';
import { enclosingCorpusRoot, findCorpusRoots, innermostRoot } from '../host/find-roots';
import { createLiveCorpus, type LiveCorpus, type LiveCorpusOptions } from '../host/live-corpus';
import type { TextChange } from '../text/pieces';
import type { OpenDocument } from './documents';

/** A file as a corpus knows it. */
export interface Place {
	readonly live: LiveCorpus;
	readonly path: CorpusPath;
}

/** The corpora of the folders and documents that the editor has open. */
export interface Workspace {
	/** Ordered by root. */
	corpora(): readonly LiveCorpus[];
	/** Resolves once the folders were looked through for corpora. */
	searched(): Promise<void>;
	/** The corpus that a file belongs to, the innermost of nested ones; waits until that one's actors are read. */
	place(uri: string): Promise<Place | undefined>;
	/** The same at once, as far as it is known: before anything else that the client says is heard. */
	placeNow(uri: string): Place | undefined;
	/** The URI of a corpus file, as the editor wrote it where it is open. */
	uriOf(live: LiveCorpus, path: CorpusPath): string;
	/** Replaces the folders in which corpora are looked for, by absolute path. */
	setFolders(folders: readonly string[]): Promise<void>;
	/** A document was opened, or changed. */
	edited(document: OpenDocument): void;
	closed(uri: string): void;
	/** A watcher saw something at these absolute paths. */
	follow(paths: ReadonlySet<string>): Promise<void>;
	/** Ends all work. Resolves when what was made of the articles is kept for the next start. */
	close(): Promise<void>;
}

export interface WorkspaceOptions {
	/** The options for a corpus whose reading begins. */
	readonly corpusOptions: (root: string) => LiveCorpusOptions;
	/** Corpora came or went. */
	readonly onCorpora: () => void;
}

export function createWorkspace(files: Files, options: WorkspaceOptions): Workspace {
	const lives = new Map<string, LiveCorpus>();
	/** Open documents by absolute path. */
	const open = new Map<string, { readonly document: OpenDocument; place?: Place }>();
	let folders: readonly string[] = [];
	let searching: Promise<void> = Promise.resolve();

	const addRoot = (root: string): LiveCorpus => {
		const existing = lives.get(root);
		if (existing) return existing;
		const live = createLiveCorpus(files, root, options.corpusOptions(root));
		lives.set(root, live);
		// Open documents move to the innermost corpus before the disk is read, so that they come first.
		for (const path of open.keys()) settle(path);
		void live.reconcile();
		options.onCorpora();
		return live;
	};

	const removeRoot = (root: string): void => {
		void lives.get(root)?.close();
		lives.delete(root);
		for (const path of open.keys()) settle(path);
		options.onCorpora();
	};

	const placeOf = (path: string): Place | undefined => {
		const root = innermostRoot(files, lives.keys(), path);
		if (root === undefined) return undefined;
		return { live: lives.get(root) as LiveCorpus, path: files.within(root, path) as CorpusPath };
	};

	/** Hands an open document to the corpus that it belongs to now. */
	const settle = (path: string, edits?: readonly TextChange[]): void => {
		const entry = open.get(path);
		if (entry === undefined) return;
		const place = placeOf(path);
		if (entry.place !== undefined && entry.place.live !== place?.live) entry.place.live.release(entry.place.path);
		entry.place = place;
		place?.live.edit(place.path, entry.document.text, edits);
	};

	const discover = async (path: string): Promise<void> => {
		const root = await enclosingCorpusRoot(files, files.parent(path));
		if (root !== undefined) addRoot(root);
	};
	/** Documents whose corpus is being looked for. */
	const discovering = new Map<string, Promise<void>>();

	/** Finds the corpora that are there now; those that lost their corpus.yaml go. */
	const search = async (): Promise<void> => {
		const found = new Set<string>();
		for (const folder of folders) {
			// A corpus is read while others are looked for below it.
			for (const root of await findCorpusRoots(files, folder, addRoot)) found.add(root);
			const enclosing = await enclosingCorpusRoot(files, folder);
			if (enclosing !== undefined) found.add(enclosing);
		}
		for (const path of open.keys()) {
			const enclosing = await enclosingCorpusRoot(files, files.parent(path));
			if (enclosing !== undefined) found.add(enclosing);
		}
		for (const root of [...lives.keys()]) if (!found.has(root)) removeRoot(root);
		for (const root of found) addRoot(root);
	};
	const searchAgain = (): Promise<void> => {
		searching = searching.then(search, search);
		return searching;
	};

	/** A corpus.yaml came or went, by itself or with a folder above it. */
	const mayChangeRoots = (path: string): boolean =>
		files.within(files.parent(path), path) === SETTINGS_FILE ||
		[...lives.keys()].some(root => files.within(path, root) !== undefined);

	return {
		corpora: () => [...lives.values()].sort((a, b) => (a.root < b.root ? -1 : 1)),
		searched: () => searching,
		place: async uri => {
			const path = files.pathOf(uri);
			if (path === undefined) return undefined;
			await (open.has(path) ? discovering.get(path) : searching);
			const place = placeOf(path);
			await place?.live.prepared;
			return place;
		},
		placeNow: uri => {
			const path = files.pathOf(uri);
			return path === undefined ? undefined : placeOf(path);
		},
		uriOf: (live, path) => {
			const absolute = files.join(live.root, path);
			return open.get(absolute)?.document.uri ?? files.uriOf(absolute);
		},
		setFolders: paths => {
			folders = paths;
			return searchAgain();
		},
		edited: document => {
			const path = files.pathOf(document.uri);
			if (path === undefined) return;
			const before = open.get(path);
			open.set(path, { document, place: before?.place });
			settle(path, document.edits);
			if (before !== undefined) return;
			const search = discover(path).finally(() => discovering.delete(path));
			discovering.set(path, search);
		},
		closed: uri => {
			const path = files.pathOf(uri);
			const entry = path === undefined ? undefined : open.get(path);
			if (path === undefined || entry === undefined) return;
			open.delete(path);
			entry.place?.live.release(entry.place.path);
		},
		follow: async paths => {
			if ([...paths].some(mayChangeRoots)) {
				await searchAgain();
				await Promise.all([...lives.values()].map(live => live.reconcile()));
				return;
			}
			const byCorpus = new Map<LiveCorpus, CorpusPath[]>();
			for (const path of paths) {
				const place = placeOf(path);
				if (place === undefined) continue;
				const list = byCorpus.get(place.live);
				if (list) list.push(place.path);
				else byCorpus.set(place.live, [place.path]);
			}
			await Promise.all([...byCorpus].map(([live, list]) => live.follow(list)));
		},
		close: async () => {
			const closing = [...lives.values()].map(live => live.close());
			lives.clear();
			await Promise.all(closing);
		},
	};
}
