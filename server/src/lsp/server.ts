import {
	type ClientCapabilities,
	type Connection,
	DidChangeConfigurationNotification,
	type InitializeParams,
	type InitializeResult,
	type ServerCapabilities,
	TextDocumentSyncKind,
} from 'vscode-languageserver';
import { version } from '../../../package.json';
import type { Files } from '../host/files';
import type { ResourceOptions, Resources } from '../host/resources';
import { createDocuments } from './documents';
import type { Feature, Server } from './feature';
import { features } from './features';
import { createForeground } from './foreground';
import { reportProgress } from './progress';
import { seenThrough } from './seen';
import { defaultSettings, readCacheFolder, readSettings, type Settings } from './settings';
import { watchFiles } from './watched-files';
import { createWorkspace } from './workspace';

/**
 * Serves a client over a connection until it ends it. Knows nothing of the machine but `files` and what `makeResources`
 * offers, so that the same server runs in Node and, without those, in a browser.
 */
export function startServer(
	connection: Connection,
	files: Files,
	makeResources?: (options: ResourceOptions) => Resources,
): void {
	let client: ClientCapabilities = {};
	let settings: Settings = defaultSettings;
	const readyListeners: (() => void)[] = [];
	const changeListeners: (() => void)[] = [];
	const settingsListeners: (() => void)[] = [];
	const savedListeners: ((uri: string) => void)[] = [];
	const log = (message: string) => connection.console.error(message);
	const changed = throttled(500, () => notify(changeListeners, log));
	let cacheFolder: string | undefined;
	const foreground = createForeground();
	const resources = makeResources?.({ cacheFolder: () => cacheFolder, isQuiet: foreground.isQuiet, log });
	const documents = createDocuments();
	const progress = reportProgress(connection, () => client);
	const workspace = createWorkspace(files, {
		corpusOptions: root => ({
			onChange: changed,
			onProgress: progress(root),
			pause: foreground.passed,
			log,
			pool: resources?.pool,
			cache: resources?.cache,
		}),
		onCorpora: changed,
	});
	const server: Server = {
		connection,
		files,
		workspace,
		documents,
		client: () => client,
		settings: () => settings,
		seen: seenThrough(() => settings, { pause: foreground.passed, onChange: changed, log }),
		onReady: listener => void readyListeners.push(listener),
		onChange: listener => void changeListeners.push(listener),
		onSaved: listener => void savedListeners.push(listener),
		onSettings: listener => void settingsListeners.push(listener),
		asked: foreground.asked,
		passed: foreground.passed,
		pool: resources?.pool,
		afterWork: () => resources?.afterWork(),
		log,
	};

	connection.onInitialize((params): InitializeResult => {
		client = params.capabilities;
		settings = readSettings(params.initializationOptions);
		cacheFolder = readCacheFolder(params.initializationOptions);
		void workspace.setFolders(foldersOf(params, files));
		return {
			capabilities: capabilitiesOf(features, client),
			serverInfo: { name: 'Standpoint', version },
		};
	});
	connection.onInitialized(async () => {
		await followSettings();
		if (client.workspace?.workspaceFolders) followFolders();
		notify(readyListeners, log);
	});

	connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
		workspace.edited(documents.open(uri, languageId, version, text));
		changed();
	});
	connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
		const document = documents.change(uri, version, contentChanges);
		if (document) workspace.edited(document);
		changed();
	});
	connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
		documents.close(uri);
		workspace.closed(uri);
		changed();
	});
	connection.onDidSaveTextDocument(({ textDocument: { uri } }) => {
		notify(
			savedListeners.map(listener => () => listener(uri)),
			log,
		);
	});
	const watcher = watchFiles(server);
	for (const feature of features) feature.register(server);
	connection.onShutdown(async () => {
		watcher.close();
		await workspace.close();
		resources?.close();
	});
	connection.listen();

	async function readConfiguration(): Promise<void> {
		try {
			settings = readSettings(await connection.workspace.getConfiguration('standpoint'));
		} catch (error) {
			log(`The settings could not be read: ${String(error)}`);
		}
		notify(settingsListeners, log);
	}

	async function followSettings(): Promise<void> {
		const canAsk = client.workspace?.configuration === true;
		connection.onDidChangeConfiguration(async ({ settings: sent }) => {
			if (canAsk) return readConfiguration();
			settings = readSettings((sent as { readonly standpoint?: unknown } | null)?.standpoint);
			notify(settingsListeners, log);
		});
		if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
			await connection.client.register(DidChangeConfigurationNotification.type, { section: 'standpoint' });
		}
		if (canAsk) await readConfiguration();
	}

	function followFolders(): void {
		connection.workspace.onDidChangeWorkspaceFolders(async () => {
			const folders = (await connection.workspace.getWorkspaceFolders()) ?? [];
			await workspace.setFolders(folders.flatMap(({ uri }) => files.pathOf(uri) ?? []));
			changed();
		});
	}
}

/** What the server announces: the sum of what its features do. */
export function capabilitiesOf(all: readonly Feature[], client: ClientCapabilities): ServerCapabilities {
	const capabilities: ServerCapabilities = {
		textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
		positionEncoding: 'utf-16',
	};
	for (const feature of all) Object.assign(capabilities, feature.capabilities);
	capabilities.workspace = {
		...capabilities.workspace,
		workspaceFolders: { supported: true, changeNotifications: true },
	};
	// A client that is pushed to must not be told that it may pull.
	if (client.textDocument?.diagnostic === undefined) delete capabilities.diagnosticProvider;
	return capabilities;
}

function foldersOf(params: InitializeParams, files: Files): readonly string[] {
	const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
	return uris.flatMap(uri => files.pathOf(uri) ?? []);
}

function notify(listeners: readonly (() => void)[], log: (message: string) => void): void {
	for (const listener of listeners) {
		try {
			listener();
		} catch (error) {
			log(error instanceof Error ? (error.stack ?? error.message) : String(error));
		}
	}
}

/** Runs an action soon after it was asked for, and at most once in so many milliseconds. */
function throttled(interval: number, action: () => void): () => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let last = Number.NEGATIVE_INFINITY;
	return () => {
		if (timer !== undefined) return;
		const wait = Math.max(20, last + interval - performance.now());
		timer = setTimeout(() => {
			timer = undefined;
			last = performance.now();
			action();
		}, wait);
	};
}
