import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ActorCounts, Contribution } from '../../../server/src/corpus/contribution';
import { facets, layerFacet, pairKey, wordFacet } from '../../../server/src/corpus/contribution';
import { CorpusIndex } from '../../../server/src/corpus/index';

const NONE = { mentions: 0, says: 0, spokenOf: 0, annotated: 0, claims: 0, held: [], received: [] };
const counts = (actor: string, some: Partial<ActorCounts>): ActorCounts => ({ ...NONE, actor, ...some });

const text = (...actors: readonly ActorCounts[]): Contribution => ({ actors, facets: [] });

const sorted = <V>(map: Iterable<readonly [string, V]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
/** What an index says, whatever numbers its articles have. */
const content = (index: CorpusIndex) => [
	[...index.facets()].sort().map(facet => [facet, index.facet(facet).total, sorted(index.facet(facet))]),
	sorted(index).map(([actor, { totals, mentions, says, spokenOf, annotated, held, received }]) => [
		actor,
		totals,
		[mentions, says, spokenOf, annotated, held, received].map(sorted<number>),
	]),
];

function indexOf(articles: Iterable<readonly [string, readonly Contribution[]]>): CorpusIndex {
	const draft = CorpusIndex.empty().edit();
	for (const [path, contributions] of articles) draft.replace(path, [], contributions);
	return draft.finish();
}

const lind = counts('lind', { mentions: 2, says: 1, held: [[pairKey('oppose', 'norland'), 1]] });
const norland = counts('norland', { mentions: 1, spokenOf: 1, received: [[pairKey('oppose', 'lind'), 1]] });

describe('the index of a corpus', () => {
	it('adds up what the text and each annotation file of an article say of an actor', () => {
		const claim = text(counts('lind', { annotated: 1, claims: 1 }));
		const lindEntry = indexOf([['a', [text(lind, norland), claim, text(counts('lind', { annotated: 2 }))]]]).get(
			'lind',
		);
		assert.deepEqual(lindEntry?.totals, { mentions: 2, says: 1, spokenOf: 0, annotated: 3, claims: 1 });
		assert.deepEqual([...(lindEntry?.annotated ?? [])], [['a', 3]]);
		assert.deepEqual([...(lindEntry?.held ?? [])], [[pairKey('oppose', 'norland'), 1]]);
	});

	it('is the very same where equal counts, or the same ones in another order, take the place of others', () => {
		const both = { ...text(lind, norland), facets: [[facets.mentions, 3] as const] };
		const file = text(counts('lind', { annotated: 1, claims: 1 }));
		const index = indexOf([['a', [both, file]]]);
		const draft = index.edit();
		draft.replace('a', [both, file], [file, both]);
		draft.replace('a', [both], [{ ...text({ ...lind }, { ...norland }), facets: [[facets.mentions, 3]] }]);
		draft.replace('a', [both, file], []);
		draft.replace('a', [], [both, file]);
		assert.equal(draft.finish(), index);
	});

	it('keeps the entries of all actors whose counts stay', () => {
		const index = indexOf([['a', [text(lind, norland)]]]);
		const draft = index.edit();
		draft.replace('a', [text(lind, norland)], [text(lind, { ...norland, mentions: 2 })]);
		const next = draft.finish();
		assert.equal(next.get('lind'), index.get('lind'));
		assert.equal(next.get('norland')?.mentions.get('a'), 2);
		assert.equal(index.get('norland')?.mentions.get('a'), 1);
	});

	it('counts one object twice where two files have it', () => {
		const file = text(counts('lind', { annotated: 1 }));
		const draft = indexOf([['a', [file]]]).edit();
		draft.replace('a', [file], [file, file]);
		assert.equal(draft.finish().get('lind')?.annotated.get('a'), 2);
	});

	it('knows of a facet in which articles it is, how often, and how often in all', () => {
		const [one, other] = [wordFacet('topic', 'tolls'), layerFacet('mara')];
		const index = indexOf([
			[
				'a',
				[
					{ actors: [], facets: [[one, 2]] },
					{ actors: [], facets: [[one, 1]] },
				],
			],
			['b', [{ actors: [], facets: [[one, 4]] }]],
		]);
		assert.deepEqual(
			[...index.facet(one)],
			[
				['a', 3],
				['b', 4],
			],
		);
		assert.equal(index.facet(one).total, 7);
		assert.deepEqual([index.facet(other).size, index.facet(other).total], [0, 0]);
		const draft = index.edit();
		draft.replace('b', [{ actors: [], facets: [[one, 4]] }], [{ actors: [], facets: [[other, 1]] }]);
		const next = draft.finish();
		assert.deepEqual([...next.facets()].sort(), [other, one].sort());
		assert.equal(next.facet(one).total, 3);
	});

	it('equals one built anew after any replacements, and has no actor that occurs nowhere', () => {
		const number = fc.nat(2);
		const pairs = fc
			.array(fc.tuple(fc.constantFrom('p', 'q'), fc.integer({ min: 1, max: 2 })), { maxLength: 2 })
			.map(list => [...new Map(list)]);
		const one = fc.record({
			actor: fc.constantFrom('a', 'b', 'c'),
			mentions: number,
			says: number,
			spokenOf: number,
			annotated: number,
			claims: number,
			held: pairs,
			received: pairs,
		});
		const contribution = fc.record({
			actors: fc.uniqueArray(one, { selector: ({ actor }) => actor, maxLength: 3 }),
			facets: pairs,
		});
		const replacement = fc.record({
			path: fc.constantFrom('one', 'two', 'three'),
			after: fc.array(contribution, { maxLength: 2 }),
		});
		fc.assert(
			fc.property(fc.array(fc.array(replacement, { maxLength: 3 }), { maxLength: 5 }), batches => {
				const now = new Map<string, readonly Contribution[]>();
				let index = CorpusIndex.empty();
				for (const batch of batches) {
					const draft = index.edit();
					for (const { path, after } of batch) {
						draft.replace(path, now.get(path) ?? [], after);
						now.set(path, after);
					}
					index = draft.finish();
				}
				assert.deepEqual(content(index), content(indexOf([...now].reverse())));
			}),
		);
	});
});
