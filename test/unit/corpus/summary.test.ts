import assert from 'node:assert/strict';
import type { Analysis, Judgement } from '../../../server/src/analysis/analysis';
import { summarise } from '../../../server/src/corpus/summary';

const text = 'Marta Lind said that Norland would pay, and that she would not. Norland paid.';
const place = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const judgement = (words: string, status: Judgement['status']): Judgement => ({
	...place(words),
	zone: 'body',
	status,
	claim: true,
	score: 1,
	rule: 'test',
	reason: 'It says so.',
});

const analysis: Analysis = {
	article: { text, zones: [], paragraphs: [], sentences: [] },
	metadata: { title: 'Payment' },
	genre: 'news',
	quotes: [],
	mentions: [
		{ ...place('Marta Lind'), actor: 'lind', via: 'name', score: 1 },
		{ ...place('Norland'), actor: 'norland', via: 'name', score: 1 },
		{ ...place('she'), via: 'pronoun', score: 0.4, candidates: ['lind', 'brandt'] },
	],
	attributions: [
		{
			kind: 'indirect',
			source: [place('Marta Lind')],
			cue: [place('said')],
			content: [place('that Norland would pay'), place('that she would not')],
			vague: false,
			actor: 'lind',
		},
		{ kind: 'indirect', source: [], cue: [place('paid')], content: [place('Norland paid')], vague: true },
	],
	judgements: [
		judgement('Marta Lind said', 'sourced'),
		judgement('Norland paid.', 'unsourced'),
		judgement('pay', 'vague'),
	],
};

describe('what the corpus remembers of an article', () => {
	const summary = summarise('articles/a.txt', 'abc', analysis);

	it('are the certain mentions', () => {
		assert.deepEqual(
			summary.mentions.map(({ actor }) => actor),
			['lind', 'norland'],
		);
	});

	it('is who speaks, from where to where, and about whom', () => {
		assert.deepEqual(summary.attributions, [
			{
				actor: 'lind',
				extent: { start: 0, end: place('that she would not').end },
				source: place('Marta Lind'),
				mentions: [{ actor: 'norland', ...place('Norland') }],
			},
		]);
	});

	it('are the sentences by status, and the findings with their reasons', () => {
		assert.deepEqual(summary.statuses, { sourced: 1, vague: 1, unsourced: 1, opinion: 0, other: 0 });
		assert.deepEqual(
			summary.findings.map(({ code, severity, message }) => `${severity} ${code} ${message}`),
			['warning unsourced-claim It says so.', 'information vague-source It says so.'],
		);
	});

	it('puts a finding at the clause that is the claim, where the sentence has others', () => {
		const clause = place('that she would not');
		const judgements = [{ ...judgement('Marta Lind said that Norland would pay', 'unsourced'), clause }];
		const { findings } = summarise('articles/a.txt', 'abc', { ...analysis, judgements });
		assert.deepEqual(
			findings.map(({ start, end }) => ({ start, end })),
			[clause],
		);
	});

	it('makes findings in an opinion piece hints', () => {
		const { findings } = summarise('articles/a.txt', 'abc', { ...analysis, genre: 'opinion' });
		assert.deepEqual(
			findings.map(({ severity }) => severity),
			['hint', 'hint'],
		);
	});

	it('keeps the lines, so that offsets become positions without the text', () => {
		assert.deepEqual([summary.lines.length, summary.length, summary.hash], [text.length, text.length, 'abc']);
	});

	it('stays small for one endless sentence with many speakers', () => {
		const endless = Array.from(
			{ length: 1000 },
			(_, at) => ({ start: at * 2, end: at * 2 + 1, actor: 'norland', via: 'name', score: 1 }) as const,
		);
		const attribution = {
			...analysis.attributions[0],
			content: [{ start: 0, end: 2000 }],
		} as Analysis['attributions'][number];
		const { attributions } = summarise('a', 'b', { ...analysis, mentions: endless, attributions: [attribution] });
		assert.ok((attributions[0]?.mentions.length ?? 0) <= 200);
	});
});
