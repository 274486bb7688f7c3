import { firstNot } from '../../text/first-not';
import type { Tokens } from '../tokens';

/** The token that begins at an offset, or the first one behind it; the last one where there is none. */
export function tokenAt(tokens: Tokens, offset: number): number {
	const low = firstNot(tokens.count, at => (tokens.start[at] as number) < offset);
	return Math.min(low, Math.max(0, tokens.count - 1));
}
