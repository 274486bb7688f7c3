import assert from 'node:assert/strict';
import { statusOf } from './status-of';

const following = (first: string, next: string): string | undefined =>
	statusOf(`The flood at Varnholt\n\nThe river broke its banks on Sunday.\n\n${first} ${next}\n`, next);

const TOLD = 'The agency said that 8,300 people had left their homes.';

describe('What goes on with the figures of the sentence before', () => {
	it('has that sentence’s source', () => {
		assert.equal(following(TOLD, 'Most were sheltering in four schools of the town.'), 'sourced');
		assert.equal(following(TOLD, 'Another 40 were taken to the hospital in Derry.'), 'sourced');
		assert.equal(following(TOLD, 'Nearly three times as many had been asked to leave.'), 'sourced');
		assert.equal(following(TOLD, 'In the north, where the river rose first, the figure was 2,100.'), 'sourced');
		assert.equal(following(TOLD, 'Of those, 300 were children under the age of ten.'), 'sourced');
	});

	it('is none where others are counted', () => {
		assert.equal(following(TOLD, 'Most shops in the town were closed on Monday.'), 'unsourced');
		assert.equal(following(TOLD, 'Another committee of the council resigned on Monday.'), 'unsourced');
	});

	it('is none behind a sentence that gives no figure, or has no source', () => {
		assert.equal(
			following(
				'The agency said that people had left their homes.',
				'Most were sheltering in four schools of the town.',
			),
			'unsourced',
		);
		assert.equal(
			following(
				'In Varnholt 8,300 people left their homes on Sunday.',
				'Most were sheltering in four schools of the town.',
			),
			'unsourced',
		);
	});
});
