import assert from 'node:assert/strict';
import { extensions } from 'vscode';
import { eventually, inCorpus, readText } from '../editor';

const file = inCorpus('articles/cut-off.txt.ann.yaml');

// `scripts/e2e.mjs` lays down the file, and the note that VS Code left when it died.
describe('an annotation file that was cut off while it was saved', () => {
	it('is whole again, as it was saved, once VS Code has started anew', async () => {
		await extensions.getExtension('standpoint.standpoint')?.activate();
		const text = await eventually('the whole file', async () => {
			const text = await readText(file);
			return text.endsWith('# All of it was saved.\n') ? text : undefined;
		});
		assert.equal(text, 'standpoint: 1\nannotations: []\n# All of it was saved.\n');
	});
});
