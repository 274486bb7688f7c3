import assert from 'node:assert/strict';
import {
	changedCounts,
	countsOfSidecar,
	countsOfSummary,
	facets,
	layerFacet,
	pairKey,
	wordFacet,
} from '../../../server/src/corpus/contribution';
import type { ArticleSummary, SidecarRecord } from '../../../server/src/corpus/corpus';
import { harbourActors } from '../support/harbour';
import { miniCorpus } from '../support/mini-corpus';

const path = 'articles/tolls.txt';
const { corpus } = miniCorpus(`${harbourActors}
%! articles/tolls.txt
Tolls at the port

Marta Lind said that Norland would pay. Oskar Brandt disagreed.
%! articles/tolls.txt.ann.yaml
standpoint: 1
annotations:
  - {id: s1, type: stance, quote: disagreed, holder: brandt, target: lind, stance: oppose}
  - {id: s2, type: stance, quote: disagreed, holder: brandt, stance: oppose}
  - {id: s3, type: stance, quote: disagreed, holder: brandt, target: brandt}
  - {id: c1, type: claim, quote: would pay, source: {actor: lind, via: brandt}}
%! articles/tolls.txt.mara.ann.yaml
standpoint: 1
annotations:
  - {id: m1, type: mention, quote: port, actor: norland}
`);
const summary = corpus.articles.get(path)?.summary as ArticleSummary;
const sidecars = corpus.sidecars.get(path) as readonly SidecarRecord[];
const none = { mentions: 0, says: 0, spokenOf: 0, annotated: 0, claims: 0, held: [], received: [] };

describe('what an article puts into the index', () => {
	it('is who is mentioned, who speaks, and of whom, by actor', () => {
		const lines = countsOfSummary(summary).actors.map(({ actor, mentions, says, spokenOf }) => [
			actor,
			mentions,
			says,
			spokenOf,
		]);
		assert.deepEqual(lines, [
			['brandt', 1, 0, 0],
			['lind', 1, 1, 0],
			['norland', 2, 0, 1],
		]);
	});

	it('is whom annotations name, what they claim, and the stances between them', () => {
		const opposes = pairKey('oppose', 'lind');
		assert.deepEqual(countsOfSidecar(sidecars[0] as SidecarRecord).actors, [
			{
				...none,
				actor: 'brandt',
				annotated: 4,
				held: [
					[pairKey('oppose', ''), 1],
					[opposes, 1],
				],
			},
			{ ...none, actor: 'lind', annotated: 2, claims: 1, received: [[pairKey('oppose', 'brandt'), 1]] },
		]);
	});

	it('is counted only where it changed', () => {
		const state = { record: { summary }, sidecars };
		assert.deepEqual(changedCounts(state, { ...state, sidecars: sidecars.map(record => ({ ...record })) }), {
			before: [],
			after: [],
		});
		const mara = countsOfSidecar(sidecars[1] as SidecarRecord);
		assert.deepEqual(changedCounts(state, { ...state, sidecars: sidecars.slice(0, 1) }), { before: [mara], after: [] });
		assert.deepEqual(changedCounts({ sidecars }, state), { before: [], after: [countsOfSummary(summary)] });
	});

	it('is how many mentions and annotations there are, what they use of the codebook, and whose files they are', () => {
		assert.deepEqual(countsOfSummary(summary).facets, [[facets.mentions, 4]]);
		const { corpus } = miniCorpus(`${harbourActors}
%! articles/tolls.txt
Nobody disagreed.
%! articles/tolls.txt.mara.ann.yaml
standpoint: 1
annotations:
  - {id: s1, type: stance, quote: disagreed, holder: brandt, stance: oppose, topic: tolls}
  - {id: s2, type: stance, quote: disagreed, holder: brandt, stance: oppose, nonsense: 1}
  - {id: k1, type: code, quote: Nobody, codes: [irony, irony, press]}
  - {type: code, quote: Nobody, codes: [unread]}
`);
		assert.deepEqual(countsOfSidecar(corpus.sidecars.get(path)?.[0] as SidecarRecord).facets, [
			[facets.annotations, 3],
			[wordFacet('code', 'irony'), 1],
			[wordFacet('code', 'press'), 1],
			[facets.faulty, 1],
			[layerFacet('mara'), 1],
			[wordFacet('stance', 'oppose'), 2],
			[wordFacet('topic', 'tolls'), 1],
		]);
	});
});
