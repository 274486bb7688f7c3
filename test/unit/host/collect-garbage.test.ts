import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { createGarbageCollector } from '../../../server/src/host/collect-garbage';

describe('the collection of garbage after much work', () => {
	const quick = { mostAlive: Number.POSITIVE_INFINITY, settledAfter: 20, sweptAfter: 20 };
	const collected = async (left: WeakRef<object>): Promise<boolean> => {
		const until = performance.now() + 5_000;
		while (left.deref() && performance.now() < until) await passed(20);
		return left.deref() === undefined;
	};

	it('gives back what nobody has any more, and leaves no function behind that the engine does not have else', async () => {
		const left = new WeakRef({});
		createGarbageCollector({ ...quick, isIdle: () => true }).afterWork();
		assert.ok(await collected(left));
		assert.equal(runInNewContext('typeof gc'), 'undefined');
	}).timeout(20_000);

	it('waits while somebody works, before each round', async () => {
		const answers = [false, false, true, false, false];
		let asked = 0;
		const isIdle = () => answers[asked++] ?? true;
		createGarbageCollector({ ...quick, isIdle }).afterWork();
		const until = performance.now() + 5_000;
		while (asked < answers.length && performance.now() < until) await passed(5);
		const left = new WeakRef({});
		assert.ok(await collected(left));
		await passed(200);
		// Both rounds are made anew where the second one had to wait, and none follows.
		assert.equal(asked, answers.length + 2);
	}).timeout(20_000);

	it('collects again when what was made has left memory, once', async () => {
		let asked = 0;
		const isIdle = () => {
			asked++;
			return true;
		};
		const garbage = createGarbageCollector({ ...quick, isIdle });
		garbage.afterKeeping();
		await passed(200);
		assert.equal(asked, 0);
		garbage.afterWork();
		await passed(500);
		assert.equal(asked, 2);
		const left = new WeakRef({});
		garbage.afterKeeping();
		assert.ok(await collected(left));
		await passed(200);
		assert.equal(asked, 4);
		garbage.afterKeeping();
		await passed(200);
		assert.equal(asked, 4);
	}).timeout(20_000);
});

const passed = (time: number): Promise<void> => new Promise(resolve => setTimeout(resolve, time));
