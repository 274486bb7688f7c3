import * as vscode from 'vscode';
import { closeAll, eventually, readText } from '../editor';
import { ctrl, forgetNotifications, notified, press, runByName, see, takePictures, until } from '../hands';
import { at, exists, gone, goTo, goToFolder, nameOf, row, severallyAnnotated, sidecarsOf } from './explorer';

describe('annotation files and copies of their article in the Explorer, by keyboard alone', () => {
	let article: vscode.Uri;
	let sidecars: readonly vscode.Uri[];
	let texts: readonly string[];
	let target: vscode.Uri;
	before(async () => {
		article = await severallyAnnotated(3);
		sidecars = await sidecarsOf(article);
		texts = await Promise.all([article, ...sidecars].map(readText));
	});
	beforeEach(async () => {
		// A folder of its own for each: the Explorer may show one that is gone for a while.
		number++;
		const folder = vscode.Uri.joinPath(article, '..', `copies-${number}`);
		await vscode.workspace.fs.createDirectory(folder);
		target = vscode.Uri.joinPath(folder, nameOf(article.path));
	});
	let number = 0;
	takePictures();
	afterEach(() => press('Escape'));
	after(closeAll);

	const allAt = async (copy: vscode.Uri) => {
		for (const [index, uri] of [copy, ...at(sidecars, article, copy)].entries()) {
			await eventually(
				uri.path,
				async () => ((await exists(uri)) && (await readText(uri)) === texts[index]) || undefined,
			);
		}
	};
	/** Shows the annotation files below the article that has the focus. */
	const unfold = async () => {
		if ((await see(`${row}.focused .codicon-tree-item-expanded:not(.collapsed)`)).length > 0) return;
		await press('ArrowRight');
		await eventually(
			'it unfolded',
			async () => (await see(`${row}.focused .codicon-tree-item-expanded:not(.collapsed)`)).length > 0 || undefined,
		);
	};

	it('are copied with it into another folder', async () => {
		await goTo(article);
		await press(ctrl('c'));
		await goToFolder(`copies-${number}`);
		await press(ctrl('v'));
		await allAt(target);
		await allAt(article);
	});

	it('are copied with it in its own folder, by the names that belong to the copy', async () => {
		await goTo(article);
		await press(ctrl('c'), ctrl('v'));
		await allAt(article.with({ path: article.path.replace('.txt', ' copy.txt') }));
		await allAt(article);
	});

	it('are copied on request where they are unfolded, so that it was copied alone', async () => {
		await forgetNotifications();
		await goTo(article);
		await unfold();
		await press(ctrl('c'));
		await goToFolder(`copies-${number}`);
		await press(ctrl('v'));
		await notified(/^This article is a copy with the same text\. Copy the annotations/);
		await runByName('Notifications: Accept Notification Primary Action');
		await allAt(target);
		await allAt(article);
	});

	it('go with it when it is cut and pasted', async () => {
		await goTo(article);
		// VS Code takes a cut for a copy where the files folded below were never shown (docs/ANNOTATING.md).
		await unfold();
		await press(ctrl('x'));
		await until(`${row} .cut`, new RegExp(nameOf(article.path)));
		await goToFolder(`copies-${number}`);
		await press(ctrl('v'));
		await allAt(target);
		await gone([article, ...sidecars]);
	});
});
