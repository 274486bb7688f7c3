import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { readCorpusSettings } from '../../../server/src/codebook/read-corpus';
import type { CorpusPath } from '../../../server/src/corpus/corpus';
import { nodeFiles } from '../../../server/src/host/node-files';
import { type Batch, type Known, reconcile } from '../../../server/src/host/reconcile';
import { temporaryFolder } from './temporary-folder';

const { settings } = readCorpusSettings('');

describe('comparing a corpus with its folder', () => {
	let folder = temporaryFolder();
	const known = new Map<CorpusPath, Known>();
	beforeEach(() => {
		folder = temporaryFolder();
		known.clear();
	});
	afterEach(() => folder.dispose());

	/** Runs it once and remembers what it says; gives what there was to apply. */
	async function run(only?: readonly CorpusPath[], batchSize?: number): Promise<readonly Batch[]> {
		const batches: Batch[] = [];
		const options = {
			settings: () => settings,
			only,
			batchSize: batchSize === undefined ? undefined : () => batchSize,
		};
		for await (const batch of reconcile(nodeFiles, folder.path, known, options)) {
			batches.push(batch);
			for (const [path, state] of batch.known) {
				if (state === undefined) known.delete(path);
				else known.set(path, state);
			}
		}
		return batches;
	}
	const changesOf = (batches: readonly Batch[]) =>
		batches.flatMap(({ changes }) => changes.map(({ kind, path }) => `${kind} ${path}`));

	it('gives settings, actors, then each article with its sidecars', async () => {
		folder.write({
			'corpus.yaml': '',
			'actors.yaml': 'actors: {}',
			'articles/a.txt': 'A',
			'articles/a.txt.zoe.ann.yaml': '',
			'articles/a.txt.ann.yaml': '',
			'articles/a.txt.md': 'another article',
			'articles/b.txt': 'B',
		});
		const batches = await run(undefined, 1);
		assert.deepEqual(changesOf(batches), [
			'settings corpus.yaml',
			'actors actors.yaml',
			'article articles/a.txt',
			'sidecar articles/a.txt.ann.yaml',
			'sidecar articles/a.txt.zoe.ann.yaml',
			'article articles/a.txt.md',
			'article articles/b.txt',
		]);
		assert.equal(batches.at(-1)?.done, batches.at(-1)?.total);
	});

	it('reads nothing again that has not changed, and reports nothing whose text is the same', async () => {
		folder.write({ 'corpus.yaml': '', 'articles/a.txt': 'Tide\n' });
		await run();
		assert.deepEqual(changesOf(await run()), []);
		folder.write({ 'articles/a.txt': '\uFEFFTide\r\n' });
		assert.deepEqual(changesOf(await run()), []);
		folder.write({ 'articles/a.txt': 'Ebb\n' });
		assert.deepEqual(changesOf(await run()), ['article articles/a.txt']);
	});

	it('does not take the files of a folder for gone that cannot be listed just now', async () => {
		folder.write({ 'corpus.yaml': '', 'articles/2024/a.txt': 'A' });
		await run();
		const list = nodeFiles.list;
		const broken = {
			...nodeFiles,
			list: (path: string) => (path.endsWith('2024') ? Promise.reject(new Error('Busy.')) : list(path)),
		};
		const batches: Batch[] = [];
		for await (const batch of reconcile(broken, folder.path, known, { settings: () => settings })) batches.push(batch);
		assert.deepEqual(changesOf(batches), ['unreadable articles/2024']);
	});

	it('leads to the same as reading anew, whatever happened to the files', async () => {
		const names = [
			'articles/a.txt',
			'articles/b.md',
			'articles/a.txt.ann.yaml',
			'actors.yaml',
			'articles/x/c.txt',
			'notes.txt',
		];
		const step = fc.record({ name: fc.constantFrom(...names), text: fc.option(fc.constantFrom('one', 'two', '\0')) });
		await fc.assert(
			fc.asyncProperty(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 5 }), async rounds => {
				folder.dispose();
				folder = temporaryFolder();
				known.clear();
				folder.write({ 'corpus.yaml': '' });
				const state = new Map<CorpusPath, string>();
				for (const round of rounds) {
					for (const { name, text } of round) {
						if (text === null) folder.remove(name);
						else folder.write({ [name]: text });
					}
					for (const { changes } of await run()) {
						for (const change of changes) {
							if (change.kind === 'removed') state.delete(change.path);
							else state.set(change.path, JSON.stringify(change));
						}
					}
				}
				const following = new Map(state);
				const before = new Map(known);
				known.clear();
				const fresh = new Map<CorpusPath, string>();
				for (const { changes } of await run())
					for (const change of changes) fresh.set(change.path, JSON.stringify(change));
				if (rounds.length > 0) assert.deepEqual(sorted(following), sorted(fresh));
				assert.deepEqual([...before.keys()].sort(), rounds.length > 0 ? [...known.keys()].sort() : []);
			}),
			{ numRuns: 30 },
		);
	});
});

const sorted = (map: ReadonlyMap<string, string>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
