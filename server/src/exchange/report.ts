import type { PlacedProblem } from './sarif';

/** One line a problem, `file:line:column` counted from 1, as compilers print them and editors and terminals link them. */
export function textReport(problems: readonly PlacedProblem[], articles: number): string {
	const lines = problems.map(({ path, range, severity, message, code }) => {
		const place = `${printable(path)}:${range.start.line + 1}:${range.start.character + 1}`;
		return `${place}: ${severity}: ${printable(message)} [${code}]`;
	});
	return [...lines, ...(lines.length > 0 ? [''] : []), summary(problems, articles)].join('\n');
}

/** The problems as plain data: lines and columns counted from 1, columns in UTF-16 code units. */
export function jsonReport(problems: readonly PlacedProblem[], articles: number): Readonly<Record<string, unknown>> {
	return {
		articles,
		problems: problems.map(({ path, range, severity, message, code }) => ({
			path,
			line: range.start.line + 1,
			column: range.start.character + 1,
			endLine: range.end.line + 1,
			endColumn: range.end.character + 1,
			code,
			severity,
			message,
		})),
	};
}

function summary(problems: readonly PlacedProblem[], articles: number): string {
	const counts = new Map<string, number>();
	for (const { severity } of problems) counts.set(severity, (counts.get(severity) ?? 0) + 1);
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
