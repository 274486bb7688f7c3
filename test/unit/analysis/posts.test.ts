import assert from 'node:assert/strict';
import { findAttributions } from '../../../server/src/analysis/attributions';
import { findQuotes } from '../../../server/src/analysis/quotes';
import { readArticle } from '../../../server/src/article/read-article';

const page = (lines: string): string => `The pier in the news

The pier fell in May, and nobody had walked on it since the storm.

${lines}

Nobody else was there.
`;

/** Sources and contents of the posts in a page. */
function postsIn(text: string, kind: 'writing' | 'speech' = 'writing'): readonly string[] {
	const article = readArticle(text, 'text');
	const slice = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
	return findAttributions(article, findQuotes(article), [])
		.filter(({ cueClass, nested }) => cueClass === kind && !nested)
		.map(({ source, content }) => `${source.map(slice).join()}: ${content.map(slice).join(' / ')}`);
}

describe('A post that a page embeds', () => {
	it('is its author’s, without the element around it and the links behind it', () => {
		assert.deepEqual(
			postsIn(page('The pier fell. The mayor says it did not. pic.example.org — Ana Lind (@lind) May 3, 2021')),
			['Ana Lind: The pier fell. The mayor says it did not. pic.example.org'],
		);
		assert.deepEqual(
			postsIn(page('<tweet id="1">The pier fell.https://t.co/x1 — Harbour 24 (@harbour_24) May 3, 2021</tweet>.')),
			['Harbour 24: The pier fell.'],
		);
	});

	it('may stand above the line that signs it', () => {
		assert.deepEqual(postsIn(page('The pier fell.\n\n— Ana Lind (@lind) May 3, 2021')), ['Ana Lind: The pier fell.']);
	});

	it('is not a dash and a name in a sentence, nor a line that signs nothing', () => {
		assert.deepEqual(
			postsIn(page('The pier — Ana Lind (@lind) tells me in May 2021 that it stood well — has fallen.')),
			[],
		);
	});
});

describe('A quotation that is signed', () => {
	it('is said by who stands below it, or behind a dash', () => {
		assert.deepEqual(postsIn(page('"The pier fell. It is gone."\n\n- Ana Lind.'), 'speech'), [
			'Ana Lind: "The pier fell. It is gone."',
		]);
		assert.deepEqual(postsIn(page('“The pier fell.” — Ana Lind, mayor of Derry'), 'speech'), [
			'Ana Lind, mayor of Derry: “The pier fell.”',
		]);
		assert.deepEqual(postsIn(page('> “The pier fell.”\n> — Sen. Ana Lind'), 'speech'), [
			'Sen. Ana Lind: “The pier fell.”',
		]);
	});

	it('is signed by no sentence, and below no words but a quotation', () => {
		assert.deepEqual(postsIn(page('“The pier fell.” — Nobody saw it. It was late.'), 'speech'), []);
		assert.deepEqual(postsIn(page('The pier fell in May.\n\n- Ana Lind.\n\n“Yes.” - Oh'), 'speech'), []);
		assert.deepEqual(postsIn(page('“The pier” fell in May, and “the boats” — Lind and Holm'), 'speech'), []);
	});
});
