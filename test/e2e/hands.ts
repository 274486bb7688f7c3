// Doing what a person does: pressing keys in the window, and waiting for what it shows. Nothing waits for a fixed time.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, rangeOf } from './editor';

const address = process.env.STANDPOINT_E2E_HANDS ?? '';

async function ask(action: string, what: object = {}): Promise<unknown> {
	const response = await fetch(address, { method: 'POST', body: JSON.stringify({ action, ...what }) });
	const { answer, problem } = (await response.json()) as { readonly answer?: unknown; readonly problem?: string };
	assert.equal(problem, undefined, `${action} ${JSON.stringify(what)}`);
	return answer;
}

/** Presses chords as playwright names them: `press('Alt+a', 'Enter')`. */
export const press = (...keys: readonly string[]): Promise<unknown> => ask('press', { keys });

export const type = (text: string): Promise<unknown> => ask('type', { text });

/** Clicks at the first element that a CSS selector finds and that says this. */
export const click = (selector: string, says: RegExp, modifiers: readonly string[] = []): Promise<unknown> =>
	ask('click', { selector, text: says.source, modifiers });

/** What the visible elements of the window say that a CSS selector finds. */
export const see = (selector: string): Promise<readonly string[]> =>
	ask('see', { selector }) as Promise<readonly string[]>;

export const picture = (name: string): Promise<unknown> => ask('picture', { name });

/** A picture of the window for each test that fails. */
export const takePictures = (): void => {
	afterEach(async function () {
		if (this.currentTest?.state === 'failed') await picture(this.currentTest.title.slice(0, 60));
	});
};

/** Waits until something visible says something. */
export const until = (selector: string, says: RegExp, limit?: number): Promise<string> =>
	eventually(`${says} in ${selector}`, async () => (await see(selector)).find(text => says.test(text)), limit);

/** Where questions are asked. One that is closing still shows for a moment. */
export const box = '.quick-input-widget:not(.quick-input-widget-closing)';

/** Waits for a question, by its title. */
export const asked = (title: RegExp, limit?: number): Promise<string> =>
	until(`${box} .quick-input-title`, title, limit);

/** Waits until nothing is asked any more. */
export const answered = (): Promise<unknown> =>
	eventually('the end of the questions', async () => (await see(box)).length === 0 || undefined);

/** Types until the answer that would be taken says this, and takes it. */
export async function choose(typed: string, label: RegExp): Promise<void> {
	await type(typed);
	await until(`${box} .monaco-list-row.focused`, label);
	await press('Enter');
}

/**
 * Runs a command by its name from the palette, as a person does who knows no key for it: once nothing else is asked, and
 * until the palette is gone, so that the next keys are for what the command asks.
 */
export async function runByName(name: string): Promise<void> {
	const row = new RegExp(name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	await eventually(`the command “${name}”`, async () => {
		await answered();
		await press('F1');
		await until(`${box} input`, /^>/);
		await type(name);
		// Something else may come in front meanwhile, and the palette goes.
		return until(`${box} .monaco-list-row.focused`, row, 10_000).catch(() => press('Escape').then(() => undefined));
	});
	await press('Enter');
	await eventually('the palette to be gone', async () => {
		return (await see(`${box} input`)).every(value => !value.startsWith('>')) || undefined;
	});
}

const modifier = process.platform === 'darwin' ? 'Meta' : 'Control';
export const ctrl = (key: string): string => `${modifier}+${key}`;

const words = (editor: vscode.TextEditor): readonly string[] =>
	editor.selections.map(selection => editor.document.getText(selection));

/** Selects the first occurrence of words with “Find”, or of several at once, each with its own selection. */
export async function find(editor: vscode.TextEditor, ...wanted: readonly string[]): Promise<void> {
	await vscode.window.showTextDocument(editor.document, { viewColumn: editor.viewColumn });
	const widget = '.editor-widget.find-widget.visible';
	await press(ctrl('Home'), ctrl('f'));
	await until(`${widget} .find-part textarea`, /^/);
	const isRegExp = wanted.length > 1;
	const toggle = async () => press(process.platform === 'darwin' ? 'Alt+Meta+r' : 'Alt+r');
	if (isRegExp) await toggle();
	await press(ctrl('a'));
	await type(isRegExp ? wanted.join('|') : (wanted[0] as string));
	await eventually('the words to be found', () => wanted.includes(words(editor)[0] as string) || undefined);
	if (isRegExp) {
		await press('Alt+Enter');
		await eventually('all to be selected', () => words(editor).length === wanted.length || undefined);
		await press(ctrl('f'));
		await until(`${widget} .find-part textarea`, /^/);
		await toggle();
	}
	// Something else may be in front that the key closes first.
	await eventually('Find to be closed', async () => {
		if ((await see(widget)).length === 0) return true;
		await press('Escape');
		return undefined;
	});
	assert.deepEqual([...words(editor)].sort(), [...wanted].sort());
	assert.ok(rangeOf(editor.document, wanted[0] as string));
}

/** Puts the cursor behind words, with “Find”. */
export async function cursorBehind(editor: vscode.TextEditor, wanted: string): Promise<void> {
	await find(editor, wanted);
	await press('ArrowRight');
	await eventually('a cursor', () => editor.selection.isEmpty || undefined);
}

const actions = '.action-widget .monaco-list-row';

/**
 * Goes down the list of what can be done here to the one that says this, and takes it. Opens the list where it is not: an
 * editor forgets that it was asked for when it looks for a lightbulb meanwhile.
 */
export async function takeAction(says: RegExp): Promise<void> {
	const offered = await offeredActions();
	assert.ok(
		offered.some(label => says.test(label)),
		`${says} among ${offered.join(', ')}`,
	);
	for (let step = 0; step < offered.length; step++) {
		const [focused] = await see(`${actions}.focused`);
		if (focused !== undefined && says.test(focused)) {
			await press('Enter');
			await eventually('the list to be closed', async () => (await see(actions)).length === 0 || undefined);
			return;
		}
		await press('ArrowDown');
		await eventually('the next one', async () => (await see(`${actions}.focused`))[0] !== focused || undefined);
	}
	throw new Error(`${says} could not be reached`);
}

/** What can be done here, as the list says it. */
export async function offeredActions(): Promise<readonly string[]> {
	for (let attempt = 0; attempt < 4; attempt++) {
		try {
			return await eventually(
				'actions',
				async () => {
					const all = await see(actions);
					return all.length > 0 ? all : undefined;
				},
				attempt === 0 ? 2000 : 5000,
			);
		} catch {
			await press(ctrl('.'));
		}
	}
	throw new Error('nothing can be done here');
}

/** Clears what was notified before, so that it is not taken for what comes. */
export async function forgetNotifications(): Promise<void> {
	await runByName('Notifications: Clear All Notifications');
	await eventually(
		'no notifications',
		async () => (await see('.notification-list-item-message')).length === 0 || undefined,
	);
}

/** Waits for a notification, among all of them, and closes their list: an open one takes the keys from what is asked next. */
export async function notified(says: RegExp): Promise<void> {
	const list = '.notifications-center';
	await eventually(`a notification ${says}`, async () => {
		const messages = await see(`${list} .notification-list-item-message`);
		if (messages.some(message => says.test(message))) return true;
		// A list that is empty closes when something else has the focus.
		if ((await see(`${list}.visible`)).length === 0) await runByName('Notifications: Show Notifications');
		return undefined;
	});
	await runByName('Notifications: Hide Notifications');
	await eventually(
		'the list to be closed',
		async () => (await see(`${list} .notification-list-item-message`)).length === 0 || undefined,
	);
}
