import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import fc from 'fast-check';
import {
	type CacheOptions,
	type Help,
	noDigest,
	openArticleCache,
} from '../../../../server/src/host/cache/article-cache';
import { temporaryFolder } from '../temporary-folder';
import { entryOf, plain, plainly, stateOf } from './entries';

type Bytes = ReadonlyMap<string, Buffer>;

describe('a damaged cache', () => {
	const folder = temporaryFolder();
	after(() => folder.dispose());
	const open = (options: Partial<CacheOptions> = {}) =>
		openArticleCache({
			folder: folder.join('cache'),
			root: folder.join('corpus'),
			analyser: 'first',
			digester: noDigest,
			...options,
		});
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

	/** Makes the folder again, whatever is in it. */
	async function remake(): Promise<void> {
		await open().commit('any');
	}

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
				const loaded = await open().load(true);
				const state = states.get(loaded?.context ?? '');
				if (loaded) assert.ok(state, `a context that was not committed: ${loaded.context}`);
				for (const [article, entry] of loaded?.entries ?? []) {
					assert.deepEqual(plain(entry), state?.get(article), article);
				}
				for (const [article, entry] of (await open().load())?.entries ?? []) {
					if (entry.read()) assert.deepEqual(plain(entry), state?.get(article), article);
					else assert.ok(!loaded?.entries.has(article), article);
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
		// In the value of g.txt, the seventh of 300 bytes each.
		bytes[1_900] = (bytes[1_900] ?? 0) ^ 1;
		fs.writeFileSync(file, bytes);
		// So much is dead now that the rest is copied.
		cache.remove(['d.txt', 'e.txt', 'f.txt']);
		await cache.commit('three');
		assert.ok(!fs.readFileSync(`${folderOf(0)}/head`, 'utf8').includes(name));
		const left = [...added, ...[...'hij'].map(name => entryOf(`${name}.txt`, 1))];
		assert.deepEqual(plainly(await open().load()), stateOf('three', left));
	});

	/** The cache with the value of g.txt damaged, as it was loaded before. */
	async function damagedInUse(help: Partial<Help> = {}) {
		lay(second);
		const logged: string[] = [];
		const cache = open({ log: message => logged.push(message) });
		let givenUp = 0;
		cache.onDamage({ mend: () => undefined, giveUp: () => givenUp++, ...help });
		const loaded = await cache.load();
		const name = [...first.keys()].find(key => key.endsWith('.seg')) as string;
		const bytes = fs.readFileSync(`${folderOf(0)}/${name}`).fill(0, 1_800, 2_100);
		fs.writeFileSync(`${folderOf(0)}/${name}`, bytes);
		assert.equal(loaded?.entries.get('h.txt')?.bytes().length, 300);
		return { cache, logged, damaged: loaded?.entries.get('g.txt'), givenUp: () => givenUp };
	}

	it('gives a value that is damaged as it is made anew, and keeps that', async () => {
		const { packed } = entryOf('g.txt', 1);
		const { cache, logged, damaged, givenUp } = await damagedInUse({ mend: () => packed });
		for (let time = 0; time < 2; time++) assert.deepEqual(damaged?.bytes(), packed);
		assert.deepEqual(logged, ['The cache is damaged, and is mended.']);
		await cache.commit('two');
		assert.equal(givenUp(), 0);
		assert.deepEqual(plainly(await open().load(true)), stateOf('two', two));
	});

	for (const [what, mend] of [
		['cannot be made anew', () => undefined],
		['is another by now', () => entryOf('g.txt', 2).packed],
	] as const) {
		it(`gives nothing for a value that is damaged and ${what}, says so once, and begins anew`, async () => {
			const { cache, logged, damaged, givenUp } = await damagedInUse({ mend });
			for (let time = 0; time < 2; time++) assert.equal(damaged?.bytes().length, 0);
			assert.deepEqual([logged, givenUp()], [['The cache is damaged, and is mended.'], 1]);
			cache.put(one);
			await cache.commit('one');
			await cache.close();
			assert.equal(await open().load(), undefined);
		});
	}

	it('leaves out single values that are damaged where all are read first, and says so', async () => {
		lay(second);
		const name = [...first.keys()].find(key => key.endsWith('.seg')) as string;
		const bytes = fs.readFileSync(`${folderOf(0)}/${name}`).fill(0, 1_800, 2_100);
		fs.writeFileSync(`${folderOf(0)}/${name}`, bytes);
		const logged: string[] = [];
		const cache = open({ log: message => logged.push(message) });
		assert.equal((await cache.load(true))?.entries.has('g.txt'), false);
		assert.deepEqual(logged, ['1 of 10 articles in the cache was damaged and is made anew.']);
		cache.put([entryOf('g.txt', 4)]);
		await cache.commit('two');
		const left = [...two.filter(({ article }) => article !== 'g.txt'), entryOf('g.txt', 4)];
		assert.deepEqual(plainly(await open().load(true)), stateOf('two', left));
	});

	it('can be read by whoever loaded it, also once it was deleted', async () => {
		lay(second);
		const loaded = await open().load();
		fs.rmSync(folder.join('cache'), { recursive: true });
		assert.deepEqual(plainly(loaded), stateOf('two', two));
		await remake();
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
