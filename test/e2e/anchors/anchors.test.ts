import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import {
	articleFiles,
	closeAll,
	eventually,
	files,
	open,
	openArticle,
	readText,
	replaceAll,
	revertAll,
} from '../editor';
import { ctrl, cursorBehind, notified, press, runByName, takePictures, type } from '../hands';

interface Entry {
	readonly id: string;
	readonly quote: string | readonly string[];
	readonly at: readonly number[] | readonly (readonly number[])[];
	readonly 'at-text'?: string;
}

const nameOf = (uri: vscode.Uri): string => uri.path.slice(uri.path.lastIndexOf('/') + 1);

async function sidecarsOf(article: vscode.Uri): Promise<readonly vscode.Uri[]> {
	return (await files('**/*.ann.yaml')).filter(({ path }) => path.startsWith(`${article.path}.`));
}

async function entriesOf(sidecar: vscode.Uri): Promise<readonly Entry[]> {
	return (parse(await readText(sidecar)) as { annotations: Entry[] }).annotations;
}

const lengthOf = async (sidecar: vscode.Uri): Promise<number | undefined> =>
	(parse(await readText(sidecar)) as { text: { length: number } } | null)?.text.length;

/** The words at an annotation's positions in a text. */
const wordsAt = (text: string, { at }: Entry): readonly string[] => {
	const pairs = (Array.isArray(at[0]) ? at : [at]) as readonly (readonly [number, number])[];
	return pairs.map(([start, end]) => text.slice(start, end));
};

const quotes = ({ quote }: Entry): readonly string[] => (typeof quote === 'string' ? [quote] : quote);

/** Waits until the annotation files of an article refer to its text, and checks that every annotation has its words. */
async function upToDate(article: vscode.Uri): Promise<void> {
	const text = await readText(article);
	for (const sidecar of await sidecarsOf(article)) {
		await eventually(
			`positions in ${nameOf(sidecar)}`,
			async () => (await lengthOf(sidecar)) === text.length || undefined,
		);
		for (const entry of await entriesOf(sidecar)) assert.deepEqual(wordsAt(text, entry), quotes(entry), entry.id);
		await eventually(`${nameOf(sidecar)} to be saved`, () => {
			const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === sidecar.toString());
			return document?.isDirty ? undefined : true;
		});
	}
}

async function ready(article: vscode.Uri): Promise<vscode.TextEditor> {
	const editor = await openArticle(article);
	await eventually('hints', async () => {
		const all = new vscode.Range(0, 0, editor.document.lineCount, 0);
		const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
			'vscode.executeInlayHintProvider',
			article,
			all,
		);
		return hints.length > 0 || undefined;
	});
	return editor;
}

async function annotated(nth: number): Promise<vscode.Uri> {
	const all = await articleFiles();
	const found: vscode.Uri[] = [];
	for (const article of all) if ((await sidecarsOf(article)).length > 1) found.push(article);
	const article = found[nth];
	assert.ok(article, 'the sample has articles with several annotators');
	return article;
}

describe('the annotations of an article', () => {
	takePictures();
	afterEach(revertAll);
	after(closeAll);

	it('have their new positions in all their files when it is saved, and the old ones after undo', async () => {
		const article = await annotated(0);
		const sidecars = await sidecarsOf(article);
		const before = await Promise.all(sidecars.map(readText));
		const editor = await ready(article);
		const text = editor.document.getText();
		await press(ctrl('Home'));
		await type('Corrected 😀: ');
		await press(ctrl('End'));
		await type('A last word.');
		await press(ctrl('s'));
		await eventually('the saved text', async () => (await readText(article)).endsWith('A last word.') || undefined);
		await upToDate(article);
		assert.notDeepEqual(await Promise.all(sidecars.map(readText)), before);

		await vscode.window.showTextDocument(editor.document);
		for (let step = 0; step < 60 && editor.document.getText() !== text; step++) {
			const { version } = editor.document;
			await press(ctrl('z'));
			await eventually('a step back', () => editor.document.version > version || undefined);
		}
		await press(ctrl('s'));
		await eventually('the first text', async () => (await readText(article)) === text || undefined);
		await upToDate(article);
		for (const [index, sidecar] of sidecars.entries()) {
			const ids = (source: string) => (parse(source) as { annotations: Entry[] }).annotations;
			const then = ids(before[index] as string).map(({ id, at }) => [id, at]);
			assert.deepEqual(
				ids(await readText(sidecar)).map(({ id, at }) => [id, at]),
				then,
			);
		}
	});

	it('say so in the Problems panel when their words are changed, and are certain again after undo', async () => {
		const article = await annotated(1);
		const [sidecar] = await sidecarsOf(article);
		assert.ok(sidecar);
		const editor = await ready(article);
		const [entry] = (await entriesOf(sidecar)).filter(({ quote }) => typeof quote === 'string' && quote.length > 30);
		assert.ok(entry);
		const text = editor.document.getText();
		const [words] = quotes(entry);
		await cursorBehind(editor, (words as string).slice(0, 12));
		await type('quite another wording');
		await press(ctrl('s'));
		const anchored = (wanted: boolean) =>
			eventually(`a doubtful place: ${wanted}`, async () => {
				const saved = (await entriesOf(sidecar)).find(({ id }) => id === entry.id);
				const found = vscode.languages.getDiagnostics(sidecar).some(({ code }) => String(code) === 'doubtful-anchor');
				return (saved?.['at-text'] !== undefined) === wanted && found === wanted ? true : undefined;
			});
		await anchored(true);
		await vscode.window.showTextDocument(editor.document);
		for (let step = 0; step < 30 && editor.document.getText() !== text; step++) {
			const { version } = editor.document;
			await press(ctrl('z'));
			await eventually('a step back', () => editor.document.version > version || undefined);
		}
		assert.equal(editor.document.getText(), text);
		await press(ctrl('s'));
		await anchored(false);
		await upToDate(article);
	});

	it('are all there after a merge, where their file was changed in the editor and on the disk', async () => {
		const article = await annotated(0);
		const [sidecar] = await sidecarsOf(article);
		assert.ok(sidecar);
		const before = await readText(sidecar);
		const ids = (await entriesOf(sidecar)).map(({ id }) => id);
		const [quote] = quotes((await entriesOf(sidecar))[0] as Entry);
		const added = (id: string) =>
			`  - id: ${id}\n    type: note\n    quote: ${JSON.stringify(quote)}\n    text: ${id}\n`;
		const { document } = await open(sidecar);
		await vscode.commands.executeCommand('notifications.clearAll');
		await eventually('the common text', async () => (document.getText() === before && !document.isDirty) || undefined);
		await new Promise(resolve => setTimeout(resolve, 500));
		await replaceAll(document, `${before}${added('mine01')}`);
		assert.ok(document.isDirty);
		writeFileSync(sidecar.fsPath, `${before}${added('other1')}`);
		await notified(/was changed on the disk too/);
		await runByName('Notifications: Accept Notification Primary Action');
		await eventually('the text of the disk', () => document.getText().includes('id: other1') || undefined);
		await eventually('the merged text', () => document.getText().includes('id: mine01') || undefined);
		const both = document.getText();
		await press(ctrl('z'));
		await eventually('one of the two', () => document.getText() !== both || undefined);
		assert.ok(!document.getText().includes('mine01') || !document.getText().includes('other1'));
		await press(ctrl('Shift+z'));
		await eventually('both again', () => document.getText() === both || undefined);
		await press(ctrl('s'));
		await eventually('both on the disk', async () => (await readText(sidecar)) === both || undefined);
		const merged = (await entriesOf(sidecar)).map(({ id }) => id).sort();
		assert.deepEqual(merged, [...ids, 'mine01', 'other1'].sort());
		await vscode.workspace.fs.writeFile(sidecar, new TextEncoder().encode(before));
	});

	it('are brought up to date by a command after a change outside the editor', async () => {
		await closeAll();
		const article = await annotated(3);
		const text = await readText(article);
		await vscode.workspace.fs.writeFile(article, new TextEncoder().encode(`A line that was added.\n\n${text}`));
		await runByName('Standpoint: Update Positions in Annotation Files');
		await eventually('the positions', async () => {
			for (const sidecar of await sidecarsOf(article)) {
				if ((await lengthOf(sidecar)) !== text.length + 24) return undefined;
			}
			return true;
		});
		for (const sidecar of await sidecarsOf(article)) {
			for (const entry of await entriesOf(sidecar)) {
				if (entry['at-text']) continue;
				assert.deepEqual(wordsAt(`A line that was added.\n\n${text}`, entry), quotes(entry));
			}
		}
	});
});
