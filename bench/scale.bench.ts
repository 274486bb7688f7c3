// The built language server on corpora of growing size, as an editor drives it, beside the floor and a peer.
// Where other processes are busy, the time of the processor says more than that of the clock.
//   BENCH_SIZES    numbers of articles; 100,1000,10000 by default
//   BENCH_LENGTH   mean length of an article in characters; 2800 by default
//   BENCH_DIR      where corpora are kept between runs
//   BENCH_PEERS    a folder in whose node_modules the peers are installed
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CorpusInfo } from '../server/src/protocol';
import { accord, type CorpusShape, favouriteOf, guestOf, writeCorpus } from './corpus-generator';
import { type RunningServer, startServer } from './language-server';
import { markdownPeer } from './markdown-peer';
import { table } from './measure';

/** A figure by its name, in the order of the table. */
type Figures = Map<string, number>;

/** A corpus that is measured. */
interface Measured {
	readonly folder: string;
	readonly shape: CorpusShape;
	readonly cacheDir: string;
	readonly figures: Figures;
}

/** One whose server has started from the cache, and runs. */
interface Warm extends Measured {
	readonly server: RunningServer;
	readonly poll: { stop(): void };
}

/** An article that all measured corpora have. */
interface Article {
	readonly path: string;
	readonly text: string;
}

const dir = process.env.BENCH_DIR ?? join(tmpdir(), 'standpoint-bench');
const sizes = (process.env.BENCH_SIZES ?? '100,1000,10000').split(',').map(Number);
const length = Number(process.env.BENCH_LENGTH ?? 2800);

/** Questions and keystrokes until what they run is compiled, and those that are measured behind them. */
const questions = { first: 15, measured: 100 };
const keystrokes = { first: 50, measured: 150 };

/** Milliseconds after which the server’s threads have ended, and what they left was collected. */
const untilThreadsEnd = 10_000;

async function main(): Promise<void> {
	mkdirSync(dir, { recursive: true });
	const corpora = sizes.map((articles): Measured => {
		const shape = { articles, length };
		const folder = join(dir, `${articles}-${length}`);
		writeCorpus(folder, shape);
		return { folder, shape, cacheDir: mkdtempSync(join(dir, 'cache-')), figures: new Map() };
	});
	const warm: Warm[] = [];
	try {
		const article = commonArticle(corpora);
		for (const corpus of corpora) {
			floor(corpus);
			await firstStart(corpus, article);
			warm.push(await secondStart(corpus, article));
		}
		await referencesOfFew(warm);
		await typing(warm, article);
		for (const corpus of warm) await oneAlias(corpus);
	} finally {
		for (const { server, poll } of warm) {
			poll.stop();
			await server.stop();
		}
		for (const { cacheDir } of corpora) rmSync(cacheDir, { recursive: true, force: true });
	}
	for (const { shape, figures } of corpora) await markdownPeer(shape, dir, figures);
	report(corpora.map(({ figures }) => figures));
}

/** Reading every file, and looking for one name in all of them. */
function floor({ folder, figures }: Measured): void {
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

async function firstStart({ folder, shape, cacheDir, figures }: Measured, article: Article): Promise<void> {
	const server = await startServer(folder, { cacheDir });
	try {
		figures.set('cold start: first open article answered, ms', await firstAnswer(server, article, shape));
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

async function secondStart(corpus: Measured, article: Article): Promise<Warm> {
	const { folder, shape, cacheDir, figures } = corpus;
	const parts: Parts = new Map();
	const server = await startServer(folder, { cacheDir, hear: (token, value) => parts.get(token)?.(value) });
	try {
		figures.set('warm start: first open article answered, ms', await firstAnswer(server, article, shape));
		await isAnalysed(server);
		figures.set('warm start: full index, ms', server.since());
		figures.set('warm start: processor, s', server.cpu());
		figures.set('memory after a warm start, MB', server.memory().now);
		await referencesOfMost(server, corpus, parts);
		const poll = pollWorkspace(server, parts);
		const began = performance.now();
		figures.set('findings of the workspace, all', await poll.first);
		figures.set('findings of the workspace, ms', performance.now() - began);
		await idle(server, figures);
		return { ...corpus, server, poll };
	} catch (error) {
		await server.stop();
		throw error;
	}
}

/** Opens an article at once and asks what it shows. Resolves to milliseconds since the start of the process. */
async function firstAnswer(server: RunningServer, { path, text }: Article, shape: CorpusShape): Promise<number> {
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

/** Who hears the parts of an answer, by token. */
type Parts = Map<string | number, (value: unknown) => void>;

/** The references of the actor that has most of them, by which it is told how long many take. */
async function referencesOfMost(
	server: RunningServer,
	{ folder, shape, figures }: Measured,
	parts: Parts,
): Promise<void> {
	const entry = entryOf(server, actorsIn(folder), favouriteOf(shape).id);
	const firsts: number[] = [];
	const alls: number[] = [];
	for (let k = 0; k < 15; k++) {
		const partialResultToken = `references ${k}`;
		const began = performance.now();
		let first: number | undefined;
		let count = 0;
		parts.set(partialResultToken, value => {
			first ??= performance.now() - began;
			count += (value as readonly unknown[]).length;
		});
		const rest = await referencesAt(server, { ...entry, partialResultToken });
		alls.push(performance.now() - began);
		firsts.push(first ?? performance.now() - began);
		parts.delete(partialResultToken);
		figures.set('references of the most frequent actor: places', count + rest.length);
	}
	figures.set('references of the most frequent actor: first ones, ms', median(firsts));
	figures.set('references of the most frequent actor: all, the first time, ms', alls[0] as number);
	figures.set('references of the most frequent actor: all, again, ms', median(alls.slice(1)));
}

/** The references of an actor that few articles mention, as many in each corpus; asked in turns. */
async function referencesOfFew(warm: readonly Warm[]): Promise<void> {
	const entries = warm.map(({ server, folder, shape }) => entryOf(server, actorsIn(folder), guestOf(shape).id));
	const times = warm.map((): number[] => []);
	for (let k = 0; k < questions.first + questions.measured; k++) {
		for (const [index, { server, figures }] of warm.entries()) {
			const began = performance.now();
			const places = await referencesAt(server, entries[index] as Entry);
			times[index]?.push(performance.now() - began);
			figures.set('references of an actor of 20 articles: places', places.length);
		}
	}
	for (const [index, { figures }] of warm.entries()) {
		const first = times[index]?.splice(0, questions.first) ?? [];
		figures.set(`references of an actor of 20 articles, the first ${questions.first} times, ms`, median(first));
		figures.set('references of an actor of 20 articles: all, ms', median(times[index] ?? []));
	}
}

const actorsIn = (folder: string): string => readFileSync(join(folder, 'actors.yaml'), 'utf8');

type Entry = ReturnType<typeof entryOf>;

const referencesAt = async (server: RunningServer, place: Entry & { partialResultToken?: string }) =>
	(await server.request<readonly unknown[] | null>('textDocument/references', {
		...place,
		context: { includeDeclaration: true },
	})) ?? [];

/** The parameters that name an actor’s entry. */
function entryOf(server: RunningServer, actors: string, id: string) {
	const line = actors.split('\n').indexOf(`  ${id}:`);
	return { textDocument: { uri: server.uri('actors.yaml') }, position: { line, character: 3 } };
}

/** Asks for the findings of all files again and again, as VS Code does. `first` resolves to their number. */
function pollWorkspace(server: RunningServer, parts: Parts) {
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

/**
 * Types into the same article of each corpus in turns, so that the machine’s own ups and downs meet all of them, and waits
 * after each key for all that the editor shows of the article.
 */
async function typing(warm: readonly Warm[], article: Article): Promise<void> {
	const writers = warm.map(corpus => ({ corpus, type: typist(corpus, article), times: [] as number[] }));
	const step = async (name: string, keys: number): Promise<void> => {
		const before = warm.map(({ server }) => server.cpu());
		for (const { times } of writers) times.length = 0;
		for (let key = 0; key < keys; key++) {
			for (const { type, times } of writers) {
				times.push(await type());
				await passed(60);
			}
		}
		for (const [index, { corpus, times }] of writers.entries()) {
			const used = corpus.server.cpu() - (before[index] as number);
			corpus.figures.set(`${name}: median, ms`, median(times));
			corpus.figures.set(`${name}: p95, ms`, quantile(times, 0.95));
			corpus.figures.set(`${name}: processor, ms`, (used * 1000) / keys);
		}
	};
	await step(`the first ${keystrokes.first} keystrokes`, keystrokes.first);
	await step('keystroke to tokens, hints and findings', keystrokes.measured);
}

/** Types the next letter of a sentence into an article, again and again. What it returns resolves to milliseconds. */
function typist({ server, shape }: Warm, { path, text }: Article): () => Promise<number> {
	const uri = server.uri(path);
	const textDocument = { uri };
	const lines = text.split('\n');
	const line = lines.findIndex((content, index) => index > lines.length / 2 && content.length > 100);
	const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
	const sentence = ` ${favouriteOf(shape).name} said the harbour would close in May, and more.`;
	let typed = 0;
	let previousResultId: string | undefined;
	return async () => {
		const position = { line, character: (lines[line]?.length ?? 0) + typed };
		const began = performance.now();
		server.notify('textDocument/didChange', {
			textDocument: { uri, version: typed + 2 },
			contentChanges: [{ range: { start: position, end: position }, text: sentence[typed++ % sentence.length] }],
		});
		const [, , diagnostics] = await Promise.all([
			server.request('textDocument/semanticTokens/full', { textDocument }),
			server.request('textDocument/inlayHint', { textDocument, range }),
			server.request<{ resultId?: string }>('textDocument/diagnostic', { textDocument, previousResultId }),
		]);
		previousResultId = diagnostics.resultId;
		return performance.now() - began;
	};
}

/** Gives an actor one more alias, in the editor, and waits until all of its new mentions are found. */
async function oneAlias({ server, folder, shape, figures }: Warm): Promise<void> {
	const actors = actorsIn(folder);
	const uri = server.uri('actors.yaml');
	server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: actors } });
	const place = entryOf(server, actors, guestOf(shape).id);
	const count = async () => (await referencesAt(server, place)).length;
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
	figures.set('memory in the end, MB', server.memory().now);
}

/**
 * An article that is the same in all corpora and mentions the actor that is mentioned most: of those, the one that is
 * nearest to the usual length. The first articles of a corpus are the same in a larger one, but for what only some have.
 */
function commonArticle(corpora: readonly Measured[]): Article {
	const [smallest, ...others] = corpora as readonly [Measured, ...Measured[]];
	const { name } = favouriteOf(smallest.shape);
	const difference = (text: string): number => Math.abs(text.length - length);
	let nearest: Article | undefined;
	for (const path of readdirSync(join(smallest.folder, 'articles'), { recursive: true, encoding: 'utf8' }).sort()) {
		if (!path.endsWith('.txt')) continue;
		const text = readFileSync(join(smallest.folder, 'articles', path), 'utf8');
		if (!text.includes(name) || text.includes('\r') || text.includes('\ufeff')) continue;
		if (nearest && difference(text) >= difference(nearest.text)) continue;
		if (others.every(({ folder }) => isSame(join(folder, 'articles', path), text))) {
			nearest = { path: `articles/${path.replaceAll('\\', '/')}`, text };
		}
	}
	if (!nearest) throw new Error(`No article that has ${name} is the same in all corpora.`);
	return nearest;
}

const isSame = (file: string, text: string): boolean => existsSync(file) && readFileSync(file, 'utf8') === text;

/** What is held to be good growth: how many times a figure may grow where the corpus grows tenfold. */
const most: readonly (readonly [figure: RegExp, factor: number])[] = [
	[/^(cold|warm) start: full/, 11],
	[/first open article/, 1.5],
	[/20 articles: all|keystrokes?\b.*median/, 1.1],
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
