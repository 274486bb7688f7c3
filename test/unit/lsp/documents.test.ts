import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createDocuments } from '../../../server/src/lsp/documents';
import { indexLines, offsetAt, positionAt } from '../../../server/src/text/position';

const text = fc.array(
	fc.constantFrom('a', ' ', '\n', '\r\n', '\r', '😀', '\ud83d', '\ude00', 'é', '“', 'e\u0301', 'word'),
	{
		maxLength: 40,
	},
);
const edit = fc.record({ from: fc.nat({ max: 60 }), length: fc.nat({ max: 10 }), insert: text });

describe('the documents of the editor', () => {
	it('have their words at the same lines and characters, whatever the line ends and edits', () => {
		fc.assert(
			fc.property(text, fc.array(edit, { maxLength: 8 }), (start, edits) => {
				const documents = createDocuments();
				const uri = 'file:///a.txt';
				let raw = TextDocument.create(uri, 'plaintext', 1, start.join(''));
				let kept = documents.open(uri, 'plaintext', 1, start.join(''));
				for (const { from, length, insert } of edits) {
					const range = { start: raw.positionAt(from), end: raw.positionAt(from + length) };
					const change = { range, text: insert.join('') };
					kept = documents.change(uri, raw.version + 1, [change]) ?? kept;
					raw = TextDocument.update(raw, [change], raw.version + 1);
				}
				// Half an emoji cannot be saved: it is the sign that stands for it on the disk.
				assert.equal(kept.text, raw.getText().replace(/\r\n?/g, '\n').toWellFormed());
				const lines = indexLines(kept.text);
				assert.equal(lines.starts.length, raw.lineCount);
				for (let offset = 0; offset <= kept.text.length; offset++) {
					const position = positionAt(lines, offset);
					const behind = raw.getText().slice(raw.offsetAt(position)).replace(/\r\n?/g, '\n');
					assert.equal(behind.toWellFormed(), kept.text.slice(offset).toWellFormed());
					assert.equal(offsetAt(lines, position), offset);
				}
			}),
		);
	});

	it('are forgotten when they are closed', () => {
		const documents = createDocuments();
		documents.open('file:///a.txt', 'plaintext', 1, 'Tide');
		documents.close('file:///a.txt');
		assert.equal(documents.get('file:///a.txt'), undefined);
		assert.equal(documents.change('file:///a.txt', 2, [{ text: 'x' }]), undefined);
	});
});
