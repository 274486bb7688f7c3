import type { Span } from '../../text/span';
import type { Attribution } from '../analysis';

/** Where an attribution begins: the first place of its source, cue or content; infinity where it has none of them. */
export const firstStart = ({ source, cue, content }: Pick<Attribution, 'source' | 'cue' | 'content'>): number =>
	Math.min(startOf(source), startOf(cue), startOf(content));

function startOf(spans: readonly Span[]): number {
	let first = Number.POSITIVE_INFINITY;
	for (const { start } of spans) if (start < first) first = start;
	return first;
}
