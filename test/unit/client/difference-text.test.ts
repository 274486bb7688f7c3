import assert from 'node:assert/strict';
import { bothSides, differenceLabel } from '../../../client/src/layers/difference-text';
import { verdictsOn } from '../../../client/src/layers/verdicts';
import type { LayerDifference } from '../../../server/src/protocol';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } };
const a = { reference: 'mara m1', words: 'a blunder', says: 'lind ▸ brandt, oppose' };
const b = { reference: 'jonas j1', words: 'a blunder\nand a scandal', says: 'lind ▸ vik, oppose' };
const pair: LayerDifference = { type: 'stance', fields: ['target'], extent: false, range, a, b };
const verdicts = (difference: LayerDifference) => verdictsOn(difference).map(({ verdict, label }) => [verdict, label]);

describe('a difference between two annotators', () => {
	it('is named by what the two differ in', () => {
		assert.equal(differenceLabel(pair), 'stance: target');
		assert.equal(differenceLabel({ ...pair, extent: true }), 'stance: target, extent');
		assert.equal(differenceLabel({ ...pair, fields: [], a: undefined }), 'stance: only jonas');
	});

	it('shows what both say, and of which words where these differ', () => {
		assert.equal(bothSides(pair), 'mara: lind ▸ brandt, oppose | jonas: lind ▸ vik, oppose');
		assert.equal(
			bothSides({ ...pair, extent: true }),
			'mara: lind ▸ brandt, oppose “a blunder” | jonas: lind ▸ vik, oppose “a blunder and a scandal”',
		);
	});

	it('is decided for one, both or neither; what one alone has is taken or dropped', () => {
		assert.deepEqual(verdicts(pair), [
			['a', 'Take mara’s'],
			['b', 'Take jonas’s'],
			['both', 'Take Both'],
			['neither', 'Take Neither'],
		]);
		assert.deepEqual(verdicts({ ...pair, a: undefined }), [
			['b', 'Take jonas’s'],
			['neither', 'Drop It'],
		]);
	});
});
