import type { ActorKind } from '../codebook/codebook';
import { fold, foldedWord, Gap, Shape, type Words } from '../text/words';
import type { CapitalisedRun } from './capitalised-runs';
import { isCapitalised } from './name-context';
import {
	dictionaryWords,
	givenNames,
	groupHeads,
	honorifics,
	inversionVerbs,
	knownPlaces,
	nameHeads,
	organisationHeads,
	otherHeads,
	placeCues,
	placeHeads,
	speechVerbs,
	textHeads,
} from './name-lexicon';
import { stateByForm, stateByMetonym } from './states';

/** What the places where a name stands say about its bearer: how many of them speak for what. */
export interface KindEvidence {
	uses: number;
	titled: number;
	person: number;
	place: number;
	/** With "the" before it, as hardly any person is written. */
	definite: number;
}

export const noEvidence = (): KindEvidence => ({ uses: 0, titled: 0, person: 0, place: 0, definite: 0 });

/** Adds what the words around one use of a name say. */
export function weighUse(evidence: KindEvidence, words: Words, run: CapitalisedRun): void {
	evidence.uses++;
	if (run.titled) evidence.titled++;
	if (run.titled || isSpeaker(words, run) || isDescribed(words, run)) evidence.person++;
	if (words.gap[run.first] === Gap.space) {
		const before = foldedWord(words, run.first - 1);
		if (placeCues.has(before)) evidence.place++;
		else if (before === 'the') evidence.definite++;
	}
}

/** The kind of a name by its own words first, then by where it stands. */
export function guessKind(name: string, evidence: KindEvidence): ActorKind {
	const whole = fold(name);
	if (stateByForm.has(whole)) return 'state';
	if (stateByMetonym.has(whole) || knownPlaces.has(whole)) return 'place';
	const parts = name.split(/[\s\u00a0-]+/).map(part => fold(part));
	const last = parts.at(-1) ?? '';
	const isPerson = parts.length > 1 && givenNames.has(parts[0] as string) && !organisationHeads.has(last);
	if (isPerson && !nameHeads.has(last) && evidence.definite <= evidence.uses / 2) return 'person';
	if (textHeads.has(last) && parts.length > 1) return 'document';
	if (groupHeads.has(last) && parts.length > 1) return 'group';
	if (parts.some(part => organisationHeads.has(part)) && !(parts.length === 1 && evidence.person > 0)) {
		return 'organisation';
	}
	if (placeHeads.has(last) && parts.length > 1) return 'place';
	if (otherHeads.has(last)) return 'other';
	if (/^(?:\p{Lu}\.?){2,6}$/u.test(name)) return 'organisation';
	if (evidence.titled > 0 || (evidence.person > 0 && evidence.definite <= evidence.person)) return 'person';
	if (parts.length > 1 && (isInitialed(name) || hasNobleParticle.test(name))) return 'person';
	if (evidence.place * 3 >= evidence.uses && evidence.place > 0 && !parts.every(part => dictionaryWords.has(part)))
		return 'place';
	return 'other';
}

/** Particles that hardly any place or organisation has. */
const hasNobleParticle = /\s(?:van|von|bin|ibn|zu|der|den)\s/;

/** "John F. Kennedy", "J. Olsen". */
const isInitialed = (name: string): boolean => /(?:^|\s)\p{Lu}\.\s\p{Lu}/u.test(name);

/** "Holm said", "said Ida Holm", also over a closing quotation mark and a comma. */
function isSpeaker(words: Words, { first, last }: CapitalisedRun): boolean {
	if (words.gap[last] === Gap.space && speechVerbs.has(foldedWord(words, last))) return true;
	return (
		words.gap[first] === Gap.space &&
		first > 0 &&
		inversionVerbs.has(foldedWord(words, first - 1)) &&
		!isCapitalised(words, first - 1)
	);
}

/** "Ida Holm, 47," or "Ida Holm, a columnist for" or "Ida Holm, head of": names with a description behind them. */
function isDescribed(words: Words, { last }: CapitalisedRun): boolean {
	if (words.gap[last] !== Gap.commaSpace || last + 1 >= words.count) return false;
	const next = foldedWord(words, last);
	if ((words.shape[last] as number) & Shape.digit) return /^\d\d$/.test(next) && words.gap[last + 1] === Gap.commaSpace;
	if (isCapitalised(words, last)) return false;
	if (next === 'who') return true;
	// The occupation stands within the next words: "a former ambassador to Canada", "head of the committee".
	for (let word = last; word < last + 5 && word < words.count; word++) {
		if (word > last && words.gap[word] !== Gap.space && words.gap[word] !== Gap.hyphen) return false;
		const folded = foldedWord(words, word);
		if (honorifics.has(folded) || occupation.test(folded)) return !isCapitalised(words, word);
	}
	return false;
}

/** What people are called by their work, by its ending, and the commonest others. */
const occupation =
	/^(?:.{2,}(?:ist|ologist|grapher|nomist|sman|swoman|sperson|tician|ector|essor|itor|yst|neer|ander|tary|ister|sador|sident|ellow|ancellor|torney)|head|chief|chair|leader|mayor|author|writer|lawyer|teacher|farmer|expert|spin|doctor|judge|governor|reporter|senator|mp|envoy|aide|adviser|advisor|founder|owner|member|student|resident|coach|actor|poet|priest|bishop|king|queen)$/;
