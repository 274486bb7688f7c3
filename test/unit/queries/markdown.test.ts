import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeMarkdown, shorten } from '../../../server/src/queries/markdown';

describe('text from a file as Markdown', () => {
	for (const [text, markdown] of [
		['plain words, “quoted” – and so on', 'plain words, “quoted” – and so on'],
		['<b>*a*</b>', '\\<b\\>\\*a\\*\\</b\\>'],
		['[a](command:b)', '\\[a\\](command\\:b)'],
		['one\n\n# two', 'one # two'],
		['# one', '\\# one'],
		['1. one', '1\\. one'],
		['- one', '\\- one'],
		['see www.example.org', 'see www\\.example.org'],
		['$(alert) a@b.c', '\\$(alert) a\\@b.c'],
		['abc\u202Egnp', 'abcgnp'],
	] as const) {
		it(`${JSON.stringify(text)} becomes ${JSON.stringify(markdown)}`, () =>
			assert.equal(escapeMarkdown(text), markdown));
	}

	it('is one line, and no longer than wanted before escaping', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
				const escaped = escapeMarkdown(text, limit);
				assert.ok(!/[\n\r\u2028\u2029]/.test(escaped));
				assert.ok(escaped.length <= 2 * limit + 1);
			}),
		);
	});

	it('is cut between characters, not within one', () => {
		assert.equal(shorten('ab🙂cd', 4), 'ab…');
		assert.equal(shorten('ab🙂cd', 6), 'ab🙂cd');
		assert.equal(shorten('ab🙂cde', 5), 'ab🙂…');
	});
});
