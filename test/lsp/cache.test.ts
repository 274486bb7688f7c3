import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusFiles } from '../../bench/corpus-generator';
import type { VerifyIndexResult } from '../../server/src/protocol';
import { cacheFiles, lie } from './support/caches';
import { startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';
import { seen } from './support/seen';

const files = Object.fromEntries(
	[...corpusFiles({ articles: 60, actors: 40, length: 500, dirtyEvery: 0 })].map(({ path, content }) => [
		path,
		content,
	]),
);
const [first, second] = Object.keys(files).filter(path => /\.(txt|md)$/.test(path)) as [string, string];

describe('what the server kept of an earlier start', function () {
	this.timeout(60_000);
	let corpus: TestCorpus;
	let scratch: string;
	let cacheDir: string;
	let expected: unknown;
	/** A start of the server: what a client sees, what comes of verifying it, and what the server had to say. */
	const start = async (folder = cacheDir) => {
		const client = await startClient({ folders: [corpus.root], cacheDir: folder });
		await client.ready();
		const shown = await seen(client, corpus.root);
		const params = { root: client.uri(corpus.root) };
		const { differences } = await client.request<VerifyIndexResult>('standpoint/verifyIndex', params);
		assert.equal(await client.stop(), 0);
		return { shown, differences, log: client.log };
	};

	before(async () => {
		corpus = testCorpus(files);
		scratch = mkdtempSync(join(tmpdir(), 'standpoint-cache-'));
		expected = (await start(join(scratch, 'other'))).shown;
	});
	beforeEach(async () => {
		cacheDir = mkdtempSync(join(scratch, 'cache-'));
		await start();
		assert.ok(cacheFiles(cacheDir, 'seg').length > 0, 'something is kept');
	});
	after(() => {
		corpus.dispose();
		rmSync(scratch, { recursive: true, force: true });
	});

	const one = (ending: string) => cacheFiles(cacheDir, ending)[0] as string;
	const flip = (file: string) => {
		const bytes = readFileSync(file);
		const at = bytes.length >> 1;
		bytes[at] = (bytes[at] as number) ^ 1;
		writeFileSync(file, bytes);
	};
	const damages: Readonly<Record<string, () => void>> = {
		'a bit of what it kept is another': () => flip(one('seg')),
		'what it kept is cut off': () => truncateSync(one('seg'), 100),
		'the list of what it kept is cut off': () => truncateSync(one('head'), 30),
		'the list of what it kept is something else': () => writeFileSync(one('head'), 'actors:\n'),
	};
	for (const [what, damage] of Object.entries(damages)) {
		it(`is noticed, and made anew, where ${what}`, async () => {
			damage();
			const { shown, differences, log } = await start();
			assert.deepEqual(shown, expected);
			assert.equal(differences, 0);
			assert.equal(log.length, 1);
			assert.match(log[0] as string, /damaged/);
			const next = await start();
			assert.deepEqual(next.log, [], 'it is whole again');
			assert.deepEqual(next.shown, expected);
		});
	}

	it('is not believed where another version of the program kept it', async () => {
		await lie(cacheDir, corpus.root, first, second, 'another version');
		const { shown, differences } = await start();
		assert.deepEqual(shown, expected);
		assert.equal(differences, 0);
	});

	it('is not needed where nothing can be kept', async () => {
		const file = join(scratch, 'no-folder');
		writeFileSync(file, '');
		const { shown, differences, log } = await start(file);
		assert.deepEqual(shown, expected);
		assert.equal(differences, 0);
		assert.match(log.join(), /Nothing is cached/);
		assert.equal(readFileSync(file, 'utf8'), '');
	});

	it('is put right by verifying where it is whole and wrong', async () => {
		await lie(cacheDir, corpus.root, first, second);
		const wrong = await start();
		assert.notDeepEqual(wrong.shown, expected);
		assert.ok(wrong.differences > 0);
		const next = await start();
		assert.equal(next.differences, 0);
		assert.deepEqual(next.shown, expected);
	});
});
