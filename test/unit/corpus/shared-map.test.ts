import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SharedMap } from '../../../server/src/corpus/shared-map';

const sorted = <V>(map: ReadonlyMap<string, V>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a map that is copied cheaply', () => {
	it('is like a Map after any edits, and no version before them changes', () => {
		const key = fc.oneof(fc.string({ maxLength: 2 }), fc.nat(300).map(String));
		const edit = fc.oneof(
			fc.record({ op: fc.constant('set' as const), key, value: fc.nat(5) }),
			fc.record({ op: fc.constant('delete' as const), key, value: fc.constant(0) }),
		);
		const room = fc.option(fc.nat(400), { nil: undefined });
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.array(edit, { maxLength: 200 }), room), { maxLength: 8 }), batches => {
				const model = new Map<string, number>();
				let map = SharedMap.empty<number>();
				const known = new WeakMap<ReadonlyMap<string, number>, readonly string[]>();
				for (const [batch, room] of batches) {
					const before = map;
					const was = sorted(before);
					const draft = map.edit(room);
					for (const { op, key, value } of batch) {
						if (op === 'set') draft.set(key, value);
						else draft.delete(key);
						if (op === 'set') model.set(key, value);
						else model.delete(key);
						assert.equal(draft.get(key), model.get(key));
					}
					map = draft.finish();
					assert.deepEqual(sorted(before), was);
					assert.deepEqual(sorted(map), sorted(model));
					assert.equal(map.size, model.size);
					const odd = [...model].flatMap(([key, value]) => (value % 2 === 1 ? [key] : []));
					assert.deepEqual([...map.keysOf(value => value % 2 === 1, known)].sort(), odd.sort());
					assert.deepEqual([...map.keysWhere(value => value % 2 === 1)].sort(), odd);
				}
				for (const [key, value] of model) assert.equal(map.get(key), value);
			}),
		);
	});

	it('is the very same map after an edit that changes nothing', () => {
		const draft = SharedMap.empty<number>().edit();
		for (let n = 0; n < 1000; n++) draft.set(`k${n}`, n);
		const map = draft.finish();
		const again = map.edit();
		again.set('k7', 7);
		again.delete('unknown');
		assert.equal(again.finish(), map);
		assert.equal(map.edit().finish(), map);
	});

	const numbers = (count: number) => {
		const draft = SharedMap.empty<number>().edit();
		for (let n = 0; n < count; n++) draft.set(`k${n}`, n);
		return draft.finish();
	};

	it('mapped again after a change, asks only about the entries that lie beside it', () => {
		let asked = 0;
		const double = (n: number) => {
			asked++;
			return 2 * n;
		};
		const known = new WeakMap();
		const map = numbers(1000);
		assert.equal(map.map(double, known).get('k21'), 42);
		assert.equal(asked, 1000);
		const draft = map.edit();
		draft.set('k21', 22);
		const again = draft.finish().map(double, known);
		assert.equal(again.get('k21'), 44);
		assert.equal(again.size, 1000);
		assert.ok(asked < 1200, `${asked}`);
	});

	it('tells the keys in which two versions differ, however far they grew apart', () => {
		const map = numbers(100);
		const draft = map.edit();
		draft.set('k5', -1);
		draft.delete('k6');
		draft.set('new', 1);
		const next = draft.finish();
		assert.deepEqual([...next.differences(map)].sort(), ['k5', 'k6', 'new']);
		assert.deepEqual([...map.differences(next)].sort(), ['k5', 'k6', 'new']);
		const grown = numbers(103);
		assert.deepEqual([...grown.differences(map)].sort(), ['k100', 'k101', 'k102']);
		assert.deepEqual([...numbers(3000).differences(SharedMap.empty())].length, 3000);
	});
});
