import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { closeAll, eventually, inCorpus, openArticle } from '../editor';
import {
	answered,
	asked,
	box,
	choose,
	click,
	ctrl,
	find,
	press,
	runByName,
	see,
	takePictures,
	type,
	until,
} from '../hands';
import { article, written, writtenSo, writtenWith } from './written';

const words = 'a handwritten line';
const thread = '.review-widget';

describe('notes', () => {
	let editor: vscode.TextEditor;
	before(async () => {
		editor = await openArticle(inCorpus(article));
	});
	takePictures();
	afterEach(() => press('Escape'));
	after(closeAll);

	const noteWith = (fields: Readonly<Record<string, unknown>>) => writtenWith(words, { type: 'note', ...fields });
	/** What is asked about the note that says this, at its words. */
	const change = async (says: string) => {
		await answered();
		await find(editor, words);
		await press('Alt+c');
		await asked(/^Annotations Here$|^Change: note/);
		if ((await see(`${box} .quick-input-title`))[0] === 'Annotations Here') await choose(says, new RegExp(says));
		await asked(/^Change: note/);
	};

	it('are offered beside the lines of the cursor alone', async () => {
		await find(editor, 'Gannet Hole');
		const signs = await eventually('the sign', async () => {
			const all = await see('.comment-range-glyph');
			return all.length > 0 ? all : undefined;
		});
		assert.ok(signs.length < 8, `${signs.length} lines of the screen`);
	});

	it('are written beside their words, answered, edited, resolved, opened again and deleted by keyboard', async () => {
		await find(editor, words);
		await until('.comment-range-glyph', /^/);
		await runByName('Standpoint: Add Note');
		await until(`${thread} .comment-form`, /^/);
		await type('Whose hand?');
		await press(ctrl('Enter'));
		const { id } = await noteWith({ text: 'Whose hand?', by: 'ada' });
		await change('Whose hand');
		await press('r');
		await asked(/^Reply$/);
		await type('The director’s.');
		await press('Enter');
		await noteWith({ text: 'The director’s.', 'reply-to': `ada ${id}` });
		await change('Whose hand');
		await press('n');
		await asked(/^Note$/);
		await press(ctrl('a'));
		await type('Whose hand is it?');
		await press('Enter');
		await noteWith({ id, text: 'Whose hand is it?' });
		await change('Whose hand');
		await press('o');
		await noteWith({ id, resolved: true });
		await change('Whose hand');
		await press('o');
		await writtenSo('opened again', list => list.some(one => one.id === id && one.resolved === undefined));
		await answered();
		await find(editor, words);
		await press('Alt+Delete');
		await asked(/^Annotations Here$/);
		await choose('director', /director/);
		await writtenSo('no answer', list => list.every(one => one['reply-to'] !== `ada ${id}`));
	});

	it('are conversations with what can be done about them in their corners', async () => {
		const [note] = (await written()).filter(({ type, quote }) => type === 'note' && quote === words);
		assert.ok(note);
		await find(editor, words);
		await click('.comment-range-glyph[class*="comment-thread"]', /^/);
		await until(thread, /Whose hand is it\?/);
		await click(`${thread} .action-label[aria-label^="Resolve"]`, /^/);
		await noteWith({ id: note.id, resolved: true });
		await eventually('the conversation closed', async () => (await see(thread)).length === 0 || undefined);
		await find(editor, words);
		await click('.comment-range-glyph[class*="comment-thread"]', /^/);
		await until(thread, /resolved/i);
		await click(`${thread} .action-label[aria-label^="Open Again"]`, /^/);
		await writtenSo('opened again', list => list.some(one => one.id === note.id && one.resolved === undefined));
	});
});
