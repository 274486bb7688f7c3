import type { Lexicon } from './lexicon/english';

/**
 * What a token is in its sentence. An enum, like the other numbers of the analysis, since the bundler writes its values
 * into the code; the fields of an object are looked up each time until a function is compiled.
 */
export enum Tag {
	Other = 0,
	Noun = 1,
	Proper = 2,
	Pronoun = 3,
	Determiner = 4,
	/** "My", "his", and the clitic of "Lind's". */
	Possessive = 5,
	Adjective = 6,
	Adverb = 7,
	Preposition = 8,
	/** "To" before an infinitive. */
	To = 9,
	Conjunction = 10,
	Subordinator = 11,
	Wh = 12,
	/** "That" as conjunction or relative pronoun. */
	That = 13,
	/** Past or present tense. */
	Finite = 14,
	Base = 15,
	Ing = 16,
	Participle = 17,
	Modal = 18,
	Be = 19,
	Have = 20,
	Do = 21,
	Negation = 22,
	Number = 23,
	Comma = 24,
	Stop = 25,
	Colon = 26,
	Semicolon = 27,
	Dash = 28,
	OpenBracket = 29,
	CloseBracket = 30,
	QuoteMark = 31,
}

/**
 * An article's sentences as words and marks, each with a tag and its place in the lexicon, in flat arrays.
 * Tokens are sorted; none crosses a sentence's end. Offsets are UTF-16 code units in the article's text.
 */
export interface Tokens {
	readonly text: string;
	readonly lexicon: Lexicon;
	readonly count: number;
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** Number in the lexicon, 0 where the word is not listed. */
	readonly word: Int32Array;
	readonly tag: Uint8Array;
	/** 1 where the first letter is a capital. */
	readonly capital: Uint8Array;
	/** The first token of each sentence, and at the end the number of tokens. */
	readonly firstOf: Int32Array;
}

/** The bits of what a token's word can be. */
export const formsOf = (tokens: Tokens, token: number): number =>
	tokens.lexicon.forms[tokens.word[token] as number] as number;

/** The words of a token, as written. */
export const wordOf = (tokens: Tokens, token: number): string =>
	tokens.text.slice(tokens.start[token], tokens.end[token]);
