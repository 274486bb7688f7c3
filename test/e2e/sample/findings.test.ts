import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { articleFiles, closeAll, eventually, findings, hoverText, openArticle, readText } from '../editor';

describe('claims without a source', () => {
	let document: vscode.TextDocument;
	after(closeAll);

	const all = async () => {
		const lists = (await articleFiles()).map(uri => ({ uri, found: findings(uri) }));
		return lists.filter(({ found }) => found.length > 0);
	};

	it('are problems of the articles, each with its reason', async () => {
		const [first] = await eventually('claims without a source', async () => {
			const lists = await all();
			return lists.some(({ found }) => found.some(({ id }) => id === 'unsourced-claim')) ? lists : undefined;
		});
		assert.ok(first);
		document = (await openArticle(first.uri)).document;
		for (const { message, range } of first.found) {
			assert.ok(message.length > 20, message);
			assert.ok(!range.isEmpty);
		}
	});

	it('spare the headline, and what people are quoted with', async () => {
		for (const { uri, found } of await all()) {
			const text = await readText(uri);
			const opened = await vscode.workspace.openTextDocument(uri);
			for (const { range, id } of found) {
				const words = opened.getText(range);
				assert.ok(text.includes(words));
				if (id === 'unsourced-claim') assert.doesNotMatch(words, /^[“"][^”"]*[”"]$/, words);
			}
		}
	});

	it('are explained when pointed at', async () => {
		const problem = await eventually('a problem', () => findings(document.uri)[0]);
		const text = await eventually('the explanation', () => hoverText(document.uri, problem.range.end.translate(0, -1)));
		assert.ok(text.length > 20);
	});

	it('are milder where there is a source that cannot be found', async () => {
		const vague = (await all()).flatMap(({ found }) => found).filter(({ id }) => id === 'vague-source');
		assert.ok(vague.length > 0, 'the sample has vague sources');
		assert.ok(vague.every(({ severity }) => severity > vscode.DiagnosticSeverity.Warning));
	});

	it('follow what is typed', async () => {
		const before = findings(document.uri).length;
		const edit = new vscode.WorkspaceEdit();
		const end = document.lineAt(document.lineCount - 1).range.end;
		const claim = '\n\nThe dam was built in 1967 and holds nine million cubic metres of water.\n\n';
		const middle = document.positionAt(document.getText().indexOf('\n\n', document.getText().length / 2));
		edit.insert(document.uri, middle.isAfter(end) ? end : middle, claim);
		assert.ok(await vscode.workspace.applyEdit(edit));
		await eventually('one problem more', () => (findings(document.uri).length > before ? true : undefined));
		await vscode.commands.executeCommand('undo');
		await eventually('as many as before', () => (findings(document.uri).length === before ? true : undefined));
	});
});
