import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { closeAll, eventually, findings, inCorpus, openArticle, readText } from '../editor';
import {
	box,
	choose,
	ctrl,
	cursorBehind,
	find,
	press,
	runByName,
	takeAction,
	takePictures,
	type,
	until,
} from '../hands';

const path = 'articles/2024-07-01-courier-crane.txt';
const sidecar = `${path}.zoe.ann.yaml`;
const text = `Quay to reopen

The quay will reopen in May, the harbour master said on Monday. Repairs to the old crane took longer than planned.

“We had to wait for the crane parts and nobody warned us,” the harbour master told the council.

A second crane will be hired until then. The council had asked for three offers before it chose one.
`;

interface Entry {
	readonly id: string;
	readonly quote: string;
	readonly at: readonly [number, number];
	readonly 'at-text'?: string;
}

const entry = (id: string, quote: string, from = 0) => {
	const start = text.indexOf(quote, from);
	return `  - id: ${id}\n    type: note\n    quote: ${JSON.stringify(quote)}\n    at: [${start}, ${start + quote.length}]\n    text: ${id}\n`;
};

describe('annotations whose words were changed, by keyboard alone', () => {
	let editor: vscode.TextEditor;
	before(async () => {
		const hash = createHash('sha256').update(text).digest('hex');
		const file = `standpoint: 1\ntext: {sha256: ${hash}, length: ${text.length}}\nannotations:\n${[
			entry('accept', 'Repairs to the old crane took longer than planned'),
			entry('select', 'wait for the crane parts and nobody warned us'),
			entry('choose', 'the harbour master', text.indexOf('told the council') - 30),
			entry('forget', 'asked for three offers before it chose one'),
		].join('')}`;
		const write = (to: string, content: string) =>
			vscode.workspace.fs.writeFile(inCorpus(to), new TextEncoder().encode(content));
		await write(path, text);
		await write(sidecar, file);
		editor = await openArticle(inCorpus(path));
	});
	takePictures();
	afterEach(() => press('Escape'));
	after(closeAll);

	const entries = async (): Promise<readonly Entry[]> =>
		(parse(await readText(inCorpus(sidecar))) as { annotations: readonly Entry[] } | null)?.annotations ?? [];
	const becomes = (id: string, holds: (found: Entry | undefined) => boolean) =>
		eventually(id, async () => holds((await entries()).find(one => one.id === id)) || undefined);
	const replace = async (words: string, by: string) => {
		await find(editor, words);
		await type(by);
		await eventually(by, () => editor.document.getText().includes(by) || undefined);
	};

	it('keep their places when the article is saved, and say in the Problems that they are in doubt', async () => {
		await replace('longer than', 'rather longer than was');
		await replace('nobody warned', 'no one had ever warned');
		await replace('three offers', 'two more offers');
		await replace('the harbour master told', 'she told');
		await press(ctrl('s'));
		for (const id of ['accept', 'select', 'choose', 'forget']) {
			await becomes(id, found => found?.['at-text'] !== undefined && text.slice(...found.at) === found.quote);
		}
		await eventually('four findings', () => findings(inCorpus(sidecar)).length === 4 || undefined);
	});

	it('are put right in the article: the proposal is accepted, or other words are selected', async () => {
		await cursorBehind(editor, 'Repairs to the old');
		await takeAction(/^Accept the proposed place/);
		const now = 'Repairs to the old crane took rather longer than was planned';
		await becomes('accept', found => found?.['at-text'] === undefined && found?.quote === now);
		await find(editor, 'wait for the crane parts');
		await takeAction(/^Put it on the words selected/);
		await becomes('select', found => found?.['at-text'] === undefined && found?.quote === 'wait for the crane parts');
	});

	it('are put right in their file, gone through with a key: put on another place, or dropped', async () => {
		await openArticle(inCorpus(path));
		await runByName('Standpoint: Open Annotations of This Article');
		await until(`${box} .monaco-list-row`, /zoe\.ann\.yaml/);
		await choose('zoe', /zoe/);
		await eventually(
			'the file in front',
			() => vscode.window.activeTextEditor?.document.uri.path.endsWith('.zoe.ann.yaml') || undefined,
		);
		await press(ctrl('Home'), 'Alt+n');
		await takeAction(/^Put it on line 3: /);
		await becomes(
			'choose',
			found => found?.['at-text'] === undefined && found?.at[0] === text.indexOf('the harbour master'),
		);
		// It has changed its place in the file too, which the cursor may have followed.
		await press(ctrl('Home'), 'Alt+n');
		await takeAction(/^Drop the annotation/);
		await becomes('forget', found => found === undefined);
		await eventually('no findings', () => findings(inCorpus(sidecar)).length === 0 || undefined);
		const saved = editor.document.getText();
		for (const { at, quote } of await entries()) assert.equal(saved.slice(...at), quote);
	});
});
