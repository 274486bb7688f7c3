import assert from 'node:assert/strict';
import { createPages, moreLabel, pageSize } from '../../../client/src/pages';

const many = Array.from({ length: 5012 }, (_, index) => index);

describe('a long list in a tree', () => {
	it('shows a page, and another when somebody asks for more', () => {
		const pages = createPages();
		assert.deepEqual(pages.shown('a', many), { items: many.slice(0, pageSize), left: 5012 - pageSize });
		assert.equal(moreLabel(pages.shown('a', many).left), '… 4,812 more');
		pages.more('a');
		assert.equal(pages.shown('a', many).items.length, 2 * pageSize);
		assert.equal(pages.shown('b', many).items.length, pageSize, 'other lists stay as they are');
	});

	it('shows a short list whole, and one that is hardly longer than a page', () => {
		const pages = createPages();
		for (const length of [0, 1, pageSize, pageSize + 5]) {
			assert.deepEqual(pages.shown('a', many.slice(0, length)), { items: many.slice(0, length), left: 0 });
		}
	});

	it('shows as much as is needed to reach an item', () => {
		const pages = createPages();
		assert.equal(pages.reach('a', pageSize - 1), false);
		assert.equal(pages.reach('a', 3 * pageSize), true);
		assert.ok(pages.shown('a', many).items.includes(3 * pageSize));
		assert.equal(pages.reach('a', 3 * pageSize), false);
		pages.reset();
		assert.equal(pages.shown('a', many).items.length, pageSize);
	});
});
