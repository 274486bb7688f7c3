import assert from 'node:assert/strict';
import { type PlacedProblem, sarifReport } from '../../../server/src/exchange/sarif';

const problem: PlacedProblem = {
	path: 'articles/día uno.txt',
	range: { start: { line: 4, character: 2 }, end: { line: 4, character: 9 } },
	code: 'unsourced-claim',
	severity: 'hint',
	message: 'No source is named.',
};

interface Result {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly level: string;
	readonly locations: readonly { readonly physicalLocation: unknown }[];
}
interface Run {
	readonly columnKind: string;
	readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
	readonly results: readonly Result[];
}
const runOf = (problems: readonly PlacedProblem[]): Run =>
	(JSON.parse([...sarifReport(problems, '1.2.3')].join('\n')) as { readonly runs: readonly [Run] }).runs[0];

describe('SARIF', () => {
	it('counts lines and columns from 1, and says that columns are UTF-16 code units', () => {
		const run = runOf([problem]);
		assert.equal(run.columnKind, 'utf16CodeUnits');
		assert.deepEqual(run.results[0]?.locations[0]?.physicalLocation, {
			artifactLocation: { uri: 'articles/d%C3%ADa%20uno.txt' },
			region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 10 },
		});
	});

	it('knows three levels: information and hints are notes', () => {
		const levels = (['error', 'warning', 'information', 'hint'] as const).map(
			severity => runOf([{ ...problem, severity }]).results[0]?.level,
		);
		assert.deepEqual(levels, ['error', 'warning', 'note', 'note']);
	});

	it('describes each rule that occurs once, and points every result to it', () => {
		const run = runOf([problem, { ...problem, code: 'duplicate-id' }, problem]);
		assert.deepEqual(
			run.tool.driver.rules.map(rule => rule.id),
			['unsourced-claim', 'duplicate-id'],
		);
		assert.deepEqual(
			run.results.map(result => run.tool.driver.rules[result.ruleIndex]?.id),
			run.results.map(result => result.ruleId),
		);
	});
});
