const { getHeapCodeStatistics } = require('node:v8');

// Loaded before the server where its memory is to be measured: tells what is in use after a collection of garbage.
process.on('message', async () => {
	// What weak references and finalizers let go of goes with the next collection only.
	for (let round = 0; round < 3; round++) {
		globalThis.gc?.();
		await new Promise(resolve => setImmediate(resolve));
	}
	const { rss, heapUsed, external } = process.memoryUsage();
	const { code_and_metadata_size: code } = getHeapCodeStatistics();
	process.send?.({ rss: rss / 2 ** 20, heap: (heapUsed + external - code) / 2 ** 20, code: code / 2 ** 20 });
});
// It keeps no process alive.
process.channel?.unref();
