import assert from 'node:assert/strict';
import { filterWords, mayHaveAny, seekForms } from '../../../../server/src/corpus/stored/word-filter';
import { splitWords } from '../../../../server/src/text/words';

const text = 'The harbour minister, Marta Lind, met José Ruiz at the U.S. embassy in al-Qadir on Monday.';
const filter = filterWords(splitWords(text));
const has = (...forms: string[]) => mayHaveAny(filter, seekForms(forms));

describe('the words of a text', () => {
	it('have every form of a name that the text has, however it is written', () => {
		for (const form of ['Marta Lind', 'LIND', 'Jose Ruiz', 'US', 'al Qadir', 'the harbour minister']) {
			assert.ok(has(form), form);
		}
	});

	it('lack a form of which one word is missing', () => {
		for (const form of ['Oskar Brandt', 'Marta Brandt', 'harbour ministry', 'Qadiriyya']) assert.ok(!has(form), form);
	});

	it('are asked for any of several forms', () => {
		assert.ok(has('Oskar Brandt', 'Lind'));
		assert.ok(!has('Oskar Brandt', ''));
		assert.ok(!has());
	});

	it('are mistaken for having a word in few cases', () => {
		const words = (prefix: string) => Array.from({ length: 2000 }, (_, n) => `${prefix}${n.toString(36)}q`);
		const many = filterWords(splitWords(words('a').join(' ')));
		assert.ok(words('a').every(word => mayHaveAny(many, seekForms([word]))));
		const mistaken = words('b').filter(word => mayHaveAny(many, seekForms([word])));
		assert.ok(mistaken.length < 40, `${mistaken.length} of 2000`);
	});
});
