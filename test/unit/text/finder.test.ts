import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { finder } from '../../../server/src/text/finder';

describe('finding characters of a kind', () => {
	const next = (text: string, from: number): number => {
		const found = [...text.slice(from)].findIndex(character => character === '.' || character === '!');
		return found < 0 ? text.length : from + found;
	};

	it('gives the first at every place that is asked for in order, or the end of the text', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '!'), maxLength: 40 });
		fc.assert(
			fc.property(text, fc.array(fc.nat(45), { maxLength: 20 }), (text, places) => {
				const find = finder(text, /[.!]/g);
				for (const from of places.sort((a, b) => a - b)) assert.equal(find(from), next(text, from));
			}),
		);
	});

	it('is not led astray by another search that goes on at the same time', () => {
		const kind = /[.!]/g;
		const [one, two] = [finder('a. b. c.', kind), finder('....', kind)];
		assert.deepEqual([one(0), two(0), one(2), two(1), one(5)], [1, 0, 4, 1, 7]);
	});
});
