import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { resolve } from 'node:path';
import * as fc from 'fast-check';
import { compareCorpora } from '../../../server/src/corpus/compare';
import { CorpusIndex } from '../../../server/src/corpus/index';
import { withArticle } from '../../../server/src/corpus/rebuild';
import { writeDigest } from '../../../server/src/corpus/stored/digest';
import { openArticleCache } from '../../../server/src/host/cache/article-cache';
import { createLiveCorpus, type LiveCorpus } from '../../../server/src/host/live-corpus';
import { loadCorpus } from '../../../server/src/host/load-corpus';
import { nodeFiles } from '../../../server/src/host/node-files';
import { createPool } from '../../../server/src/host/pool/pool';
import { type Verification, verify } from '../../../server/src/host/verify';
import { verifyFolder } from '../../../server/src/host/verify-folder';
import { decode, normalise } from '../../../server/src/text/decode';
import { temporaryFolder } from './temporary-folder';
import { actors, articleText, corpusOf, name, sidecar } from './tolls';

const script = resolve(__dirname, '../../../dist/worker.js');

describe('verifying a corpus', function () {
	this.timeout(120_000);
	let folder = temporaryFolder();
	let live: LiveCorpus;
	const log: string[] = [];
	const pool = createPool({ script, threads: 2, log: message => log.push(message) });
	const start = async (articles: number, options: { pool?: typeof pool } = {}) => {
		folder.write(corpusOf(articles));
		live = createLiveCorpus(nodeFiles, folder.path, { log: message => log.push(message), ...options });
		await live.reconcile();
	};
	const verified = async (options: Parameters<typeof verify>[2] = {}): Promise<Verification> => {
		const verification = await verify(nodeFiles, live, options);
		assert.ok(verification);
		return verification;
	};
	/** As the tests read it: path or actor, and aspect. */
	const found = ({ differences }: Verification) =>
		differences.map(({ aspect, path, actor }) => `${path ?? actor}: ${aspect}`).sort();
	const isAsFilesSay = async () => {
		const anew = await loadCorpus(nodeFiles, folder.path);
		assert.deepEqual([...compareCorpora(live.current(), anew.corpus)].flat(), []);
	};

	beforeEach(() => {
		log.length = 0;
		folder = temporaryFolder();
	});
	afterEach(async () => {
		await live?.close();
		folder.dispose();
		assert.deepEqual(log, []);
	});
	after(() => pool.close());

	for (const [how, articles, options] of [
		['in this thread', 6, {}],
		['in threads', 60, { pool }],
	] as const) {
		describe(how, () => {
			it('finds nothing where nothing is wrong', async () => {
				await start(articles, options);
				const before = live.current();
				const steps: number[] = [];
				const verification = await verified({ ...options, onProgress: done => steps.push(done) });
				assert.deepEqual(verification, { articles, differences: [], count: 0 });
				assert.equal(live.current(), before);
				assert.equal(steps.at(-1), articles);
			});

			it('finds what nobody noticed, and takes it in', async () => {
				await start(articles, options);
				folder.write({
					[name(1)]: articleText(1, 'Piet Vos wept.'),
					[`${name(2)}.ann.yaml`]: sidecar(articleText(2), 'paid'),
					'articles/new.txt': 'Norland.\n',
					'articles/photo.txt': new Uint8Array([1, 0, 2]),
					[`${name(5)}.mara.ann.yaml`]: sidecar(articleText(5), 'crowns'),
				});
				folder.remove(name(3));
				assert.deepEqual(found(await verified(options)), [
					'articles/a001.txt: text',
					'articles/a002.txt.ann.yaml: text',
					'articles/a003.txt: gone',
					'articles/a005.txt.mara.ann.yaml: unknown',
					'articles/new.txt: unknown',
					'articles/photo.txt: readable',
				]);
				await isAsFilesSay();
				assert.equal((await verified(options)).count, 0);
			});

			it('finds another alias that nobody noticed, and who is mentioned by it', async () => {
				await start(articles, options);
				folder.write({ 'actors.yaml': actors('the lock') });
				const told = found(await verified(options));
				assert.ok(told.includes('actors.yaml: text'));
				assert.ok(told.includes('articles/a001.txt: mentions'));
				await isAsFilesSay();
			});

			it('finds what is wrong in the corpus itself, and puts it right', async () => {
				await start(articles, options);
				const right = live.current();
				live.repair(corpus => {
					const [one, other] = [corpus.articles.get(name(0)), corpus.articles.get(name(1))];
					assert.ok(one && other);
					const mentions = other.summary.mentions;
					const { path, hash, length, lines, sentences, metadata, genre, attributions, statuses, findings } =
						one.summary;
					const summary = {
						path,
						hash,
						length,
						lines,
						sentences,
						metadata,
						genre,
						mentions,
						attributions,
						statuses,
						findings,
					};
					const state = { record: { ...one, summary }, sidecars: corpus.sidecars.get(name(0)) ?? [] };
					const wrong = withArticle(corpus, name(0), { state, carried: corpus.carried });
					return { ...wrong, index: CorpusIndex.empty() };
				});
				const told = found(await verified(options));
				assert.ok(told.includes('articles/a000.txt: mentions'), told.join());
				assert.ok(told.includes('lund: counts'), told.join());
				assert.deepEqual([...compareCorpora(live.current(), right)].flat(), []);
				await isAsFilesSay();
			});

			it('takes the texts that an editor shows for the files, and what edits tell of their annotations', async () => {
				await start(articles, options);
				const text = articleText(4);
				live.edit(name(4), text);
				live.current();
				const typed = 'Suddenly ';
				live.edit(name(4), typed + text, [{ start: 0, end: 0, inserted: typed.length }]);
				live.edit('articles/unsaved.txt', 'Marta Lund.\n');
				live.edit(`${name(2)}.ann.yaml`, `${sidecar(articleText(2), 'the lock')}  - {"`);
				assert.equal((await verified(options)).count, 0);
				assert.equal(live.current().sidecars.get(name(4))?.[0]?.resolved[0]?.anchor, 'moved');
				assert.ok(live.current().carried.has(`${name(2)}.ann.yaml`));
			});

			it('can be stopped', async () => {
				await start(articles, options);
				const stop = new AbortController();
				const verification = await verify(nodeFiles, live, {
					...options,
					signal: stop.signal,
					onProgress: () => stop.abort(),
				});
				assert.equal(verification, undefined);
			});
		});
	}

	it('finds nothing once an article is saved and closed whose words were deleted, and typed again elsewhere', async () => {
		await start(6);
		const text = articleText(4);
		const at = text.indexOf('the lock');
		live.edit(name(4), text);
		live.current();
		const without = text.slice(0, at) + text.slice(at + 8);
		live.edit(name(4), without, [{ start: at, end: at + 8, inserted: 0 }]);
		live.edit(name(4), `${without}the lock`, [{ start: without.length, end: without.length, inserted: 8 }]);
		assert.notEqual(live.current().sidecars.get(name(4))?.[0]?.resolved[0]?.anchor, 'moved');
		assert.equal((await verified()).count, 0);
		folder.write({ [name(4)]: `${without}the lock` });
		live.release(name(4));
		await live.reconcile();
		assert.equal((await verified()).count, 0);
		await isAsFilesSay();
	});

	it('finds nothing in what an editor lets go of meanwhile, or has just let go of, without having saved it', async () => {
		await start(6);
		const shown = [name(1), name(4), 'actors.yaml'];
		for (const path of shown.slice(0, 2)) live.edit(path, articleText(0, 'It rained.'));
		live.edit('actors.yaml', actors('the tide'));
		live.current();
		live.release(name(1));
		live.release('actors.yaml');
		const verification = await verified({ onProgress: done => done === 1 && live.release(name(4)) });
		assert.deepEqual(found(verification), []);
		await isAsFilesSay();
	});

	it('begins again where the actors change meanwhile', async () => {
		await start(6);
		let changes = 0;
		const verification = await verified({
			onProgress: () => {
				if (changes++ === 0) live.edit('actors.yaml', actors('the tide'));
			},
		});
		assert.equal(verification.count, 0);
		assert.ok(changes > 6);
	});

	it('gives up on a corpus that is closed before it was read', async () => {
		folder.write(corpusOf(6));
		live = createLiveCorpus(nodeFiles, folder.path, { log: message => log.push(message) });
		await live.close();
		assert.equal(await verify(nodeFiles, live), undefined);
	});

	it('gives up where they do not come to rest', async () => {
		await start(6);
		let changes = 0;
		const onProgress = () => live.edit('actors.yaml', actors(`tide ${changes++}`));
		assert.equal(await verify(nodeFiles, live, { onProgress }), undefined);
	});

	it('finds a wrong entry of the cache, which is right at the next start', async () => {
		const store = temporaryFolder();
		const cache = (root: string) =>
			openArticleCache({
				folder: store.path,
				root,
				analyser: 'this',
				digester: writeDigest,
				log: message => log.push(message),
			});
		folder.write(corpusOf(60));
		await loadCorpus(nodeFiles, folder.path, { pool, cache });
		const liar = cache(folder.path);
		const cached = await liar.load();
		const [one, other] = [cached?.entries.get(name(8)), cached?.entries.get(name(9))];
		assert.ok(cached && one && other);
		liar.put([{ article: one.article, files: one.files, packed: other.bytes() }]);
		await liar.commit(cached.context);
		await liar.close();
		const options = { pool, cache, log: (message: string) => log.push(message) };
		const { verification } = await verifyFolder(nodeFiles, folder.path, options);
		assert.ok(found(verification).includes('articles/a008.txt: text'), found(verification).join());
		assert.equal((await verifyFolder(nodeFiles, folder.path, options)).verification.count, 0);
		store.dispose();
	});

	it('finds nothing after whatever happened, once the corpus has looked for what its watcher missed', async () => {
		const event = fc.record({
			what: fc.constantFrom(
				...['write', 'remove', 'rename', 'annotate', 'drop', 'alias', 'break', 'genre', 'garble'],
				...['open', 'type', 'delete', 'save', 'close'],
			),
			n: fc.nat(7),
			/** About where the words are that are annotated. */
			at: fc.integer({ min: 34, max: 48 }),
			word: fc.constantFrom<string>('lock', 'the pilot', 'Vos', 'rain', 'Marta Lund', '🚢', '\ud83d', '\udea2'),
			isNoticed: fc.boolean(),
		});
		/** Somebody opens an article, changes it, perhaps saves it, and closes it: the annotation files stay as they are. */
		const session = fc
			.record({
				n: fc.constantFrom(0, 1),
				edits: fc.array(event, { minLength: 1, maxLength: 4 }),
				isSaved: fc.boolean(),
			})
			.map(({ n, edits, isSaved }): readonly Event[] => [
				{ ...opening, n },
				...edits.map((edit): Event => ({ ...edit, what: edit.n < 6 ? 'type' : 'delete', n })),
				...(isSaved ? [{ ...opening, what: 'save', n }] : []),
				{ ...opening, what: 'close', n },
			]);
		const opening: Event = { what: 'open', n: 0, at: 0, word: '', isNoticed: true };
		const happenings = fc
			.array(
				fc.oneof(
					event.map(one => [one]),
					session,
				),
				{ maxLength: 20 },
			)
			.map(parts => parts.flat());
		type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;
		const open = new Map<string, string>();
		/** @returns the files that changed on the disk */
		const happen = ({ what, n, at, word, isNoticed }: Event): readonly string[] => {
			const path = name(n);
			const put = (file: string, text: string | Uint8Array) => {
				folder.write({ [file]: text });
				return [file];
			};
			const shown = open.get(path);
			const show = (text: string, edits?: Parameters<LiveCorpus['edit']>[2]) => {
				open.set(path, text);
				live.edit(path, normalise(text), edits);
				return [];
			};
			switch (what) {
				case 'write':
					return put(path, articleText(n, `So said ${word}.`));
				case 'remove':
					folder.remove(path);
					return [path];
				case 'rename': {
					const to = name((n + 1) % 8);
					if (onDisk(path) === undefined) return [];
					renameSync(folder.join(path), folder.join(to));
					return [path, to];
				}
				case 'annotate':
					// Nobody has seen the text that it was written against.
					return put(`${path}.mara.ann.yaml`, sidecar(articleText(n).replace('the', 'the old'), 'the old lock would'));
				case 'drop':
					folder.remove(`${path}.ann.yaml`);
					return [`${path}.ann.yaml`];
				case 'alias':
					return put('actors.yaml', actors(word));
				case 'genre':
					return put('corpus.yaml', `standpoint: 1\ngenre: ${n % 2 ? 'opinion' : 'news'}\n`);
				case 'break':
					return put(`${path}.ann.yaml`, 'annotations: {"[');
				case 'garble':
					return put(path, new Uint8Array([0, n]));
				case 'open':
					return show(shown ?? onDisk(path) ?? articleText(n));
				case 'type':
				case 'delete': {
					if (shown === undefined) return [];
					const start = at % shown.length;
					const end = what === 'type' ? start : Math.min(shown.length, start + word.length);
					const typed = what === 'type' ? word : '';
					return show(shown.slice(0, start) + typed + shown.slice(end), [{ start, end, inserted: typed.length }]);
				}
				case 'save':
					if (shown === undefined) return [];
					put(path, shown);
					// An editor that lets the server write annotation files tells it first; these are not written here.
					if (isNoticed) live.saved(path);
					return [path];
				default:
					open.delete(path);
					live.release(path);
					return [];
			}
		};
		const onDisk = (path: string): string | undefined => {
			try {
				return decode(nodeFiles.readNow(folder.join(path), 1 << 20).bytes).text;
			} catch {
				return undefined;
			}
		};
		/** What a start anew cannot know: the texts that editors show, and what a file last said before it was half-typed. */
		const isAsRead = async () => {
			if (open.size === 0 && live.current().carried.size === 0) await isAsFilesSay();
		};
		await fc.assert(
			fc.asyncProperty(happenings, fc.boolean(), async (events, looksItself) => {
				folder.dispose();
				folder = temporaryFolder();
				open.clear();
				await start(8);
				await live.follow(happen({ ...opening, what: 'annotate', n: 1 }));
				for (const one of events) {
					const paths = happen(one);
					if (!one.isNoticed) continue;
					// What is typed is taken in when somebody asks.
					live.current();
					await live.follow(paths);
				}
				if (looksItself) {
					await live.reconcile();
					assert.deepEqual(found(await verified()), []);
				} else {
					await verified();
					assert.deepEqual(found(await verified()), []);
					await live.reconcile();
					assert.deepEqual(found(await verified()), []);
				}
				await isAsRead();
				await live.close();
			}),
			{ numRuns: 40 },
		);
	});
});
