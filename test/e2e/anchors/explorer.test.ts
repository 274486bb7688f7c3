import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { articleFiles, closeAll, eventually, files, openArticle, readText } from '../editor';
import { ctrl, press, runByName, see, takePictures, type, until } from '../hands';

const row = '.explorer-folders-view .monaco-list-row';
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

describe('annotation files go where their article goes in the Explorer, by keyboard alone', () => {
	let article: vscode.Uri;
	let sidecars: readonly vscode.Uri[];
	let contents: readonly string[];
	before(async () => {
		// Of the articles with several annotators, one that no other test uses.
		const found: vscode.Uri[] = [];
		for (const uri of await articleFiles())
			if (uri.path.endsWith('.txt') && (await sidecarsOf(uri)).length > 1) found.push(uri);
		article = found[4] as vscode.Uri;
		sidecars = await sidecarsOf(article);
		contents = await Promise.all(sidecars.map(readText));
	});
	takePictures();
	afterEach(() => press('Escape'));
	after(closeAll);

	const sidecarsOf = async (uri: vscode.Uri) =>
		(await files('**/*.ann.yaml')).filter(({ path }) => path.startsWith(`${uri.path}.`));
	/** Goes to a file in the Explorer. */
	const goTo = async (uri: vscode.Uri) => {
		await openArticle(uri);
		const name = new RegExp(nameOf(uri.path).replaceAll('.', '\\.'));
		await eventually('the file in the Explorer', async () => {
			await runByName('File: Reveal Active File in Explorer View');
			return until(`.explorer-folders-view .monaco-list:focus .monaco-list-row.focused`, name, 4000).catch(
				() => undefined,
			);
		});
	};
	const at = (from: vscode.Uri, to: vscode.Uri) =>
		sidecars.map(uri => to.with({ path: uri.path.replace(from.path, to.path) }));
	/** The annotation files are there, and the article itself, which goes last. */
	const allAt = async (uris: readonly vscode.Uri[], moved: vscode.Uri) => {
		for (const uri of [...uris, moved]) await eventually(uri.path, async () => (await exists(uri)) || undefined);
		assert.deepEqual(await Promise.all(uris.map(readText)), contents);
	};
	const gone = async (uris: readonly vscode.Uri[]) => {
		for (const uri of uris) await eventually(`no ${uri.path}`, async () => !(await exists(uri)) || undefined);
	};

	it('when it is renamed', async () => {
		const renamed = vscode.Uri.joinPath(article, '..', '2024-renamed.txt');
		await goTo(article);
		await press('F2');
		await until(`${row} input`, /./);
		await press(ctrl('a'));
		await type(nameOf(renamed.path));
		await press('Enter');
		await allAt(at(article, renamed), renamed);
		await gone(sidecars);
		[article, sidecars] = [renamed, at(article, renamed)];
	});

	it('when it is moved into another folder', async () => {
		const moved = vscode.Uri.joinPath(article, '..', 'archive', nameOf(article.path));
		await goTo(article);
		await press('F2');
		await until(`${row} input`, /./);
		await press(ctrl('a'));
		await type(`archive/${nameOf(article.path)}`);
		await press('Enter');
		await allAt(at(article, moved), moved);
		await gone(sidecars);
		[article, sidecars] = [moved, at(article, moved)];
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
