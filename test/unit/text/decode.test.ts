import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode, normalise } from '../../../server/src/text/decode';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('Decoding a file', () => {
	it('reads UTF-8 and finds nothing to complain of', () => {
		assert.deepEqual(decode(bytes('Varnhølt’s port 🚢\n')), { text: 'Varnhølt’s port 🚢\n', binary: false });
	});

	it('drops a byte order mark, but only the first, and only at the start', () => {
		assert.equal(decode(bytes('\ufeffThe port')).text, 'The port');
		assert.equal(decode(bytes('\ufeff\ufeffThe \ufeffport')).text, '\ufeffThe \ufeffport');
	});

	it('turns every line end into a line feed', () => {
		assert.equal(decode(bytes('one\r\ntwo\rthree\nfour\r\r\nfive')).text, 'one\ntwo\nthree\nfour\n\nfive');
	});

	it('reports bytes that are not UTF-8 and shows them as replacement characters', () => {
		const decoded = decode(Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x0a));
		assert.equal(decoded.text, 'Caf\ufffd\n');
		assert.match(decoded.problem ?? '', /not valid UTF-8/);
		assert.equal(decoded.binary, false);
	});

	it('does not mistake a replacement character that stands in the file for a fault', () => {
		assert.deepEqual(decode(bytes('Caf\ufffd')), { text: 'Caf\ufffd', binary: false });
	});

	it('takes a file with NUL bytes for binary and gives no text', () => {
		const decoded = decode(Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x00, 0x00));
		assert.equal(decoded.binary, true);
		assert.equal(decoded.text, '');
		assert.match(decoded.problem ?? '', /not text/);
	});

	it('takes an empty file for an empty text', () => {
		assert.deepEqual(decode(new Uint8Array()), { text: '', binary: false });
	});

	it('gives a text without carriage returns for any bytes, and never throws', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), source => {
				const decoded = decode(source);
				assert.ok(!decoded.text.includes('\r'));
				assert.doesNotMatch(decoded.text, /\p{Cs}/u);
				if (decoded.binary) assert.equal(decoded.text, '');
			}),
			{ numRuns: 500 },
		);
	});

	it('gives the same text for any line ends and with or without a byte order mark', () => {
		const prose = fc
			.array(fc.constantFrom('\n', 'The port', ' 🚢', 'e\u0301', '“No.”'), { maxLength: 30 })
			.map(parts => parts.join(''));
		fc.assert(
			fc.property(prose, fc.constantFrom('\n', '\r\n', '\r'), fc.boolean(), (text, lineEnd, mark) => {
				const saved = (mark ? '\ufeff' : '') + text.replaceAll('\n', lineEnd);
				assert.equal(decode(bytes(saved)).text, text);
			}),
		);
	});
});

describe('Normalising a text', () => {
	it('gives an editor’s text as it is read again once it is saved, halves of emoji included', () => {
		const typed = fc.array(fc.constantFrom('\ufeff', '\r', '\n', 'tide', '🚢', '\ud83d', '\udea2', '\ufffd'), {
			maxLength: 12,
		});
		fc.assert(
			fc.property(typed, parts => {
				const text = parts.join('');
				const shown = normalise(text);
				assert.equal(shown, decode(bytes(text)).text);
				assert.equal(shown, Buffer.from(shown).toString());
			}),
		);
		assert.equal(normalise('a\ud83db🚢\udea2'), 'a\ufffdb🚢\ufffd');
	});

	it('changes nothing the second time', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('\r', '\n', 'a', ' '), { maxLength: 20 }), parts => {
				const once = normalise(parts.join(''));
				assert.equal(normalise(once), once);
			}),
		);
	});
});
