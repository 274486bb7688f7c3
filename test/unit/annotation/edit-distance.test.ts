import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance, letterSets, lettersThatDiffer } from '../../../server/src/annotation/search';
import { readWords } from '../../../server/src/annotation/words';

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

	it('is never less than half the number of letters that only one of them has', () => {
		const word = fc.string({ unit: fc.constantFrom(...'abcdeéßжあA7'), minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(word, word, (one, other) => {
				const words = readWords(`${one} ${other}`, new Map());
				fc.pre(words.count === 2);
				const [first, second] = letterSets(words, 0, 2);
				assert.ok(lettersThatDiffer(first as number, second as number) <= 2 * editDistance(one, other));
			}),
		);
	});

	it('has as many letters that differ as there are in one of them only', () => {
		const words = readWords('harbour harvest', new Map());
		const [harbour, harvest] = letterSets(words, 0, 2);
		assert.equal(lettersThatDiffer(harbour as number, harvest as number), 7);
	});
});
