import type { Zone } from '../article/article';

/** Zones of one kind that follow each other, such as the comments of a thread, as one stretch. */
export function zoneRuns(zones: readonly Zone[]): readonly Zone[] {
	const runs: { kind: Zone['kind']; start: number; end: number }[] = [];
	for (const { kind, start, end } of zones) {
		const last = runs.at(-1);
		if (last?.kind === kind) last.end = end;
		else runs.push({ kind, start, end });
	}
	return runs;
}
