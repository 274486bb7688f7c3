import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sidecarPath } from '../../../server/src/corpus/paths';
import { inShard, readShard } from '../../../server/src/corpus/shards';

const shards = (of: number) => Array.from({ length: of }, (_, index) => ({ number: index + 1, of }));

describe('splitting a corpus', () => {
	it('puts every file into exactly one part, and annotations with their article', () => {
		const name = fc.stringMatching(/^[a-z][a-zé0-9 .-]{0,19}$/).map(stem => `articles/${stem}.txt`);
		fc.assert(
			fc.property(name, fc.integer({ min: 1, max: 40 }), (article, of) => {
				const owners = shards(of).filter(shard => inShard(article, shard));
				assert.equal(owners.length, 1);
				const [owner] = owners;
				for (const layer of [undefined, 'mara']) assert.ok(owner && inShard(sidecarPath(article, layer), owner));
			}),
		);
	});

	it('gives what belongs to the whole corpus to the first part', () => {
		for (const path of ['corpus.yaml', 'actors.yaml', 'actors/people.yaml']) {
			assert.deepEqual(
				shards(5).map(shard => inShard(path, shard)),
				[true, false, false, false, false],
			);
		}
	});

	it('makes parts of about the same size', () => {
		for (const of of [2, 3, 8, 64]) {
			const sizes = shards(of).map(
				shard =>
					Array.from({ length: 100 * of }, (_, index) => `articles/2019/03/2019-03-${index}.txt`).filter(path =>
						inShard(path, shard),
					).length,
			);
			assert.ok(Math.min(...sizes) > 50 && Math.max(...sizes) < 160, `${of}: ${sizes}`);
		}
	});

	it('splits the same on every machine', () => {
		const paths = ['articles/a.txt', 'articles/b.txt', 'articles/c.txt', 'articles/é.md'];
		assert.deepEqual(
			paths.map(path => shards(10).findIndex(shard => inShard(path, shard)) + 1),
			[1, 1, 5, 9],
		);
	});

	it('reads “2/8” and nothing that makes no sense', () => {
		assert.deepEqual(readShard('2/8'), { number: 2, of: 8 });
		for (const text of ['0/8', '9/8', '2', '2/0', '-1/8', '1.5/8', '2/8/9', '', ' 2/8', 'a/b']) {
			assert.equal(readShard(text), undefined, text);
		}
	});
});
