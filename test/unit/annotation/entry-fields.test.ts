import assert from 'node:assert/strict';
import { plainFields, spansOfValues, withoutAbsent } from '../../../server/src/annotation/entry-fields';
import { type MapTree, parseTree } from '../../../server/src/text/yaml-tree';

const source = 'id: 007\nat: [1, 2]\ntopic:\n__proto__: {polluted: true}\n';
const tree = parseTree(source).root as MapTree;

describe('the fields of an entry', () => {
	it('are words where a word is meant, and else what YAML makes of them', () => {
		const fields = plainFields(tree);
		assert.deepEqual([fields.id, fields.at, fields.topic], ['007', [1, 2], null]);
	});

	it('have their places', () => {
		const { at } = spansOfValues(tree);
		assert.equal(source.slice(at?.start, at?.end), '[1, 2]');
	});

	it('may have any name, and change nothing else by it', () => {
		for (const fields of [plainFields(tree), spansOfValues(tree)]) {
			assert.deepEqual(Object.keys(fields), ['id', 'at', 'topic', '__proto__']);
			assert.equal(Object.getPrototypeOf(fields), Object.prototype);
		}
	});

	it('are left out where they are not there', () => {
		assert.deepEqual(Object.keys(withoutAbsent({ a: 1, b: undefined, c: null })), ['a', 'c']);
	});
});
