import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import {
	createMessageConnection,
	type MessageConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-jsonrpc/node';

/** Memory after a collection of garbage, in MB. */
export interface InUse {
	/** The whole process. */
	readonly rss: number;
	/** What is in use, buffers included, compiled code not. */
	readonly heap: number;
	/** Compiled code: the engine makes more of it the longer a program runs. */
	readonly code: number;
}

/** A language server in a process of its own, as an editor has it. */
export interface RunningServer {
	readonly connection: MessageConnection;
	/** Milliseconds since the start of the process. */
	since(): number;
	uri(path: string): string;
	request<R>(method: string, params?: object): Promise<R>;
	notify(method: string, params: object): void;
	/** Of the process with all its threads, in MB; 0 where the system does not say. */
	memory(): { readonly now: number; readonly peak: number };
	/** With `probe` only. */
	inUse(): Promise<InUse>;
	/** Seconds of processor time that the process has used. */
	cpu(): number;
	/** Resolves once the process has ended. */
	stop(): Promise<void>;
}

/**
 * Starts the built server on a folder and says hello to it.
 * @param cacheDir where it keeps what it worked out
 * @param hear what the server’s progress reports, by token
 * @param probe whether `inUse` will be asked
 * @param settings what the editor says when the server asks for its settings
 */
export async function startServer(
	folder: string,
	{
		cacheDir,
		hear,
		probe = false,
		settings,
	}: {
		readonly cacheDir?: string;
		readonly hear?: (token: string | number, value: unknown) => void;
		readonly probe?: boolean;
		readonly settings?: () => unknown;
	} = {},
): Promise<RunningServer> {
	const began = performance.now();
	const probing = probe ? ['--expose-gc', '--require', join(__dirname, 'memory-probe.cjs')] : [];
	const child = spawn(process.execPath, [...probing, join(__dirname, '../dist/server.js'), '--stdio'], {
		stdio: probe ? ['pipe', 'pipe', 'ignore', 'ipc'] : ['pipe', 'pipe', 'ignore'],
		env: { ...process.env, ...givesBack, ...(cacheDir === undefined ? {} : kept(cacheDir)) },
	});
	const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
	const connection = createMessageConnection(
		new StreamMessageReader(child.stdout as Readable),
		new StreamMessageWriter(child.stdin as Writable),
	);
	connection.onRequest('workspace/configuration', ({ items }: { readonly items: readonly unknown[] }) =>
		items.map(() => settings?.() ?? null),
	);
	connection.onRequest('client/registerCapability', () => null);
	connection.onRequest('window/workDoneProgress/create', () => null);
	connection.onUnhandledProgress(({ token, value }) => hear?.(token, value));
	connection.listen();
	await connection.sendRequest('initialize', {
		processId: process.pid,
		rootUri: null,
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'corpus' }],
		capabilities: {
			workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true } },
			textDocument: { hover: { contentFormat: ['markdown'] }, diagnostic: {} },
		},
	});
	await connection.sendNotification('initialized', {});
	return {
		connection,
		since: () => performance.now() - began,
		uri: path => pathToFileURL(join(folder, path)).href,
		request: (method, params) => connection.sendRequest(method, params),
		notify: (method, params) => void connection.sendNotification(method, params),
		memory: () => ({ now: status(child.pid, 'VmRSS') / 1024, peak: status(child.pid, 'VmHWM') / 1024 }),
		inUse: () =>
			new Promise(resolve => {
				child.once('message', message => resolve(message as InUse));
				child.send('measure');
			}),
		cpu: () => processorTime(child.pid),
		stop: async () => {
			if (child.exitCode === null) {
				await connection.sendRequest('shutdown');
				await connection.sendNotification('exit');
			}
			await ended;
			connection.dispose();
		},
	};
}

/** What the client has in the environment of the server (`client/src/server.ts`). */
const givesBack = { MALLOC_TRIM_THRESHOLD_: '2097152' };

/** Where the server keeps what it worked out, and Node, from 22 on, its compiled code. */
const kept = (cacheDir: string) => ({
	STANDPOINT_CACHE_DIR: cacheDir,
	NODE_COMPILE_CACHE: join(cacheDir, 'compiled code'),
});

/** A figure of the Linux kernel about a process, in kB. */
function status(pid: number | undefined, name: string): number {
	try {
		return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
	} catch {
		return 0;
	}
}

/** User and system time in seconds; the kernel counts hundredths. */
function processorTime(pid: number | undefined): number {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /, '')
			.split(' ');
		return (Number(fields[11]) + Number(fields[12])) / 100;
	} catch {
		return 0;
	}
}
