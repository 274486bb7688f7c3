import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { type Head, readHead, writeHead } from '../../../../server/src/host/cache/head';

const part = (name: string) => ({ name, bytes: 12, sha256: 'a'.repeat(64) });
const table = part(`${'f'.repeat(24)}.table`);
const head: Head = {
	root: 'b'.repeat(32),
	analyser: 'the second',
	context: part(`${'c'.repeat(24)}.context`),
	segments: [
		{ ...part(`${'d'.repeat(24)}.seg`), table, dead: Buffer.from([0, 255, 3]) },
		{ ...part(`${'e'.repeat(24)}.seg`), table, dead: Buffer.from([]) },
	],
};

/** A head with a checksum that is right, whatever it says. */
const signed = (value: unknown): Uint8Array => {
	const json = JSON.stringify(value);
	return Buffer.from(`standpoint cache 2 ${createHash('sha256').update(json).digest('hex')}\n${json}\n`);
};
const onDisk = { ...head, segments: head.segments.map(segment => ({ ...segment, dead: 'AP8D' })) };

describe('the head of the cache', () => {
	it('gives back what was written', () => {
		assert.deepEqual(readHead(writeHead(head)), head);
		assert.ok(readHead(signed(onDisk)));
	});

	it('is none where any byte differs, is missing or was added', () => {
		const whole = writeHead(head);
		for (let at = 0; at < whole.length; at++) {
			const bytes = Uint8Array.from(whole);
			bytes[at] = (bytes[at] as number) ^ (1 << (at % 8));
			assert.equal(readHead(bytes), undefined, `byte ${at}`);
			assert.equal(readHead(whole.subarray(0, at)), undefined, `${at} bytes`);
		}
		assert.equal(readHead(Buffer.concat([whole, Buffer.from('\n')])), undefined);
	});

	it('names files beside it only', () => {
		const names = [
			'../../corpus.yaml',
			'/etc/passwd',
			'head',
			`${'d'.repeat(24)}.seg/x`,
			`../${'d'.repeat(24)}.seg`,
			'',
		];
		for (const name of names) {
			assert.equal(readHead(signed({ ...onDisk, context: part(name) })), undefined, name);
			assert.equal(readHead(signed({ ...onDisk, segments: [{ ...part(name), table, dead: '' }] })), undefined, name);
			const [segment] = onDisk.segments;
			assert.equal(readHead(signed({ ...onDisk, segments: [{ ...segment, table: part(name) }] })), undefined, name);
		}
	});

	it('is read without an error whatever it says', () => {
		const values: unknown[] = [null, 1, [], '', { segments: [null] }, { ...onDisk, segments: [1] }];
		for (const bytes of [-1, 0.5, 1e300, '12', null]) values.push({ ...onDisk, context: { ...head.context, bytes } });
		for (const value of values) assert.equal(readHead(signed(value)), undefined);
		fc.assert(fc.property(fc.jsonValue(), value => readHead(signed(value)) === undefined));
		fc.assert(fc.property(fc.uint8Array(), bytes => readHead(bytes) === undefined));
	});
});
