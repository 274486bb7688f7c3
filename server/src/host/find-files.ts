import type { CorpusSettings } from '../codebook/codebook';
import type { CorpusPath } from '../corpus/corpus';
import { ACTORS_FILE, ACTORS_FOLDER, classifyPath, SETTINGS_FILE } from '../corpus/paths';
import { type Files, type FolderEntry, isAbsent, reasonOf } from './files';
import { isIgnoredFolder } from './find-roots';

/** What stands in a corpus folder. */
export interface FoundFiles {
	/** The files of the corpus, sorted by code units, so that an article stands before its sidecars. */
	readonly paths: readonly CorpusPath[];
	/** What had to be left out and looks as if it belonged in, with the reason in a sentence. */
	readonly skipped: ReadonlyMap<CorpusPath, string>;
}

/** Deeper nesting than this is a mistake or an attack. */
const maxDepth = 64;

/** How many folders are listed at a time. */
const foldersAtOnce = 16;

/**
 * Finds the files of a corpus by its settings. Nothing outside the root is ever looked at: a link is taken only where it
 * leads to a file inside, folders behind links are not entered, globs that climb out match nothing, and a
 * folder with its own corpus.yaml is a corpus of its own. Never throws.
 * @param wanted only these paths are looked for, where given
 */
export async function findCorpusFiles(
	files: Files,
	root: string,
	settings: CorpusSettings,
	wanted?: ReadonlySet<CorpusPath>,
	signal?: AbortSignal,
): Promise<FoundFiles> {
	const skipped = new Map<CorpusPath, string>();
	const paths: CorpusPath[] = [];
	const realRoot = await files.real(root).catch(() => root);
	const folders = wanted && foldersOf(wanted);
	const stack: CorpusPath[] = [''];
	const visit = async (folder: CorpusPath): Promise<void> => {
		const entries = await listOrSkip(files, root, folder, skipped);
		if (folder !== '' && entries.some(isSettings)) return;
		for (const entry of entries) {
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (entry.kind === 'folder') {
				if (isIgnoredFolder(entry.name) || (folders && !folders.has(path))) continue;
				if (path.split('/').length <= maxDepth) stack.push(path);
				else skipped.set(path, 'Its folders are nested too deeply.');
				continue;
			}
			if (wanted && !wanted.has(path)) continue;
			const belongs = classifyPath(path, settings) !== undefined;
			const verdict =
				entry.kind === 'link'
					? await judgeLink(files, realRoot, files.join(root, path), belongs)
					: judge(entry.kind, belongs);
			if (verdict === 'take') paths.push(path);
			else if (verdict !== 'ignore') skipped.set(path, verdict.reason);
		}
	};
	while (stack.length > 0 && !signal?.aborted) await Promise.all(stack.splice(-foldersAtOnce).map(visit));
	return { paths: paths.sort(), skipped };
}

/** The files of actors among those that `findCorpusFiles` finds, without looking into the folders of articles. */
export async function findActorFiles(
	files: Files,
	root: string,
	settings: CorpusSettings,
	wanted?: ReadonlySet<CorpusPath>,
	signal?: AbortSignal,
): Promise<readonly CorpusPath[]> {
	const skipped = new Map<CorpusPath, string>();
	const inFolder = wanted ? [] : await listOrSkip(files, root, ACTORS_FOLDER, skipped);
	const names = inFolder.map(({ name }) => `${ACTORS_FOLDER}/${name}`);
	const candidates = [...(wanted ?? [ACTORS_FILE, ...names])].filter(path => classifyPath(path, settings) === 'actors');
	if (candidates.length === 0) return [];
	const { paths } = await findCorpusFiles(files, root, settings, new Set(candidates), signal);
	return paths;
}

const isSettings = (entry: FolderEntry): boolean => entry.name === SETTINGS_FILE && entry.kind !== 'folder';

async function listOrSkip(
	files: Files,
	root: string,
	folder: CorpusPath,
	skipped: Map<CorpusPath, string>,
): Promise<readonly FolderEntry[]> {
	try {
		return await files.list(folder === '' ? root : files.join(root, folder));
	} catch (error) {
		// A folder that went away since its parent was listed is no news.
		if (folder !== '' && !isAbsent(error)) skipped.set(folder, reasonOf(error));
		return [];
	}
}

/** Every folder above one of the paths. */
function foldersOf(paths: ReadonlySet<CorpusPath>): ReadonlySet<CorpusPath> {
	const folders = new Set<CorpusPath>();
	for (const path of paths) {
		for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
			folders.add(path.slice(0, slash));
		}
	}
	return folders;
}

type Verdict = 'take' | 'ignore' | { readonly reason: string };

function judge(kind: 'file' | 'other', belongs: boolean): Verdict {
	if (!belongs) return 'ignore';
	return kind === 'file' ? 'take' : { reason: 'It is not a regular file.' };
}

async function judgeLink(files: Files, realRoot: string, path: string, belongs: boolean): Promise<Verdict> {
	try {
		const { kind } = await files.inspect(path);
		if (kind === 'folder') return { reason: 'It is a symbolic link to a folder; those are not followed.' };
		if (!belongs) return 'ignore';
		if (kind === 'other') return { reason: 'It is not a regular file.' };
		const inside = files.within(realRoot, await files.real(path)) !== undefined;
		return inside ? 'take' : { reason: 'It is a symbolic link that leads out of the corpus; those are not followed.' };
	} catch (error) {
		if (!isAbsent(error)) return { reason: reasonOf(error) };
		return belongs ? { reason: 'It is a symbolic link to nothing.' } : 'ignore';
	}
}
