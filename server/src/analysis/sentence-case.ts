import { firstNot } from '../text/first-not';
import type { Span } from '../text/span';
import { foldedWord, Gap, Shape, type Words } from '../text/words';
import { functionWords } from './name-lexicon';

/** What can be read off a word's capital, which depends on where the word stands. */
export interface SentenceCase {
	/** Whether the word begins a sentence, a line, a quotation or what follows a colon, where every word has a capital. */
	readonly isInitial: (word: number) => boolean;
	/** Whether it stands in a headline that capitalises most words, or in a sentence all in capitals. */
	readonly isTitleCase: (word: number) => boolean;
}

/** Where the sentences of a text stand, by position. */
export interface SentencePlaces {
	readonly sentences: readonly Span[];
}

/** Looks at sentences only when asked, and at each only once. */
export function readSentenceCase({ sentences }: SentencePlaces, words: Words): SentenceCase {
	const { text } = words;
	const titleCase = new Map<number, boolean>();
	const sentenceOf = (offset: number): number => {
		return firstNot(sentences.length, at => (sentences[at]?.end ?? 0) <= offset);
	};
	return {
		isInitial(word) {
			const gap = words.gap[word];
			if (gap === Gap.break) return true;
			if (gap === Gap.space || gap === Gap.hyphen || gap === Gap.commaSpace || gap === Gap.apostrophe) {
				const start = words.start[word] as number;
				const sentence = sentences[sentenceOf(start)];
				if (sentence !== undefined && sentence.start > (words.end[word - 1] as number)) return sentence.start <= start;
				return gap === Gap.space && isLineStart(text, words, word);
			}
			return /[.!?:;“"‘«(—–•*#>|\n]/.test(text.slice(words.end[word - 1], words.start[word]).slice(-16));
		},
		isTitleCase(word) {
			const number = sentenceOf(words.start[word] as number);
			const known = titleCase.get(number);
			if (known !== undefined) return known;
			const found = mostlyCapitals(words, word, sentences[number]?.start ?? 0, sentences[number]?.end ?? 0);
			titleCase.set(number, found);
			return found;
		},
	};
}

/** Whether only a line end and indentation stand before the word. */
function isLineStart(text: string, words: Words, word: number): boolean {
	return text.slice(words.end[word - 1], words.start[word]).includes('\n');
}

function mostlyCapitals(words: Words, word: number, start: number, end: number): boolean {
	let first = word;
	while (first > 0 && (words.start[first - 1] as number) >= start) first--;
	let long = 0;
	let small = 0;
	let bigFunctionWords = 0;
	let index = first;
	for (; index < words.count && (words.end[index] as number) <= end; index++) {
		const isBig = ((words.shape[index] as number) & Shape.firstUpper) !== 0;
		if (isBig && index > first && functionWords.has(foldedWord(words, index))) bigFunctionWords++;
		if ((words.end[index] as number) - (words.start[index] as number) < 4) continue;
		long++;
		if (!isBig) small++;
	}
	// Few headlines end with a full stop, but sentences with many names do; only headlines say "Why She".
	const closed = words.text[words.end[index - 1] ?? 0] === '.';
	if (long < 3) return long === 2 && small === 0 && !closed;
	if (!closed) return small <= long * 0.3;
	return small === 0 || (bigFunctionWords > 0 && small <= long * 0.15);
}
