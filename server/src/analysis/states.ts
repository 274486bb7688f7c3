import { fold } from '../text/words';
import data from './lexicon/en/states.json';

/** A state as news write it. */
export interface StateNames {
	readonly name: string;
	readonly aliases: readonly string[];
	readonly adjectives: readonly string[];
	/** Places that stand for its government. */
	readonly metonyms: readonly string[];
}

export const states: readonly StateNames[] = data.states.map(({ name, aliases, adjectives, metonyms }) => ({
	name,
	aliases: aliases ?? [],
	adjectives,
	metonyms: metonyms ?? [],
}));

/** The state that a name, alias or adjective belongs to, by its folded form. */
export const stateByForm: ReadonlyMap<string, StateNames> = new Map(
	states.flatMap(state =>
		[state.name, ...state.aliases, ...state.adjectives].map((form): [string, StateNames] => [fold(form), state]),
	),
);

/** The state that a place stands for, by the place's folded name, without "the". */
export const stateByMetonym: ReadonlyMap<string, StateNames> = new Map(
	states.flatMap(state => state.metonyms.map((form): [string, StateNames] => [fold(form.replace(/^the /, '')), state])),
);
