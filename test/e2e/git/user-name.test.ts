import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { articleFiles, eventually, openArticle, rangeOf, readText } from '../editor';

describe('whose file is written where the settings name no annotator', () => {
	it('the one of git’s user name', async () => {
		const [article] = await articleFiles();
		assert.ok(article);
		const { document } = await openArticle(article);
		const range = rangeOf(document, document.lineAt(0).text.slice(0, 12));
		const thread = { uri: article, range, comments: [], dispose: () => {} };
		const mine = article.with({ path: `${article.path}.Mara-Lehn.ann.yaml` });
		// Git's extension looks for repositories while the tests run already.
		const source = await eventually('a note of Mara Lehn', async () => {
			await vscode.commands.executeCommand('standpoint.createNote', { thread, text: 'whose?' });
			return readText(mine).then(
				text => text,
				() => undefined,
			);
		});
		const { annotations } = parse(source) as { readonly annotations: readonly { readonly by: string }[] };
		assert.equal(annotations[0]?.by, 'Mara Lehn');
	});
});
