import assert from 'node:assert/strict';
import type { ArticleFormat, ArticleMetadata } from '../../../server/src/article/article';
import { findMetadata } from '../../../server/src/article/metadata';
import { readArticle } from '../../../server/src/article/read-article';

function metadataOf(text: string, path = 'article.txt', format: ArticleFormat = 'text'): ArticleMetadata {
	return findMetadata(text, readArticle(text, format).zones, path, format);
}

/** An article with one line between its headline and its first paragraph. */
const withByline = (line: string): string => `Varnholt shuts port after crane collapse

${line}

The port of Varnholt was closed on Tuesday after a crane collapsed and injured two dock workers, officials said.

The operator said that the crane had been inspected in January.
`;

describe("An article's metadata", () => {
	it('is empty where the text says nothing', () => {
		assert.deepEqual(metadataOf('The port was closed on Tuesday, officials said.'), {});
		assert.deepEqual(metadataOf(''), {});
	});

	it('has the headline for its title', () => {
		assert.equal(metadataOf(withByline('By Ana Novak')).title, 'Varnholt shuts port after crane collapse');
	});

	for (const [line, author] of [
		['By Ana Novak', 'Ana Novak'],
		['By Ana Novak and Ben Ito, The Northern', 'Ana Novak, Ben Ito'],
		['BY ANA NOVAK', 'Ana Novak'],
		['Ana Novak in Varnholt', 'Ana Novak'],
		['Ana Novak, political editor', 'Ana Novak'],
		['Ana Novak OBE', 'Ana Novak'],
		['By J. R. van Dijk', 'J. R. van Dijk'],
		['By the Editorial Board', 'the Editorial Board'],
		['4 March 2014 | ANA NOVAK', 'Ana Novak'],
	] as const) {
		it(`has its author in the byline: ${line}`, () => assert.equal(metadataOf(withByline(line)).author, author));
	}

	it('has its author in a note at the end', () => {
		const text = `${withByline('Opinion')}\nAna Novak is a senior fellow at the Institute of Ports.\n`;
		assert.equal(metadataOf(text).author, 'Ana Novak');
	});

	for (const [line, date] of [
		['4 March 2014', '2014-03-04'],
		['March 4, 2014, 10:30 AM', '2014-03-04'],
		['Published: Tue 4 Mar 2014 18.22 GMT', '2014-03-04'],
		['2014-03-04', '2014-03-04'],
		['03/04/2014', undefined],
		['31 February 2014', undefined],
	] as const) {
		it(`has its date in the line ${line}, if that can be read in one way`, () =>
			assert.equal(metadataOf(withByline(line)).date, date));
	}

	it('has the day of publication rather than that of a change', () => {
		const text = withByline('Last modified on Wed 5 Mar 2014\n\nTue 4 Mar 2014');
		assert.equal(metadataOf(text).date, '2014-03-04');
	});

	it("has its date in the file's name before any in the text", () => {
		assert.equal(metadataOf(withByline('4 March 2014'), 'articles/2014-03-05-crane.txt').date, '2014-03-05');
		assert.equal(metadataOf('', 'articles/20140305_crane.txt').date, '2014-03-05');
		assert.equal(metadataOf('', '2014/2014-03-05/crane.txt').date, '2014-03-05');
		assert.equal(metadataOf('', 'crane-2014-13-45.txt').date, undefined);
	});

	it('has its agency and date in the dateline', () => {
		const text = `Varnholt shuts port after crane collapse

VARNHOLT, March 4, 2014 (Northern News) - The port was closed on Tuesday after a crane collapsed, officials said.
`;
		const { outlet, date } = metadataOf(text);
		assert.deepEqual({ outlet, date }, { outlet: 'Northern News', date: '2014-03-04' });
	});

	it('has its outlet in the copyright line, and its address on a line of its own', () => {
		const text = `${withByline('By Ana Novak')}
© 2014 The Northern. All rights reserved.
Source: https://north.example/crane
`;
		const { outlet, url } = metadataOf(text);
		assert.deepEqual({ outlet, url }, { outlet: 'The Northern', url: 'https://north.example/crane' });
	});

	it("leaves the outlet out of a browser's title", () => {
		const text = withByline('By Ana Novak').replace('\n', ' - The Northern\n');
		const { title } = metadataOf(`${text}\n© 2014 The Northern\n`);
		assert.equal(title, 'Varnholt shuts port after crane collapse');
	});

	it('has what Markdown front matter states before all else', () => {
		const text = `---
title: The bolt
author: [Ana Novak, Ben Ito]
date: 2014-03-06
genre: opinion
publication: The Northern
link: https://north.example/bolt
---

# Who pays for the crane?

By Lena Ott

It was never about the crane, and nobody in the city of Varnholt believes that it was.
`;
		assert.deepEqual(metadataOf(text, '2014-03-05-crane.md', 'markdown'), {
			title: 'The bolt',
			author: 'Ana Novak, Ben Ito',
			outlet: 'The Northern',
			date: '2014-03-06',
			url: 'https://north.example/bolt',
			genre: 'opinion',
		});
	});
});
