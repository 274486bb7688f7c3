import { type CancellationToken, ProgressType } from 'vscode-languageserver';
import { breathe, type Server } from './feature';

/** More results than anybody reads are not sent to a client that takes no parts: it would have to wait for all of them. */
const most = 20_000;

/** Results in one part. */
const partSize = 500;

/** Milliseconds of work in one go. */
const slice = 10;

/**
 * Answers with many results: in parts as they are found where the client takes parts, else with the first 20,000.
 * @param found taken one by one, with pauses for other messages; given up where the client cancels
 * @param partialResultToken the client's, where it takes parts
 * @returns what was not sent as a part
 * @throws Cancelled
 */
export async function inParts<T>(
	{ connection }: Pick<Server, 'connection'>,
	found: Iterable<T>,
	partialResultToken: string | number | undefined,
	token: CancellationToken,
): Promise<{ readonly rest: T[]; readonly isCut: boolean }> {
	let results: T[] = [];
	let began = performance.now();
	for (const result of found) {
		if (partialResultToken === undefined && results.length === most) return { rest: results, isCut: true };
		results.push(result);
		if (partialResultToken !== undefined && results.length === partSize) {
			const part = results;
			results = [];
			// Waits until it is written, so that a slow client does not make us hold all of it.
			await connection.sendProgress(new ProgressType<readonly T[]>(), partialResultToken, part);
		}
		if (performance.now() - began < slice) continue;
		await breathe(token);
		began = performance.now();
	}
	if (partialResultToken === undefined) return { rest: results, isCut: false };
	if (results.length > 0) await connection.sendProgress(new ProgressType<readonly T[]>(), partialResultToken, results);
	return { rest: [], isCut: false };
}
