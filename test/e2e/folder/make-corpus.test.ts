import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import {
	closeAll,
	corpusFolder,
	eventually,
	files,
	findings,
	hoverText,
	inCorpus,
	inside,
	open,
	rangeOf,
	readText,
} from '../editor';

interface Suggested {
	readonly name: string;
	readonly aliases?: readonly string[];
}

describe('a folder that is no corpus', () => {
	after(closeAll);

	it('becomes one by a command, which suggests actors and changes no article', async () => {
		const articles = await files('**/*.{txt,md}');
		const before = await Promise.all(articles.map(readText));
		await vscode.commands.executeCommand('standpoint.makeCorpus');
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), inCorpus('actors.yaml').toString());
		assert.match(await readText(inCorpus('corpus.yaml')), /^standpoint: 1/m);
		const { actors } = parse(await readText(inCorpus('actors.yaml'))) as { actors: Record<string, Suggested> };
		assert.ok(Object.keys(actors).length >= 10, 'it found some actors');
		const texts = before.join('\n');
		for (const { name } of Object.values(actors)) assert.ok(texts.includes(name), `${name} stands in an article`);
		assert.ok(
			Object.values(actors).some(({ aliases }) => aliases && aliases.length > 0),
			'variants of a name are put together',
		);
		assert.deepEqual(await Promise.all(articles.map(readText)), before);
	});

	it('works at once: articles have their language, actors their cards, and nothing is wrong with what was written', async () => {
		const { actors } = parse(await readText(inCorpus('actors.yaml'))) as { actors: Record<string, Suggested> };
		const [first] = Object.values(actors);
		assert.ok(first);
		for (const uri of await files('**/*.txt')) {
			const { document } = await open(uri);
			if (!document.getText().includes(first.name)) continue;
			await eventually('the language', () => document.languageId === 'standpoint-article' || undefined);
			const at = inside(rangeOf(document, first.name));
			const card = await eventually('the card', () => hoverText(uri, at));
			assert.ok(card.includes(first.name));
			break;
		}
		assert.deepEqual(findings(inCorpus('actors.yaml')), []);
		assert.deepEqual(findings(inCorpus('corpus.yaml')), []);
	});

	it('keeps both files when it is asked again', async () => {
		const edited = '# mine\nstandpoint: 1\n';
		await vscode.workspace.fs.writeFile(inCorpus('corpus.yaml'), new TextEncoder().encode(edited));
		const actors = await readText(inCorpus('actors.yaml'));
		await vscode.commands.executeCommand('standpoint.makeCorpus');
		assert.equal(await readText(inCorpus('corpus.yaml')), edited);
		assert.equal(await readText(inCorpus('actors.yaml')), actors);
	});

	it('keeps an actors.yaml that was there before', async () => {
		const mine = 'actors:\n  me: {name: Me Myself, kind: person}\n';
		await vscode.workspace.fs.delete(inCorpus('corpus.yaml'));
		await vscode.workspace.fs.writeFile(inCorpus('actors.yaml'), new TextEncoder().encode(mine));
		await vscode.commands.executeCommand('standpoint.makeCorpus', corpusFolder());
		assert.equal(await readText(inCorpus('actors.yaml')), mine);
		assert.match(await readText(inCorpus('corpus.yaml')), /^standpoint: 1/m);
	});
});
