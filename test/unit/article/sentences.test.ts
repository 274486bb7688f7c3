import assert from 'node:assert/strict';
import { readArticle } from '../../../server/src/article/read-article';
import { checkSentences } from './fixtures';

describe('Sentences', () => {
	it('end at full stops, question marks and exclamation marks', () => {
		checkSentences('The port is shut.¦ Who shut it?¦ Nobody knows!¦ It opened in May.');
	});

	it('do not end at initials, titles and abbreviations', () => {
		checkSentences('Dr. Ana J. Novak met Gov. Piet Haas and Lt. Col. T. R. Wend of Quai Corp. on Friday.');
		checkSentences('She is the author of a Prof. Marvel-style satire, e.g. The Crane.¦ It sold well.');
		checkSentences('It cost approx. 40 crowns, i.e. nothing.¦ See No. 5 on p. 12 of vol. 3.');
	});

	it('end at abbreviations when a new sentence begins', () => {
		checkSentences('The crane came from the U.S.¦ It was old.¦ Nordquai Inc.¦ The company is small.');
		checkSentences('The U.S. Senate and U.S.-Danish ties matter to the U.S. economy.');
		checkSentences('He joined Nordquai Inc. in May.¦ He was born in St. Anne.¦ She was not.');
	});

	it('keep a time of day with its zone', () => {
		checkSentences('Update 3/9 10 p.m. ET: The talks have ended.¦ They began at 9 a.m. on Sunday.');
		checkSentences('The crane fell at 6 p.m.¦ The road was empty.');
	});

	it('do not end within numbers, dates and addresses', () => {
		checkSentences('Shares fell 4.2 percent to 1.50 crowns on 3.3.2014 at nordquai.example.¦ Then they rose.');
		checkSentences('Write to ana.novak@north.example or see https://north.example/a.html?b=c!d for more.');
	});

	it('are split inside quotations, and a closing mark belongs to the sentence that it closes', () => {
		checkSentences('“We will reopen.¦ Nobody will stop us.”¦ She left.');
		checkSentences('"We will reopen," she said.¦ "Nobody will stop us."¦ She left.');
		checkSentences("''We will reopen,'' she said.¦ ''Nobody will stop us.''");
		checkSentences('“It fell,” said Haas (who saw it).¦ (He would not say more.)¦ “It just fell.”');
	});

	it('go on behind a quoted question', () => {
		checkSentences('“Will it open?” she asked.¦ “Never!” the mayor shouted.');
		checkSentences('“Will it open?” Tolland asked.¦ “When?” Ms. Novak wondered aloud.');
		checkSentences('“Will it open?”¦ Tolland left the room.');
	});

	it('go on behind an omission, unless a capital follows', () => {
		checkSentences('The union “rejected the path … offered by the mayor” … and left.');
		checkSentences('It is over…¦ The port is lost.');
		checkSentences('It fell [...] on Monday.¦ It had been inspected. [12]¦ Nobody was told.');
	});

	it('survive a missing space and a missing capital', () => {
		checkSentences('The port is shut.¦The ferry is not.');
		checkSentences('the port is shut.¦ nobody knows why.¦ who cares?¦ not me');
		checkSentences('They said the crane wasn?t safe and it?s true.');
	});

	it('include a list number, and a caption with its credit in brackets', () => {
		checkSentences('1. Open the port.¦ Then inspect the crane.');
		checkSentences('A crane lies across the road.¦ (Lena Ott/Reuters)');
		checkSentences('Mayor Ines Tolland in 2012. (Lena Ott/Reuters) and the fallen crane (City of Varnholt)');
	});

	it('stand alone on lines that have no full stop', () => {
		checkSentences('Who pays for the crane\n\nThe port of Varnholt is shut, and nobody has said for how long.');
	});

	it('run over the line ends of wrapped paragraphs', () => {
		const text = `The port of Varnholt was closed on Tuesday after a crane collapsed and
injured two dock workers, officials said. The operator said that the
crane had been inspected in January.

Nobody has seen the report on it, and the mayor says that until she has
she will not open the quay again. The union has called for a strike.`;
		const { sentences } = readArticle(text, 'text');
		assert.deepEqual(
			sentences.map(({ start, end }) => text.slice(start, end).replaceAll('\n', ' ')),
			[
				'The port of Varnholt was closed on Tuesday after a crane collapsed and injured two dock workers, officials said.',
				'The operator said that the crane had been inspected in January.',
				'Nobody has seen the report on it, and the mayor says that until she has she will not open the quay again.',
				'The union has called for a strike.',
			],
		);
	});

	it('know their zone and their paragraph', () => {
		const text = 'Who pays for the crane\n\nThe port of Varnholt is shut for now. Nobody has said for how long.';
		assert.deepEqual(
			readArticle(text, 'text').sentences.map(({ zone, paragraph }) => [zone, paragraph]),
			[
				['headline', 0],
				['body', 1],
				['body', 1],
			],
		);
	});

	it('are found in other scripts too', () => {
		checkSentences('Порт закрыт.¦ Кто его закрыл?¦ «Никто не знает», — сказала она.');
		checkSentences('الميناء مغلق.¦ من أغلقه؟¦ لا أحد يعرف.');
		checkSentences('港口关闭了。¦谁关闭的？¦没有人知道。');
		checkSentences('Der Hafen ist zu.¦ „Niemand weiß, warum.“');
	});

	it('have no white space around them, no-break spaces included', () => {
		checkSentences('\u00a0 The port is shut.\u00a0¦ \u2003Nobody knows why.\u00a0\u00a0');
	});
});
