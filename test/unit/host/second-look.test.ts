import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusChange } from '../../../server/src/corpus/corpus';
import { packAnew } from '../../../server/src/corpus/read-anew';
import { inMemory } from '../../../server/src/corpus/stored/byte-source';
import { createLiveCorpus } from '../../../server/src/host/live-corpus';
import { nodeFiles } from '../../../server/src/host/node-files';
import type { Batch } from '../../../server/src/host/reconcile';
import { createSecondLooks, secondLookAfter } from '../../../server/src/host/second-look';
import { temporaryFolder } from './temporary-folder';

const article = 'articles/a.txt';
const file = `${article}.ann.yaml`;
const text = 'Marta Lund opened the lock.\n';
const entry = (id: string, quote: string) =>
	`  - id: ${id}\n    type: note\n    quote: ${quote}\n    at: [${text.indexOf(quote)}, ${text.indexOf(quote) + quote.length}]\n`;
const head = `standpoint: 1\ntext: {sha256: ${nodeFiles.hash(text)}, length: ${text.length}}\nannotations:\n`;
const before = `${head}${entry('n1', 'Marta')}${entry('n2', 'the lock')}`;
/** The file with one more, which a program is about to write. */
const after = `${head}${entry('n0', 'Lund')}${entry('n1', 'Marta')}${entry('n2', 'the lock')}`;

const corpusWith = (source: string): Corpus =>
	applyChanges(
		emptyCorpus(),
		[
			{ kind: 'article', path: article, text, hash: nodeFiles.hash(text), open: true },
			{ kind: 'sidecar', path: file, source },
		],
		() => text,
	);

/** What is seen of the file: its text, or undefined where it is not there. */
function seen(source: string | undefined): Batch {
	const change: CorpusChange =
		source === undefined ? { kind: 'removed', path: file } : { kind: 'sidecar', path: file, source };
	const known = source === undefined ? undefined : { stamp: '', hash: nodeFiles.hash(source) };
	return { changes: [change], known: new Map([[file, known]]), done: 0, total: 0 };
}

const idsOf = (corpus: Corpus) =>
	corpus.sidecars.get(article)?.flatMap(({ sidecar }) => sidecar.annotations.map(({ id }) => id)) ?? [];

describe('what an annotation file has lost', () => {
	it('does not count while a program writes it: empty, absent or with a part of its text', () => {
		const moment = fc.oneof(
			fc.constantFrom(undefined, ''),
			fc.integer({ min: 0, max: after.length }).map(length => after.slice(0, length)),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(moment, fc.nat(secondLookAfter - 1)), { maxLength: 6 }), moments => {
				let now = 0;
				const looks = createSecondLooks(() => now);
				let corpus = corpusWith(before);
				let last: string | undefined;
				for (const [source, pause] of [...moments, [after, 0] as const]) {
					// Twice the same for so short a time is still one moment.
					now += source === last ? 0 : pause;
					last = source;
					corpus = applyChanges(corpus, looks.take(corpus, seen(source)).changes, () => text);
					const ids = idsOf(corpus);
					for (const id of ['n1', 'n2']) assert.ok(ids.includes(id), `${id} in ${JSON.stringify(source)}`);
				}
				assert.deepEqual(idsOf(corpus), ['n0', 'n1', 'n2']);
			}),
		);
	});

	it('counts when a second look finds the same', () => {
		for (const source of [undefined, '', head, head + entry('n1', 'Marta')]) {
			let now = 0;
			const looks = createSecondLooks(() => now);
			let corpus = corpusWith(before);
			assert.deepEqual(looks.take(corpus, seen(source)).changes, []);
			assert.deepEqual(looks.due(), [file]);
			assert.deepEqual(looks.due(), []);
			now += secondLookAfter;
			const batch = looks.take(corpus, seen(source));
			assert.ok(batch.known.has(file));
			corpus = applyChanges(corpus, batch.changes, () => text);
			assert.deepEqual(idsOf(corpus), source?.includes('n1') ? ['n1'] : []);
		}
	});

	it('counts at once where its article goes too, and where it has lost nothing', () => {
		const looks = createSecondLooks(() => 0);
		const gone: Batch = {
			changes: [
				{ kind: 'removed', path: article },
				{ kind: 'removed', path: file },
			],
			known: new Map(),
			done: 0,
			total: 0,
		};
		assert.equal(looks.take(corpusWith(before), gone), gone);
		const more = seen(after);
		assert.equal(looks.take(corpusWith(before), more), more);
		const first = seen(head);
		assert.equal(looks.take(corpusWith(head), first), first);
	});

	it('is looked at twice also where a thread has read it', () => {
		const context = { registry: emptyCorpus().registry, matcher: emptyCorpus().matcher };
		const packed = packAnew(context, { path: article, text, hash: nodeFiles.hash(text) }, [
			{ path: file, text: head, hash: 'b' },
		]);
		assert.ok(packed);
		const batch: Batch = {
			changes: [{ kind: 'stored', path: article, packed: inMemory(packed.bytes) }],
			known: new Map([
				[article, { stamp: '1', hash: 'a' }],
				[file, { stamp: '1', hash: 'b' }],
			]),
			done: 0,
			total: 0,
		};
		let now = 0;
		const looks = createSecondLooks(() => now);
		const held = looks.take(corpusWith(before), batch);
		assert.deepEqual([held.changes, [...held.known]], [[], []]);
		assert.deepEqual([...looks.due()].sort(), [article, file].sort());
		now += secondLookAfter;
		assert.equal(looks.take(corpusWith(before), batch), batch);
	});

	it('is never seen by who follows a folder in which files are saved and checked out', async () => {
		const folder = temporaryFolder();
		folder.write({ 'corpus.yaml': 'standpoint: 1\n', [article]: text, [file]: before });
		const states: (readonly string[])[] = [];
		const live = createLiveCorpus(nodeFiles, folder.path, { onChange: () => states.push(idsOf(live.current())) });
		await live.reconcile();
		states.length = 0;
		for (const moment of ['', after.slice(0, 60), after.slice(0, after.indexOf('  - id: n1')), undefined]) {
			if (moment === undefined) folder.remove(file);
			else folder.write({ [file]: moment });
			const following = live.follow([file]);
			await new Promise(resolve => setTimeout(resolve, secondLookAfter / 4));
			folder.write({ [file]: after });
			void live.follow([file]);
			await following;
		}
		assert.ok(states.length > 0);
		for (const ids of states)
			assert.deepEqual(
				ids.filter(id => id !== 'n0'),
				['n1', 'n2'],
			);
		folder.write({ [file]: '' });
		await live.follow([file]);
		assert.deepEqual(idsOf(live.current()), []);
		await live.close();
		folder.dispose();
	});
});
