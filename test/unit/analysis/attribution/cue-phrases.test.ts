import assert from 'node:assert/strict';
import { findAttributions } from '../../../../server/src/analysis/attributions';
import { findQuotes } from '../../../../server/src/analysis/quotes';
import { readArticle } from '../../../../server/src/article/read-article';
import { checkAttributions } from '../marked-attributions';

/** The cues that are found in a sentence. */
function cuesIn(text: string): readonly string[] {
	const article = readArticle(text, 'text');
	return findAttributions(article, findQuotes(article), []).flatMap(({ cue }) =>
		cue.map(({ start, end }) => text.slice(start, end)),
	);
}

describe('Attributions of one sentence', () => {
	it('take what somebody is called with all that describes him, and what that is', () => {
		checkAttributions(`
			In April, Varga called Lind, his rival in the race, a "co-founder" of the scheme.
			          SSSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  mixed

			Lind called what she saw "terrible."
			SSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCC  mixed
		`);
	});

	it('take the name alone where it stands behind “what”, “which” or “whom”', () => {
		checkAttributions(`
			He carried the gun used in Derry, in what officials called a hate crime.
			                                          SSSSSSSSS QQQQQQ CCCCCCCCCCCC  indirect vague

			He had read her mail, which Okafor described as "like an open drawer."
			                            SSSSSS QQQQQQQQQ    CCCCCCCCCCCCCCCCCCCCCC  direct

			It is the plan of a man whom Lind describes as having a short temper.
			                             SSSS QQQQQQQQQ    CCCCCCCCCCCCCCCCCCCCC  indirect

			As Norland gets ready for what Okafor called "the loudest vote in history," he is on the road.
			                               SSSSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  direct
		`);
	});

	it('end where somebody else’s clause begins, also behind when and where', () => {
		checkAttributions(`
			Varga praised the strikers, and in May he called those who wanted a lockout "fools."
			SSSSS QQQQQQQ CCCCCCCCCCCC  indirect
			                                       SS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  mixed

			Okafor used to boast that she had beaten the league, but on Tuesday night she said it was a threat.
			SSSSSS QQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
			                                                                          SSS QQQQ CCCCCCCCCCCCCCC  indirect

			The clerk first said he did not know, but in a later interview said he had deleted it.
			SSSSSSSSS QQQQQQQQQQ CCCCCCCCCCCCCCC  indirect
			SSSSSSSSS                                                      QQQQ CCCCCCCCCCCCCCCCC  indirect

			Already, 520 members say they back Lind, 39 say they back Varga.
			         SSSSSSSSSSS QQQ CCCCCCCCCCCCCC  indirect
			                                         SS QQQ CCCCCCCCCCCCCCC  indirect

			Prices rose, Okafor reported, while wages fell, the Herald reported.
			CCCCCCCCCCC  SSSSSS QQQQQQQQ  indirect
			                                    CCCCCCCCCC  SSSSSSSSSS QQQQQQQQ  indirect
		`);
	});

	it('have all that was counted for their source', () => {
		checkAttributions(`
			While only 7 percent said they were undecided, 27 percent of those who named a candidate said they could change their mind.
			      SSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCC  indirect
			                                               SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			While many members have voiced doubts, many said Monday that the ruling helps.
			      SSSSSSSSSSSS QQQQQQQQQQQ CCCCCC  indirect
			                                       SSSS QQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect vague

			By a wide margin, those surveyed say stricter laws would help.
			                  SSSSSSSSSSSSSS QQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect

			About two-thirds, 67 percent, say the port is lost.
			      SSSSSSSSSSSSSSSSSSSSSS  QQQ CCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('go on with the same speaker behind “saying”', () => {
		checkAttributions(`
			Lind rejected the plan, saying it was too dear and calling it "a farce."
			SSSS QQQQQQQQ CCCCCCCC  indirect
			SSSS                    QQQQQQ CCCCCCCCCCCCCCC  indirect
			SSSS                                               QQQQQQQ CCCCCCCCCCCCC  mixed

			She left the party early, saying the plan was too dear but suggesting it could be mended.
			SSS                       QQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect
			SSS                                                        QQQQQQQQQQ CCCCCCCCCCCCCCCCCC  indirect

			Dockers opened the debate saying the port was lost.
			SSSSSSS                   QQQQQQ CCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('tell a time from a comment', () => {
		checkAttributions(`
			The patrols go on even as some of the same candidates have said they oppose them.
			                          SSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCC  indirect vague

			As she angrily said, "I am sick of it," the hall fell silent.
			   SSS QQQQQQQQQQQQ  CCCCCCCCCCCCCCCCCC  direct
			                     CCCCCCCCCCCCCCCCCC SSSSSSSS QQQQ  direct
		`);
	});

	it('stand in front of their speaker at the beginning', () => {
		checkAttributions(`
			In other words, explained the chairman: "What does that have to do with the port?"
			                QQQQQQQQQ SSSSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  direct

			Said Lind, "The error cost a life."
			QQQQ SSSS  CCCCCCCCCCCCCCCCCCCCCCCC  direct
		`);
	});

	it('take what was told behind a relative clause, and on both sides of who told it', () => {
		checkAttributions(`
			The mayor told the station in a story that ran this week that the port is lost.
			SSSSSSSSS QQQQ                                           CCCCCCCCCCCCCCCCCCCCC  indirect

			It was a plan, Lind told reporters, that would cost millions.
			CCCCCCCCCCCCC  SSSS QQQQ            CCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('leave out of the speaker what it was said in, and when', () => {
		checkAttributions(`
			Lind in a statement said the port is lost.
			SSSS                QQQQ CCCCCCCCCCCCCCCC  indirect

			"The port is lost," said Bobby Lind at the time.
			CCCCCCCCCCCCCCCCCCC QQQQ SSSSSSSSSS  direct
		`);
	});

	it('are no thing that worries, and find a verb behind “which” and a name', () => {
		checkAttributions(`
			The remark worried some of the dockers, who said that the port is lost.
			                                        SSS QQQQ CCCCCCCCCCCCCCCCCCCCC  indirect

			She read the plan, which Lind claims affirmed the treaty.
			                         SSSS QQQQQQ CCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('have a poll and when it was published for the source of what stands behind it', () => {
		checkAttributions(`
			In a Herald poll released on Monday, 50 percent of voters chose Lind.
			QQ SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			In a poll conducted by the Herald and Radio Derry, just 28 percent said they liked Lind.
			QQ SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
			                                                   SSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCC  indirect
		`);
	});

	it('know documents that show something at the end', () => {
		checkAttributions(`
			The fund is empty, campaign finance records show.
			CCCCCCCCCCCCCCCCC  SSSSSSSSSSSSSSSSSSSSSSSS QQQQ  indirect

			The firm gave 40 crowns to the fund, an analysis shows.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  SSSSSSSSSSS QQQQQ  indirect

			They can vote in May — and the poll shows differences between them.
			                           SSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('go on behind a speaker who stands behind his verb', () => {
		checkAttributions(`
			"We have been voting for years," said Bobby Lind, adding that it was safe.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC QQQQ SSSSSSSSSS  direct
			                                      SSSSSSSSSS  QQQQQQ CCCCCCCCCCCCCCCC  indirect

			"This is business," a director tells employees, describing how their jobs will go.
			CCCCCCCCCCCCCCCCCCC SSSSSSSSSS QQQQQ  direct
			                    SSSSSSSSSS                  QQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('see “has” in a short form, and what stands inside its verb', () => {
		checkAttributions(`
			He’s said the port is lost.
			SSQQQQQQQ CCCCCCCCCCCCCCCC  indirect

			Other than Lind, who’s called for 40 ships, nobody has spoken.
			                 SSSQQQQQQQQQQQQQ CCCCCCCC  indirect

			A trio of unions have in fact reported spending 40 million.
			SSSSSSSSSSSSSSSS QQQQQQQQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCC  indirect

			Asked about the port, Lind said only: "No."
			                      SSSS QQQQQQQQQ  CCCCC  direct
		`);
	});

	it('end a relative clause where the main one begins', () => {
		checkAttributions(`
			Like other owners who foresee a loss, Lind said he was leaving.
			                  SSS QQQQQQQ CCCCCC  indirect
			                                      SSSS QQQQ CCCCCCCCCCCCCC  indirect

			She is silent, and people familiar with her thinking say the port is lost.
			                   SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQ CCCCCCCCCCCCCCCC  indirect vague
		`);
	});

	it('know the noun in front of a verb, and the verb behind a document', () => {
		checkAttributions(`
			Despite the lure of the port, its founders insisted that they were not leaving.
			                              SSSSSSSSSSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			A letter to committee members calls for the port to close.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCCC  indirect

			Lind said that anger is growing.
			SSSS QQQQ CCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('tell where somebody speaks from what is said, also where its title ends in a comma', () => {
		checkAttributions(`
			Lind said on “Derry Morning Live,” that the port is lost.
			SSSS QQQQQQQQQQQQQQQQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect

			On Radio Derry’s “This Week,” Lind admitted that the name was wrong.
			                              SSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect

			Lind, host of “Derry Morning,” suggested Okafor could leave the race.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Lind told “Derry News Sunday” that the port is lost.
			SSSS QQQQ                     CCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('know figures with no comma behind them, and words that are put out or offered', () => {
		checkAttributions(`
			According to customs statistics exports in May were lower than in April.
			QQQQQQQQQQQQ SSSSSSSSSSSSSSSSSS CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The firm put out a denial within hours.
			SSSSSSSS QQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect

			Lind offered her condolences to the crew.
			SSSS QQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The court has long held that aid is lawful.
			SSSSSSSSS QQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCC  indirect

			Norland declared itself ready to discuss a pact.
			SSSSSSS QQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('find a speaker in front of a long aside', () => {
		checkAttributions(`
			Kyle Lind, hired in 2010 at about $15 an hour, half of what the others make, said that he would leave.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  QQQQ CCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('take a poll for the source of what it had, and a law of what holds under it', () => {
		checkAttributions(`
			The latest Herald poll had Lind at 22 and Varga at 20.
			SSSSSSSSSSSSSSSSSSSSSS QQQ CCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Under Norland law, boats must carry a lamp.
			QQQQQ SSSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('know whose line something is, what a scholar considers, and that one hears it', () => {
		checkAttributions(`
			The union’s line is that there is no sign of an attack.
			SSSSSSSSS   QQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Professor Lind considers that its value lies in deterrence.
			SSSSSSSSSSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			One hears that the union has no interest in it.
			QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect vague
		`);
	});

	it('see adverbs between an auxiliary and its verb', () => {
		checkAttributions(`
			The minister, who arrived late, would only say that talks go on.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  QQQQQQQQQQQQQQ CCCCCCCCCCCCCCCC  indirect

			The party has long opposed the plan.
			SSSSSSSSS QQQQQQQQQQQQQQQQ CCCCCCCC  indirect
		`);
	});

	it('know who is quoted as saying, and what is reported in passing', () => {
		checkAttributions(`
			She was quoted as saying that the port was lost.
			SSS               QQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect

			The chancellor, it was reported, had phoned twice.
			CCCCCCCCCCCCCC     QQQQQQQQQQQQ  CCCCCCCCCCCCCCCC  indirect vague

			"It is not our war," as one deputy put it.
			CCCCCCCCCCCCCCCCCCCC    SSSSSSSSSS QQQQQQ  direct
		`);
	});

	it('take what somebody is called and what is asked of him for themselves', () => {
		checkAttributions(`
			A spokeswoman did not deny the figure but called it misleading.
			SSSSSSSSSSSSS QQQQQQQQQQQQ CCCCCCCCCC  indirect
			SSSSSSSSSSSSS                             QQQQQQ CCCCCCCCCCCCC  indirect

			The council wrote to the port in May asking it to explain the loss.
			SSSSSSSSSSS                          QQQQQQ    CCCCCCCCCCCCCCCCCCC  indirect

			Witnesses described seeing a boat on fire.
			SSSSSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect vague
		`);
	});

	it('keep who does it in a passive with a short form, and the whole of what is told', () => {
		checkAttributions(`
			He’s promised a new job by the mayor.
			CCQQQQQQQQQQQ CCCCCCCCC    SSSSSSSSS  indirect

			Lind told the paper that reports that the port will close are false.
			SSSS QQQQ           CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
			                    SSSS QQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The report he wrote in May says the port is lost.
			SSSSSSSSSSSSSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCC  indirect

			Lind recalled cars burning along the pier.
			SSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('are none where envoys are called back, and where a noun’s own verb follows', () => {
		assert.deepEqual(cuesIn('Norland recalled two of its ambassadors.'), []);
		assert.deepEqual(cuesIn('The article he wrote in May 2008 has been read by many.'), []);
	});

	it('are none in what a poll has of respondents, what a firm or a place is under, and what is offered but words', () => {
		for (const sentence of [
			'The survey had 1,200 respondents.',
			'Under the law firm, the old docks were flooded for 40 years.',
			'The bank offered an account with 3 percent interest.',
			'Lind offered no apology.',
			'Those who hold that view left.',
			'His position is that of a deputy.',
		])
			assert.deepEqual(cuesIn(sentence), [], sentence);
	});

	it('are found behind names that could tell where somebody is from', () => {
		assert.deepEqual(cuesIn('Brian claims that the port is lost.'), ['claims']);
		assert.deepEqual(cuesIn('As Adrian notes, the port is lost.'), ['notes']);
	});

	it('are found in a sentence of nothing but adverbs', () => {
		assert.deepEqual(cuesIn(`He spoke after ${'really '.repeat(30_000)}saying that it is late.`), []);
	});
});
