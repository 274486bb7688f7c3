import assert from 'node:assert/strict';
import { statusOf } from './status-of';

const report = `Hald sells fewer pumps

Hald AS, the maker of harbour pumps, reported a 31 percent fall in third-quarter profit on Thursday.

Pre-tax profit for the 13 weeks to September fell to 18.4 million crowns. Revenue slipped 4 percent to 311 million. The number of orders is at its lowest in years.

It also scrapped the buyback announced in March. The company held its dividend at 4 crowns a share. The town of Varnholt lost its pier in 2014.
`;

describe('The report of a company’s results', () => {
	it('has the results behind the figures that follow, and what the company decided', () => {
		assert.equal(statusOf(report, 'Pre-tax profit'), 'sourced');
		assert.equal(statusOf(report, 'Revenue slipped'), 'sourced');
		assert.equal(statusOf(report, 'It also scrapped'), 'sourced');
		assert.equal(statusOf(report, 'The company held'), 'sourced');
	});

	it('tells other things in its own words', () => {
		assert.equal(statusOf(report, 'The town of'), 'unsourced');
	});

	it('is none where nobody has reported results', () => {
		const text = report.replace('reported a 31 percent fall in third-quarter profit', 'moved to Derry');
		assert.equal(statusOf(text, 'Revenue slipped'), 'unsourced');
	});

	it('begins where a company says what it earned', () => {
		const text = report.replace(
			'Hald AS, the maker of harbour pumps, reported a 31 percent fall in third-quarter profit on Thursday.',
			'Net income fell to 18 million crowns in the three months to September, the Derry-based company said in a statement.',
		);
		assert.equal(statusOf(text, 'Revenue slipped'), 'sourced');
	});
});
