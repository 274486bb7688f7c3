import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
	answerOf,
	articleFiles,
	closeAll,
	corpusFolder,
	eventually,
	files,
	inCorpus,
	open,
	openArticle,
	some,
} from '../editor';

const extension = () => {
	const found = vscode.extensions.getExtension('standpoint.standpoint');
	assert.ok(found);
	return found;
};

describe('the window', () => {
	after(closeAll);

	it('starts Standpoint by itself where there is a corpus', async () => {
		await eventually('the extension to start', () => extension().isActive || undefined);
	});

	it('gives articles, annotations and YAML their languages', async () => {
		for (const uri of await articleFiles()) {
			if (uri.path.endsWith('.txt')) await openArticle(uri);
			else assert.equal((await open(uri)).document.languageId, 'markdown');
		}
		for (const uri of (await files('**/*.ann.yaml')).slice(0, 3)) {
			assert.equal((await open(uri)).document.languageId, 'standpoint-annotations');
		}
		for (const name of ['actors.yaml', 'corpus.yaml']) {
			assert.equal((await open(inCorpus(name))).document.languageId, 'yaml');
		}
	});

	it('leaves a text file that is no article as it is', async () => {
		const notes = vscode.Uri.joinPath(corpusFolder(), 'notes.txt');
		await vscode.workspace.fs.writeFile(notes, new TextEncoder().encode('Ask the archive.\n'));
		const { document } = await open(notes);
		await openArticle((await articleFiles())[0] as vscode.Uri);
		assert.equal(document.languageId, 'plaintext');
		await vscode.workspace.fs.delete(notes);
	});

	it('leaves it to a person to read an article as plain text', async () => {
		const { document } = await openArticle((await articleFiles())[0] as vscode.Uri);
		const plain = await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
		await openArticle((await articleFiles())[1] as vscode.Uri);
		assert.equal(plain.languageId, 'plaintext');
		await vscode.languages.setTextDocumentLanguage(document, 'standpoint-article');
	});

	it('works again after its language server was restarted', async () => {
		const { document } = await openArticle((await articleFiles())[0] as vscode.Uri);
		await vscode.commands.executeCommand('standpoint.restartServer');
		await answerOf('vscode.executeDocumentSymbolProvider', document.uri);
	});

	it('keeps the compiled code of its language server for the next start, where its Node can do that', async () => {
		const { version } = extension().packageJSON;
		const code = join(process.env.STANDPOINT_E2E_USER ?? '', 'globalStorage', 'standpoint.standpoint', 'code', version);
		await vscode.commands.executeCommand('standpoint.restartServer');
		if ('enableCompileCache' in nodeModule) {
			await eventually('the code', () => (existsSync(code) ? some(readdirSync(code)) : undefined));
		} else assert.ok(!existsSync(code));
	});

	it('wraps articles and does not complete words in them', async () => {
		const editor = vscode.workspace.getConfiguration('editor', { languageId: 'standpoint-article' });
		assert.equal(editor.get('wordWrap'), 'on');
		assert.deepEqual(editor.get('quickSuggestions'), { other: 'off', comments: 'off', strings: 'off' });
	});

	it('knows every command that its manifest offers, and shows the actors', async () => {
		const known = new Set(await vscode.commands.getCommands(true));
		const { commands } = extension().packageJSON.contributes as { commands: { command: string }[] };
		for (const { command } of commands) assert.ok(known.has(command), command);
		await vscode.commands.executeCommand('standpoint.actors.focus');
		await vscode.commands.executeCommand('workbench.view.explorer');
	});

	it('opens the actors by a command', async () => {
		await eventually('actors.yaml in front', async () => {
			await vscode.commands.executeCommand('standpoint.openActors');
			return vscode.window.activeTextEditor?.document.uri.path.endsWith('/actors.yaml') || undefined;
		});
	});

	it('takes in an article that comes while it is open', async () => {
		const [model] = await articleFiles();
		const copy = inCorpus('articles/2024-07-01-courier-newcomer.txt');
		await vscode.workspace.fs.copy(model as vscode.Uri, copy);
		await openArticle(copy);
		await vscode.workspace.fs.delete(copy);
	});
});
