import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { nodeFiles } from '../../../server/src/host/node-files';
import { readFile, readTextNow } from '../../../server/src/host/read-file';
import { temporaryFolder } from './temporary-folder';

describe('reading a file', () => {
	let folder = temporaryFolder();
	beforeEach(() => {
		folder = temporaryFolder();
	});
	afterEach(() => folder.dispose());

	const read = (relative: string) => readFile(nodeFiles, folder.join(relative));

	it('gives the text without byte order mark and with one kind of line end', async () => {
		folder.write({ 'a.txt': '\uFEFFHarbour closed\r\nFerries wait\rTides turn\n' });
		const reading = await read('a.txt');
		assert.equal(reading.kind, 'text');
		assert.equal(reading.kind === 'text' && reading.text, 'Harbour closed\nFerries wait\nTides turn\n');
	});

	it('hashes the normalised text, so that line ends do not matter', async () => {
		folder.write({ 'unix.txt': 'One\nTwo 😀\n', 'dos.txt': '\uFEFFOne\r\nTwo 😀\r\n' });
		const [unix, dos] = [await read('unix.txt'), await read('dos.txt')];
		assert.ok(unix.kind === 'text' && dos.kind === 'text');
		assert.equal(unix.hash, dos.hash);
		assert.equal(unix.hash, '818fbc6898d87d9a94da215f71f2c2c9299c35eeed8187e7396e514b88706b4f');
	});

	it('reports a file of 50 MB without reading it', async () => {
		writeFileSync(folder.join('huge.txt'), '');
		truncateSync(folder.join('huge.txt'), 50 * 2 ** 20);
		assert.deepEqual(await read('huge.txt'), {
			kind: 'unreadable',
			reason: 'It is too large: 50 MB, at most 16 MB are read.',
		});
		assert.equal(readTextNow(nodeFiles, folder.join('huge.txt')), undefined);
	});

	it('reports a binary file', async () => {
		folder.write({ 'photo.txt': new Uint8Array([137, 80, 78, 71, 0, 0, 0, 13]) });
		const reading = await read('photo.txt');
		assert.ok(reading.kind === 'unreadable');
		assert.match(reading.reason, /not text/);
	});

	it('reads bytes that are no UTF-8 and says so', async () => {
		folder.write({ 'latin.txt': new Uint8Array([0x63, 0x61, 0x66, 0xe9]) });
		const reading = await read('latin.txt');
		assert.ok(reading.kind === 'text');
		assert.equal(reading.text, 'caf\uFFFD');
		assert.match(reading.problem ?? '', /UTF-8/);
	});

	it('reports a link that leads back to itself', async () => {
		symlinkSync('loop.txt', folder.join('loop.txt'));
		assert.deepEqual(await read('loop.txt'), {
			kind: 'unreadable',
			reason: 'It is a symbolic link that leads back to itself.',
		});
	});

	it('reports a folder, and a file in the place of a folder', async () => {
		mkdirSync(folder.join('folder.txt'));
		folder.write({ 'file.txt': 'x' });
		assert.deepEqual(await read('folder.txt'), { kind: 'unreadable', reason: 'It is a folder, not a file.' });
		assert.equal((await read('file.txt/below.txt')).kind, 'unreadable');
	});

	it('does not wait for a named pipe', async function () {
		if (process.platform === 'win32') return assert.ok(true);
		this.timeout(5000);
		execFileSync('mkfifo', [folder.join('pipe.txt')]);
		assert.deepEqual(await read('pipe.txt'), { kind: 'unreadable', reason: 'It is not a regular file.' });
		assert.equal(readTextNow(nodeFiles, folder.join('pipe.txt')), undefined);
	});

	it('tells a missing file from an unreadable one', async () => {
		assert.deepEqual(await read('missing.txt'), { kind: 'absent' });
	});

	it('gives a new stamp when the file was written again', async () => {
		folder.write({ 'a.txt': 'first' });
		const first = await read('a.txt');
		folder.write({ 'a.txt': 'third' });
		await new Promise(resolve => setTimeout(resolve, 20));
		folder.write({ 'a.txt': 'third' });
		const second = await read('a.txt');
		assert.ok(first.kind === 'text' && second.kind === 'text');
		assert.notEqual(first.stamp, second.stamp);
	});
});
