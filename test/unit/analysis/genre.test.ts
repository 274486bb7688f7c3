import assert from 'node:assert/strict';
import { detectGenre } from '../../../server/src/analysis/genre';
import { readArticle } from '../../../server/src/article/read-article';

const REPORT = `Pier closed after storm

The pier was closed on Monday, the council said. “It is not safe,” said Ines Okafor, head of the port.

Lind told reporters that the dockers had warned of it in May. The ministry announced an inquiry.
`;

const COLUMN = `Who needs a pier?

We have lost our pier, and we should be glad. What did it ever do for the town? It cost more than it earned.

The council must not build another one. It would be a waste, and our children may have to pay for it.
`;

describe('The genre of an article', () => {
	it('is what its metadata say', () => {
		assert.equal(detectGenre(readArticle(COLUMN, 'text'), { genre: 'news' }), 'news');
	});

	it('is opinion where its address or title says so', () => {
		assert.equal(detectGenre(readArticle(REPORT, 'text'), { url: 'https://varnholt.example/opinion/pier' }), 'opinion');
	});

	it('is news where it quotes and reports', () => {
		assert.equal(detectGenre(readArticle(REPORT, 'text'), {}), 'news');
	});

	it('is opinion where it argues', () => {
		assert.equal(detectGenre(readArticle(COLUMN, 'text'), {}), 'opinion');
	});

	it('is news for an empty text', () => {
		assert.equal(detectGenre(readArticle('', 'text'), {}), 'news');
	});
});
