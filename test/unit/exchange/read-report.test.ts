import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readReport } from '../../../server/src/exchange/read-report';
import { jsonReport } from '../../../server/src/exchange/report';
import { type PlacedProblem, sarifReport } from '../../../server/src/exchange/sarif';
import { problemCodes } from '../../../server/src/text/problem';

const position = fc.record({ line: fc.nat(9999), character: fc.nat(9999) }, { noNullPrototype: true });
const problem: fc.Arbitrary<PlacedProblem> = fc.record(
	{
		path: fc.oneof(fc.constantFrom('corpus.yaml', 'articles/día uno.txt', 'a/100%.txt'), fc.webPath()),
		range: fc.record({ start: position, end: position }, { noNullPrototype: true }),
		code: fc.constantFrom(...problemCodes),
		severity: fc.constantFrom('error', 'warning', 'information', 'hint'),
		message: fc.string(),
	},
	{ noNullPrototype: true },
);
const parsed = (lines: Iterable<string>): unknown => JSON.parse([...lines].join('\n'));

describe('reading a report', () => {
	it('gives back what was reported as JSON', () => {
		fc.assert(
			fc.property(fc.array(problem), fc.nat(), (problems, articles) => {
				assert.deepEqual(readReport(parsed(jsonReport(problems, articles))), { kind: 'json', articles, problems });
			}),
		);
	});

	it('gives back what SARIF can say: hints are information there', () => {
		fc.assert(
			fc.property(fc.array(problem), problems => {
				const said = problems.map(one => (one.severity === 'hint' ? { ...one, severity: 'information' } : one));
				const report = readReport(parsed(sarifReport(problems, '1.2.3')));
				assert.deepEqual(report, { kind: 'sarif', version: '1.2.3', problems: said });
			}),
		);
	});

	it('takes nothing else for a report', () => {
		fc.assert(
			fc.property(fc.jsonValue(), value => {
				assert.equal(readReport(value), undefined);
			}),
		);
		assert.equal(readReport({ articles: 1, problems: [{}] }), undefined);
		assert.equal(readReport({ articles: 1, problems: [null] }), undefined);
		assert.equal(readReport({ runs: [{ tool: { driver: { version: '1' } }, results: [7] }] }), undefined);
	});
});
