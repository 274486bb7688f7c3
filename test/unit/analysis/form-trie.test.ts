import assert from 'node:assert/strict';
import fc from 'fast-check';
import { buildTrie, formsAt, mayBegin } from '../../../server/src/analysis/form-trie';
import { splitWords } from '../../../server/src/text/words';

/** All hits in a text, as a person would look for them: each form at each word. */
function lookedFor(forms: readonly string[], text: string): readonly string[] {
	const words = text.split(' ');
	const found: string[] = [];
	for (let first = 0; first < words.length; first++) {
		const here = forms.filter(form => fits(form.split(' '), words.slice(first)));
		for (const form of here) found.push(`${first} ${form}`);
	}
	return found.sort();
}

function fits(form: readonly string[], words: readonly string[]): boolean {
	return form.every((wanted, index) => {
		const found = words[index];
		if (found === undefined || found.toLowerCase() !== wanted.toLowerCase()) return false;
		if (/^[a-z]/.test(wanted)) return true;
		if (!/^[A-Z]/.test(found)) return false;
		// "US" is written in capitals; a word of one letter, or of more than five, may stand in a headline.
		return /[a-z]/.test(wanted) || wanted.length < 2 || wanted.length > 5 || !/[a-z]/.test(found);
	});
}

function hits(forms: readonly string[], text: string): readonly string[] {
	const trie = buildTrie(forms.map(form => [form, form] as const));
	const words = splitWords(text);
	const found: string[] = [];
	for (let first = 0; first < words.count; first++) {
		for (const { values } of formsAt(trie, words, first)) for (const value of values) found.push(`${first} ${value}`);
	}
	return found.sort();
}

const word = fc.constantFrom(
	'Oslo',
	'oslo',
	'OSLO',
	'bay',
	'Bay',
	'of',
	'Of',
	'A',
	'US',
	'Us',
	'us',
	'Harbours',
	'HARBOURS',
);
const phrase = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map(words => words.join(' '));

describe('forms in a text', () => {
	it('are found wherever they stand, the longest first', () => {
		const trie = buildTrie([
			['Bay', 1],
			['Bay of Oslo', 2],
		]);
		const words = splitWords('The Bay of Oslo froze.');
		assert.deepEqual(
			formsAt(trie, words, 1).map(({ last, values }) => [last, ...values]),
			[
				[4, 2],
				[2, 1],
			],
		);
	});

	it('are those that one finds by looking for each at each word', () => {
		fc.assert(
			fc.property(fc.uniqueArray(phrase(3), { maxLength: 12 }), phrase(30), (forms, text) => {
				assert.deepEqual(hits(forms, text), lookedFor(forms, text));
			}),
		);
	});

	it('are looked for at every word with which one of them begins', () => {
		fc.assert(
			fc.property(fc.uniqueArray(phrase(2), { maxLength: 8 }), phrase(20), (forms, text) => {
				const trie = buildTrie(forms.map(form => [form, form] as const));
				const words = splitWords(text);
				for (const found of lookedFor(forms, text)) assert.ok(mayBegin(trie, words, Number.parseInt(found, 10)), found);
			}),
		);
	});

	it('are not looked for at words with which none of them begins', () => {
		const trie = buildTrie([['Oslo', 1]]);
		const words = splitWords('the ministers of the bay met in Oslo on the day before');
		const asked = Array.from({ length: words.count }, (_, index) => index).filter(index =>
			mayBegin(trie, words, index),
		);
		assert.deepEqual(asked, [7]);
	});
});
