// What a person types into an input that another process shows. What the input holds is heard of late, and what it is told
// to hold arrives late as well and overwrites what was typed meanwhile. So what was typed is kept here, and the input
// follows: no key is lost, and none changes its place.

export interface Keys {
	/** What no question has taken yet, in the order in which it was typed; `\n` is Enter. */
	readonly ahead: string;
	/** What the input held when it was last heard of. */
	readonly shown: string;
	/** What it was told to hold and has not confirmed. Only one thing at a time, so that its confirmation can be told. */
	readonly told?: string;
}

export const noKeys: Keys = { ahead: '', shown: '' };

/** What was typed as the answer to the question in front, up to Enter. */
export const answerTyped = ({ ahead }: Keys): string => ahead.split('\n', 1)[0] as string;

/** Whether Enter was pressed behind that. */
export const isEntered = ({ ahead }: Keys): boolean => ahead.includes('\n');

/** Whether a person sees what they typed, and the list is narrowed down by it. */
export const isShown = (keys: Keys): boolean => keys.told === undefined && keys.shown === answerTyped(keys);

/** The input holds something else now: because it was told, or because a person typed. */
export function heard(keys: Keys, value: string): Keys {
	const { ahead, shown, told } = keys;
	if (value === told) return { ahead, shown: value };
	// Where all is shown, a change may be anywhere in it; else only its end says what was added or taken away.
	if (isShown(keys) && !isEntered(keys)) return { ahead: value, shown: value };
	let kept = 0;
	while (kept < shown.length && shown[kept] === value[kept]) kept++;
	const erasable = ahead.length - 1 - ahead.lastIndexOf('\n');
	const erased = Math.min(erasable, shown.length - kept);
	return { ...keys, ahead: ahead.slice(0, ahead.length - erased) + value.slice(kept), shown: value };
}

/** Enter, for a question that is not there yet, or behind letters that are not shown yet. */
export const entered = (keys: Keys): Keys => ({ ...keys, ahead: `${keys.ahead}\n` });

/** Without the first letter, which was the key of a choice, or without the answer and its Enter. */
export const taken = (keys: Keys, length: number): Keys => ({ ...keys, ahead: keys.ahead.slice(length) });

/** The input is told what to hold, where that is something else than it holds: `told` of what is returned. */
export const tell = (keys: Keys): Keys =>
	keys.told !== undefined || keys.shown === answerTyped(keys) ? keys : { ...keys, told: answerTyped(keys) };
