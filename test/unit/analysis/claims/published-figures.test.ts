import assert from 'node:assert/strict';
import { statusOf } from './status-of';

describe('Figures that somebody has published', () => {
	it('are behind those that follow, and not behind other facts', () => {
		const text = `Trade with Norland grows

The customs office published its August figures on Thursday. Trade with Norland came to 155 million crowns, up 32 percent.

The year before it was 120 million. The town of Varnholt lost its pier in 2014.
`;
		assert.equal(statusOf(text, 'Trade with Norland came'), 'sourced');
		assert.equal(statusOf(text, 'The year before'), 'sourced');
		assert.equal(statusOf(text, 'The town of'), 'unsourced');
	});

	it('are behind none where nobody published them', () => {
		const text = `Trade with Norland grows

The customs office has its figures from Derry. Trade with Norland came to 155 million crowns, up 32 percent.
`;
		assert.equal(statusOf(text, 'Trade with Norland came'), 'unsourced');
	});
});
