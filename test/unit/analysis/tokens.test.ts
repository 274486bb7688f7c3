import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOf } from '../../../server/src/analysis/tagging/tokens-of';
import { Tag, type Tokens, wordOf } from '../../../server/src/analysis/tokens';
import { readArticle } from '../../../server/src/article/read-article';
import { newsText } from './news-text';

function tokensIn(text: string): Tokens {
	return tokensOf(readArticle(text, 'text'));
}

function words(text: string): readonly string[] {
	const tokens = tokensIn(text);
	return Array.from({ length: tokens.count }, (_, token) => wordOf(tokens, token));
}

/** What a word of a text was taken for, the first time that it stands there. */
function tagIn(text: string, word: string): string {
	const tokens = tokensIn(text);
	for (let token = 0; token < tokens.count; token++) {
		if (wordOf(tokens, token) === word) return Tag[tokens.tag[token] as number] as string;
	}
	return 'missing';
}

describe('Words of a sentence', () => {
	it('are split from their marks and clitics', () => {
		assert.deepEqual(words('“He’d said Lind’s pier isn’t safe,” she wrote.'), [
			'“',
			'He',
			'’d',
			'said',
			'Lind',
			'’s',
			'pier',
			'is',
			'n’t',
			'safe',
			',',
			'”',
			'she',
			'wrote',
			'.',
		]);
	});

	it('keep the stops, commas and hyphens that belong to them', () => {
		assert.deepEqual(words('Mr. Lind paid $3,500.50 to a U.S.-based firm in Derry, N.H., by 5 p.m. or so.'), [
			'Mr.',
			'Lind',
			'paid',
			'$3,500.50',
			'to',
			'a',
			'U.S.-based',
			'firm',
			'in',
			'Derry',
			',',
			'N.H.',
			',',
			'by',
			'5',
			'p.m.',
			'or',
			'so',
			'.',
		]);
	});
});

describe('A word that can be noun or verb', () => {
	it('is a noun behind an article and a verb behind its subject', () => {
		assert.equal(tagIn('The claims were false.', 'claims'), 'Noun');
		assert.equal(tagIn('He claims the pier.', 'claims'), 'Finite');
		assert.equal(tagIn('Officials claim the delays have ended.', 'claim'), 'Finite');
		assert.equal(tagIn('Lind blames part of the delay on us.', 'blames'), 'Finite');
		assert.equal(tagIn('The ministry reports were false.', 'reports'), 'Noun');
	});

	it('is a verb where a noun has no place', () => {
		assert.equal(tagIn('The senator should quickly bulldoze it.', 'bulldoze'), 'Base');
		assert.equal(tagIn('Lind could only quip that it was late.', 'quip'), 'Base');
		assert.equal(tagIn('Lind tried to snarl the talks.', 'snarl'), 'Base');
		assert.equal(tagIn('She talked to people the next day.', 'to'), 'Preposition');
		assert.equal(tagIn('Could people stay?', 'people'), 'Noun');
		assert.equal(tagIn('It clatters at night.', 'clatters'), 'Finite');
	});

	it('is a verb behind its subject though it could be a plural', () => {
		assert.equal(tagIn('If the law passes, the port closes.', 'passes'), 'Finite');
		assert.equal(tagIn('She left the board and now serves as an adviser.', 'serves'), 'Finite');
		assert.equal(tagIn('He spoke of the port but supports its owner.', 'supports'), 'Finite');
		assert.equal(tagIn('Norland needs leaders who listen.', 'needs'), 'Finite');
		assert.equal(tagIn('This means that the port is lost.', 'means'), 'Finite');
		assert.equal(tagIn('They live in swing states whose votes count.', 'states'), 'Noun');
		assert.equal(tagIn('Lind asked whose votes count.', 'votes'), 'Noun');
		assert.equal(tagIn('The members of the board get a vote.', 'get'), 'Finite');
		assert.equal(tagIn('The plan helps people in Derry get to work.', 'get'), 'Base');
		assert.equal(tagIn('He received letters and calls from the port.', 'calls'), 'Noun');
		assert.equal(tagIn('They support background checks for all buyers.', 'checks'), 'Noun');
		assert.equal(tagIn('The mayor plans to leave.', 'plans'), 'Finite');
		assert.equal(tagIn('The bank records tell another story.', 'records'), 'Noun');
		assert.equal(tagIn('Half of the boats need repair.', 'need'), 'Finite');
		assert.equal(tagIn('The Senate need not vote.', 'need'), 'Finite');
		assert.equal(tagIn('Some fear it.', 'fear'), 'Finite');
		assert.equal(tagIn('Several states, led by Norland, fear losses.', 'fear'), 'Finite');
		assert.equal(tagIn('A typical one returns its energy in May.', 'returns'), 'Finite');
		assert.equal(tagIn('Five Dallas police officers left.', 'police'), 'Noun');
		assert.equal(tagIn('A Sanders delegate from Derry, Lind, left.', 'delegate'), 'Noun');
		assert.equal(tagIn('Chinese exports to Norland fell.', 'exports'), 'Noun');
		assert.equal(tagIn('She asked whose side they are on.', 'side'), 'Noun');
		assert.equal(tagIn('The trouble, she says, lies in the port.', 'lies'), 'Finite');
		assert.equal(tagIn('It is the one that calls for peace.', 'calls'), 'Finite');
		assert.equal(tagIn('The port can no longer hold them.', 'hold'), 'Base');
	});
});

describe('A form that can be past or participle', () => {
	it('is a participle behind an auxiliary or in front of "by", and past behind its subject', () => {
		assert.equal(tagIn('Lind has announced a plan.', 'announced'), 'Participle');
		assert.equal(tagIn('The plan announced by Lind has failed.', 'announced'), 'Participle');
		assert.equal(tagIn('Lind announced a plan.', 'announced'), 'Finite');
	});
});

describe('“That”', () => {
	it('opens a clause behind a verb and stands in front of its noun otherwise', () => {
		assert.equal(tagIn('Lind said that the pier fell.', 'that'), 'That');
		assert.equal(tagIn('By May, that bitterness could spill over.', 'that'), 'Determiner');
	});
});

describe('“US”', () => {
	it('is a name and not a pronoun', () => {
		assert.equal(tagIn('The US closed the pier.', 'US'), 'Proper');
		assert.equal(tagIn('The mayor closed it for us.', 'us'), 'Pronoun');
	});
});

describe('“Will”', () => {
	it('is a name where no auxiliary has a capital', () => {
		assert.equal(tagIn('Then Tomas Will wrote a letter.', 'Will'), 'Proper');
		assert.equal(tagIn('The mayor will write a letter.', 'will'), 'Modal');
	});
});

describe('Words of any text', () => {
	it('are sorted, not empty, hold no spaces, and stand each in one sentence', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ maxLength: 300 }), newsText()), text => {
				const article = readArticle(text, 'text');
				const tokens = tokensOf(article);
				article.sentences.forEach((sentence, index) => {
					let last = sentence.start;
					for (let token = tokens.firstOf[index] as number; token < (tokens.firstOf[index + 1] as number); token++) {
						const start = tokens.start[token] as number;
						const end = tokens.end[token] as number;
						assert.ok(last <= start && start < end && end <= sentence.end);
						last = end;
					}
				});
			}),
		);
	});
});
