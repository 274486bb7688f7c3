import type { Severity } from '../text/problem';
import type { PlacedProblem } from './sarif';

/** By path, those of one file in the order in which they are given: every way to one list gives the same list. */
export const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
	a.path < b.path ? -1 : a.path > b.path ? 1 : 0;

/** The lines of a report: one a problem, `file:line:column` counted from 1, as compilers print them and editors link them. */
export function* textReport(problems: Iterable<PlacedProblem>, articles: number): Generator<string> {
	const counts = new Map<Severity, number>();
	for (const { path, range, severity, message, code } of problems) {
		const place = `${printable(path)}:${range.start.line + 1}:${range.start.character + 1}`;
		yield `${place}: ${severity}: ${printable(message)} [${code}]`;
		counts.set(severity, (counts.get(severity) ?? 0) + 1);
	}
	if (counts.size > 0) yield '';
	yield summary(counts, articles);
}

/** A problem in the JSON report: lines and columns counted from 1, columns in UTF-16 code units. */
export interface ReportedProblem {
	readonly path: string;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly code: PlacedProblem['code'];
	readonly severity: Severity;
	readonly message: string;
}

/** The lines of the problems as JSON. */
export const jsonReport = (problems: Iterable<PlacedProblem>, articles: number): Generator<string> =>
	linesWithItems({ articles, problems: [] }, problems, ({ path, range, code, severity, message }): ReportedProblem => {
		const { start, end } = range;
		return {
			path,
			line: start.line + 1,
			column: start.character + 1,
			endLine: end.line + 1,
			endColumn: end.character + 1,
			code,
			severity,
			message,
		};
	});

/**
 * The lines of `JSON.stringify(value, undefined, 2)` with items in the last empty list of the value: all the findings in a
 * large corpus would be too long for one string.
 */
export function* linesWithItems<T>(
	value: object,
	items: Iterable<T>,
	toJson: (item: T) => object,
): Generator<string, void, undefined> {
	const frame = JSON.stringify(value, undefined, 2);
	const at = frame.lastIndexOf('[]');
	const [head, tail] = [frame.slice(0, at), frame.slice(at + 2)];
	const indent = /^ */.exec(head.slice(head.lastIndexOf('\n') + 1))?.[0] ?? '';
	let last: string | undefined;
	for (const item of items) {
		yield last === undefined ? `${head}[` : `${last},`;
		last = `${indent}  ${JSON.stringify(toJson(item), undefined, 2).replaceAll('\n', `\n${indent}  `)}`;
	}
	if (last === undefined) yield `${head}[]${tail}`;
	else {
		yield last;
		yield `${indent}]${tail}`;
	}
}

function summary(counts: ReadonlyMap<Severity, number>, articles: number): string {
	const found = (['error', 'warning', 'information', 'hint'] as const)
		.filter(severity => counts.has(severity))
		.map(severity => counted(counts.get(severity) ?? 0, severity))
		.join(', ');
	return `${counted(articles, 'article')}: ${found || 'no problems'}`;
}

const counted = (count: number, noun: string): string =>
	`${count} ${count === 1 || noun === 'information' ? noun : `${noun}s`}`;

/** Control characters from files must not reach the terminal, where they could move the cursor or set its title. */
export const printable = (text: string): string =>
	text.replace(/[\p{Cc}\p{Cf}]/gu, character => (character === '\u00AD' ? '' : ' '));
