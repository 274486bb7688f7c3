import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { noDigest, openArticleCache } from '../../../../server/src/host/cache/article-cache';
import { temporaryFolder } from '../temporary-folder';
import { committedBy, contextOf } from './endless-committer';
import { plainly, stateOf } from './entries';

describe('the cache of a corpus, while other processes write it', function () {
	this.timeout(60_000);
	let folder: ReturnType<typeof temporaryFolder>;
	let running: ChildProcess[];
	beforeEach(() => {
		folder = temporaryFolder();
		fs.mkdirSync(folder.join('corpus'));
		running = [];
	});
	afterEach(async () => {
		for (const child of running) await kill(child);
		folder.dispose();
	});
	const open = () =>
		openArticleCache({
			folder: folder.join('cache'),
			root: folder.join('corpus'),
			analyser: 'test',
			digester: noDigest,
		});

	/** Starts a writer; `said` gives what it reported. */
	function start(writer: string): { readonly child: ChildProcess; said(): string } {
		const script = join(__dirname, 'endless-committer.ts');
		const paths = [folder.join('cache'), folder.join('corpus')];
		const child = spawn(process.execPath, ['--import', 'tsx', script, ...paths, writer], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		running.push(child);
		let said = '';
		child.stdout.on('data', chunk => {
			said += chunk;
		});
		return { child, said: () => said };
	}

	async function kill(child: ChildProcess): Promise<void> {
		if (child.exitCode !== null || child.signalCode !== null) return;
		const ended = once(child, 'close');
		child.kill('SIGKILL');
		await ended;
	}

	/** Holds that what is loaded is a commit of one writer, whole; gives its version. */
	async function loadedVersion(): Promise<number> {
		const loaded = await open().load();
		assert.ok(loaded, 'nothing is there');
		const { writer, version } = JSON.parse(loaded.context);
		assert.deepEqual(plainly(loaded), stateOf(contextOf(writer, version), committedBy(writer, version)));
		return version;
	}

	it('is whole when the writer is killed, at whatever moment: as it was before a commit or after it', async () => {
		let last = 0;
		for (let round = 0; round < 5; round++) {
			const { child, said } = start('one');
			await once(child.stdout as NodeJS.ReadableStream, 'data');
			await new Promise(resolve => setTimeout(resolve, (round * 29) % 101));
			await kill(child);
			const reported = Number(/(\d+)\n[^\n]*$/.exec(said())?.[1]);
			const version = await loadedVersion();
			assert.ok(reported > last, `${reported} after ${last}`);
			assert.ok(version === reported || version === reported + 1, `${version}, where ${reported} was committed`);
			last = version;
		}
	});

	it('is one writer’s or the other’s where two write at once', async () => {
		const writers = [start('one'), start('two')];
		await Promise.all(writers.map(({ child }) => once(child.stdout as NodeJS.ReadableStream, 'data')));
		for (let time = 0; time < 25; time++) await loadedVersion();
		for (const { child } of writers) await kill(child);
		for (const { said } of writers) assert.match(said(), /^(\d+\n)+$/);
		await loadedVersion();
	});
});
