import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverText, inside, isPerson, namedActor, openArticle, rangeOf } from '../editor';

describe('the installed package', () => {
	it('starts by itself where there is a corpus', async () => {
		const found = vscode.extensions.getExtension('standpoint.standpoint');
		assert.ok(found, 'it is installed');
		assert.equal(found.extensionPath.includes('extensions'), true, 'from the package, not from the checkout');
		await eventually('the extension to start', () => found.isActive || undefined);
	});

	it('knows the actors', async () => {
		const { actor, article } = await namedActor(isPerson);
		const { document } = await openArticle(article);
		const card = await eventually('the card', () => hoverText(article, inside(rangeOf(document, actor.name))));
		assert.ok(card.includes(actor.name));
	});
});
