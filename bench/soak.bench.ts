// Editing over the language server at full speed: whether its memory stays what it was, and whether all
// that it knows in the end is what the files say.
//     BENCH_EDITS=36000 BENCH_ARTICLES=1000 npm run bench -- soak      # an hour of ten keystrokes a second
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { corpusFiles } from './corpus-generator';
import { type InUse, type RunningServer, startServer } from './language-server';
import { table } from './measure';
import { randomOf } from './random';

const edits = Number(process.env.BENCH_EDITS ?? 12_000);
const shape = { articles: Number(process.env.BENCH_ARTICLES ?? 300), actors: 300, length: 1_500 };
/** Documents that are open at a time. */
const mostOpen = 6;
const samples = 20;
/** The first samples are of a server that still fills its caches. */
const warmUp = 10;

const random = randomOf('soak');
const words = [
	'the harbour',
	'said',
	'Officials',
	'“not yet”',
	'1,200 tonnes',
	'in May',
	'\n\n',
	'. ',
	'it rained',
	'é😀',
];

/** What a server took after so many edits, and how long the last of them took. */
interface Row extends InUse {
	readonly edits: number;
	readonly seconds: number;
}

interface Verified {
	readonly differences: number;
	readonly told: readonly string[];
}

interface Document {
	text: string;
	version: number;
	readonly length: number;
}

/** An editor with some documents of a corpus open, in which somebody types, saves, closes and opens. */
class Editor {
	readonly open = new Map<string, Document>();
	#files = 0;

	constructor(
		readonly server: RunningServer,
		readonly folder: string,
		readonly articles: readonly string[],
	) {}

	show(path: string): Document {
		const known = this.open.get(path);
		if (known) return known;
		const text = readFileSync(join(this.folder, path), 'utf8');
		const document = { text, version: 1, length: text.length };
		this.open.set(path, document);
		const uri = this.server.uri(path);
		this.server.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'plaintext', version: 1, text } });
		return document;
	}

	/** A word is typed, or some characters are deleted: in the long run a document keeps its length. */
	type(path: string): void {
		const document = this.show(path);
		const at = random.below(document.text.length + 1);
		const isDeleted = document.text.length > document.length + 200 || random.chance(0.45);
		const end = Math.min(document.text.length, at + (isDeleted ? random.below(12) : 0));
		this.replace(path, at, end, isDeleted ? '' : `${random.pick(words)} `);
	}

	replace(path: string, start: number, end: number, text: string): void {
		const document = this.show(path);
		const range = { start: positionAt(document.text, start), end: positionAt(document.text, end) };
		document.text = document.text.slice(0, start) + text + document.text.slice(end);
		this.server.notify('textDocument/didChange', {
			textDocument: { uri: this.server.uri(path), version: ++document.version },
			contentChanges: [{ range, text }],
		});
	}

	close(path: string, isSaved: boolean): void {
		const document = this.open.get(path);
		if (!document) return;
		this.open.delete(path);
		const textDocument = { uri: this.server.uri(path) };
		if (isSaved) {
			writeFileSync(join(this.folder, path), document.text);
			this.server.notify('textDocument/didSave', { textDocument });
		}
		this.server.notify('textDocument/didClose', { textDocument });
		if (isSaved) this.changed([path]);
	}

	/** A file comes that was never there, and the one that came before goes. */
	comeAndGo(): void {
		const [gone, come] = [this.#files, ++this.#files].map(number => `articles/soak/${number}.txt`) as [string, string];
		mkdirSync(join(this.folder, 'articles/soak'), { recursive: true });
		writeFileSync(join(this.folder, come), `Part ${come}\n\nSomebody said that it rained.\n`);
		rmSync(join(this.folder, gone), { force: true });
		this.changed([gone, come]);
	}

	changed(paths: readonly string[]): void {
		const changes = paths.map(path => ({ uri: this.server.uri(path), type: 2 }));
		this.server.notify('workspace/didChangeWatchedFiles', { changes });
	}

	/** What an editor asks about the article that is shown. */
	async look(path: string): Promise<void> {
		const textDocument = { uri: this.server.uri(path) };
		const { text } = this.show(path);
		const position = positionAt(text, random.below(text.length + 1));
		const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
		await Promise.all([
			this.server.request('textDocument/semanticTokens/full', { textDocument }),
			this.server.request('textDocument/inlayHint', { textDocument, range }),
			this.server.request('textDocument/diagnostic', { textDocument }),
			this.server.request('textDocument/hover', { textDocument, position }),
		]);
		if (random.chance(0.1)) {
			const context = { includeDeclaration: true };
			await this.server.request('textDocument/references', { textDocument, position, context });
			await this.server.request('textDocument/documentSymbol', { textDocument });
			await this.server.request('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } });
		}
	}
}

function positionAt(text: string, offset: number): { readonly line: number; readonly character: number } {
	const before = text.slice(0, offset).split(/\r\n|\r|\n/);
	return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

async function step(editor: Editor): Promise<void> {
	const { open, articles } = editor;
	const shown = [...open.keys()].filter(path => !path.endsWith('.yaml'));
	const path = random.chance(0.9) && shown.length > 0 ? random.pick(shown) : random.pick(articles);
	editor.type(path);
	if (random.chance(0.3)) await editor.look(path);
	if (open.size > mostOpen) editor.close(random.pick([...open.keys()]), random.chance(0.5));
	const event = random.next();
	if (event < 0.004) editor.comeAndGo();
	else if (event < 0.008) {
		// An annotation file is half typed, and whole again.
		const sidecar = `${random.pick(articles)}.ann.yaml`;
		try {
			const { text } = editor.show(sidecar);
			editor.replace(sidecar, text.length, text.length, '  - {"');
			await editor.server.request('textDocument/diagnostic', { textDocument: { uri: editor.server.uri(sidecar) } });
			editor.replace(sidecar, text.length, text.length + 6, '');
		} catch {
			// This article has none.
		}
	} else if (event < 0.009) {
		const actors = editor.show('actors.yaml');
		const at = actors.text.indexOf('\n    kind:');
		const alias = `\n    aliases: [Soak ${random.below(1000)}]`;
		const known = /\n {4}aliases: \[Soak \d+\]/.exec(actors.text);
		if (known) editor.replace('actors.yaml', known.index, known.index + known[0].length, '');
		else editor.replace('actors.yaml', at, at, alias);
	}
}

async function main(): Promise<void> {
	const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'standpoint-soak-'));
	try {
		const articles = writeCorpus(join(folder, 'corpus'));
		const place = [join(folder, 'corpus'), join(folder, 'cache'), articles] as const;
		const used = await withEditor(...place, soak);
		const anew = await withEditor(...place, async editor => {
			for (const path of articles.slice(0, mostOpen)) {
				editor.type(path);
				await editor.look(path);
			}
			return whenClosed(editor);
		});
		console.log(`All closed: ${used.toFixed(1)} MB in use; after a new start on the same files: ${anew.toFixed(1)} MB`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** @returns the articles */
function writeCorpus(folder: string): readonly string[] {
	const articles: string[] = [];
	for (const { path, content } of corpusFiles(shape)) {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
		// The bytes of dirty ones are another test.
		if (/\.(txt|md)$/.test(path) && typeof content === 'string') articles.push(path);
	}
	return articles;
}

async function withEditor<R>(
	folder: string,
	cacheDir: string,
	articles: readonly string[],
	work: (editor: Editor) => Promise<R>,
): Promise<R> {
	const server = await startServer(folder, { cacheDir, probe: true });
	let stopped = false;
	try {
		await isRead(server);
		void poll(server, () => stopped);
		return await work(new Editor(server, folder, articles));
	} finally {
		stopped = true;
		await server.stop();
	}
}

/** @returns what the server takes in the end, with no document open, in MB */
async function soak(editor: Editor): Promise<number> {
	const { server } = editor;
	const rows: Row[] = [];
	let began = performance.now();
	for (let sample = 1; sample <= samples; sample++) {
		for (let done = 0; done < edits / samples; done++) await step(editor);
		const seconds = (performance.now() - began) / 1000;
		await isRead(server);
		rows.push({ edits: Math.round((sample * edits) / samples), ...(await server.inUse()), seconds });
		began = performance.now();
	}
	const used = await whenClosed(editor);
	const root = server.uri('').replace(/\/$/, '');
	report(rows, await server.request<Verified | null>('standpoint/verifyIndex', { root }));
	return used;
}

async function whenClosed(editor: Editor): Promise<number> {
	for (const path of [...editor.open.keys()]) editor.close(path, false);
	await isRead(editor.server);
	return (await editor.server.inUse()).heap;
}

async function isRead(server: RunningServer): Promise<void> {
	for (;;) {
		const corpora = await server.request<readonly { analysing: boolean }[]>('standpoint/corpora');
		if (corpora.length > 0 && corpora.every(({ analysing }) => !analysing)) return;
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}

/** Asks for the findings of all files again and again, as an editor does. */
async function poll(server: RunningServer, isOver: () => boolean): Promise<void> {
	const known = new Map<string, string>();
	while (!isOver()) {
		const previousResultIds = [...known].map(([uri, value]) => ({ uri, value }));
		try {
			const { items } = await server.request<{ items: readonly { uri: string; resultId?: string }[] }>(
				'workspace/diagnostic',
				{ previousResultIds },
			);
			for (const { uri, resultId } of items) {
				if (resultId === undefined) known.delete(uri);
				else known.set(uri, resultId);
			}
		} catch {
			return;
		}
		await new Promise(resolve => setTimeout(resolve, 2000));
	}
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * How much a figure grew from the first third of the samples after the warm-up to the last third: beyond this is no noise.
 * What has been edited is in memory until it is kept, so that what is in use goes up and down by four megabytes.
 */
const noise = { heap: { share: 0.04, megabytes: 4 }, rss: { share: 0.1, megabytes: 8 } };

function report(rows: readonly Row[], verified: Verified | null): void {
	console.log(`${edits} edits in ${shape.articles} articles; memory in MB, after a collection of garbage`);
	table(
		['edits', 'in use', 'compiled code', 'whole process', 'seconds for the last of them'],
		rows.map(({ edits, heap, code, rss, seconds }) => [edits, heap, code, rss, seconds]),
	);
	const settled = rows.slice(warmUp);
	const third = Math.floor(settled.length / 3);
	for (const figure of ['heap', 'rss'] as const) {
		const [first, last] = [settled.slice(0, third), settled.slice(-third)].map(some =>
			median(some.map(row => row[figure])),
		) as [number, number];
		const most = Math.max(noise[figure].megabytes, noise[figure].share * first);
		console.log(`${figure}: ${first.toFixed(1)} MB after the warm-up, ${last.toFixed(1)} MB in the end`);
		if (last - first > most) {
			console.log(`It grew by more than ${most.toFixed(1)} MB.`);
			process.exitCode = 1;
		}
	}
	console.log(`Compared with the files read anew: ${verified ? verified.differences : 'no answer; '} differences`);
	if (verified?.differences !== 0) {
		for (const line of verified?.told ?? []) console.log(line);
		process.exitCode = 1;
	}
}

main().catch((error: unknown) => {
	console.error(error);
	process.exit(1);
});
