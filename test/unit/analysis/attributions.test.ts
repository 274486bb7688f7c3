import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findAttributions } from '../../../server/src/analysis/attributions';
import { compileActors, findMentions } from '../../../server/src/analysis/mentions';
import { findQuotes } from '../../../server/src/analysis/quotes';
import { readArticle } from '../../../server/src/article/read-article';
import { readActors } from '../../../server/src/codebook/read-actors';
import type { Span } from '../../../server/src/text/span';
import { checkAttributions } from './marked-attributions';
import { newsText } from './news-text';

interface Read {
	readonly source: readonly string[];
	readonly cue: readonly string[];
	readonly content: readonly string[];
	readonly nested: true | undefined;
	readonly mood: string | undefined;
}

/** The attributions of a text as words. */
function attributionsOf(text: string): readonly Read[] {
	const article = readArticle(text, 'text');
	const words = (spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));
	return findAttributions(article, findQuotes(article), []).map(({ source, cue, content, nested, mood }) => ({
		source: words(source),
		cue: words(cue),
		content: words(content),
		nested,
		mood,
	}));
}

describe('Attributions', () => {
	it('reports what is said before the verb and behind it', () => {
		checkAttributions(`
			The harbour would reopen in spring, the minister said.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  SSSSSSSSSSSS QQQQ  indirect

			The ministry said on Tuesday that the harbour would reopen.
			SSSSSSSSSSSS QQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes whose account or words a clause is, said in passing', () => {
		checkAttributions(`
			By her own careful count, she had mended 212 boats.
			QQ SSS                    CCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Without the pier the town would be, in Lind’s words, a puddle.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  QQ SSSS          CCCCCCCC  indirect

			There were 400 boats in May, if the port is to be believed.
			CCCCCCCCCCCCCCCCCCCCCCCCCCC     SSSSSSSS QQQQQQQQQQQQQQQQQ  indirect

			The pier was full, by most accounts, in 1987.
			CCCCCCCCCCCCCCCCC  QQQQQQQQQQQQQQQQ  CCCCCCC  indirect vague
		`);
	});

	it('takes a court for the source of what it hears', () => {
		checkAttributions(`
			The pier was sold in May, the jury heard.
			CCCCCCCCCCCCCCCCCCCCCCCC  SSSSSSSS QQQQQ  indirect

			The jury was told that the pier had been sold.
			SSSSSSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds who says so at the end of a sentence, also behind a description and a particle', () => {
		checkAttributions(`
			The plan is late, two people involved in drafting it say.
			CCCCCCCCCCCCCCCC  SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQ  indirect vague

			The plan is late, a person familiar with the matter said.
			CCCCCCCCCCCCCCCC  SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQ  indirect vague

			A pier does not count its boats, points out Mara Holm, a farmer.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  QQQQQQQQQQ SSSSSSSSSSSSSSSSSSS  indirect

			The pier, the commercial register shows, was sold in May.
			CCCCCCCC  SSSSSSSSSSSSSSSSSSSSSSS QQQQQ  CCCCCCCCCCCCCCC  indirect
		`);
	});

	it('ends the source of what follows where two subjects begin', () => {
		checkAttributions(`
			According to Mara Holm, boats and nets have been sold.
			QQQQQQQQQQQQ SSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('keeps a name with its age, and with what was asked of it', () => {
		checkAttributions(`
			Mara Holm, 61, a farmer in Derry, Norland, said that the pier was safe.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  QQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect

			Okafor, asked whether she fancied the pier, said that it was full.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  QQQQ CCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes what a document counts, puts or attacks, and who put it there', () => {
		checkAttributions(`
			A census of 1881 counted 14,200 people in the valley.
			SSSSSSSSSSSSSSSS QQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			A study released on Tuesday by the port puts the blame on the storm.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes a document that much describes in front of its verb', () => {
		checkAttributions(`
			A review by Ines Okafor and others at the port, which pooled 82 studies, found a fall of 6 percent.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  QQQQQ CCCCCCCCCCCCCCCCCCC  indirect

			A photograph taken in 1979 and kept in the archive at Derry shows them in rows.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQQ CCCCCCCCCCCC  indirect
		`);
	});

	it('takes the document in which something was revealed, the minutes of a meeting, and how somebody sees it', () => {
		checkAttributions(`
			The losses were revealed last week in documents of the port authority.
			CCCCCCCCCC QQQQQQQQQQQQQ              SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  indirect

			Minutes of the September meeting, published last week, show how far apart the two camps are.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  QQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			To Mara Holm, the pier was a ruin.
			QQ SSSSSSSSS  CCCCCCCCCCCCCCCCCCC  indirect

			To date, the pier was a ruin.
		`);
	});

	it('begins a source behind a time, and with the pronoun that a place describes', () => {
		checkAttributions(`
			In the past three years Lind has said that the pier is safe.
			                        SSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect

			Ministers met at a pier owned by Lind (a sign of the course that is taken by Okafor) to talk about floods.
			SSSSSSSSS                                                                            QQQQQQQQQQQQQ CCCCCC  indirect

			Few in Varnholt believed the explanations.
			SSSSSSSSSSSSSSS QQQQQQQQ CCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes whose figure something is, whom members have it from, and that somebody was told', () => {
		checkAttributions(`
			The ministry’s own figure for May, after a year of counting, is 40.
			SSSSSSSSSSSS       QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Its estimate was 1,200 boats.
			SSS QQQQQQQQ CCCCCCCCCCCCCCC  indirect

			Boats have left the harbour, as a monitoring group reports.
			CCCCCCCCCCCCCCCCCCCCCCCCCCC     SSSSSSSSSSSSSSSSSS QQQQQQQ  indirect

			The port was briefing its members that a strike was coming.
			SSSSSSSS QQQQQQQQQQQQ             CCCCCCCCCCCCCCCCCCCCCCCC  indirect

			We were told that the pier was safe.
			   QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect vague

			He was told it would be ready in May.
			   QQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect vague

			They were told to leave.
		`);
	});

	it('ends what is said in a sentence that is no prose, so that many cues do not each reach to its end', () => {
		for (const words of ['we were told that ', 'the jury was told that ', 'by her own count the pier fell and ']) {
			const article = readArticle(`A town\n\nThe town has a pier.\n\n${words.repeat(2000)}.\n`, 'text');
			for (const { content } of findAttributions(article, findQuotes(article), []))
				for (const { start, end } of content) assert.ok(end - start < 5000, `${words}: ${end - start}`);
		}
	});

	it('takes data as a source in front of a clause, and in front of a verb that could be a noun', () => {
		checkAttributions(`
			By central bank figures, a quarter of the boats were sold in May.
			QQ SSSSSSSSSSSSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Customs data show exports of sand tripling in the months before the storm.
			SSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The dockers called this a defeat.
			SSSSSSSSSSS QQQQQQ CCCCCCCCCCCCC  indirect
		`);
	});

	it('takes what somebody estimates, and what those find and count whose work it is', () => {
		checkAttributions(`
			Ines Okafor estimated the cost at 600,000 crowns.
			SSSSSSSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The inspectors found 14 faults in the pier.
			SSSSSSSSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect

			Police recorded 409 burglaries in May.
			SSSSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect

			Norrail sees growth of 8 percent this year.
			SSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
		checkAttributions(`
			The children found 14 coins in the sand.
			Lind recorded 12 songs in May.
			Lind sees a doctor this year.
		`);
	});

	it('takes what is promised, attributed, rated and posted', () => {
		checkAttributions(`
			The mayor promised 400 new homes by 2027.
			SSSSSSSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect

			The minister attributed the fall to the drought.
			SSSSSSSSSSSS QQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect

			The agency rates the piers as unsafe.
			SSSSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCCC  indirect

			Norrail posted a loss of 40 million crowns.
			SSSSSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
		checkAttributions('Norrail posted a picture of the pier.');
	});

	it('takes on whose figures something is, and what is told with nobody’s name', () => {
		checkAttributions(`
			On the ministry’s figures, half of the boats are unsafe.
			QQ SSSSSSSSSSSS            CCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Rumour has it that the pier was sold.
			       QQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect vague

			Lind is accused of selling the pier.
			CCCC QQQQQQQQQQ CCCCCCCCCCCCCCCCCCC  indirect vague

			As first reported by The Herald, the pier was sold in May.
			QQQQQQQQQQQQQQQQQ    SSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes a document that says so behind a participle or a name', () => {
		checkAttributions(`
			Video posted online shows the pier in flames.
			SSSSSSSSSSSSSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCC  indirect

			The pier is unsafe, a report for The Herald shows.
			CCCCCCCCCCCCCCCCCC  SSSSSSSSSSSSSSSSSSSSSSS QQQQQ  indirect

			Letters between the two show that the pier was sold.
			SSSSSSSSSSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes whose finding it is, and what is feared, estimated and rumoured by nobody in particular', () => {
		checkAttributions(`
			The conclusion of the report is that the pier was sold.
			    QQQQQQQQQQQQQQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect

			The fear is that the pier was sold.
			    QQQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect vague

			There were unconfirmed reports that the pier was sold.
			QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect vague

			Okafor is widely seen as a friend of the mayor.
			CCCCCC QQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect vague

			An estimated 400 boats were sold.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect vague

			In the words of Ines Okafor, the pier was sold.
			QQQQQQQQQQQQQQQ SSSSSSSSSSS  CCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes a participle behind a verb of saying for a part of the subject that follows', () => {
		checkAttributions(`
			Mara Holm said disabled parking would be provided and that talks were under way.
			SSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('gives a participle behind what is denied to who denies it', () => {
		checkAttributions(`
			The council denied that Norrail had been asked, adding that nobody was.
			SSSSSSSSSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
			SSSSSSSSSSS                                     QQQQQQ CCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes claims of having done, what is put down to a cause, and what a body documents', () => {
		checkAttributions(`
			The army claimed to have taken the port.
			SSSSSSSS QQQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect

			Tomas Lind puts the fall down to the storm.
			SSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Norpress has documented 400 deaths.
			SSSSSSSS QQQQQQQQQQQQQQ CCCCCCCCCC  indirect

			As Tomas Lind notes, the pier was sold.
			   SSSSSSSSSS QQQQQ  CCCCCCCCCCCCCCCCC  indirect

			The think tank Harbour Forum argues that the pier was sold.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes beliefs and habits of speech in passing, and what somebody expects', () => {
		checkAttributions(`
			The sand, he believed, was held in the port.
			CCCCCCCC  SS QQQQQQQQ  CCCCCCCCCCCCCCCCCCCC  indirect

			Her father, she liked to say, rowed to Norland.
			CCCCCCCCCC  SSS QQQQQQQQQQQQ  CCCCCCCCCCCCCCCC  indirect

			Lind expects a cut by February.
			SSSS QQQQQQQ CCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes an adjective of attitude with what it governs', () => {
		checkAttributions(`
			Ines Okafor is critical of the plan.
			SSSSSSSSSSS QQQQQQQQQQQQQQ CCCCCCCC  indirect

			The dockers remained opposed to a new pier.
			SSSSSSSSSSS QQQQQQQQQQQQQQQQQQQ CCCCCCCCCC  indirect
		`);
	});

	it('takes a noun of attitude behind a possessive or a verb that carries it', () => {
		checkAttributions(`
			Okafor's opposition to the plan surprised the town.
			SSSSSS   QQQQQQQQQQQQQ CCCCCCCC  indirect

			The mayor took aim at the dockers.
			SSSSSSSSS QQQQQQQQQQQ CCCCCCCCCCC  indirect
		`);
	});

	it('gives what somebody does in order to say something to whoever does it', () => {
		checkAttributions(`
			The union held a meeting to denounce the plan.
			SSSSSSSSS QQQQQQQQQQQQQQQQQQQQQQQQQQ CCCCCCCC  indirect
		`);
	});

	it('takes two subjects joined by "and" as one source', () => {
		checkAttributions(`
			The pier was sold, she and another docker said.
			CCCCCCCCCCCCCCCCC  SSSSSSSSSSSSSSSSSSSSSS QQQQ  indirect

			She and her aides said that the pier was safe.
			SSSSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('lists what the author wants and thinks as attitudes, which give no claim a source', () => {
		const article = readArticle('We want a new pier. I think that the pier was closed in 2014.', 'text');
		const found = findAttributions(article, findQuotes(article), []);
		assert.deepEqual(
			found.map(({ cueClass }) => cueClass),
			['attitude', 'attitude'],
		);
	});

	it('hears no attitude in a thing', () => {
		checkAttributions('It is critical of nobody.');
	});

	it('finds the source behind the verb, with its apposition', () => {
		checkAttributions(`
			"We close the harbour," said Ines Okafor, head of the port.
			CCCCCCCCCCCCCCCCCCCCCCC QQQQ SSSSSSSSSSSSSSSSSSSSSSSSSSSSS  direct
		`);
	});

	it('joins a quote that its speaker interrupts', () => {
		checkAttributions(`
			“The tide,” Okafor said, “does not wait for us.”
			CCCCCCCCCCC SSSSSS QQQQ  CCCCCCCCCCCCCCCCCCCCCCC  direct
		`);
	});

	it('takes both sides of a verb in commas as what is said', () => {
		checkAttributions(`
			The danger, he says, comes from the tides.
			CCCCCCCCCC  SS QQQQ  CCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes “according to” in front of the clause and behind it', () => {
		checkAttributions(`
			According to the institute, prices rose by a third last year.
			QQQQQQQQQQQQ SSSSSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Prices rose by a third last year, according to the institute.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  QQQQQQQQQQQQ SSSSSSSSSSSSS  indirect
		`);
	});

	it('takes the clause that “as the union has said” comments on', () => {
		checkAttributions(`
			As the union has said, the pier is unsafe.
			   SSSSSSSSS QQQQQQQQ  CCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('does not let a cue in a fronted clause cover the main clause', () => {
		checkAttributions(`
			After the mayor vowed to stop the plan, the council went home.
			      SSSSSSSSS QQQQQ CCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('does not let a cue in a relative clause cover the main clause', () => {
		checkAttributions(`
			Okafor, who warned of floods in May, has left the council.
			        SSS QQQQQQQQQ CCCCCCCCCCCCC  indirect
		`);
	});

	it('takes a document as a source', () => {
		checkAttributions(`
			A study released by the institute found that fish had returned.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('gives a second verb the subject of the first', () => {
		checkAttributions(`
			Lind called the plan “a fairy tale” and promised to fight it.
			SSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCC  mixed
			SSSS                                    QQQQQQQQ CCCCCCCCCCC  indirect
		`);
	});

	it('finds the source of a passive behind “by”', () => {
		checkAttributions(`
			The plan was described as reckless by the harbour master.
			CCCCCCCC QQQQQQQQQQQQQ CCCCCCCCCCC    SSSSSSSSSSSSSSSSSS  indirect
		`);
	});

	it('calls a source vague that names nobody', () => {
		checkAttributions(`
			Officials say the pier is safe.
			SSSSSSSSS QQQ CCCCCCCCCCCCCCCC  indirect vague
		`);
	});

	it('calls hearsay vague', () => {
		checkAttributions(`
			The pier is said to be haunted.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect vague
		`);
	});

	it('calls “reportedly” vague', () => {
		checkAttributions(`
			The pier has reportedly been sold.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect vague
		`);
	});

	it('reads past what is set off between subject and verb', () => {
		checkAttributions(`
			The mayor, asked about the plan, denied that money had been lost.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS  QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes whatever is said before a colon and a quote as its introduction', () => {
		checkAttributions(`
			Lind was more blunt: “Nobody wants it.”
			SSSS QQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCC  direct
		`);
	});

	it('gives a quote that follows to the same speaker', () => {
		checkAttributions(`
			“Nobody wants it,” Lind said. “Nobody ever did.”
			CCCCCCCCCCCCCCCCCC SSSS QQQQ  CCCCCCCCCCCCCCCCCC  direct
		`);
	});

	it('carries the speaker into a paragraph that is nothing but a quote', () => {
		checkAttributions(`
			“We were told in May that the pier was sound,” said Okafor.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC QQQQ SSSSSS  direct

			“Then it fell. I have asked for the files.”
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  …
		`);
	});

	it('joins a speech over paragraphs to the sentence that announces it', () => {
		checkAttributions(`
			Okafor read out a letter to the council last night:
			SSSSSS QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ  direct

			“The pier is sound.
			CCCCCCCCCCCCCCCCCCC  direct

			“It was tested in May.”
			CCCCCCCCCCCCCCCCCCCCCCC  …
		`);
	});

	it('ends what is said at a semicolon', () => {
		checkAttributions(`
			The council said the pier was sound; nobody had checked it.
			SSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds nothing asserted in a question', () => {
		checkAttributions(`
			Did the mayor say that the pier was safe?
		`);
	});

	it('tells the person spoken to from what is said', () => {
		checkAttributions(`
			The mayor told reporters in Varnholt that she would not resign.
			SSSSSSSSS QQQQ                       CCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes a noun with its possessor as source and cue', () => {
		checkAttributions(`
			Her claim that the pier was safe surprised the town.
			SSS QQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes an adjective with “that” as a cue', () => {
		checkAttributions(`
			The council is adamant that nobody was warned.
			SSSSSSSSSSS QQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('ends what one cue introduces where the same speaker’s next one begins', () => {
		checkAttributions(`
			Okafor denounced the plan, calling it a farce.
			SSSSSS QQQQQQQQQ CCCCCCCC  indirect
			SSSSSS                     QQQQQQQ CCCCCCCCCC  indirect

			Lind said that the pier was sound, but urged the council to close it.
			SSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect
			SSSS                                   QQQQQ             CCCCCCCCCCC  indirect
		`);
	});

	it('ends what one person says where a clause says what another does', () => {
		checkAttributions(`
			Okafor said the pier was sound, though the dockers say it leans.
			SSSSSS QQQQ CCCCCCCCCCCCCCCCCC  indirect
			                                       SSSSSSSSSSS QQQ CCCCCCCC  indirect
		`);
	});

	it('gives all that stands before it to a cue at the end, but for the words of that cue', () => {
		const [inner, outer] = attributionsOf('The ministry promised to close the pier, Lind said.');
		assert.deepEqual(inner?.content, ['to close the pier']);
		assert.deepEqual(outer?.content, ['The ministry promised to close the pier']);
	});

	it('marks what somebody says that others have said as part of it', () => {
		const found = attributionsOf('Lind said the dockers had claimed that the pier was sound.');
		assert.deepEqual(
			found.map(({ source, nested }) => [source, nested]),
			[
				[['Lind'], undefined],
				[['the dockers'], true],
			],
		);
	});

	it('ends what somebody praises or attacks where the sentence goes on about it', () => {
		checkAttributions(`
			Okafor condemned the plan, which the council passed in May.
			SSSSSS QQQQQQQQQ CCCCCCCC  indirect

			Okafor condemned the plan, and the council passed it in May.
			SSSSSS QQQQQQQQQ CCCCCCCC  indirect

			Okafor condemned the plan - a plan as old as the pier - in May.
			SSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('leaves out the bracket that a report closes', () => {
		checkAttributions(`
			The pier was sound (Lind said that he had tested it).
			                    SSSS QQQQ CCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('hears no attitude in what is likely, advised to the reader, or like something', () => {
		checkAttributions(`
			Dockers are more likely to like him.

			The mayor may want to check his figures.

			One would be something like a ferry.
		`);
	});

	it('hears nothing said where a verb of saying means to win, to withhold, or to be about', () => {
		checkAttributions(`
			Lind won the seat, claiming 41 percent of the vote.

			The council denied Okafor a seat at the table.

			The mayor spoke to an audience of fishermen.

			He is advising the port as it works on a new pier.

			A film directed by Mara Holm opens on Friday.
		`);
	});

	it('takes a base form behind many as a verb where a clause or an article follows', () => {
		checkAttributions(`
			Files from the port show that the pier was sound.
			SSSSSSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect

			The pier was sound, the reports show.
			CCCCCCCCCCCCCCCCCC  SSSSSSSSSSS QQQQ  indirect
		`);
	});

	it('takes “himself” behind a name as part of the source', () => {
		checkAttributions(`
			The dockers themselves said that the pier was sound.
			SSSSSSSSSSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds an infinitive with an adverb or a quote in it', () => {
		checkAttributions(`
			Okafor promised to forcibly close the pier.
			SSSSSS QQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The council asked the dockers to “cease and desist” from fishing.
			SSSSSSSSSSS QQQQQ             CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  mixed
		`);
	});

	it('finds what is called something where the adjective stands behind it', () => {
		checkAttributions(`
			Lind called the whole squabble unusual.
			SSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds what is said at the end of a sentence with a longer setting', () => {
		checkAttributions(`
			His vote had gone to the dockers, Lind said during his campaign to be a delegate.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  SSSS QQQQQQQQQQQQQQQQQQQQQQQQ  indirect
		`);
	});

	it('gives each turn of an interview to its speaker, to its end', () => {
		checkAttributions(`
			Q: The pier fell in May. Who was warned?
			SQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			A: Nobody was warned. There was no letter.
			SQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			(Laughter.)

			We were asleep.
			CCCCCCCCCCCCCCC  …

			Q: And then?
			SQ CCCCCCCCC  indirect
		`);
	});

	it('takes no heading in capitals for a speaker', () => {
		checkAttributions('PRICES FAVOUR THE PORT: Fish was dear last year.');
	});

	it('takes no subject of a headline for a speaker, and no author', () => {
		checkAttributions(`
			Harbour conference: Boats must pay for the pier

			The pier was sound.
		`);
		checkAttributions(`
			We called it a harbour

			The pier was sound.
		`);
		checkAttributions(`
			Okafor: Boats must pay for the pier
			SSSSSSQ CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The pier was sound.
		`);
	});

	it('finds a headline’s second verb and its first subject', () => {
		checkAttributions(`
			Norland sues the port, says contract “no menu”
			SSSSSSS                QQQQ CCCCCCCCCCCCCCCCCC  mixed

			The pier was sound.
		`);
	});

	it('finds what a judge ruled, what polling shows, and a clause that begins with a participle', () => {
		checkAttributions(`
			The man will stay in custody, a judge ruled Monday.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCC  SSSSSSS QQQQQQQQQQQQ  indirect
		`);
		checkAttributions(`
			Exit polling shows that Lind won the port.
			SSSSSSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
		checkAttributions(`
			Lind said closed votes deny many people the right.
			SSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds what is announced before a colon, and where “according to” ends', () => {
		checkAttributions(`
			The dockers are putting out a warning that could help the port: Any delay will be costly.
			SSSSSSSSSSS QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
		checkAttributions(`
			According to Lind, Norlandish probing of the pier was partly to blame for its fall.
			QQQQQQQQQQQQ SSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds all that is said where only its end is quoted', () => {
		checkAttributions(`
			The order took effect at noon and will stay in force “until it is safe,” the ministry said.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC SSSSSSSSSSSS QQQQ  mixed
		`);
	});

	it('finds who let something be known, what an institute estimated, and what “this” was called', () => {
		checkAttributions(`
			Lind has let it be known that she is not interested.
			SSSS QQQQQQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
		checkAttributions(`
			Half of the mud is sound, the Trade Forum estimated in a paper last month.
			CCCCCCCCCCCCCCCCCCCCCCCC  SSSSSSSSSSSSSSS QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ  indirect
		`);
		checkAttributions(`
			Lind called this “a step away from the long stairs”.
			SSSS QQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  mixed
		`);
		checkAttributions(`
			A paper that the institute published last week estimates that half of it is dead.
			SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS QQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds where a poll puts a figure', () => {
		checkAttributions(`
			A poll in May put her support at 5 percent.
			SSSSSSSSSSSSS QQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes whose claim it is to be the last possessor, and all that is wanted for what is wanted', () => {
		checkAttributions(`
			The letter was a denial of Lind’s claim that the pier fell.
			                           SSSS   QQQQQ CCCCCCCCCCCCCCCCCC  indirect
		`);
		checkAttributions(`
			Lind wants the mayor to go.
			SSSS QQQQQ CCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes no likeness for a belief', () => {
		checkAttributions('We met at a table with a glass between us like something unearthed.');
	});

	it('leaves out the marks of Markdown', () => {
		assert.deepEqual(attributionsOf('**Mara Holm says that the pier was sound.**')[0]?.source, ['Mara Holm']);
		assert.deepEqual(attributionsOf('**Mara Holm says that the pier was sound.**')[0]?.content, [
			'that the pier was sound',
		]);
	});

	it('takes a phrase around a pronoun, a date and a noun for what they are', () => {
		checkAttributions(`
			A notice on it said that the pier was closed.
			SSSSSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Two of them said that the pier was closed.
			SSSSSSSSSSS QQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect

			On 3 July Mara Holm wrote that the pier was closed.
			          SSSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect

			Report 14, a study by the port, is dated July.
		`);
	});

	it('makes one cue of a verb with nothing of its own and the participle behind it', () => {
		checkAttributions(`
			Lind responded in May, calling the plan “a tale that nobody in the town has ever believed”.
			SSSS QQQQQQQQQQQQQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  mixed
		`);
	});

	it('finds nothing in readers’ comments', () => {
		const text = [
			'Who pays for the pier',
			'The pier was sound when the council bought it, and it is not sound now that the council wants to sell it.',
			'2 Responses to Who pays for the pier',
			'Lena says:',
			'I think that Lind said that he was ill.',
			'Reply',
			'Olaf says:',
			'He claimed that it was old.',
			'Reply',
		].join('\n\n');
		const article = readArticle(text, 'text');
		assert.ok(article.sentences.some(({ zone }) => zone === 'comment'));
		const contents = findAttributions(article, findQuotes(article), []).flatMap(({ content }) => content);
		assert.ok(contents.every(({ start }) => start < text.indexOf('2 Responses')));
	});

	it('takes a poll behind its figure for the source', () => {
		checkAttributions(`
			Okafor had 38 percent of the vote in a Courier poll.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC QQ SSSSSSSSSSSSSS  indirect

			Okafor took part in a poll.
		`);
	});

	it('takes “their fear is that” for a cue, and adjectives behind “appeared”', () => {
		checkAttributions(`
			Their fear is that the pier could fall.
			SSSSS QQQQQQQ CCCCCCCCCCCCCCCCCCCCCCCC  indirect

			The dockers appeared pleased with the plan.
			SSSSSSSSSSS QQQQQQQQQQQQQQQQQQQQQ CCCCCCCC  indirect
		`);
	});

	it('tells a title from speech', () => {
		checkAttributions(`
			He read “The Old Man and the Sea” on the pier.
		`);
	});

	it('ends what a participle says where the main verb follows', () => {
		checkAttributions(`
			Lind, citing the report, accused the mayor of lying.
			SSSS  QQQQQQ CCCCCCCCCC  indirect
			SSSS                     QQQQQQQ CCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes an indirect question as content', () => {
		checkAttributions(`
			The report shows how the money was spent.
			SSSSSSSSSS QQQQQ CCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('takes any verb between a quote and its speaker as a cue', () => {
		checkAttributions(`
			“It is over,” he shrugged.
			CCCCCCCCCCCCC SS QQQQQQQQ  direct
		`);
	});

	it('takes a word that could be a noun as a verb between a quote and its speaker', () => {
		checkAttributions(`
			“The pier was sound,” the dockers state in a letter.
			CCCCCCCCCCCCCCCCCCCCC SSSSSSSSSSS QQQQQQQQQQQQQQQQQ  direct
		`);
	});

	it('takes a particle with its verb', () => {
		checkAttributions(`
			Lind pointed out that the pier was old.
			SSSS QQQQQQQQQQQ CCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('finds the source where a sentence opens with a poll', () => {
		checkAttributions(`
			In a poll by the institute, half of the town was for the pier.
			QQ SSSSSSSSSSSSSSSSSSSSSSS  CCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});
});

describe('What is no attribution', () => {
	const check = (...texts: readonly string[]): void => {
		for (const text of texts)
			assert.deepEqual(
				attributionsOf(text).map(({ cue }) => cue),
				[],
				text,
			);
	};

	it('is what a thing promises, hints at or threatens', () => {
		check(
			'The drop in prices hints that nobody buys boats.',
			'The debate promised to be short.',
			'A pending vote threatened to raise the tax more swiftly.',
		);
		assert.equal(attributionsOf('The ministry hints that nobody buys boats.').length, 1);
		assert.equal(attributionsOf('The letter reveals that nobody buys boats.').length, 1);
	});

	it('is a win that somebody claims, or an act that somebody decides on', () => {
		check('Lind has lost in the south, claiming some victories in Varnholt.', 'Lind decided to sell the pier.');
		assert.equal(attributionsOf('Lind decided that the pier was unsafe.').length, 1);
	});
});

describe('A source and a cue', () => {
	it('are found where adverbs and set phrases stand between them', () => {
		checkAttributions(`
			She has since said that the pier fell.
			SSS QQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCC  indirect

			He went on to say that the pier fell.
			SS QQQQQQQQQQQQQQ CCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('are found at the end, also where the cue looks like a noun', () => {
		checkAttributions(`
			The pier is close to its end, a new poll shows.
			CCCCCCCCCCCCCCCCCCCCCCCCCCCC  SSSSSSSSSS QQQQQ  indirect

			The pier has been closed, the Varnholt Herald reports.
			CCCCCCCCCCCCCCCCCCCCCCCC  SSSSSSSSSSSSSSSSSSS QQQQQQQ  indirect

			She failed one time in ten, she estimated.
			CCCCCCCCCCCCCCCCCCCCCCCCCC  SSS QQQQQQQQQ  indirect
		`);
	});

	it('are found in front of a reason, which is said as well', () => {
		checkAttributions(`
			Prices fell in May, Okafor said, because nobody bought boats.
			CCCCCCCCCCCCCCCCCC  SSSSSS QQQQ  CCCCCCCCCCCCCCCCCCCCCCCCCCC  indirect
		`);
	});

	it('end where a count begins', () => {
		assert.deepEqual(attributionsOf('According to the poll, 46 percent of the voters are dockers.')[0]?.source, [
			'the poll',
		]);
	});
});

describe('The mood of a cue', () => {
	const moods = (text: string): readonly (string | undefined)[] => attributionsOf(text).map(({ mood }) => mood);

	it('is negated where the source did not say it', () => {
		for (const text of [
			'The mayor did not say that the pier was unsafe.',
			'The mayor never claimed that the pier was sound.',
			'The mayor failed to mention that the pier had fallen.',
			'Nobody said that the pier was unsafe.',
			'The report barely mentioned that the pier was unsafe.',
			'The mayor did not know that the pier was unsafe.',
			'Neither the mayor nor the council said that the pier was unsafe.',
		])
			assert.deepEqual(moods(text), ['negated'], text);
	});

	it('is not negated by a denial, a refusal to answer, or a doubt', () => {
		for (const text of [
			'The mayor denied that money had been lost.',
			'The mayor did not deny that money had been lost.',
			'The mayor would not say whether the pier was sound.',
			'The ministry refused to say whether the pier was sound.',
			'The report does not say who sold the pier.',
			'The council does not believe that the pier is sound.',
		])
			assert.deepEqual(moods(text), [undefined], text);
	});

	it('is hypothetical where somebody might say it', () => {
		for (const text of [
			'If Okafor admits that money was lost, she will go.',
			'Should the report find that the pier was unsafe, the port must close.',
			'You could argue that the pier was sound.',
			'Critics would say that the pier was unsafe.',
			'The mayor must admit that the pier fell in May.',
		])
			assert.deepEqual(moods(text), ['hypothetical'], text);
	});

	it('is not hypothetical where somebody used to say it or will', () => {
		for (const text of ['The mayor would say that the pier was sound.', 'The mayor will say that the pier is sound.'])
			assert.deepEqual(moods(text), [undefined], text);
	});

	it('ends what is supposed where the main clause begins', () => {
		const [found] = attributionsOf('Should the report find that the pier was unsafe, the port must close.');
		assert.deepEqual(found?.content, ['that the pier was unsafe']);
	});

	it('is of one cue where somebody refuses to say something', () => {
		assert.deepEqual(
			attributionsOf('The ministry refused to say whether the pier was sound.').map(({ content }) => content),
			[['to say whether the pier was sound']],
		);
	});
});

describe('The actors behind sources', () => {
	const actors = `
actors:
  okafor: {name: Ines Okafor, kind: person, aliases: [Okafor]}
  lind: {name: Tomas Lind, kind: person, aliases: [Lind]}
  norland: {name: Norland, kind: state, adjectives: [Norlandic], metonyms: [Varnholt]}
  ministry: {name: Environment Ministry, kind: organisation}
  company: {name: Holm Marine, kind: organisation}
`;
	const speakers = (text: string): readonly string[] => {
		const article = readArticle(text, 'text');
		const registry = { actors: readActors(actors).actors };
		const mentions = findMentions(article, compileActors(registry));
		return findAttributions(article, findQuotes(article), mentions, registry.actors).map(({ actor }) => actor ?? '–');
	};

	it('are those whose name is in the source', () => {
		assert.deepEqual(speakers('“It fell,” said Ines Okafor, head of the port.'), ['okafor']);
	});

	it('are whoever spoke last where the source is a pronoun', () => {
		assert.deepEqual(speakers('Ines Okafor said the pier fell. “We saw it,” she said.'), ['okafor', 'okafor']);
	});

	it('are the person that the sentence before is about', () => {
		assert.deepEqual(speakers('Ines Okafor said the pier fell. Tomas Lind disagreed. He said it was pushed.'), [
			'okafor',
			'lind',
		]);
	});

	it('stay unknown where a stranger has been named since', () => {
		assert.deepEqual(speakers('Ines Okafor said the pier fell. Mara Holm was blunter. “It was pushed,” she said.'), [
			'okafor',
			'–',
		]);
	});

	it('are found through what the text calls them', () => {
		assert.deepEqual(speakers('Ines Okafor, a lawyer for the port, arrived. The lawyer said the pier fell.'), [
			'okafor',
		]);
	});

	it('are those that a spokesman speaks for, and not those whose critics speak', () => {
		assert.deepEqual(speakers('Ines Okafor’s spokesman said the pier fell. Ines Okafor’s rivals said it was pushed.'), [
			'okafor',
			'–',
		]);
	});

	it('are not a man where the text says “she”', () => {
		assert.deepEqual(
			speakers('Ines Okafor said that she saw it. Tomas Lind denied that he did. “It fell,” she said. “No,” said he.'),
			['okafor', 'lind', 'okafor', 'lind'],
		);
	});

	it('are whom a title tells from the others', () => {
		assert.deepEqual(speakers('Mrs Okafor met Mr Lind in May. “It fell,” he said.'), ['lind']);
	});

	it('are not a body where a person is meant, and the other way round', () => {
		assert.deepEqual(speakers('Ines Okafor said it fell. Holm Marine closed the pier. She said it leaned.'), [
			'okafor',
			'okafor',
		]);
		assert.deepEqual(speakers('Holm Marine said the pier fell. It said nobody was hurt.'), ['company', 'company']);
	});

	it('are the only ministry that is named, but not one of two', () => {
		assert.deepEqual(speakers('The Environment Ministry closed the pier. The ministry said it leaned.'), ['ministry']);
		assert.deepEqual(
			speakers('The Environment Ministry met the Fisheries Ministry. The ministry said that the pier leaned.'),
			['–'],
		);
	});

	it('are those for whom figures, spokesmen and lawyers speak', () => {
		assert.deepEqual(speakers('The pier leaned, according to figures from the Environment Ministry.'), ['ministry']);
		assert.deepEqual(speakers('A spokesman for Tomas Lind said the pier leaned. His lawyer said it fell.'), [
			'lind',
			'lind',
		]);
	});

	it('are whoever “who” follows, but not the place where he is', () => {
		assert.deepEqual(speakers('We met Tomas Lind, who said that the pier leaned.'), ['lind']);
		assert.deepEqual(speakers('A diplomat in Varnholt, who asked not to be named, left.'), ['–']);
	});

	it('are not a state because an adjective names it', () => {
		assert.deepEqual(speakers('Norlandic officials said the pier fell.'), ['–']);
	});
});

describe('What likens is no attribution', () => {
	it('behind a form of be', () => {
		for (const text of ['To rage now is like cursing the tide.', 'Lind was rather like a sister to him.']) {
			const article = readArticle(text, 'text');
			assert.deepEqual(findAttributions(article, findQuotes(article), []), [], text);
		}
	});
});

describe('Attributions of any text', () => {
	const parts = (text: string): { readonly spans: readonly Span[]; readonly length: number } => {
		const article = readArticle(text, 'text');
		const found = findAttributions(article, findQuotes(article), []);
		return {
			spans: found.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]),
			length: text.length,
		};
	};

	it('lie inside the text and are not empty', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ maxLength: 300 }), newsText()), text => {
				const { spans, length } = parts(text);
				for (const span of spans) assert.ok(0 <= span.start && span.start < span.end && span.end <= length);
			}),
		);
	});

	it('keep source and cue within one sentence, and content within one paragraph each', () => {
		fc.assert(
			fc.property(newsText(), text => {
				const article = readArticle(text, 'text');
				const within = (places: readonly Span[], span: Span): boolean =>
					places.some(place => place.start <= span.start && span.end <= place.end);
				for (const { source, cue, content } of findAttributions(article, findQuotes(article), [])) {
					for (const span of [...source, ...cue]) assert.ok(within(article.sentences, span));
					for (const span of content) assert.ok(within(article.paragraphs, span));
				}
			}),
		);
	});
});
