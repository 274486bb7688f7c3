// From starting the language server to its first answers on the sample corpus, each as a new process.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { table } from './measure';

const root = join(__dirname, '..');
const folder = join(root, 'sample');
const file = join(folder, 'articles/2024-03-15-courier-leaked-report.txt');
const uri = pathToFileURL(file).href;
const text = readFileSync(file, 'utf8');
const line = text.split('\n').findIndex(content => content.includes('Joren Tavast'));
const character = (text.split('\n')[line] ?? '').indexOf('Joren Tavast');

/** Milliseconds from the start of the process to each answer. */
async function run(): Promise<readonly [initialized: number, hover: number, references: number]> {
	const began = performance.now();
	const child = spawn(process.execPath, [join(root, 'dist/server.js'), '--stdio'], {
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const connection = createMessageConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	connection.listen();
	connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
		items.map(() => null),
	);
	connection.onRequest('client/registerCapability', () => null);
	connection.onRequest('window/workDoneProgress/create', () => null);
	const since = () => performance.now() - began;
	await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri: null,
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'sample' }],
		capabilities: { textDocument: { hover: { contentFormat: ['markdown'] } } },
	});
	const initialized = since();
	await connection.sendNotification('initialized', {});
	await connection.sendNotification('textDocument/didOpen', {
		textDocument: { uri, languageId: 'plaintext', version: 1, text },
	});
	const place = { textDocument: { uri }, position: { line, character: character + 1 } };
	const answer = await connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', place);
	if (!answer?.contents.value.includes('Joren Tavast')) throw new Error('The hover does not show the actor.');
	const hover = since();
	const count = async () =>
		(
			await connection.sendRequest<readonly unknown[] | null>('textDocument/references', {
				...place,
				context: { includeDeclaration: false },
			})
		)?.length ?? 0;
	// Complete once the number of places no longer grows.
	let last = -1;
	for (let now = await count(); now !== last; now = await count()) {
		last = now;
		await new Promise(resolve => setTimeout(resolve, 50));
	}
	const references = since() - 50;
	child.kill();
	connection.dispose();
	return [initialized, hover, references];
}

async function main(): Promise<void> {
	const runs: Awaited<ReturnType<typeof run>>[] = [];
	for (let k = 0; k < 7; k++) runs.push(await run());
	const median = (which: number) => runs.map(times => times[which] ?? 0).sort((a, b) => a - b)[3] ?? 0;
	console.log('The sample corpus, median of 7 starts');
	table(
		['from the start of the process to', 'ms'],
		[
			['initialized', median(0)],
			['the first hover', median(1)],
			['all references of that actor', median(2)],
		],
	);
}

void main();
