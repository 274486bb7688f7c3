import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
	type CacheEntry,
	type CacheOptions,
	noDigest,
	openArticleCache,
} from '../../../../server/src/host/cache/article-cache';
import { collectGarbage } from '../../support/memory';
import { temporaryFolder } from '../temporary-folder';
import { entryOf, plain, plainly, stateOf } from './entries';

describe('the cache of a corpus', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	let logged: string[];
	beforeEach(() => {
		folder = temporaryFolder();
		fs.mkdirSync(folder.join('corpus'));
		logged = [];
	});
	afterEach(() => folder.dispose());
	const open = (options: Partial<CacheOptions> = {}) =>
		openArticleCache({
			folder: folder.join('cache'),
			root: folder.join('corpus'),
			analyser: 'first',
			digester: noDigest,
			log: message => logged.push(message),
			...options,
		});
	const loaded = async (options: Partial<CacheOptions> = {}) => plainly(await open(options).load());
	/** The folder of the one corpus in the cache. */
	const ownFolder = () => folder.join(`cache/${fs.readdirSync(folder.join('cache'))[0]}`);
	const bytesIn = (path: string) =>
		fs.readdirSync(path).reduce((sum, name) => sum + fs.statSync(join(path, name)).size, 0);
	const makeOld = (path: string) => {
		const time = new Date(Date.now() - 3 * 3_600_000);
		for (const name of fs.readdirSync(path)) fs.utimesSync(join(path, name), time, time);
	};

	it('gives back what was committed, and nothing before', async () => {
		assert.equal(await loaded(), undefined);
		const entries = ['a.txt', 'b.txt'].map(article => entryOf(article, 1));
		const cache = open();
		cache.put(entries);
		assert.equal(await loaded(), undefined);
		await cache.commit('actors\n“one” \ud83d');
		assert.deepEqual(await loaded(), stateOf('actors\n“one” \ud83d', entries));
		assert.deepEqual(logged, []);
	});

	it('knows at once whether anything was committed, by whatever analyser, and changes nothing by being asked', async () => {
		assert.equal(await open().exists(), false);
		assert.ok(!fs.existsSync(folder.join('cache')));
		const cache = open();
		cache.put([entryOf('a.txt', 1)]);
		assert.equal(await cache.exists(), false);
		await cache.commit('one');
		assert.equal(await open().exists(), true);
		const other = open({ analyser: 'another' });
		assert.equal(await other.exists(), true);
		assert.equal(await other.load(), undefined);
		await other.close();
		assert.equal(await other.exists(), false);
		const later = open();
		assert.equal(await later.exists(), true);
		assert.deepEqual(plainly(await later.load()), stateOf('one', [entryOf('a.txt', 1)]));
		assert.deepEqual(logged, []);
	});

	it('replaces and removes, over several sessions', async () => {
		const first = open();
		first.put(['a.txt', 'b.txt', 'c.txt', 'd.txt'].map(article => entryOf(article, 1)));
		first.put([entryOf('a.txt', 2)]);
		first.remove(['d.txt']);
		await first.commit('one');
		const second = open();
		await second.load();
		second.put([entryOf('b.txt', 3), entryOf('c.txt', 3)]);
		second.remove(['c.txt', 'unknown.txt']);
		await second.commit('two');
		assert.deepEqual(await loaded(), stateOf('two', [entryOf('a.txt', 2), entryOf('b.txt', 3)]));
	});

	it('begins anew where nothing was loaded', async () => {
		const first = open();
		first.put([entryOf('a.txt', 1)]);
		await first.commit('one');
		const second = open();
		second.put([entryOf('b.txt', 1)]);
		await second.commit('two');
		assert.deepEqual(await loaded(), stateOf('two', [entryOf('b.txt', 1)]));
	});

	it('commits what was put until then, not what is put while it writes', async () => {
		const cache = open();
		cache.put([entryOf('a.txt', 1)]);
		const committing = cache.commit('one');
		cache.put([entryOf('a.txt', 2), entryOf('b.txt', 2)]);
		cache.remove(['a.txt']);
		await committing;
		await cache.close();
		assert.deepEqual(await loaded(), stateOf('one', [entryOf('a.txt', 1)]));
	});

	it('takes a copy of what is put', async () => {
		const cache = open();
		const entry = entryOf('a.txt', 1);
		cache.put([entry]);
		entry.packed.fill(0);
		await cache.commit('one');
		assert.deepEqual(await loaded(), stateOf('one', [entryOf('a.txt', 1)]));
	});

	it('writes large amounts before they are committed, in segments of some megabytes', async () => {
		const entries = Array.from({ length: 40 }, (_, number) => entryOf(`${number}.txt`, 1, 500_000));
		const cache = open();
		cache.put(entries);
		await cache.close();
		const sizes = fs.readdirSync(ownFolder()).map(name => fs.statSync(join(ownFolder(), name)).size);
		assert.ok(sizes.length >= 2 && sizes.every(size => size < 16 * 2 ** 20), sizes.join(' '));
		assert.equal(await loaded(), undefined);
	});

	it('gives nothing to other analysing code, or to another corpus', async () => {
		const cache = open();
		cache.put([entryOf('a.txt', 1)]);
		await cache.commit('one');
		assert.equal(await loaded({ analyser: 'second' }), undefined);
		fs.mkdirSync(folder.join('other'));
		assert.equal(await loaded({ root: folder.join('other') }), undefined);
		// Also where its files stand in the other's folder.
		const other = open({ root: folder.join('other') });
		await other.commit('other');
		const [one, two] = fs.readdirSync(folder.join('cache')).map(name => folder.join(`cache/${name}`));
		fs.cpSync(one as string, two as string, { recursive: true });
		fs.cpSync(two as string, one as string, { recursive: true });
		const both = [await loaded(), await loaded({ root: folder.join('other') })];
		assert.equal(both.filter(state => state === undefined).length, 1);
	});

	it('knows a corpus by its real path', async () => {
		const cache = open();
		cache.put([entryOf('a.txt', 1)]);
		await cache.commit('one');
		fs.symlinkSync(folder.join('corpus'), folder.join('link'));
		assert.deepEqual(await loaded({ root: folder.join('link') }), stateOf('one', [entryOf('a.txt', 1)]));
	});

	it('is what a map would be, whatever happens in whatever order', async () => {
		const article = fc.integer({ min: 0, max: 12 }).map(number => `articles/${number}.txt`);
		const step = fc.oneof(
			{ weight: 6, arbitrary: fc.record({ put: fc.array(fc.tuple(article, fc.nat(400)), { maxLength: 6 }) }) },
			{ weight: 2, arbitrary: fc.record({ remove: fc.array(article, { maxLength: 5 }) }) },
			{ weight: 3, arbitrary: fc.record({ commit: fc.constantFrom('one', 'two', 'three') }) },
			{ weight: 1, arbitrary: fc.constant('reopen' as const) },
		);
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
				const root = fs.mkdtempSync(folder.join('corpus/'));
				const current = new Map<string, CacheEntry>();
				let committed: ReturnType<typeof stateOf> | undefined;
				let onDisk: readonly CacheEntry[] = [];
				let cache = open({ root });
				let version = 0;
				for (const each of steps) {
					if (each === 'reopen') {
						await cache.close();
						cache = open({ root });
						assert.deepEqual(plainly(await cache.load()), committed);
						current.clear();
						for (const entry of onDisk) current.set(entry.article, entry);
					} else if ('put' in each) {
						const entries = each.put.map(([path, bytes]) => entryOf(path, version++, bytes));
						cache.put(entries);
						for (const entry of entries) current.set(entry.article, entry);
					} else if ('remove' in each) {
						cache.remove(each.remove);
						for (const path of each.remove) current.delete(path);
					} else {
						await cache.commit(each.commit);
						onDisk = [...current.values()];
						committed = stateOf(each.commit, onDisk);
					}
				}
				assert.deepEqual(plainly(await open({ root }).load()), committed);
				await cache.close();
			}),
			{ numRuns: 40 },
		);
		assert.deepEqual(logged, []);
	});

	it('can be read by whoever has an entry, also when all else is long gone', async () => {
		const entries = ['a.txt', 'b.txt'].map(article => entryOf(article, 1));
		const cache = open();
		cache.put(entries);
		await cache.commit('one');
		const kept = (await open().load())?.entries.get('b.txt');
		await collectGarbage();
		assert.deepEqual(kept && plain(kept), plain(entryOf('b.txt', 1)));
		assert.deepEqual(logged, []);
	});

	it('does not grow with what is replaced again and again', async () => {
		const cache = open();
		const articles = Array.from({ length: 30 }, (_, number) => `${number}.txt`);
		for (let version = 0; version < 40; version++) {
			cache.put(articles.filter((_, number) => number % 3 === version % 3).map(path => entryOf(path, version, 20_000)));
			await cache.commit('one');
			makeOld(ownFolder());
		}
		await cache.close();
		const again = open();
		await again.load();
		again.remove(['0.txt']);
		await again.commit('one');
		// 29 × 20 kB; a third as much again may be dead.
		assert.ok(bytesIn(ownFolder()) < 1.6 * 29 * 20_400, `${bytesIn(ownFolder())} bytes`);
		assert.equal((await again.load())?.entries.size, 29);
	});

	it('deletes what nobody names after an hour, and nothing that is not its own', async () => {
		const killed = open();
		killed.put([entryOf('a.txt', 1, 9_000_000)]);
		await killed.close();
		const left = fs.readdirSync(ownFolder());
		fs.writeFileSync(join(ownFolder(), 'notes.txt'), 'mine');
		fs.writeFileSync(folder.join('cache/notes.txt'), 'mine');
		await open().commit('one');
		assert.ok(left.every(name => fs.existsSync(join(ownFolder(), name))));
		makeOld(ownFolder());
		await open().commit('two');
		assert.ok(left.length > 0 && !left.some(name => fs.existsSync(join(ownFolder(), name))));
		assert.ok(fs.existsSync(join(ownFolder(), 'notes.txt')) && fs.existsSync(folder.join('cache/notes.txt')));
	});
});
