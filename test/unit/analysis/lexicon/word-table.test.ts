import assert from 'node:assert/strict';
import fc from 'fast-check';
import { english } from '../../../../server/src/analysis/lexicon/english';
import { buildWordTable, idOfWord } from '../../../../server/src/analysis/lexicon/word-table';

const wordIn = (table: ReturnType<typeof buildWordTable>, word: string): number =>
	idOfWord(table, `… ${word} …`, 2, 2 + word.length);

describe('the words of a lexicon', () => {
	it('are found where they stand in a text', () => {
		const table = buildWordTable(new Map([["n't", 7]]));
		assert.equal(idOfWord(table, "They aren't here.", 8, 11), 7);
		assert.equal(idOfWord(table, "They aren't here.", 5, 8), 0);
	});

	it('are found in any case, and with a curly apostrophe', () => {
		const table = buildWordTable(
			new Map(
				[
					["o'clock", 3],
					['communiqué', 4],
				].map(([w, id]) => [String(w), Number(id)]),
			),
		);
		for (const word of ["o'clock", 'O’Clock', 'O’CLOCK']) assert.equal(wordIn(table, word), 3, word);
		for (const word of ['communiqué', 'Communiqué', 'COMMUNIQUÉ']) assert.equal(wordIn(table, word), 4, word);
	});

	it('are those of a map, whatever words are in it and asked for', () => {
		const word = fc.string({ unit: fc.constantFrom(..."abcdeé'-."), minLength: 1, maxLength: 5 });
		fc.assert(
			fc.property(fc.array(word, { maxLength: 200 }), fc.array(word), (listed, asked) => {
				const ids = new Map([...new Set(listed)].map((text, index) => [text, index + 1]));
				const table = buildWordTable(ids);
				for (const text of [...ids.keys(), ...asked]) assert.equal(wordIn(table, text), ids.get(text) ?? 0, text);
			}),
		);
	});

	it('are all in the table of English', () => {
		const { ids, table } = english();
		for (const [text, id] of ids) assert.equal(wordIn(table, text), id, text);
	});
});
