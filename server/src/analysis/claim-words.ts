import claimData from './lexicon/en/claims.json';
import type { Tokens } from './tokens';

/** Bits of a word's use in claims. */
export const Use = {
	Evaluation: 1,
	Interpretive: 2,
	Hedge: 4,
	Stance: 8,
	Obligation: 16,
	Possibility: 32,
	Time: 64,
	Comparison: 128,
	Cause: 256,
	Evidence: 512,
	FirstPerson: 1024,
	SecondPerson: 2048,
	Conditional: 4096,
	GoingTo: 8192,
	Generic: 16384,
	ObligationPhrase: 32768,
	Strong: 65536,
	Abstract: 131072,
} as const;

let uses: Uint32Array | undefined;
let usesOf: unknown;

/** For each word of the lexicon the bits of its use; words listed only here are looked up by the tokens' lexicon too. */
export function usesByWord(tokens: Tokens): Uint32Array {
	if (uses && usesOf === tokens.lexicon) return uses;
	const table = new Uint32Array(tokens.lexicon.forms.length);
	const add = (words: string, bit: number): void => {
		for (const word of words.split(' ')) {
			const id = tokens.lexicon.ids.get(word);
			if (id !== undefined) table[id] = (table[id] as number) | bit;
		}
	};
	add(claimData.evaluation, Use.Evaluation);
	add(claimData.interpretive, Use.Interpretive);
	add(claimData.hedges, Use.Hedge);
	add(claimData.stance, Use.Stance);
	add(claimData.obligation, Use.Obligation);
	add(claimData.possibility, Use.Possibility);
	add(claimData.time, Use.Time);
	add(claimData.comparison, Use.Comparison);
	add(claimData.cause, Use.Cause);
	add(claimData.evidence, Use.Evidence);
	add(claimData.firstPerson, Use.FirstPerson);
	add(claimData.secondPerson, Use.SecondPerson);
	add(claimData.conditional, Use.Conditional);
	add(claimData.goingTo, Use.GoingTo);
	add(claimData.generic, Use.Generic);
	add(claimData.obligationPhrases, Use.ObligationPhrase);
	add(claimData.strong, Use.Strong);
	add(claimData.abstract, Use.Abstract);
	uses = table;
	usesOf = tokens.lexicon;
	return table;
}
