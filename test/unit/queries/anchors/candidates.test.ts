import assert from 'node:assert/strict';
import { candidatePlaces } from '../../../../server/src/queries/anchors/candidates';
import { indexLines } from '../../../../server/src/text/position';

describe('the places that an annotation may belong to', () => {
	const text = 'The tide rose.\n\nAt noon the tide rose again, and\nthe tide  rose a third time.\n\nThe tides fell.\n';
	const places = (quote: readonly string[], at: readonly { start: number; end: number }[], proposed = at.slice(0, 0)) =>
		candidatePlaces({ text, lines: indexLines(text) }, { quote, at }, proposed);

	it('are those where its words stand, the nearest first, with what stands around them', () => {
		const found = places(['tide rose'], [{ start: 60, end: 69 }]);
		assert.deepEqual(
			found.map(({ line, before, words, after }) => [line, before, words, after]),
			[
				[4, 'rose again, and the ', 'tide rose', ' a third time. The'],
				[3, 'rose. At noon the ', 'tide rose', ' again, and the tide'],
				[1, '', 'tide rose', '. At noon the tide'],
			],
		);
	});

	it('leave out the one that is proposed already', () => {
		const proposed = [{ start: 4, end: 13 }];
		assert.deepEqual(
			places(['tide rose'], proposed, proposed).map(({ line }) => line),
			[3, 4],
		);
	});

	it('are those that resemble it where it stands nowhere', () => {
		assert.deepEqual(
			places(['the tides fell slowly'], []).map(({ words }) => words.toLowerCase()),
			['the tides fell.'],
		);
	});

	it('have all parts of a quote in several, in order', () => {
		const found = places(['noon', 'third time'], []);
		assert.deepEqual(
			found.map(({ words }) => words),
			['noon … third time'],
		);
		assert.deepEqual(places(['third time', 'noon'], []), []);
	});
});
