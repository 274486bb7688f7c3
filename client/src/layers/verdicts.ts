import type { AdjudicateParams, LayerDifference } from '../../../server/src/protocol';
import { annotatorOf, sidesOf, sideText } from './difference-text';

type Verdict = AdjudicateParams['verdict'];

export interface VerdictChoice {
	readonly verdict: Verdict;
	/** The key that takes it. */
	readonly key: string;
	readonly label: string;
	readonly description: string;
}

/** What can be decided about a difference. */
export function verdictsOn(difference: LayerDifference): readonly VerdictChoice[] {
	const { a, b } = difference;
	const takes = sidesOf(difference).map(
		(side): VerdictChoice => ({
			verdict: side === a ? 'a' : 'b',
			key: side === a ? '1' : '2',
			label: `Take ${annotatorOf(side)}’s`,
			description: sideText(difference, side),
		}),
	);
	const neither: VerdictChoice = { verdict: 'neither', key: 'n', label: 'Drop It', description: 'it does not hold' };
	if (!a || !b) return [...takes, neither];
	return [
		...takes,
		{ verdict: 'both', key: 'b', label: 'Take Both', description: 'as two annotations' },
		{ ...neither, label: 'Take Neither', description: 'neither holds' },
	];
}
