import { commands, type Disposable, Range, type TextDocument, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { AnnotationEdit } from '../../../server/src/protocol';
import { registerRehearsed } from '../rehearsal';
import { together } from '../server';
import { behindStrayKeys, mayBeStray } from './stray-keys';

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
const mostAttempts = 5;

/** Also registers the commands that undo and redo from within an article, whose own text never changes by annotating. */
export function applyChanges(): Applied {
	const undone: (readonly FileState[])[] = [];
	const done: (readonly FileState[])[] = [];

	/** How many steps there will be to undo and to redo once all that was asked for is done. */
	let toUndo = 0;
	let toRedo = 0;
	let waiting = 0;

	/** Keys that undo and redo are about annotations as long as there is one to take back or bring back. */
	function setContext(): void {
		void commands.executeCommand('setContext', 'standpoint.undoesAnnotations', toUndo + toRedo > 0);
	}

	/** One after another: each is worked out from what the one before has written. */
	let last: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		waiting++;
		setContext();
		const result = last.then(work).finally(() => {
			waiting--;
			if (waiting > 0) return;
			toUndo = done.length;
			toRedo = undone.length;
			setContext();
		});
		last = result.catch(() => {});
		return result;
	};

	async function change(ask: () => Promise<AnnotationEdit | undefined>): Promise<readonly string[] | undefined> {
		for (let attempt = 0; attempt < mostAttempts; attempt++) {
			const answer = await ask();
			if (!answer || answer.refused !== undefined) {
				void window.showWarningMessage(answer?.refused ?? 'Standpoint could not do this. Its log says why.');
				return undefined;
			}
			const uris = answer.files.map(({ uri }) => Uri.parse(uri));
			const before = await Promise.all(uris.map(stateOf));
			// From here to the edit nothing may come in between: the edits are for the documents as they are here.
			if (!answer.files.every(isForNow)) continue;
			if (!(await workspace.applyEdit(toEdit(answer)))) continue;
			const after = await Promise.all(uris.map(uri => workspace.openTextDocument(uri)));
			await Promise.all(after.map((document, index) => saveUnless(document, before[index]?.wasDirty === true)));
			done.push(
				after.map((document, index) => ({
					uri: document.uri,
					before: before[index]?.text,
					after: document.getText(),
				})),
			);
			if (done.length > mostSteps) done.shift();
			undone.length = 0;
			return answer.ids;
		}
		void window.showWarningMessage('The annotation file keeps changing. Try again.');
		return undefined;
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
		window.setStatusBarMessage(`Standpoint: annotation ${direction}.`, 3000);
	}

	/**
	 * The key may be pressed while what it is meant for is still being asked for or written. Beyond annotations it is the
	 * editor's own; but not behind keys that were taken back out of the article: the editor would bring them back.
	 */
	function undo(hasWaited: boolean): unknown {
		if (toUndo === 0) return hasWaited ? undefined : commands.executeCommand('undo');
		toUndo--;
		toRedo++;
		return inTurn(() => step(done, undone, 'before', 'undone'));
	}

	function redo(hasWaited: boolean): unknown {
		if (toRedo === 0) return hasWaited ? undefined : commands.executeCommand('redo');
		toRedo--;
		toUndo++;
		return inTurn(() => step(undone, done, 'after', 'redone'));
	}

	setContext();
	const listeners = together(
		registerRehearsed('standpoint.undoAnnotation', () => behindStrayKeys(undo)),
		registerRehearsed('standpoint.redoAnnotation', () => behindStrayKeys(redo)),
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
			toUndo = 0;
			toRedo = 0;
			setContext();
		}),
	);
	const changeInTurn = (ask: () => Promise<AnnotationEdit | undefined>) => {
		toUndo++;
		toRedo = 0;
		return inTurn(() => change(ask));
	};
	return { change: changeInTurn, dispose: () => listeners.dispose() };
}

/** Whether edits are for a document as it is here. A file that was not open when they were made may be another by now. */
const isForNow = ({ uri, version, isNew }: AnnotationEdit['files'][number]): boolean =>
	isNew || openDocument(Uri.parse(uri))?.version === (version ?? -1);

function toEdit({ files }: AnnotationEdit): WorkspaceEdit {
	const edit = new WorkspaceEdit();
	for (const { uri, isNew, edits } of files) {
		const file = Uri.parse(uri);
		if (isNew) edit.createFile(file, { contents: new TextEncoder().encode(edits[0]?.newText ?? '') });
		else for (const { range, newText } of edits) edit.replace(file, toRange(range), newText);
	}
	return edit;
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

export const toRange = ({
	start,
	end,
}: {
	readonly start: { readonly line: number; readonly character: number };
	readonly end: { readonly line: number; readonly character: number };
}): Range => new Range(start.line, start.character, end.line, end.character);
