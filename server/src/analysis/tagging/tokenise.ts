import type { Span } from '../../text/span';
import type { Lexicon } from '../lexicon/english';
import { idOfWord } from '../lexicon/word-table';
import type { Tokens } from '../tokens';
import { cliticStart, Kind, kindOf, markEnd, wordEnd } from './word-ends';

/** Splits sentences into words and marks; tags are left at 0. One pass over the text. */
export function tokenise(text: string, sentences: readonly Span[], lexicon: Lexicon): Tokens {
	let capacity = 16;
	// Prose has a token per five code units or so; the arrays grow where it is denser.
	for (const sentence of sentences) capacity += (sentence.end - sentence.start) >> 2;
	let start = new Int32Array(capacity);
	let end = new Int32Array(capacity);
	const firstOf = new Int32Array(sentences.length + 1);
	let count = 0;
	for (let index = 0; index < sentences.length; index++) {
		const sentence = sentences[index] as Span;
		firstOf[index] = count;
		let at = sentence.start;
		while (at < sentence.end) {
			const kind = kindOf(text.charCodeAt(at));
			if (kind === Kind.Space) {
				at++;
				continue;
			}
			let stop = kind === Kind.Word ? wordEnd(text, at, sentence.end) : markEnd(text, at, sentence.end);
			if (count + 2 >= start.length) {
				start = grown(start);
				end = grown(end);
			}
			if (kind === Kind.Word) {
				const clitic = cliticStart(text, at, stop);
				if (clitic > at) {
					start[count] = at;
					end[count++] = clitic;
					at = clitic;
				}
			}
			if (stop <= at) stop = at + 1;
			start[count] = at;
			end[count++] = stop;
			at = stop;
		}
	}
	firstOf[sentences.length] = count;
	const word = new Int32Array(count);
	const capital = new Uint8Array(count);
	for (let token = 0; token < count; token++) {
		const from = start[token] as number;
		const to = end[token] as number;
		const isCapital = isUpper(text, from);
		capital[token] = isCapital ? 1 : 0;
		// "US", "WHO" and "IT" are names, not the words they look like.
		if (isCapital && (to - from === 2 || to - from === 3) && !hasLower(text, from + 1, to)) continue;
		word[token] = idOfWord(lexicon.table, text, from, to);
	}
	return {
		text,
		lexicon,
		count,
		start: start.subarray(0, count),
		end: end.subarray(0, count),
		word,
		tag: new Uint8Array(count),
		capital,
		firstOf,
	};
}

function isUpper(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return (code >= 0x41 && code <= 0x5a) || (code >= 0xc0 && /\p{Lu}/u.test(text.charAt(at)));
}

/** Whether a letter would change in upper case. */
function hasLower(text: string, from: number, to: number): boolean {
	for (let at = from; at < to; at++) {
		const code = text.charCodeAt(at);
		if (code >= 0x61 && code <= 0x7a) return true;
		if (code >= 0xb5 && text.charAt(at) !== text.charAt(at).toUpperCase()) return true;
	}
	return false;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(array.length * 2);
	larger.set(array);
	return larger;
}
