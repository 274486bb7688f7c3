import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, readText } from '../editor';
import { ctrl, press, see, takePictures, type, until } from '../hands';
import { at, exists, gone, goTo, inFront, nameOf, row, severallyAnnotated, sidecarsOf } from './explorer';

describe('annotation files go where their article goes in the Explorer, by keyboard alone', () => {
	let article: vscode.Uri;
	let sidecars: readonly vscode.Uri[];
	let contents: readonly string[];
	before(async () => {
		article = await severallyAnnotated(4);
		sidecars = await sidecarsOf(article);
		contents = await Promise.all(sidecars.map(readText));
	});
	takePictures();
	afterEach(() => press('Escape'));
	after(closeAll);

	/** The annotation files are there, and the article itself, which goes last. */
	const allAt = async (uris: readonly vscode.Uri[], moved: vscode.Uri) => {
		for (const uri of [...uris, moved]) await eventually(uri.path, async () => (await exists(uri)) || undefined);
		assert.deepEqual(await Promise.all(uris.map(readText)), contents);
	};
	it('when it is renamed', async () => {
		const renamed = vscode.Uri.joinPath(article, '..', '2024-renamed.txt');
		await goTo(article);
		await press('F2');
		await until(`${row} input`, /./);
		await press(ctrl('a'));
		await type(nameOf(renamed.path));
		await press('Enter');
		await allAt(at(sidecars, article, renamed), renamed);
		await inFront(renamed);
		await gone(sidecars);
		[article, sidecars] = [renamed, at(sidecars, article, renamed)];
	});

	it('when it is moved into another folder', async () => {
		const moved = vscode.Uri.joinPath(article, '..', 'archive', nameOf(article.path));
		await goTo(article);
		await press('F2');
		await until(`${row} input`, /./);
		await press(ctrl('a'));
		await type(`archive/${nameOf(article.path)}`);
		await press('Enter');
		await allAt(at(sidecars, article, moved), moved);
		await inFront(moved);
		await gone(sidecars);
		[article, sidecars] = [moved, at(sidecars, article, moved)];
	});

	it('when it is deleted and the person agrees', async () => {
		await goTo(article);
		await press('Delete');
		await eventually('the end of it', async () => {
			const [dialog] = await see('.monaco-dialog-box');
			if (dialog !== undefined) await press('Enter');
			return (await exists(article)) ? undefined : true;
		});
		await gone(sidecars);
	});
});
