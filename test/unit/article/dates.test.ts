import assert from 'node:assert/strict';
import { dateInPath, findDate } from '../../../server/src/article/dates';

describe('A date', () => {
	for (const text of [
		'20 November 2015',
		'20th of November, 2015',
		'Nov. 20, 2015',
		'Friday, November 20th 2015',
		'2015/11/20',
		'on 2015-11-20T10:00Z',
	]) {
		it(`is read from ${text}`, () => assert.equal(findDate(text), '2015-11-20'));
	}

	for (const text of [
		'20/11/2015',
		'November 2015',
		'30 February 2015',
		'2015-13-01',
		'in the 2015-16 season',
		'May it last 3 days',
	]) {
		it(`is not read from ${text}`, () => assert.equal(findDate(text), undefined));
	}

	it("is found in a file's name", () => {
		assert.equal(dateInPath('articles/2015-11-20-allies.txt'), '2015-11-20');
		assert.equal(dateInPath('articles/north_20151120.txt'), '2015-11-20');
		assert.equal(dateInPath('2015-11-20/allies.txt'), '2015-11-20');
		assert.equal(dateInPath('articles/allies-12015112099.txt'), undefined);
	});
});
