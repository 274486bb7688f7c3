import * as path from 'node:path';
import { type MergeConflict, mergeSidecars } from '../annotation/merge';
import { readSidecar } from '../annotation/read';
import { printable } from '../exchange/report';
import { repositoryOf, runGit } from '../host/git';
import { setUpMerging } from '../host/merge-set-up';
import { maxFileBytes } from '../host/read-file';
import { CommandError, shownPath, type Terminal } from './terminal';

interface MergeFiles {
	readonly base: string;
	/** Is replaced by the result. */
	readonly ours: string;
	readonly theirs: string;
	readonly markerSize: number;
	/** For messages. */
	readonly shown: string;
}

/**
 * `standpoint merge-driver %O %A %B %L %P`: git's protocol for merging one file. What cannot be merged by annotation is
 * merged by lines, as git does it without us.
 * @param versions paths of the common, our and their version; the result replaces ours
 * @param size how long conflict markers are
 * @param shown the path of the file in the repository, for messages
 * @returns exit code 0 if the merge is clean, 1 if there are conflicts, which stand between markers then
 * @throws CommandError where the arguments are none that git would give
 */
export async function mergeDriver(
	terminal: Terminal,
	versions: readonly (string | undefined)[],
	size: string,
	shown: string | undefined,
): Promise<number> {
	const [base, ours, theirs] = versions;
	if (!base || !ours || !theirs) throw new CommandError('merge-driver needs three files, or --install. See --help.');
	const markerSize = /^[1-9]\d{0,2}$/.test(size) ? Number(size) : 7;
	const files: MergeFiles = { base, ours, theirs, markerSize, shown: shown ?? ours };
	const target = path.resolve(terminal.cwd, ours);
	const [was, mine, others] = await Promise.all(
		[base, ours, theirs].map(file => readExactly(terminal, path.resolve(terminal.cwd, file))),
	);
	const isText = was !== undefined && mine !== undefined && others !== undefined;
	const merged = isText ? mergeSidecars(was, mine, others, { size: markerSize }) : undefined;
	if (!merged) return mergeLines(terminal, files);
	if (merged.source !== mine) await terminal.files.write(target, merged.source);
	for (const conflict of merged.conflicts) terminal.warn(printable(`${files.shown}: ${told(conflict)}`));
	return merged.conflicts.length > 0 ? 1 : 0;
}

/**
 * `standpoint merge-driver --install [DIR]`: tells the repository that DIR lies in to merge annotation files with this
 * command.
 * @throws CommandError where there is no repository, or where it cannot be written to
 */
export async function installMergeDriver(terminal: Terminal, dir: string, script: string): Promise<number> {
	const folder = path.resolve(terminal.cwd, dir);
	if ((await repositoryOf(folder)) === undefined) {
		throw new CommandError(`${dir} lies in no git repository. Make one with "git init".`);
	}
	const outcome = await setUpMerging(terminal.files, folder, script);
	if ('problem' in outcome) throw new CommandError(outcome.problem);
	const shown = shownPath(terminal, outcome.repository) || '.';
	await terminal.print(`Annotation files in ${printable(shown)} are merged by annotation from now on.`);
	await terminal.print(
		outcome.attributesChanged
			? 'Commit .gitattributes. Whoever clones the repository runs this command once, too.'
			: '.gitattributes says so already. Whoever clones the repository runs this command once, too.',
	);
	return 0;
}

/** Lets git merge the lines, into our file. The result counts as merged only if it can be read. */
async function mergeLines(terminal: Terminal, files: MergeFiles): Promise<number> {
	const labels = ['ours', 'base', 'theirs'].flatMap(label => ['-L', label]);
	const names = [files.ours, files.base, files.theirs];
	terminal.warn(printable(`${files.shown}: merged by lines, since not every version can be read as annotations.`));
	const { code } = await runGit(terminal.cwd, [
		'merge-file',
		`--marker-size=${files.markerSize}`,
		...labels,
		...names.map(name => path.resolve(terminal.cwd, name)),
	]);
	const result = await readExactly(terminal, path.resolve(terminal.cwd, files.ours));
	const isWhole = result !== undefined && !readSidecar(result).problems.some(({ code }) => code === 'yaml-syntax');
	return code === 0 && isWhole ? 0 : 1;
}

/** The text of a file with its line ends and byte order mark; undefined where it is not UTF-8. */
async function readExactly({ files }: Terminal, file: string): Promise<string | undefined> {
	try {
		const { bytes } = await files.read(file, maxFileBytes);
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function told(conflict: MergeConflict): string {
	const id = 'id' in conflict ? `annotation ${conflict.id}` : undefined;
	if ('deletedBy' in conflict && conflict.deletedBy) {
		const [one, other] = conflict.deletedBy === 'ours' ? ['ours', 'theirs'] : ['theirs', 'ours'];
		return `${id} was deleted in ${one} and changed in ${other}`;
	}
	const value = (text: string | undefined) => (text === undefined ? 'removed' : `“${text}”`);
	const field = conflict.field === undefined ? 'changed in both' : `${conflict.field}`;
	const values = conflict.field === undefined ? '' : `: ours ${value(conflict.ours)}, theirs ${value(conflict.theirs)}`;
	return `${[id, field].filter(Boolean).join(', ')}${values}`;
}
