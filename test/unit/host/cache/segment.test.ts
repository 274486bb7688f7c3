import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	type CacheEntry,
	type Digester,
	noDigest,
	readTable,
	SegmentWriter,
} from '../../../../server/src/host/cache/segment';
import { entryOf, plain } from './entries';

/** The two files of a segment. */
function segmentOf(entries: readonly CacheEntry[], digest: Digester = noDigest()) {
	const writer = new SegmentWriter(digest);
	for (const entry of entries) assert.ok(writer.add(entry));
	const { values, rows, digest: last } = writer.finish();
	const bytes = Buffer.concat(values);
	assert.equal(bytes.length, writer.length);
	return { values: bytes, table: Buffer.concat([rows, last]) };
}

function read(
	{ values, table }: { readonly values: Buffer; readonly table: Uint8Array },
	mend: () => Uint8Array | undefined = () => undefined,
) {
	const part = (start: number, length: number) =>
		start + length <= values.length ? values.subarray(start, start + length) : undefined;
	return readTable(table, { length: values.length, read: part, mend });
}

const anyText = fc.string({ unit: 'grapheme', maxLength: 40 });
const anyEntry: fc.Arbitrary<CacheEntry> = fc.record({
	article: anyText,
	files: fc.array(
		fc.record({
			path: anyText,
			stamp: anyText,
			hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(bytes => Buffer.from(bytes).toString('hex')),
		}),
		{ maxLength: 4 },
	),
	packed: fc.uint8Array({ maxLength: 200 }),
});

describe('a segment of the cache', () => {
	it('gives the entries back as they were, in their order', () => {
		fc.assert(
			fc.property(fc.array(anyEntry), entries => {
				assert.deepEqual(read(segmentOf(entries))?.entries.map(plain), entries.map(plain));
			}),
		);
	});

	it('holds large entries beside small ones', () => {
		const entries = [10, 1_000_000, 0, 300_000, 262_144, 7].map((bytes, index) => entryOf(`${index}.txt`, 1, bytes));
		assert.deepEqual(read(segmentOf(entries))?.entries.map(plain), entries.map(plain));
	});

	it('keeps a byte order mark at the start of a name', () => {
		const entry = entryOf('\ufeffarticles/tide.txt', 1);
		assert.equal(read(segmentOf([entry]))?.entries[0]?.article, '\ufeffarticles/tide.txt');
	});

	it('has the digest that its maker makes of the values, in their order', () => {
		const seen: string[] = [];
		const digest: Digester = {
			add: (article, packed) => seen.push(`${article} ${packed.length}`),
			finish: () => Buffer.from(seen.join()),
		};
		const found = read(segmentOf([entryOf('a.txt', 1, 3), entryOf('b.txt', 1, 4)], digest));
		assert.equal(Buffer.from(found?.digest ?? []).toString(), 'a.txt 3,b.txt 4');
	});

	it('takes in no entry that could not be given back as it is', () => {
		const entry = entryOf('articles/tide.txt', 1);
		const [file] = entry.files;
		const refused: readonly CacheEntry[] = [
			{ ...entry, article: 'half a pair \ud83d.txt' },
			{ ...entry, files: [{ path: 'a.txt', stamp: '\udc00', hash: file?.hash ?? '' }] },
			{ ...entry, files: [{ path: 'a.txt', stamp: '1', hash: 'not a hash' }] },
			{ ...entry, packed: new Uint8Array(64 * 2 ** 20 + 1) },
		];
		const writer = new SegmentWriter(noDigest());
		for (const each of refused) assert.equal(writer.add(each), false);
		assert.equal(writer.length, 0);
	});

	it('gives no value of which a single bit is another, and tells of it', () => {
		const entries = ['a.txt', 'b.txt', 'c.txt'].map(article => entryOf(article, 1, 20));
		const segment = segmentOf(entries);
		for (let bit = 0; bit < 8 * 60; bit++) {
			const values = Buffer.from(segment.values);
			values[bit >> 3] = (values[bit >> 3] as number) ^ (1 << (bit & 7));
			let noticed = 0;
			const mend = () => {
				noticed++;
				return undefined;
			};
			const found = read({ ...segment, values }, mend)?.entries ?? [];
			const damaged = Math.floor(bit / 160);
			assert.deepEqual(
				found.map(entry => entry.bytes().length),
				[0, 1, 2].map(number => (number === damaged ? 0 : 20)),
			);
			assert.equal(noticed, 1);
		}
	});

	it('is read without an error whatever its table is, even where a checksum does not help', () => {
		const whole = segmentOf(['a.txt', 'b.txt', 'c.txt', 'd.txt'].map(article => entryOf(article, 1, 50)));
		const { table } = whole;
		const change = fc.tuple(fc.nat(table.length - 1), fc.constantFrom(0, 1, 7, 8, 127, 128, 255));
		fc.assert(
			fc.property(fc.array(change, { maxLength: 5 }), fc.nat(table.length + 20), (changes, length) => {
				const bytes = Buffer.alloc(length);
				table.copy(bytes);
				for (const [at, byte] of changes) if (at < length) bytes[at] = byte;
				for (const entry of read({ ...whole, table: bytes })?.entries ?? []) plain(entry);
			}),
			{ numRuns: 2_000 },
		);
		fc.assert(fc.property(fc.uint8Array(), bytes => read({ ...whole, table: bytes }) === undefined));
	});
});
