import type { ArticleFormat, Zone, ZoneKind } from './article';
import { type Line, splitLines } from './lines';

/** What each stretch of the text is for. Zones are sorted, do not overlap, and cover all that is not blank. */
export function findZones(text: string, _format: ArticleFormat): readonly Zone[] {
	const lines = splitLines(text);
	const kinds = lines.map((line, index) => kindOf(text, line, index, lines.length));
	return joinLines(lines, kinds);
}

function kindOf(text: string, line: Line, index: number, count: number): ZoneKind {
	const length = line.end - line.start;
	if (index === 0 && count > 1 && length < 160) return 'headline';
	if (length < 80 && !/[.,:;!”"’')]$/.test(text.slice(line.end - 1, line.end))) return 'subheading';
	return 'body';
}

function joinLines(lines: readonly Line[], kinds: readonly ZoneKind[]): readonly Zone[] {
	const zones: { kind: ZoneKind; start: number; end: number }[] = [];
	lines.forEach((line, index) => {
		const kind = kinds[index] as ZoneKind;
		const last = zones.at(-1);
		if (last?.kind === kind) last.end = line.end;
		else zones.push({ kind, start: line.start, end: line.end });
	});
	return zones;
}
