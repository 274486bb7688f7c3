import type { Span } from '../../text/span';
import type { Attribution } from '../analysis';
import { firstStart } from './first-start';
import { makeAttribution } from './make-attribution';

/** The same attributions, those that begin within what somebody says as a whole marked as parts of it. Both sorted. */
export function nestWithin(spans: readonly Span[], attributions: readonly Attribution[]): readonly Attribution[] {
	let at = 0;
	return attributions.map(attribution => {
		const start = firstStart(attribution);
		while (at < spans.length && (spans[at] as Span).end <= start) at++;
		return spans[at] && (spans[at] as Span).start <= start
			? makeAttribution({ ...attribution, nested: true })
			: attribution;
	});
}

/** Two sorted lists as one. */
export const merged = (a: readonly Attribution[], b: readonly Attribution[]): readonly Attribution[] =>
	[...a, ...b].sort((x, y) => firstStart(x) - firstStart(y));
