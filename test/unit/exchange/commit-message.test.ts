import assert from 'node:assert/strict';
import { diffSidecars } from '../../../server/src/annotation/diff';
import { readSidecar } from '../../../server/src/annotation/read';
import { commitMessage } from '../../../server/src/exchange/commit-message';

const sidecar = (...entries: readonly string[]) => readSidecar(`annotations:\n${entries.join('')}`);
const entry = (id: string, type: string, more = '') => `  - {id: ${id}, type: ${type}, quote: x${more}}\n`;
const nothing = { actors: false, settings: false };
const changes = (article: string, layer: string | undefined, before: readonly string[], after: readonly string[]) => ({
	article,
	layer,
	changes: diffSidecars(sidecar(...before), sidecar(...after)),
});

describe('the message of a commit of annotations', () => {
	it('says how much was coded, where, by whom and of which type', () => {
		const files = [
			changes('a/one.txt', 'mara', [], [entry('a', 'stance'), entry('b', 'claim')]),
			changes('a/two.txt', 'mara', [], [entry('c', 'stance')]),
			changes('a/two.txt', 'jonas', [], [entry('d', 'note')]),
		];
		assert.equal(
			commitMessage(files, nothing),
			'Code 4 annotations in 2 articles (mara: 2 stances, 1 claim; jonas: 1 note)',
		);
	});

	it('names the article where it is only one', () => {
		assert.equal(
			commitMessage([changes('a/one.txt', undefined, [], [entry('a', 'stance', ', by: mara')])], nothing),
			'Code 1 annotation in one.txt (mara: 1 stance)',
		);
		assert.equal(
			commitMessage([changes('a/one.txt', undefined, [], [entry('a', 'dismissed')])], nothing),
			'Code 1 annotation in one.txt (1 dismissal)',
		);
	});

	it('counts what was changed and removed beside what was added', () => {
		const before = [entry('a', 'stance'), entry('b', 'note')];
		const after = [entry('a', 'stance', ', stance: oppose'), entry('c', 'code')];
		assert.equal(
			commitMessage([changes('one.txt', 'mara', before, after)], nothing),
			'Code 1 annotation, change 1, remove 1 in one.txt (mara: 1 code)',
		);
		assert.equal(
			commitMessage([changes('one.txt', 'mara', before, [before[0] as string])], nothing),
			'Remove 1 annotation in one.txt (mara: 1 note)',
		);
	});

	it('mentions moves only where nothing else happened', () => {
		const before = [entry('a', 'note', ', at: [1, 2]')];
		const after = [entry('a', 'note', ', at: [5, 6]')];
		assert.equal(
			commitMessage([changes('one.txt', 'mara', before, after)], nothing),
			'Move 1 annotation in one.txt (mara: 1 note)',
		);
	});

	it('speaks of the actors and the codebook where no annotation changed', () => {
		assert.equal(commitMessage([], { actors: true, settings: false }), 'Edit the actors');
		assert.equal(commitMessage([], { actors: true, settings: true }), 'Edit the actors and the codebook');
		assert.equal(commitMessage([], { actors: false, settings: true }), 'Edit the codebook');
	});

	it('is one line, whatever the annotators call themselves', () => {
		const files = [changes('one.txt', undefined, [], [entry('a', 'note', ', by: "x\\ny"')])];
		assert.equal(commitMessage(files, nothing), 'Code 1 annotation in one.txt (x y: 1 note)');
	});
});
