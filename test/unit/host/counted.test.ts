import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { indexDifferences } from '../../../server/src/corpus/compare';
import type { AttributionSummary, Corpus, CorpusPath } from '../../../server/src/corpus/corpus';
import { sumIndex } from '../../../server/src/corpus/rebuild';
import { writeDigest } from '../../../server/src/corpus/stored/digest';
import { openArticleCache } from '../../../server/src/host/cache/article-cache';
import { createLiveCorpus, type LiveCorpus, type LiveCorpusOptions } from '../../../server/src/host/live-corpus';
import { loadCorpus } from '../../../server/src/host/load-corpus';
import { nodeFiles } from '../../../server/src/host/node-files';
import type { Pool } from '../../../server/src/host/pool/jobs';
import { createPool } from '../../../server/src/host/pool/pool';
import { verify } from '../../../server/src/host/verify';
import { visibleArticle, visibleSidecar } from '../support/visible';
import { temporaryFolder } from './temporary-folder';
import { actors, articleText, corpusOf, name, sidecar } from './tolls';

const script = resolve(__dirname, '../../../dist/worker.js');
const many = 100;

const shown = (corpus: Corpus) => ({
	articles: [...corpus.articles].map(([path, record]) => [path, visibleArticle(record)] as const).sort(byKey),
	sidecars: [...corpus.sidecars].map(([path, records]) => [path, records.map(visibleSidecar)] as const).sort(byKey),
	unreadable: [...corpus.unreadable].sort(byKey),
	index: [...corpus.index].map(([actor, { totals }]) => [actor, totals] as const).sort(byKey),
});
const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
const onlyCounted = ({ articles }: Corpus): readonly CorpusPath[] =>
	[...articles.keysWhere(record => record.onlyCounted !== undefined)].sort();
const mentionedIn = ({ articles }: Corpus) =>
	[...articles].map(([path, { summary }]) => [path, summary.mentions] as const).sort(byKey);
const totalsIn = ({ index }: Corpus) =>
	[...index]
		.map(
			([
				actor,
				{
					totals: { mentions, annotated, claims },
				},
			]) => [actor, mentions, annotated, claims],
		)
		.sort();

const isByVos = ({ actor }: AttributionSummary) => actor === 'vos';

describe('many articles that are counted before they are analysed', function () {
	this.timeout(120_000);
	let folder = temporaryFolder();
	let store = temporaryFolder();
	const log: string[] = [];
	const real = createPool({ script, threads: 2, log: message => log.push(message) });
	/** Called before threads analyse some known articles. */
	let beforeAnalysis: () => Promise<void> | void = () => {};
	let analysed: CorpusPath[] = [];
	let read: CorpusPath[] = [];
	const pool: Pool = {
		...real,
		read: async (root, context, groups, countOnly) => {
			const readings = await real.read(root, context, groups, countOnly);
			for (const [at, { article }] of groups.entries()) if (readings[at]?.kind === 'packed') read.push(article);
			return readings;
		},
		analyseKnown: async (root, context, articles) => {
			await beforeAnalysis();
			analysed.push(...articles.map(({ article }) => article));
			return real.analyseKnown(root, context, articles);
		},
	};
	const cache = (root: string) =>
		openArticleCache({
			folder: store.path,
			root,
			analyser: 'this',
			digester: writeDigest,
			log: message => log.push(message),
		});
	const start = (options: LiveCorpusOptions = {}): LiveCorpus =>
		createLiveCorpus(nodeFiles, folder.path, {
			pool,
			cache,
			worthCounting: 1,
			worthThreads: 1,
			log: message => log.push(message),
			...options,
		});
	const plainly = async () => (await loadCorpus(nodeFiles, folder.path)).corpus;
	/** Reads a corpus, and ends when all is counted and nothing is analysed. */
	const interrupted = async (): Promise<void> => {
		const gate = closedGate();
		beforeAnalysis = () => gate.passed;
		const live = start();
		await live.reconcile();
		assert.ok(live.isComplete() && !live.isSettled());
		await live.close();
		gate.open();
		beforeAnalysis = () => {};
	};
	const closedGate = () => {
		let open = () => {};
		const passed = new Promise<void>(resolve => {
			open = resolve;
		});
		return { passed, open: () => open() };
	};

	beforeEach(() => {
		log.length = 0;
		read = [];
		analysed = [];
		beforeAnalysis = () => {};
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

	it('have their mentions, annotations and counts before one is analysed, and all in the end', async () => {
		const gate = closedGate();
		beforeAnalysis = () => gate.passed;
		const steps: string[] = [];
		const live = start({ onProgress: (_done, _total, step) => steps.push(step) });
		await live.reconcile();
		const expected = await plainly();
		const counted = live.current();
		assert.ok(live.isComplete() && !live.isSettled());
		assert.equal(live.progress(), 0);
		assert.equal(onlyCounted(counted).length, many);
		assert.deepEqual(mentionedIn(counted), mentionedIn(expected));
		assert.deepEqual(totalsIn(counted), totalsIn(expected));
		assert.deepEqual(shown(counted).sidecars, shown(expected).sidecars);
		gate.open();
		await live.settled();
		assert.ok(live.isSettled());
		assert.equal(live.progress(), 1);
		assert.deepEqual(shown(live.current()), shown(expected));
		assert.deepEqual(analysed.sort(), expected.articles.size === many ? [...expected.articles.keys()].sort() : []);
		assert.deepEqual(
			steps.filter((step, at) => step !== steps[at - 1]),
			['reading', 'counting', 'reading', 'analysing'],
		);
		await live.close();
	});

	it('are analysed at once where they are few, or whoever asks waits for that', async () => {
		const live = start({ worthCounting: many + 1 });
		await live.reconcile();
		assert.ok(live.isSettled());
		await live.close();
		assert.deepEqual(analysed, []);
		const loaded = await loadCorpus(nodeFiles, folder.path, { pool });
		assert.deepEqual(shown(loaded.corpus), shown(await plainly()));
		assert.deepEqual(analysed, []);
	});

	it('are analysed at the next start, and not read again, where an earlier one ended between', async () => {
		await interrupted();
		read = [];
		analysed = [];
		const live = start();
		await live.reconcile();
		assert.equal(onlyCounted(live.current()).length, many);
		await live.settled();
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
		assert.deepEqual(read, []);
		assert.equal(analysed.length, many);
	});

	it('are analysed before a command that asks once goes on', async () => {
		await interrupted();
		read = [];
		const { corpus } = await loadCorpus(nodeFiles, folder.path, { pool, cache });
		assert.deepEqual(shown(corpus), shown(await plainly()));
		assert.deepEqual(read, []);
		analysed = [];
		assert.deepEqual(shown((await loadCorpus(nodeFiles, folder.path, { pool, cache })).corpus), shown(corpus));
		assert.deepEqual(analysed, []);
	});

	it('that changed meanwhile, or that a changed actor concerns, are read again at the next start', async () => {
		await interrupted();
		folder.write({ [name(3)]: articleText(3, 'It rained.'), 'actors.yaml': actors('the lock') });
		folder.remove(`${name(4)}.ann.yaml`);
		const live = start();
		await live.reconcile();
		await live.settled();
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
	});

	it('are analysed under the actors as they are by then, where these changed while others were still counted', async () => {
		let wasEdited = false;
		const live: LiveCorpus = start({
			onProgress: (_done, _total, step) => {
				if (step !== 'counting' || wasEdited || onlyCounted(live.current()).length === 0) return;
				wasEdited = true;
				live.edit('actors.yaml', actors('Piet Vos'));
				live.current();
			},
		});
		await live.reconcile();
		await live.settled();
		folder.write({ 'actors.yaml': actors('Piet Vos') });
		const expected = await plainly();
		assert.ok(wasEdited && analysed.length > 0);
		// Who is meant by the name is open since: nobody is known to have said what Vos said.
		assert.ok([...expected.articles.values()].every(({ summary }) => !summary.attributions.some(isByVos)));
		assert.deepEqual(shown(live.current()).articles, shown(expected).articles);
		await live.close();
	});

	it('keep nobody waiting who writes to the disk meanwhile', async () => {
		const gate = closedGate();
		beforeAnalysis = () => gate.passed;
		const live = start();
		await live.reconcile();
		folder.write({ [`${name(5)}.ann.yaml`]: sidecar(articleText(5), 'crowns'), [name(6)]: 'Norland paid.\n' });
		await live.reconcile([`${name(5)}.ann.yaml`, name(6)]);
		assert.equal(live.current().sidecars.get(name(5))?.length, 1);
		assert.equal(live.current().articles.get(name(6))?.onlyCounted, undefined);
		assert.ok(!live.isSettled());
		gate.open();
		await live.settled();
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
	});

	it('are analysed in full where an editor shows them', async () => {
		const gate = closedGate();
		beforeAnalysis = () => gate.passed;
		const live = start();
		live.edit(name(1), articleText(1));
		await live.reconcile();
		live.edit(name(4), articleText(4));
		for (const path of [name(1), name(4)]) {
			const record = live.current().articles.get(path);
			assert.ok(record?.analysis && !record.onlyCounted);
			assert.equal(record.summary.attributions.length, 1);
		}
		gate.open();
		await live.settled();
		assert.ok(live.current().articles.get(name(4))?.analysis);
		for (const path of [name(1), name(4)]) live.release(path);
		await live.settled();
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
	});

	it('are read again where their texts went and came back, and nobody noticed', async () => {
		const gate = closedGate();
		beforeAnalysis = () => gate.passed;
		const live = start();
		await live.reconcile();
		folder.remove(name(7));
		folder.write({ [name(8)]: 'It rained.\n' });
		gate.open();
		await live.settled();
		assert.ok(live.isSettled());
		assert.deepEqual(onlyCounted(live.current()), []);
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
	});

	it('are mended where the cache is damaged while they wait', async () => {
		const gate = closedGate();
		await interrupted();
		beforeAnalysis = () => gate.passed;
		// Only what is sent to threads is read before, which is not all.
		const live = start({ pool: { ...pool, width: 1 } });
		await live.reconcile();
		for (const file of readdirSync(store.path, { recursive: true, encoding: 'utf8' })) {
			if (file.endsWith('.seg')) writeFileSync(join(store.path, file), '');
		}
		assert.deepEqual(mentionedIn(live.current()), mentionedIn(await plainly()));
		assert.equal(onlyCounted(live.current()).length, many);
		gate.open();
		await live.settled();
		assert.deepEqual(shown(live.current()), shown(await plainly()));
		await live.close();
		assert.deepEqual(log.splice(0), ['The cache is damaged, and is mended.']);
	});

	it('are found to be right by verifying, which waits for them', async () => {
		const live = start();
		await live.reconcile();
		const verification = await verify(nodeFiles, live, { pool });
		assert.deepEqual(verification, { articles: many, differences: [], count: 0 });
		await live.close();
	});

	it('keep nobody from stopping to verify', async () => {
		const gate = closedGate();
		beforeAnalysis = () => gate.passed;
		const live = start();
		await live.reconcile();
		const stopping = new AbortController();
		setTimeout(() => stopping.abort(), 20);
		assert.equal(await verify(nodeFiles, live, { pool, signal: stopping.signal }), undefined);
		assert.ok(!live.isSettled());
		gate.open();
		await live.settled();
		await live.close();
	});

	it('are what one thread makes of them, whatever happens between, and wherever a start ends', async () => {
		const event = fc.record({
			/** Before how many jobs of the threads. */
			after: fc.nat(4),
			what: fc.constantFrom(
				...(['edit', 'remove', 'create', 'annotate', 'drop', 'alias', 'type', 'genre', 'break'] as const),
				...(['open', 'release', 'silent', 'close'] as const),
			),
			n: fc.nat(many - 1),
			word: fc.constantFrom('lock', 'the pilot', 'Vos', 'rain'),
		});
		const writeTo = (live: LiveCorpus, files: Record<string, string>) => {
			folder.write(files);
			void live.follow(Object.keys(files));
		};
		const happen = (live: LiveCorpus, { what, n, word }: { what: string; n: number; word: string }) => {
			const path = name(n);
			const other = articleText(n, `So said ${word}.`);
			if (what === 'edit' || what === 'create') writeTo(live, { [path]: other });
			else if (what === 'silent') folder.write({ [path]: other });
			else if (what === 'annotate') writeTo(live, { [`${path}.mara.ann.yaml`]: sidecar(articleText(n), 'crowns') });
			else if (what === 'alias') writeTo(live, { 'actors.yaml': actors(word) });
			else if (what === 'genre')
				writeTo(live, { 'corpus.yaml': `standpoint: 1\ngenre: ${n % 2 ? 'opinion' : 'news'}\n` });
			else if (what === 'break') writeTo(live, { [`${path}.ann.yaml`]: 'annotations: {"[' });
			else if (what === 'type') live.edit('actors.yaml', actors(word));
			else if (what === 'open') live.edit(path, other);
			else if (what === 'release') {
				live.release(path);
				live.release('actors.yaml');
			} else if (what === 'close') void live.close();
			else {
				const gone = what === 'remove' ? path : `${path}.ann.yaml`;
				folder.remove(gone);
				void live.follow([gone]);
			}
			live.current();
		};
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(event, { maxLength: 4 }), { minLength: 1, maxLength: 3 }), async starts => {
				for (const events of [...starts, []]) {
					let job = 0;
					const live = start();
					beforeAnalysis = () => {
						for (const one of events) if (one.after === job) happen(live, one);
						job++;
					};
					await live.reconcile();
					await live.settled();
					if (events.some(({ what }) => what === 'close')) continue;
					for (const path of [...live.openPaths()]) live.release(path);
					// Of what nobody announced, and of broken files, the next look tells.
					await live.reconcile();
					await live.settled();
					assert.deepEqual(onlyCounted(live.current()), []);
					const sum = sumIndex(live.current());
					let step = sum.next();
					while (!step.done) step = sum.next();
					assert.deepEqual([...indexDifferences(live.current().index, step.value)].flat(), []);
					await live.close();
				}
				assert.deepEqual(
					shown((await loadCorpus(nodeFiles, folder.path, { pool, cache })).corpus),
					shown(await plainly()),
				);
			}),
			{ numRuns: 10 },
		);
	});
});
