import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { collectGarbage } from '../../../server/src/host/collect-garbage';

describe('the collection of garbage after much work', () => {
	it('gives back what nobody has any more, and leaves no function behind that the engine does not have else', async () => {
		const left = new WeakRef({});
		await collectGarbage({ mostHeap: Number.POSITIVE_INFINITY });
		assert.equal(left.deref(), undefined);
		assert.equal(runInNewContext('typeof gc'), 'undefined');
	}).timeout(20_000);

	it('asks before each round whether work has come meanwhile', async () => {
		let asked = 0;
		const busy = () => {
			asked++;
			return false;
		};
		await collectGarbage({ mostHeap: Number.POSITIVE_INFINITY, isIdle: busy });
		assert.equal(asked, 2);
	}).timeout(20_000);
});
