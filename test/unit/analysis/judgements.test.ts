import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Judgement } from '../../../server/src/analysis/analysis';
import { findAttributions } from '../../../server/src/analysis/attributions';
import { creditsOf } from '../../../server/src/analysis/claims/credits';
import { judgeSentences } from '../../../server/src/analysis/judgements';
import { findQuotes } from '../../../server/src/analysis/quotes';
import type { Genre } from '../../../server/src/article/article';
import { readArticle } from '../../../server/src/article/read-article';
import { newsText } from './news-text';

function judge(text: string, genre: Genre = 'news'): readonly Judgement[] {
	const article = readArticle(text, 'text');
	const quotes = findQuotes(article);
	return judgeSentences(article, quotes, findAttributions(article, quotes, []), genre);
}

/** The judgement of one sentence that stands in the body of an article. */
function judgeOne(sentence: string): Judgement {
	const text = `A town and its pier\n\nThe town has a pier on which nobody has walked since the storm.\n\n${sentence}\n`;
	const found = judge(text).find(({ start }) => start === text.indexOf(sentence));
	assert.ok(found, 'the sentence is judged');
	return found;
}

function checkStatus(status: Judgement['status'], sentences: readonly string[]): void {
	assert.deepEqual(
		sentences.map(sentence => `${judgeOne(sentence).status}: ${sentence}`),
		sentences.map(sentence => `${status}: ${sentence}`),
	);
}

describe('A sentence that tells what somebody did not say, or could say', () => {
	it('has no source in it, and needs none', () => {
		checkStatus('other', [
			'The mayor did not say that the pier was unsafe.',
			'Nobody has claimed that the council sold the pier in 2014.',
		]);
	});

	it('needs none where the reporter tells how something was asked or measured, and got no answer', () => {
		checkStatus('other', [
			'The ministry did not respond to questions about the pier.',
			'The mayor did not immediately return a call seeking comment.',
			'She did not elaborate.',
			'Tomas Lind could not be reached at the port on Monday.',
			'The poll was conducted by telephone in May among 1,031 voters and has a margin of error of three points.',
		]);
	});

	it('is sourced where a denial or a refusal is what somebody said', () => {
		checkStatus('sourced', [
			'The mayor denied that the council had sold the pier.',
			'The mayor would not say who had sold the pier.',
			'The ministry declined to comment on the fall of the pier.',
		]);
	});

	it('is the writer’s word where somebody is said not to know it', () => {
		checkStatus('unsourced', ['The mayor did not know that the council had sold the pier in May.']);
	});

	it('is the writer’s word, too, where somebody is said to know it', () => {
		checkStatus('unsourced', [
			'The mayor knew that the council had sold the pier in May.',
			'Lind realised that the bank had sold 40 of its boats.',
		]);
		checkStatus('sourced', ['The mayor believed that the council had sold the pier in May.']);
	});

	it('is opinion where the saying is only supposed', () => {
		checkStatus('opinion', [
			'You could argue that the council sold the pier in 2014.',
			'Critics would say that the pier was never tested.',
			'The mayor must admit that the pier fell in May.',
		]);
	});
});

describe('A sentence needs a source', () => {
	it('where it reports what somebody did', () => {
		checkStatus('unsourced', [
			'The council closed the pier in May 2014 after a storm.',
			'Ines Okafor met the dockers in Varnholt yesterday.',
			'The pier has been closed since Tuesday.',
		]);
	});

	it('where it gives a figure, ranks, or names a cause', () => {
		checkStatus('unsourced', [
			'The poverty rate is 14.8 percent.',
			'The storm of 1987 ranks as the deadliest in the history of Norland.',
			'The storm led to the loss of 40 boats.',
		]);
	});

	it('where it gives a share behind a year, or a rough number', () => {
		checkStatus('unsourced', [
			'The loss was hardly noticed, and growth in 2021 was close to five per cent.',
			'The port sold perhaps a third of its cranes.',
		]);
	});

	it('where it says that there is no evidence', () => {
		checkStatus('unsourced', ['There is no evidence that the pier was ever tested.']);
	});

	it('where only a clause beside the main one has a source', () => {
		checkStatus('unsourced', [
			'After the mayor vowed to stop the plan, the council sold the pier to Norland.',
			'Okafor, who had warned of floods, sold her house in March.',
		]);
	});

	it('where the first half of it is a claim of its own, whatever the second half cites', () => {
		checkStatus('unsourced', [
			'The port lost 40 million crowns in the last three years and said it would sell the pier.',
		]);
	});

	it('but not where somebody merely does something while saying it', () => {
		checkStatus('sourced', ['Okafor laughed, and said she was allergic to mussels.']);
	});

	it('where it says in the present what people do, are or want', () => {
		checkStatus('unsourced', [
			'The dockers of Varnholt load two ships a week.',
			'The ferry of Tomas Lind is the fastest between Varnholt and Norland.',
			'Neither Norland nor Varnholt wants a new pier.',
			'Some 14 boats are still in the harbour.',
		]);
	});

	it('where it says what has been done, also with no name and no date', () => {
		checkStatus('unsourced', ['Some ports have sought protection from their lenders.']);
	});

	it('where one of its clauses is a claim, though another supposes or evaluates', () => {
		checkStatus('unsourced', ['The pier may be old, but the council has tested it twice since 2014.']);
	});

	it('where a fixed date makes a plan of what will be', () => {
		checkStatus('unsourced', ['Ines Okafor will be charged with fraud on Monday.']);
	});

	it('where something is arranged, has grown by so much, or was done to nobody ever', () => {
		checkStatus('unsourced', [
			'Aid is to reach the harbour along the northern road.',
			'The debt of the port has more than doubled.',
			'No agreement on the pier has ever been kept.',
			'The routes of the two boats are set out in the plan.',
			'Lind has long been aware that the pier was lost.',
		]);
	});

	it('where it ranks, reckons, or says what a plan would do', () => {
		checkStatus('unsourced', [
			'The ferry is the first in Norland to run seven days a week.',
			'Either candidate would need 2,383 votes to win the town.',
			'A candidate needs 2,383 votes to win the town.',
			'The package would make permanent a tax on boats from Norland.',
			'Most ports release their pilots if the captain is no longer on board.',
		]);
	});

	it('that can be found: what transpired or emerged has none', () => {
		checkStatus('vague', [
			'It recently transpired that the port had not paid its taxes.',
			'It has since emerged that the mayor signed the contract.',
			'It emerged over the weekend that the pier had been sold.',
		]);
	});

	it('and the reason says why, on which words, and what would resolve it', () => {
		const { reason, evidence, rule, claim } = judgeOne('The council closed the pier in May 2014 after a storm.');
		assert.match(reason, /^It reports what somebody did and names no source: /);
		assert.equal(rule, 'past-act');
		assert.equal(claim, true);
		assert.ok(evidence);
	});
});

describe('A sentence has a source', () => {
	it('where somebody is said to have said, written, shown or thought it', () => {
		checkStatus('sourced', [
			'The ministry said on Tuesday that the pier was closed in 2014.',
			'“We closed it,” said Ines Okafor, head of the port.',
			'Prices rose by 12% last year, according to the institute.',
			'A study by the institute found that prices rose by 12% last year.',
			'The plan, Lind writes, was dropped in May.',
		]);
	});

	it('where who acts says so, too', () => {
		checkStatus('sourced', ['The mayor changed the plan in May, saying that the pier would stay.']);
	});

	it('where that is named far from its verb, or in the first words', () => {
		checkStatus('sourced', [
			'In a statement released shortly after the mayor left the town, Okafor said it was “a sad day for Norland.”',
			'A Varnholt Herald article published Friday found no record of the boat or of its owner.',
			'According to the institute, 571 of the 714 dockers — a group made up of young people — backed the strike.',
			'Okafor has since said that she sold her house in March.',
			'He went on to say that the council had sold the pier in May.',
			'Prices fell in May, Okafor said, because nobody bought boats.',
			'Okafor’s point was that the council would also need 40 boats.',
			'Her argument on Sunday was that the council sold the pier in May.',
		]);
		checkStatus('vague', [
			'The time of the pier is quickly running out, according to even its own supporters, who have left the town.',
			'The pier was sold in May, many experts say, because it cost too much.',
		]);
	});

	it('where somebody speaks by what he or she does', () => {
		checkStatus('sourced', [
			'Lind then gave his usual speech in Varnholt, decrying the power of the port.',
			'In Varnholt, Okafor released a statement Thursday night condemning “what looks like a theft of our pier.”',
			'Okafor sent a memo to the council in April explaining her plan for 40 new boats.',
			'Lind acted as the winner on Tuesday, thanking the head of the port.',
			'The parties differ on the pier, with Okafor calling for a ban on boats from Norland.',
			'Okafor has changed her plan in May, shifting it to boats and admitting that the pier will go.',
			'Mara Holm, a farmer, is among those who say that the pier was sold too early.',
		]);
		checkStatus('unsourced', [
			'The court closed the pier on Tuesday, rejecting the appeal of the port.',
			'The post of harbour master, created in 1789, carries no power, instead calling on its holder to greet 40 guests.',
		]);
	});

	it('where somebody spends time saying it', () => {
		checkStatus('sourced', ['The mayor has spent the past ten days telling voters that nothing will change.']);
	});

	it('where it stands beside a claim that is not plain', () => {
		checkStatus('sourced', ['The storm has become more costly, and Ines Okafor has proclaimed a need for more piers.']);
	});

	it('but not where what is done with words is a deed', () => {
		checkStatus('unsourced', ['The council ordered 300 of them to Norland in May.']);
	});

	it('where it goes on with a speech that began before', () => {
		const text =
			'A pier falls\n\n“We closed it in May,” said Ines Okafor, head of the port. “Then it fell on a Sunday.”\n';
		assert.equal(judge(text).at(-1)?.status, 'sourced');
	});

	it('that cannot be found again where nobody is named', () => {
		checkStatus('vague', [
			'Officials said the pier was closed in 2014.',
			'The pier has reportedly been sold.',
			'The pier is said to have been sold in May.',
		]);
	});
});

describe('A sentence needs a source', () => {
	it('where it names a cause, says that nobody did something, or whom it counts', () => {
		checkStatus('unsourced', [
			'Smoking causes most cases of the disease.',
			'Nobody was charged over the fall of the pier.',
			'Thousands fled across the border.',
			'The army retook the town on Friday.',
			'Lind never paid the fine of 40 crowns.',
		]);
	});

	it('where it tells how things remain, are done or had to be done', () => {
		checkStatus('unsourced', [
			'Lind remains in last place among the captains of Norland.',
			'Net debt stands at 2.4 times earnings.',
			'Most papers outside Norland had to look up the name of the river.',
			'The customs union of 1995 covers no fish, and its reform is blocked.',
			'The train left the rails near the village of Holm.',
			'Norland attacked Sudland in May 2022.',
			'Three gunmen attacked Varnholt in May.',
			'Norland targeted Varnholt with 40 drones on Tuesday.',
			'The pier cost €310mn.',
			'Thirty-one boats were sold.',
			'There are about 12,000 boats today.',
			'The impact of the storm on the ground in Norland was felt until May.',
		]);
	});
});

describe('A sentence needs none', () => {
	it('where it advises, predicts, supposes or asks', () => {
		checkStatus('opinion', [
			'The pier should be torn down at once.',
			'The pier may fall into the sea next winter.',
			'If the pier falls, the town will lose its trade.',
		]);
		checkStatus('other', ['What can a town do without its pier?']);
	});

	it('where it is about something abstract', () => {
		checkStatus('opinion', ['Its official rhetoric draws heavily on Norland.']);
	});

	it('where it evaluates, or says how things seem', () => {
		checkStatus('opinion', [
			'It was a shameful, senseless decision.',
			'The pier seems to have lost its purpose.',
			'The biggest mistake was that the town never asked Norland in 2014.',
		]);
	});

	it('where the author speaks', () => {
		checkStatus('opinion', ['Let us begin with the storm.', 'I have walked there every day.']);
	});

	it('where the author says whose view it is', () => {
		checkStatus('opinion', [
			'The mayor exaggerates, in my opinion, as the tolls have been raised every year since 2014.',
			'The sum of 200 million crowns will be reached in November, I suspect, a year early.',
			'The council has had no reason to sell the pier.',
		]);
	});

	it('where it only looks like a report: figures of speech, commands, what sums up', () => {
		checkStatus('opinion', [
			'The storm has opened the door to Norland.',
			'It was a town of hopes.',
			'Listen to the recording in the latest edition.',
		]);
	});

	it('where it describes a scene that the reporter saw', () => {
		checkStatus('other', [
			'Okafor laughed as she walked past the crowd.',
			'The dockers waved banners and cheered from the stage.',
		]);
	});

	it('where it says on which terms somebody speaks', () => {
		checkStatus('other', [
			'She did not want her name published because she has family in Norland.',
			'Two of them spoke on condition of anonymity in May.',
		]);
	});

	it('where it leads to what somebody says next', () => {
		const text =
			'A pier falls\n\nOkafor was more blunt. “It was rotten,” she said. “We told them in May that it would fall.”\n';
		assert.equal(judge(text).find(({ start }) => text.startsWith('Okafor', start))?.rule, 'introduction');
		checkStatus('other', ['The council has published these letters:']);
	});

	it('where it says that somebody agreed, and not to what', () => {
		checkStatus('other', ['The mayor agreed.', 'Later, Ines Okafor agreed.']);
	});

	it('where it reports that somebody spoke or wrote', () => {
		checkStatus('other', ['The museum then issued a statement of concern.']);
	});

	it('where somebody tells a story or raises a question', () => {
		checkStatus('other', [
			'Okafor shared a story from a recent reception on the pier.',
			'Residents raised concerns about the sale of the pier.',
			'The customs office published its August figures last Thursday.',
		]);
	});

	it('where it tells of speech as of an act', () => {
		checkStatus('other', [
			'Lind is one of many slamming the council for the sale.',
			'Instead, he was back to boasting about the pier and its 40 boats.',
			'Okafor went after Lind at the debate in Varnholt, refusing to take back what she wrote in May.',
			'Okafor has attacked Lind over the sale of the pier.',
			'Okafor attacked the council for selling the pier in May.',
			'They traded charges over bailing out the port in 2009.',
			'The civil protection agency increases the death toll from the storm to 267.',
			'On Monday night, Rob Holm released a memo titled “The Facts.”',
			'The ministry, in May, wrote:',
			'Okafor used the phrase at a meeting of the dockers in Varnholt.',
			'Lind made similar remarks in Norland on Tuesday.',
		]);
	});

	it('where somebody does something in order to speak, or it stands in a statement', () => {
		checkStatus('other', [
			'Mara Lind took to the radio to denounce the verdict.',
			'Ines Okafor held a rally on Friday to protest the closing of the pier.',
			'In his statement on Saturday, Lind went further still than the council.',
			'A review last year by the institute looked at 18 piers and rated only two of them as safe.',
		]);
		checkStatus('unsourced', ['Ines Okafor held a lease of the pier in Norland until 2014.']);
	});

	it('where it ranks by taste, forecasts what is past by now, or turns a condition round', () => {
		checkStatus('opinion', [
			'It was the most dramatic week.',
			'The work was expected to take years.',
			'Had the storm come a day earlier it would have sunk the boats of Norland.',
		]);
		checkStatus('unsourced', ['It was the most populous port of Norland in 1987.']);
	});

	it('where it is the heading of another story', () => {
		checkStatus('other', ['Ines Okafor Put On The Defensive Over Harbour Policy.', 'Why all the fish are leaving.']);
	});

	it('where it announces a programme, or names what is read', () => {
		checkStatus('other', [
			'On Tuesday, Ines Okafor will interview a number of guests.',
			'The debate will be aired in Norland on Monday.',
			'This is Harbour Watch for Monday, 2 May 2016.',
		]);
	});

	it('where it sums up in a figure of speech, or says that something is too much or was in vain', () => {
		checkStatus('opinion', [
			'The campaign has found its voice.',
			'The minister has painted himself into a corner.',
			'The debate settled little.',
			'The town has too many piers.',
		]);
		checkStatus('unsourced', ['The town built two bridges and a wall in 1881.']);
	});

	it('where it says what was agreed', () => {
		checkStatus('other', ['Under the agreement, the town pays 40 percent of the bill.']);
	});

	it('where it says what a law or a report says', () => {
		checkStatus('other', [
			'The rules of the port require captains to hoist a flag for 10 days.',
			'A new report compares the piers of 10 towns.',
			'The Varnholt Herald identified 14 boats that nobody had paid for.',
		]);
	});

	it('where somebody faces those who came', () => {
		checkStatus('other', [
			'Tomas Lind spoke over boos from the audience on Tuesday.',
			'Ines Okafor took the stage in Varnholt to the cheers of the dockers.',
		]);
	});

	it('where it says what a picture shows, or what was done with the text', () => {
		checkStatus('other', ['Ines Okafor and Tomas Lind place flowers on the pier in Varnholt on Tuesday.']);
		checkStatus('other', [
			'Ines Okafor shakes hands with Tomas Lind in the port of Varnholt on Thursday, June 16, 2016.',
			'The Varnholt Herald has supplemented this agency article with quotes from Norland.',
			'This story has been updated since Monday.',
		]);
		checkStatus('unsourced', ['The tax takes 4 percent of the catch from June 16, 2016 on.']);
	});

	it('where it says what is clear to its author', () => {
		checkStatus('opinion', ['It has been clear since May that the dockers of Norland will not stay.']);
	});

	it('where it is an item of a digest, with its source in brackets behind it', () => {
		const text =
			'News of the day\n\nLind leads the dockers of Norland since May. [Varnholt Herald]\n\nThe council closed the pier on Monday. [Norland News]\n\nThe mayor sold 40 boats in May.\n';
		const of = (words: string, within: string) => judge(within).find(({ start }) => start === within.indexOf(words));
		const first = of('Lind leads', text);
		assert.equal(first?.rule, 'credit');
		assert.equal(text.slice(first?.evidence?.start, first?.evidence?.end), 'Varnholt Herald');
		assert.equal(of('The council', text)?.status, 'sourced');
		assert.equal(of('The mayor', text)?.status, 'unsourced');
		assert.equal(creditsOf(readArticle(text.replace(' [Norland News]', ''), 'text')).size, 0, 'one is no digest');
	});

	it('where it is no body text', () => {
		const text = 'Council closed the pier in May 2014\n\nThe council closed the pier in May 2014 after a storm.\n';
		assert.deepEqual(
			judge(text).map(({ zone, status }) => `${zone} ${status}`),
			['headline other', 'body unsourced'],
		);
	});
});

describe('The clause that is the claim', () => {
	it('is named where the sentence has others', () => {
		const sentence = 'The pier may be old, but the council has tested it twice since 2014.';
		const { clause } = judgeOne(sentence);
		const text = `A town and its pier\n\nThe town has a pier on which nobody has walked since the storm.\n\n${sentence}\n`;
		assert.equal(text.slice(clause?.start, clause?.end), 'the council has tested it twice since 2014');
	});

	it('is the sentence where it has one', () => {
		assert.equal(judgeOne('The council closed the pier in May 2014 after a storm.').clause, undefined);
	});
});

describe('Judgements of any text', () => {
	it('are one per sentence, with a score from 0 to 1 and a reason', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ maxLength: 300 }), newsText()),
				fc.constantFrom<Genre>('news', 'opinion'),
				(text, genre) => {
					const article = readArticle(text, 'text');
					const judged = judge(text, genre);
					assert.deepEqual(
						judged.map(({ start, end }) => [start, end]),
						article.sentences.map(({ start, end }) => [start, end]),
					);
					for (const { zone, status, score, reason, rule } of judged) {
						assert.ok(score >= 0 && score <= 1 && reason !== '' && rule !== '');
						if (zone !== 'body') assert.equal(status, 'other');
					}
				},
			),
		);
	});
});
