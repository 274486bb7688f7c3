import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Mention } from '../../../server/src/analysis/analysis';
import type { Anchor, Resolved } from '../../../server/src/annotation/annotation';
import type { Actor, Registry } from '../../../server/src/codebook/codebook';
import { annotatedMentions, withAnnotatedMentions } from '../../../server/src/corpus/annotated-mentions';
import { overlaps } from '../../../server/src/text/span';

const actor = (id: string): Actor => ({
	id,
	name: id,
	kind: 'person',
	aliases: [],
	adjectives: [],
	metonyms: [],
	roles: [],
});
const registry: Registry = { actors: new Map([actor('lind'), actor('brandt')].map(entry => [entry.id, entry])) };

const found = (start: number, end: number, id: string): Mention => ({ start, end, actor: id, via: 'name', score: 1 });
const said = (start: number, end: number, id: string, anchor: Anchor = 'exact'): Resolved => ({
	anchor,
	at: [{ start, end }],
	annotation: {
		id: 'm1',
		type: 'mention',
		actor: id,
		quote: ['words'],
		at: [],
		fields: {},
		entry: { start: 0, end: 0 },
		valueSpans: {},
	},
});
const withLayers = (mentions: readonly Mention[], layers: readonly (readonly Resolved[])[], actors: Registry) =>
	withAnnotatedMentions(mentions, layers.map(annotatedMentions), actors);
const shown = (mentions: readonly Mention[]) =>
	mentions.map(({ start, end, actor, via }) => `${start}-${end} ${actor} ${via}`);

describe('mentions that people annotated', () => {
	it('stand beside those that were recognised', () => {
		assert.deepEqual(shown(withLayers([found(0, 4, 'lind')], [[said(10, 13, 'lind')]], registry)), [
			'0-4 lind name',
			'10-13 lind annotation',
		]);
	});

	it('replace what was recognised in the same place', () => {
		assert.deepEqual(
			shown(withLayers([found(0, 4, 'lind'), found(5, 9, 'lind')], [[said(2, 7, 'brandt')]], registry)),
			['2-7 brandt annotation'],
		);
	});

	it('of two annotators, the shared layer’s word counts', () => {
		const layers = [[said(0, 4, 'lind')], [said(0, 4, 'brandt'), said(8, 9, 'brandt')]];
		assert.deepEqual(shown(withLayers([], layers, registry)), ['0-4 lind annotation', '8-9 brandt annotation']);
	});

	it('an unknown actor and a doubtful place say nothing', () => {
		const layers = [[said(0, 4, 'nobody'), said(5, 6, 'lind', 'doubtful'), said(7, 8, 'lind', 'orphaned')]];
		assert.deepEqual(withLayers([found(0, 4, 'lind')], layers, registry), [found(0, 4, 'lind')]);
	});

	it('are sorted and free of overlaps, whatever was annotated, and every annotated place has a mention', () => {
		const span = fc
			.tuple(fc.nat(60), fc.integer({ min: 1, max: 9 }))
			.map(([start, length]) => ({ start, end: start + length }));
		const recognised = fc.array(span).map(spans => {
			const free: { start: number; end: number }[] = [];
			for (const candidate of spans.sort((a, b) => a.start - b.start)) {
				if (candidate.start >= (free.at(-1)?.end ?? 0)) free.push(candidate);
			}
			return free.map(({ start, end }) => found(start, end, 'lind'));
		});
		const layer = fc.array(
			span.map(({ start, end }) => said(start, end, 'brandt')),
			{ maxLength: 6 },
		);
		fc.assert(
			fc.property(recognised, fc.array(layer, { maxLength: 3 }), (mentions, layers) => {
				const all = withLayers(mentions, layers, registry);
				all.forEach((mention, at) => {
					assert.ok(at === 0 || (all[at - 1]?.end ?? 0) <= mention.start);
				});
				const annotated = all.filter(({ via }) => via === 'annotation');
				for (const { at } of layers.flat())
					assert.ok(at.every(place => annotated.some(mention => overlaps(mention, place))));
				for (const mention of mentions) assert.ok(all.some(other => overlaps(mention, other)));
			}),
		);
	});
});
