import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, foldedWord, isSameWord, splitWords, wordAt, wordText } from '../../../server/src/text/words';

const wordsOf = (text: string): readonly string[] => {
	const words = splitWords(text);
	return Array.from({ length: words.count }, (_, index) => wordText(words, index));
};

describe('Words', () => {
	it('are runs of letters and digits, with the marks that belong to them', () => {
		assert.deepEqual(wordsOf('Ida’s G20 so\u0308k, co\u00adast & 😀 al-Harun.'), [
			...['Ida', 's', 'G20', 'so\u0308k', 'co\u00adast', 'al', 'Harun'],
		]);
	});

	it('keep initials with dots together, but not single ones', () => {
		assert.deepEqual(wordsOf('the U.S. and the U.N.-led talks of John F. Olsen in the U.K.'), [
			...['the', 'U.S.', 'and', 'the', 'U.N.', 'led', 'talks', 'of', 'John', 'F', 'Olsen', 'in', 'the', 'U.K.'],
		]);
		assert.deepEqual(wordsOf('U.'.repeat(1000)), ['U.'.repeat(1000)]);
	});

	it('are compared without case, diacritics and ligatures', () => {
		assert.equal(fold('Ærø, ŁÓDŹ, Straße, İstanbul, François'), 'aerolodzstrasseistanbulfrancois');
		assert.equal(fold('U.S.'), 'us');
	});

	it('are found by their place', () => {
		const words = splitWords('one two three');
		assert.equal(wordText(words, wordAt(words, 0)), 'one');
		assert.equal(wordText(words, wordAt(words, 3)), 'two');
		assert.equal(wordText(words, wordAt(words, 12)), 'three');
		assert.equal(wordAt(words, 13), 3);
	});

	it('fold alike exactly where their hashes are alike, in any text, and lie in order', () => {
		const unit = fc.constantFrom(
			'a',
			'A',
			'é',
			'e\u0301',
			'ß',
			'\u00ad',
			'.',
			' ',
			'-',
			'’',
			'😀',
			'U',
			'S',
			'\n',
			'1',
		);
		fc.assert(
			fc.property(
				fc.oneof(
					fc.array(unit).map(parts => parts.join('')),
					fc.string({ unit: 'binary' }),
				),
				text => {
					const words = splitWords(text);
					const byFolded = new Map<string, number>();
					let end = 0;
					for (let index = 0; index < words.count; index++) {
						assert.ok((words.start[index] as number) >= end);
						end = words.end[index] as number;
						assert.ok(end > (words.start[index] as number) && end <= text.length);
						const folded = foldedWord(words, index);
						assert.notEqual(folded, '');
						assert.equal(byFolded.get(folded) ?? words.hash[index], words.hash[index]);
						byFolded.set(folded, words.hash[index] as number);
					}
				},
			),
			{ numRuns: 500 },
		);
	});

	it('are the same where they fold alike', () => {
		const word = fc.string({
			unit: fc.constantFrom('a', 'A', 'é', 'e\u0301', 'ß', 's', 'S', '\u00ad', 'U.', 'æ', '1'),
			minLength: 1,
			maxLength: 4,
		});
		fc.assert(
			fc.property(word, word, (one, other) => {
				const [a, b] = [splitWords(one), splitWords(other)];
				fc.pre(a.count > 0 && b.count > 0);
				assert.equal(isSameWord(a, 0, b, 0), foldedWord(a, 0) === foldedWord(b, 0));
			}),
			{ numRuns: 500 },
		);
	});
});
