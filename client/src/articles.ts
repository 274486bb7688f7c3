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
import { rehearsal } from './rehearsal';
import { coalesced, type Server, together } from './server';

const articleLanguage = 'standpoint-article';
const plainText = 'plaintext';

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

	/** Documents that were given the language: one that has another since then was given it by a person. */
	const given = new Set<string>();

	async function setLanguage(document: TextDocument): Promise<void> {
		const uri = document.uri.toString();
		const current = document.languageId;
		if (document.uri.scheme !== 'file' || (current !== articleLanguage && current !== plainText)) return;
		if (current === plainText && given.has(uri)) return;
		const wanted = (await isArticle(document)) ? articleLanguage : plainText;
		// The server's answer may come after somebody chose another language, or after the document was closed.
		if (wanted === current || document.languageId !== current || document.isClosed) return;
		if (wanted === articleLanguage) given.add(uri);
		else given.delete(uri);
		await languages.setTextDocumentLanguage(document, wanted);
	}

	const allowKeys = (isAllowed: boolean) => commands.executeCommand('setContext', 'standpoint.inArticle', isAllowed);

	/** Whether the server has said anything yet. */
	let isKnown = false;
	const follow = coalesced(async () => {
		await rehearsal;
		const editor = window.activeTextEditor;
		// A person need not wait for the server: what keys open takes what is typed behind them, and waits itself.
		if (!isKnown && editor && mayBeArticle(editor.document)) void allowKeys(true);
		const found = editor && (await isArticle(editor.document)) ? editor : undefined;
		if (editor !== window.activeTextEditor) return; // the event for the other editor is on its way
		isKnown ||= editor !== undefined;
		active = found;
		await allowKeys(found !== undefined);
		activeChanged.fire(found);
	});

	const reviewAll = coalesced(async () => {
		await Promise.all(workspace.textDocuments.map(setLanguage));
		follow();
	});

	const listeners = together(
		activeChanged,
		// A change of language is announced as closing and opening; only what is really closed begins anew.
		workspace.onDidCloseTextDocument(({ isClosed, uri }) => isClosed && given.delete(uri.toString())),
		workspace.onDidOpenTextDocument(document => void setLanguage(document).then(follow)),
		window.onDidChangeActiveTextEditor(follow),
		server.onCorporaChanged(reviewAll),
	);
	follow();
	return { dispose: () => listeners.dispose(), isArticle, active: () => active, onActiveChanged: activeChanged.event };
}

const mayBeArticle = ({ uri, languageId }: TextDocument): boolean =>
	uri.scheme === 'file' && [articleLanguage, plainText, 'markdown'].includes(languageId);
