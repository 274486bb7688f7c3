import { type AnnotationChange, diffSidecars } from '../annotation/diff';
import { readSidecar } from '../annotation/read';
import type { CorpusPath } from '../corpus/corpus';
import { sidecarTarget } from '../corpus/paths';
import type { Files } from './files';
import { git, textAt } from './git';
import { readFile } from './read-file';

/** What changed in one annotation file. */
export interface SidecarChanges {
	/** The article that it belongs to; where the file is gone, the one that it belonged to. */
	readonly article: CorpusPath;
	/** The article's earlier path, where the annotations have moved to another. */
	readonly formerArticle?: CorpusPath;
	readonly layer?: string;
	/** The annotation file, before and after; undefined where it did not or does not exist. */
	readonly before?: CorpusPath;
	readonly after?: CorpusPath;
	readonly changes: readonly AnnotationChange[];
}

/**
 * What changed in the annotations below a folder between two commits, or between a commit and the files as they are now,
 * by path. Annotations follow their article to another name. Undefined where git cannot tell.
 * @param from as `resolveRevision` gives it, or undefined where there is no commit yet
 */
export async function annotationChanges(
	files: Files,
	root: string,
	from: string | undefined,
	to?: string,
): Promise<readonly SidecarChanges[] | undefined> {
	const pairs = (await changedFiles(root, from, to))?.filter(
		({ before, after }) => isSidecar(before) || isSidecar(after),
	);
	if (!pairs) return undefined;
	const versions: Versions[] = [];
	for (let next = 0; next < pairs.length; next += readsAtOnce) {
		const slice = pairs.slice(next, next + readsAtOnce);
		versions.push(...(await Promise.all(slice.map(pair => readVersions(files, root, pair, from, to)))));
	}
	return joined(versions.filter(({ earlier, later }) => earlier !== undefined || later !== undefined))
		.map(changesIn)
		.filter(({ changes }) => changes.length > 0)
		.sort((a, b) => (a.article < b.article ? -1 : a.article > b.article ? 1 : 0));
}

const readsAtOnce = 8;

async function readVersions(
	files: Files,
	root: string,
	pair: Pair,
	from: string | undefined,
	to: string | undefined,
): Promise<Versions> {
	const { before, after } = pair;
	const earlier = from !== undefined && before !== undefined ? await textAt(root, from, before) : undefined;
	return { ...pair, earlier, later: after === undefined ? undefined : await laterText(files, root, after, to) };
}

interface Pair {
	readonly before?: CorpusPath;
	readonly after?: CorpusPath;
}

interface Versions extends Pair {
	readonly earlier?: string;
	readonly later?: string;
}

/** The files below a folder that changed since a commit, deleted and untracked ones included. Undefined where git cannot tell. */
export async function changedPaths(root: string, from: string | undefined): Promise<readonly CorpusPath[] | undefined> {
	const pairs = await changedFiles(root, from, undefined);
	return pairs && [...new Set(pairs.flatMap(({ before, after }) => [before ?? [], after ?? []].flat()))];
}

async function changedFiles(
	root: string,
	from: string | undefined,
	to: string | undefined,
): Promise<readonly Pair[] | undefined> {
	if (from === undefined) return untracked(root, ['--cached']);
	const how = ['--name-status', '-z', '-M', '--relative', '--no-ext-diff', '--no-textconv', '--ignore-submodules'];
	const output = await git(root, ['diff', ...how, from, ...(to === undefined ? [] : [to]), '--']);
	const added = to === undefined ? await untracked(root, []) : [];
	if (!output || !added) return undefined;
	const words = output.toString('utf8').split('\0');
	const pairs: Pair[] = [];
	for (let at = 0; at + 1 < words.length; ) {
		const status = words[at++] as string;
		const first = words[at++];
		if (/^[RC]/.test(status)) pairs.push({ before: status.startsWith('R') ? first : undefined, after: words[at++] });
		else if (status.startsWith('A')) pairs.push({ after: first });
		else if (status.startsWith('D')) pairs.push({ before: first });
		else pairs.push({ before: first, after: first });
	}
	return [...pairs, ...added];
}

/** The files that no commit has; with `--cached` among the options, those of the index too. */
async function untracked(root: string, options: readonly string[]): Promise<readonly Pair[] | undefined> {
	const output = await git(root, ['ls-files', '-z', '--others', '--exclude-standard', ...options]);
	const paths = output?.toString('utf8').split('\0').filter(Boolean);
	return paths && [...new Set(paths)].map(after => ({ after }));
}

const isSidecar = (path: string | undefined): boolean => path?.endsWith('.ann.yaml') ?? false;

async function laterText(
	files: Files,
	root: string,
	path: CorpusPath,
	commit: string | undefined,
): Promise<string | undefined> {
	if (commit !== undefined) return textAt(root, commit, path);
	const reading = await readFile(files, files.join(root, path));
	return reading.kind === 'text' ? reading.text : undefined;
}

/** Joins a file that went with one that came where both have the same annotations, which git may not have noticed. */
function joined(versions: readonly Versions[]): readonly Versions[] {
	const gone = new Map<string, Versions>();
	for (const version of versions) {
		if (version.later !== undefined || version.earlier === undefined) continue;
		for (const mark of marksOf(version.earlier)) gone.set(mark, version);
	}
	const taken = new Set<Versions>();
	const results = versions.map((version): Versions => {
		if (version.earlier !== undefined || version.later === undefined || gone.size === 0) return version;
		const marks = marksOf(version.later);
		const source = marks.map(mark => gone.get(mark)).find(one => one !== undefined && !taken.has(one));
		if (!source) return version;
		const shared = marks.filter(mark => gone.get(mark) === source).length;
		if (shared * 2 < marks.length) return version;
		taken.add(source);
		return { before: source.before, earlier: source.earlier, after: version.after, later: version.later };
	});
	return results.filter(version => !taken.has(version));
}

/** What tells an annotation from all others, also in corpora whose ids are numbers. */
const marksOf = (source: string): readonly string[] =>
	readSidecar(source).annotations.map(({ id, quote }) => JSON.stringify([id, quote]));

function changesIn({ before, after, earlier = '', later = '' }: Versions): SidecarChanges {
	const changes = diffSidecars(readSidecar(earlier), readSidecar(later));
	const target = sidecarTarget((after ?? before) as CorpusPath);
	const former = before === undefined ? undefined : sidecarTarget(before).articlePath;
	const moved = former !== undefined && former !== target.articlePath;
	return {
		article: target.articlePath,
		...(moved ? { formerArticle: former } : {}),
		layer: target.layer,
		before,
		after,
		changes,
	};
}
