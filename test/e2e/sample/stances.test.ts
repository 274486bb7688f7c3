import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { annotations, answerOf, articleOf, closeAll, eventually, hoverText, openArticle, rangeOf } from '../editor';

const labelOf = (hint: vscode.InlayHint): string =>
	typeof hint.label === 'string' ? hint.label : hint.label.map(part => part.value).join('');

describe('stance tags', () => {
	let document: vscode.TextDocument;
	let end: vscode.Position;
	let holder: string;
	let sidecarUri: vscode.Uri;

	const hints = () =>
		vscode.commands.executeCommand<vscode.InlayHint[]>(
			'vscode.executeInlayHintProvider',
			document.uri,
			new vscode.Range(0, 0, document.lineCount, 0),
		);
	const hintAtEnd = async () => (await hints()).find(hint => hint.position.isEqual(end));

	before(async () => {
		for (const { sidecar, entry } of await annotations()) {
			if (entry.type !== 'stance' || typeof entry.quote !== 'string') continue;
			document = (await openArticle(articleOf(sidecar))).document;
			const text = document.getText();
			if (text.indexOf(entry.quote) !== text.lastIndexOf(entry.quote)) continue;
			end = rangeOf(document, entry.quote).end;
			holder = entry.holder ?? '';
			sidecarUri = sidecar;
			return;
		}
		assert.fail('the sample has a stance whose words occur once');
	});
	after(async () => {
		for (const setting of ['hints', 'underline']) {
			await vscode.workspace.getConfiguration('standpoint.stances').update(setting, undefined, true);
		}
		await closeAll();
	});

	it('stand behind their span as hints, in parts that lead to definitions', async () => {
		const hint = await eventually('the hint', hintAtEnd);
		assert.ok(labelOf(hint).length <= 43, `short enough to be shown whole: ${labelOf(hint)}`);
		assert.ok(Array.isArray(hint.label));
		const led = hint.label.filter(part => part.location);
		assert.ok(led.length >= 2, 'holder and target lead somewhere');
		assert.ok(led.some(part => part.location?.uri.path.endsWith('/actors.yaml')));
		assert.ok(holder);
	});

	it('explain themselves when their words are pointed at', async () => {
		const text = await eventually('the hover', () => hoverText(document.uri, end.translate(0, -1)));
		assert.match(text, /stance|support|oppose|neutral/i);
	});

	it('lead from their words to their entry in the annotation file', async () => {
		const found = await answerOf<vscode.Location | vscode.LocationLink>(
			'vscode.executeImplementationProvider',
			document.uri,
			end.translate(0, -1),
		);
		const uris = found.map(place => ('targetUri' in place ? place.targetUri : place.uri).toString());
		assert.ok(uris.includes(sidecarUri.toString()), uris.join('\n'));
	});

	it('go when they are toggled off, and come back', async () => {
		await vscode.commands.executeCommand('standpoint.toggleStanceHints');
		await eventually('no hints', async () => ((await hints()).length === 0 ? true : undefined));
		await vscode.commands.executeCommand('standpoint.toggleStanceHints');
		await eventually('hints again', hintAtEnd);
	});

	it('can be underlined too', async () => {
		await vscode.commands.executeCommand('standpoint.toggleStanceUnderline');
		assert.equal(vscode.workspace.getConfiguration('standpoint.stances').get('underline'), true);
		await vscode.commands.executeCommand('standpoint.toggleStanceUnderline');
		assert.equal(vscode.workspace.getConfiguration('standpoint.stances').get('underline'), false);
	});
});
