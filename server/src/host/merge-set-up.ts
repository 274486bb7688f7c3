import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Files, reasonOf } from './files';
import { git, repositoryOf, runGit } from './git';
import { maxFileBytes } from './read-file';

/** What came of it; `problem` is a sentence for people. */
export type MergeSetUp =
	| { readonly repository: string; readonly attributesChanged: boolean }
	| { readonly problem: string };

/**
 * Tells the repository that a folder lies in to merge annotation files with this program. The command is written into the
 * repository's own settings, which are not shared; the attribute into .gitattributes, which is.
 * @param script the command line's program, absolute
 */
export async function setUpMerging(files: Files, folder: string, script: string): Promise<MergeSetUp> {
	const repository = await repositoryOf(folder);
	if (repository === undefined) return { problem: 'This folder lies in no git repository.' };
	const settings = { name: 'Annotations, merged by annotation and field', driver: driverCommand(script) };
	for (const [key, value] of Object.entries(settings)) {
		const { code, errors } = await runGit(repository, ['config', '--local', `merge.standpoint.${key}`, value]);
		if (code !== 0) return { problem: `git refused to be set up: ${errors.trim() || `exit code ${code}`}` };
	}
	const file = files.join(repository, '.gitattributes');
	try {
		const before = await readAttributes(files, file);
		const after = withAttribute(before);
		if (after !== before) await files.write(file, after);
		return { repository, attributesChanged: after !== before };
	} catch (error) {
		return { problem: `.gitattributes cannot be changed: ${reasonOf(error)}` };
	}
}

/**
 * Where a repository was set up by an installation of this program that is gone, such as an earlier version of the
 * extension: lets this one take its place. Everything else stays as it is. Never throws.
 */
export async function renewMerging(folder: string, script: string): Promise<void> {
	const output = await git(folder, ['config', '--local', '--get', 'merge.standpoint.driver']);
	const driver = output?.toString('utf8').trim() ?? '';
	const [, former] = /&& test -f '([^'%]+)'; then/.exec(driver) ?? [];
	if (former === undefined || fs.existsSync(former)) return;
	await git(folder, ['config', '--local', 'merge.standpoint.driver', driverCommand(script)]);
}

const attribute = '*.ann.yaml merge=standpoint';

/** The attributes with ours, once; all other lines stay. */
function withAttribute(attributes: string): string {
	const lines = attributes.split(/\r?\n/);
	if (lines.some(line => line.trim().split(/\s+/).join(' ') === attribute)) return attributes;
	const lineEnd = attributes.includes('\r\n') ? '\r\n' : '\n';
	const separator = attributes === '' || attributes.endsWith('\n') ? '' : lineEnd;
	return `${attributes}${separator}${attribute}${lineEnd}`;
}

/** @throws FileError, or TypeError where it is not UTF-8 */
async function readAttributes(files: Files, file: string): Promise<string> {
	try {
		await files.inspect(file);
	} catch {
		return '';
	}
	const { bytes } = await files.read(file, maxFileBytes);
	return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/**
 * What git is to run; it passes it to a shell. Where this program is gone, git merges lines itself: a driver that cannot
 * be run would leave only our version in the file.
 */
function driverCommand(script: string): string {
	const quoted = (text: string) => `'${text.split(path.sep).join('/').replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
	const [node, cli] = [quoted(process.execPath), quoted(script)];
	// Inside VS Code, the program that runs this is the editor itself.
	const asNode = process.versions.electron === undefined ? '' : 'ELECTRON_RUN_AS_NODE=1 ';
	const files = '%O %A %B %L %P';
	return [
		`if test -x ${node} && test -f ${cli}; then ${asNode}${node} ${cli} merge-driver ${files}`,
		`elif command -v standpoint >/dev/null 2>&1; then standpoint merge-driver ${files}`,
		'else git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B',
		'fi',
	].join('; ');
}
