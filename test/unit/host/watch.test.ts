import assert from 'node:assert/strict';
import { createWatchQueue } from '../../../server/src/host/watch';

describe('the news of a file watcher', () => {
	it('is delivered in bulk, each path once', async () => {
		const deliveries: string[][] = [];
		const delivered = new Promise<void>(resolve => {
			const queue = createWatchQueue(paths => {
				deliveries.push([...paths]);
				resolve();
			});
			for (let n = 0; n < 1000; n++) queue.notice(`articles/${n % 10}.txt`);
		});
		await delivered;
		assert.equal(deliveries.length, 1);
		assert.equal(deliveries[0]?.length, 10);
	});

	it('is dropped when nobody wants it any more', async () => {
		const deliveries: unknown[] = [];
		const queue = createWatchQueue(paths => deliveries.push(paths));
		queue.notice('a.txt');
		queue.close();
		await new Promise(resolve => setTimeout(resolve, 250));
		assert.deepEqual(deliveries, []);
	});
});
