import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { sameData } from '../../../server/src/corpus/same-data';

const key = fc.constantFrom('a', 'b', '__proto__', '0');
const { data } = fc.letrec<{ data: unknown }>(tie => ({
	data: fc.oneof(
		{ depthSize: 'small', withCrossShrink: true },
		fc.constantFrom<unknown>(0, 1, 'a', '', true, false, null, Number.NaN),
		fc.array(tie('data'), { maxLength: 3 }),
		fc.array(fc.tuple(key, tie('data')), { maxLength: 3 }).map(entries => new Map(entries)),
		fc.array(fc.tuple(key, tie('data')), { maxLength: 3 }).map(Object.fromEntries),
		fc.uniqueArray(fc.nat(3), { maxLength: 3 }).map(list => new Set(list)),
		fc.array(fc.nat(3), { maxLength: 3 }).map(list => Uint32Array.from(list)),
	),
}));

describe('the same data', () => {
	it('is what is deeply equal', () => {
		fc.assert(
			fc.property(data, data, (a, b) => {
				assert.equal(sameData(a, structuredClone(a)), true);
				const isSame = sameData(a, b);
				assert.equal(isSame, sameData(b, a));
				// Maps and sets are compared in their order, which is part of what they say here.
				if (isSame) assert.ok(isDeepStrictEqual(a, b));
			}),
			{ numRuns: 300 },
		);
	});

	it('passes over what is undefined, and over functions', () => {
		assert.ok(sameData({ a: 1, b: undefined, c: () => 1 }, { a: 1, c: () => 2 }));
		assert.ok(!sameData({ a: 1, b: null }, { a: 1 }));
		assert.ok(!sameData({ a: undefined }, null));
	});

	it('is not what has its entries in another order, or is of another kind', () => {
		const [one, other] = [new Map([['a', 1]]).set('b', 2), new Map([['b', 2]]).set('a', 1)];
		assert.ok(!sameData(one, other));
		assert.ok(!sameData([], {}));
		assert.ok(!sameData(new Map(), new Set()));
		assert.ok(!sameData(new Map(), {}));
		assert.ok(!sameData([1], { 0: 1 }));
		assert.ok(!sameData({ 0: 1, length: 1 }, [1]));
	});
});
