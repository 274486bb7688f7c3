import { Tag, type Tokens, wordOf } from '../tokens';

/** The names of the article at hand. */
let latest: { readonly tokens: Tokens; readonly names: ReadonlySet<string> } | undefined;

/**
 * Whether a token with a capital is a name, also at a sentence's start, where every word has a capital: there it is one
 * that goes on with another name, or one that the article has with a capital inside a sentence too.
 * @param first the first token of its sentence
 */
export function isName(tokens: Tokens, token: number, first: number): boolean {
	if (tokens.tag[token] !== Tag.Proper) return false;
	if (token > first || token + 1 >= tokens.count) return true;
	if (tokens.word[token] === 0 && tokens.tag[token + 1] === Tag.Proper) return true;
	return namesInside(tokens).has(wordOf(tokens, token));
}

function namesInside(tokens: Tokens): ReadonlySet<string> {
	if (latest?.tokens === tokens) return latest.names;
	const names = new Set<string>();
	for (let sentence = 0; sentence + 1 < tokens.firstOf.length; sentence++) {
		const end = tokens.firstOf[sentence + 1] as number;
		for (let token = (tokens.firstOf[sentence] as number) + 1; token < end; token++)
			if (tokens.tag[token] === Tag.Proper && tokens.tag[token - 1] !== Tag.QuoteMark) names.add(wordOf(tokens, token));
	}
	latest = { tokens, names };
	return names;
}
