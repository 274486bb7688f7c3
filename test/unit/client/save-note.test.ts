import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNote, restOfSave, type SaveNote, writeNote } from '../../../client/src/anchors/save-note';

const bytes = (text: string) => new TextEncoder().encode(text);
const anyText = fc.oneof(
	fc.string({ unit: 'grapheme', maxLength: 40 }),
	fc.constantFrom('', 'a\n', 'a\nb\n', '\ufeffa\n', 'é\n', 'annotations:\n  - id: s1\n'),
);

describe('a save of an annotation file that is cut off', () => {
	it('leaves the old file or the new one, at whatever moment it is killed', () => {
		fc.assert(
			fc.property(
				fc.option(anyText, { nil: undefined }),
				anyText,
				fc.nat(),
				fc.nat(200),
				(before, text, moment, cut) => {
					const saved: SaveNote = { uri: 'file:///a.ann.yaml', text, ...(before === undefined ? {} : { before }) };
					const old = before === undefined ? undefined : bytes(before);
					const whole = bytes(before?.startsWith('\ufeff') && !text.startsWith('\ufeff') ? `\ufeff${text}` : text);
					const note = writeNote(saved);
					// The note is written, then the file is emptied and filled, then the note is deleted.
					const stage = moment % 4;
					const left = stage === 0 ? note.subarray(0, cut % note.length) : note;
					const file = stage < 2 ? old : stage === 2 ? whole.subarray(0, cut % (whole.length + 1)) : whole;
					const read = readNote(left);
					const ended = (read && restOfSave(read, file)) ?? file;
					const isOne = [old, whole].some(one => one === ended || (one && ended && Buffer.compare(one, ended) === 0));
					assert.ok(isOne, `${JSON.stringify(saved)} at ${stage} became ${ended && Buffer.from(ended)}`);
				},
			),
			{ numRuns: 5_000 },
		);
	});

	it('is not ended where the file says something else by now, or as before', () => {
		const note: SaveNote = { uri: 'file:///a.ann.yaml', before: 'a\n', text: 'a\nb\n' };
		assert.equal(restOfSave(note, bytes('a\n')), undefined);
		assert.equal(restOfSave(note, bytes('a\nc')), undefined);
		assert.equal(restOfSave(note, bytes('a\nb\n')), undefined);
		assert.equal(restOfSave(note, undefined), undefined);
		assert.deepEqual(restOfSave(note, bytes('a\nb')), bytes('a\nb\n'));
		assert.deepEqual(restOfSave(note, bytes('')), bytes('a\nb\n'));
	});

	it('has a note that is read as it was written, or not at all', () => {
		fc.assert(
			fc.property(anyText, fc.option(anyText, { nil: undefined }), (text, before) => {
				const note: SaveNote = { uri: 'file:///a.ann.yaml', text, ...(before === undefined ? {} : { before }) };
				assert.deepEqual(readNote(writeNote(note)), note);
			}),
		);
		for (const wrong of ['', 'null', '1', '{}', '{"uri":1,"text":""}', '{"uri":"a"']) {
			assert.equal(readNote(bytes(wrong)), undefined);
		}
	});
});
