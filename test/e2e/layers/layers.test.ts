import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { articleOf, eventually, files, openArticle, rangeOf, readText } from '../editor';

type Entry = Readonly<Record<string, unknown>>;

const entriesOf = async (uri: vscode.Uri): Promise<readonly Entry[]> => {
	try {
		return (parse(await readText(uri)) as { readonly annotations?: readonly Entry[] }).annotations ?? [];
	} catch {
		return [];
	}
};

const differences = () =>
	vscode.languages
		.getDiagnostics()
		.flatMap(([uri, list]) =>
			list.filter(({ source }) => source === 'Standpoint differences').map(one => ({ uri, one })),
		);

/** Goes to a difference and answers the question with these keys and Enter; then leaves the next one for later. */
async function decideNext(...keys: readonly string[]): Promise<void> {
	const before = differences().length;
	const walking = vscode.commands.executeCommand('standpoint.nextDifference');
	// Nothing tells when the question is asked; until then the keys go nowhere, and are pressed again.
	const isDecided = () => differences().length === before - 1;
	for (let attempt = 0; attempt < 8 && !isDecided(); attempt++) {
		await new Promise(resolve => setTimeout(resolve, 1500));
		for (const key of [...keys, 'workbench.action.acceptSelectedQuickOpenItem']) {
			await vscode.commands.executeCommand(key);
		}
		for (let wait = 0; wait < 30 && !isDecided(); wait++) await new Promise(resolve => setTimeout(resolve, 100));
	}
	await eventually('one difference less', () => isDecided() || undefined);
	await new Promise(resolve => setTimeout(resolve, 1000));
	await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
	await walking;
}

describe('several annotators', () => {
	let article: vscode.Uri;
	let shared: vscode.Uri;
	let mine: vscode.Uri;
	before(async () => {
		const [sidecar] = await files('**/*mussel-harvest.txt.mara.ann.yaml');
		assert.ok(sidecar);
		mine = sidecar;
		article = articleOf(sidecar);
		shared = article.with({ path: `${article.path}.ann.yaml` });
		await openArticle(article);
	});

	it('shows where two differ, and walks through: each decision goes into the shared file and does not come again', async () => {
		await eventually('the comparison', async () => {
			await vscode.commands.executeCommand('standpoint.compareAnnotators');
			return differences().length >= 10 || undefined;
		});
		const before = await entriesOf(shared);
		await decideNext();
		await decideNext('workbench.action.quickOpenSelectNext', 'workbench.action.quickOpenSelectNext');
		const known = new Set(before.map(({ id }) => id));
		const added = await eventually('two decisions on the disk', async () => {
			const list = (await entriesOf(shared)).filter(({ id }) => !known.has(id));
			return list.length >= 2 ? list : undefined;
		});
		for (const entry of added) {
			assert.ok(entry.from !== undefined || entry['instead-of'] !== undefined, JSON.stringify(entry));
			assert.match(String(entry.created), /^\d{4}-\d{2}-\d{2}/);
		}
		assert.equal(added[0]?.['adjudicated-by'], 'mara');
		const document = await vscode.workspace.openTextDocument(article);
		assert.equal(document.isDirty, false);
	});

	it('a decision is taken back from the article like any annotation', async () => {
		const before = (await entriesOf(shared)).length;
		await openArticle(article);
		await vscode.commands.executeCommand('standpoint.undoAnnotation');
		await eventually('one entry less', async () => (await entriesOf(shared)).length < before || undefined);
	});

	it('ends the comparison with its marks', async () => {
		await vscode.commands.executeCommand('standpoint.endComparison');
		assert.deepEqual(differences(), []);
	});

	it('annotating blind ends it too', async () => {
		await vscode.commands.executeCommand('standpoint.compareAnnotators');
		await eventually('the comparison', () => differences().length > 0 || undefined);
		const settings = vscode.workspace.getConfiguration('standpoint');
		await settings.update('layers.show', 'blind', vscode.ConfigurationTarget.Workspace);
		await eventually('no differences', () => differences().length === 0 || undefined);
		await settings.update('layers.show', undefined, vscode.ConfigurationTarget.Workspace);
	});

	it('blind shows what I did alone, and all shows everything again', async () => {
		await openArticle(article);
		const document = await vscode.workspace.openTextDocument(article);
		const range = new vscode.Range(0, 0, document.lineCount, 0);
		const hints = async () =>
			(await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', article, range))
				.length;
		const all = await eventually('hints', async () => (await hints()) || undefined);
		const settings = vscode.workspace.getConfiguration('standpoint');
		await settings.update('layers.show', 'blind', vscode.ConfigurationTarget.Workspace);
		const own = (await entriesOf(mine)).filter(({ type }) => type === 'stance').length;
		assert.ok(own < all);
		await eventually('only mine', async () => (await hints()) === own || undefined);
		await settings.update('layers.show', undefined, vscode.ConfigurationTarget.Workspace);
		await eventually('all again', async () => (await hints()) === all || undefined);
	});
});

describe('notes', () => {
	it('are made, changed and deleted as comments, and stand in my annotation file', async () => {
		const [mine] = await files('**/*leaked-report.txt.mara.ann.yaml');
		assert.ok(mine);
		const article = articleOf(mine);
		const { document } = await openArticle(article);
		const range = rangeOf(document, document.lineAt(4).text.trim().slice(0, 25));
		const thread = { uri: article, range, comments: [], dispose: () => {} };
		const notes = async () => (await entriesOf(mine)).filter(({ type }) => type === 'note');
		const before = (await notes()).length;
		await vscode.commands.executeCommand('standpoint.createNote', { thread, text: 'Who [says](command:x) so?' });
		const made = await eventually('the note', async () =>
			(await notes()).find(({ text }) => String(text).startsWith('Who')),
		);
		assert.deepEqual([made.by, made.quote], ['mara', document.getText(range)]);

		const note = { sidecar: mine.toString(), id: made.id, reference: `mara ${made.id}`, text: made.text };
		const comment = { note, body: 'Who says so, and where?', mode: 0, parent: { comments: [] } };
		await vscode.commands.executeCommand('standpoint.saveNote', comment);
		await eventually('the change', async () =>
			(await notes()).find(({ id, text }) => id === made.id && text === 'Who says so, and where?'),
		);
		await vscode.commands.executeCommand('standpoint.deleteNote', comment);
		await eventually('its end', async () => (await notes()).length === before || undefined);
	});
});
