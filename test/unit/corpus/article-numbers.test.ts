import assert from 'node:assert/strict';
import { ArticleNumbers } from '../../../server/src/corpus/article-numbers';

describe('the numbers of articles', () => {
	it('count from 0 in the order in which paths are met, and lead back to them', () => {
		const numbers = new ArticleNumbers();
		assert.deepEqual(
			['b', 'a', 'b', 'c'].map(path => numbers.assign(path)),
			[0, 1, 0, 2],
		);
		assert.equal(numbers.size, 3);
		assert.deepEqual(
			[0, 1, 2].map(number => numbers.pathOf(number)),
			['b', 'a', 'c'],
		);
	});

	it('are given by nobody who only asks', () => {
		const numbers = new ArticleNumbers();
		assert.equal(numbers.numberOf('a'), undefined);
		assert.equal(numbers.size, 0);
		assert.throws(() => numbers.pathOf(0), RangeError);
		numbers.assign('a');
		assert.equal(numbers.numberOf('a'), 0);
	});
});
