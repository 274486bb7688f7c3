import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import type * as vscode from 'vscode';
import { parse } from 'yaml';
import { closeAll, eventually, findings, inCorpus, openArticle, readText } from '../editor';
import { answered, asked, box, cursorBehind, press, see, takePictures } from '../hands';

const article = 'articles/2024-03-19-ledger-minister-defends-dredging.txt';

/** Words in a quote, and the letter of the stance that it takes. */
const quotes = [
	['one leaked dra', 'o'],
	['I would have re', 'o'],
	['quality contr', 'o'],
	['first authori', 's'],
	['worst inform', 'o'],
	['decent ma', 's'],
	['All my minist', 's'],
	['You cannot e', 's'],
	['last bolla', 's'],
	['stop for mu', 's'],
] as const;

describe('ten stances of an article', () => {
	takePictures();
	after(closeAll);

	it('are annotated with a few keys each, ten keys a second, and all are there', async function () {
		this.timeout(240_000);
		const editor: vscode.TextEditor = await openArticle(inCorpus(article));
		await eventually('findings', () => findings(editor.document.uri).length > 0 || undefined);
		const count = async (): Promise<number> => {
			try {
				const file = parse(await readText(inCorpus(`${article}.ada.ann.yaml`))) as { annotations?: unknown[] };
				return file.annotations?.length ?? 0;
			} catch {
				return 0;
			}
		};
		let keys = 0;
		let milliseconds = 0;
		const play = async (...chords: readonly string[]) => {
			for (const chord of chords) {
				await press(chord);
				keys++;
				await new Promise(resolve => setTimeout(resolve, 100));
			}
		};
		for (const [done, [words, stance]] of quotes.entries()) {
			await cursorBehind(editor, words);
			const began = Date.now();
			await play('Alt+a', 's', stance);
			// What the text does not say is asked; the first that is proposed is taken.
			for (let last = ''; last !== 'Topic'; ) {
				await asked(new RegExp(`^(Holder of the Stance|Target of the Stance|Topic)$(?<!^${last}$)`));
				[last = ''] = await see(`${box} .quick-input-title`);
				await play('Enter');
			}
			await eventually('the annotation', async () => (await count()) === done + 1 || undefined);
			milliseconds += Date.now() - began;
			await answered();
		}
		assert.ok(keys <= 60, `${keys} keys`);
		const report = process.env.STANDPOINT_E2E_REPORT;
		const line = `      ${keys} keystrokes and ${(milliseconds / 1000).toFixed(1)} s for ten stances, without finding the places\n`;
		if (report) appendFileSync(report, line);
	});
});
