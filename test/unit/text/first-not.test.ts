import assert from 'node:assert/strict';
import fc from 'fast-check';
import { firstNot } from '../../../server/src/text/first-not';

describe('The first number of which something does not hold', () => {
	it('is the one that going through all of them finds', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(50)), fc.nat(60), (numbers, value) => {
				const sorted = [...numbers].sort((a, b) => a - b);
				const found = sorted.findIndex(number => number >= value);
				assert.equal(
					firstNot(sorted.length, at => (sorted[at] as number) < value),
					found < 0 ? sorted.length : found,
				);
			}),
		);
	});

	it('asks a few times only, and never beyond the end', () => {
		const asked: number[] = [];
		firstNot(100_000, at => {
			asked.push(at);
			return at < 70_000;
		});
		assert.ok(asked.length <= 17 && asked.every(at => at < 100_000));
	});
});
