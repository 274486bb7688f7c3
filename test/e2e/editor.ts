// What the tests in VS Code share: finding words, opening files, waiting for answers.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';

/** An actor as the corpus in the window describes it. */
export interface ActorEntry {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly 'part-of'?: string;
	readonly aliases?: readonly string[];
}

export interface AnnotationEntry {
	readonly id: string;
	readonly type: string;
	readonly quote: string | readonly string[];
	readonly holder?: string;
	readonly target?: string;
	readonly stance?: string;
	readonly source?: unknown;
}

/** Asks again until there is an answer: the server reads the corpus while the tests run already. */
export async function eventually<T>(
	what: string,
	probe: () => Thenable<T | undefined> | T | undefined,
	limit = 40_000,
): Promise<T> {
	const end = Date.now() + limit;
	for (;;) {
		const value = await probe();
		if (value !== undefined) return value;
		if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
		await new Promise(resolve => setTimeout(resolve, 100));
	}
}

/** A list with something in it, or undefined, for `eventually`. */
export const some = <T>(list: readonly T[] | null | undefined): readonly T[] | undefined =>
	list && list.length > 0 ? list : undefined;

export function corpusFolder(): vscode.Uri {
	const folder = vscode.workspace.workspaceFolders?.[0];
	assert.ok(folder, 'a folder is open');
	return folder.uri;
}

export const inCorpus = (path: string): vscode.Uri => vscode.Uri.joinPath(corpusFolder(), ...path.split('/'));

export async function readText(uri: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

export async function files(pattern: string): Promise<readonly vscode.Uri[]> {
	const found = await vscode.workspace.findFiles(new vscode.RelativePattern(corpusFolder(), pattern));
	return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export async function articleFiles(): Promise<readonly vscode.Uri[]> {
	return (await files('articles/**/*.{txt,md}')).filter(uri => !uri.path.endsWith('.yaml'));
}

export async function actors(): Promise<readonly ActorEntry[]> {
	const file = parse(await readText(inCorpus('actors.yaml'))) as { actors: Record<string, Omit<ActorEntry, 'id'>> };
	return Object.entries(file.actors).map(([id, entry]) => ({ ...entry, id }));
}

/** All annotations of the sidecars on the disk, with their files. */
export async function annotations(): Promise<
	readonly { readonly sidecar: vscode.Uri; readonly entry: AnnotationEntry }[]
> {
	const lists = await Promise.all(
		(await files('**/*.ann.yaml')).map(async sidecar => {
			const file = parse(await readText(sidecar)) as { annotations?: readonly AnnotationEntry[] };
			return (file.annotations ?? []).map(entry => ({ sidecar, entry }));
		}),
	);
	return lists.flat();
}

export const articleOf = (sidecar: vscode.Uri): vscode.Uri =>
	sidecar.with({ path: sidecar.path.replace(/\.(txt|md)(\.[^./]+)?\.ann\.yaml$/, '.$1') });

export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
	return vscode.window.showTextDocument(uri, { preview: false });
}

/** Opens an article and waits until the client has seen that it is one. */
export async function openArticle(uri: vscode.Uri): Promise<vscode.TextEditor> {
	const opened = await open(uri);
	if (!uri.path.endsWith('.txt')) return opened;
	const language = 'standpoint-article';
	await eventually(`${language} for ${uri.path}`, () => opened.document.languageId === language || undefined);
	return opened;
}

/** Where words stand in a document, `\n` or `\r\n` being its line ends; fails where they do not occur. */
export function rangeOf(document: vscode.TextDocument, words: string, from = 0): vscode.Range {
	const start = document.getText().indexOf(words, from);
	assert.ok(start >= 0, `“${words}” stands in ${document.uri.path}`);
	return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

/** A position inside the words, so that the neighbours are not touched. */
export const inside = (range: vscode.Range): vscode.Position => range.start.translate(0, 1);

export const isPerson = (actor: ActorEntry): boolean => actor.kind === 'person';

/** An article that names an actor of a kind in full, and the actor; the same one in every run. */
export async function namedActor(
	accept: (actor: ActorEntry) => boolean,
): Promise<{ readonly actor: ActorEntry; readonly article: vscode.Uri }> {
	const wanted = (await actors()).filter(accept);
	for (const article of await articleFiles()) {
		const text = await readText(article);
		const body = text.slice(text.length / 4);
		const actor = wanted.find(({ name }) => body.includes(`${name} `) && body.split(name).length > 2);
		if (actor) return { actor, article };
	}
	throw new Error('no article names such an actor twice');
}

export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string | undefined> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
	const parts = hovers.flatMap(hover => hover.contents.map(part => (typeof part === 'string' ? part : part.value)));
	return parts.length > 0 ? parts.join('\n\n') : undefined;
}

/** Runs a provider command until it gives something. */
export const answerOf = <T>(command: string, ...args: readonly unknown[]): Promise<readonly T[]> =>
	eventually(command, async () => some(await vscode.commands.executeCommand<T[]>(command, ...args)));

/** The problems of Standpoint in a file; a code may be a string or a value with a link. */
export const findings = (uri: vscode.Uri): readonly (vscode.Diagnostic & { readonly id: string })[] =>
	vscode.languages
		.getDiagnostics(uri)
		.filter(found => found.source === 'Standpoint')
		.map(found => {
			const code = typeof found.code === 'object' ? found.code.value : found.code;
			return Object.assign(Object.create(found), { ...found, id: String(code ?? '') });
		});

/** Replaces the whole of an open document, without saving it. */
export async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
	assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Undoes what was not saved. */
export async function revertAll(): Promise<void> {
	for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
		await open(document.uri);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	}
}

/** Saves what an edit changed; `workspace.saveAll` knows only what some editor shows already. */
export async function saveAll(): Promise<void> {
	for (const document of vscode.workspace.textDocuments) if (document.isDirty) await document.save();
}

export const closeAll = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.closeAllEditors');

/** Moves with a command and tells where the cursor is then. */
export async function step(command: string): Promise<{ readonly uri: vscode.Uri; readonly position: vscode.Position }> {
	await vscode.commands.executeCommand(command);
	const editor = vscode.window.activeTextEditor;
	assert.ok(editor);
	return { uri: editor.document.uri, position: editor.selection.active };
}
