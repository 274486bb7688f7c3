import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusFiles } from '../../bench/corpus-generator';
import { cacheFiles, lie } from '../lsp/support/caches';
import { standpointWith, temporaryFolder } from './command';

const files = Object.fromEntries(
	[...corpusFiles({ articles: 60, actors: 40, length: 500, dirtyEvery: 0 })].map(({ path, content }) => [
		path,
		content,
	]),
);
const [first, second] = Object.keys(files).filter(path => /\.(txt|md)$/.test(path)) as [string, string];

describe('standpoint index --verify', function () {
	this.timeout(60_000);
	const folder = temporaryFolder(files);
	let cacheDir: string;
	beforeEach(() => {
		cacheDir = mkdtempSync(join(tmpdir(), 'standpoint-cache-'));
	});
	afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));
	const run = (...args: readonly string[]) => standpointWith({ STANDPOINT_CACHE_DIR: cacheDir }, folder(), ...args);

	it('finds that what is kept of a corpus is what its files say', async () => {
		await run('index');
		const { code, output, errors } = await run('index', '--verify');
		assert.equal(code, 0);
		assert.equal(errors, '');
		assert.match(output, /^\.: 60 articles, .*; read anew, and the same$/m);
	});

	it('says where it is not, fails, and keeps it rightly', async () => {
		await run('index');
		await lie(cacheDir, realpathSync(folder()), first, second);
		const { code, output, errors } = await run('index', '--verify', '--format', 'json');
		assert.equal(code, 1);
		assert.ok(errors.includes(`${first}: `), errors);
		const [{ differences }] = JSON.parse(output) as [{ differences: number }];
		assert.equal(differences, errors.trim().split('\n').length);
		assert.equal((await run('index', '--verify')).code, 0);
	});

	it('refuses a part, of which nothing is kept', async () => {
		const { code, errors } = await run('index', '--verify', '--shard', '1/2');
		assert.equal(code, 2);
		assert.match(errors, /leave out --shard/);
	});
});

describe('what the command kept of an earlier run', function () {
	this.timeout(60_000);
	const folder = temporaryFolder(files);

	it('is made anew where it is damaged, and says so; every command prints the same', async () => {
		const scratch = mkdtempSync(join(tmpdir(), 'standpoint-cache-'));
		const cacheDir = join(scratch, 'cache');
		const run = (...args: readonly string[]) => standpointWith({ STANDPOINT_CACHE_DIR: cacheDir }, folder(), ...args);
		const expected = (await run('check', '--format', 'json')).output;
		for (const ending of ['seg', 'head']) {
			const [file] = cacheFiles(cacheDir, ending) as [string];
			const bytes = readFileSync(file);
			writeFileSync(file, bytes.subarray(0, bytes.length - 40));
			const { output, errors } = await run('check', '--format', 'json');
			assert.equal(output, expected);
			assert.match(errors, /damaged/);
			const next = await run('check', '--format', 'json');
			assert.deepEqual([next.output, next.errors], [expected, '']);
		}
		rmSync(cacheDir, { recursive: true });
		writeFileSync(cacheDir, 'a file in the place of the folder');
		const { output, errors } = await run('check', '--format', 'json');
		assert.equal(output, expected);
		assert.match(errors, /Nothing is cached/);
		rmSync(scratch, { recursive: true });
	});
});
