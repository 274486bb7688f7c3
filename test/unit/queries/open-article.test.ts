import assert from 'node:assert/strict';
import { attributionAt, mentionAt, openArticle } from '../../../server/src/queries/open-article';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

const path = 'articles/a.txt';
const { corpus } = miniCorpus(`${harbourActors}%! ${path}\nTolls\n\nMarta Lind said that Norland pays.\n`);
const article = openArticle(corpus, path);
assert.ok(article);
const at = (words: string): number => article.text.indexOf(words);

describe('what stands at a place of an article', () => {
	it('a mention, from its first letter to behind its last', () => {
		const actors = [at('Marta') - 1, at('Marta'), at('Lind'), at(' said'), at('said')].map(
			offset => mentionAt(article, offset)?.actor,
		);
		assert.deepEqual(actors, [undefined, 'lind', 'lind', 'lind', undefined]);
	});

	it('of two mentions that touch, the one that begins there', () => {
		const touching = {
			...article,
			analysis: {
				...article.analysis,
				mentions: [
					{ start: 0, end: 5, actor: 'a', via: 'name', score: 1 },
					{ start: 5, end: 9, actor: 'b', via: 'name', score: 1 },
				] as const,
			},
		};
		assert.deepEqual(
			[4, 5, 6, 9, 10].map(offset => mentionAt(touching, offset)?.actor),
			['a', 'b', 'b', 'b', undefined],
		);
	});

	it('the part of an attribution', () => {
		assert.deepEqual(
			[at('Marta'), at('said') + 1, at('pays')].map(offset => attributionAt(article, offset)?.role),
			['source', 'cue', 'content'],
		);
		assert.equal(attributionAt(article, 2), undefined);
	});

	it('nothing where the article is not open', () => assert.equal(openArticle(corpus, 'articles/b.txt'), undefined));
});
