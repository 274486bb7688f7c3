import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { parse } from 'yaml';
import { articleOf, eventually, files, openArticle, readText } from '../editor';
import { answered, asked, box, choose, ctrl, press, runByName, see, takePictures, type, until } from '../hands';

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
	takePictures();
	afterEach(() => press('Escape'));

	const compare = async () => {
		await openArticle(article);
		await runByName('Standpoint: Compare Annotators…');
		await eventually('the comparison', () => differences().length >= 10 || undefined);
	};
	const question = /^\d+ of \d+ · Differ in /;
	/** Goes on from difference to difference, later ones first left, until one offers this; and decides so. */
	const decide = async (key: string, label: RegExp, isOffered: (title: string) => boolean) => {
		const before = differences().length;
		let title = await asked(question);
		for (let step = 0; !isOffered(title); step++) {
			assert.ok(step < before, 'some difference offers it');
			const last = title;
			await press('l');
			title = await eventually('the next', async () =>
				(await see(`${box} .quick-input-title`)).find(text => question.test(text) && text !== last),
			);
		}
		await until(`${box} .monaco-list-row`, label);
		await press(key);
		await eventually('one difference less', () => differences().length === before - 1 || undefined);
		await eventually('the next question', async () =>
			(await see(`${box} .quick-input-title`)).find(text => question.test(text) && text !== title),
		);
	};

	it('are compared by keyboard: each of the four verdicts goes into the shared file and does not come again', async () => {
		await compare();
		const before = await entriesOf(shared);
		const known = new Set(before.map(({ id }) => id));
		const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(article));
		const text = document.getText();
		await press(ctrl('Home'), 'Alt+d');
		await decide('1', /^Take mara’s/, title => !title.includes('only jonas'));
		await decide('2', /^Take jonas’s/, title => !title.includes('only mara'));
		await decide('b', /^Take Both/, title => !title.includes('only'));
		await decide('n', /^Take Neither/, title => !title.includes('only'));
		// What is typed at once, before the next question is there, does not end up in the article.
		const left = differences().length;
		await press('l');
		await type('typed too early');
		await press('Escape');
		await answered();
		assert.equal(differences().length, left);
		assert.equal(document.getText(), text);
		// Two annotations for both, one for each other verdict.
		const added = await eventually('all decisions on the disk', async () => {
			const list = (await entriesOf(shared)).filter(({ id }) => !known.has(id));
			return list.length >= 5 ? list : undefined;
		});
		for (const entry of added) {
			assert.ok(entry.from !== undefined || entry['instead-of'] !== undefined, JSON.stringify(entry));
			assert.match(String(entry.created), /^\d{4}-\d{2}-\d{2}/);
			assert.equal(entry['adjudicated-by'], 'mara');
		}
		const taken = (layer: string) => added.filter(({ from }) => String(from).startsWith(`${layer} `)).length;
		assert.deepEqual(
			[taken('mara'), taken('jonas'), added.filter(({ type, from }) => type === 'dismissed' && !from).length],
			[2, 2, 1],
		);
		await eventually(
			'all to be saved',
			() => vscode.workspace.textDocuments.every(({ isDirty }) => !isDirty) || undefined,
		);
	});

	it('are gone through backwards too, and a decision is taken back from the article', async () => {
		const before = (await entriesOf(shared)).length;
		await openArticle(article);
		await press('Shift+Alt+d');
		await asked(question);
		await press('Escape');
		await answered();
		await openArticle(article);
		await press(ctrl('z'));
		await eventually('one entry less', async () => (await entriesOf(shared)).length < before || undefined);
	});

	it('are no longer compared once that is ended, or while one annotates blind', async () => {
		await runByName('Standpoint: End Comparison');
		await eventually('no marks', () => differences().length === 0 || undefined);
		await compare();
		await show('blind', /Blind/);
		await eventually('no differences', () => differences().length === 0 || undefined);
		await show('every annotator', /All/);
	});

	const show = async (typed: string, label: RegExp) => {
		await openArticle(article);
		await runByName('Standpoint: Show Annotations of…');
		await asked(/^Show Annotations of…$/);
		await choose(typed, label);
		await answered();
	};

	it('are shown all, mine with what all share, one of them, or mine alone', async () => {
		const { document } = await openArticle(article);
		const range = new vscode.Range(0, 0, document.lineCount, 0);
		const hints = async () =>
			(await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', article, range))
				.length;
		/** Stances that say the same of the same words are one hint. */
		const expected = async (...layers: readonly vscode.Uri[]) => {
			const entries = (await Promise.all(layers.map(entriesOf))).flat().filter(({ type }) => type === 'stance');
			const end = (at: unknown) => (Array.isArray(at) ? at.flat().at(-1) : undefined);
			return new Set(entries.map(({ at, holder, target, stance }) => [end(at), holder, target, stance].join(' '))).size;
		};
		const theirs = article.with({ path: `${article.path}.jonas.ann.yaml` });
		const shown = async (...layers: readonly vscode.Uri[]) => {
			const wanted = await expected(...layers);
			await eventually(`${wanted} hints`, async () => (await hints()) === wanted || undefined);
			return wanted;
		};
		const all = await shown(shared, mine, theirs);
		await show('blind', /Blind/);
		const blind = await shown(mine);
		await show('Mine', /Mine/);
		const withShared = await shown(shared, mine);
		await show('jonas', /jonas/);
		await shown(shared, theirs);
		await show('every annotator', /All/);
		await shown(shared, mine, theirs);
		assert.ok(blind < withShared && withShared < all, [blind, withShared, all].join(' '));
	});
});
