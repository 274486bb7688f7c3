import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type CacheEntry, readSegment, SegmentWriter } from '../../../../server/src/host/cache/segment';
import { entryOf, plain } from './entries';

const segmentOf = (entries: readonly CacheEntry[]): Buffer => {
	const writer = new SegmentWriter();
	for (const entry of entries) assert.ok(writer.add(entry));
	const bytes = Buffer.concat(writer.finish());
	assert.equal(bytes.length, writer.length);
	return bytes;
};

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
				assert.deepEqual(readSegment(segmentOf(entries))?.map(plain), entries.map(plain));
			}),
		);
	});

	it('holds large entries beside small ones', () => {
		const entries = [10, 1_000_000, 0, 300_000, 262_144, 7].map((bytes, index) => entryOf(`${index}.txt`, 1, bytes));
		assert.deepEqual(readSegment(segmentOf(entries))?.map(plain), entries.map(plain));
	});

	it('keeps a byte order mark at the start of a name', () => {
		const entry = entryOf('\ufeffarticles/tide.txt', 1);
		assert.equal(readSegment(segmentOf([entry]))?.[0]?.article, '\ufeffarticles/tide.txt');
	});

	it('lets values be read as numbers of eight bytes, without copying', () => {
		const bytes = segmentOf([1, 2, 3, 4, 5].map(length => entryOf('t'.repeat(length), 1, length * 3)));
		for (const { packed } of readSegment(bytes) ?? []) {
			assert.equal((packed.byteOffset - bytes.byteOffset) % 8, 0);
			assert.equal(packed.buffer, bytes.buffer);
		}
	});

	it('takes in no entry that could not be given back as it is', () => {
		const entry = entryOf('articles/tide.txt', 1);
		const [file] = entry.files;
		const refused: readonly CacheEntry[] = [
			{ ...entry, article: 'half a pair \ud83d.txt' },
			{ ...entry, files: [{ path: 'a.txt', stamp: '\udc00', hash: file?.hash ?? '' }] },
			{ ...entry, files: [{ path: 'a.txt', stamp: '1', hash: 'not a hash' }] },
			{ ...entry, packed: new Uint8Array(64 * 2 ** 20) },
		];
		const writer = new SegmentWriter();
		for (const each of refused) assert.equal(writer.add(each), false);
		assert.deepEqual(readSegment(Buffer.concat(writer.finish())), []);
	});

	it('copies entries from one segment into another', () => {
		const entries = ['a.txt', 'b.txt', 'c.txt'].map(article => entryOf(article, 1, 100));
		const writer = new SegmentWriter();
		for (const entry of readSegment(segmentOf(entries)) ?? []) writer.copy(entry.raw);
		assert.deepEqual(readSegment(Buffer.concat(writer.finish()))?.map(plain), entries.map(plain));
	});

	it('is read without an error whatever its bytes are, even where a checksum does not help', () => {
		const whole = segmentOf(['a.txt', 'b.txt', 'c.txt', 'd.txt'].map(article => entryOf(article, 1, 50)));
		const change = fc.tuple(fc.nat(whole.length - 1), fc.constantFrom(0, 1, 7, 8, 127, 128, 255));
		fc.assert(
			fc.property(fc.array(change, { maxLength: 5 }), fc.nat(whole.length + 20), (changes, length) => {
				const bytes = Buffer.alloc(length);
				whole.copy(bytes);
				for (const [at, value] of changes) if (at < length) bytes[at] = value;
				// Everything is read; what lies outside would throw.
				for (const entry of readSegment(bytes) ?? []) {
					plain(entry);
					assert.equal(entry.raw.length, entry.bytes);
				}
			}),
			{ numRuns: 3000 },
		);
		for (let length = 0; length < whole.length; length++) {
			assert.equal(readSegment(whole.subarray(0, length)), undefined, `${length} bytes of ${whole.length}`);
		}
	});
});
