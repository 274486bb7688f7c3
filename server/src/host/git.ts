import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import * as path from 'node:path';
import { decode } from '../text/decode';
import { maxFileBytes } from './read-file';

// Git is asked, never needed: without it, outside a repository, or where it refuses, all of these answer undefined.
// No hook, file watcher, external diff or text conversion that a repository configures is run, and no network is used.

/** Commits that are looked through for the earlier text of a file. */
const mostCommits = 200;

/** In milliseconds. */
const patience = 10_000;

export interface GitOptions {
	/** What git reads on its standard input. */
	readonly input?: string;
	/** In bytes. */
	readonly maxOutput?: number;
}

/**
 * What git prints, or undefined where it fails for any reason.
 * @param args never through a shell; a revision among them must have been checked with `resolveRevision`
 */
export async function git(
	folder: string,
	args: readonly string[],
	{ input, maxOutput = 4 * maxFileBytes }: GitOptions = {},
): Promise<Buffer | undefined> {
	const outcome = await runGit(folder, args, { input, maxOutput });
	return outcome.code === 0 ? outcome.output : undefined;
}

/** Runs git and tells its exit code; -1 where it could not be run to its end. Never throws. */
export function runGit(
	folder: string,
	args: readonly string[],
	{ input, maxOutput = 4 * maxFileBytes }: GitOptions = {},
): Promise<{ readonly code: number; readonly output: Buffer; readonly errors: string }> {
	const careful = ['--no-pager', '--literal-pathspecs', '-c', 'core.fsmonitor=false', ...args];
	const env = {
		...process.env,
		GIT_OPTIONAL_LOCKS: '0',
		GIT_TERMINAL_PROMPT: '0',
		GIT_NO_LAZY_FETCH: '1',
		LC_ALL: 'C',
	};
	const options = { cwd: folder, env, timeout: patience, maxBuffer: maxOutput, windowsHide: true };
	return new Promise(resolve => {
		try {
			const child = execFile('git', careful, { ...options, encoding: 'buffer' as const }, (error, output, errors) => {
				const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
				resolve({ code, output, errors: errors.toString('utf8') });
			});
			// A git that does not read its input to the end is no fault of ours.
			child.stdin?.on('error', () => {});
			child.stdin?.end(input ?? '');
		} catch (error) {
			resolve({ code: -1, output: Buffer.alloc(0), errors: String(error) });
		}
	});
}

/** The full name of the commit that a revision means; undefined where there is none. Options are refused. */
export async function resolveRevision(folder: string, revision: string): Promise<string | undefined> {
	if (revision === '' || revision.startsWith('-') || /[\0\n]/.test(revision)) return undefined;
	const output = await git(folder, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
	const name = output?.toString('utf8').trim();
	return name && /^[0-9a-f]{40,64}$/.test(name) ? name : undefined;
}

/** Spares a process where there is no repository: a corpus may have thousands of questions. */
function mayBeInRepository(folder: string): boolean {
	if (process.env.GIT_DIR) return true;
	for (let at = folder; ; at = path.dirname(at)) {
		if (existsSync(path.join(at, '.git'))) return true;
		if (at === path.dirname(at)) return false;
	}
}

/** The top folder of the repository that a folder lies in. */
export async function repositoryOf(folder: string): Promise<string | undefined> {
	const output = await git(folder, ['rev-parse', '--show-toplevel']);
	const top = output?.toString('utf8').replace(/\n$/, '');
	return top ? path.normalize(top) : undefined;
}

/**
 * The normalised text of a file as a commit has it; undefined where it has none, or none that is text.
 * @param commit as `resolveRevision` gives it
 * @param file relative to the folder, with `/` between its parts
 */
export async function textAt(folder: string, commit: string, file: string): Promise<string | undefined> {
	const bytes = await git(folder, ['cat-file', 'blob', `${commit}:./${file}`], { maxOutput: maxFileBytes });
	if (!bytes) return undefined;
	const { text, binary } = decode(bytes);
	return binary ? undefined : text;
}

/**
 * The text that a file had earlier, by its hash: looked for in the index and in the file's last commits, through renames.
 * @param file absolute
 * @param hash SHA-256 of the normalised text as UTF-8, in hexadecimal
 */
export async function earlierText(file: string, hash: string): Promise<string | undefined> {
	const folder = path.dirname(file);
	if (!mayBeInRepository(folder)) return undefined;
	const name = path.basename(file);
	const log = [
		'log',
		'--follow',
		'-m',
		'--raw',
		'--no-abbrev',
		'-z',
		'--format=',
		'--no-show-signature',
		'--no-ext-diff',
	];
	const [staged, history] = await Promise.all([
		git(folder, ['ls-files', '--stage', '-z', '--', name]),
		git(folder, [...log, `--max-count=${mostCommits}`, '--', name]),
	]);
	if (!staged) return undefined;
	const blobs = new Set<string>();
	for (const [, blob] of staged.toString('utf8').matchAll(/^\d{6} ([0-9a-f]{40,64}) /g)) blobs.add(blob as string);
	for (const [, from, to] of history?.toString('utf8').matchAll(/:\d{6} \d{6} ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) /g) ??
		[]) {
		for (const blob of [to, from]) if (blob && !/^0+$/.test(blob)) blobs.add(blob);
	}
	for await (const bytes of readBlobs(folder, [...blobs])) {
		const { text, binary } = decode(bytes);
		if (!binary && createHash('sha256').update(text, 'utf8').digest('hex') === hash) return text;
	}
	return undefined;
}

/** Who committed a line, and when. */
export interface LineCommit {
	readonly author: string;
	/** The author's day, as `2024-06-10`. */
	readonly day: string;
}

/**
 * Who committed each line of a file, by line from 0; lines that no commit has are undefined. Undefined where git cannot
 * tell.
 * @param file absolute
 * @param contents the file as it is now, which may differ from the one on the disk
 */
export async function lineCommits(
	file: string,
	contents: string,
): Promise<readonly (LineCommit | undefined)[] | undefined> {
	const options = ['--incremental', '--no-textconv', '--contents', '-'];
	const output = await git(path.dirname(file), ['blame', ...options, '--', path.basename(file)], { input: contents });
	if (!output) return undefined;
	const lines: (LineCommit | undefined)[] = [];
	const commits = new Map<string, { author: string; time: number; zone: number }>();
	let commit = { author: '', time: 0, zone: 0 };
	let group: { readonly name: string; readonly first: number; readonly count: number } | undefined;
	for (const line of output.toString('utf8').split('\n')) {
		const [, name, first, count] = /^([0-9a-f]{40,64}) \d+ (\d+) (\d+)$/.exec(line) ?? [];
		if (name !== undefined) {
			group = { name, first: Number(first) - 1, count: Number(count) };
			commit = commits.get(name) ?? { author: '', time: 0, zone: 0 };
			commits.set(name, commit);
		} else if (line.startsWith('author ')) commit.author = line.slice('author '.length);
		else if (line.startsWith('author-time ')) commit.time = Number(line.slice('author-time '.length));
		else if (line.startsWith('author-tz ')) commit.zone = secondsOf(line.slice('author-tz '.length));
		else if (line.startsWith('filename ') && group && !/^0+$/.test(group.name)) {
			const found = { author: commit.author, day: dayOf(commit.time + commit.zone) };
			for (let at = 0; at < group.count; at++) lines[group.first + at] = found;
		}
	}
	return Array.from(lines);
}

/** Of `+0130`. */
function secondsOf(zone: string): number {
	const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? [];
	return (sign === '-' ? -60 : 60) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

const dayOf = (seconds: number): string =>
	Number.isFinite(seconds) && Math.abs(seconds) < 1e11 ? new Date(seconds * 1000).toISOString().slice(0, 10) : '';

/** The contents of blobs in their order, a few at a time; those that are too large are left out. */
async function* readBlobs(folder: string, blobs: readonly string[]): AsyncGenerator<Uint8Array, void, undefined> {
	// The wanted text is nearly always among the latest, which are worth a try before all sizes are asked for.
	const latest = blobs.slice(0, 4);
	const found = await git(folder, ['cat-file', '--batch'], {
		input: `${latest.join('\n')}\n`,
		maxOutput: maxFileBytes,
	});
	if (found) yield* takeBatch(found);
	const rest = found ? blobs.slice(latest.length) : blobs;
	if (rest.length === 0) return;
	const sizes = await git(folder, ['cat-file', '--batch-check'], { input: `${rest.join('\n')}\n` });
	const known = (sizes?.toString('utf8') ?? '').split('\n').flatMap(line => {
		const [, name, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
		return name !== undefined && Number(size) <= maxFileBytes ? [{ name, size: Number(size) }] : [];
	});
	for (let next = 0; next < known.length; ) {
		const names: string[] = [];
		for (let room = maxFileBytes; next < known.length && names.length < 8; next++) {
			const { name, size } = known[next] as { readonly name: string; readonly size: number };
			room -= size;
			if (room < 0 && names.length > 0) break;
			names.push(name);
		}
		const output = await git(folder, ['cat-file', '--batch'], { input: `${names.join('\n')}\n` });
		if (output) yield* takeBatch(output);
	}
}

/** `cat-file --batch` prints each blob as a line with its size, its bytes, and a line end. */
function* takeBatch(output: Buffer): Generator<Uint8Array, void, undefined> {
	for (let at = 0; at < output.length; ) {
		const lineEnd = output.indexOf(10, at);
		const size = Number(/^[0-9a-f]+ blob (\d+)$/.exec(output.toString('latin1', at, Math.max(lineEnd, at)))?.[1]);
		if (!Number.isSafeInteger(size)) return;
		yield output.subarray(lineEnd + 1, lineEnd + 1 + size);
		at = lineEnd + 1 + size + 1;
	}
}
