import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ArticleNumbers } from '../../../server/src/corpus/article-numbers';
import { Postings } from '../../../server/src/corpus/postings';

const byPath = (entries: Iterable<readonly [string, number]>) => [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

/** Articles `a0`, `a1`, … with their numbers. */
function numbered(count: number): ArticleNumbers {
	const articles = new ArticleNumbers();
	for (let number = 0; number < count; number++) articles.assign(`a${number}`);
	return articles;
}

function once(articles: ArticleNumbers): Postings {
	const draft = Postings.empty(articles).edit();
	for (let number = 0; number < articles.size; number++) draft.add(number, 1);
	return draft.finish();
}

describe('postings', () => {
	it('are like a Map after any edits, large and small, and no version before them changes', () => {
		const articles = numbered(5000);
		const run = fc.record({
			from: fc.nat(4999),
			length: fc.oneof(fc.constant(1), fc.nat(20), fc.nat(4000)),
			step: fc.constantFrom(1, 2, 7, -1, -3),
			to: fc.oneof({ weight: 2, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.constant(2 ** 27) }),
		});
		fc.assert(
			fc.property(fc.array(fc.array(run, { maxLength: 4 }), { maxLength: 8 }), batches => {
				const model = new Map<string, number>();
				let postings = Postings.empty(articles);
				for (const batch of batches) {
					const before = postings;
					const was = byPath(before);
					const draft = before.edit();
					for (const { from, length, step, to } of batch) {
						for (let k = 0; k < length; k++) {
							const number = (((from + k * step) % 5000) + 5000) % 5000;
							draft.add(number, to - (model.get(`a${number}`) ?? 0));
							if (to === 0) model.delete(`a${number}`);
							else model.set(`a${number}`, to);
						}
					}
					postings = draft.finish();
					assert.deepEqual(byPath(before), was);
					assert.deepEqual(byPath(postings), byPath(model));
					assert.equal(postings === before, JSON.stringify(was) === JSON.stringify(byPath(model)));
					assert.equal(postings.size, model.size);
					assert.equal(
						postings.total,
						[...model.values()].reduce((sum, count) => sum + count, 0),
					);
				}
				for (let number = 0; number < 5000; number++) {
					assert.equal(postings.get(`a${number}`), model.get(`a${number}`));
					assert.equal(postings.has(`a${number}`), model.has(`a${number}`));
				}
				assert.deepEqual([...postings.keys()].sort(), [...model.keys()].sort());
				assert.deepEqual([...postings.values()].sort(), [...model.values()].sort());
			}),
			{ numRuns: 50 },
		);
	});

	it('are the very same after an edit that changes nothing', () => {
		const postings = once(numbered(1000));
		assert.equal(postings.edit().finish(), postings);
		const draft = postings.edit();
		draft.add(700, 3);
		draft.add(7, -1);
		draft.add(700, -3);
		draft.add(7, 1);
		assert.equal(draft.finish(), postings);
	});

	it('know nothing of articles that were given a number later', () => {
		const articles = numbered(3);
		const postings = once(articles);
		const draft = postings.edit();
		draft.add(articles.assign('later'), 2);
		assert.equal(draft.finish().get('later'), 2);
		assert.equal(postings.get('later'), undefined);
		assert.equal(postings.get('never'), undefined);
		assert.equal(postings.size, 3);
	});

	it('are in the order in which the articles were met', () => {
		assert.deepEqual([...once(numbered(300)).keys()].slice(254, 258), ['a254', 'a255', 'a256', 'a257']);
	});
});
