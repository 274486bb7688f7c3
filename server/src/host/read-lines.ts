import { createReadStream } from 'node:fs';
import { FileError } from './files';

/**
 * The lines of a UTF-8 file, however large, without their line feeds. Only a line feed ends a line: what other readers take
 * for one may stand in a string of JSON.
 * @throws FileError
 */
export async function* readLines(path: string): AsyncGenerator<string, void, undefined> {
	let rest = '';
	try {
		for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 })) {
			const lines = (rest + chunk).split('\n');
			rest = lines.pop() ?? '';
			yield* lines;
		}
	} catch (error) {
		const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT';
		throw isAbsent
			? new FileError('absent', 'There is no such file.')
			: new FileError('unreadable', error instanceof Error ? error.message : String(error));
	}
	if (rest !== '') yield rest;
}
