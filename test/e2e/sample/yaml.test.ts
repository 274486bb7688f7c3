import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	actors,
	annotations,
	answerOf,
	articleFiles,
	articleOf,
	closeAll,
	eventually,
	files,
	findings,
	hoverText,
	inCorpus,
	inside,
	open,
	openArticle,
	rangeOf,
	replaceAll,
	revertAll,
	saveAll,
	some,
} from '../editor';

async function aStance() {
	const found = (await annotations()).find(
		({ entry }) => entry.type === 'stance' && typeof entry.quote === 'string' && entry.holder && entry.target,
	);
	assert.ok(found, 'the sample has a stance with holder and target');
	return found;
}

const labels = (list: vscode.CompletionList): readonly string[] =>
	list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));

describe('an annotation file', () => {
	afterEach(revertAll);
	after(closeAll);

	it('has its own language', async () => {
		const { sidecar } = await aStance();
		assert.equal((await open(sidecar)).document.languageId, 'standpoint-annotations');
	});

	it('leads from an actor’s id to the entry, and shows its card', async () => {
		const { sidecar, entry } = await aStance();
		const { document } = await open(sidecar);
		const at = inside(rangeOf(document, `holder: ${entry.holder}`)).translate(0, 'holder: '.length);
		const [found] = await answerOf<vscode.Location | vscode.LocationLink>(
			'vscode.executeDefinitionProvider',
			sidecar,
			at,
		);
		assert.ok(found);
		assert.equal(('targetUri' in found ? found.targetUri : found.uri).toString(), inCorpus('actors.yaml').toString());
		const card = await eventually('the card', () => hoverText(sidecar, at));
		const actor = (await actors()).find(({ id }) => id === entry.holder);
		assert.ok(actor && card.includes(actor.name), card);
	});

	it('leads from a quote to the words in the article', async () => {
		const { sidecar, entry } = await aStance();
		const { document } = await open(sidecar);
		const quote = entry.quote as string;
		const at = inside(rangeOf(document, quote.slice(0, 12)));
		const [found] = await answerOf<vscode.Location | vscode.LocationLink>(
			'vscode.executeDefinitionProvider',
			sidecar,
			at,
		);
		assert.ok(found);
		const [uri, range] = 'targetUri' in found ? [found.targetUri, found.targetRange] : [found.uri, found.range];
		assert.equal(uri.toString(), articleOf(sidecar).toString());
		assert.equal((await vscode.workspace.openTextDocument(uri)).getText(range), quote);
	});

	it('reports an actor, a stance and a quote that do not exist, and completes instead', async () => {
		const { sidecar, entry } = await aStance();
		const { document } = await open(sidecar);
		const good = document.getText();
		const holder = `holder: ${entry.holder}`;
		const stance = `stance: ${entry.stance}`;
		await replaceAll(document, good.replace(holder, 'holder: nobody-of-that-name').replace(stance, 'stance: sideways'));
		const ids = await eventually('the problems', () => {
			const found = findings(sidecar).map(({ id }) => id);
			return found.includes('unknown-actor') && found.includes('unknown-stance') ? found : undefined;
		});
		assert.ok(ids.length >= 2);

		await replaceAll(document, good.replace(holder, 'holder: '));
		const at = rangeOf(document, 'holder: ').end;
		const offered = await eventually('ids', async () =>
			some(
				labels(
					await vscode.commands.executeCommand<vscode.CompletionList>(
						'vscode.executeCompletionItemProvider',
						sidecar,
						at,
					),
				),
			),
		);
		for (const { id } of await actors()) assert.ok(offered.includes(id), `${id} is offered`);
		await revertAll();
		await eventually('no problems', () => (findings(sidecar).some(({ id }) => /^unknown/.test(id)) ? undefined : true));
	});

	it('keeps its last good state while it is half typed, and says where it breaks', async () => {
		const { sidecar, entry } = await aStance();
		const article = articleOf(sidecar);
		const { document } = await open(sidecar);
		await replaceAll(document, `${document.getText()}\n  - id: "half\n   typed: [\n`);
		await eventually('a syntax error', () => findings(sidecar).find(({ id }) => id === 'yaml-syntax'));
		const text = await vscode.workspace.openTextDocument(article);
		const words = rangeOf(text, entry.quote as string);
		const hints = await answerOf<vscode.InlayHint>(
			'vscode.executeInlayHintProvider',
			article,
			new vscode.Range(words.start, words.end.translate(1, 0)),
		);
		assert.ok(hints.length > 0, 'the stance still shows in the article');
	});

	it('lists its annotations in the outline', async () => {
		const { sidecar } = await aStance();
		const symbols = await answerOf<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', sidecar);
		const count = (list: readonly vscode.DocumentSymbol[]): number =>
			list.reduce((sum, symbol) => sum + 1 + count(symbol.children), 0);
		const expected = (await annotations()).filter(found => found.sidecar.toString() === sidecar.toString()).length;
		assert.ok(count(symbols) >= expected);
	});

	it('is opened from its article, and made where there is none', async () => {
		const taken = new Set((await annotations()).map(({ sidecar }) => articleOf(sidecar).toString()));
		const articles = await articleFiles();
		const article = articles.find(uri => !taken.has(uri.toString())) ?? articles[0];
		assert.ok(article);
		await openArticle(article);
		await eventually('the annotation file', async () => {
			await vscode.commands.executeCommand('standpoint.openAnnotations', article);
			return vscode.window.activeTextEditor?.document.languageId === 'standpoint-annotations' || undefined;
		});
		const sidecar = vscode.window.activeTextEditor?.document;
		assert.equal(sidecar?.uri.toString(), `${article.toString()}.ann.yaml`);
		assert.match(sidecar?.getText() ?? '', /^standpoint: 1/m);
		assert.deepEqual(findings(sidecar?.uri as vscode.Uri), []);
	});
});

describe('the annotation file of an annotator', () => {
	const setting = (value: string | undefined) =>
		vscode.workspace.getConfiguration('standpoint').update('annotator', value, vscode.ConfigurationTarget.Global);
	after(async () => {
		await setting(undefined);
		await closeAll();
	});

	it('is the one that is opened, when the settings have a name', async () => {
		const own = (await files('**/*.ann.yaml')).find(({ path }) => /\.(txt|md)\.[^./]+\.ann\.yaml$/.test(path));
		assert.ok(own, 'the sample has an annotator’s file');
		const annotator = /\.([^./]+)\.ann\.yaml$/.exec(own.path)?.[1];
		await setting(annotator);
		await openArticle(articleOf(own));
		await vscode.commands.executeCommand('standpoint.openAnnotations');
		assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), own.toString());
	});
});

describe('actors.yaml', () => {
	afterEach(revertAll);
	after(closeAll);

	it('reports an affiliation with nobody', async () => {
		const { document } = await open(inCorpus('actors.yaml'));
		const member = (await actors()).find(actor => actor['part-of']);
		assert.ok(member);
		const text = document.getText().replace(`part-of: ${member['part-of']}`, 'part-of: nobody-of-that-name');
		await replaceAll(document, text);
		await eventually('the problem', () => findings(document.uri).find(({ id }) => id === 'unknown-actor'));
	});

	it('renames an actor’s id in all files of the corpus', async () => {
		const { entry } = await aStance();
		const id = entry.holder as string;
		const uri = inCorpus('actors.yaml');
		const document = await vscode.workspace.openTextDocument(uri);
		const at = document.positionAt(document.getText().search(new RegExp(`^  ${id}:`, 'm')) + 3);
		const edit = await eventually('the edit', async () => {
			const found = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				uri,
				at,
				'renamed-actor',
			);
			return found.size > 1 ? found : undefined;
		});
		const touched = edit.entries().map(([file]) => file.toString());
		for (const { sidecar, entry: other } of await annotations()) {
			const { holder, target, source } = other;
			if ([holder, target, source].includes(id)) assert.ok(touched.includes(sidecar.toString()), sidecar.path);
		}
		assert.ok(await vscode.workspace.applyEdit(edit));
		await saveAll();
		try {
			for (const [file] of edit.entries()) {
				const renamed = await vscode.workspace.openTextDocument(file);
				assert.doesNotMatch(renamed.getText(), new RegExp(`(holder|target|source|actor|part-of|of): ${id}$`, 'm'));
			}
			assert.ok((await actors()).some(actor => actor.id === 'renamed-actor'));
			await eventually('no problem anywhere', () => {
				const unknown = touched.flatMap(file => findings(vscode.Uri.parse(file)));
				return unknown.some(problem => problem.id === 'unknown-actor') ? undefined : true;
			});
		} finally {
			const back = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'vscode.executeDocumentRenameProvider',
				uri,
				at,
				id,
			);
			await vscode.workspace.applyEdit(back);
			await saveAll();
		}
	});
});
