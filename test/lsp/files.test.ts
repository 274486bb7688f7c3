import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
	FullDocumentDiagnosticReport,
	Hover,
	MarkupContent,
	WorkspaceDiagnosticReport,
} from 'vscode-languageserver-protocol';
import type { CorpusInfo } from '../../server/src/protocol';
import { type Client, type ClientOptions, startClient } from './support/client';
import { harbourCorpus, type TestCorpus, testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';

describe('the files of a corpus', () => {
	let corpus: TestCorpus;
	let client: Client;
	const start = async (options: Partial<ClientOptions> = {}) => {
		client = await startClient({ folders: [corpus.root], ...options });
		await client.ready();
	};
	beforeEach(() => {
		corpus = testCorpus();
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
	const corpora = () => client.request<CorpusInfo[]>('standpoint/corpora');
	const first = async () => (await corpora())[0] as CorpusInfo;
	const cardAt = async (path: string, words: string) => {
		const hover = await client.at<Hover | null>('textDocument/hover', path, corpus.find(path, words));
		return hover === null ? '' : (hover.contents as MarkupContent).value;
	};

	describe('when they change behind the editor', () => {
		it('are read again', async () => {
			await start();
			const { mentions } = await first();
			corpus.write({ 'articles/new.txt': 'Daniel Okoro met Ingrid Halvorsen.\n' });
			client.changedOnDisk(['articles/new.txt'], 1);
			await client.until(first, info => info.mentions === mentions + 2);
		});

		it('are found although the watcher forgot to name them', async () => {
			await start();
			corpus.write({ 'articles/new.txt': 'Daniel Okoro.\n', 'articles/newer.txt': 'Daniel Okoro.\n' });
			// A folder is all that some watchers name.
			client.changedOnDisk(['articles'], 2);
			await client.until(first, info => info.articles === 4);
		});

		it('are found after a checkout of hundreds of files', async () => {
			await start();
			const paths = Array.from({ length: 300 }, (_, n) => `articles/more/${n}.txt`);
			corpus.write(Object.fromEntries(paths.map(path => [path, 'Norwick waits.\n'])));
			client.changedOnDisk(paths.slice(0, 250), 1);
			await client.until(first, info => info.articles === 302);
			corpus.remove('articles/more');
			client.changedOnDisk(['articles/more'], 3);
			await client.until(first, info => info.articles === 2);
		});

		it('keep their annotations when article and sidecar are renamed', async () => {
			await start();
			const to = 'articles/renamed.txt';
			for (const ending of ['', '.ann.yaml']) {
				renameSync(join(corpus.root, `${dredging}${ending}`), join(corpus.root, `${to}${ending}`));
				client.changedOnDisk([`${dredging}${ending}`], 3);
				client.changedOnDisk([`${to}${ending}`], 1);
			}
			const spans = () => client.request<unknown[]>('standpoint/stanceSpans', { uri: client.uri(to) });
			await client.until(spans, found => found.length === 1);
			assert.equal((await first()).articles, 2);
		});

		it('follow the actors', async () => {
			await start();
			client.open(dredging, corpus.read(dredging));
			assert.match(await cardAt(dredging, 'Daniel Okoro'), /`okoro`/);
			corpus.write({ 'actors.yaml': 'actors:\n  norwick: {name: Norwick, kind: state}\n' });
			client.changedOnDisk(['actors.yaml']);
			await client.until(
				() => cardAt(dredging, 'Daniel Okoro'),
				card => !card.includes('`okoro`'),
			);
		});
	});

	describe('in several folders', () => {
		it('belong each to the innermost corpus', async () => {
			corpus.write({
				'archive/corpus.yaml': 'name: The archive\n',
				'archive/actors.yaml':
					'actors:\n  okoro: {name: Daniel Okoro the Elder, kind: person, aliases: [Daniel Okoro]}\n',
				'archive/articles/old.txt': 'Daniel Okoro spoke in 1971.\n',
			});
			const other = testCorpus({ ...harbourCorpus, 'corpus.yaml': 'name: Elsewhere\n' });
			await start({ folders: [corpus.root, other.root] });
			await client.until(corpora, found => found.length === 3 && found.every(({ reading }) => !reading));
			assert.deepEqual((await corpora()).map(({ name }) => name).sort(), [
				'Elsewhere',
				'The archive',
				'The harbour affair',
			]);
			client.open('archive/articles/old.txt', corpus.read('archive/articles/old.txt'));
			assert.match(await cardAt('archive/articles/old.txt', 'Daniel'), /Elder/);
			client.open(dredging, corpus.read(dredging));
			assert.doesNotMatch(await cardAt(dredging, 'Daniel'), /Elder/);
			other.dispose();
		});

		it('become a corpus when a corpus.yaml appears, and cease to be one when it goes', async () => {
			await start();
			corpus.write({ 'press/corpus.yaml': 'articles: ["*.txt"]\n', 'press/a.txt': 'Tide.\n' });
			client.changedOnDisk(['press/corpus.yaml'], 1);
			await client.until(corpora, found => found.length === 2 && found.every(({ reading }) => !reading));
			corpus.remove('press/corpus.yaml');
			client.changedOnDisk(['press/corpus.yaml'], 3);
			await client.until(corpora, found => found.length === 1);
		});

		it('are followed when a folder is added to the workspace', async () => {
			const other = testCorpus();
			const folders = [corpus.root];
			await start({ folders });
			folders.push(other.root);
			await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
				event: { added: [{ uri: client.uri(other.root), name: 'other' }], removed: [] },
			});
			await client.until(corpora, found => found.length === 2);
			other.dispose();
		});

		it('are found from one open article, without any folder', async () => {
			client = await startClient({ folders: [] });
			const path = join(corpus.root, dredging);
			client.open(path, corpus.read(dredging));
			const hover = await client.at<Hover>('textDocument/hover', path, corpus.find(dredging, 'Halvorsen', 1));
			assert.match((hover.contents as MarkupContent).value, /Ingrid Halvorsen/);
		});
	});

	it('are reported and skipped where they cannot be read, and nothing else is lost', async () => {
		corpus.write({
			'articles/photo.txt': new Uint8Array([137, 80, 78, 71, 0, 13]),
			'articles/latin.txt': new Uint8Array([0x4e, 0x6f, 0x72, 0x77, 0xef, 0x63, 0x6b]),
			'articles/huge.txt': '',
		});
		truncateSync(join(corpus.root, 'articles/huge.txt'), 50 * 2 ** 20);
		symlinkSync('loop.txt', join(corpus.root, 'articles/loop.txt'));
		symlinkSync('nothing.txt', join(corpus.root, 'articles/dangling.txt'));
		symlinkSync('..', join(corpus.root, 'articles/up'));
		symlinkSync('/etc/hostname', join(corpus.root, 'articles/outside.txt'));
		mkdirSync(join(corpus.root, 'articles/folder.txt'));
		writeFileSync(join(corpus.root, 'actors'), 'a file in the place of a folder');
		if (process.platform !== 'win32') execFileSync('mkfifo', [join(corpus.root, 'articles/pipe.txt')]);
		await start();
		const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
			previousResultIds: [],
		});
		const messageOf = (path: string) => {
			const report = items.find(({ uri }) => uri === client.uri(path)) as FullDocumentDiagnosticReport | undefined;
			return report?.items.map(({ code, message }) => `${code}: ${message}`).join() ?? '';
		};
		assert.match(messageOf('articles/photo.txt'), /unreadable-file: .*not text/);
		assert.match(messageOf('articles/latin.txt'), /unreadable-file: .*UTF-8/);
		assert.match(messageOf('articles/huge.txt'), /unreadable-file: .*too large: 50 MB/);
		assert.match(messageOf('articles/loop.txt'), /leads back to itself/);
		assert.match(messageOf('articles/dangling.txt'), /link to nothing/);
		assert.match(messageOf('articles/up'), /link to a folder/);
		assert.match(messageOf('articles/outside.txt'), /out of the corpus/);
		if (process.platform !== 'win32') assert.match(messageOf('articles/pipe.txt'), /not a regular file/);
		assert.equal((await first()).articles, 3);
		client.open(dredging, corpus.read(dredging));
		assert.match(await cardAt(dredging, 'Daniel'), /Daniel Okoro/);
	});

	it('show in the editor how far their reading got', async () => {
		const article = `${corpus.read(dredging)}\n`.repeat(20);
		corpus.write(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`articles/n${n}.txt`, article])));
		await start();
		const steps = await client.until(
			() =>
				(client.asked.get('$/progress') ?? []) as {
					readonly value: { readonly kind: string; readonly title?: string };
				}[],
			found => found.some(({ value }) => value.kind === 'end'),
		);
		assert.equal(steps[0]?.value.kind, 'begin');
		assert.match(steps[0]?.value.title ?? '', /^Reading the corpus/);
		assert.ok(steps.some(({ value }) => value.kind === 'report'));
		assert.equal(client.asked.get('window/workDoneProgress/create')?.length, 1);
	});

	it('do not keep an open article waiting while there are many', async () => {
		const article = `${corpus.read(dredging)}\n`.repeat(8);
		corpus.write(Object.fromEntries(Array.from({ length: 120 }, (_, n) => [`articles/n${n}.txt`, article])));
		const order: string[] = [];
		const asking: Promise<unknown>[] = [];
		client = await startClient({
			folders: [corpus.root],
			atOnce: ({ open, at }) => {
				open(dredging, corpus.read(dredging));
				const hover = at<Hover>('textDocument/hover', dredging, corpus.find(dredging, 'Daniel'));
				asking.push(hover.then(({ contents }) => order.push((contents as MarkupContent).value)));
			},
		});
		asking.push(client.ready().then(() => order.push('all read')));
		await Promise.all(asking);
		assert.match(order[0] ?? '', /Daniel Okoro/);
		assert.match(order[0] ?? '', /still being read/);
		assert.equal(order[1], 'all read');
		assert.doesNotMatch(await cardAt(dredging, 'Daniel'), /still being read/);
	});
});
