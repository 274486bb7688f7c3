import {
	commands,
	type Disposable,
	type Event,
	EventEmitter,
	languages,
	type TextDocument,
	type TextEditor,
	window,
	workspace,
} from 'vscode';
import { type FileRoleResult, fileRoleRequest } from '../../server/src/protocol';
import { coalesced, type Server, together } from './server';

/** Knows which documents are articles of a corpus. */
export interface Articles extends Disposable {
	isArticle(document: TextDocument): Promise<boolean>;
	/** The editor in front, where it shows an article. */
	active(): TextEditor | undefined;
	/** Fires when `active()` may have become another. */
	readonly onActiveChanged: Event<TextEditor | undefined>;
}

/**
 * Gives the plain text files that belong to a corpus the language `standpoint-article`, and keeps the context key
 * `standpoint.inArticle`, on which keys and menus depend.
 */
export function followArticles(server: Server): Articles {
	const activeChanged = new EventEmitter<TextEditor | undefined>();
	let active: TextEditor | undefined;

	async function isArticle(document: TextDocument): Promise<boolean> {
		if (document.uri.scheme !== 'file') return false;
		const result = await server.request<FileRoleResult>(fileRoleRequest, { uri: document.uri.toString() });
		return result?.role === 'article';
	}

	async function setLanguage(document: TextDocument): Promise<void> {
		const isOurs = document.languageId === 'standpoint-article';
		if (!isOurs && document.languageId !== 'plaintext') return;
		if (document.uri.scheme !== 'file' || document.isClosed) return;
		const wanted = (await isArticle(document)) ? 'standpoint-article' : 'plaintext';
		// The server's answer may come after a person chose another language.
		const unchanged = document.languageId === (isOurs ? 'standpoint-article' : 'plaintext') && !document.isClosed;
		if (unchanged && wanted !== document.languageId) await languages.setTextDocumentLanguage(document, wanted);
	}

	const follow = coalesced(async () => {
		const editor = window.activeTextEditor;
		const found = editor && (await isArticle(editor.document)) ? editor : undefined;
		if (editor !== window.activeTextEditor) return; // the event for the other editor is on its way
		active = found;
		await commands.executeCommand('setContext', 'standpoint.inArticle', found !== undefined);
		activeChanged.fire(found);
	});

	const reviewAll = coalesced(async () => {
		await Promise.all(workspace.textDocuments.map(setLanguage));
		follow();
	});

	const listeners = together(
		activeChanged,
		workspace.onDidOpenTextDocument(document => void setLanguage(document).then(follow)),
		window.onDidChangeActiveTextEditor(follow),
		server.onCorporaChanged(reviewAll),
	);
	return { dispose: () => listeners.dispose(), isArticle, active: () => active, onActiveChanged: activeChanged.event };
}
