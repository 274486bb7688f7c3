// The built language server on corpora of growing size, as an editor drives it, beside the floor and a peer.
// Where other processes are busy, the time of the processor says more than that of the clock.
//   BENCH_SIZES    numbers of articles; 100,1000,10000 by default
//   BENCH_LENGTH   mean length of an article in characters; 2800 by default
//   BENCH_DIR      where corpora are kept between runs
//   BENCH_PEERS    a folder in whose node_modules the peers are installed
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorpusInfo } from '../server/src/protocol';
import { accord, type CorpusShape, favouriteOf, guestOf, writeCorpus } from './corpus-generator';
import { type RunningServer, startServer } from './language-server';
import { markdownPeer } from './markdown-peer';
import { table } from './measure';

/** A figure by its name, in the order of the table. */
type Figures = Map<string, number>;

const dir = process.env.BENCH_DIR ?? join(tmpdir(), 'standpoint-bench');
const sizes = (process.env.BENCH_SIZES ?? '100,1000,10000').split(',').map(Number);
const length = Number(process.env.BENCH_LENGTH ?? 2800);
const keystrokes = 50;

/** Milliseconds after which the server’s threads have ended, and what they left was collected. */
const untilThreadsEnd = 7_000;

async function main(): Promise<void> {
	const columns: Figures[] = [];
	for (const articles of sizes) {
		const shape = { articles, length };
		const folder = join(dir, `${articles}-${length}`);
		mkdirSync(dir, { recursive: true });
		writeCorpus(folder, shape);
		const figures: Figures = new Map();
		columns.push(figures);
		floor(folder, figures);
		const cacheDir = mkdtempSync(join(dir, 'cache-'));
		// To look for an article is not the server's work.
		articleWith(folder, favouriteOf(shape).name);
		try {
			await firstStart(folder, cacheDir, shape, figures);
			await secondStart(folder, cacheDir, shape, figures);
		} finally {
			rmSync(cacheDir, { recursive: true, force: true });
		}
		await markdownPeer(shape, dir, figures);
	}
	report(columns);
}

/** Reading every file, and looking for one name in all of them. */
function floor(folder: string, figures: Figures): void {
	let found = 0;
	let bytes = 0;
	const began = performance.now();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
		bytes += text.length;
		for (let at = text.indexOf(accord.place); at >= 0; at = text.indexOf(accord.place, at + 1)) found++;
	}
	figures.set('floor: read all files, scan for one name, ms', performance.now() - began);
	figures.set('MB of text, annotations included', bytes / 1e6);
	if (found === 0) throw new Error('The corpus does not have the name.');
}

async function firstStart(folder: string, cacheDir: string, shape: CorpusShape, figures: Figures): Promise<void> {
	const server = await startServer(folder, { cacheDir });
	try {
		figures.set('cold start: first open article answered, ms', await firstAnswer(server, folder, shape));
		await until(async () => (await corpusOf(server))?.reading === false);
		figures.set('cold: all counted (references, annotations), ms', server.since());
		figures.set('cold: all counted, processor, s', server.cpu());
		await isAnalysed(server);
		figures.set('cold: all analysed, ms', server.since());
		figures.set('cold: all analysed, processor, s', server.cpu());
		figures.set('memory after a cold start, MB', server.memory().now);
		figures.set('its peak, MB', server.memory().peak);
		await passed(untilThreadsEnd);
		figures.set('memory some seconds after a cold start, MB', server.memory().now);
	} finally {
		await server.stop();
	}
}

async function secondStart(folder: string, cacheDir: string, shape: CorpusShape, figures: Figures): Promise<void> {
	const parts = new Map<string | number, (value: unknown) => void>();
	const server = await startServer(folder, { cacheDir, hear: (token, value) => parts.get(token)?.(value) });
	try {
		figures.set('warm start: first open article answered, ms', await firstAnswer(server, folder, shape));
		await isAnalysed(server);
		figures.set('warm start: full index, ms', server.since());
		figures.set('warm start: processor, s', server.cpu());
		figures.set('memory after a warm start, MB', server.memory().now);
		await references(server, folder, shape, figures, parts);
		const poll = pollWorkspace(server, parts);
		const began = performance.now();
		figures.set('findings of the workspace, all', await poll.first);
		figures.set('findings of the workspace, ms', performance.now() - began);
		await idle(server, figures);
		await typing(server, folder, shape, figures);
		await oneAlias(server, folder, shape, figures);
		poll.stop();
		figures.set('memory in the end, MB', server.memory().now);
	} finally {
		await server.stop();
	}
}

/** Opens an article at once and asks what it shows. Resolves to milliseconds since the start of the process. */
async function firstAnswer(server: RunningServer, folder: string, shape: CorpusShape): Promise<number> {
	const { path, text } = articleWith(folder, favouriteOf(shape).name);
	const uri = server.uri(path);
	server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
	const at = text.indexOf(favouriteOf(shape).name);
	const before = text.slice(0, at).split('\n');
	const [hover, tokens] = await Promise.all([
		server.request<{ contents: { value: string } } | null>('textDocument/hover', {
			textDocument: { uri },
			position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
		}),
		server.request<{ data: readonly number[] }>('textDocument/semanticTokens/full', { textDocument: { uri } }),
	]);
	if (!hover?.contents.value.includes(favouriteOf(shape).name)) throw new Error('The hover does not show the actor.');
	if (tokens.data.length === 0) throw new Error('The article has no semantic tokens.');
	return server.since();
}

const corpusOf = async (server: RunningServer): Promise<CorpusInfo | undefined> =>
	(await server.request<CorpusInfo[]>('standpoint/corpora'))[0];

/** Resolves once the whole corpus is read and analysed. */
const isAnalysed = (server: RunningServer): Promise<void> =>
	until(async () => (await corpusOf(server))?.analysing === false);

/** Asks again and again, so seldom that the questions cost little: the server lets each go before its own work. */
async function until(passes: () => Promise<boolean>): Promise<void> {
	const began = performance.now();
	while (!(await passes())) {
		const waited = performance.now() - began;
		if (waited > 600_000) throw new Error('This takes longer than ten minutes.');
		await passed(Math.min(500, 20 + waited / 20));
	}
}

async function references(
	server: RunningServer,
	folder: string,
	shape: CorpusShape,
	figures: Figures,
	parts: Map<string | number, (value: unknown) => void>,
): Promise<void> {
	const actors = readFileSync(join(folder, 'actors.yaml'), 'utf8');
	let token = 0;
	const ask = async (id: string): Promise<{ first: number; all: number; count: number }> => {
		const partialResultToken = `references ${token++}`;
		const began = performance.now();
		let first = 0;
		let count = 0;
		parts.set(partialResultToken, value => {
			first ||= performance.now() - began;
			count += (value as readonly unknown[]).length;
		});
		const params = { ...entryOf(server, actors, id), context: { includeDeclaration: true }, partialResultToken };
		const rest = await server.request<readonly unknown[] | null>('textDocument/references', params);
		const all = performance.now() - began;
		parts.delete(partialResultToken);
		return { first: first || all, all, count: count + (rest?.length ?? 0) };
	};
	const actorsOf = { 'an actor of 20 articles': guestOf(shape).id, 'the most frequent actor': favouriteOf(shape).id };
	for (const [name, id] of Object.entries(actorsOf)) {
		const runs = [];
		for (let k = 0; k < 15; k++) runs.push(await ask(id));
		const { count } = runs[0] as (typeof runs)[0];
		figures.set(`references of ${name}: places`, count);
		figures.set(`references of ${name}: first ones, ms`, median(runs.map(({ first }) => first)));
		figures.set(`references of ${name}: all, ms`, median(runs.map(({ all }) => all)));
	}
}

/** The parameters that name an actor’s entry. */
function entryOf(server: RunningServer, actors: string, id: string) {
	const line = actors.split('\n').indexOf(`  ${id}:`);
	return { textDocument: { uri: server.uri('actors.yaml') }, position: { line, character: 3 } };
}

/** Asks for the findings of all files again and again, as VS Code does. `first` resolves to their number. */
function pollWorkspace(server: RunningServer, parts: Map<string | number, (value: unknown) => void>) {
	const known = new Map<string, string>();
	let stopped = false;
	let findings = 0;
	const take = ({ items }: { items: readonly { uri: string; resultId?: string; items?: readonly unknown[] }[] }) => {
		for (const { uri, resultId, items: all } of items) {
			findings += all?.length ?? 0;
			if (resultId !== undefined) known.set(uri, resultId);
		}
	};
	const ask = async (): Promise<void> => {
		parts.set('findings', value => take(value as Parameters<typeof take>[0]));
		const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
		take(await server.request('workspace/diagnostic', { previousResultIds, partialResultToken: 'findings' }));
	};
	const first = ask().then(() => findings);
	void first
		.then(async () => {
			while (!stopped) {
				await passed(2000);
				await ask();
			}
		})
		.catch(() => {});
	return {
		first,
		stop: () => {
			stopped = true;
		},
	};
}

/** What the server does while nobody does anything but poll. */
async function idle(server: RunningServer, figures: Figures): Promise<void> {
	await passed(3000);
	const before = server.cpu();
	await passed(4000);
	figures.set('idle with a poll open: processor, %', (server.cpu() - before) * 25);
}

/** Types a sentence into an article, and waits each time for all that the editor shows of it. */
async function typing(server: RunningServer, folder: string, shape: CorpusShape, figures: Figures): Promise<void> {
	const { path, text } = articleWith(folder, favouriteOf(shape).name);
	const uri = server.uri(path);
	const lines = text.split('\n');
	const line = lines.findIndex((content, index) => index > lines.length / 2 && content.length > 100);
	let character = lines[line]?.length ?? 0;
	let previousResultId: string | undefined;
	const cpu = server.cpu();
	const sentence = ` ${favouriteOf(shape).name} said the harbour would close in May, and more.`;
	const times: number[] = [];
	for (let key = 0; key < keystrokes; key++) {
		const position = { line, character: character++ };
		const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
		const began = performance.now();
		server.notify('textDocument/didChange', {
			textDocument: { uri, version: key + 2 },
			contentChanges: [{ range: { start: position, end: position }, text: sentence[key % sentence.length] }],
		});
		const [, , diagnostics] = await Promise.all([
			server.request('textDocument/semanticTokens/full', { textDocument: { uri } }),
			server.request('textDocument/inlayHint', { textDocument: { uri }, range }),
			server.request<{ resultId?: string }>('textDocument/diagnostic', { textDocument: { uri }, previousResultId }),
		]);
		times.push(performance.now() - began);
		previousResultId = diagnostics.resultId;
		await passed(60);
	}
	figures.set('keystroke: processor, ms', ((server.cpu() - cpu) * 1000) / keystrokes);
	figures.set('keystroke to tokens, hints and findings: median, ms', median(times));
	figures.set('keystroke to tokens, hints and findings: p95, ms', quantile(times, 0.95));
}

/** Gives an actor one more alias, in the editor, and waits until all of its new mentions are found. */
async function oneAlias(server: RunningServer, folder: string, shape: CorpusShape, figures: Figures): Promise<void> {
	const actors = readFileSync(join(folder, 'actors.yaml'), 'utf8');
	const uri = server.uri('actors.yaml');
	server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: actors } });
	const place = entryOf(server, actors, guestOf(shape).id);
	const count = async () => {
		const params = { ...place, context: { includeDeclaration: true } };
		return (await server.request<readonly unknown[] | null>('textDocument/references', params))?.length ?? 0;
	};
	const expected = (await count()) + accord.articlesOf(shape);
	const behind = { line: place.position.line, character: `  ${guestOf(shape).id}:`.length };
	const began = performance.now();
	const cpu = server.cpu();
	server.notify('textDocument/didChange', {
		textDocument: { uri, version: 2 },
		contentChanges: [{ range: { start: behind, end: behind }, text: `\n    aliases: [${accord.place}]` }],
	});
	await until(async () => (await count()) === expected);
	figures.set('one alias more: to right counts, ms', performance.now() - began);
	figures.set('one alias more: processor, s', server.cpu() - cpu);
}

const articles = new Map<string, { readonly path: string; readonly text: string }>();

/** An article that has a name, from the middle of the corpus: of some, the one that is nearest to the usual length. */
function articleWith(folder: string, name: string): { readonly path: string; readonly text: string } {
	const known = articles.get(folder);
	if (known) return known;
	const paths = readdirSync(join(folder, 'articles'), { recursive: true, encoding: 'utf8' })
		.filter(path => path.endsWith('.txt'))
		.sort();
	const difference = (text: string): number => Math.abs(text.length - length);
	let nearest: { readonly path: string; readonly text: string } | undefined;
	let candidates = 0;
	for (const path of [...paths.slice(paths.length / 2), ...paths]) {
		const text = readFileSync(join(folder, 'articles', path), 'utf8');
		if (!text.includes(name) || text.includes('\r')) continue;
		if (!nearest || difference(text) < difference(nearest.text)) {
			nearest = { path: `articles/${path.replaceAll('\\', '/')}`, text };
		}
		if (++candidates === 200) break;
	}
	if (nearest) {
		articles.set(folder, nearest);
		return nearest;
	}
	throw new Error(`No article of ${folder} has ${name}.`);
}

/** What is held to be good growth: how many times a figure may grow where the corpus grows tenfold. */
const most: readonly (readonly [figure: RegExp, factor: number])[] = [
	[/^(cold|warm) start: full/, 11],
	[/first open article/, 1.5],
	[/20 articles: (first|all)|^keystroke.*median/, 1.1],
];

function report(columns: readonly Figures[]): void {
	const names = [...new Set(columns.flatMap(figures => [...figures.keys()]))];
	const last = columns.at(-1);
	const before = columns.at(-2);
	const tenfold = (name: string): number | undefined => {
		const [a, b] = [before?.get(name), last?.get(name)];
		if (!a || b === undefined || sizes.length < 2) return undefined;
		return (b / a) ** (1 / Math.log10((sizes.at(-1) as number) / (sizes.at(-2) as number)));
	};
	const rows = names.map(name => {
		const growth = tenfold(name);
		const bound = most.find(([figure]) => figure.test(name))?.[1];
		const verdict = growth === undefined || bound === undefined ? '' : growth <= bound ? `≤ ${bound}` : `over ${bound}`;
		const cells = columns.map(figures => shown(figures.get(name)));
		return [name, ...cells, growth === undefined ? '' : growth.toFixed(2), verdict];
	});
	console.log(`Articles of ${length} characters on average, with annotations; Node ${process.version}`);
	table(['', ...sizes.map(size => `${size} articles`), 'tenfold', 'reach'], rows);
	if (rows.some(row => row.at(-1)?.startsWith('over'))) {
		console.log('Something grows faster with the corpus than it should.');
		process.exitCode = 1;
	}
}

const shown = (value: number | undefined): string =>
	value === undefined ? '' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

const passed = (time: number) => new Promise<void>(resolve => setTimeout(resolve, time));

function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
