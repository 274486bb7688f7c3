import assert from 'node:assert/strict';
import { Catalogue, isDead } from '../../../../server/src/host/cache/catalogue';

const table = { name: 'table', bytes: 0, sha256: '' };
const part = (name: string, bytes: number) => ({ name, bytes, sha256: '', table });
const entries = (articles: string, bytes: number) =>
	[...articles].map(article => ({ article: article === '-' ? undefined : article, bytes }));
const names = (segments: readonly { readonly name: string }[]) => segments.map(({ name }) => name).join(' ');
const large = 2 ** 20;

describe('the catalogue of the cache', () => {
	it('marks what was replaced or removed, and lets go of a segment in which nothing counts', () => {
		const catalogue = new Catalogue();
		catalogue.add(part('one', 30), entries('abc', 10));
		catalogue.add(part('two', 20), entries('b-', 10));
		assert.equal(catalogue.remove('c'), true);
		assert.equal(catalogue.remove('c'), false);
		const [one, two] = catalogue.segments;
		assert.deepEqual(
			[0, 1, 2].map(number => one && isDead(one, number)),
			[false, true, true],
		);
		assert.deepEqual(
			[0, 1].map(number => two && isDead(two, number)),
			[false, true],
		);
		catalogue.remove('a');
		assert.equal(names(catalogue.segments), 'two');
		assert.equal(catalogue.bytes, 20);
	});

	it('lets the later of two entries of one segment count', () => {
		const catalogue = new Catalogue();
		catalogue.add(part('one', 20), entries('aa', 10));
		const [one] = catalogue.segments;
		assert.deepEqual(
			[0, 1].map(number => one && isDead(one, number)),
			[true, false],
		);
	});

	it('forgets the articles of a segment that is damaged', () => {
		const catalogue = new Catalogue();
		catalogue.add(part('one', 20), entries('ab', 10));
		catalogue.add(part('two', 10), entries('b', 10));
		const [one] = catalogue.segments;
		if (one) catalogue.drop(one);
		assert.equal(catalogue.remove('a'), false);
		assert.equal(catalogue.remove('b'), true);
	});

	it('rewrites what is largely dead once a third of all is', () => {
		const catalogue = new Catalogue();
		catalogue.add(part('full', 4 * large), entries('abcd', large));
		catalogue.add(part('holed', 4 * large), entries('efgh', large));
		for (const article of 'ef') catalogue.remove(article);
		assert.equal(names(catalogue.toRewrite()), '');
		catalogue.remove('g');
		assert.equal(names(catalogue.toRewrite()), 'holed');
	});

	it('makes one of many small segments, not of a few, and never of large ones', () => {
		const catalogue = new Catalogue();
		catalogue.add(part('large', large), entries('z', large));
		for (const article of 'abcdefgh') catalogue.add(part(article, 10), entries(article, 10));
		assert.equal(names(catalogue.toRewrite()), '');
		catalogue.add(part('i', 10), entries('i', 10));
		assert.equal(names(catalogue.toRewrite()), 'a b c d e f g h i');
	});
});
