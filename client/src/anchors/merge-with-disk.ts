import {
	commands,
	type Disposable,
	Range,
	type TextDocument,
	type Uri,
	WorkspaceEdit,
	window,
	workspace,
} from 'vscode';
import { type MergedVersions, mergeVersionsRequest } from '../../../server/src/protocol';
import { type Server, together } from '../server';

/**
 * Where an annotation file has unsaved changes here and is changed on the disk by another window, program or checkout:
 * says so, and merges the two when the person wants that.
 */
export function mergeWithDisk(server: Server): Disposable {
	/** By URI: the latest text that was in the editor and on the disk at once. */
	const common = new Map<string, string>();
	const asking = new Set<string>();

	async function note(document: TextDocument): Promise<void> {
		if (!isSidecar(document.uri) || document.isDirty) return;
		const text = document.getText();
		// An edit is announced before the document counts as changed, so the disk is asked.
		if (sameText(await onDisk(document.uri), text)) common.set(document.uri.toString(), text);
	}

	async function look(uri: Uri): Promise<void> {
		const key = uri.toString();
		const document = workspace.textDocuments.find(one => one.uri.toString() === key);
		if (!document?.isDirty || asking.has(key)) return;
		asking.add(key);
		try {
			const theirs = await settledOnDisk(uri);
			const base = common.get(key) ?? '';
			if (theirs === undefined || sameText(theirs, base) || sameText(theirs, document.getText())) return;
			await offer(document, base, theirs);
		} finally {
			asking.delete(key);
		}
	}

	async function offer(document: TextDocument, base: string, theirs: string): Promise<void> {
		const name = workspace.asRelativePath(document.uri);
		const merged = await merge(base, document.getText(), theirs);
		const says = `${name} was changed on the disk too, while you have changes that are not saved.`;
		const choice = merged
			? await window.showWarningMessage(`${says}${disagreements(merged.conflicts)}`, 'Merge', 'Compare')
			: await window.showWarningMessage(`${says} The two cannot be merged by annotation.`, 'Compare');
		if (choice === 'Compare') {
			await commands.executeCommand('workbench.files.action.compareWithSaved', document.uri);
		} else if (choice === 'Merge') await bring(document, base);
	}

	/** Takes the text of the disk into the editor, so that saving is no conflict, and then what both make together. */
	async function bring(document: TextDocument, base: string): Promise<void> {
		const editor = await window.showTextDocument(document, { preview: false });
		const ours = document.getText();
		const expected = await onDisk(document.uri);
		const isPossible = expected !== undefined && (await merge(base, ours, expected)) !== undefined;
		// The command takes back what the active editor shows: nothing else may have come to the front.
		if (!isPossible || document.getText() !== ours || window.activeTextEditor !== editor) {
			void window.showWarningMessage('The annotation file keeps changing. Nothing was merged.');
			return;
		}
		await commands.executeCommand('workbench.action.files.revert');
		const theirs = document.getText();
		if (theirs === ours) return;
		// Whatever comes in between: the person's own text is put back rather than lost.
		const merged = await merge(base, ours, theirs);
		if (!(await replaceAll(document, merged?.text ?? ours))) {
			await workspace.openTextDocument({ content: ours, language: document.languageId }).then(window.showTextDocument);
			void window.showErrorMessage('The merge failed. Your own version stands in a new document.');
			return;
		}
		common.set(document.uri.toString(), theirs);
		if (!merged) void window.showWarningMessage('The two versions could not be merged. Yours is as it was.');
		else if (merged.conflicts > 0) void window.showWarningMessage(`Merged.${disagreements(merged.conflicts)}`);
		else void window.setStatusBarMessage('Standpoint: merged. Save the file to keep both.', 5000);
	}

	const merge = async (base: string, ours: string, theirs: string): Promise<MergedVersions | undefined> =>
		(await server.request<MergedVersions | null>(mergeVersionsRequest, { base, ours, theirs })) ?? undefined;

	for (const document of workspace.textDocuments) void note(document);
	const watcher = workspace.createFileSystemWatcher('**/*.ann.yaml');
	return together(
		watcher,
		watcher.onDidChange(look),
		watcher.onDidCreate(look),
		workspace.onDidOpenTextDocument(note),
		workspace.onDidSaveTextDocument(note),
		workspace.onDidChangeTextDocument(({ document }) => note(document)),
		workspace.onDidCloseTextDocument(({ uri }) => common.delete(uri.toString())),
	);
}

const isSidecar = (uri: Uri): boolean => uri.scheme === 'file' && uri.path.endsWith('.ann.yaml');

const disagreements = (count: number): string => {
	if (count === 0) return '';
	const what = count === 1 ? '1 disagreement stands' : `${count} disagreements stand`;
	return ` ${what} in the merged file between <<<<<<< and >>>>>>>: take one side of each.`;
};

/** Undefined where there is no such file. */
async function onDisk(uri: Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await workspace.fs.readFile(uri));
	} catch {
		return undefined;
	}
}

/** Milliseconds between two looks at a file. */
const lookAgain = 200;

/** What stands on the disk once two looks see the same: programs empty a file before they fill it. */
async function settledOnDisk(uri: Uri): Promise<string | undefined> {
	for (let last = await onDisk(uri); ; ) {
		await new Promise(resolve => setTimeout(resolve, lookAgain));
		const now = await onDisk(uri);
		if (now === last) return now;
		last = now;
	}
}

const sameText = (a: string | undefined, b: string): boolean =>
	a?.replace(/\r\n?/g, '\n') === b.replace(/\r\n?/g, '\n');

async function replaceAll(document: TextDocument, text: string): Promise<boolean> {
	const edit = new WorkspaceEdit();
	edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), text);
	return workspace.applyEdit(edit);
}
