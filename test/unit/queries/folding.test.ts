import assert from 'node:assert/strict';
import type { Zone } from '../../../server/src/article/article';
import { foldsOf } from '../../../server/src/queries/folding';
import { miniCorpus } from '../support/mini-corpus';

const text = `A headline

The body of the article.

anna wrote:
I do not agree.

ben wrote:
I do.

Read more
`;

/** The folds of an article whose zones are the given stretches of words. */
function folds(zones: readonly (readonly [Zone['kind'], from: string, to: string])[]) {
	const { corpus } = miniCorpus(`%! articles/a.txt\n${text}`);
	const record = corpus.articles.get('articles/a.txt');
	assert.ok(record?.analysis);
	const placed = zones.map(
		([kind, from, to]): Zone => ({ kind, start: text.indexOf(from), end: text.indexOf(to) + to.length }),
	);
	const analysis = { ...record.analysis, article: { ...record.analysis.article, zones: placed } };
	const articles = corpus.articles.edit();
	articles.set('articles/a.txt', { ...record, analysis });
	return foldsOf({ ...corpus, articles: articles.finish() }, 'articles/a.txt');
}

describe('folding', () => {
	it('folds a thread of comments into one, and leaves the article and single lines alone', () => {
		assert.deepEqual(
			folds([
				['headline', 'A headline', 'A headline'],
				['body', 'The body', 'article.'],
				['comment', 'anna', 'agree.'],
				['comment', 'ben', 'I do.'],
				['related', 'Read more', 'Read more'],
			]),
			[{ startLine: 4, endLine: 8, zone: 'comment' }],
		);
	});
});
