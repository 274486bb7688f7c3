// npm run bench -- cache
// The persistent cache, with the number of articles: 4 kB and two files each, as an article with its sidecar. Floors in the
// same run: the same bytes written to and read from one file.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CacheEntry, openArticleCache } from '../server/src/host/cache/article-cache';
import { table } from './measure';

const packed = new Uint8Array(4096).map((_, index) => index * 31);
const entryOf = (number: number): CacheEntry => {
	const article = `articles/2015/11/${String(number).padStart(6, '0')}-harbour-dues.txt`;
	const hash = number.toString(16).padStart(64, '0');
	const stamp = `1732531337000.${number}:1732531337000.${number}:4711:${number}`;
	return { article, files: [article, `${article}.ann.yaml`].map(path => ({ path, stamp, hash })), packed };
};
const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);

async function measure(count: number): Promise<readonly (string | number)[]> {
	const folder = mkdtempSync(join(tmpdir(), 'standpoint-bench-'));
	const open = () => openArticleCache({ folder, root: join(folder, 'corpus'), analyser: 'bench' });
	const timed = async (action: () => unknown): Promise<number> => {
		const start = performance.now();
		await action();
		return performance.now() - start;
	};
	try {
		const entries = Array.from({ length: count }, (_, number) => entryOf(number));
		const writer = open();
		let put = 0;
		const write = await timed(async () => {
			put = await timed(() => writer.put(entries));
			await writer.commit('context');
		});
		const one = await timed(async () => {
			writer.put(entries.slice(0, 1));
			await writer.commit('context');
		});
		await writer.close();
		const all = Buffer.alloc(count * 4600);
		const writeFloor = await timed(() => writeFileSync(join(folder, 'floor'), all));
		const readFloor = await timed(() => readFileSync(join(folder, 'floor')).length);

		const reader = open();
		let blocked = 0;
		let last = performance.now();
		const ticks = setInterval(() => {
			blocked = Math.max(blocked, performance.now() - last);
			last = performance.now();
		}, 1);
		const before = process.memoryUsage();
		let loaded: Awaited<ReturnType<typeof reader.load>>;
		const load = await timed(async () => {
			loaded = await reader.load();
		});
		clearInterval(ticks);
		const after = process.memoryUsage();
		let found = 0;
		const stamps = await timed(() => {
			for (const entry of loaded?.entries.values() ?? []) for (const file of entry.files) found += file.stamp ? 1 : 0;
		});
		if (found !== 2 * count) throw new Error(`${found} files of ${2 * count}`);
		await reader.close();
		const heap = megabytes(after.heapUsed - before.heapUsed);
		const segments = megabytes(after.arrayBuffers - before.arrayBuffers);
		return [count, put, write, writeFloor, one, load, readFloor, blocked, stamps, heap, segments];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

async function run(): Promise<void> {
	const rows: (readonly (string | number)[])[] = [];
	for (const count of [1_000, 10_000, 100_000]) rows.push(await measure(count));
	const head = ['articles', 'put ms', 'put and commit ms', 'one file ms', 'commit of one ms'];
	table([...head, 'load ms', 'one file ms', 'longest pause ms', 'all stamps ms', 'heap MB', 'segments MB'], rows);
}

void run();
