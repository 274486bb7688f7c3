import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

describe('standpoint lsp', () => {
	it('serves any editor over standard input and output, and ends when asked', async () => {
		const child = spawn(process.execPath, [resolve(__dirname, '../../dist/cli.js'), 'lsp', '--stdio'], {
			stdio: ['pipe', 'pipe', 'inherit'],
		});
		const ended = new Promise<number | null>(done => child.once('exit', done));
		const connection = createMessageConnection(
			new StreamMessageReader(child.stdout),
			new StreamMessageWriter(child.stdin),
		);
		connection.listen();
		const { capabilities } = await connection.sendRequest<{ capabilities: Record<string, unknown> }>('initialize', {
			processId: null,
			rootUri: null,
			capabilities: {},
		});
		assert.ok(capabilities.hoverProvider && capabilities.definitionProvider);
		await connection.sendRequest('shutdown');
		await connection.sendNotification('exit');
		assert.equal(await ended, 0);
		connection.dispose();
	});
});
