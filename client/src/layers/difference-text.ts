import type { DifferingSide, LayerDifference } from '../../../server/src/protocol';

/** "jonas", of "jonas k3f9a2". */
export const annotatorOf = ({ reference }: DifferingSide): string => reference.split(' ')[0] ?? '';

/** "stance: target, extent", or "claim: only mara". */
export function differenceLabel({ type, fields, extent, a, b }: LayerDifference): string {
	if (!a || !b) return `${type}: only ${annotatorOf((a ?? b) as DifferingSide)}`;
	return `${type}: ${[...fields, ...(extent ? ['extent'] : [])].join(', ')}`;
}

/** What both say, for one line. */
export function bothSides(difference: LayerDifference): string {
	return sidesOf(difference)
		.map(side => `${annotatorOf(side)}: ${sideText(difference, side)}`)
		.join(' | ');
}

/** What one says, and of which words where that is in question. */
export const sideText = ({ extent, a, b }: LayerDifference, side: DifferingSide): string =>
	extent || !a || !b ? `${side.says} “${clip(side.words, 60)}”` : side.says;

export const sidesOf = ({ a, b }: LayerDifference): readonly DifferingSide[] =>
	[a, b].filter(side => side !== undefined);

export function clip(text: string, length: number): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > length ? `${line.slice(0, length).trimEnd()}…` : line;
}
