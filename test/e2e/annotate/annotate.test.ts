import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { closeAll, eventually, findings, inCorpus, openArticle, rangeOf, readText } from '../editor';

const article = 'articles/2024-03-15-courier-leaked-report.txt';
const sidecar = `${article}.ada.ann.yaml`;

interface Entry {
	readonly id: string;
	readonly type: string;
	readonly quote: string | readonly string[];
	readonly holder?: string;
	readonly target?: string;
	readonly stance?: string;
	readonly source?: unknown;
	readonly by?: string;
}

/** What the annotator's file on the disk says; empty where there is none. */
async function written(): Promise<readonly Entry[]> {
	try {
		const file = parse(await readText(inCorpus(sidecar))) as { annotations?: readonly Entry[] | null } | null;
		return file?.annotations ?? [];
	} catch {
		return [];
	}
}

const until = (what: string, holds: (entries: readonly Entry[]) => boolean): Promise<readonly Entry[]> =>
	eventually(what, async () => {
		const entries = await written();
		return holds(entries) ? entries : undefined;
	});

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));
const run = (command: string, ...args: readonly unknown[]) => vscode.commands.executeCommand(command, ...args);

/** Runs a command that asks, and presses Enter for each question until it is done. */
async function withEnter(command: string, ...args: readonly unknown[]): Promise<void> {
	let done = false;
	const running = Promise.resolve(run(command, ...args)).finally(() => {
		done = true;
	});
	for (let count = 0; !done && count < 40; count++) {
		await pause(400);
		if (!done) await run('workbench.action.acceptSelectedQuickOpenItem');
	}
	await running;
}

describe('annotating from the keyboard', () => {
	let editor: vscode.TextEditor;
	let text: string;

	before(async () => {
		editor = await openArticle(inCorpus(article));
		text = editor.document.getText();
		await eventually('findings', () => (findings(editor.document.uri).length > 0 ? true : undefined));
	});
	beforeEach(async () => {
		editor = await openArticle(inCorpus(article));
	});
	afterEach(() => {
		assert.equal(editor.document.getText(), text, 'the article is as it was');
		assert.ok(!editor.document.isDirty);
	});
	after(closeAll);

	const cursorAt = (words: string) => {
		const { start } = rangeOf(editor.document, words);
		editor.selection = new vscode.Selection(start.translate(0, 1), start.translate(0, 1));
	};
	const select = (...words: readonly string[]) => {
		editor.selections = words.map(part => {
			const { start, end } = rangeOf(editor.document, part);
			return new vscode.Selection(start, end);
		});
	};

	it('takes the words and their speaker from the text, and writes to the annotator’s file', async () => {
		cursorAt('solid as anything');
		await withEnter('standpoint.annotate', { type: 'stance' });
		const [stance] = await until('the stance', entries => entries.length === 1);
		assert.equal(stance?.quote, 'as solid as anything I have seen from that laboratory');
		assert.equal(stance?.holder, 'threlane');
		assert.equal(stance?.stance, 'support');
		assert.equal(stance?.by, 'ada');
		assert.ok(stance?.target);
	});

	it('shows the stance in the article, and leaves nothing unsaved', async () => {
		const end = rangeOf(editor.document, 'seen from that laboratory').end;
		await eventually('the hint', async () => {
			const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
			const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
				'vscode.executeInlayHintProvider',
				editor.document.uri,
				whole,
			);
			return hints.some(hint => hint.position.isEqual(end)) || undefined;
		});
		assert.ok(vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty));
	});

	it('is undone and redone from the article', async () => {
		await run('standpoint.undoAnnotation');
		await until('no annotation', entries => entries.length === 0);
		await run('standpoint.redoAnnotation');
		await until('the annotation again', entries => entries.length === 1);
	});

	it('repeats the last one for whoever says these words, discontinuous with several selections', async () => {
		select('Every result went to the people', 'A directorate doesn’t hide reports');
		await run('standpoint.repeatAnnotation');
		const entries = await until('two stances', list => list.length === 2);
		const repeated = entries.find(({ quote }) => typeof quote !== 'string');
		assert.deepEqual(repeated?.quote, ['Every result went to the people', 'A directorate doesn’t hide reports']);
		assert.equal(repeated?.holder, 'dusanek');
		assert.equal(repeated?.stance, 'support');
	});

	it('changes a field at the span, one’s own annotation first where others have some there', async () => {
		cursorAt('A directorate doesn’t');
		const running = run('standpoint.changeAnnotation');
		// Which annotation, and which field of it.
		for (let question = 0; question < 2; question++) {
			await pause(1500);
			await run('workbench.action.acceptSelectedQuickOpenItem');
		}
		await pause(1500);
		await run('workbench.action.quickOpenSelectNext');
		await pause(500);
		await run('workbench.action.acceptSelectedQuickOpenItem');
		await running;
		await until('another stance', entries =>
			entries.some(({ holder, stance }) => holder === 'dusanek' && stance === 'neutral'),
		);
	});

	it('deletes at the span', async () => {
		cursorAt('A directorate doesn’t');
		await withEnter('standpoint.deleteAnnotation');
		await until('one stance', entries => entries.length === 1);
	});

	it('annotates all places of a phrase, those that are checked', async () => {
		select('Report 14/B');
		const count = text.split('Report 14/B').length - 1;
		assert.ok(count > 1);
		const running = run('standpoint.annotate');
		await pause(1500);
		// Mention, claim, stance, code, note: "all places" is the sixth.
		for (let step = 0; step < 5; step++) await run('workbench.action.quickOpenSelectNext');
		await run('workbench.action.acceptSelectedQuickOpenItem');
		for (let step = 0; step < 3; step++) {
			await pause(1500);
			await run('workbench.action.acceptSelectedQuickOpenItem');
		}
		await running;
		const mentions = await until('the mentions', entries => entries.some(({ type }) => type === 'mention'));
		assert.equal(mentions.filter(({ type }) => type === 'mention').length, count);
		await run('standpoint.undoAnnotation');
		await until('one stance', entries => entries.length === 1);
	});

	it('answers a finding with a fix, which is saved and settles it', async () => {
		const [finding] = findings(editor.document.uri).filter(({ id }) => id === 'unsourced-claim');
		assert.ok(finding);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			editor.document.uri,
			finding.range,
		);
		const fix = actions.find(({ title }) => title === 'Common knowledge');
		assert.ok(fix?.command);
		await run(fix.command.command, ...(fix.command.arguments ?? []));
		const entries = await until('the claim', list => list.some(({ type }) => type === 'claim'));
		assert.equal(entries.find(({ type }) => type === 'claim')?.source, 'common-knowledge');
		await eventually('the finding gone', () =>
			findings(editor.document.uri).every(({ range }) => !range.isEqual(finding.range)) ? true : undefined,
		);
	});

	it('goes from finding to finding and back', async () => {
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		const starts = findings(editor.document.uri)
			.filter(({ range }) => !range.isEmpty)
			.map(({ range }) => range.start)
			.sort((a, b) => a.compareTo(b));
		await run('standpoint.nextFinding');
		await eventually('the first', () => editor.selection.active.isEqual(starts[0] as vscode.Position) || undefined);
		await run('hideCodeActionWidget');
		await run('standpoint.nextFinding');
		await eventually('the second', () => editor.selection.active.isEqual(starts[1] as vscode.Position) || undefined);
		await run('hideCodeActionWidget');
		await run('standpoint.previousFinding');
		await eventually(
			'the first again',
			() => editor.selection.active.isEqual(starts[0] as vscode.Position) || undefined,
		);
		await run('hideCodeActionWidget');
	});

	it('expands the selection to the name and the quote', async () => {
		cursorAt('solid as anything');
		const seen: string[] = [];
		for (let step = 0; step < 4; step++) {
			await run('editor.action.smartSelect.expand');
			seen.push(editor.document.getText(editor.selection));
		}
		assert.ok(seen.includes('as solid as anything I have seen from that laboratory'), seen.join(' / '));
	});
});
