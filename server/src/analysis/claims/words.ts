import type { Segment } from '../attribution/segments';
import claimData from '../lexicon/en/claims.json';
import { Tag, type Tokens, wordOf } from '../tokens';

const USES = [
	'evaluation',
	'interpretive',
	'hedges',
	'stance',
	'obligation',
	'time',
	'comparison',
	'cause',
	'evidence',
	'firstPerson',
	'secondPerson',
	'conditional',
	'goingTo',
	'generic',
	'obligationPhrases',
	'strong',
	'abstract',
	'anyone',
	'quantifiers',
	'scene',
	'sceneThings',
	'statements',
	'deeds',
	'positions',
	'sourceNotes',
	'rulings',
	'saying',
	'polls',
	'asked',
	'standings',
	'tallies',
] as const satisfies readonly (keyof typeof claimData)[];

const bit = (use: (typeof USES)[number]): number => 1 << USES.indexOf(use);

/** Bits of a word's use in claims, each a list of `lexicon/en/claims.json`. */
export const Use = {
	Evaluation: bit('evaluation'),
	Interpretive: bit('interpretive'),
	Hedge: bit('hedges'),
	Stance: bit('stance'),
	Obligation: bit('obligation'),
	Time: bit('time'),
	Comparison: bit('comparison'),
	Cause: bit('cause'),
	Evidence: bit('evidence'),
	FirstPerson: bit('firstPerson'),
	SecondPerson: bit('secondPerson'),
	Conditional: bit('conditional'),
	GoingTo: bit('goingTo'),
	Generic: bit('generic'),
	ObligationPhrase: bit('obligationPhrases'),
	Strong: bit('strong'),
	Abstract: bit('abstract'),
	Anyone: bit('anyone'),
	Quantifier: bit('quantifiers'),
	Scene: bit('scene'),
	SceneThing: bit('sceneThings'),
	Statement: bit('statements'),
	Deed: bit('deeds'),
	Position: bit('positions'),
	SourceNote: bit('sourceNotes'),
	/** Participles of deciding and showing, which are acts though words do them. */
	Ruling: bit('rulings'),
	/** Participles of saying that something is so. */
	Saying: bit('saying'),
	Poll: bit('polls'),
	/** Whom a poll asks. */
	Asked: bit('asked'),
	/** Who is ahead, and what is for and against. */
	Standing: bit('standings'),
	/** The counting of votes. */
	Tally: bit('tallies'),
	/** A noun that makes a figure of speech with certain verbs. */
	Figurative: 1 << USES.length,
} as const;

let uses: Uint32Array | undefined;
let usesOf: unknown;

/** For each word of the lexicon the bits of its use; words listed only here are in the tokens' lexicon too. */
export function usesByWord(tokens: Tokens): Uint32Array {
	if (uses && usesOf === tokens.lexicon) return uses;
	const table = new Uint32Array(tokens.lexicon.forms.length);
	for (const use of USES) {
		for (const word of claimData[use].split(' ')) {
			const id = tokens.lexicon.ids.get(word);
			if (id !== undefined) table[id] = (table[id] as number) | bit(use);
		}
	}
	for (const noun of Object.keys(claimData.figurative)) {
		const id = tokens.lexicon.ids.get(noun);
		if (id !== undefined) table[id] = (table[id] as number) | Use.Figurative;
	}
	uses = table;
	usesOf = tokens.lexicon;
	return table;
}

/** The bits of an item of a segment; 0 of a quote. */
export const useAt = (tokens: Tokens, segment: Segment, item: number): number => {
	const token = segment.token[item] as number;
	return token < 0 ? 0 : (usesByWord(tokens)[tokens.word[token] as number] as number);
};

const figures: ReadonlyMap<string, ReadonlySet<string>> = new Map(
	Object.entries(claimData.figurative).map(([noun, verbs]) => [noun, new Set(verbs.split(' '))]),
);

/** Whether a verb and a noun behind it are a figure of speech: "opened the door", "turned the page". Both in lower case. */
export const isFigurative = (verb: string, noun: string): boolean => figures.get(noun)?.has(verb) ?? false;

/** "Smoking causes": whether a word with the use `Cause` says so by itself. */
export const isCausing = (tokens: Tokens, token: number): boolean => /^caus/iu.test(wordOf(tokens, token));

/** "Paid the fine", "a kind of tax", "a right to it", "ten crowns' worth", "a good many": words that judge nothing here. */
export function isNoJudgement(tokens: Tokens, token: number, tag: number): boolean {
	if (tag === Tag.Noun && /^(?:fines?|rights?|kinds?|goods)$/iu.test(wordOf(tokens, token))) return true;
	const next = token + 1 < tokens.count ? wordOf(tokens, token + 1) : '';
	switch (wordOf(tokens, token).toLowerCase()) {
		case 'kind':
		case 'worth':
			return next === 'of';
		case 'right':
			return next === 'to' || next === 'of';
		case 'good':
			return next === 'deal' || next === 'many' || next === 'third' || next === 'half';
		default:
			return false;
	}
}

/** A share or a sum of money: “46 percent”, “£40”, “3 million”. */
export function isAmount(tokens: Tokens, token: number): boolean {
	const word = wordOf(tokens, token);
	if (/^[$£€]|%$/u.test(word)) return true;
	return (
		token + 1 < tokens.count &&
		/^(?:%|percent|per|million|billion|dollars|euros|pounds|crowns|kroner|kronor|francs|yen|yuan|rupees|roubles|rubles|pesos|lira)$/u.test(
			wordOf(tokens, token + 1),
		)
	);
}
