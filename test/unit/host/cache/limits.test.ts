import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { type CacheOptions, noDigest, openArticleCache } from '../../../../server/src/host/cache/article-cache';
import { temporaryFolder } from '../temporary-folder';
import { entryOf, plainly, stateOf } from './entries';

const megabyte = 2 ** 20;

describe('the cache within its limits', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	let logged: string[];
	beforeEach(() => {
		folder = temporaryFolder();
		logged = [];
	});
	afterEach(() => folder.dispose());
	const open = (name: string, options: Partial<CacheOptions> = {}) => {
		fs.mkdirSync(folder.join(name), { recursive: true });
		const log = (message: string) => logged.push(message);
		return openArticleCache({
			folder: folder.join('cache'),
			root: folder.join(name),
			analyser: 'first',
			digester: noDigest,
			log,
			...options,
		});
	};
	const bytesIn = (path: string): number =>
		fs
			.readdirSync(path, { withFileTypes: true })
			.reduce((sum, entry) => sum + (entry.isDirectory() ? bytesIn : bytesOf)(join(path, entry.name)), 0);
	const bytesOf = (path: string): number => fs.statSync(path).size;
	const articles = (count: number, version = 1) =>
		Array.from({ length: count }, (_, number) => entryOf(`${number}.txt`, version, megabyte / 2));

	it('lets go of the corpora used longest ago, where there is no room for all', async () => {
		const maxBytes = 5 * megabyte;
		for (const name of ['first', 'second', 'third']) {
			const cache = open(name, { maxBytes });
			cache.put(articles(3));
			await cache.commit('one');
			// File times may be as coarse as this.
			await new Promise(resolve => setTimeout(resolve, 15));
		}
		fs.mkdirSync(folder.join(`cache/${'0'.repeat(31)}z`));
		fs.writeFileSync(folder.join(`cache/${'0'.repeat(31)}z/head`), 'not ours');
		// Loading is use: now the second is the one used longest ago.
		assert.ok(await open('first', { maxBytes }).load());
		await new Promise(resolve => setTimeout(resolve, 15));
		const fourth = open('fourth', { maxBytes });
		fourth.put(articles(3));
		await fourth.commit('one');
		const kept = [];
		for (const name of ['first', 'second', 'third', 'fourth']) if (await open(name).load()) kept.push(name);
		assert.deepEqual(kept, ['first', 'third', 'fourth']);
		assert.ok(bytesIn(folder.join('cache')) <= maxBytes);
		assert.ok(fs.existsSync(folder.join(`cache/${'0'.repeat(31)}z/head`)));
	});

	it('keeps of a corpus that is larger than all room what fits', async () => {
		const maxBytes = 12 * megabyte;
		const cache = open('corpus', { maxBytes });
		cache.put(articles(40));
		await cache.commit('one');
		assert.ok(bytesIn(folder.join('cache')) <= maxBytes);
		const loaded = await open('corpus').load();
		assert.ok((loaded?.entries.size ?? 0) >= 16, `${loaded?.entries.size} entries`);
		// With less room than before, too; what was changed and does not fit is not given as it was.
		const smaller = open('corpus', { maxBytes: 10 * megabyte });
		await smaller.load();
		smaller.put(articles(40, 2));
		await smaller.commit('two');
		assert.ok(bytesIn(folder.join('cache')) <= 10 * megabyte);
		for (const [article, entry] of (await open('corpus').load())?.entries ?? []) {
			assert.equal(entry.files[0]?.stamp, '2:0', article);
		}
		assert.deepEqual(logged, []);
	});

	it('does without where a file is in the place of its folder', async () => {
		folder.write({ cache: 'a file' });
		const cache = open('corpus');
		assert.equal(await cache.load(), undefined);
		cache.put(articles(1));
		await cache.commit('one');
		await cache.commit('two');
		await cache.close();
		assert.equal(logged.length, 1);
		assert.match(logged[0] ?? '', /^Nothing is cached in .*cache: A part of its path is a file, not a folder\.$/);
		assert.equal(fs.readFileSync(folder.join('cache'), 'utf8'), 'a file');
	});

	for (const [code, reason] of [
		['EROFS', 'It is on a read-only file system.'],
		['ENOSPC', 'The disk is full.'],
	]) {
		it(`still gives what is there where the system refuses to write (${code}), and says so once`, async () => {
			const before = open('corpus');
			before.put(articles(3));
			await before.commit('one');
			const cache = open('corpus');
			const { open: openFile } = fs.promises;
			const refuse: typeof openFile = async (path, flags, mode) => {
				if (flags === 'wx') throw Object.assign(new Error(code), { code });
				return openFile(path, flags, mode);
			};
			fs.promises.open = refuse;
			try {
				assert.deepEqual(plainly(await cache.load()), stateOf('one', articles(3)));
				cache.put(articles(40, 2));
				await cache.commit('two');
				cache.put(articles(40, 3));
				await cache.commit('three');
				await cache.close();
			} finally {
				fs.promises.open = openFile;
			}
			assert.deepEqual(logged, [`Nothing is cached in ${folder.join('cache')}: ${reason}`]);
			assert.deepEqual(plainly(await open('corpus').load()), stateOf('one', articles(3)));
		});
	}

	it('writes nothing into the corpus, by path or by link, unless that was chosen', async () => {
		fs.mkdirSync(folder.join('corpus'));
		fs.symlinkSync(folder.join('corpus'), folder.join('link'));
		for (const inside of ['corpus/cache', 'corpus', 'link/deep/cache']) {
			const cache = open('corpus', { folder: folder.join(inside) });
			cache.put(articles(1));
			await cache.commit('one');
		}
		assert.deepEqual(fs.readdirSync(folder.join('corpus')), []);
		assert.ok(logged.length === 3 && logged.every(message => message.endsWith(': It lies inside the corpus.')));
		const cache = open('corpus', { folder: folder.join('corpus/cache'), isInsideAllowed: true });
		cache.put(articles(1));
		await cache.commit('one');
		assert.deepEqual(fs.readdirSync(folder.join('corpus')), ['cache']);
	});

	it('lets nobody else read what is kept of articles', async () => {
		const cache = open('corpus');
		cache.put(articles(1));
		await cache.commit('one');
		const [own] = fs.readdirSync(folder.join('cache'));
		const paths = fs.readdirSync(folder.join(`cache/${own}`)).map(name => folder.join(`cache/${own}/${name}`));
		// On Windows, the folder that it lies in says who may.
		const others = process.platform === 'win32' ? 0 : 0o077;
		for (const path of [folder.join('cache'), ...paths]) assert.equal(fs.statSync(path).mode & others, 0, path);
	});
});
