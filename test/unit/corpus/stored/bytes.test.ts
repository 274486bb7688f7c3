import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ByteReader, writeBytes } from '../../../../server/src/corpus/stored/bytes';
import { readSpans, unzigzag, writeSpans, zigzag } from '../../../../server/src/corpus/stored/spans';

const number = fc.oneof(fc.nat(300), fc.nat(2 ** 31 - 1), fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }));
const text = fc.string({ unit: 'grapheme', maxLength: 90 });

describe('a record of bytes', () => {
	it('gives back every number and text, in order', () => {
		const value = fc.oneof(
			number.map(it => ['number', it] as const),
			fc.double({ noNaN: true }).map(it => ['real', it] as const),
			text.map(it => ['text', it] as const),
			fc.option(text, { nil: undefined }).map(it => ['maybe', it] as const),
			fc.uint8Array({ maxLength: 300 }).map(it => ['bytes', it] as const),
		);
		fc.assert(
			fc.property(fc.array(value, { maxLength: 40 }), values => {
				const writer = writeBytes();
				for (const [kind, it] of values) (writer[kind] as (value: unknown) => void)(it);
				const reader = new ByteReader(writer.finish());
				for (const [kind, it] of values) {
					const read = reader[kind]();
					assert.deepEqual(read instanceof Uint8Array ? [...read] : read, it instanceof Uint8Array ? [...it] : it);
				}
			}),
		);
	});

	it('puts sections behind their length, one inside the other, whatever was written before', () => {
		fc.assert(
			fc.property(fc.array(text, { maxLength: 30 }), fc.array(text, { maxLength: 30 }), (outer, inner) => {
				const writer = writeBytes();
				writer.section(() => {
					for (const it of outer) writer.text(it);
					writer.section(() => {
						for (const it of inner) writer.text(it);
					});
				});
				writer.text('behind');
				const reader = new ByteReader(writer.finish());
				const section = new ByteReader(reader.bytes());
				assert.deepEqual(
					outer.map(() => section.text()),
					outer,
				);
				const within = new ByteReader(section.bytes());
				assert.deepEqual(
					inner.map(() => within.text()),
					inner,
				);
				assert.equal(reader.text(), 'behind');
			}),
		);
	});

	it('stays as it is when others are written', () => {
		const written = ['first', 'second'].map(it => {
			const writer = writeBytes();
			writer.text(it);
			return writer.finish();
		});
		assert.deepEqual(
			written.map(bytes => new ByteReader(bytes).text()),
			['first', 'second'],
		);
	});

	it('gives back spans in any order', () => {
		const spans = fc.array(fc.record({ start: fc.nat(1e6), end: fc.nat(1e6) }, { noNullPrototype: true }), {
			maxLength: 20,
		});
		fc.assert(
			fc.property(spans, given => {
				const writer = writeBytes();
				writeSpans(writer, given);
				assert.deepEqual(readSpans(new ByteReader(writer.finish())), given);
			}),
		);
	});

	it('has small numbers for small distances in both directions', () => {
		assert.deepEqual([0, -1, 1, -2, 2].map(zigzag), [0, 1, 2, 3, 4]);
		assert.deepEqual([0, 1, 2, 3, 4].map(unzigzag), [0, -1, 1, -2, 2]);
	});

	it('is empty behind its end', () => {
		const reader = new ByteReader(new Uint8Array([0x85]));
		assert.equal(reader.number(), 5);
		assert.equal(reader.text(), '');
		assert.equal(reader.number(), 0);
	});
});
