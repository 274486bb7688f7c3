import { commands, type Disposable, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { AnnotationEdit } from '../../../server/src/protocol';
import { together } from '../server';
import { mayBeStray } from './stray-keys';

/** Applies changes of annotation files, each as one edit of the workspace, and takes them back. */
export interface Applied extends Disposable {
	/**
	 * Asks the server what is to be changed, and changes it.
	 * @returns the ids of the annotations, or undefined where nothing was changed; the person was told why
	 */
	change(ask: () => Promise<AnnotationEdit | undefined>): Promise<readonly string[] | undefined>;
}

interface FileState {
	readonly uri: Uri;
	/** Undefined where the file did not exist. */
	readonly before: string | undefined;
	readonly after: string;
}

const mostSteps = 100;

/** Also registers the commands that undo and redo from within an article, whose own text never changes by annotating. */
export function applyChanges(): Applied {
	const undone: (readonly FileState[])[] = [];
	const done: (readonly FileState[])[] = [];

	function setContexts(): void {
		void commands.executeCommand('setContext', 'standpoint.canUndoAnnotation', done.length > 0);
		void commands.executeCommand('setContext', 'standpoint.canRedoAnnotation', undone.length > 0);
	}

	async function apply(edit: WorkspaceEdit, created: readonly Uri[]): Promise<boolean> {
		const uris = distinct([...edit.entries().map(([uri]) => uri), ...created]);
		const before = await Promise.all(uris.map(stateOf));
		if (!(await workspace.applyEdit(edit))) return false;
		const after = await Promise.all(uris.map(uri => workspace.openTextDocument(uri)));
		await Promise.all(after.map((document, index) => saveUnless(document, before[index]?.wasDirty === true)));
		done.push(
			after.map((document, index) => ({ uri: document.uri, before: before[index]?.text, after: document.getText() })),
		);
		if (done.length > mostSteps) done.shift();
		undone.length = 0;
		setContexts();
		return true;
	}

	async function change(ask: () => Promise<AnnotationEdit | undefined>): Promise<readonly string[] | undefined> {
		const answer = await settled(ask);
		if (!answer || answer.refused !== undefined) {
			void window.showWarningMessage(answer?.refused ?? 'Standpoint could not do this. Its log says why.');
			return undefined;
		}
		const edit = new WorkspaceEdit();
		const created: Uri[] = [];
		for (const { uri, isNew, edits } of answer.files) {
			const file = Uri.parse(uri);
			if (isNew) {
				edit.createFile(file, { contents: new TextEncoder().encode(edits[0]?.newText ?? '') });
				created.push(file);
				continue;
			}
			for (const { range, newText } of edits) edit.replace(file, toRange(range), newText);
		}
		return (await apply(edit, created)) ? answer.ids : undefined;
	}

	/** Puts files back to an earlier state, as long as nobody changed them since. */
	async function step(
		from: (readonly FileState[])[],
		to: (readonly FileState[])[],
		wanted: 'before' | 'after',
		direction: 'undone' | 'redone',
	): Promise<void> {
		const files = from.pop();
		if (!files) return;
		const edit = new WorkspaceEdit();
		const known = wanted === 'before' ? 'after' : 'before';
		const dirty = new Set<string>();
		for (const file of files) {
			const now = await stateOf(file.uri);
			if (now.wasDirty) dirty.add(file.uri.toString());
			if (now.text !== file[known]) {
				setContexts();
				void window.showWarningMessage(
					'The annotation file was changed since, so this was left as it is. Undo it there.',
				);
				return;
			}
			const text = file[wanted];
			if (text === undefined) edit.deleteFile(file.uri, { ignoreIfNotExists: true });
			else if (now.text === undefined) edit.createFile(file.uri, { contents: new TextEncoder().encode(text) });
			else replaceDifference(edit, await workspace.openTextDocument(file.uri), text);
		}
		if (!(await workspace.applyEdit(edit))) return;
		for (const file of files) {
			if (file[wanted] === undefined) continue;
			await saveUnless(await workspace.openTextDocument(file.uri), dirty.has(file.uri.toString()));
		}
		to.push(files);
		setContexts();
		window.setStatusBarMessage(`Standpoint: annotation ${direction}.`, 3000);
	}

	setContexts();
	const listeners = together(
		commands.registerCommand('standpoint.undoAnnotation', () => step(done, undone, 'before', 'undone')),
		commands.registerCommand('standpoint.redoAnnotation', () => step(undone, done, 'after', 'redone')),
		// Once a person edits an article, undoing is about its text again.
		workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (
				contentChanges.length === 0 ||
				mayBeStray() ||
				document.uri.scheme !== 'file' ||
				/\.ya?ml$/.test(document.uri.path)
			)
				return;
			if (done.length === 0 && undone.length === 0) return;
			done.length = 0;
			undone.length = 0;
			setContexts();
		}),
	);
	return { change, dispose: () => listeners.dispose() };
}

/** Asks until the edits are for the documents as they are here: a file that was not open is opened, so that it counts. */
async function settled(ask: () => Promise<AnnotationEdit | undefined>): Promise<AnnotationEdit | undefined> {
	for (let attempt = 0; ; attempt++) {
		const answer = await ask();
		const stale = (answer?.files ?? []).filter(
			({ uri, version, isNew }) => !isNew && openDocument(Uri.parse(uri))?.version !== version,
		);
		if (stale.length === 0) return answer;
		if (attempt > 3) return { refused: 'The annotation file keeps changing. Try again.', files: [], ids: [] };
		for (const { uri } of stale) await workspace.openTextDocument(Uri.parse(uri));
	}
}

const openDocument = (uri: Uri): TextDocument | undefined =>
	workspace.textDocuments.find(document => document.uri.toString() === uri.toString());

/** A file that a person has changes of their own in stays for them to save. */
async function saveUnless(document: TextDocument, wasDirty: boolean): Promise<void> {
	const wanted = workspace.getConfiguration('standpoint.annotate', document.uri).get('autoSave', true);
	if (wanted && !wasDirty && document.isDirty) await document.save();
}

async function stateOf(uri: Uri): Promise<{ readonly text?: string; readonly wasDirty: boolean }> {
	try {
		await workspace.fs.stat(uri);
		const document = await workspace.openTextDocument(uri);
		return { text: document.getText(), wasDirty: document.isDirty };
	} catch {
		return { wasDirty: false };
	}
}

/** Only what differs, so that cursors in the file stay where they are. */
function replaceDifference(edit: WorkspaceEdit, document: TextDocument, text: string): void {
	const now = document.getText();
	const shorter = Math.min(now.length, text.length);
	let start = 0;
	while (start < shorter && now[start] === text[start]) start++;
	let tail = 0;
	while (tail < shorter - start && now[now.length - 1 - tail] === text[text.length - 1 - tail]) tail++;
	const range = new Range(document.positionAt(start), document.positionAt(now.length - tail));
	edit.replace(document.uri, range, text.slice(start, text.length - tail));
}

const distinct = (uris: readonly Uri[]): readonly Uri[] => [
	...new Map(uris.map(uri => [uri.toString(), uri])).values(),
];

export const toRange = ({
	start,
	end,
}: {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}): Range => new Range(start.line, start.character, end.line, end.character);
