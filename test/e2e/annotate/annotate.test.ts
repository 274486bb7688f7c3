import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actors, closeAll, eventually, findings, inCorpus, openArticle, rangeOf, readText } from '../editor';
import {
	answered,
	asked,
	box,
	choose,
	click,
	ctrl,
	cursorBehind,
	find,
	press,
	see,
	takePictures,
	type,
	until,
} from '../hands';
import { article, sidecar, written, writtenSo, writtenWith } from './written';

const solid = 'as solid as anything I have seen from that laboratory';
const files = 'A directorate doesn’t hide reports. It files them.';

describe('annotating by keyboard alone', () => {
	let editor: vscode.TextEditor;
	let text: string;

	before(async () => {
		editor = await openArticle(inCorpus(article));
		text = editor.document.getText();
		await eventually('findings', () => findings(editor.document.uri).length > 0 || undefined);
	});
	beforeEach(async () => {
		editor = await openArticle(inCorpus(article));
	});
	takePictures();
	afterEach(async () => {
		await press('Escape');
		assert.equal(editor.document.getText(), text, 'the article is as it was');
		await eventually(
			'all to be saved',
			() => vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty) || undefined,
		);
	});
	after(closeAll);

	const hints = async () => {
		const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
		return vscode.commands.executeCommand<vscode.InlayHint[]>(
			'vscode.executeInlayHintProvider',
			editor.document.uri,
			whole,
		);
	};

	it('takes what is typed ahead of its questions from the first time on, and undoes and redoes it from the article', async () => {
		await cursorBehind(editor, 'you have painted');
		await press('Alt+a', 's', 'o', 'Enter', 'Enter');
		const { quote } = await writtenWith(
			'Once you pump it up and drop it through twelve metres of water, you have painted the whole estuary with it.',
			{ type: 'stance', holder: 'threlane', stance: 'oppose' },
		);
		const isThere = (wanted: boolean) =>
			writtenSo(`there: ${wanted}`, list => list.some(one => one.quote === quote) === wanted);
		await answered();
		await press(ctrl('z'));
		await isThere(false);
		await press(ctrl('Shift+z'));
		await isThere(true);
		// Pressed at once, each waits for what it is meant for.
		await press(ctrl('z'), ctrl('Shift+z'), ctrl('z'));
		await isThere(false);
		// Once the questions are in front, so that they have had all their keys when they are gone.
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('s', 'o', 'Enter', 'Enter');
		await answered();
		await press(ctrl('z'), ctrl('Shift+z'));
		await until('.statusbar-item', /annotation redone/);
		await isThere(true);
	});

	it('undoes what is still to be asked for, where that key too is pressed before the questions are there', async () => {
		await cursorBehind(editor, 'Ras');
		const undone = /annotation undone/;
		await eventually('no word of undoing', async () => {
			return (await see('.statusbar-item')).every(says => !undone.test(says)) || undefined;
		});
		// Both at once, as they come when the window is slow: the keys themselves may come too late for that.
		void vscode.commands.executeCommand('standpoint.annotate');
		void vscode.commands.executeCommand('standpoint.undoAnnotation');
		await asked(/^Annotate$/);
		await press('n');
		await type('Taken back');
		await press('Enter');
		await until('.statusbar-item', undone);
		const isThere = (wanted: boolean) =>
			writtenSo(`there: ${wanted}`, list => list.some(one => one.text === 'Taken back') === wanted);
		await isThere(false);
		await press(ctrl('Shift+z'));
		await isThere(true);
		await press(ctrl('z'));
		await isThere(false);
	});

	it('makes a stance of the quote at the cursor: the holder comes from the text, recent and near actors first', async () => {
		await cursorBehind(editor, 'solid as anything');
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('s');
		await asked(/^Stance of Anaïs Threlane$/);
		await press('s');
		await asked(/^Target of the Stance$/);
		await choose('oskelund', /Oskelund Marine/);
		await asked(/^Topic$/);
		await choose('jobs', /^jobs/);
		await answered();
		const made = await writtenWith(solid, { type: 'stance', holder: 'threlane', stance: 'support', by: 'ada' });
		assert.deepEqual([made.target, made.topic], ['oskelund', 'jobs']);
		const end = rangeOf(editor.document, solid).end;
		await eventually('its tag', async () => (await hints()).some(({ position }) => position.isEqual(end)) || undefined);
	});

	it('takes words typed ahead in their order too: the name of a target, and the text of a note', async () => {
		await cursorBehind(editor, 'They have had nine mon');
		await press('Alt+a', 's', 'o');
		await type('tavast');
		await press('Enter');
		await type('jobs');
		await press('Enter');
		const found = await writtenSo('the stance', list => list.some(({ target }) => target === 'tavast'));
		assert.equal(found.find(({ target }) => target === 'tavast')?.topic, 'jobs');
		await answered();
		await find(editor, 'two kilometres from the nearest');
		await press('Alt+a', 'n');
		await type('Which people?');
		await press('Enter');
		await writtenWith('two kilometres from the nearest', { type: 'note', text: 'Which people?' });
	});

	it('makes a claim, a mention, a code and a note, each asking only for its own', async () => {
		await cursorBehind(editor, 'In August the directorate');
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('c');
		await asked(/^Source of the Claim$/);
		await choose('A Document', /^A Document…/);
		await asked(/^Document That Is the Source$/);
		await type('The summary of August');
		await press('Enter');
		await writtenWith(sentence('In August the directorate'), {
			type: 'claim',
			source: { document: 'The summary of August' },
		});
		await cursorBehind(editor, 'Petra Ras');
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('m');
		await asked(/^Mention$/);
		await press('Enter');
		await writtenWith('Petra Rask', { type: 'mention', actor: 'rask' });
		await find(editor, 'a filing cabinet');
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('k');
		await asked(/^Code$/);
		await choose('irony', /^irony/);
		await writtenWith('a filing cabinet', { type: 'code', codes: 'irony' });
		await find(editor, 'the room was very quiet');
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('n');
		await asked(/^Note$/);
		await type('Who else was there?');
		await press('Enter');
		await writtenWith('the room was very quiet', { type: 'note', text: 'Who else was there?' });
	});

	it('adds a new actor and a new topic on the spot, in the same step', async () => {
		await find(editor, 'and not after Easter');
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('s');
		await asked(/^Stance of Gwilym Sarr$/);
		await press('n');
		await asked(/^Target of the Stance$/);
		await choose('Zora Tallow', /New actor “Zora Tallow”/);
		await asked(/^Topic$/);
		await choose('closed stations', /New: “closed stations”/);
		await writtenWith('and not after Easter', { target: 'tallow', topic: 'closed-stations' });
		assert.ok((await actors()).some(({ name }) => name === 'Zora Tallow'));
		assert.match(await readText(inCorpus('corpus.yaml')), /closed-stations/);
		await answered();
		await press(ctrl('z'));
		await writtenSo('none', list => list.every(({ target }) => target !== 'tallow'));
		await eventually('neither', async () => {
			const all = (await readText(inCorpus('corpus.yaml'))) + (await readText(inCorpus('actors.yaml')));
			return !/closed-stations|Zora Tallow/.test(all) || undefined;
		});
	});

	it('repeats the last one for whoever says these words, discontinuous with several cursors', async () => {
		await cursorBehind(editor, 'solid as anything');
		await press('Alt+a', 's', 's', 'Enter', 'Enter');
		await writtenSo('a stance to repeat', list => list.filter(({ quote }) => quote === solid).length === 2);
		await answered();
		const parts = ['Every result went to the people', 'A directorate doesn’t hide reports'];
		await find(editor, ...parts);
		await press('Shift+Alt+a');
		await writtenWith(parts, { type: 'stance', holder: 'dusanek', stance: 'support' });
		// Two at once are two: the second waits for the first.
		const before = (await written()).length;
		await find(editor, 'It files them');
		await press('Shift+Alt+a', 'Shift+Alt+a');
		await writtenSo('two more', list => list.length === before + 2);
		await press(ctrl('z'), ctrl('z'));
		await writtenSo('none of them', list => list.length === before);
	});

	it('annotates all places of a phrase, but those that are unchecked in the preview', async () => {
		await find(editor, 'Report 14/B');
		const places = text.split('Report 14/B').length - 1;
		assert.ok(places > 1);
		await press('Alt+a');
		await asked(/^Annotate$/);
		await press('a');
		await asked(/^All Places of “Report 14\/B”$/);
		await press('ArrowDown', 'Space', 'Enter');
		await asked(/^Mention$/);
		await press('Enter');
		const isOne = ({ type, quote }: { readonly type: string; readonly quote: unknown }) =>
			type === 'mention' && quote === 'Report 14/B';
		await writtenSo('the mentions', list => list.filter(isOne).length === places - 1);
		await press(ctrl('z'));
		await writtenSo('no such mention', list => !list.some(isOne));
	});

	it('widens the selection from word to mention, quote, clause, sentence and paragraph', async () => {
		await cursorBehind(editor, 'A directorate doe');
		const seen: string[] = [];
		for (let step = 0; step < 8; step++) {
			const before = editor.selection;
			await press('Shift+Alt+ArrowRight');
			await eventually('a wider selection', () => !editor.selection.isEqual(before) || undefined).catch(
				() => undefined,
			);
			seen.push(editor.document.getText(editor.selection));
			if (seen.at(-1)?.startsWith('Mirela')) break;
		}
		for (const wanted of ['doesn’t', 'A directorate doesn’t hide reports.', files])
			assert.ok(seen.includes(wanted), seen.join(' / '));
		assert.match(seen.at(-1) as string, /^Mirela Dušanek, who has led REED.*advice to ministers”\.$/);
		await cursorBehind(editor, 'Joren Tav');
		await press('Shift+Alt+ArrowRight');
		await eventually('the word', () => editor.document.getText(editor.selection) === 'Tavast' || undefined);
		await press('Shift+Alt+ArrowRight');
		await eventually('the name', () => editor.document.getText(editor.selection) === 'Joren Tavast' || undefined);
	});

	it('changes stance, holder, target, extent and type at the span, and deletes there', async () => {
		await find(editor, 'left alone it stays there');
		await press('Alt+a', 's', 's', 'Enter', 'Enter');
		const { id } = await writtenWith('left alone it stays there', { type: 'stance' });
		const becomes = (fields: Readonly<Record<string, unknown>>) =>
			writtenSo(JSON.stringify(fields), list =>
				list.some(one => one.id === id && Object.entries(fields).every(([key, value]) => one[key] === value)),
			);
		const change = async (key: string) => {
			await answered();
			await press('Alt+c');
			// Somebody else has a stance here too; one's own stands first.
			await asked(/^Annotations Here$/);
			await choose('ada', /ada/);
			await asked(/^Change: /);
			await press(key);
		};
		await change('s');
		await asked(/^Stance$/);
		await press('o');
		await becomes({ stance: 'oppose' });
		await change('h');
		await asked(/^Holder of the Stance$/);
		await choose('tavast', /Joren Tavast/);
		await becomes({ holder: 'tavast' });
		await change('t');
		await asked(/^Target of the Stance$/);
		await choose('reed', /Rivers and Estuaries/);
		await becomes({ target: 'reed' });
		await answered();
		await find(editor, 'it stays there');
		await change('e');
		await becomes({ quote: 'it stays there' });
		await change('y');
		await asked(/^Make Something Else of It$/);
		await press('k');
		await asked(/^Code$/);
		await choose('metaphor', /^metaphor/);
		await becomes({ type: 'code', codes: 'metaphor' });
		const [entry] = (await written()).filter(one => one.id === id);
		assert.equal(entry?.holder, undefined, 'what only a stance has is gone');
		await answered();
		await press('Alt+Delete');
		await asked(/^Annotations Here$/);
		await choose('metaphor', /metaphor/);
		await writtenSo('it gone', list => list.every(one => one.id !== id));
		await answered();
		await press(ctrl('z'));
		await becomes({ type: 'code' });
	});

	it('changes a stance from its tag in the article', async () => {
		await find(editor, 'Every result went to the people');
		const files = ['', '.ada', '.jonas', '.mara'].map(layer => inCorpus(`${article}${layer}.ann.yaml`));
		const neutral = async () => (await Promise.all(files.map(readText))).join().split('stance: neutral').length;
		const before = await neutral();
		await click('.monaco-editor .view-line span span', /^\s*\+\s*$/, [ctrl('').slice(0, -1)]);
		// Several annotators may have said the same, in one tag.
		await asked(/^Annotations Here$|^Change: stance/);
		if ((await see(`${box} .quick-input-title`))[0] === 'Annotations Here') await press('Enter');
		await asked(/^Change: stance/);
		await press('s');
		await asked(/^Stance$/);
		await press('n');
		await eventually('neutral', async () => (await neutral()) === before + 1 || undefined);
		await answered();
		await press(ctrl('z'));
		await eventually('as it was', async () => (await neutral()) === before || undefined);
	});

	it('changes it in the annotation file, where undo takes it back, and the article follows', async () => {
		const document = await vscode.workspace.openTextDocument(inCorpus(sidecar));
		const opened = await vscode.window.showTextDocument(document);
		const before = document.getText();
		const isNow = (stance: string) =>
			writtenSo(stance, list =>
				list.some(one => one.quote === solid && one.target === 'oskelund' && one.stance === stance),
			);
		await isNow('support');
		await find(opened, 'target: oskelund');
		await press('ArrowRight', 'ArrowDown', 'End', ctrl('Shift+ArrowLeft'));
		await eventually('the stance', () => document.getText(opened.selection) === 'support' || undefined);
		await type('oppose');
		await press('Escape', ctrl('s'));
		await isNow('oppose');
		const end = rangeOf(editor.document, solid).end;
		await eventually('a minus in the article', async () => {
			const own = (await hints()).filter(({ position }) => position.isEqual(end));
			return own.some(({ label }) => JSON.stringify(label).includes('−')) || undefined;
		});
		await vscode.window.showTextDocument(document);
		for (let step = 0; step < 20 && document.getText() !== before; step++) {
			const { version } = document;
			await press(ctrl('z'));
			await eventually('a step back', () => document.version > version || undefined);
		}
		await press(ctrl('s'));
		await isNow('support');
		await eventually('saved', () => !document.isDirty || undefined);
	});

	const sentence = (start: string): string => {
		const from = text.indexOf(start);
		return text.slice(from, text.indexOf('.', from) + 1);
	};
});
