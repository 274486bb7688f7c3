import assert from 'node:assert/strict';
import { jsonReport, linesWithItems, textReport } from '../../../server/src/exchange/report';
import type { PlacedProblem } from '../../../server/src/exchange/sarif';

const problem: PlacedProblem = {
	path: 'articles/quay.txt',
	range: { start: { line: 2, character: 0 }, end: { line: 2, character: 12 } },
	code: 'vague-source',
	severity: 'information',
	message: 'Which officials?',
};

const text = (problems: readonly PlacedProblem[], articles: number) => [...textReport(problems, articles)].join('\n');

describe('the report of a check', () => {
	it('prints a line a problem in the form that terminals link', () => {
		assert.equal(
			text([problem], 3),
			'articles/quay.txt:3:1: information: Which officials? [vague-source]\n\n3 articles: 1 information',
		);
	});

	it('says so when there is nothing to report', () => {
		assert.equal(text([], 1), '1 article: no problems');
	});

	it('keeps control characters of a file from the terminal', () => {
		const hostile = { ...problem, path: 'articles/\u001b]0;owned\u0007.txt', message: 'Unknown actor \u001b[31m.' };
		assert.doesNotMatch(text([hostile], 1), /[^\n\P{Cc}]/u);
	});

	it('gives the same as plain data', () => {
		assert.deepEqual(JSON.parse([...jsonReport([problem], 3)].join('\n')), {
			articles: 3,
			problems: [
				{
					path: 'articles/quay.txt',
					line: 3,
					column: 1,
					endLine: 3,
					endColumn: 13,
					code: 'vague-source',
					severity: 'information',
					message: 'Which officials?',
				},
			],
		});
	});

	it('is written line by line as the whole value would be', () => {
		const items = [{ a: 'x\ny', b: [1, { c: [] }] }, {}, { d: '[]' }];
		for (let count = 0; count <= items.length; count++) {
			const some = items.slice(0, count);
			const frame = (list: readonly unknown[]) => ({ first: [], runs: [{ text: '[]', list }] });
			assert.equal(
				[...linesWithItems(frame([]), some, item => item)].join('\n'),
				JSON.stringify(frame(some), undefined, 2),
			);
		}
	});
});
