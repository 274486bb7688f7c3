import { SETTINGS_FILE } from '../corpus/paths';
import type { Files, FolderEntry } from './files';

/** Folders in which nobody keeps a corpus and which may hold a great many files. */
export const isIgnoredFolder = (name: string): boolean => name === 'node_modules' || name.startsWith('.');

/** A workspace may be a whole home folder: the search ends after so many folders, the nearest first. */
const maxFolders = 20_000;

/**
 * The corpora in a folder: every folder at or below it that has a corpus.yaml, the outer before the inner.
 * Links are not followed; folders that cannot be read are passed over. Never throws.
 * @param onFound told each of them at once: below the first there may be many folders more
 */
export async function findCorpusRoots(
	files: Files,
	folder: string,
	onFound: (root: string) => void = () => {},
): Promise<readonly string[]> {
	const roots: string[] = [];
	const queue = [folder];
	for (let next = 0; next < queue.length && next < maxFolders; next++) {
		const current = queue[next] as string;
		const entries = await entriesOf(files, current);
		if (entries.some(entry => entry.name === SETTINGS_FILE && entry.kind !== 'folder')) {
			roots.push(current);
			onFound(current);
		}
		for (const entry of entries) {
			if (entry.kind === 'folder' && !isIgnoredFolder(entry.name)) queue.push(files.join(current, entry.name));
		}
	}
	return roots;
}

/** The nearest folder at or above `folder` that is a corpus, or undefined. Never throws. */
export async function enclosingCorpusRoot(files: Files, folder: string): Promise<string | undefined> {
	for (let current = folder, depth = 0; depth < 64; depth++) {
		if (await isFile(files, files.join(current, SETTINGS_FILE))) return current;
		const parent = files.parent(current);
		if (parent === current) return undefined;
		current = parent;
	}
	return undefined;
}

/** The innermost of the corpora that a file lies in. */
export function innermostRoot(files: Files, roots: Iterable<string>, path: string): string | undefined {
	let best: string | undefined;
	for (const root of roots) {
		if (files.within(root, path) !== undefined && (best === undefined || root.length > best.length)) best = root;
	}
	return best;
}

async function entriesOf(files: Files, folder: string): Promise<readonly FolderEntry[]> {
	try {
		return await files.list(folder);
	} catch {
		return [];
	}
}

async function isFile(files: Files, path: string): Promise<boolean> {
	try {
		return (await files.inspect(path)).kind === 'file';
	} catch {
		return false;
	}
}
