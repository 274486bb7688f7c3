import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import type { Corpus } from '../../../server/src/corpus/corpus';
import type { ByteSource } from '../../../server/src/corpus/stored/byte-source';
import { writeDigest } from '../../../server/src/corpus/stored/digest';
import { openArticleCache } from '../../../server/src/host/cache/article-cache';
import type { Files } from '../../../server/src/host/files';
import { createLiveCorpus, type LiveCorpus } from '../../../server/src/host/live-corpus';
import { loadCorpus } from '../../../server/src/host/load-corpus';
import { nodeFiles } from '../../../server/src/host/node-files';
import type { ArticleGroup, Pool } from '../../../server/src/host/pool/jobs';
import { createPool } from '../../../server/src/host/pool/pool';
import { inUse } from '../support/memory';
import { visibleArticle, visibleSidecar } from '../support/visible';
import { temporaryFolder } from './temporary-folder';
import { actors, articleText, corpusOf, name, sidecar } from './tolls';

const script = resolve(__dirname, '../../../dist/worker.js');
const many = 60;

const shown = (corpus: Corpus) => ({
	articles: [...corpus.articles].map(([path, record]) => [path, visibleArticle(record)] as const).sort(byKey),
	sidecars: [...corpus.sidecars].map(([path, records]) => [path, records.map(visibleSidecar)] as const).sort(byKey),
	unreadable: [...corpus.unreadable].sort(byKey),
	index: [...corpus.index].map(([actor, { totals }]) => [actor, totals] as const).sort(byKey),
});
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);

describe('what was made of many articles', function () {
	this.timeout(120_000);
	let folder = temporaryFolder();
	let store = temporaryFolder();
	const log: string[] = [];
	/** Counts what the threads had to read. */
	let read: string[] = [];
	/** Counts what they analysed of what is known. */
	let analysed: string[] = [];
	const real = createPool({ script, threads: 2, log: message => log.push(message) });
	const pool: Pool = {
		...real,
		read: async (root, context, groups, countOnly) => {
			const readings = await real.read(root, context, groups, countOnly);
			read.push(...made(groups, readings));
			return readings;
		},
		analyseKnown: async (root, context, articles) => {
			const readings = await real.analyseKnown(root, context, articles);
			analysed.push(...made(articles, readings));
			return readings;
		},
	};
	const made = (groups: readonly Pick<ArticleGroup, 'article'>[], readings: Awaited<ReturnType<Pool['read']>>) =>
		groups.flatMap(({ article }, at) => (readings[at]?.kind === 'packed' ? [article] : []));
	const cache = (root: string, analyser = 'this') =>
		openArticleCache({
			folder: store.path,
			root,
			analyser,
			digester: writeDigest,
			log: message => log.push(message),
		});
	const load = async (analyser?: string) => {
		read = [];
		const { corpus } = await loadCorpus(nodeFiles, folder.path, {
			pool,
			cache: root => cache(root, analyser),
			log: message => log.push(message),
		});
		return corpus;
	};
	const plainly = async () => (await loadCorpus(nodeFiles, folder.path)).corpus;

	beforeEach(() => {
		log.length = 0;
		folder = temporaryFolder();
		store = temporaryFolder();
		folder.write(corpusOf(many));
	});
	afterEach(() => {
		folder.dispose();
		store.dispose();
		assert.deepEqual(log, []);
	});
	after(() => real.close());

	it('by threads is what one thread makes of them', async () => {
		assert.deepEqual(shown(await load()), shown(await plainly()));
		assert.equal(read.length, many);
	});

	it('is there at the next start, and nothing is read again', async () => {
		const first = shown(await load());
		assert.deepEqual(shown(await load()), first);
		assert.deepEqual(read, []);
	});

	it('is asked for by threads that start while the actors are still read', async () => {
		await load();
		let wake = () => {};
		const woken = new Promise<void>(resolve => {
			wake = resolve;
		});
		const read: Files['read'] = async (file, maxBytes) => {
			if (file.endsWith('actors.yaml')) await woken;
			return nodeFiles.read(file, maxBytes);
		};
		const live = createLiveCorpus({ ...nodeFiles, read }, folder.path, { pool: { ...pool, wake }, cache });
		await live.reconcile();
		assert.equal(live.current().articles.size, many);
		await live.close();
	});

	it('is made again of those that changed, by themselves or by their annotations', async () => {
		await load();
		folder.write({
			[name(3)]: articleText(3, 'It rained.'),
			[`${name(5)}.mara.ann.yaml`]: sidecar(articleText(5), 'paid'),
		});
		folder.remove(name(7));
		folder.write({ 'articles/new.txt': articleText(99) });
		assert.deepEqual(shown(await load()), shown(await plainly()));
		assert.deepEqual(read.sort(), [name(3), name(5), 'articles/new.txt']);
	});

	it('holds where a file was written anew with the same words', async () => {
		await load();
		utimesSync(folder.join(name(4)), 1, 1);
		assert.deepEqual(shown(await load()), shown(await plainly()));
		assert.deepEqual(read, []);
	});

	it('is made again only of those that a changed actor may concern', async () => {
		await load();
		folder.write({ 'actors.yaml': actors('the rain'), [name(3)]: articleText(3, 'So said the rain.') });
		await load();
		folder.write({ 'actors.yaml': actors('') });
		assert.deepEqual(shown(await load()), shown(await plainly()));
		assert.ok(read.includes(name(3)));
		assert.ok(read.length < many / 2, `${read.length} were read again`);
	});

	it('is made again where a mention of an actor is annotated who came since', async () => {
		const text = articleText(5);
		const annotated = sidecar(text, 'the lock').replace('type: stance', 'type: mention\n    actor: pilot');
		folder.write({ [`${name(5)}.ann.yaml`]: annotated.replace(/ {4}(holder|target|stance): .*\n/g, '') });
		await load();
		folder.write({ 'actors.yaml': `${actors('')}  pilot: {name: Ottar Quill, kind: person}\n` });
		assert.deepEqual(shown(await load()), shown(await plainly()));
		assert.deepEqual(read, [name(5)]);
	});

	it('does not hold for another analysis', async () => {
		await load('this');
		await load('another');
		assert.equal(read.length, many);
	});

	it('does not stand in the way of what cannot be read, or is half-typed', async () => {
		folder.write({
			[name(1)]: new Uint8Array([0, 1, 2, 0]),
			[`${name(2)}.ann.yaml`]: 'annotations: {"[',
			'articles/alone.txt.ann.yaml': sidecar('x', 'x'),
			[name(6)]: new Uint8Array([0x4c, 0xf6, 0x76, 0x0a]),
		});
		for (let start = 0; start < 2; start++) assert.deepEqual(shown(await load()), shown(await plainly()));
		assert.ok(!read.includes(name(2)), 'what is half-typed is kept as well');
	});

	it('of half-typed annotation files does not count while it is known what they said', async () => {
		const live = createLiveCorpus(nodeFiles, folder.path, { pool, cache, log: message => log.push(message) });
		await live.reconcile();
		const before = live
			.current()
			.sidecars.get(name(2))?.[0]
			?.sidecar.annotations.map(({ id }) => id);
		for (let n = 0; n < many; n += 2) folder.write({ [`${name(n)}.ann.yaml`]: 'annotations: {"[' });
		await live.reconcile();
		const [record] = live.current().sidecars.get(name(2)) ?? [];
		assert.deepEqual(
			record?.sidecar.annotations.map(({ id }) => id),
			before,
		);
		assert.ok(live.current().carried.has(`${name(2)}.ann.yaml`));
		await live.close();
	});

	it('is the same as making it anew, whatever happened between two starts', async () => {
		const event = fc.record({
			what: fc.constantFrom('edit', 'remove', 'create', 'annotate', 'drop', 'alias', 'genre', 'break'),
			n: fc.nat(many - 1),
			word: fc.constantFrom('lock', 'the pilot', 'Vos', 'rain'),
		});
		const happen = ({ what, n, word }: { what: string; n: number; word: string }) => {
			const path = name(n);
			if (what === 'edit' || what === 'create') folder.write({ [path]: articleText(n, `So said ${word}.`) });
			else if (what === 'remove') folder.remove(path);
			else if (what === 'annotate') folder.write({ [`${path}.mara.ann.yaml`]: sidecar(articleText(n), 'crowns') });
			else if (what === 'drop') folder.remove(`${path}.ann.yaml`);
			else if (what === 'alias') folder.write({ 'actors.yaml': actors(word) });
			else if (what === 'genre')
				folder.write({ 'corpus.yaml': `standpoint: 1\ngenre: ${n % 2 ? 'opinion' : 'news'}\n` });
			else folder.write({ [`${path}.ann.yaml`]: 'annotations: {"[' });
		};
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(event, { maxLength: 5 }), { minLength: 1, maxLength: 3 }), async starts => {
				for (const events of starts) {
					for (const one of events) happen(one);
					assert.deepEqual(shown(await load()), shown(await plainly()));
				}
			}),
			{ numRuns: 8 },
		);
	});

	it('stays on the disk, also while it is made', async () => {
		const sources: ByteSource[] = [];
		const live = createLiveCorpus(nodeFiles, folder.path, {
			pool,
			cache: root => {
				const own = cache(root);
				const put = own.put;
				return {
					...own,
					put: entries =>
						put(
							entries.map(entry => ({
								...entry,
								kept: source => {
									sources.push(source);
									entry.kept?.(source);
								},
							})),
						),
				};
			},
		});
		await live.reconcile();
		const before = shown(live.current());
		await live.close();
		assert.equal(sources.length, many);
		assert.deepEqual(shown(live.current()), before);
	});

	/** Empties what the cache has of articles. */
	const emptyCache = () => {
		for (const file of readdirSync(store.path, { recursive: true, encoding: 'utf8' })) {
			if (file.endsWith('.seg')) writeFileSync(join(store.path, file), '');
		}
	};

	it('is made of an article again where it turns out to be damaged while it is in use, and nobody notices', async () => {
		await load();
		const live = createLiveCorpus(nodeFiles, folder.path, { pool, cache });
		await live.reconcile();
		const before = live.current();
		emptyCache();
		assert.deepEqual(shown(before), shown(await plainly()));
		assert.ok(live.isComplete());
		assert.equal(live.current(), before);
		await live.close();
		assert.deepEqual(log.splice(0), ['The cache is damaged, and is mended.']);
		await load();
		assert.deepEqual(read, []);
	});

	it('is made again of all articles where one is damaged that has another text by now', async () => {
		await load();
		const live = createLiveCorpus(nodeFiles, folder.path, { pool, cache });
		live.edit(name(8), articleText(8, 'Norland said nothing.'));
		await live.reconcile();
		read = [];
		emptyCache();
		folder.write({ [name(3)]: articleText(3, 'It rained.') });
		for (const { summary } of live.current().articles.values()) summary.hash;
		await new Promise(resolve => setTimeout(resolve, 10));
		await live.reconcile();
		assert.equal(live.current().articles.get(name(8))?.analysis?.article.text, articleText(8, 'Norland said nothing.'));
		live.release(name(8));
		await live.reconcile();
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		assert.equal(read.length, many - 1);
		await live.close();
		assert.deepEqual(log.splice(0), ['The cache is damaged, and is mended.']);
	});

	it('is read through before it is taken by who asks only once', async () => {
		await load();
		for (const file of readdirSync(store.path, { recursive: true, encoding: 'utf8' })) {
			if (!file.endsWith('.seg')) continue;
			const bytes = readFileSync(join(store.path, file));
			writeFileSync(join(store.path, file), bytes.fill(0, 0, 10));
		}
		assert.deepEqual(shown(await load()), shown(await plainly()));
		assert.equal(read.length, 1);
		assert.match(log.splice(0).join(), /^1 of 60 articles in the cache was damaged/);
		await load();
		assert.deepEqual(read, []);
	});

	it('follows a change of the actors while it lives, by threads', async () => {
		const note = (message: string) => log.push(message);
		const live = createLiveCorpus(nodeFiles, folder.path, { pool, log: note, worthThreads: 1 });
		await live.reconcile();
		analysed = [];
		folder.write({ 'actors.yaml': actors('the lock') });
		await live.reconcile(['actors.yaml']);
		await live.settled();
		assert.ok(live.isSettled());
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		assert.ok(analysed.length > 0);
		await live.close();
	});

	it('is taken in also where an editor shows the actors, and nothing else is there to be asked', async () => {
		await load();
		read = [];
		const live = createLiveCorpus(nodeFiles, folder.path, { pool, cache, log: message => log.push(message) });
		live.edit('actors.yaml', actors(''));
		await live.reconcile();
		assert.deepEqual(read, []);
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
	});

	it('follows a change of the actors that comes while it is looked for, or taken in', async () => {
		const unchanged = await plainly();
		folder.write({ 'actors.yaml': actors('the lock') });
		const changed = await plainly();
		folder.write({ 'actors.yaml': actors('') });
		assert.notDeepEqual(shown(unchanged), shown(changed));
		for (const moment of ['load', 'stamps'] as const) {
			await load();
			const change = () => {
				live.edit('actors.yaml', actors('the lock'));
				live.current();
			};
			const changeAfter = async <T>(at: typeof moment, action: () => Promise<T>): Promise<T> => {
				const result = await action();
				if (at === moment) change();
				return result;
			};
			const live: LiveCorpus = createLiveCorpus(nodeFiles, folder.path, {
				pool: { ...pool, stamps: (root, paths) => changeAfter('stamps', () => real.stamps(root, paths)) },
				cache: root => {
					const own = cache(root);
					return { ...own, load: isChecked => changeAfter('load', () => own.load(isChecked)) };
				},
				log: message => log.push(message),
			});
			await live.reconcile();
			assert.deepEqual(shown(live.current()), shown(changed), moment);
			await live.close();
		}
	});

	it('is on the disk only, also of articles that were edited, once it is kept', async () => {
		const live = createLiveCorpus(nodeFiles, folder.path, { pool, cache, log: message => log.push(message) });
		await live.reconcile();
		const before = await inUse();
		for (let n = 0; n < 20; n++) {
			folder.write({ [`${name(n)}.ann.yaml`]: `${sidecar(articleText(n), 'the lock')}# ${n} `.padEnd(2 ** 20, '.') });
			live.edit(name(n), articleText(n, 'It rained.'));
			live.current();
			folder.write({ [name(n)]: articleText(n, 'It rained.') });
			live.release(name(n));
			await live.reconcile([`${name(n)}.ann.yaml`]);
		}
		const edited = (await inUse()) - before;
		await live.close();
		const kept = (await inUse()) - before;
		assert.ok(edited > 15 && kept < 5, `${edited} MB before, ${kept} MB after`);
		assert.deepEqual(shown(live.current()), shown(await plainly()));
	});

	it('gives way to what an editor shows', async () => {
		const live = createLiveCorpus(nodeFiles, folder.path, { pool, log: message => log.push(message) });
		const reading = live.reconcile();
		live.edit(name(8), articleText(8, 'Norland said nothing.'));
		await reading;
		assert.equal(live.current().articles.get(name(8))?.analysis?.article.text, articleText(8, 'Norland said nothing.'));
		live.release(name(8));
		await live.reconcile();
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
	});
});
