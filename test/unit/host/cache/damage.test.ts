import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import { type CacheOptions, openArticleCache } from '../../../../server/src/host/cache/article-cache';
import { temporaryFolder } from '../temporary-folder';
import { entryOf, plain, plainly, stateOf } from './entries';

type Bytes = ReadonlyMap<string, Buffer>;

describe('a damaged cache', () => {
	const folder = temporaryFolder();
	after(() => folder.dispose());
	const open = (options: Partial<CacheOptions> = {}) =>
		openArticleCache({ folder: folder.join('cache'), root: folder.join('corpus'), analyser: 'first', ...options });
	const folderOf = (index: number) => folder.join(`cache/${fs.readdirSync(folder.join('cache'))[index]}`);
	const snapshot = (path: string): Bytes =>
		new Map(fs.readdirSync(path).map(name => [name, fs.readFileSync(`${path}/${name}`)]));

	const one = [...'abcdefghij'].map(name => entryOf(`${name}.txt`, 1));
	/** What the second commit adds, and what it leaves of the first: two segments. */
	const added = ['b.txt', 'c.txt', 'k.txt'].map(article => entryOf(article, 2));
	const two = [...added, ...[...'defghij'].map(name => entryOf(`${name}.txt`, 1))];
	/** What was committed, by context. */
	const states = new Map(
		Object.entries({ one, two }).map(([context, entries]) => [
			context,
			new Map(entries.map(e => [e.article, plain(e)])),
		]),
	);
	/** The files as they were after each commit of the corpus, and those of another corpus with the same articles. */
	let first: Bytes;
	let second: Bytes;
	let foreign: Bytes;

	before(async () => {
		fs.mkdirSync(folder.join('corpus'));
		fs.mkdirSync(folder.join('other'));
		const cache = open();
		cache.put(one);
		await cache.commit('one');
		first = snapshot(folderOf(0));
		const own = folderOf(0);
		cache.remove(['a.txt']);
		cache.put(added);
		await cache.commit('two');
		second = snapshot(own);
		const other = open({ root: folder.join('other') });
		other.put(one.map(({ article }) => entryOf(article, 'foreign')));
		await other.commit('two');
		foreign = snapshot([folderOf(0), folderOf(1)].find(path => path !== own) as string);
		fs.rmSync([folderOf(0), folderOf(1)].find(path => path !== own) as string, { recursive: true });
	});

	function lay(files: Bytes): void {
		const own = folderOf(0);
		for (const name of fs.readdirSync(own)) fs.rmSync(`${own}/${name}`, { recursive: true });
		for (const [name, bytes] of files) fs.writeFileSync(`${own}/${name}`, bytes);
	}

	it('gives nothing but what was committed, whatever happens to the bytes of its files', async () => {
		lay(second);
		assert.deepEqual(plainly(await open().load()), stateOf('two', two));
		const all = [...first.values(), ...second.values(), ...foreign.values()];
		const damage = fc.oneof(
			fc.record({ flip: fc.nat(2000), bit: fc.nat(7) }),
			fc.record({ truncate: fc.double({ min: 0, max: 1, noNaN: true }) }),
			fc.record({ extend: fc.uint8Array({ minLength: 1, maxLength: 30 }) }),
			fc.record({ become: fc.constantFrom(...all) }),
			fc.constantFrom('deleted' as const, 'folder' as const),
		);
		const damages = fc.array(fc.tuple(fc.nat(20), damage), { minLength: 1, maxLength: 3 });
		const base = fc.constantFrom<() => Bytes>(
			() => second,
			() => new Map([...first, ...second]),
			() => new Map([...second, ...foreign]),
			() => new Map([...foreign, ...second]),
			() => new Map([...second, ...first]),
		);
		const seen = { nothing: 0, part: 0, whole: 0 };
		await fc.assert(
			fc.asyncProperty(base, damages, async (files, changes) => {
				const bytes = new Map(files());
				const folders: string[] = [];
				for (const [which, change] of changes) {
					const name = [...bytes.keys()][which % bytes.size];
					const before = name === undefined ? undefined : bytes.get(name);
					if (name === undefined || before === undefined) continue;
					if (change === 'deleted' || change === 'folder') {
						bytes.delete(name);
						if (change === 'folder') folders.push(name);
					} else if ('flip' in change) {
						const at = change.flip % Math.max(1, before.length);
						const after = Buffer.from(before);
						after[at] = (after[at] ?? 0) ^ (1 << change.bit);
						bytes.set(name, after);
					} else if ('truncate' in change) bytes.set(name, before.subarray(0, before.length * change.truncate));
					else if ('extend' in change) bytes.set(name, Buffer.concat([before, change.extend]));
					else bytes.set(name, change.become);
				}
				lay(bytes);
				for (const name of folders) fs.mkdirSync(`${folderOf(0)}/${name}`);
				const loaded = await open().load();
				const state = states.get(loaded?.context ?? '');
				if (loaded) assert.ok(state, `a context that was not committed: ${loaded.context}`);
				for (const [article, entry] of loaded?.entries ?? []) {
					assert.deepEqual(plain(entry), state?.get(article), article);
				}
				seen[!loaded ? 'nothing' : loaded.entries.size === state?.size ? 'whole' : 'part']++;
			}),
			{ numRuns: 600 },
		);
		assert.ok(seen.nothing > 30 && seen.part > 30 && seen.whole > 30, JSON.stringify(seen));
	});

	it('keeps what is whole beside a damaged segment, says so, and is whole again after the next commit', async () => {
		lay(second);
		// The segment of the first commit, of which some counts still.
		const name = [...first.keys()].find(key => key.endsWith('.seg')) as string;
		fs.appendFileSync(`${folderOf(0)}/${name}`, 'x');
		const logged: string[] = [];
		const cache = open({ log: message => logged.push(message) });
		assert.deepEqual(plainly(await cache.load()), stateOf('two', added));
		assert.deepEqual(logged, ['1 of 2 parts of the cache were damaged and are made anew.']);
		cache.put([entryOf('d.txt', 3)]);
		await cache.commit('two');
		assert.deepEqual(plainly(await open().load()), stateOf('two', [...added, entryOf('d.txt', 3)]));
	});

	it('loses what it must copy and cannot read, and nothing else', async () => {
		lay(second);
		const cache = open();
		await cache.load();
		const name = [...first.keys()].find(key => key.endsWith('.seg')) as string;
		const file = `${folderOf(0)}/${name}`;
		const bytes = fs.readFileSync(file);
		bytes[100] = (bytes[100] ?? 0) ^ 1;
		fs.writeFileSync(file, bytes);
		// So much is dead now that the rest is copied.
		cache.remove(['d.txt', 'e.txt', 'f.txt']);
		await cache.commit('three');
		assert.ok(!fs.readFileSync(`${folderOf(0)}/head`, 'utf8').includes(name));
		assert.deepEqual(plainly(await open().load()), stateOf('three', added));
	});

	it('is no cache where its head is damaged, says so, and is made anew', async () => {
		lay(second);
		fs.truncateSync(`${folderOf(0)}/head`, 100);
		const logged: string[] = [];
		const cache = open({ log: message => logged.push(message) });
		assert.equal(await cache.load(), undefined);
		assert.deepEqual(logged, ['The cache was damaged and is made anew.']);
		cache.put(one);
		await cache.commit('one');
		assert.deepEqual(plainly(await open().load()), stateOf('one', one));
	});

	it('is written again where it was deleted under an open session', async () => {
		lay(second);
		const cache = open();
		await cache.load();
		fs.rmSync(folder.join('cache'), { recursive: true });
		cache.put([entryOf('z.txt', 1)]);
		await cache.commit('two');
		assert.deepEqual(plainly(await open().load()), stateOf('two', [entryOf('z.txt', 1)]));
	});
});
