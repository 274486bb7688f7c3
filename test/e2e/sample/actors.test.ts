import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
	type ActorEntry,
	actors,
	answerOf,
	articleFiles,
	closeAll,
	eventually,
	hoverText,
	inCorpus,
	inside,
	isPerson,
	namedActor,
	openArticle,
	rangeOf,
	readText,
	some,
	step,
} from '../editor';

describe('an actor in an article', () => {
	let actor: ActorEntry;
	let document: vscode.TextDocument;
	let at: vscode.Position;

	before(async () => {
		const named = await namedActor(isPerson);
		actor = named.actor;
		document = (await openArticle(named.article)).document;
		at = inside(rangeOf(document, actor.name, document.getText().length / 4));
	});
	after(closeAll);

	it('shows a card with the name, the kind and the counts when pointed at', async () => {
		const card = await eventually('the card', () => hoverText(document.uri, at));
		assert.ok(card.includes(actor.name), card);
		assert.match(card, /person/);
		assert.match(card, /mention/);
		assert.match(card, /actors\.yaml/, 'it links to the entry');
	});

	it('leads to the entry in actors.yaml', async () => {
		const found = await answerOf<vscode.Location | vscode.LocationLink>(
			'vscode.executeDefinitionProvider',
			document.uri,
			at,
		);
		const first = found[0] as vscode.Location | vscode.LocationLink;
		const [uri, range] = 'targetUri' in first ? [first.targetUri, first.targetRange] : [first.uri, first.range];
		assert.equal(uri.toString(), inCorpus('actors.yaml').toString());
		const entry = (await vscode.workspace.openTextDocument(uri)).lineAt(range.start.line).text;
		assert.equal(entry.trim(), `${actor.id}:`);
	});

	it('is found in every article that names it in full', async () => {
		const expected: string[] = [];
		for (const article of await articleFiles()) {
			if ((await readText(article)).includes(actor.name)) expected.push(article.toString());
		}
		const found = await eventually('references in all articles', async () => {
			const all = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeReferenceProvider',
				document.uri,
				at,
			);
			const uris = new Set(all.map(location => location.uri.toString()));
			return expected.every(uri => uris.has(uri)) ? all : undefined;
		});
		assert.ok(expected.length > 1, 'the sample names an actor in more than one article');
		assert.ok(found.length > expected.length);
	});

	it('is highlighted wherever the article mentions it', async () => {
		const found = await answerOf<vscode.DocumentHighlight>('vscode.executeDocumentHighlights', document.uri, at);
		assert.ok(found.length >= 2);
		assert.ok(found.some(({ range }) => range.contains(at)));
	});

	it('is gone through by keyboard, forth and back, and round at the end', async () => {
		const marks = (await answerOf<vscode.DocumentHighlight>('vscode.executeDocumentHighlights', document.uri, at))
			.map(({ range }) => range)
			.sort((a, b) => a.start.compareTo(b.start));
		const here = marks.findIndex(range => range.contains(at));
		const editor = await openArticle(document.uri);
		editor.selection = new vscode.Selection(at, at);
		for (let walked = 1; walked <= marks.length; walked++) {
			const { position } = await step('standpoint.nextMention');
			assert.deepEqual(position, marks[(here + walked) % marks.length]?.start);
		}
		const { position } = await step('standpoint.previousMention');
		assert.deepEqual(position, marks[(here + marks.length - 1) % marks.length]?.start);
	});

	it('is followed across the corpus by keyboard, and back', async () => {
		const editor = await openArticle(document.uri);
		editor.selection = new vscode.Selection(at, at);
		const first = await step('standpoint.nextMentionInCorpus');
		const back = await step('standpoint.previousMentionInCorpus');
		assert.equal(back.uri.toString(), document.uri.toString());
		assert.ok(back.position.isBefore(at), 'the mention set out from');
		assert.notDeepEqual(first, back);
		const visited = new Set<string>();
		for (let walked = 0; walked < 100 && visited.size < 3; walked++) {
			visited.add((await step('standpoint.nextMentionInCorpus')).uri.toString());
		}
		assert.equal(visited.size, 3, 'the next articles were reached');
	});

	it('is among the workspace symbols, and its name is enough to find it', async () => {
		const found = await answerOf<vscode.SymbolInformation>('vscode.executeWorkspaceSymbolProvider', actor.name);
		const symbol = found.find(({ name }) => name.includes(actor.name));
		assert.ok(symbol, JSON.stringify(found.map(({ name }) => name)));
		assert.equal(symbol.location.uri.toString(), inCorpus('actors.yaml').toString());
	});
});

describe('the hierarchies', () => {
	after(closeAll);

	it('say who quotes whom', async () => {
		const people = (await actors()).filter(isPerson);
		const found = await eventually('somebody who says something about somebody', async () => {
			for (const article of await articleFiles()) {
				const document = await vscode.workspace.openTextDocument(article);
				const text = document.getText();
				for (const { name } of people.filter(({ name }) => text.includes(name))) {
					const items = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
						'vscode.prepareCallHierarchy',
						article,
						inside(rangeOf(document, name)),
					);
					if (!items[0]) continue;
					const calls = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
						'vscode.provideOutgoingCalls',
						items[0],
					);
					if (calls.length > 0) return { item: items[0], calls };
				}
			}
			return undefined;
		});
		const target = found.calls[0] as vscode.CallHierarchyOutgoingCall;
		const incoming = await answerOf<vscode.CallHierarchyIncomingCall>('vscode.provideIncomingCalls', target.to);
		assert.ok(incoming.some(({ from }) => from.name === found.item.name));
	});

	it('say who belongs to whom', async () => {
		const all = await actors();
		const members = new Map(all.map(actor => [actor.id, actor['part-of']]));
		const { actor, article } = await namedActor(({ id }) => members.get(id) !== undefined);
		const document = await vscode.workspace.openTextDocument(article);
		const [item] = await answerOf<vscode.TypeHierarchyItem>(
			'vscode.prepareTypeHierarchy',
			article,
			inside(rangeOf(document, actor.name)),
		);
		const above = await answerOf<vscode.TypeHierarchyItem>('vscode.provideSupertypes', item);
		const parent = all.find(({ id }) => id === actor['part-of']);
		assert.equal(above[0]?.name, parent?.name);
		const below = await answerOf<vscode.TypeHierarchyItem>('vscode.provideSubtypes', above[0]);
		assert.ok(below.some(({ name }) => name === actor.name));
	});
});

describe('the outline of an article', () => {
	after(closeAll);

	it('lists its parts, the quotations among them', async () => {
		const quoting = await eventually('an article with quotations', async () => {
			for (const uri of await articleFiles()) if (/["“].{20,}["”]/.test(await readText(uri))) return uri;
			return undefined;
		});
		await openArticle(quoting);
		const symbols = await answerOf<vscode.DocumentSymbol>('vscode.executeDocumentSymbolProvider', quoting);
		const flat = (list: readonly vscode.DocumentSymbol[]): readonly vscode.DocumentSymbol[] =>
			list.flatMap(symbol => [symbol, ...flat(symbol.children)]);
		const names = flat(symbols).map(({ name, detail }) => `${name} ${detail}`);
		assert.ok(
			names.some(name => /headline/i.test(name)),
			names.join('\n'),
		);
		assert.ok(
			names.some(name => /["“]|quot/i.test(name)),
			names.join('\n'),
		);
		assert.ok(some(symbols));
	});
});
