import * as path from 'node:path';
import type { Shard } from '../corpus/shards';
import type { Files } from '../host/files';
import { enclosingCorpusRoot, findCorpusRoots } from '../host/find-roots';
import { type LoadedCorpus, loadCorpus } from '../host/load-corpus';
import type { Resources } from '../host/resources';
import { filesOfShard } from '../host/shard-files';

/** What a command has of the world around it. */
export interface Terminal {
	/** The folder that paths on the command line, and paths that are printed, are relative to. */
	readonly cwd: string;
	readonly files: Files;
	/** Threads and cache, for reading whole corpora. */
	readonly resources: Pick<Resources, 'pool' | 'cache' | 'lines'>;
	/** Writes one line to standard output; wait for the promise, where there is one, before writing more. */
	print(line: string): Promise<void> | undefined;
	/** Writes a message for the person to standard error. */
	warn(message: string): void;
}

/** What keeps a command from being carried out at all; it ends with exit code 2. */
export class CommandError extends Error {
	override readonly name = 'CommandError';
}

/** Prints many lines, a good deal of them at a time. */
export async function printLines(terminal: Terminal, lines: Iterable<string> | AsyncIterable<string>): Promise<void> {
	let gathered: string[] = [];
	let length = 0;
	for await (const line of lines) {
		gathered.push(line);
		length += line.length;
		if (length < 1 << 16) continue;
		await terminal.print(gathered.join('\n'));
		gathered = [];
		length = 0;
	}
	if (gathered.length > 0) await terminal.print(gathered.join('\n'));
}

/** A path as the person at this terminal would write it: relative to the folder they are in. */
export function shownPath({ cwd }: Terminal, absolute: string): string {
	return path.relative(cwd, absolute).split(path.sep).join('/');
}

/** Reads a corpus, or a part of it, with all that the machine has. Only the whole is kept for the next time. */
export function loadPart(
	{ files, resources, warn }: Terminal,
	root: string,
	shard: Shard | undefined,
): Promise<LoadedCorpus> {
	const { pool, cache } = resources;
	return loadCorpus(filesOfShard(files, root, shard), root, { pool, cache: shard ? undefined : cache, log: warn });
}

/**
 * The corpora that a folder names: the one that it is or lies in, else those below it.
 * @throws CommandError where there is none
 */
export async function corpusRoots({ cwd, files }: Terminal, dir: string): Promise<readonly string[]> {
	const folder = path.resolve(cwd, dir);
	try {
		if ((await files.inspect(folder)).kind !== 'folder') throw new CommandError(`${dir} is not a folder.`);
	} catch (error) {
		throw error instanceof CommandError ? error : new CommandError(`${dir}: there is no such folder.`);
	}
	const enclosing = await enclosingCorpusRoot(files, folder);
	if (enclosing !== undefined) return [enclosing];
	const below = await findCorpusRoots(files, folder);
	if (below.length === 0) {
		throw new CommandError(
			`there is no corpus.yaml in ${dir}, above it or below it. Run "standpoint init ${dir}" to make it a corpus.`,
		);
	}
	return below;
}
