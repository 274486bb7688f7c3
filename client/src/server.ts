import {
	type CancellationToken,
	commands,
	type Disposable,
	type Event,
	EventEmitter,
	type ExtensionContext,
	type Progress,
	Uri,
	workspace,
} from 'vscode';
import { LanguageClient, State, type StaticFeature, TransportKind, WorkDoneProgress } from 'vscode-languageclient/node';
import { type CorpusInfo, corporaChangedNotification, corporaRequest } from '../../server/src/protocol';
import { followAnnotator } from './layers/annotator';

/** The language server as the rest of the client sees it. */
export interface Server {
	/** Resolves when the server runs; rejects when it cannot be started. */
	readonly started: Promise<void>;
	/** Waits for the server to run. Resolves to undefined where it does not, or where the request fails. */
	request<Result>(method: string, parameters?: object): Promise<Result | undefined>;
	/**
	 * The same for a request that takes its time: shows how far it got, and can be cancelled.
	 * @throws where the request fails, or was cancelled
	 */
	requestSlowly<Result>(
		method: string,
		parameters: object,
		progress: Progress<{ readonly message?: string; readonly increment?: number }>,
		token: CancellationToken,
	): Promise<Result>;
	/** Calls back when the server sends a notification of ours. */
	onNotification<Params>(method: string, listener: (params: Params) => void): Disposable;
	/** Fires when a corpus was read or changed, with all corpora of the workspace. */
	readonly onCorporaChanged: Event<readonly CorpusInfo[]>;
	/** The corpora as last heard of. */
	corpora(): readonly CorpusInfo[];
	stop(): Promise<void>;
}

const documentSelector = [
	...['standpoint-article', 'standpoint-annotations', 'plaintext', 'markdown'].map(language => ({
		scheme: 'file',
		language,
	})),
	...['**/{actors,corpus}.{yaml,yml}', '**/actors/*.{yaml,yml}'].map(pattern => ({
		scheme: 'file',
		language: 'yaml',
		pattern,
	})),
];

/** Starts the language server in a process of its own, and registers the commands that concern it. */
export function startServer(context: ExtensionContext): Server {
	const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
	const run = {
		module,
		transport: TransportKind.ipc,
		options: { env: { ...givesBack, NODE_COMPILE_CACHE: codeFolder(context).fsPath } },
	};
	const annotator = followAnnotator(() => {
		if (client.isRunning()) void client.sendNotification('workspace/didChangeConfiguration', { settings: null });
	});
	const client: LanguageClient = new LanguageClient(
		'standpoint',
		'Standpoint',
		{ run, debug: { ...run, options: { ...run.options, execArgv: ['--nolazy', '--inspect=6009'] } } },
		{
			documentSelector,
			initializationOptions: { cacheFolder: Uri.joinPath(context.globalStorageUri, 'cache').fsPath },
			markdown: { isTrusted: false, supportHtml: false },
			middleware: { workspace: annotator.middleware },
		},
	);
	// Code actions may name the commands that are registered here.
	client.registerFeature(ownCommands);
	const changed = new EventEmitter<readonly CorpusInfo[]>();
	let corpora: readonly CorpusInfo[] = [];

	const started = client.start();
	started.catch(error => client.error('The language server could not be started.', error));

	async function request<Result>(method: string, parameters: object = {}): Promise<Result | undefined> {
		try {
			await started;
			return await client.sendRequest<Result>(method, parameters);
		} catch (error) {
			client.debug(`${method} failed: ${error instanceof Error ? error.message : String(error)}`);
			return undefined;
		}
	}

	let slowRequests = 0;
	async function requestSlowly<Result>(
		method: string,
		parameters: object,
		progress: Progress<{ readonly message?: string; readonly increment?: number }>,
		token: CancellationToken,
	): Promise<Result> {
		await started;
		const workDoneToken = `standpoint ${++slowRequests}`;
		let shown = 0;
		const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, value => {
			if (value.kind !== 'report') return;
			const { message, percentage = shown } = value;
			progress.report({ message, increment: percentage - shown });
			shown = percentage;
		});
		try {
			return await client.sendRequest<Result>(method, { ...parameters, workDoneToken }, token);
		} finally {
			listener.dispose();
		}
	}

	const hear = coalesced(async () => {
		corpora = (await request<readonly CorpusInfo[]>(corporaRequest)) ?? [];
		void commands.executeCommand('setContext', 'standpoint.hasCorpus', corpora.length > 0);
		void commands.executeCommand('setContext', 'standpoint.ready', true);
		changed.fire(corpora);
	});

	context.subscriptions.push(
		changed,
		annotator,
		client,
		client.onNotification(corporaChangedNotification, hear),
		// Also after a restart, and where a server says nothing because there is no corpus.
		client.onDidChangeState(({ newState }) => newState === State.Running && hear()),
		workspace.onDidChangeWorkspaceFolders(hear),
		commands.registerCommand('standpoint.restartServer', () => client.restart()),
		commands.registerCommand('standpoint.showLog', () => client.outputChannel.show()),
	);
	return {
		started,
		request,
		requestSlowly,
		onNotification: (method, listener) => client.onNotification(method, listener),
		onCorporaChanged: changed.event,
		corpora: () => corpora,
		stop: () => client.stop(),
	};
}

/**
 * Has the allocator of Linux (glibc) keep no more than 2 MB of free memory at the end of its own, and give back each block of
 * 128 kB or more as soon as it is free. Unless it is told, it raises both bounds with each large block, to 64 and 32 MB
 * (mallopt(3)): the server has 40 MB less with this some seconds after a cold start. Elsewhere nobody reads it.
 */
const givesBack = { MALLOC_TRIM_THRESHOLD_: '2097152' };

/**
 * Where Node, from version 22 on, keeps the server’s code as it compiled it, so that the next start need not. What an
 * earlier version of the extension left there is deleted.
 */
function codeFolder({ globalStorageUri, extension }: ExtensionContext): Uri {
	const folder = Uri.joinPath(globalStorageUri, 'code');
	const version = String(extension.packageJSON.version);
	const tidy = async () => {
		for (const [name] of await workspace.fs.readDirectory(folder)) {
			if (name !== version) await workspace.fs.delete(Uri.joinPath(folder, name), { recursive: true });
		}
	};
	// It is not there before the first start.
	void tidy().catch(() => {});
	return Uri.joinPath(folder, version);
}

const ownCommands: StaticFeature = {
	fillClientCapabilities: capabilities => {
		capabilities.experimental = { ...capabilities.experimental, standpoint: { commands: true } };
	},
	initialize: () => {},
	getState: () => ({ kind: 'static' }),
	clear: () => {},
};

/** Runs an action at once, and once more after it where it was asked for meanwhile: never twice at a time. */
export function coalesced(action: () => Promise<void>): () => void {
	let running = false;
	let again = false;
	const run = async () => {
		if (running) {
			again = true;
			return;
		}
		running = true;
		try {
			do {
				again = false;
				await action();
			} while (again);
		} finally {
			running = false;
		}
	};
	return () => void run();
}

/** Disposes of several things as one. */
export const together = (...disposables: readonly Disposable[]): Disposable => ({
	dispose: () => {
		for (const disposable of disposables) disposable.dispose();
	},
});
