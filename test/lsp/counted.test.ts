import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Location } from 'vscode-languageserver-protocol';
import { corpusFiles } from '../../bench/corpus-generator';
import type { CorpusInfo, VerifyIndexResult } from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';
import { seen } from './support/seen';

const files = Object.fromEntries(
	[...corpusFiles({ articles: 600, actors: 40, length: 1_000, dirtyEvery: 0 })].map(({ path, content }) => [
		path,
		content,
	]),
);

describe('a corpus of many articles', function () {
	this.timeout(120_000);
	let corpus: TestCorpus;
	let scratch: string;
	let cacheDir: string;
	let client: Client;
	let expected: unknown;

	const start = async (): Promise<Client> => {
		client = await startClient({ folders: [corpus.root], cacheDir });
		return client;
	};
	/** Resolves, when all is counted and not all is analysed, to what the server says of that. */
	const counted = async (client: Client): Promise<CorpusInfo> => {
		const [info] = await client.until(
			() => client.request<CorpusInfo[]>('standpoint/corpora'),
			([info]) => info?.reading === false,
		);
		assert.ok(info?.analysing, 'it is analysed already');
		return info;
	};
	const references = async (client: Client): Promise<readonly string[]> => {
		const line = corpus
			.read('actors.yaml')
			.split('\n')
			.findIndex(text => /^ {2}\S+:/.test(text));
		const context = { includeDeclaration: true };
		const position = { line, character: 3 };
		const found = await client.at<Location[]>('textDocument/references', 'actors.yaml', position, { context });
		return found.map(location => JSON.stringify(location)).sort();
	};
	/** What a client sees in the end, and whether that is what the files say. */
	const rightInTheEnd = async (client: Client): Promise<void> => {
		await client.ready();
		assert.deepEqual(await seen(client, corpus.root), expected);
		const params = { root: client.uri(corpus.root) };
		const { differences } = await client.request<VerifyIndexResult>('standpoint/verifyIndex', params);
		assert.equal(differences, 0);
	};

	before(async () => {
		corpus = testCorpus(files);
		scratch = mkdtempSync(join(tmpdir(), 'standpoint-counted-'));
		cacheDir = mkdtempSync(join(scratch, 'cache-'));
		const client = await start();
		await client.ready();
		expected = await seen(client, corpus.root);
		await client.stop();
	});
	beforeEach(() => {
		cacheDir = mkdtempSync(join(scratch, 'cache-'));
	});
	afterEach(async () => {
		await client.stop();
	});
	after(() => {
		corpus.dispose();
		rmSync(scratch, { recursive: true, force: true });
	});

	it('has its references and counts before it has all findings, and tells that these are still to come', async () => {
		const client = await start();
		const info = await counted(client);
		assert.equal(info.articles, 600);
		assert.ok((info.progress ?? 1) < 1);
		const found = await references(client);
		assert.ok(found.length > 100);
		await client.ready();
		assert.deepEqual(await references(client), found);
		const { reading, analysing, progress, ...counts } = info;
		const [now] = await client.request<CorpusInfo[]>('standpoint/corpora');
		assert.deepEqual(now, { ...counts, reading: false, analysing: false });
		const titles = (client.asked.get('$/progress') ?? []).flatMap(asked => {
			const { title } = (asked as { readonly value: { readonly title?: string } }).value;
			return title === undefined ? [] : [title.replace(/ \S+$/, '')];
		});
		assert.deepEqual(titles, ['Reading the corpus', 'Analysing the corpus']);
		await rightInTheEnd(client);
	});

	it('is right at the next start where the server was killed between', async () => {
		const client = await start();
		await counted(client);
		client.process.kill('SIGKILL');
		await once(client.process, 'exit');
		client.connection.dispose();
		await rightInTheEnd(await start());
	});

	it('is analysed at the next start where the server ended between, and then kept', async () => {
		for (let n = 0; n < 2; n++) {
			const client = await start();
			await counted(client);
			assert.equal(await client.stop(), 0);
		}
		await rightInTheEnd(await start());
		await client.stop();
		await rightInTheEnd(await start());
	});
});
