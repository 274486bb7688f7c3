import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import { type CancellationToken, CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { startClient } from './support/client';
import { testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';
const server = resolve(__dirname, '../../dist/server.js');

describe('the server', () => {
	it('ends cleanly when it is asked to', async () => {
		const corpus = testCorpus();
		const client = await startClient({ folders: [corpus.root] });
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});

	it('ends when the editor is gone', async () => {
		const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'ignore', 'ignore'] });
		const exited = new Promise(done => child.once('exit', done));
		child.stdin.end();
		assert.equal(await exited, 1);
	});

	it('talks over the channel that VS Code uses', async () => {
		const child = spawn(process.execPath, [server, '--node-ipc'], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
		const answer = new Promise<{ readonly result?: { readonly capabilities?: object } }>(done =>
			child.on('message', message => {
				if ((message as { readonly id?: number }).id === 1) done(message as object);
			}),
		);
		const params = { processId: process.pid, rootUri: null, capabilities: {}, workspaceFolders: null };
		child.send({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
		assert.ok((await answer).result?.capabilities);
		const exited = new Promise(done => child.once('exit', done));
		child.send({ jsonrpc: '2.0', id: 2, method: 'shutdown' });
		child.send({ jsonrpc: '2.0', method: 'exit' });
		assert.equal(await exited, 0);
	});

	it('is what "standpoint lsp --stdio" runs, for any editor', async () => {
		const corpus = testCorpus();
		const cli = resolve(__dirname, '../../dist/cli.js');
		const client = await startClient({ folders: [corpus.root], capabilities: {}, command: [cli, 'lsp', '--stdio'] });
		client.open(dredging, corpus.read(dredging));
		const hover = await client.at<Hover>('textDocument/hover', dredging, corpus.find(dredging, 'Daniel'));
		assert.match((hover.contents as MarkupContent).value, /Daniel Okoro/);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});

	it('answers a request that comes without parameters, as JSON-RPC allows', async () => {
		const corpus = testCorpus();
		const client = await startClient({ folders: [corpus.root] });
		client.open(dredging, corpus.read(dredging));
		await client.at<Hover>('textDocument/hover', dredging, corpus.find(dredging, 'Daniel'));
		assert.equal((await client.connection.sendRequest<readonly unknown[]>('standpoint/corpora')).length, 1);
		await client.stop();
		corpus.dispose();
	});

	it('gives up a request that was cancelled', async () => {
		const corpus = testCorpus();
		const client = await startClient({ folders: [corpus.root] });
		client.open(dredging, corpus.read(dredging));
		const source = new CancellationTokenSource();
		const ask = (token: CancellationToken) =>
			client.connection.sendRequest(
				'textDocument/references',
				{
					textDocument: { uri: client.uri(dredging) },
					position: corpus.find(dredging, 'Daniel'),
					context: { includeDeclaration: true },
				},
				token,
			);
		const cancelled = ask(source.token);
		source.cancel();
		await assert.rejects(cancelled, { code: -32800 });
		assert.ok(((await ask(new CancellationTokenSource().token)) as []).length > 0);
		await client.stop();
		corpus.dispose();
	});

	it('answers strange questions with nothing, and lives on', async () => {
		const corpus = testCorpus();
		const client = await startClient({ folders: [corpus.root] });
		client.open(dredging, corpus.read(dredging));
		await client.ready();
		const far = { line: 4_000_000, character: 4_000_000 };
		for (const uri of [
			client.uri(dredging),
			client.uri('missing.txt'),
			'file:///%00',
			'http://example.org/a.txt',
			'nonsense',
		]) {
			const textDocument = { uri };
			await assert.doesNotReject(client.request('textDocument/hover', { textDocument, position: far }));
			await assert.doesNotReject(client.request('textDocument/documentSymbol', { textDocument }));
			await assert.doesNotReject(client.request('textDocument/diagnostic', { textDocument }));
			await assert.doesNotReject(client.request('standpoint/articleInfo', { uri }));
		}
		const broken = {
			name: 'x',
			kind: 1,
			uri: client.uri(dredging),
			range: null,
			selectionRange: null,
			data: { actor: 7 },
		};
		assert.equal(await client.request('callHierarchy/incomingCalls', { item: broken }), null);
		await assert.rejects(client.request('standpoint/unheardOf', {}), { code: -32601 });
		const actors = await client.request<unknown[]>('standpoint/actors', { root: client.uri(corpus.root) });
		assert.equal(actors.length, 4);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
});
