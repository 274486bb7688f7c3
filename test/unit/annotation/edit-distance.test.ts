import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../../server/src/annotation/search';

describe('The distance of two words', () => {
	it('is how many letters were changed, added or dropped', () => {
		assert.equal(editDistance('harbour', 'harbour'), 0);
		assert.equal(editDistance('harbour', 'harbor'), 1);
		assert.equal(editDistance('ferry', 'berry'), 1);
		assert.equal(editDistance('', 'pier'), 4);
		assert.equal(editDistance('pier', 'ferry'), 4);
	});

	it('is the same where it is asked for up to a limit, and beyond it some number above the limit', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 12 });
		fc.assert(
			fc.property(word, word, fc.double({ min: 0, max: 6, noNaN: true }), (one, other, most) => {
				const whole = editDistance(one, other);
				const bounded = editDistance(one, other, most);
				if (whole <= most) assert.equal(bounded, whole);
				else assert.ok(bounded > most);
				assert.equal(editDistance(other, one), whole);
			}),
		);
	});
});
