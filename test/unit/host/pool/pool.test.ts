import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { AnalysisContext } from '../../../../server/src/host/pool/jobs';
import { createPool } from '../../../../server/src/host/pool/pool';
import { temporaryFolder } from '../temporary-folder';

const script = resolve(__dirname, '../../../../dist/worker.js');
const context: AnalysisContext = { registry: { actors: new Map() } };
const group = (article: string, ...sidecars: string[]) => ({ article, sidecars });

describe('a pool of threads', function () {
	this.timeout(60_000);
	let folder = temporaryFolder();
	const log: string[] = [];
	beforeEach(() => {
		log.length = 0;
		folder = temporaryFolder();
		folder.write({ 'a.txt': 'The lock opened in 1931.\n', 'b.txt': 'It rained.\n' });
	});
	afterEach(() => folder.dispose());

	it('reads and analyses articles, in the order in which they were asked for', async () => {
		const pool = createPool({ script, threads: 2, log: message => log.push(message) });
		const readings = await pool.read(folder.path, context, [group('b.txt'), group('none.txt'), group('a.txt')]);
		assert.deepEqual(
			readings.map(({ kind }) => kind),
			['packed', 'odd', 'packed'],
		);
		const files = readings.flatMap(reading => (reading.kind === 'packed' ? reading.files : []));
		assert.deepEqual(
			files.map(({ path }) => path),
			['b.txt', 'a.txt'],
		);
		const hashes = files.map(({ hash }) => hash);
		const again = await pool.read(folder.path, context, [{ ...group('b.txt'), hashes: hashes.slice(0, 1) }]);
		assert.equal(again[0]?.kind, 'same');
		pool.close();
		assert.deepEqual(log, []);
	});

	it('counts articles, and analyses them of what is known then, but for those that have another text by now', async () => {
		const pool = createPool({ script, threads: 2, log: message => log.push(message) });
		const groups = [group('a.txt'), group('b.txt')];
		const counted = await pool.read(folder.path, context, groups, true);
		const articles = counted.flatMap((reading, at) =>
			reading.kind === 'packed'
				? [{ article: groups[at]?.article as string, packed: reading.bytes, isStale: false }]
				: [],
		);
		const analysed = await pool.read(folder.path, context, groups);
		const bytesOf = ([reading]: typeof counted) => (reading?.kind === 'packed' ? [...reading.bytes] : []);
		assert.notDeepEqual(bytesOf(counted), bytesOf(analysed));
		folder.write({ 'b.txt': 'It snowed.\n' });
		const known = await pool.analyseKnown(folder.path, context, articles);
		assert.deepEqual(
			known.map(({ kind }) => kind),
			['packed', 'odd'],
		);
		assert.deepEqual(bytesOf(known), bytesOf(analysed));
		pool.close();
		assert.deepEqual(
			(await pool.analyseKnown(folder.path, context, articles)).map(({ kind }) => kind),
			['odd', 'odd'],
		);
		assert.deepEqual(log, []);
	});

	it('tells stamps, and that there is no file', async () => {
		const pool = createPool({ script, threads: 1 });
		const stamps = await pool.stamps(folder.path, ['a.txt', 'none.txt', '.']);
		assert.ok(stamps[0]);
		assert.deepEqual(stamps.slice(1), [undefined, undefined]);
		pool.close();
	});

	it('asks for stamps before it reads what waits', async () => {
		const pool = createPool({ script, threads: 1 });
		const order: string[] = [];
		const jobs = [
			pool.read(folder.path, context, [group('a.txt')]).then(() => order.push('first read')),
			pool.read(folder.path, context, [group('b.txt')]).then(() => order.push('second read')),
			pool.stamps(folder.path, ['a.txt']).then(() => order.push('stamps')),
		];
		await Promise.all(jobs);
		assert.deepEqual(order, ['first read', 'stamps', 'second read']);
		pool.close();
	});

	it('can be woken before there is anything to do', async () => {
		const pool = createPool({ script, threads: 2, log: message => log.push(message) });
		pool.wake();
		assert.ok((await pool.stamps(folder.path, ['a.txt']))[0]);
		pool.close();
		pool.wake();
		assert.deepEqual(log, []);
	});

	it('does many jobs with few threads', async () => {
		const pool = createPool({ script, threads: 2 });
		const jobs = Array.from({ length: 40 }, () => pool.read(folder.path, context, [group('a.txt'), group('b.txt')]));
		for (const readings of await Promise.all(jobs)) assert.ok(readings.every(({ kind }) => kind === 'packed'));
		pool.close();
	});

	it('tells when its threads have ended after they read something, and starts others for what comes then', async () => {
		let told = 0;
		let tell = () => {};
		const whenIdle = () => {
			told++;
			tell();
		};
		const pool = createPool({ script, threads: 2, idleAfter: 1, whenIdle });
		for (let time = 1; time <= 2; time++) {
			const idle = new Promise<void>(resolve => {
				tell = resolve;
			});
			const jobs = [1, 2, 3].map(() => pool.read(folder.path, context, [group('a.txt')]));
			assert.ok(!pool.isIdle());
			for (const [reading] of await Promise.all(jobs)) assert.equal(reading?.kind, 'packed');
			assert.ok(pool.isIdle());
			await idle;
			assert.equal(told, time);
		}
		pool.close();
	});

	it('loses no job that comes while its threads end', async () => {
		const pool = createPool({ script, threads: 1, idleAfter: 0 });
		for (let time = 0; time < 12; time++) {
			const [reading] = await pool.read(folder.path, context, [group('a.txt')]);
			assert.equal(reading?.kind, 'packed');
			// The timer that ends the threads is older than this one, so that the next job comes in the turn behind it.
			await new Promise(resolve => setTimeout(resolve, time % 3));
		}
		pool.close();
	});

	it('does not tell that it is idle after it was asked for stamps only, nor where it is closed', async () => {
		let told = 0;
		const whenIdle = () => told++;
		const asked = createPool({ script, threads: 1, idleAfter: 1, whenIdle });
		for (let time = 0; time < 5; time++) {
			assert.ok((await asked.stamps(folder.path, ['a.txt']))[0]);
			await new Promise(resolve => setTimeout(resolve, 20));
		}
		const closed = createPool({ script, threads: 1, idleAfter: 5, whenIdle });
		await closed.read(folder.path, context, [group('a.txt')]);
		closed.close();
		await new Promise(resolve => setTimeout(resolve, 60));
		assert.equal(told, 0);
		asked.close();
	});

	it('answers that it could not where a thread cannot start, and once it is closed', async () => {
		const broken = createPool({ script: folder.join('a.txt'), threads: 1, log: message => log.push(message) });
		const [reading] = await broken.read(folder.path, context, [group('a.txt')]);
		assert.equal(reading?.kind, 'odd');
		assert.equal(log.length, 1);
		broken.close();
		const [late] = await broken.read(folder.path, context, [group('a.txt')]);
		assert.equal(late?.kind, 'odd');
	});
});
