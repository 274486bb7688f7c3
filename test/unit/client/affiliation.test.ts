import assert from 'node:assert/strict';
import { byAffiliation } from '../../../client/src/affiliation';
import type { ActorInfo } from '../../../server/src/protocol';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const actor = (id: string, mentions: number, partOf?: string): ActorInfo => ({
	id,
	name: id,
	kind: 'person',
	partOf,
	mentions,
	articles: 1,
	definition: { uri: 'file:///actors.yaml', range },
});
const ids = (list: readonly ActorInfo[], parent?: string) =>
	(byAffiliation(list).get(parent) ?? []).map(({ id }) => id);

describe('the tree of actors', () => {
	it('puts those who belong to somebody below, the most mentioned first', () => {
		const all = [actor('state', 3), actor('ministry', 5, 'state'), actor('minister', 9, 'ministry'), actor('aide', 9)];
		assert.deepEqual(ids(all), ['aide', 'state']);
		assert.deepEqual(ids(all, 'state'), ['ministry']);
		assert.deepEqual(ids(all, 'minister'), []);
	});

	it('keeps those at the top who belong to somebody unknown or, in a ring, to each other', () => {
		const all = [actor('a', 1, 'b'), actor('b', 2, 'a'), actor('c', 3, 'nobody'), actor('d', 4, 'a')];
		assert.deepEqual(ids(all), ['d', 'c', 'b', 'a']);
		assert.deepEqual(ids(all, 'a'), []);
	});
});
