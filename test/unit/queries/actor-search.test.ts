import assert from 'node:assert/strict';
import { findActors } from '../../../server/src/queries/actor-search';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

const { corpus } = miniCorpus(harbourActors.replace('Oskar Brandt', 'Óskar Brändt'));
const check = (query: string, expected: readonly string[]): void =>
	assert.deepEqual(
		findActors(corpus, query).map(({ name }) => name),
		expected,
	);

describe('searching for actors by name', () => {
	it('finds by the beginning of any name, without case and diacritics', () => {
		check('oskar', ['Óskar Brändt']);
		check('BRANDT', ['Óskar Brändt']);
	});
	it('finds by letters scattered in order', () => check('mtld', ['Marta Lind']));
	it('finds by an alias or a metonym, and shows which', () => {
		check('harbour minister', ['Marta Lind (the harbour minister)']);
		check('capital', ['Norland (the Capital)']);
	});
	it('puts the better matches first', () => check('nor', ['Norland']));
	it('lists all for no query', () => assert.equal(findActors(corpus, '').length, 5));
	it('gives the kind, the affiliation and the entry', () => {
		const [lind] = findActors(corpus, 'Marta Lind');
		assert.deepEqual([lind?.kind, lind?.container, lind?.location.path], ['person', 'Reform Party', 'actors.yaml']);
		assert.deepEqual(lind?.location.range.start, { line: 1, character: 2 });
	});
	it('keeps to the limit', () => assert.equal(findActors(corpus, '', 2).length, 2));
	it('stops when it is cancelled', () =>
		assert.deepEqual(
			findActors(corpus, '', 9, () => true),
			[],
		));
});
