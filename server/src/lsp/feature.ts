import {
	CancellationToken,
	type ClientCapabilities,
	type Connection,
	LSPErrorCodes,
	ResponseError,
	type ServerCapabilities,
} from 'vscode-languageserver';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { classifyPath, type FileRole } from '../corpus/paths';
import type { Files } from '../host/files';
import type { LiveCorpus } from '../host/live-corpus';
import type { Pool } from '../host/pool/jobs';
import type { Documents } from './documents';
import type { Settings } from './settings';
import type { Place, Workspace } from './workspace';

/** One thing that the server can do: what it announces, and the handlers that make it true. */
export interface Feature {
	readonly capabilities: ServerCapabilities;
	/** Installs the handlers; called once, before the client is heard. */
	register(server: Server): void;
}

/** What a feature has to work with. */
export interface Server {
	readonly connection: Connection;
	readonly files: Files;
	readonly workspace: Workspace;
	readonly documents: Documents;
	/** Empty until the client said what it can. */
	client(): ClientCapabilities;
	settings(): Settings;
	/**
	 * A corpus as it is now, with the annotations that the settings show; with all of them for an annotation file that
	 * they do not show: who opens it wants to see it.
	 */
	seen(live: LiveCorpus, path?: CorpusPath): Corpus;
	/** Calls back once the client said that it is ready to be spoken to. */
	onReady(listener: () => void): void;
	/** Calls back, at most twice a second, after some corpus changed. */
	onChange(listener: () => void): void;
	/** Calls back when the editor has written a document to the disk. */
	onSaved(listener: (uri: string) => void): void;
	/** Calls back after the editor's settings changed. */
	onSettings(listener: () => void): void;
	/** A request came in: background work stands back for a moment. */
	asked(): void;
	/** For work in the background: resolves when nobody asks any more, or after a while. */
	passed(): Promise<void>;
	/** Threads for many articles, where the machine has them. */
	readonly pool?: Pool;
	/** To be told of an answer that was much work: what it left is collected soon. */
	afterWork(): void;
	log(message: string): void;
}

/** A file of a corpus, with the state of the corpus at the moment of the question. */
export interface At extends Place {
	readonly uri: string;
	/** With the annotations that the settings show. */
	readonly corpus: Corpus;
	readonly role: FileRole;
}

interface OnDocument {
	readonly textDocument: { readonly uri: string };
}

/**
 * A handler for questions about one document. A document that belongs to no corpus, and a fault of ours, is answered with
 * `empty`; the fault is logged.
 */
export function onDocument<P extends OnDocument, R>(
	server: Server,
	empty: R,
	answer: (at: At, params: P, token: CancellationToken) => R | Promise<R>,
): (params: P, token: CancellationToken) => Promise<R | ResponseError<never>> {
	return guarded(server, empty, async (params, token) => {
		const at = await locate(server, params.textDocument.uri);
		if (token.isCancellationRequested) throw new Cancelled();
		return at === undefined ? empty : answer(at, params, token);
	});
}

/** The file of a corpus that a URI stands for, or undefined where it stands for none. */
export async function locate(server: Server, uri: string): Promise<At | undefined> {
	const place = await server.workspace.place(uri);
	if (place === undefined) return undefined;
	const corpus = server.seen(place.live, place.path);
	const role = classifyPath(place.path, corpus.file.settings);
	return role && { ...place, uri, corpus, role };
}

/** A handler that never fails: a fault of ours is logged and answered with `empty`. */
export function guarded<P, R, Rest extends readonly unknown[]>(
	server: Pick<Server, 'asked' | 'log'>,
	empty: R,
	answer: (params: P, token: CancellationToken, ...rest: Rest) => R | Promise<R>,
): (params: P, token: CancellationToken, ...rest: Rest) => Promise<R | ResponseError<never>> {
	const handle = async (params: P, token: CancellationToken, rest: Rest) => {
		server.asked();
		try {
			if (token.isCancellationRequested) throw new Cancelled();
			return await answer(params, token, ...rest);
		} catch (error) {
			if (error instanceof Cancelled) return new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'Cancelled');
			if (error instanceof ResponseError) return error as ResponseError<never>;
			server.log(`A request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
			return empty;
		}
	};
	// Of a request that came without parameters, a handler gets the token only.
	return (params, token, ...rest) =>
		CancellationToken.is(params) ? handle(undefined as P, params, rest) : handle(params, token, rest);
}

/** Ends a request that the client no longer wants an answer to. */
export class Cancelled extends Error {
	override readonly name = 'Cancelled';
}

/** Lets other messages in, and ends the request where one of them cancelled it. @throws Cancelled */
export async function breathe(token: CancellationToken): Promise<void> {
	await new Promise(resolve => setTimeout(resolve, 0));
	if (token.isCancellationRequested) throw new Cancelled();
}
