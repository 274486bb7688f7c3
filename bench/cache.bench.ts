// npm run bench -- cache
// The persistent cache, with the number of articles: 4 kB and two files each, as an article with its sidecar. Floors in the
// same run: the same bytes written to and read from one file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CacheEntry, noDigest, openArticleCache } from '../server/src/host/cache/article-cache';
import { table } from './measure';

const packed = new Uint8Array(4096).map((_, index) => index * 31);
const entryOf = (number: number): CacheEntry => {
	const article = `articles/2015/11/${String(number).padStart(6, '0')}-harbour-dues.txt`;
	const hash = number.toString(16).padStart(64, '0');
	const stamp = `1732531337000.${number}:1732531337000.${number}:4711:${number}`;
	return { article, files: [article, `${article}.ann.yaml`].map(path => ({ path, stamp, hash })), packed };
};
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
const open = (folder: string) =>
	openArticleCache({ folder, root: join(folder, 'corpus'), analyser: 'bench', digester: noDigest });

/** In milliseconds. */
async function timed(action: () => unknown): Promise<number> {
	const start = performance.now();
	await action();
	return performance.now() - start;
}

function measure(count: number): readonly (string | number)[] {
	const folder = mkdtempSync(join(tmpdir(), 'standpoint-bench-'));
	// Each in a process of its own, so that neither has the other's memory.
	const run = (what: string): readonly number[] => {
		const { stdout } = spawnSync(process.execPath, [__filename, what, folder, String(count)], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		return JSON.parse(stdout.toString());
	};
	try {
		return [count, ...run('write'), ...run('read')];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function write(folder: string, count: number): Promise<readonly number[]> {
	const entries = Array.from({ length: count }, (_, number) => entryOf(number));
	const cache = open(folder);
	const put = await timed(() => cache.put(entries));
	const commit = await timed(() => cache.commit('context'));
	const one = await timed(() => {
		cache.put(entries.slice(0, 1));
		return cache.commit('context');
	});
	const all = Buffer.alloc(count * 4600, 1);
	const floor = await timed(() => writeFileSync(join(folder, 'floor'), all));
	return [put, commit, floor, one];
}

async function read(folder: string, count: number): Promise<readonly number[]> {
	const rss = process.memoryUsage.rss();
	let pause = 0;
	let last = performance.now();
	const ticks = setInterval(() => {
		pause = Math.max(pause, performance.now() - last);
		last = performance.now();
	}, 1);
	const cpu = process.cpuUsage();
	let loaded: Awaited<ReturnType<ReturnType<typeof open>['load']>>;
	const load = await timed(async () => {
		loaded = await open(folder).load();
	});
	const { user, system } = process.cpuUsage(cpu);
	clearInterval(ticks);
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	let found = 0;
	const stamps = await timed(() => {
		for (const entry of loaded?.entries.values() ?? []) for (const file of entry.files) found += file.stamp ? 1 : 0;
	});
	if (found !== 2 * count) throw new Error(`${found} files of ${2 * count}`);
	const memory = [heapUsed, arrayBuffers, process.memoryUsage.rss() - rss].map(megabytes);
	const floor = await timed(() => readFileSync(join(folder, 'floor')).length);
	return [load, user / 1000, system / 1000, floor, pause, stamps, ...memory];
}

async function run(): Promise<void> {
	const [, , what, folder = '', count] = process.argv;
	if (what) {
		console.log(JSON.stringify(await (what === 'write' ? write : read)(folder, Number(count))));
		return;
	}
	const rows = [1_000, 10_000, 100_000].map(measure);
	const written = ['put ms', 'commit ms', 'one file ms', 'commit of one ms'];
	const loaded = ['load ms', 'user ms', 'system ms', 'one file ms', 'longest pause ms', 'all stamps ms'];
	table(['articles', ...written, ...loaded, 'heap MB', 'segments MB', 'more RSS MB'], rows);
}

void run();
