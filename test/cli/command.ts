import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** What a run of the command left behind. */
export interface Outcome {
	readonly code: number;
	readonly output: string;
	readonly errors: string;
}

const cli = resolve(__dirname, '../../dist/cli.js');

/** A cache folder for all runs of the tests, so that nothing touches the cache of whoever runs them. */
const cacheDir = mkdtempSync(join(tmpdir(), 'standpoint-cache-'));
process.once('exit', () => rmSync(cacheDir, { recursive: true, force: true }));

/** Runs the built command in a folder. */
export const standpoint = (folder: string, ...args: readonly string[]): Promise<Outcome> =>
	standpointWith({ STANDPOINT_CACHE_DIR: cacheDir }, folder, ...args);

/** The same in another environment. */
export function standpointWith(
	env: Readonly<Record<string, string>>,
	folder: string,
	...args: readonly string[]
): Promise<Outcome> {
	return new Promise(done => {
		const options = { cwd: folder, maxBuffer: 64 * 2 ** 20, env: { ...process.env, ...env } };
		execFile(process.execPath, [cli, ...args], options, (error, output, errors) => {
			const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
			done({ code, output, errors });
		});
	});
}

/** The lines of JSON in an output. */
export const jsonLines = (output: string): readonly Record<string, unknown>[] =>
	output
		.split('\n')
		.filter(line => line !== '')
		.map(line => JSON.parse(line) as Record<string, unknown>);

/** Makes a folder with these files for each test of the suite that calls it, and removes it afterwards. */
export function temporaryFolder(files: Readonly<Record<string, string | Uint8Array>>): () => string {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'standpoint-'));
		for (const [name, content] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, name)), { recursive: true });
			writeFileSync(join(folder, name), content);
		}
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	return () => folder;
}
