import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { answerOf, closeAll, eventually, hoverText, inside, openArticle, rangeOf, step } from '../editor';

const fileIn = (folder: number, path: string): vscode.Uri => {
	const found = vscode.workspace.workspaceFolders?.[folder];
	assert.ok(found);
	return vscode.Uri.joinPath(found.uri, ...path.split('/'));
};

describe('two corpora in one window', () => {
	after(closeAll);

	it('each have their own actors, also of the same name', async () => {
		for (const [folder, office] of [
			[0, 'harbour master'],
			[1, 'opera singer'],
		] as const) {
			const { document } = await openArticle(fileIn(folder, 'articles/2024-01-05-news.txt'));
			const card = await eventually('the card', () => hoverText(document.uri, inside(rangeOf(document, 'Mara Lund'))));
			assert.match(card, new RegExp(office));
		}
	});

	it('are searched together, but followed apart', async () => {
		const symbols = await eventually('both of the name', async () => {
			const found = await answerOf<vscode.SymbolInformation>('vscode.executeWorkspaceSymbolProvider', 'Mara Lund');
			return found.length === 2 ? found : undefined;
		});
		assert.equal(new Set(symbols.map(({ location }) => location.uri.path)).size, 2);

		const editor = await openArticle(fileIn(0, 'articles/2024-01-05-news.txt'));
		const first = rangeOf(editor.document, 'Mara Lund').start;
		editor.selection = new vscode.Selection(first, first);
		const next = await step('standpoint.nextMentionInCorpus');
		assert.equal(next.uri.toString(), editor.document.uri.toString());
		assert.ok(next.position.isAfter(first));
	});
});
