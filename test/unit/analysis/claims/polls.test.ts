import assert from 'node:assert/strict';
import { findAttributions } from '../../../../server/src/analysis/attributions';
import { judgeSentences } from '../../../../server/src/analysis/judgements';
import { findQuotes } from '../../../../server/src/analysis/quotes';
import { readArticle } from '../../../../server/src/article/read-article';

/** Checks the status of each sentence of an article’s body that is written as "status: sentence"; a blank line parts paragraphs. */
function check(headline: string, marked: string): void {
	const wanted = marked
		.trim()
		.split('\n')
		.map(line => /^\s*(?:(\w+): )?(.*)$/u.exec(line) as RegExpExecArray);
	const text = `${headline}\n\n${wanted
		.map(([, , words]) => words || '\n')
		.join('\n')
		.replace(/\n\n+/gu, '\n\n')
		.replace(/([^\n])\n(?!\n)/gu, '$1 ')}\n`;
	const article = readArticle(text, 'text');
	const quotes = findQuotes(article);
	const judged = judgeSentences(article, quotes, findAttributions(article, quotes, []), 'news');
	const shown = wanted.flatMap(([, , words]) => {
		if (!words) return [];
		const found = judged.find(({ start }) => start === text.indexOf(words));
		return [`${found?.status}: ${words}`];
	});
	assert.deepEqual(
		shown,
		wanted.flatMap(([, status, words]) => (words ? [`${status}: ${words}`] : [])),
	);
}

describe('What a poll found', () => {
	it('is sourced where it goes on behind the sentence that names the poll', () => {
		check(
			'Lind ahead of Okafor',
			`
			sourced: Tomas Lind leads in Norland, according to a new poll by the institute.
			sourced: Ines Okafor has 41 percent of the voters behind her.
			sourced: Respondents were also asked to name the worst speaker.

			sourced: Among women, 52 percent would vote for Lind.
			sourced: Most voters support a new pier.
			`,
		);
	});

	it('and where the poll is named behind its first figures', () => {
		check(
			'Lind ahead of Okafor',
			`
			sourced: Lind drew 46 percent of the voters to Okafor’s 41 percent.
			sourced: The survey, by the institute, was the third of its kind, the Herald reported.
			`,
		);
	});

	it('ends where a paragraph neither names it nor gives a figure of it', () => {
		check(
			'A pier and its town',
			`
			sourced: A poll by the institute found that Lind leads among women.

			unsourced: Lind opened the new pier on Tuesday.

			unsourced: The council spent 14 percent of its budget on boats.
			unsourced: Okafor leads the union of the dockers.
			`,
		);
	});

	it('does not take in what is no finding', () => {
		check(
			'A pier and its town',
			`
			sourced: A poll by the institute found that Lind leads among women.
			unsourced: Okafor won 51 percent of the vote in May.
			unsourced: The mayor closed the pier on Monday.
			`,
		);
	});

	it('runs through an article that is about polls', () => {
		check(
			'Poll: Lind ahead of Okafor',
			`
			sourced: Lind has a lead of 8 points among the voters of Norland.

			sourced: “We are happy,” said Mara Holm, who speaks for Lind.

			unsourced: Lind opened a pier in Varnholt on Tuesday.

			sourced: Okafor leads by 8 points with those who own a boat.

			sourced: Supporters of the strike in Varnholt favor Okafor.
			`,
		);
	});

	it('is not found where people go to the polls, or in “the polls”', () => {
		check(
			'Norland votes',
			`
			unsourced: The voters of Norland went to the polls on Sunday.
			unsourced: Lind got 46 percent in Varnholt.

			unsourced: Okafor fell behind in the polls in May.
			unsourced: Okafor got 11 percent.
			`,
		);
	});

	it('how it was measured needs no source', () => {
		check(
			'Poll: Lind ahead of Okafor',
			`
			other: The institute conducted the poll of 1,042 voters in May.
			other: It surveyed 1,051 adults in Varnholt by telephone.
			`,
		);
	});

	it('is sourced where a pollster is named for it', () => {
		check(
			'Lind ahead of Okafor',
			`
			sourced: YouGov had 59 percent for the pier in the middle of November.
			`,
		);
	});

	it('tells the poll as its source', () => {
		const text =
			'Lind ahead\n\nA poll by the institute found that Lind leads. Okafor has 41 percent of the voters behind her.\n';
		const article = readArticle(text, 'text');
		const quotes = findQuotes(article);
		const last = judgeSentences(article, quotes, findAttributions(article, quotes, []), 'news').at(-1);
		assert.equal(last?.rule, 'finding');
		assert.equal(last?.reason, 'It goes on with what is known from “A poll”.');
		assert.equal(text.slice(last?.evidence?.start, last?.evidence?.end), 'A poll');
	});
});
