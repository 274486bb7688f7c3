import assert from 'node:assert/strict';
import { type Segment, segmentsOf } from '../../../../server/src/analysis/attribution/segments';
import { clausesOf } from '../../../../server/src/analysis/claims/clauses';
import { findQuotes } from '../../../../server/src/analysis/quotes';
import { tokensOf } from '../../../../server/src/analysis/tagging/tokens-of';
import { readArticle } from '../../../../server/src/article/read-article';

/** Checks the clauses of a sentence in the body of an article, each written with its verb in braces. */
function check(sentence: string, ...clauses: readonly string[]): void {
	const text = `A town and its pier\n\nThe town has a pier on which nobody has walked since the storm.\n\n${sentence}\n`;
	const article = readArticle(text, 'text');
	const tokens = tokensOf(article);
	const index = article.sentences.findIndex(({ start }) => start === text.indexOf(sentence));
	const segment = segmentsOf(article, tokens, findQuotes(article))[index] as Segment;
	const shown = clausesOf(tokens, segment).map(({ from, to, verb }) => {
		const before = text.slice(segment.start[from], segment.start[verb]);
		return `${before}{${text.slice(segment.start[verb], segment.end[verb])}}${text.slice(segment.end[verb], segment.end[to - 1])}`;
	});
	assert.deepEqual(shown, clauses);
}

describe('The clauses of a sentence', () => {
	it('are one where there is one assertion, whatever hangs on it', () => {
		check('The council closed the pier because it was rotten.', 'The council {closed} the pier because it was rotten.');
		check(
			'Ines Okafor, who had warned of floods, sold her house in March.',
			'Ines Okafor, who had warned of floods, {sold} her house in March.',
		);
		check(
			'The council said that the pier was rotten and that nobody had paid.',
			'The council {said} that the pier was rotten and that nobody had paid.',
		);
		check('The mayor and the first lady get time to rest.', 'The mayor and the first lady {get} time to rest.');
	});

	it('have a verb that looks like a noun where the sentence has no other', () => {
		check('The camp pegs his total at 40 seats.', 'The camp {pegs} his total at 40 seats.');
		check('The walls of the town stretch for 12 miles.', 'The walls of the town {stretch} for 12 miles.');
		check('Okafor still leads the race.', 'Okafor still {leads} the race.');
		check(
			'The number of boats in the two harbours stands at 387.',
			'The number of boats in the two harbours {stands} at 387.',
		);
		check('Varnholt mines roughly 40% of the coal.', 'Varnholt {mines} roughly 40% of the coal.');
		check(
			'Very few gulls with tags live fully outside of the harbour.',
			'Very few gulls with tags {live} fully outside of the harbour.',
		);
		check('The walls of the town and the faces of its 40 dockers.');
	});

	it('have a verb that looks like a participle where the sentence has no other', () => {
		check('That rankled many in the party of the dockers.', 'That {rankled} many in the party of the dockers.');
		check('Derry County’s ended in the spring of 2023.', 'Derry County’s {ended} in the spring of 2023.');
	});

	it('have their own verb behind a relative clause, and none in what they are thanks to', () => {
		check('Boats that had been sold in May came back.', 'Boats that had been sold in May {came} back.');
		check('No firm has so far bought the pier.', 'No firm {has} so far bought the pier.');
		check('The time it would need to sail has grown.', 'The time it would need to sail {has} grown.');
		check(
			'In May, thanks to huge loans in Derry, she has bought the pier.',
			'In May, thanks to huge loans in Derry, she {has} bought the pier.',
		);
	});

	it('take what is in front of the main one along', () => {
		check(
			'As the fury grew, a smaller but louder movement has risen, with shouts, threats, pushing.',
			'As the fury grew, a smaller but louder movement {has} risen, with shouts, threats, pushing.',
		);
		check(
			'After the mayor vowed to stop the plan, the council sold the pier.',
			'After the mayor vowed to stop the plan, the council {sold} the pier.',
		);
	});

	it('are told apart at semicolons and colons, and where “but” or “while” goes before a subject with its verb', () => {
		check('The pier is closed; the dockers have left.', 'The pier {is} closed', 'the dockers {have} left.');
		check(
			'The dockers had a choice: the council offered them 40 crowns.',
			'The dockers {had} a choice',
			'the council {offered} them 40 crowns.',
		);
		check(
			'The pier may be old, but the council has never tested it.',
			'The pier {may} be old,',
			'the council {has} never tested it.',
		);
		check(
			'Norland pays a third of the bill, while the town pays the rest.',
			'Norland {pays} a third of the bill,',
			'the town {pays} the rest.',
		);
	});

	it('are two where the subject has two verbs', () => {
		check(
			'The plan was approved last year and has since been dropped.',
			'The plan {was} approved last year',
			'{has} since been dropped.',
		);
	});

	it('do not begin at a participle', () => {
		check(
			'Faith is a doctrine built on sand and associated with the sea.',
			'Faith {is} a doctrine built on sand and associated with the sea.',
		);
	});

	it('have a verb also where it looks like a participle, or commands', () => {
		check(
			'The two squabbled at length over mussels and money.',
			'The two {squabbled} at length over mussels and money.',
		);
		check('Listen to the recording in the latest edition.', '{Listen} to the recording in the latest edition.');
	});

	it('have the main verb, not one that only describes the subject', () => {
		check(
			'However, a Varnholt Herald article published Friday found no trace of the boat.',
			'However, a Varnholt Herald article published Friday {found} no trace of the boat.',
		);
		check(
			'An opinion drafted for the port in May, and seen by the Herald, concluded that the pier was unsafe.',
			'An opinion drafted for the port in May, and seen by the Herald, {concluded} that the pier was unsafe.',
		);
		check(
			'In a letter sent shortly after the mayor closed the pier, Lind asked for money.',
			'In a letter sent shortly after the mayor closed the pier, Lind {asked} for money.',
		);
		check(
			'Tomas Lind, a farmer allied with the dockers, took the ferry in May.',
			'Tomas Lind, a farmer allied with the dockers, {took} the ferry in May.',
		);
		check(
			'The bloc — a group of ten ports made up of old rivals — bought the pier.',
			'The bloc — a group of ten ports made up of old rivals — {bought} the pier.',
		);
		check(
			'And retired captain Tomas Lind told the dockers to wait.',
			'And retired captain Tomas Lind {told} the dockers to wait.',
		);
		check(
			'Half of the voters surveyed in a poll released Monday have left the town.',
			'Half of the voters surveyed in a poll released Monday {have} left the town.',
		);
	});

	it('keep their first verb where it has an object, or what is said behind it', () => {
		check('The council published a letter released in May.', 'The council {published} a letter released in May.');
		check('The mayor claimed prices fell.', 'The mayor {claimed} prices fell.');
	});

	it('are none where there is no verb', () => {
		check('Rising water, a pier and a storm.');
	});
});
