import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, findings, inCorpus, openArticle } from '../editor';
import {
	answered,
	asked,
	ctrl,
	cursorBehind,
	find,
	offeredActions,
	press,
	takeAction,
	takePictures,
	type,
} from '../hands';
import { article, written, writtenSo } from './written';

describe('findings by keyboard alone', () => {
	let editor: vscode.TextEditor;
	before(async () => {
		editor = await openArticle(inCorpus(article));
		await eventually('findings', () => claims().length > 3 || undefined);
	});
	takePictures();
	afterEach(() => press('Escape', 'Escape'));
	after(closeAll);

	const claims = () =>
		findings(editor.document.uri)
			.filter(({ range }) => !range.isEmpty)
			.map(({ range }) => range)
			.sort((a, b) => a.start.compareTo(b.start));
	/** Waits until the cursor is at a finding and its answers are offered. */
	const at = async (range: vscode.Range | undefined) => {
		await eventually('the finding', () => (range && editor.selection.active.isEqual(range.start)) || undefined);
		return offeredActions();
	};
	const settled = (range: vscode.Range | undefined) =>
		eventually('the finding settled', () => claims().every(other => !range || !other.isEqual(range)) || undefined);

	it('are gone through forth and back, each with what can be done about it', async () => {
		await vscode.window.showTextDocument(editor.document);
		await press(ctrl('Home'));
		const [first, second] = claims();
		await press('Alt+n');
		await at(first);
		await press('Escape', 'Alt+n');
		await at(second);
		await press('Escape', 'Shift+Alt+n');
		const offered = await at(first);
		for (const wanted of ['Cite a document…', 'The author’s own view', 'Common knowledge', 'Not a claim (dismiss)'])
			assert.ok(
				offered.some(label => label.includes(wanted)),
				offered.join('\n'),
			);
	});

	it('are accepted as suggested, dismissed, and answered with a document, one by one', async () => {
		const before = (await written()).length;
		await vscode.window.showTextDocument(editor.document);
		await press(ctrl('Home'), 'Alt+n');
		for (let step = 0; ; step++) {
			const here = claims().find(({ start }) => editor.selection.active.isEqual(start));
			if ((await offeredActions()).some(label => label.startsWith('Attribute to'))) break;
			assert.ok(step < claims().length, 'some claim has a likely source');
			await press('Escape', 'Alt+n');
			await eventually('the next finding', () => (here && !editor.selection.active.isEqual(here.start)) || undefined);
		}
		const accepted = claims().find(({ start }) => editor.selection.active.isEqual(start));
		await takeAction(/^Attribute to/);
		await writtenSo('the accepted suggestion', list =>
			list.some(({ type, origin }) => type === 'claim' && origin === 'suggestion'),
		);
		await settled(accepted);
		const next = claims().find(({ start }) => start.isAfter(editor.selection.active)) ?? claims()[0];
		await press('Alt+n');
		await at(next);
		await takeAction(/^Not a claim|^A reader can tell/);
		await writtenSo('the dismissal', list => list.some(({ type, rule }) => type === 'dismissed' && rule !== undefined));
		await settled(next);
		const third = claims().find(({ start }) => start.isAfter(editor.selection.active)) ?? claims()[0];
		await press('Alt+n');
		await at(third);
		const text = editor.document.getText();
		await takeAction(/^Cite a document…/);
		// Typed at once, before there is anything to be seen.
		await type('The minutes of 12 March');
		await press('Enter');
		await writtenSo('the document', list => JSON.stringify(list).includes('The minutes of 12 March'));
		await settled(third);
		assert.equal(editor.document.getText(), text, 'nothing that was typed stays in the article');
		assert.equal((await written()).length, before + 3);
	});

	it('stand on the lightbulb with what can be made of words and changed about annotations', async () => {
		await find(editor, 'what he cooks');
		await takeAction(/^Annotate as code…/);
		await asked(/^Code$/);
		await press('Escape');
		await answered();
		await cursorBehind(editor, 'as solid as anything');
		await takeAction(/^Change the stance of mara…/);
		await asked(/^Change: stance/);
	});
});
