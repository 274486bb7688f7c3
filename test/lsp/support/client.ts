import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
	type ClientCapabilities,
	createMessageConnection,
	type Diagnostic,
	type InitializeParams,
	type InitializeResult,
	type MessageConnection,
	type Position,
	type PublishDiagnosticsParams,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const serverFile = resolve(__dirname, '../../../dist/server.js');

/** An editor as the server sees one: it starts the built server and talks to it over standard input and output. */
export interface Client {
	readonly connection: MessageConnection;
	readonly initialized: InitializeResult;
	readonly process: ChildProcess;
	/** What the server wrote to the editor's log, and to its standard error. */
	readonly log: string[];
	/** What the server asked of the client, by method. */
	readonly asked: Map<string, unknown[]>;
	readonly pushed: Map<string, Diagnostic[]>;
	uri(path: string): string;
	request<R>(method: string, params?: object): Promise<R>;
	/** Asks about a position in a document. */
	at<R>(method: string, path: string, position: Position, more?: object): Promise<R>;
	open(path: string, text: string, languageId?: string): void;
	/** Incremental changes, as an editor sends them. */
	change(path: string, changes: readonly object[]): void;
	/** Says that the editor has written the document to the disk. */
	saved(path: string): void;
	close(path: string): void;
	changedOnDisk(paths: readonly string[], type?: 1 | 2 | 3): void;
	/** Asks again and again until the answer passes; fails with the last answer after some seconds. */
	until<R>(ask: () => Promise<R> | R, passes: (answer: R) => boolean): Promise<R>;
	/** Resolves once the corpora are read. */
	ready(): Promise<void>;
	/** Ends the server politely. Resolves to its exit code. */
	stop(): Promise<number | null>;
}

export interface ClientOptions {
	readonly folders: readonly string[];
	readonly capabilities?: ClientCapabilities;
	/** What the client answers to a request of the server, by method; null to all others. */
	readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
	/** What the client answers when the server asks for the settings `standpoint`. */
	readonly settings?: () => unknown;
	readonly initializationOptions?: unknown;
	/** The file to run in Node with its arguments, instead of the server's own. */
	readonly command?: readonly string[];
	/** Called once the server is asked to start, before it answers that: what is sent here it hears before it has read anything. */
	readonly atOnce?: (client: Omit<Client, 'initialized'>) => void;
	/** Where the server caches; a folder that all tests of a run share where it is not given. */
	readonly cacheDir?: string;
}

/** What VS Code can do, as far as it matters here. */
export const fullCapabilities: ClientCapabilities = {
	workspace: {
		workspaceFolders: true,
		configuration: true,
		didChangeConfiguration: { dynamicRegistration: true },
		didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
		diagnostics: { refreshSupport: true },
		inlayHint: { refreshSupport: true },
		semanticTokens: { refreshSupport: true },
		workspaceEdit: { documentChanges: true },
	},
	textDocument: {
		diagnostic: { relatedDocumentSupport: true },
		definition: { linkSupport: true },
		implementation: { linkSupport: true },
		documentSymbol: { hierarchicalDocumentSymbolSupport: true },
		rename: { prepareSupport: true },
		completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
		hover: { contentFormat: ['markdown'] },
	},
	window: { workDoneProgress: true },
};

/** Starts the server for some folders. Call `stop` in the end. */
export async function startClient(options: ClientOptions): Promise<Client> {
	if (!existsSync(serverFile)) throw new Error('There is no dist/server.js: run "npm run build" first.');
	const command = options.command ?? [serverFile, '--stdio'];
	const env = { ...process.env, STANDPOINT_CACHE_DIR: options.cacheDir ?? cacheOfTests() };
	const child = spawn(process.execPath, command, { stdio: ['pipe', 'pipe', 'pipe'], env });
	const log: string[] = [];
	const asked = new Map<string, unknown[]>();
	const pushed = new Map<string, Diagnostic[]>();
	const versions = new Map<string, number>();
	const [root] = options.folders;
	const uri = (path: string) =>
		/^\w+:/.test(path) ? path : pathToFileURL(path.startsWith('/') || !root ? path : join(root, path)).href;
	child.stderr.setEncoding('utf8').on('data', (text: string) => log.push(text));
	const exited = new Promise<number | null>(done => child.once('exit', done));
	const connection = createMessageConnection(
		new StreamMessageReader(child.stdout),
		new StreamMessageWriter(child.stdin),
	);
	const note = (method: string, params: unknown) => {
		asked.set(method, [...(asked.get(method) ?? []), params]);
	};
	connection.onRequest((method, params) => {
		note(method, params);
		if (method === 'workspace/configuration') return [options.settings?.() ?? null];
		if (method === 'workspace/workspaceFolders') return options.folders.map(folderOf);
		return options.answers?.[method]?.(params) ?? null;
	});
	connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
		note('textDocument/publishDiagnostics', params);
		pushed.set(params.uri, params.diagnostics);
	});
	connection.onNotification('window/logMessage', ({ message }: { readonly message: string }) => {
		log.push(message);
	});
	connection.onNotification((method: string, params: unknown) => note(method, params));
	connection.onUnhandledProgress(params => note('$/progress', params));
	connection.listen();

	const params: InitializeParams = {
		processId: process.pid,
		rootUri: null,
		capabilities: options.capabilities ?? fullCapabilities,
		workspaceFolders: options.folders.map(folderOf),
		initializationOptions: options.initializationOptions,
	};
	const initializing = connection.sendRequest<InitializeResult>('initialize', params);

	const client: Omit<Client, 'initialized'> = {
		connection,
		process: child,
		log,
		asked,
		pushed,
		uri,
		request: (method, parameters) => connection.sendRequest(method, parameters),
		at: (method, path, position, more) =>
			connection.sendRequest(method, { textDocument: { uri: uri(path) }, position, ...more }),
		open: (path, text, languageId = 'plaintext') => {
			versions.set(path, 1);
			void connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri: uri(path), languageId, version: 1, text },
			});
		},
		change: (path, contentChanges) => {
			const version = (versions.get(path) ?? 0) + 1;
			versions.set(path, version);
			void connection.sendNotification('textDocument/didChange', {
				textDocument: { uri: uri(path), version },
				contentChanges,
			});
		},
		saved: path => void connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(path) } }),
		close: path => void connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } }),
		changedOnDisk: (paths, type = 2) =>
			void connection.sendNotification('workspace/didChangeWatchedFiles', {
				changes: paths.map(path => ({ uri: uri(path), type })),
			}),
		until: async (ask, passes) => {
			const end = Date.now() + 18_000;
			for (;;) {
				const answer = await ask();
				if (passes(answer)) return answer;
				if (Date.now() > end) throw new Error(`This did not become true: ${JSON.stringify(answer)?.slice(0, 2000)}`);
				await new Promise(done => setTimeout(done, 20));
			}
		},
		ready: async () => {
			await client.until(
				() => client.request<{ readonly analysing: boolean }[]>('standpoint/corpora'),
				corpora => corpora.length > 0 && corpora.every(({ analysing }) => !analysing),
			);
		},
		stop: async () => {
			if (child.exitCode === null) {
				await connection.sendRequest('shutdown');
				await connection.sendNotification('exit');
			}
			const code = await exited;
			connection.dispose();
			return code;
		},
	};
	options.atOnce?.(client);
	const initialized = await initializing;
	await connection.sendNotification('initialized', {});
	return { ...client, initialized };
}

let sharedCache: string | undefined;
/** Nothing that a test does touches the cache of whoever runs it. */
function cacheOfTests(): string {
	if (sharedCache === undefined) {
		const folder = mkdtempSync(join(tmpdir(), 'standpoint-cache-'));
		process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
		sharedCache = folder;
	}
	return sharedCache;
}

const folderOf = (path: string) => ({ uri: pathToFileURL(path).href, name: path });
