import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import type { VerifyIndexResult } from '../../../server/src/protocol';
import { articleFiles, closeAll, eventually, inCorpus, open } from '../editor';

const verify = () => vscode.commands.executeCommand<VerifyIndexResult | undefined>('standpoint.verifyIndex');

describe('verifying the index', () => {
	after(closeAll);

	it('says that all is right, also while an article is being edited', async () => {
		const [article] = await articleFiles();
		assert.ok(article);
		const editor = await open(article);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Unsaved '));
		const articles = (await articleFiles()).length;
		const result = await eventually('the corpus', async () => {
			const result = await verify();
			return result?.articles === articles ? result : undefined;
		});
		assert.deepEqual(result, { articles, differences: 0, told: [] });
		await vscode.commands.executeCommand('workbench.action.files.revert');
	});

	it('takes in what was written beside the editor, noticed or not, and is right then', async () => {
		const articles = (await articleFiles()).length;
		const { fsPath } = inCorpus('articles/2030-01-01-unnoticed.txt');
		writeFileSync(fsPath, 'A harbour opens\n\nThe harbour opened on Friday.\n');
		assert.equal((await verify())?.articles, articles + 1);
		assert.deepEqual(await verify(), { articles: articles + 1, differences: 0, told: [] });
		rmSync(fsPath);
		assert.equal((await verify())?.articles, articles);
	});
});
