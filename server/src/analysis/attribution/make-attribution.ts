import type { Attribution } from '../analysis';

/**
 * An attribution with all of its fields in one order, those that are absent as undefined. Attributions are asked for
 * their fields all over the analysis, and code for objects of one layout is both compiled once and quicker.
 */
export const makeAttribution = (fields: Attribution): Attribution => {
	const { kind, source, cue, content, vague, cueClass, mood, nested, actor } = fields;
	return { kind, source, cue, content, vague, cueClass, mood, nested, actor };
};
