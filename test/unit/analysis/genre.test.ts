import assert from 'node:assert/strict';
import { analyseArticle } from '../../../server/src/analysis/analyse';
import { compileActors } from '../../../server/src/analysis/mentions';
import type { ArticleMetadata } from '../../../server/src/article/article';

const REPORT = `Pier closed after storm

The pier was closed on Monday, the council said. “It is not safe,” said Ines Okafor, head of the port.

Lind told reporters that the dockers had warned of it in May. The ministry announced an inquiry.
`;

const COLUMN = `Who needs a pier?

We have lost our pier, and we should be glad. What did it ever do for the town? It cost more than it earned.

The council must not build another one. It would be a waste, and our children may have to pay for it.
`;

const TRANSCRIPT = `Mayor answers on pier

Mayor Ines Okafor spoke to the council on Monday. Partial transcript as follows:

“OKAFOR: I think that we should be glad. What did it ever do for us? We must not build another one. I would not pay
for it. Would you? It would be a waste, and our children may have to pay. Perhaps we should sell it.”
`;

const matcher = compileActors({ actors: new Map() });
const genreOf = (text: string, sidecarMetadata?: ArticleMetadata) =>
	analyseArticle({ text, format: 'text', path: 'a.txt', matcher, sidecarMetadata }).genre;

describe('The genre of an article', () => {
	it('is what its metadata say', () => {
		assert.equal(genreOf(COLUMN, { genre: 'news' }), 'news');
	});

	it('is opinion where its address or title says so', () => {
		assert.equal(genreOf(REPORT, { url: 'https://varnholt.example/opinion/pier' }), 'opinion');
	});

	it('is news where it quotes and reports', () => {
		assert.equal(genreOf(REPORT), 'news');
	});

	it('is news where it is somebody else who argues', () => {
		assert.equal(genreOf(TRANSCRIPT), 'news');
	});

	it('is opinion where it argues', () => {
		assert.equal(genreOf(COLUMN), 'opinion');
	});

	it('is news for an empty text', () => {
		assert.equal(genreOf(''), 'news');
	});
});
