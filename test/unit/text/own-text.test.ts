import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { ownText } from '../../../server/src/text/own-text';
import { inUse } from '../support/memory';

describe('a text with memory of its own', () => {
	it('is the same text, half an emoji included', () => {
		const text = fc.string({ unit: fc.constantFrom('a', 'é', '🚢', '\ud83d', '\udea2', '\0'), maxLength: 40 });
		fc.assert(fc.property(text, words => assert.equal(ownText(words), words)));
		assert.equal(ownText('\ud83d'), '\ud83d');
	});

	it('keeps nothing of the long text that it was cut out of', async () => {
		const ids: string[] = [];
		const before = await inUse();
		for (let n = 0; n < 20; n++) {
			const file = Buffer.from(`the-harbour-master-${n}: `.padEnd(2 ** 20, '.')).toString();
			ids.push(ownText(file.slice(0, 18)));
		}
		const grown = (await inUse()) - before;
		assert.ok(grown < 5, `${grown} MB are kept for ${ids.length} ids`);
	});
});
