import assert from 'node:assert/strict';
import { mayBeNestedTooDeeply } from '../../../server/src/text/nesting';

describe('asking whether YAML is nested too deeply', () => {
	it('says no to long files as people and programs write them', () => {
		const entry = '  - id: a1\n    quote: "He said: no - not [now]."\n    at: [[1, 2], [3, 4]]\n';
		const json = `{"actors": {${Array.from({ length: 5000 }, (_, n) => `"a${n}": {"name": "A"}`).join(', ')}}}`;
		for (const source of ['', entry.repeat(5000), json]) assert.equal(mayBeNestedTooDeeply(source), false);
	});

	it('says yes to every way of nesting without end', () => {
		for (const level of ['[', '{a: ', '- ', '-\t', '? ', 'a: ', '- ? ']) {
			assert.equal(mayBeNestedTooDeeply(level.repeat(5000)), true, level);
		}
		const stairs = Array.from({ length: 3000 }, (_, n) => `${' '.repeat(n)}a:\n`).join('');
		assert.equal(mayBeNestedTooDeeply(stairs), true);
	});
});
