import assert from 'node:assert/strict';
import type { Corpus } from '../../../server/src/corpus/corpus';
import { createLiveCorpus, type LiveCorpus } from '../../../server/src/host/live-corpus';
import { loadCorpus } from '../../../server/src/host/load-corpus';
import { nodeFiles } from '../../../server/src/host/node-files';
import { temporaryFolder } from './temporary-folder';

const harbour = {
	'corpus.yaml': 'standpoint: 1\nname: Harbour\n',
	'actors.yaml': 'actors:\n  lund:\n    name: Marta Lund\n    kind: person\n',
	'articles/a.txt': 'Marta Lund opened the lock.\n',
	'articles/a.txt.ann.yaml': `standpoint: 1
text: {sha256: ${nodeFiles.hash('Marta Lund opened the lock.\n')}, length: 28}
annotations:
  - {id: n1, type: note, quote: the lock, at: [18, 26], note: Which one?}
`,
	'articles/b.txt': 'The lock stayed shut.\n',
};

/** What a person would see of a corpus; two corpora that show the same are the same. */
const shown = (corpus: Corpus) => ({
	actors: [...corpus.registry.actors.keys()].sort(),
	articles: [...corpus.articles].map(([path, { summary }]) => [path, summary.hash, summary.mentions]).sort(),
	annotations: [...corpus.sidecars.values()]
		.flat()
		.map(({ path, resolved }) => [path, resolved.map(({ annotation, anchor, at }) => [annotation.id, anchor, at])])
		.sort(),
	unreadable: [...corpus.unreadable].sort(),
});

describe('a live corpus', () => {
	let folder = temporaryFolder();
	let live: LiveCorpus;
	const log: string[] = [];
	beforeEach(async () => {
		log.length = 0;
		folder = temporaryFolder();
		folder.write(harbour);
		live = createLiveCorpus(nodeFiles, folder.path, { log: message => log.push(message) });
	});
	afterEach(() => {
		live.close();
		folder.dispose();
		assert.deepEqual(log, []);
	});

	const sameAsRead = async () =>
		assert.deepEqual(shown(live.current()), shown((await loadCorpus(nodeFiles, folder.path)).corpus));

	it('reads its folder', async () => {
		await live.reconcile();
		const { articles, sidecars, registry, unreadable } = live.current();
		assert.deepEqual([...articles.keys()].sort(), ['articles/a.txt', 'articles/b.txt']);
		assert.equal(sidecars.get('articles/a.txt')?.[0]?.resolved[0]?.anchor, 'exact');
		assert.deepEqual([...registry.actors.keys()], ['lund']);
		assert.equal(unreadable.size, 0);
		assert.ok(live.isComplete());
	});

	it('follows files that were written, created, removed and renamed while nobody looked', async () => {
		await live.reconcile();
		folder.write({ 'articles/c.txt': 'Marta Lund left.\n', 'articles/b.txt': 'The lock opened.\n' });
		folder.remove('articles/a.txt');
		await live.reconcile();
		assert.deepEqual([...live.current().articles.keys()].sort(), ['articles/b.txt', 'articles/c.txt']);
		await sameAsRead();
	});

	it('looks only where it is told to, where that is enough', async () => {
		await live.reconcile();
		folder.write({ 'articles/b.txt': 'The lock opened.\n', 'articles/a.txt': 'Nobody opened the lock.\n' });
		const before = live.current().articles.get('articles/a.txt');
		await live.follow(['articles/b.txt']);
		assert.equal(live.current().articles.get('articles/a.txt'), before);
		await live.follow(['articles/a.txt']);
		await sameAsRead();
	});

	it('looks everywhere where a watcher says so much that it must have dropped some, and for a while after that', async () => {
		await live.reconcile();
		folder.write({ 'articles/c.txt': 'Marta Lund left.\n' });
		await live.follow(Array.from({ length: 250 }, (_, n) => `articles/gone-${n}.txt`));
		assert.ok(live.current().articles.has('articles/c.txt'));
		folder.write({ 'articles/d.txt': 'Marta Lund came back.\n' });
		await live.follow(['articles/b.txt']);
		await sameAsRead();
	});

	it('notices that a folder went or came', async () => {
		await live.reconcile();
		folder.write({ 'articles/2024/c.txt': 'Later.\n' });
		await live.follow(['articles/2024']);
		assert.ok(live.current().articles.has('articles/2024/c.txt'));
		folder.remove('articles/2024');
		await live.follow(['articles/2024']);
		await sameAsRead();
	});

	it('lets the text in the editor count, and the file again when the editor closes it', async () => {
		await live.reconcile();
		live.edit('articles/b.txt', 'Marta Lund shut the lock.\n');
		assert.equal(live.current().articles.get('articles/b.txt')?.summary.mentions.length, 1);
		folder.write({ 'articles/b.txt': 'On the disk.\n' });
		await live.reconcile();
		assert.equal(live.textOf('articles/b.txt'), 'Marta Lund shut the lock.\n');
		assert.ok(!live.isLetGo('articles/b.txt'));
		live.release('articles/b.txt');
		assert.equal(live.current().articles.get('articles/b.txt')?.summary.mentions.length, 1);
		assert.ok(live.isLetGo('articles/b.txt'), 'what the editor showed is still there, and says nothing of the file');
		await live.reconcile();
		assert.ok(!live.isLetGo('articles/b.txt'));
		assert.equal(live.textOf('articles/b.txt'), 'On the disk.\n');
		assert.equal(live.current().articles.get('articles/b.txt')?.analysis, undefined);
		await sameAsRead();
	});

	it('forgets a file that existed in the editor only', async () => {
		await live.reconcile();
		live.edit('articles/new.txt', 'Not saved.\n');
		assert.ok(live.current().articles.has('articles/new.txt'));
		live.release('articles/new.txt');
		await live.reconcile();
		assert.ok(!live.isLetGo('articles/new.txt'));
		await sameAsRead();
	});

	it('answers for an open article before the rest is read', async () => {
		live.edit('articles/a.txt', harbour['articles/a.txt']);
		void live.reconcile();
		await live.prepared;
		const record = live.current().articles.get('articles/a.txt');
		assert.deepEqual(
			record?.analysis?.mentions.map(({ actor }) => actor),
			['lund'],
		);
		await live.reconcile();
	});

	it('takes in other articles when the globs in an open corpus.yaml change', async () => {
		folder.write({ 'press/d.txt': 'Marta Lund again.\n' });
		await live.reconcile();
		live.edit('corpus.yaml', 'standpoint: 1\narticles: ["press/*.txt"]\n');
		live.current();
		await live.reconcile();
		assert.deepEqual([...live.current().articles.keys()], ['press/d.txt']);
	});

	it('keeps the last good actors while actors.yaml is half typed, and says what is wrong', async () => {
		await live.reconcile();
		live.edit('actors.yaml', 'actors:\n  lund:\n    name: "Marta Lu');
		const { registry, actorFiles } = live.current();
		assert.equal(registry.actors.get('lund')?.name, 'Marta Lund');
		assert.ok(actorFiles.get('actors.yaml')?.problems.some(({ code }) => code === 'yaml-syntax'));
	});

	it('shows an actor as typed at once, and lets the articles of a large corpus follow after a pause', async () => {
		folder.write(
			Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`articles/n${n}.txt`, `Piet Vos, number ${n}.\n`])),
		);
		await live.reconcile();
		live.edit('actors.yaml', `${harbour['actors.yaml']}  vos:\n    name: Piet Vos\n    kind: person\n`);
		const atOnce = live.current();
		assert.ok(atOnce.registry.actors.has('vos'));
		assert.ok(atOnce.actorFiles.get('actors.yaml')?.entries.has('vos'));
		assert.equal(atOnce.index.get('vos'), undefined);
		assert.equal(live.current(), atOnce);
		await new Promise<void>(resolve => {
			const poll = () => (live.current().index.get('vos')?.mentions.size === 40 ? resolve() : setTimeout(poll, 20));
			poll();
		});
	});

	it('reports what it cannot read, until it can', async () => {
		folder.write({ 'articles/photo.txt': new Uint8Array([1, 0, 2]) });
		await live.reconcile();
		assert.match(live.current().unreadable.get('articles/photo.txt') ?? '', /not text/);
		folder.write({ 'articles/photo.txt': 'A caption.\n' });
		await live.reconcile();
		assert.equal(live.current().unreadable.size, 0);
		await sameAsRead();
	});

	it('refuses globs that lead out of the folder, and says so', async () => {
		folder.write({ 'inner/corpus.yaml': 'articles: ["../articles/*.txt", "*.txt"]\n', 'inner/c.txt': 'Tide.\n' });
		const { corpus } = await loadCorpus(nodeFiles, folder.join('inner'));
		assert.deepEqual([...corpus.articles.keys()], ['c.txt']);
		assert.deepEqual(
			corpus.file.problems.map(({ message }) => message.includes('“../articles/*.txt” leads out')),
			[true],
		);
	});

	it('stops when it is closed in the middle', async () => {
		const reading = live.reconcile();
		live.close();
		await reading;
		assert.ok(!live.isComplete());
	});
});
