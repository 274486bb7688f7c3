import assert from 'node:assert/strict';
import { statusOf } from './status-of';

const trial = `Harbour clerk stole from dockers’ fund

A harbour clerk has been jailed for stealing 40,000 crowns from the dockers’ fund in Varnholt.

The court heard that Ines Lund, 44, had kept the books of the fund since 2014. She booked three cruises and bought a boat in 2019.

Mara Holm, prosecuting, told the jury that nobody had checked the books. The money was taken in sums of 200 crowns.

Lund was sentenced to two years in prison on Monday.

The town has two other funds, and both are run by the council.
`;

describe('The report of a trial', () => {
	it('has the court behind what was told there', () => {
		assert.equal(statusOf(trial, 'She booked three'), 'sourced');
		assert.equal(statusOf(trial, 'The money was'), 'sourced');
	});

	it('tells what was done in court, and what is so now, in its own words', () => {
		assert.equal(statusOf(trial, 'Lund was sentenced'), 'unsourced');
		assert.equal(statusOf(trial, 'The town has'), 'unsourced');
		assert.equal(statusOf(trial, 'A harbour clerk'), 'unsourced');
	});

	it('is none where a parliament or a committee hears somebody', () => {
		const text = trial.replace('told the jury', 'told the committee').replace('The court heard', 'The committee heard');
		assert.equal(statusOf(text, 'She booked three'), 'unsourced');
	});

	it('is none where a court is only mentioned', () => {
		const text = trial.replace('told the jury', 'said').replace('The court heard', 'The council says');
		assert.equal(statusOf(text, 'She booked three'), 'unsourced');
	});
});
