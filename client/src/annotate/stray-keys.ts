import { commands, type Disposable, Range, type TextEditor, WorkspaceEdit, workspace } from 'vscode';

/** What a person typed into the article before the input that they meant was in front. */
export interface StrayKeys extends Disposable {
	/** Takes them back out of the article, and no longer waits for more. @returns what was typed, `\n` for Enter */
	takeBack(): Promise<string>;
}

let watching = 0;

/** Whether a change of an article may be a stray key. */
export const mayBeStray = (): boolean => watching > 0;

/** Watches an article from the moment on in which an input begins to open. */
export function watchStrayKeys(editor: TextEditor): StrayKeys {
	const { document, selections } = editor;
	const { isDirty } = document;
	const before = document.getText();
	let typed = '';
	watching++;
	const listener = workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
		const [change] = contentChanges;
		if (changed !== document || !change) return;
		typed = change.text === '' ? typed.slice(0, -change.rangeLength) : typed + change.text;
	});
	let isOpen = true;
	const dispose = () => {
		if (!isOpen) return;
		isOpen = false;
		listener.dispose();
		watching--;
	};
	const takeBack = async () => {
		// What takes the keys back is a change as well, and not typed.
		listener.dispose();
		if (document.getText() === before) {
			dispose();
			return '';
		}
		try {
			// Reverting leaves the article as clean as it was; what had unsaved changes keeps them.
			if (isDirty) {
				const edit = new WorkspaceEdit();
				edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), before);
				await workspace.applyEdit(edit);
			} else await commands.executeCommand('workbench.action.files.revert');
			editor.selections = selections;
		} finally {
			dispose();
		}
		// An editor indents the line that Enter begins.
		return typed.replace(/\r?\n[ \t]*/g, '\n');
	};
	return { takeBack, dispose };
}
