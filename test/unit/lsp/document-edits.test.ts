import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createDocuments, editsOf } from '../../../server/src/lsp/documents';
import { afterChanges, wholeText } from '../../../server/src/text/pieces';
import { indexLines, rangeOf } from '../../../server/src/text/position';

describe('the edits of an open document', () => {
	const words = fc.constantFrom('tide', 'a', ' ', '\n', '\n\n', '😀', 'é', '');
	const prose = fc.array(words, { maxLength: 12 }).map(list => list.join(''));
	const edit = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(6), prose);

	it('tell what is left of the text before, whatever its line ends and however many come at once', () => {
		fc.assert(
			fc.property(
				prose,
				fc.constantFrom('\n', '\r\n', '\r'),
				fc.array(edit, { maxLength: 6 }),
				(text, lineEnd, list) => {
					const documents = createDocuments();
					documents.open('file:///a.txt', 'plaintext', 1, text.replaceAll('\n', lineEnd));
					let expected = text;
					const changes = list.map(([share, length, newText]) => {
						const start = Math.floor(share * expected.length);
						const end = Math.min(expected.length, start + length);
						const range = rangeOf(indexLines(expected), { start, end });
						expected = expected.slice(0, start) + newText + expected.slice(end);
						return { range, text: newText.replaceAll('\n', lineEnd) };
					});
					const after = documents.change('file:///a.txt', 2, changes);
					// A client that halves a line end is told nothing, and then nothing is claimed to be known.
					if (after?.text !== expected.toWellFormed()) return assert.notEqual(lineEnd, '\n');
					const pieces = afterChanges(wholeText(text.length), after.edits ?? []);
					assert.ok(after.edits && pieces);
					const growth = after.edits.reduce((sum, { start, end, inserted }) => sum + inserted - (end - start), 0);
					assert.equal(text.length + growth, expected.length);
					for (const { was, is, length } of pieces) {
						assert.equal(
							withoutHalves(after.text.slice(is, is + length)),
							withoutHalves(text.slice(was, was + length)),
						);
					}
				},
			),
		);
	});

	/** An emoji that was cut in two leaves another sign where its other half stood. */
	const withoutHalves = (slice: string) => slice.replace(/[\ud800-\udfff\ufffd]/g, '\ufffd');

	it('are unknown where the whole text is replaced', () => {
		assert.equal(editsOf('The tide', [{ text: 'The ferry' }]), undefined);
	});
});
