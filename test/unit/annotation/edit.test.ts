import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Sidecar } from '../../../server/src/annotation/annotation';
import {
	addAnnotation,
	applyEdits,
	changeFields,
	deleteAnnotation,
	type NewAnnotation,
	newId,
	newSidecar,
	reanchorAnnotation,
	type SidecarEdit,
	sortAnnotations,
	updatePositions,
	wordsAt,
} from '../../../server/src/annotation/edit';
import { readSidecar } from '../../../server/src/annotation/read';

const hash = 'b'.repeat(64);
const stance = (id: string, start: number, fields: NewAnnotation['fields'] = {}): NewAnnotation => ({
	id,
	type: 'stance',
	quote: ['a costly mistake'],
	at: [{ start, end: start + 16 }],
	fields,
});

const handWritten = `# Coded by Mara, first pass
standpoint: 1
text: {sha256: ${'a'.repeat(64)}, length: 900} # the printed edition
mood: grim
annotations:
  # the quay
  - id: aaa111
    type: note   # ask Ida
    quote: 'the quay'
    at: [10, 18]
    text: |
      Two lines
      of note.
    colour: red
  # the vote
  -   id: bbb222
      type: code
      quote: "the vote"
      at: [ 50,58 ]
      codes:
        - law
        - money
      # keep an eye on this
`;

describe('editing an annotation file', () => {
	it('starts a new file that reads as one without annotations', () => {
		const sidecar = readSidecar(newSidecar({ hash, length: 120 }));
		assert.deepEqual(sidecar.problems, []);
		assert.deepEqual([sidecar.textHash, sidecar.textLength, sidecar.annotations.length], [hash, 120, 0]);
	});

	it('writes an annotation as one block, in the order of the format', () => {
		const fields = { origin: 'suggestion', by: 'mara', stance: 'oppose', holder: 'vance', created: '2031-03-01' };
		const source = edited(newSidecar({ hash, length: 120 }), sidecar =>
			addAnnotation(sidecar, stance('k3f9a2', 27, fields)),
		);
		assert.equal(
			source,
			`standpoint: 1
text: {sha256: ${hash}, length: 120}
annotations:
  - id: k3f9a2
    type: stance
    quote: "a costly mistake"
    at: [27, 43]
    holder: vance
    stance: oppose
    by: mara
    created: 2031-03-01
    origin: suggestion
`,
		);
	});

	it('writes a quote in several parts as lists on both sides', () => {
		const quote = ['“It will close,”', 'he said: "soon"'];
		const at = [
			{ start: 1, end: 17 },
			{ start: 30, end: 45 },
		];
		const claim: NewAnnotation = {
			id: 'c1',
			type: 'claim',
			quote,
			at,
			fields: { source: { actor: 'vance', via: 'courier' } },
		};
		const source = edited(newSidecar({ hash, length: 120 }), sidecar => addAnnotation(sidecar, claim));
		assert.match(source, /at: \[\[1, 17\], \[30, 45\]\]\n {4}source: \{actor: vance, via: courier\}/);
		assert.deepEqual(readSidecar(source).annotations[0]?.quote, quote);
	});

	it('puts a new annotation between the others by its position and leaves all else as it was', () => {
		const source = edited(handWritten, sidecar => addAnnotation(sidecar, stance('ccc333', 30)));
		const block = '  - id: ccc333\n    type: stance\n    quote: "a costly mistake"\n    at: [30, 46]\n';
		assert.equal(source, handWritten.replace('  # the vote\n', `${block}  # the vote\n`));
	});

	it('puts a new annotation first, above the comment of the one that was first', () => {
		const source = edited(handWritten, sidecar => addAnnotation(sidecar, stance('ccc333', 2)));
		const block = '  - id: ccc333\n    type: stance\n    quote: "a costly mistake"\n    at: [2, 18]\n';
		assert.equal(source, handWritten.replace('  # the quay\n', `${block}  # the quay\n`));
	});

	it('puts a new annotation last, below the comments of the one that was last and indented like it', () => {
		const source = edited(handWritten, sidecar => addAnnotation(sidecar, stance('ccc333', 99)));
		assert.equal(
			source,
			`${handWritten}  -   id: ccc333\n      type: stance\n      quote: "a costly mistake"\n      at: [99, 115]\n`,
		);
	});

	it('changes one field and nothing else', () => {
		const changed = (fields: Parameters<typeof changeFields>[2], which = 0) =>
			edited(handWritten, sidecar => changeFields(sidecar, at(sidecar, which), fields));
		assert.equal(changed({ type: 'code' }), handWritten.replace('type: note ', 'type: code '));
		assert.equal(changed({ colour: undefined }), handWritten.replace('    colour: red\n', ''));
		assert.equal(changed({ colour: 'blue: dark' }), handWritten.replace('red', '"blue: dark"'));
		assert.equal(changed({ by: 'mara' }), handWritten.replace('of note.\n', 'of note.\n    by: mara\n'));
		assert.deepEqual(readSidecar(changed({ codes: ['law'] }, 1)).annotations[1]?.fields.codes, ['law']);
	});

	it('takes several fields out and puts others in at once', () => {
		const source = edited(handWritten, sidecar =>
			changeFields(sidecar, at(sidecar, 0), {
				id: undefined,
				type: undefined,
				text: undefined,
				by: 'ida',
				origin: 'x',
			}),
		);
		assert.ok(
			source.includes(
				"  # the quay\n  - quote: 'the quay'\n    at: [10, 18]\n    by: ida\n    origin: x\n    colour: red\n",
			),
		);
	});

	it('edits annotations on one line just as well', () => {
		const flow =
			'standpoint: 1\nannotations: [{id: a1, type: note, quote: x, text: one}, {id: b2, type: note, quote: y}]\n';
		assert.equal(
			edited(flow, sidecar => changeFields(sidecar, at(sidecar, 0), { text: undefined, quote: 'xx', by: 'mara' })),
			flow.replace('quote: x, text: one', 'quote: "xx", by: mara'),
		);
		assert.equal(
			edited(flow, sidecar => deleteAnnotation(sidecar, at(sidecar, 1))),
			flow.replace(', {id: b2, type: note, quote: y}', ''),
		);
		const added = edited(flow, sidecar => addAnnotation(sidecar, stance('c3', 4)));
		assert.deepEqual(ids(added), ['a1', 'b2', 'c3']);
	});

	it('deletes an annotation with its lines; comments above it stay', () => {
		assert.equal(
			edited(handWritten, sidecar => deleteAnnotation(sidecar, at(sidecar, 0))),
			handWritten.replace(/ {2}- id: aaa111[\s\S]*colour: red\n/, ''),
		);
	});

	it('can delete the last annotation and add one again', () => {
		const one = edited(newSidecar({ hash, length: 9 }), sidecar => addAnnotation(sidecar, stance('a1', 1)));
		const none = edited(one, sidecar => deleteAnnotation(sidecar, at(sidecar, 0)));
		assert.deepEqual(ids(none), []);
		assert.equal(
			edited(none, sidecar => addAnnotation(sidecar, stance('a1', 1))),
			one,
		);
	});

	it('updates the text that the positions refer to, and the positions', () => {
		const source = edited(handWritten, sidecar =>
			updatePositions(sidecar, { hash, length: 905 }, new Map([[at(sidecar, 1), [{ start: 55, end: 63 }]]])),
		);
		assert.equal(
			source,
			handWritten.replace('a'.repeat(64), hash).replace('900', '905').replace('[ 50,58 ]', '[55, 63]'),
		);
	});

	it('puts annotations back into the order of the text, each with its comments', () => {
		const swapped = edited(handWritten, sidecar =>
			updatePositions(sidecar, { hash, length: 905 }, new Map([[at(sidecar, 0), [{ start: 70, end: 78 }]]])),
		);
		const source = edited(swapped, sortAnnotations);
		assert.deepEqual(ids(source), ['bbb222', 'aaa111']);
		const [head = '', quay = '', vote = ''] = swapped.split(/(?= {2}# the)/);
		assert.equal(source, head + vote + quay);
		assert.deepEqual(sortAnnotations(readSidecar(source)), []);
	});

	it('writes down the text where the file did not name it', () => {
		const source = edited('standpoint: 1\nannotations: []\n', sidecar =>
			updatePositions(sidecar, { hash, length: 5 }, new Map()),
		);
		assert.equal(source, `standpoint: 1\ntext: {sha256: ${hash}, length: 5}\nannotations: []\n`);
	});

	it('ties an annotation to other words', () => {
		const article = 'The quay will close. The quay stays open.';
		const words = wordsAt(article, [{ start: 4, end: 8 }]);
		assert.deepEqual([words.quote, words.prefix, words.suffix], [['quay'], 'The ', ' will close. The quay stays open']);
		const source = edited(handWritten, sidecar => reanchorAnnotation(sidecar, at(sidecar, 0), words));
		const [note] = readSidecar(source).annotations;
		assert.deepEqual([note?.quote, note?.at, note?.prefix], [['quay'], [{ start: 4, end: 8 }], 'The ']);
		assert.equal(wordsAt(article, [{ start: 9, end: 13 }]).prefix, undefined);
	});

	it('writes nothing into a file that is broken', () => {
		const sidecar = readSidecar(`${handWritten}  - id: "ccc\n`);
		assert.equal(addAnnotation(sidecar, stance('d', 1)), undefined);
		assert.equal(deleteAnnotation(sidecar, at(sidecar, 0)), undefined);
		assert.equal(updatePositions(sidecar, { hash, length: 1 }, new Map()), undefined);
	});

	it('gives ids of six letters and digits that no other annotation has', () => {
		const randoms = [...Array(6).fill(0), ...Array(6).fill(0.999)];
		assert.equal(
			newId(new Set(['a00000']), () => randoms.shift() as number),
			'zzzzzz',
		);
	});

	it('keeps every comment, unknown key and other annotation through any series of edits', () => {
		const text = fc.oneof(
			fc.string({ unit: 'grapheme', minLength: 1 }),
			fc.constantFrom('yes', '12', 'a: b', '# x', '- y', '“q”'),
		);
		const step = fc.oneof(
			fc.record({ kind: fc.constant('add' as const), start: fc.nat(2000), text }),
			fc.record({
				kind: fc.constant('change' as const),
				which: fc.nat(),
				key: fc.constantFrom('text', 'by', 'colour'),
				text,
			}),
			fc.record({ kind: fc.constant('drop' as const), which: fc.nat(), key: fc.constantFrom('text', 'by', 'colour') }),
			fc.record({ kind: fc.constant('delete' as const), which: fc.nat() }),
			fc.record({ kind: fc.constant('move' as const), which: fc.nat(), start: fc.nat(2000) }),
		);
		const comments = [
			'# Coded by Mara, first pass',
			'# the printed edition',
			'# the quay',
			'# the vote',
			'\nmood: grim\n',
		];
		fc.assert(
			fc.property(
				fc.constantFrom(handWritten, newSidecar({ hash, length: 1 })),
				fc.array(step, { maxLength: 12 }),
				(start, steps) => {
					let source = start;
					const expected = new Map(readSidecar(source).annotations.map(({ id, fields }) => [id, { ...fields }]));
					for (const [index, change] of steps.entries()) {
						const sidecar = readSidecar(source);
						const annotation =
							change.kind === 'add' ? undefined : sidecar.annotations[change.which % sidecar.annotations.length];
						let edits: SidecarEdit = [];
						if (change.kind === 'add') {
							const id = `n${index}`;
							const words = { quote: [change.text], at: [{ start: change.start, end: change.start + 1 }] };
							edits = addAnnotation(sidecar, { id, type: 'note', ...words, fields: { text: change.text } });
							expected.set(id, {
								id,
								type: 'note',
								quote: change.text,
								at: [change.start, change.start + 1],
								text: change.text,
							});
						} else if (!annotation) continue;
						else {
							const fields = expected.get(annotation.id) as Record<string, unknown>;
							if (change.kind === 'delete') {
								edits = deleteAnnotation(sidecar, annotation);
								expected.delete(annotation.id);
							} else if (change.kind === 'move') {
								const at = [{ start: change.start, end: change.start + 1 }];
								edits = updatePositions(sidecar, { hash, length: 2 }, new Map([[annotation, at]]));
								fields.at = [change.start, change.start + 1];
							} else {
								const value = change.kind === 'change' ? change.text : undefined;
								edits = changeFields(sidecar, annotation, { [change.key]: value });
								if (value === undefined) delete fields[change.key];
								else fields[change.key] = value;
							}
						}
						assert.ok(edits);
						source = applyEdits(source, edits);
					}
					const sidecar = readSidecar(source);
					assert.deepEqual(
						sidecar.problems.filter(({ code }) => code === 'yaml-syntax'),
						[],
					);
					assert.deepEqual(
						Object.fromEntries(sidecar.annotations.map(({ id, fields }) => [id, { ...fields }])),
						Object.fromEntries(expected),
					);
					if (start === handWritten) for (const comment of comments) assert.ok(source.includes(comment), comment);
				},
			),
		);
	});
});

function edited(source: string, edit: (sidecar: Sidecar) => SidecarEdit): string {
	const edits = edit(readSidecar(source));
	assert.ok(edits);
	return applyEdits(source, edits);
}

const at = (sidecar: Sidecar, index: number) => {
	const annotation = sidecar.annotations[index];
	assert.ok(annotation);
	return annotation;
};
const ids = (source: string) => readSidecar(source).annotations.map(({ id }) => id);
