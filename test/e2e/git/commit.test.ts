import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { articleFiles, corpusFolder, eventually, files, openArticle, readText, some } from '../editor';
import { answered, asked, choose, forgetNotifications, notified, press, runByName, takePictures } from '../hands';

const git = (...args: readonly string[]): string =>
	execFileSync('git', args, { cwd: corpusFolder().fsPath, encoding: 'utf8' });

/** The files of the last commit. */
const committed = (): readonly string[] =>
	git('show', '--name-only', '--format=', 'HEAD').split('\n').filter(Boolean).sort();

const head = (): string => git('rev-parse', 'HEAD').trim();

/** Runs the command by its name, chooses among the files where that is asked, and takes the proposed message or leaves it. */
async function commit({
	choice,
	leave = false,
}: {
	readonly choice?: RegExp;
	readonly leave?: boolean;
} = {}): Promise<void> {
	await forgetNotifications();
	const before = head();
	await runByName('Standpoint: Commit Annotations');
	if (choice) {
		await asked(/^Commit Annotations$/);
		await choose(choice.source.slice(1), choice);
	}
	await asked(/^Message of the Commit of \d+ Files?$/);
	await press(leave ? 'Escape' : 'Enter');
	await answered();
	if (leave) return;
	await eventually('the commit', () => head() !== before || undefined);
	await notified(/^Committed: /);
}

async function addNote(sidecar: vscode.Uri, id: string): Promise<void> {
	const source = await readText(sidecar);
	const entry = `  - id: ${id}\n    type: note\n    quote: "the"\n    text: a remark of the test\n    by: mara\n`;
	await vscode.workspace.fs.writeFile(sidecar, new TextEncoder().encode(`${source.trimEnd()}\n${entry}`));
}

describe('committing annotations', () => {
	let sidecars: readonly vscode.Uri[];
	let article: vscode.Uri;
	takePictures();
	before(async () => {
		sidecars = await eventually('annotation files', async () => some(await files('**/*.mara.ann.yaml')));
		[article] = (await articleFiles()) as [vscode.Uri];
		await openArticle(article);
	});

	it('commits the annotation files and the actors with a message that says what was coded, and no article', async () => {
		const [first, second] = sidecars as [vscode.Uri, vscode.Uri];
		await addNote(first, 'note01');
		await addNote(second, 'note02');
		const actors = vscode.Uri.joinPath(corpusFolder(), 'actors.yaml');
		await vscode.workspace.fs.writeFile(actors, new TextEncoder().encode(`${await readText(actors)}# checked\n`));
		const text = await readText(article);
		await vscode.workspace.fs.writeFile(article, new TextEncoder().encode(`${text}\nA correction.\n`));
		await commit({ choice: /^Annotations only/ });
		assert.equal(git('log', '-1', '--format=%s').trim(), 'Code 2 annotations in 2 articles (mara: 2 notes)');
		const expected = [first, second, actors].map(uri => vscode.workspace.asRelativePath(uri, false)).sort();
		assert.deepEqual(committed(), expected);
		assert.equal(git('status', '--porcelain').trim(), `M ${vscode.workspace.asRelativePath(article, false)}`);
	});

	it('saves what is open first, and commits the articles too where that is chosen', async () => {
		const [first] = sidecars as [vscode.Uri];
		const document = await vscode.workspace.openTextDocument(first);
		const edit = new vscode.WorkspaceEdit();
		const place = document.positionAt(document.getText().indexOf('a remark of the test'));
		edit.insert(first, place, 'not ');
		await vscode.workspace.applyEdit(edit);
		assert.ok(document.isDirty);
		await commit({ choice: /^Annotations and articles/ });
		assert.match(git('log', '-1', '--format=%s'), /^Change 1 annotation in .*\.(txt|md) \(mara: 1 note\)$/m);
		assert.deepEqual(committed(), [first, article].map(uri => vscode.workspace.asRelativePath(uri, false)).sort());
		assert.equal(git('status', '--porcelain'), '');
	});

	it('makes no commit where nothing changed', async () => {
		const before = head();
		await runByName('Standpoint: Commit Annotations');
		await notified(/^No annotation has changed/);
		assert.equal(head(), before);
	});

	it('makes no commit where the message is cancelled', async () => {
		const [first] = sidecars as [vscode.Uri];
		await addNote(first, 'note03');
		const before = head();
		await commit({ leave: true });
		assert.equal(head(), before);
		assert.match(git('status', '--porcelain'), /^ M /);
	});
});

describe('merging annotations in git', () => {
	it('is set up by a command', async () => {
		await runByName('Standpoint: Merge Annotations in Git by Annotation');
		await notified(/^Git merges the annotation files/);
		const attributes = await readText(vscode.Uri.joinPath(corpusFolder(), '.gitattributes'));
		assert.match(attributes, /^\*\.ann\.yaml merge=standpoint$/m);
		const [sidecar] = (await files('**/*.jonas.ann.yaml')) as [vscode.Uri];
		git('add', '--all');
		git('commit', '--quiet', '--message', 'Set up');
		git('checkout', '--quiet', '-b', 'other');
		await addNote(sidecar, 'theirs');
		git('commit', '--quiet', '--all', '--message', 'Theirs');
		git('checkout', '--quiet', 'main');
		await addNote(sidecar, 'mine');
		git('commit', '--quiet', '--all', '--message', 'Ours');
		git('merge', '--quiet', '--no-edit', 'other');
		const merged = await readText(sidecar);
		assert.ok(merged.includes('- id: theirs') && merged.includes('- id: mine'));
	});
});
