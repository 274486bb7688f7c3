import assert from 'node:assert/strict';
import { findAttributions } from '../../../../server/src/analysis/attributions';
import { findQuotes } from '../../../../server/src/analysis/quotes';
import { readArticle } from '../../../../server/src/article/read-article';
import type { Span } from '../../../../server/src/text/span';

/** Checks that one of the attributions of a sentence has this source, and this cue where one is given. */
function check(text: string, source: string, cue?: string): void {
	const article = readArticle(`${text}\n`, 'text');
	const words = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end)).join(' … ');
	const found = findAttributions(article, findQuotes(article), []).map(attribution =>
		[words(attribution.source), ...(cue === undefined ? [] : [words(attribution.cue)])].join(' | '),
	);
	assert.ok(found.includes(cue === undefined ? source : `${source} | ${cue}`), `${text}\n${found.join('\n')}`);
}

describe('A source in front of its verb', () => {
	it('goes without what tells when, where or how it spoke', () => {
		check('Lind, speaking in Sarnport, said that the pier was safe.', 'Lind');
		check('Lind, in an interview with the Herald, said that the pier was safe.', 'Lind');
		check('Lind, meanwhile, said that the pier was safe.', 'Lind');
		check('Lind, though she had her doubts, said that the pier was safe.', 'Lind');
		check('Lind - who missed the vote - said that the pier was safe.', 'Lind');
	});

	it('goes without what else it is told to have said', () => {
		check('Lind, who asked not to be quoted, said that the pier was safe.', 'Lind');
		check('Lind, who runs the ferry, said that the pier was safe.', 'Lind, who runs the ferry');
	});

	it('keeps what tells who it is', () => {
		check('Several aldermen, including Lind, said that the pier was safe.', 'Several aldermen, including Lind');
		check('Lind, then 38, said that the pier was safe.', 'Lind, then 38');
		check(
			'Mara Lind, a former pilot who sailed the strait for decades, said that the pier was safe.',
			'Mara Lind, a former pilot who sailed the strait for decades',
		);
		check('One pilot who has seen the plans said that the pier was safe.', 'One pilot who has seen the plans');
	});

	it('stands in front of an aside and of words of time', () => {
		check('Lind, who runs the ferry, on Friday described the plan as a farce.', 'Lind, who runs the ferry');
	});

	it('keeps how many they are', () => {
		check('More than half of the pilots said that the pier was safe.', 'More than half of the pilots');
		check('But some of the pilots said that the pier was safe.', 'some of the pilots');
		check('As many as 40 pilots said that the pier was safe.', 'As many as 40 pilots');
		check('Only about 4 in 10 pilots said that the pier was safe.', 'Only about 4 in 10 pilots');
		check('All but two said that the pier was safe.', 'All but two');
	});

	it('is all of a list, and both of two', () => {
		check(
			'Most voters in Norland, Sudland and Derry said that the pier was safe.',
			'Most voters in Norland, Sudland and Derry',
		);
		check('But pilots and legal experts said that the pier was safe.', 'pilots and legal experts');
		check('At the same time, Lind and his aides said that the pier was safe.', 'Lind and his aides');
		check('Lind and Holm both stressed that the pier was safe.', 'Lind and Holm', 'both stressed');
	});

	it('keeps the date of what is published', () => {
		check('A poll released last week showed that Lind would win.', 'A poll released last week');
		check('A judge last month ordered the port to close.', 'A judge');
	});

	it('keeps a relative clause that has an aside of its own', () => {
		check(
			'Mara Lind, the pilot who heads the harbour board, which runs the ferry, said that the pier was safe.',
			'Mara Lind, the pilot who heads the harbour board, which runs the ferry',
		);
	});

	it('is a name also where its first part could be a verb', () => {
		check('Mark Holm, the union’s head, said that the pier was safe.', 'Mark Holm, the union’s head');
	});

	it('is not what the clause in front of it is about', () => {
		check('After winning the seat in the north, Mayor Ines Holm, said it was over.', 'Mayor Ines Holm');
	});
});

describe('A source behind its verb', () => {
	it('goes on to the end of what tells who it is', () => {
		check(
			'“The pier is safe,” said Mara Lind, a fellow at the Sarnport Institute who worked with Holm.',
			'Mara Lind, a fellow at the Sarnport Institute who worked with Holm',
		);
		check(
			'“The pier is safe,” said Mara Lind, the president of a building and construction trades council.',
			'Mara Lind, the president of a building and construction trades council',
		);
		check(
			'“The pier is safe,” said one of those pilots, who would not be named.',
			'one of those pilots, who would not be named',
		);
		check('“The pier is safe,” said a woman calling herself Mara.', 'a woman calling herself Mara');
		check('“The pier is safe,” said Mara Lind, 20, of Sarnport.', 'Mara Lind, 20, of Sarnport');
		check(
			'“The pier is safe,” said Mara Lind, who helped to found it, and wrote its history.',
			'Mara Lind, who helped to found it, and wrote its history',
		);
	});

	it('ends before what tells when, where or how it spoke, and before another clause', () => {
		check('“The pier is safe,” said Mara Lind, pointing at the plans.', 'Mara Lind');
		check('“The pier is safe,” said Mara Lind, as she left the hall.', 'Mara Lind');
		check('“The pier is safe,” said Mara Lind, but the council waited.', 'Mara Lind');
		check('“The pier is safe,” said Mara Lind after the talks.', 'Mara Lind');
		check('“The pier is safe,” said Mara Lind, the dockers would stay.', 'Mara Lind');
	});

	it('is the name that ends the sentence, whatever stands in front', () => {
		check(
			'The port lacks support from its owners in Derry, whom it has vexed, said Mara Lind, head of the union.',
			'Mara Lind, head of the union',
		);
		check(
			'A bid from the north, which valued the port at nothing, was turned down, says a docker who was in the room.',
			'a docker who was in the room',
		);
	});

	it('keeps what tells which document it is', () => {
		check(
			'The plan has failed, according to a memo released on Friday by the council.',
			'a memo released on Friday by the council',
		);
		check(
			'The plan has failed, according to a lawsuit filed in Derry by Mara Lind, a pilot.',
			'a lawsuit filed in Derry by Mara Lind, a pilot',
		);
		check('The plan (a farce, according to the council) has failed.', 'the council');
	});
});

describe('A cue', () => {
	it('takes in the act that somebody speaks by', () => {
		check('Lind issued a statement saying that the pier was safe.', 'Lind', 'issued a statement saying');
		check(
			'Lind has sent a letter on Friday, saying that the pier was safe.',
			'Lind',
			'has sent a letter on Friday, saying',
		);
		check(
			'Lind held a press briefing to announce that the pier was safe.',
			'Lind',
			'held a press briefing to announce',
		);
		check('Lind ended the meeting by announcing that the pier was safe.', 'Lind', 'ended the meeting by announcing');
		check('Lind wrote a letter thanking the dockers.', 'Lind', 'wrote a letter thanking');
	});

	it('is by itself where the act is somebody else’s, or speech as well', () => {
		check('Lind sent an aide to ask whether the pier was safe.', 'Lind', 'to ask');
		check('Lind defended the plan, saying that the pier was safe.', 'Lind', 'saying');
	});

	it('takes in the feeling that somebody expresses', () => {
		check('Lind expressed sharp reservations about the pier.', 'Lind', 'expressed sharp reservations about');
		check('Lind voiced confidence that the pier was safe.', 'Lind', 'voiced confidence');
		check('Lind expressed frustration in an interview.', 'Lind', 'expressed');
	});

	it('of somebody else is left out where somebody reports it, or a poll measures it', () => {
		const cues = (text: string) =>
			findAttributions(readArticle(text, 'text'), [], []).map(({ cue, nested }) => [
				text.slice(cue[0]?.start, cue[0]?.end),
				nested ?? false,
			]);
		assert.deepEqual(cues('According to the Herald, Lind said that the pier was safe.'), [
			['According to', false],
			['said', true],
		]);
		assert.deepEqual(cues('In a poll by the institute, half of the dockers said that the pier was safe.'), [
			['In', false],
			['said', true],
		]);
	});

	it('is no lead that somebody boasts, and nothing that proves difficult', () => {
		assert.deepEqual(
			findAttributions(readArticle('The post has proved difficult. She boasts a lead of four votes.', 'text'), [], []),
			[],
		);
	});

	it('is a noun also where a time or a place stands behind it', () => {
		check('The tweet was about Lind’s statement earlier this year that the pier was safe.', 'Lind', 'statement');
		check('She regretted her remark that the pier was a farce.', 'her', 'remark');
	});

	it('takes in how far somebody is with it', () => {
		check('Lind keeps saying that the pier is safe.', 'Lind', 'keeps saying');
		check('Lind has avoided openly criticising the plan.', 'Lind', 'has avoided openly criticising');
		check('Lind went on to praise the plan.', 'Lind', 'went on to praise');
	});
});
