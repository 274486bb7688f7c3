/** What was typed into an input that is emptied after each key that was taken. */
export interface Keys {
	/** What the question in front has not answered yet. */
	readonly typed: string;
	/** What earlier questions took, as long as the input may still hold it. */
	readonly taken: string;
}

/**
 * What an input's new value says. The input is emptied after a key was taken, but what a person types meanwhile arrives
 * behind that key.
 */
export function readKeys({ taken }: Keys, value: string): Keys {
	const isBehind = taken !== '' && value.startsWith(taken);
	return isBehind ? { typed: value.slice(taken.length), taken } : { typed: value, taken: '' };
}
