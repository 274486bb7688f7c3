/** What a repeated measurement gave, in milliseconds. */
export interface Timing {
	readonly median: number;
	readonly p95: number;
	readonly best: number;
}

/**
 * Runs an action until it has had `budget` milliseconds after a warm-up: at least five times, or, where it is far slower
 * than expected, once.
 * @param budget in milliseconds
 */
export function time(action: () => unknown, budget = 1500): Timing {
	const warmUntil = performance.now() + budget;
	do keep(action());
	while (performance.now() < warmUntil);
	const times: number[] = [];
	const start = performance.now();
	const isDone = (): boolean => {
		const spent = performance.now() - start;
		return times.length >= 5 ? spent >= budget : times.length >= 1 && spent >= 3 * budget;
	};
	while (!isDone()) {
		const began = performance.now();
		keep(action());
		times.push(performance.now() - began);
	}
	times.sort((a, b) => a - b);
	const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(share * times.length))] as number;
	return { median: at(0.5), p95: at(0.95), best: at(0) };
}

/** Prints rows as a table with aligned columns; numbers go to the right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
	const cells = [head, ...rows].map(row => row.map(cell => (typeof cell === 'number' ? shown(cell) : cell)));
	const widths = head.map((_, column) => Math.max(...cells.map(row => (row[column] ?? '').length)));
	for (const [index, row] of cells.entries()) {
		const isNumber = (column: number) => typeof rows[0]?.[column] === 'number';
		const line = row.map((cell, column) =>
			isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
		);
		console.log(`| ${line.join(' | ')} |`);
		if (index === 0)
			console.log(
				`| ${widths.map((width, i) => (isNumber(i) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`,
			);
	}
}

const shown = (value: number): string =>
	value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

let sink: unknown;
/** Keeps the compiler from leaving out what nobody reads. */
const keep = (value: unknown): void => {
	sink = value === sink ? undefined : value;
};
