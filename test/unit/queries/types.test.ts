import assert from 'node:assert/strict';
import { prepareTypes, subtypesOf, supertypesOf, type TypeItem } from '../../../server/src/queries/types';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

const mini = miniCorpus(`${harbourActors}\n%! articles/a.txt\nTolls\n\nOn Monday Marta Li▮nd paid.\n`);
const shown = (items: readonly TypeItem[]) => items.map(({ name, detail }) => `${name} (${detail})`);

describe('affiliation as a type hierarchy', () => {
	it('starts from a mention, at the actor’s entry', () => {
		const [item] = prepareTypes(mini.corpus, mini.cursor.path, mini.cursor.position);
		assert.deepEqual(
			[item?.actor, item?.path, item?.selectionRange.start],
			['lind', 'actors.yaml', { line: 1, character: 2 }],
		);
	});
	it('above are what an actor is part of, and what it holds an office of', () => {
		assert.deepEqual(shown(supertypesOf(mini.corpus, 'lind')), [
			'Reform Party (organisation)',
			'Norland (harbour minister)',
			'Port Vik (mayor)',
		]);
	});
	it('below are its parts, and those who hold an office of it', () => {
		assert.deepEqual(shown(subtypesOf(mini.corpus, 'norland')), [
			'Reform Party (organisation)',
			'Marta Lind (harbour minister)',
		]);
		assert.deepEqual(shown(subtypesOf(mini.corpus, 'reform')), ['Marta Lind (person)']);
	});
	it('an unknown actor belongs nowhere', () => {
		assert.deepEqual([...supertypesOf(mini.corpus, 'nobody'), ...subtypesOf(mini.corpus, 'nobody')], []);
	});
});
