import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Lets go of what nobody holds any more, what weak references held included. */
export async function collectGarbage(): Promise<void> {
	setFlagsFromString('--expose-gc');
	const collect: () => void = runInNewContext('gc');
	for (let round = 0; round < 3; round++) {
		collect();
		await new Promise(resolve => setTimeout(resolve, 5));
	}
}

/** What is in use after that, in MB. */
export async function inUse(): Promise<number> {
	await collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 2 ** 20;
}
