import { problemCodes, type Severity } from '../text/problem';
import type { PlacedProblem } from './sarif';

/** What a report of `standpoint check` says. */
export type Report =
	| { readonly kind: 'json'; readonly articles: number; readonly problems: readonly PlacedProblem[] }
	| {
			readonly kind: 'sarif';
			/** Of the program that wrote it. */
			readonly version: string;
			/** Hints count as information: SARIF does not tell one from the other. */
			readonly problems: readonly PlacedProblem[];
	  };

/** Reads a report that `jsonReport` or `sarifReport` wrote, parsed already. Undefined where it is neither. */
export function readReport(value: unknown): Report | undefined {
	if (!isObject(value)) return undefined;
	return Array.isArray(value.problems) ? readJson(value, value.problems) : readSarif(value);
}

function readJson({ articles }: Plain, items: readonly unknown[]): Report | undefined {
	const problems = items.map(item => (isObject(item) ? placed(item, item) : undefined));
	return typeof articles === 'number' && isComplete(problems) ? { kind: 'json', articles, problems } : undefined;
}

function readSarif({ runs }: Plain): Report | undefined {
	const version = textAt(runs, 0, 'tool', 'driver', 'version');
	const results = at(runs, 0, 'results');
	if (version === undefined || !Array.isArray(results)) return undefined;
	const problems = results.map((result: unknown) => {
		const uri = textAt(result, 'locations', 0, 'physicalLocation', 'artifactLocation', 'uri');
		const region = at(result, 'locations', 0, 'physicalLocation', 'region');
		const severity = severities.get(textAt(result, 'level') ?? '');
		if (uri === undefined || severity === undefined || !isObject(region)) return undefined;
		const plain = {
			path: decoded(uri),
			code: at(result, 'ruleId'),
			severity,
			message: at(result, 'message', 'text'),
		};
		const { startLine: line, startColumn: column, endLine, endColumn } = region;
		return placed(plain, { line, column, endLine, endColumn });
	});
	return isComplete(problems) ? { kind: 'sarif', version, problems } : undefined;
}

/** From the levels of SARIF. */
const severities: ReadonlyMap<string, Severity> = new Map([
	['error', 'error'],
	['warning', 'warning'],
	['note', 'information'],
]);

function placed(
	{ path, code, severity, message }: Plain,
	{ line, column, endLine, endColumn }: Plain,
): PlacedProblem | undefined {
	const known = problemCodes.find(one => one === code);
	const rated = (['error', 'warning', 'information', 'hint'] as const).find(one => one === severity);
	if (known === undefined || rated === undefined || typeof path !== 'string' || typeof message !== 'string')
		return undefined;
	if (!isCount(line) || !isCount(column) || !isCount(endLine) || !isCount(endColumn)) return undefined;
	const range = {
		start: { line: line - 1, character: column - 1 },
		end: { line: endLine - 1, character: endColumn - 1 },
	};
	return { path, range, code: known, severity: rated, message };
}

type Plain = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Plain => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;
const isComplete = <T>(items: readonly (T | undefined)[]): items is readonly T[] => !items.includes(undefined);

function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
	let current = value;
	for (const key of keys) current = isObject(current) ? current[key] : undefined;
	return current;
}

function textAt(value: unknown, ...keys: readonly (string | number)[]): string | undefined {
	const found = at(value, ...keys);
	return typeof found === 'string' ? found : undefined;
}

function decoded(uri: string): string {
	try {
		return decodeURIComponent(uri);
	} catch {
		return uri;
	}
}
