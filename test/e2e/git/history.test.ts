import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { closeAll, corpusFolder, eventually, inCorpus, openArticle } from '../editor';
import { ctrl, cursorBehind, press, takePictures, until } from '../hands';

const path = 'articles/2024-07-09-courier-ferry.txt';
const sidecar = `${path}.zoe.ann.yaml`;
const text = `Ferry stays

“The directorate did what it could for the ferry,” Joren Tavast told the Courier on Monday.
`;
const words = 'did what it could';

const git = (...args: readonly string[]): string =>
	execFileSync('git', args, { cwd: corpusFolder().fsPath, encoding: 'utf8' });
const write = (to: string, content: string) =>
	vscode.workspace.fs.writeFile(inCorpus(to), new TextEncoder().encode(content));
const coded = (stance: string) =>
	`standpoint: 1\nannotations:\n  - id: ferry1\n    type: stance\n    quote: ${words}\n    holder: tavast\n    target: reed\n    stance: ${stance}\n`;

describe('annotations in the history of a repository', () => {
	let editor: vscode.TextEditor;
	const commit = (message: string) => git('commit', '--quiet', '--message', message, '--', path, sidecar);
	before(async () => {
		await write(path, text);
		await write(sidecar, coded('support'));
		git('add', '--', path, sidecar);
		commit('The ferry');
		editor = await openArticle(inCorpus(path));
	});
	takePictures();
	afterEach(() => press('Escape'));
	after(closeAll);

	const tag = (sign: string) => until('.monaco-editor .view-line', new RegExp(`Tavast[^+−]*REED[^+−]*${sign}`));

	it('say in their hover who committed them, and on which day', async () => {
		await tag('\\+');
		await cursorBehind(editor, 'did what');
		const day = git('log', '-1', '--format=%as').trim();
		// Git is asked when the hover first shows, which does not wait for long.
		await eventually('who committed it', async () => {
			await press(ctrl('k'), ctrl('i'));
			const said = await until('.monaco-hover', /committed by/, 3000).catch(() => '');
			if (said.includes(`committed by Mara Lehn · ${day}`)) return true;
			await press('Escape');
			return undefined;
		});
	});

	it('follow a checkout underneath them, there and back', async () => {
		const branch = git('branch', '--show-current').trim();
		git('checkout', '--quiet', '-b', 'another-view');
		await write(sidecar, coded('oppose'));
		commit('Another view');
		await tag('−');
		git('checkout', '--quiet', branch);
		await tag('\\+');
		git('checkout', '--quiet', 'another-view');
		await tag('−');
		git('checkout', '--quiet', branch);
		await tag('\\+');
	});
});
