import assert from 'node:assert/strict';
import type { Finding } from '../../../server/src/corpus/corpus';
import { reported } from '../../../server/src/queries/strictness';

const claim = (start: number, score: number, paragraph = 0): Finding => ({
	start,
	end: start + 10,
	code: 'unsourced-claim',
	severity: 'warning',
	message: 'It names no source.',
	score,
	paragraph,
});
const vague: Finding = { ...claim(500, 0.6), code: 'vague-source' };
const starts = (findings: readonly Finding[]) => findings.map(({ start }) => start);

describe('strictness', () => {
	const findings = [claim(0, 0.9), claim(20, 0.55), claim(40, 0.3), vague];

	it('decides how sure the analysis must be', () => {
		assert.deepEqual(starts(reported(findings, 'precise')), [0, 500]);
		assert.deepEqual(starts(reported(findings, 'balanced')), [0, 20, 500]);
		assert.deepEqual(starts(reported(findings, 'thorough')), [0, 20, 40, 500]);
	});

	it('shows the surest claims of a paragraph, and the last of them counts the others', () => {
		const crowd = [claim(0, 0.6), claim(20, 0.9), claim(40, 0.7), claim(60, 0.8), claim(80, 0.7), claim(100, 0.55)];
		const shown = reported(crowd, 'balanced');
		assert.deepEqual(starts(shown), [20, 40, 60, 80]);
		assert.equal(shown.at(-1)?.message, 'It names no source. 2 more sentences of this paragraph name no source.');
		assert.equal(shown[0]?.message, 'It names no source.');
		assert.equal(reported(crowd, 'thorough').length, 6);
	});

	it('counts each paragraph by itself, and no vague source', () => {
		const spread = [
			claim(0, 0.9, 0),
			claim(20, 0.9, 0),
			claim(40, 0.9, 1),
			claim(60, 0.9, 1),
			{ ...vague, paragraph: 1 },
		];
		assert.deepEqual(reported(spread, 'precise'), spread);
	});
});
