import assert from 'node:assert/strict';
import { frontMatterSpan, readFrontMatter } from '../../../server/src/article/front-matter';

const matter = (yaml: string): string => `---\n${yaml}\n---\n\nThe port is shut.\n`;

describe('Front matter', () => {
	it('stands between its fences at the very start', () => {
		const text = matter('title: The bolt');
		assert.equal(text.slice(0, frontMatterSpan(text)?.end), '---\ntitle: The bolt\n---');
		assert.equal(frontMatterSpan(`\n${text}`), undefined);
		assert.equal(frontMatterSpan('---\ntitle: The bolt\n'), undefined);
	});

	it('may be empty', () => {
		assert.deepEqual(frontMatterSpan('---\n---\nThe port is shut.'), { start: 0, end: 7 });
		assert.deepEqual(readFrontMatter('---\n---\nThe port is shut.'), {});
	});

	it('says nothing with values that make no sense', () => {
		assert.deepEqual(readFrontMatter(matter('date: soon\nurl: javascript:alert(1)\ngenre: poem\ntitle: {a: 1}')), {});
		assert.deepEqual(readFrontMatter(matter('- a list\n- of things')), {});
	});

	it('reads dates in words, with a time, and with quotation marks', () => {
		assert.equal(readFrontMatter(matter('date: March 6, 2014')).date, '2014-03-06');
		assert.equal(readFrontMatter(matter('date: 2014-03-06T10:00:00Z')).date, '2014-03-06');
		assert.equal(readFrontMatter(matter('date: "2014-03-06"')).date, '2014-03-06');
	});

	it('is read as far as it goes where it is half typed', () => {
		assert.deepEqual(readFrontMatter(matter('title: The bolt\nauthor: [Ana Novak')), {
			title: 'The bolt',
			author: 'Ana Novak',
		});
	});

	it('is given up where it is bottomless or huge', () => {
		assert.deepEqual(readFrontMatter(matter(`title: ${'['.repeat(6000)}`)), {});
		assert.deepEqual(readFrontMatter(matter(`title: The bolt\nnote: ${'a'.repeat(40_000)}`)), {});
		const bomb = [
			'a: &a [x, x]',
			...'bcdefgh'.split('').map((key, n) => `${key}: &${key} [${`*${'abcdefg'[n]}, `.repeat(9)}x]`),
		];
		assert.deepEqual(readFrontMatter(matter(bomb.join('\n'))), {});
	});
});
