import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { decode } from '../server/src/text/decode';
import { type CorpusShape, corpusFiles, favouriteOf } from './corpus-generator';

/**
 * VS Code’s own Markdown language server on the same articles, where BENCH_PEERS names a folder that has
 * `vscode-markdown-languageserver` and `markdown-it`. There an actor is a heading of actors.md, and where an article gives
 * a full name it links to it: “find all references” then asks the same of both.
 */
export async function markdownPeer(shape: CorpusShape, dir: string, figures: Map<string, number>): Promise<void> {
	const peers = process.env.BENCH_PEERS;
	if (peers === undefined || shape.articles > 10_000) return;
	const require = createRequire(join(peers, 'package.json'));
	const MarkdownIt = require('markdown-it') as new (options: object) => { parse(text: string, env: object): unknown };
	const folder = join(dir, `markdown-${shape.articles}-${shape.length}`);
	const linked = writeLinked(folder, shape);
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.md'));
	const uris = paths.map(path => pathToFileURL(join(folder, path)).href);
	const began = performance.now();
	const child = spawn(
		process.execPath,
		[require.resolve('vscode-markdown-languageserver/out/node/main.js'), '--stdio'],
		{
			stdio: ['pipe', 'pipe', 'ignore'],
		},
	);
	const connection = createMessageConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	const open = new Map<string, string>();
	const markdown = new MarkdownIt({ html: true });
	const read = (uri: string) => open.get(uri) ?? readFileSync(fileURLToPath(uri), 'utf8');
	const on = (
		method: string,
		answer: (params: { uri: string; text?: string; items: { section?: string }[] }) => unknown,
	) => connection.onRequest(method, answer);
	on('markdown/parse', ({ uri, text }) => markdown.parse(text ?? read(uri), {}));
	on('markdown/fs/readFile', ({ uri }) => [...readFileSync(fileURLToPath(uri))]);
	on('markdown/fs/readDirectory', ({ uri }) =>
		readdirSync(fileURLToPath(uri), { withFileTypes: true }).map(entry => [
			entry.name,
			{ isDirectory: entry.isDirectory() },
		]),
	);
	on('markdown/fs/stat', ({ uri }) => {
		const path = fileURLToPath(uri);
		return existsSync(path) ? { isDirectory: statSync(path).isDirectory() } : null;
	});
	on('markdown/findMarkdownFilesInWorkspace', () => uris);
	on('workspace/configuration', ({ items }) => items.map(({ section }) => (section === 'markdown' ? settings : null)));
	for (const method of ['markdown/fs/watcher/create', 'markdown/fs/watcher/delete', 'client/registerCapability'])
		on(method, () => null);
	on('workspace/diagnostic/refresh', () => null);
	connection.listen();
	try {
		await connection.sendRequest('initialize', {
			processId: process.pid,
			rootUri: pathToFileURL(folder).href,
			workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'corpus' }],
			capabilities: { workspace: { workspaceFolders: true, configuration: true } },
			initializationOptions: { markdownFileExtensions: ['md'] },
		});
		await connection.sendNotification('initialized', {});
		const uri = pathToFileURL(join(folder, 'actors.md')).href;
		const text = read(uri);
		open.set(uri, text);
		await connection.sendNotification('textDocument/didOpen', {
			textDocument: { uri, languageId: 'markdown', version: 1, text },
		});
		const line = text.split('\n').indexOf(`## ${favouriteOf(shape).name}`);
		const references = () =>
			connection.sendRequest<readonly unknown[]>('textDocument/references', {
				textDocument: { uri },
				position: { line, character: 5 },
				context: { includeDeclaration: false },
			});
		const found = (await references()).length;
		figures.set('Markdown server: start to first references, ms', performance.now() - began);
		if (found !== linked) throw new Error(`The Markdown server found ${found} links of ${linked}.`);
		figures.set('Markdown server: references, places', found);
		const again = performance.now();
		await references();
		figures.set('Markdown server: references again, ms', performance.now() - again);
		const memory = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
		figures.set('Markdown server: memory, MB', Number(memory?.[1] ?? 0) / 1024);
	} finally {
		child.kill();
		connection.dispose();
	}
}

const settings = {
	server: { log: 'off' },
	occurrencesHighlight: { enabled: true },
	suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
	preferredMdPathExtensionStyle: 'auto',
	validate: {
		enabled: true,
		referenceLinks: { enabled: 'warning' },
		fragmentLinks: { enabled: 'warning' },
		fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
		ignoredLinks: [],
		unusedLinkDefinitions: { enabled: 'hint' },
		duplicateLinkDefinitions: { enabled: 'warning' },
	},
};

/** The articles as Markdown whose full names are links. @returns how many lead to the favourite */
function writeLinked(folder: string, shape: CorpusShape): number {
	rmSync(folder, { recursive: true, force: true });
	const slugs = new Map<string, string>();
	let linked = 0;
	for (const { path, content } of corpusFiles(shape)) {
		const text = decode(Buffer.from(content)).text;
		if (path === 'actors.yaml') {
			for (const [, name] of text.matchAll(/^ {4}name: (.*)$/gm)) {
				if (name) slugs.set(name, name.toLowerCase().replace(/[’']/g, '').replaceAll(' ', '-'));
			}
			mkdirSync(folder, { recursive: true });
			writeFileSync(
				join(folder, 'actors.md'),
				`# Actors\n\n${[...slugs.keys()].map(name => `## ${name}\n`).join('\n')}`,
			);
		}
		if (!path.startsWith('articles/') || path.endsWith('.yaml')) continue;
		const file = join(folder, path.replace(/\.(txt|md)$/, '.md'));
		mkdirSync(dirname(file), { recursive: true });
		const article = text.replace(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu, name => {
			const slug = slugs.get(name);
			if (slug === undefined) return name;
			if (name === favouriteOf(shape).name) linked++;
			return `[${name}](/actors.md#${slug})`;
		});
		writeFileSync(file, article);
	}
	return linked;
}
