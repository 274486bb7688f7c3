import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { eventually, inCorpus, open } from '../editor';
import { answered, asked, box, press, see, takePictures, until } from '../hands';

/** So long a key that does something takes at most to show it; a key that does nothing is pressed again after it. */
const patience = 3000;

/** The process of the language server, a child of this one. */
function serverProcess(): number | undefined {
	const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
	const own = all
		.map(line => line.trim().split(/\s+/))
		.find(([, parent, ...args]) => {
			return Number(parent) === process.pid && args.some(arg => arg.endsWith('/dist/server.js'));
		});
	return own && Number(own[0]);
}

describe('keys in a window that has just opened', () => {
	let server = 0;
	// With signals that Windows does not have.
	before(async () => {
		server = await eventually('the server', serverProcess);
		process.kill(server, 'SIGSTOP');
	});
	takePictures();
	after(() => process.kill(server, 'SIGCONT'));

	it('do nothing, or take all that is typed behind them, although the server has said nothing yet', async () => {
		const editor = await open(inCorpus('articles/2024-03-15-courier-leaked-report.txt'));
		const text = editor.document.getText();
		editor.selection = new vscode.Selection(10, 60, 10, 60);
		await until('.statusbar-item', /^Ln 11, Col 61$/);
		await eventually('what is typed to be asked for', async () => {
			await press('Alt+a', 's');
			const isOpen = async () => (await see(box)).length > 0 || undefined;
			const opened = await eventually('an answer', isOpen, patience).catch(() => false);
			if (!opened) {
				assert.equal(editor.document.getText().length, text.length + 1, 'the letter is in the article');
				await press('Backspace');
			}
			return opened || undefined;
		});
		process.kill(server, 'SIGCONT');
		await asked(/Stance/);
		assert.equal(editor.document.getText(), text, 'the article is as it was');
		await press('Escape');
		await answered();
	});
});
