import assert from 'node:assert/strict';
import { highlightsAt } from '../../../server/src/queries/highlights';
import { harbourActors } from '../support/harbour';
import { miniCorpus, wordsAt } from '../support/mini-corpus';

function check(fixture: string): void {
	const mini = miniCorpus(harbourActors + fixture);
	const { path, position } = mini.cursor;
	const found = highlightsAt(mini.corpus, path, position);
	assert.deepEqual(
		found.map(
			({ kind, range }) => `${kind} ${range.start.line}:${range.start.character} ${wordsAt(mini, { path, range })}`,
		),
		mini.marked.map(
			({ label, range }) => `${label} ${range.start.line}:${range.start.character} ${wordsAt(mini, { path, range })}`,
		),
	);
}

describe('highlights', () => {
	it('on a mention are all mentions of the same actor, however named', () => {
		check(`%! articles/2003-01-01-a.txt
Tolls at the port

Marta Li▮nd paid. Oskar Brandt did not. The other day Marta Lind left.
^^^^^^^^^^^                                           ^^^^^^^^^^ mention
`);
	});

	it('on a cue are the source, the cue and what is said', () => {
		check(`%! articles/a.txt
Tolls at the port

Marta Lind sa▮id that the tolls were too high.
^^^^^^^^^^ source
           ^^^^^ cue
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ content
`);
	});

	it('on annotated words are all parts of the annotation', () => {
		check(`%! articles/a.txt
Tolls at the port

A very long dis▮pute, as it were, came to its end.
^^^^^^^^^^^^^^^^^^^^              ^^^^^^^^^^^^^^^^ annotation
%! articles/a.txt.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: n1
    type: note
    quote: [A very long dispute, came to its end.]
    at: [[19, 38], [52, 68]]
    text: Which?
`);
	});

	it('elsewhere are none', () => check('%! articles/a.txt\nTolls at the port\n\nNobody p▮aid.\n'));
});
