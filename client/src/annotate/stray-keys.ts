import {
	commands,
	type Disposable,
	Range,
	type TextDocument,
	type TextEditor,
	WorkspaceEdit,
	window,
	workspace,
} from 'vscode';

/** What a person typed into the article before the input that they meant was in front. Disposed of once that has gone. */
export interface StrayKeys extends Disposable {
	/** Takes them back out of the article, and no longer waits for more. @returns what was typed, `\n` for Enter */
	takeBack(): Promise<string>;
}

/** Inputs that are opening. */
let watching = 0;
/** Inputs that are opening or open. */
let asking = 0;
let held: (() => unknown)[] = [];

/** Whether a change of an article may be a stray key. */
export const mayBeStray = (): boolean => watching > 0;

/**
 * Runs what a key in the article stands for: at once, or, where it was pressed behind keys that are meant for an input which
 * is opening, once that input has gone. It is about what comes of that; the article may have those keys for the moment.
 * @param run is told whether it had to wait
 */
export function behindStrayKeys(run: (hasWaited: boolean) => unknown): unknown {
	if (watching === 0) return run(false);
	held.push(() => run(true));
	return undefined;
}

function release(): void {
	if (asking > 0) return;
	const all = held;
	held = [];
	for (const run of all) run();
}

/** Watches an article from the moment on in which an input begins to open. */
export function watchStrayKeys(editor: TextEditor): StrayKeys {
	const { document, selections } = editor;
	const { isDirty } = document;
	const before = document.getText();
	let typed = '';
	watching++;
	asking++;
	const listener = workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
		const [change] = contentChanges;
		if (changed !== document || !change) return;
		typed = change.text === '' ? typed.slice(0, -change.rangeLength) : typed + change.text;
	});
	let isOpening = true;
	const stop = () => {
		if (isOpening) watching--;
		isOpening = false;
		listener.dispose();
	};
	let isOver = false;
	const dispose = () => {
		stop();
		if (isOver) return;
		isOver = true;
		asking--;
		release();
	};
	const takeBack = async () => {
		// What takes the keys back is a change as well, and not typed.
		listener.dispose();
		if (document.getText() === before) {
			stop();
			return '';
		}
		try {
			// Reverting leaves the article as clean as it was; what had unsaved changes keeps them. The command takes back
			// what the active editor shows.
			if (isDirty || window.activeTextEditor?.document !== document) await bringBack(document, before);
			else await commands.executeCommand('workbench.action.files.revert');
			editor.selections = selections;
		} finally {
			stop();
		}
		// An editor indents the line that Enter begins.
		return typed.replace(/\r?\n[ \t]*/g, '\n');
	};
	return { takeBack, dispose };
}

/** Replaces what differs and nothing else, so that annotations keep their places. */
async function bringBack(document: TextDocument, before: string): Promise<void> {
	const now = document.getText();
	const shorter = Math.min(now.length, before.length);
	let start = 0;
	while (start < shorter && now[start] === before[start]) start++;
	// A range neither begins nor ends within a character of two code units.
	if (/[\ud800-\udbff]/.test(now.charAt(start - 1))) start--;
	let end = 0;
	while (end < shorter - start && now[now.length - 1 - end] === before[before.length - 1 - end]) end++;
	if (/[\udc00-\udfff]/.test(now.charAt(now.length - end))) end--;
	const edit = new WorkspaceEdit();
	const differs = new Range(document.positionAt(start), document.positionAt(now.length - end));
	edit.replace(document.uri, differs, before.slice(start, before.length - end));
	await workspace.applyEdit(edit);
}
