import assert from 'node:assert/strict';
import { definitionsAt, implementationsAt } from '../../../server/src/queries/definition';
import { harbourActors } from '../support/harbour';
import { miniCorpus, shown } from '../support/mini-corpus';

function check(fixture: string, expected: readonly string[], query = definitionsAt): void {
	const mini = miniCorpus(harbourActors + fixture);
	const found = query(mini.corpus, mini.cursor.path, mini.cursor.position);
	assert.deepEqual(
		found.map(({ target }) => shown(mini, target).split('\n')[0]),
		expected,
	);
	assert.deepEqual(
		[...new Set(found.map(({ origin }) => JSON.stringify(origin)))],
		mini.marked.map(({ range }) => JSON.stringify(range)),
	);
}

const note = `
%! articles/a.txt.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: n1
    type: note
    quote: signed the treaty
    at: here
    text: Which one?
`;

describe('go to definition', () => {
	it('leads from a mention to the actor’s id in actors.yaml', () => {
		check('%! articles/a.txt\nA treaty\n\nOn Monday Marta L▮ind signed.\n          ^^^^^^^^^^^\n', [
			'actors.yaml:2:3 lind',
		]);
	});

	it('works with the cursor directly behind the name', () => {
		check('%! articles/a.txt\nA treaty\n\nOn Monday Marta Lind▮ signed.\n          ^^^^^^^^^^\n', [
			'actors.yaml:2:3 lind',
		]);
	});

	it('leads nowhere from other words', () => {
		check('%! articles/a.txt\nA treaty\n\nOn Mon▮day Marta Lind signed.\n', []);
	});

	it('leads from annotated words to the annotation', () => {
		const prose = '%! articles/a.txt\nA treaty\n\nMarta Lind signed the tre▮aty.\n           ^^^^^^^^^^^^^^^^^^\n';
		check(prose + note, ['articles/a.txt.ann.yaml:4:5 id: n1']);
	});
});

describe('go to implementation', () => {
	it('leads to the annotation also where the words are a mention', () => {
		const prose = '%! articles/a.txt\nA treaty\n\nMarta L▮ind signed the treaty.\n^^^^^^^^^^^\n';
		const sidecar = note.replace('quote: signed the treaty', 'quote: Marta Lind');
		check(prose + sidecar, ['articles/a.txt.ann.yaml:4:5 id: n1'], implementationsAt);
	});
});
