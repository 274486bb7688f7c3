import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { articleFiles, closeAll, eventually, findings, hoverText, openArticle, some, step } from '../editor';

interface Followed {
	readonly at: vscode.Position;
	readonly mentions: readonly vscode.Range[];
}

/** The first actor whom an article mentions several times, by the words that begin with a capital. */
async function firstActor(document: vscode.TextDocument): Promise<Followed | undefined> {
	for (const { index } of document.getText().matchAll(/(?<=[a-z,] )[A-Z][a-z]{2,}/g)) {
		const at = document.positionAt(index + 1);
		const card = await hoverText(document.uri, at);
		if (!card || !/mention/.test(card)) continue;
		const marks = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
			'vscode.executeDocumentHighlights',
			document.uri,
			at,
		);
		if (marks.length > 1) return { at, mentions: marks.map(({ range }) => range) };
	}
	return undefined;
}

describe('each real article', () => {
	const opened: vscode.TextEditor[] = [];

	before(async () => {
		for (const uri of await articleFiles()) opened.push(await openArticle(uri));
		assert.equal(opened.length, 5);
	});
	after(closeAll);

	it('shows cards, leads to entries and can be jumped through', async () => {
		for (const { document } of opened) {
			const { uri } = document;
			const { at, mentions } = await eventually(`an actor in ${uri.path}`, () => firstActor(document));
			const definitions = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeDefinitionProvider',
				uri,
				at,
			);
			assert.ok(some(definitions), `a definition in ${uri.path}`);
			const editor = await vscode.window.showTextDocument(document);
			editor.selection = new vscode.Selection(at, at);
			const seen = new Set<string>();
			for (let jump = 0; jump < mentions.length; jump++) {
				const { position } = await step('standpoint.nextMention');
				const words = document.getText(document.getWordRangeAtPosition(at));
				assert.ok(
					mentions.some(({ start }) => start.isEqual(position)),
					`a jump from “${words}” in ${uri.path} ends at a mention of the same actor`,
				);
				seen.add(`${position.line}:${position.character}`);
			}
			assert.equal(seen.size, mentions.length, `every mention in ${uri.path} was visited`);
		}
	});

	it('has an outline and references over the others', async () => {
		for (const { document } of opened) {
			const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
				'vscode.executeDocumentSymbolProvider',
				document.uri,
			);
			assert.ok(some(symbols), document.uri.path);
		}
	});

	it('is checked: claims without a source are few, and never in the headline', async () => {
		await eventually('problems in some article', () => some(opened.flatMap(({ document }) => findings(document.uri))));
		for (const { document } of opened) {
			const firstLine = [...document.getText().split(/\r?\n/)].findIndex(line => line.trim() !== '');
			const found = findings(document.uri);
			assert.ok(
				found.every(({ range }) => range.start.line > firstLine),
				`nothing in the headline of ${document.uri.path}`,
			);
			assert.ok(found.length < document.lineCount, `${found.length} problems in ${document.uri.path}`);
		}
	});
});
