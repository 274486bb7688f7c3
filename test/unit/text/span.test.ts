import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	byPosition,
	contains,
	fromPair,
	overlaps,
	type Span,
	spansIn,
	textOf,
	toPair,
	touches,
} from '../../../server/src/text/span';

const span: fc.Arbitrary<Span> = fc
	.tuple(fc.nat(40), fc.nat(10))
	.map(([start, length]) => ({ start, end: start + length }));

describe('A span', () => {
	it('is printed as a pair and read back', () => {
		assert.deepEqual(toPair({ start: 3, end: 9 }), [3, 9]);
		assert.deepEqual(fromPair([3, 9]), { start: 3, end: 9 });
	});

	it('gives the text that it covers, counted in UTF-16 code units', () => {
		assert.equal(textOf('🚢 Varnholt', { start: 3, end: 11 }), 'Varnholt');
	});

	it('contains itself and what lies within, but nothing that reaches out of it', () => {
		const outer = { start: 2, end: 8 };
		assert.ok(contains(outer, outer));
		assert.ok(contains(outer, { start: 3, end: 8 }));
		assert.ok(!contains(outer, { start: 3, end: 9 }));
	});

	it('overlaps only what shares a character with it: neighbours do not overlap', () => {
		assert.ok(overlaps({ start: 0, end: 4 }, { start: 3, end: 6 }));
		assert.ok(!overlaps({ start: 0, end: 4 }, { start: 4, end: 6 }));
	});

	it('is touched by a cursor directly behind it', () => {
		assert.ok(touches({ start: 2, end: 5 }, 5));
		assert.ok(!touches({ start: 2, end: 5 }, 6));
	});

	it('sorts before the spans inside it', () => {
		const spans = [
			{ start: 4, end: 6 },
			{ start: 1, end: 2 },
			{ start: 1, end: 9 },
		];
		assert.deepEqual(spans.sort(byPosition).map(toPair), [
			[1, 9],
			[1, 2],
			[4, 6],
		]);
	});
});

describe('The spans in a range', () => {
	const spans = [
		{ start: 0, end: 4 },
		{ start: 4, end: 7 },
		{ start: 9, end: 12 },
	];

	it('are those that share a character with it', () => {
		assert.deepEqual(spansIn(spans, { start: 3, end: 10 }), spans);
		assert.deepEqual(spansIn(spans, { start: 4, end: 9 }), [spans[1]]);
		assert.deepEqual(spansIn(spans, { start: 7, end: 9 }), []);
		assert.deepEqual(spansIn([], { start: 0, end: 9 }), []);
	});

	it('are the same as those found by looking at every span', () => {
		fc.assert(
			fc.property(fc.array(span, { maxLength: 12 }), span, (some, range) => {
				const sorted = disjoint(some);
				assert.deepEqual(
					spansIn(sorted, range),
					sorted.filter(found => overlaps(found, range)),
				);
			}),
		);
	});
});

function disjoint(spans: readonly Span[]): readonly Span[] {
	let end = 0;
	return [...spans].sort(byPosition).flatMap(({ start, end: to }) => {
		const from = Math.max(start, end);
		if (from >= to) return [];
		end = to;
		return [{ start: from, end: to }];
	});
}
