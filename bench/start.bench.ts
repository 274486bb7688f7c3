// From starting the language server to its first answers on the sample corpus, each as a new process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from './language-server';
import { table } from './measure';

const folder = join(__dirname, '../sample');
const path = 'articles/2024-03-15-courier-leaked-report.txt';
const text = readFileSync(join(folder, path), 'utf8');
const line = text.split('\n').findIndex(content => content.includes('Joren Tavast'));
const character = (text.split('\n')[line] ?? '').indexOf('Joren Tavast');

/** Milliseconds from the start of the process to each answer. */
async function run(): Promise<readonly [initialized: number, hover: number, references: number]> {
	const server = await startServer(folder);
	const initialized = server.since();
	const uri = server.uri(path);
	server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
	const place = { textDocument: { uri }, position: { line, character: character + 1 } };
	const answer = await server.request<{ contents: { value: string } } | null>('textDocument/hover', place);
	if (!answer?.contents.value.includes('Joren Tavast')) throw new Error('The hover does not show the actor.');
	const hover = server.since();
	const count = async () =>
		(
			await server.request<readonly unknown[] | null>('textDocument/references', {
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
	const references = server.since() - 50;
	await server.stop();
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
