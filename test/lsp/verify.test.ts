import assert from 'node:assert/strict';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import type { VerifyIndexResult } from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';
import { seen } from './support/seen';

const dredging = 'articles/2023-03-01-dredging.txt';

describe('verifying the index', () => {
	let corpus: TestCorpus;
	let client: Client;
	const start = async () => {
		client = await startClient({ folders: [corpus.root] });
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
	const verify = (root = corpus.root, more: object = {}) =>
		client.request<VerifyIndexResult | null>('standpoint/verifyIndex', { root: client.uri(root), ...more });

	it('finds nothing in a corpus that followed its files, with an article and its annotations in the editor', async () => {
		await start();
		const text = corpus.read(dredging);
		client.open(dredging, text);
		const at = { line: 0, character: 0 };
		client.change(dredging, [{ range: { start: at, end: at }, text: 'Breaking: ' }]);
		client.open(`${dredging}.ann.yaml`, corpus.read(`${dredging}.ann.yaml`));
		client.change(`${dredging}.ann.yaml`, [{ range: { start: at, end: at }, text: '"{[' }]);
		assert.deepEqual(await verify(), { articles: 2, differences: 0, told: [] });
	});

	it('finds nothing once half an emoji is saved, which is another sign on the disk', async () => {
		const path = 'articles/ferry.txt';
		const text = 'The ferry 😀 left the harbour on Monday.\n';
		const claim = '{id: f1, type: claim, quote: left the old harbour, at: [13, 33], source: none}';
		corpus.write({ [path]: text, [`${path}.ann.yaml`]: `standpoint: 1\nannotations:\n  - ${claim}\n` });
		await start();
		client.open(path, text);
		await client.request('standpoint/corpora');
		const range = { start: corpus.find(path, '😀', 0, 1), end: corpus.find(path, '😀', 0, 3) };
		client.change(path, [{ range, text: '' }]);
		await client.request('standpoint/corpora');
		corpus.write({ [path]: text.replace('😀 ', '\ud83d') });
		client.saved(path);
		client.close(path);
		client.changedOnDisk([path]);
		assert.deepEqual(await verify(), { articles: 3, differences: 0, told: [] });
		const fresh = await startClient({ folders: [corpus.root] });
		await fresh.ready();
		assert.deepEqual(await seen(client, corpus.root), await seen(fresh, corpus.root));
		assert.equal(await fresh.stop(), 0);
	});

	it('finds what no watcher told of, says what, and shows it from then on', async () => {
		await start();
		corpus.write({
			'articles/new.txt': 'Daniel Okoro met Ingrid Halvorsen.\n',
			[dredging]: `${corpus.read(dredging)}\nNorwick waits.\n`,
		});
		corpus.remove('articles/2023-03-09-ferries.md.mara.ann.yaml');
		assert.deepEqual(await verify(), {
			articles: 3,
			differences: 3,
			told: [
				'articles/2023-03-01-dredging.txt: It had changed without being noticed.',
				'articles/2023-03-09-ferries.md.mara.ann.yaml: It was known, and is not there.',
				'articles/new.txt: It is there, and was not known.',
			],
		});
		const fresh = await startClient({ folders: [corpus.root] });
		await fresh.ready();
		assert.deepEqual(await seen(client, corpus.root), await seen(fresh, corpus.root));
		assert.equal(await fresh.stop(), 0);
		assert.deepEqual(await verify(), { articles: 3, differences: 0, told: [] });
	});

	it('tells how far it got, to whom asked for that', async () => {
		await start();
		await verify(corpus.root, { workDoneToken: 'mine' });
		const steps = (client.asked.get('$/progress') ?? []) as {
			readonly token: unknown;
			readonly value: { readonly kind: string; readonly percentage?: number };
		}[];
		assert.deepEqual(
			steps.filter(({ token }) => token === 'mine').map(({ value }) => [value.kind, value.percentage]),
			[
				['begin', 0],
				['report', 50],
				['report', 100],
				['end', undefined],
			],
		);
	});

	it('can be cancelled, while an open article answers', async () => {
		corpus.write(
			Object.fromEntries(
				Array.from({ length: 300 }, (_, n) => [`articles/n${n}.txt`, corpus.read(dredging).repeat(3)]),
			),
		);
		await start();
		client.open(dredging, corpus.read(dredging));
		const source = new CancellationTokenSource();
		const order: string[] = [];
		const verifying = client.connection
			.sendRequest('standpoint/verifyIndex', { root: client.uri(corpus.root) }, source.token)
			.then(
				() => order.push('verified'),
				() => order.push('cancelled'),
			);
		const hover = await client.at<object | null>('textDocument/hover', dredging, corpus.find(dredging, 'Daniel'));
		assert.ok(hover);
		order.push('hover');
		source.cancel();
		await verifying;
		assert.deepEqual(order, ['hover', 'cancelled']);
	});

	it('has nothing to say of a folder that is no corpus', async () => {
		await start();
		assert.equal(await verify('/nowhere'), null);
	});
});
