import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalise } from '../../../server/src/text/decode';
import { indexLines, offsetAt, positionAt, rangeOf, spanOf } from '../../../server/src/text/position';

/** Texts with what shifts offsets elsewhere: emoji, combining marks, blank lines, a text's first and last line end. */
const text = fc
	.array(fc.constantFrom('\n', 'harbour ', '🚢', '👩‍👩‍👧', 'e\u0301', 'Å', '\u00a0', '\t', '“No.”', '\u2028'), {
		maxLength: 40,
	})
	.map(parts => parts.join(''));

describe('Positions', () => {
	it('count lines from zero and characters in UTF-16 code units', () => {
		const index = indexLines('The port\n🚢 is shut.\n');
		assert.deepEqual(positionAt(index, 0), { line: 0, character: 0 });
		assert.deepEqual(positionAt(index, 8), { line: 0, character: 8 });
		assert.deepEqual(positionAt(index, 12), { line: 1, character: 3 });
		assert.deepEqual(positionAt(index, 21), { line: 2, character: 0 });
	});

	it('outside the text are moved to its nearest end', () => {
		const index = indexLines('One line\nand two');
		assert.deepEqual(positionAt(index, -5), { line: 0, character: 0 });
		assert.deepEqual(positionAt(index, 99), { line: 1, character: 7 });
		assert.equal(offsetAt(index, { line: -1, character: 4 }), 0);
		assert.equal(offsetAt(index, { line: 7, character: 0 }), 16);
		assert.equal(offsetAt(index, { line: 0, character: -3 }), 0);
	});

	it("behind a line's end mean that end, never a place in the next line", () => {
		const index = indexLines('One line\nand two');
		assert.equal(offsetAt(index, { line: 0, character: 60 }), 8);
	});

	it('lead back to the offset that they came from', () => {
		fc.assert(
			fc.property(text, source => {
				const index = indexLines(source);
				for (let offset = 0; offset <= source.length; offset++) {
					assert.equal(offsetAt(index, positionAt(index, offset)), offset);
				}
			}),
		);
	});

	it('name the line that splitting the text at its line ends gives', () => {
		fc.assert(
			fc.property(text, source => {
				const index = indexLines(source);
				const lines = source.split('\n');
				assert.equal(index.starts.length, lines.length);
				for (let offset = 0; offset <= source.length; offset++) {
					const before = source.slice(0, offset).split('\n');
					assert.deepEqual(positionAt(index, offset), {
						line: before.length - 1,
						character: before.at(-1)?.length,
					});
				}
			}),
		);
	});

	it('of a span and back give the same span', () => {
		fc.assert(
			fc.property(text, fc.nat(), fc.nat(), (source, a, b) => {
				const index = indexLines(source);
				const start = a % (source.length + 1);
				const span = { start, end: start + (b % (source.length - start + 1)) };
				assert.deepEqual(spanOf(index, rangeOf(index, span)), span);
			}),
		);
	});

	it('are the same whatever line ends the file was saved with', () => {
		fc.assert(
			fc.property(text, fc.constantFrom('\r\n', '\r'), (source, lineEnd) => {
				const other = indexLines(normalise(source.replaceAll('\n', lineEnd)));
				assert.deepEqual([...other.starts], [...indexLines(source).starts]);
			}),
		);
	});
});
