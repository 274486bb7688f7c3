import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findCandidates } from '../../../server/src/analysis/candidates';
import { compileActors, findMentions } from '../../../server/src/analysis/mentions';
import { readArticle } from '../../../server/src/article/read-article';
import { readActors } from '../../../server/src/codebook/read-actors';

const registry = {
	actors: readActors(`actors:
  norwick: {name: Norwick, kind: state, adjectives: [Norwickan]}
  okafor: {name: Adaeze Okafor, kind: person}
`).actors,
};
const matcher = compileActors(registry);

function found(text: string): readonly string[] {
	const article = readArticle(text, 'text');
	return findCandidates(article, findMentions(article, matcher)).map(({ start, end, name, kind }) => {
		const words = text.slice(start, end);
		return words === name ? `${name}: ${kind}` : `${words} = ${name}: ${kind}`;
	});
}

describe('Candidates for actors', () => {
	it('are names that no actor has', () => {
		assert.deepEqual(found('Adaeze Okafor of Norwick wrote to Berit Holm, who was in Canada.'), [
			'Berit Holm: person',
			'Canada: state',
		]);
	});

	it('include surnames alone as uses of the full name', () => {
		assert.deepEqual(found('The letter came from Berit Holm. In it Holm complained. Holm’s patience was gone.'), [
			'Berit Holm: person',
			'Holm = Berit Holm: person',
			'Holm = Berit Holm: person',
		]);
	});

	it('keep a name of three parts whole, and take no office or headline into a person’s name', () => {
		assert.deepEqual(found('The envoy met Kim Jong-un on the pier. Nobody saw Kim Jong Un leave.'), [
			'Kim Jong-un: person',
			'Kim Jong Un = Kim Jong-un: person',
		]);
		assert.deepEqual(found('It was written by Director of National Intelligence James Tolland in May.'), [
			'James Tolland: person',
		]);
		assert.deepEqual(found('It was written by Ranking Democrat James B. Tolland in May.'), [
			'James B. Tolland: person',
		]);
	});

	it('are two where a person’s name stands before a name that needs none', () => {
		assert.deepEqual(
			found('The letter came from Berit Holm. The Holm White House answered, as the White House does.'),
			['Berit Holm: person', 'Holm = Berit Holm: person', 'White House: place', 'White House: place'],
		);
	});

	it('leave titles out and take them for people', () => {
		assert.deepEqual(found('They asked Foreign Minister Xandor Vlim and Ms. Quorl, but not president Zembla.'), [
			'Xandor Vlim: person',
			'Quorl: person',
			'Zembla: person',
		]);
	});

	it('are no words that have a capital from their sentence', () => {
		assert.deepEqual(found('Dredging is slow. Nobody knows why. Yesterday it stopped. Both Holm and Vlim left.'), [
			'Holm: other',
			'Vlim: other',
		]);
	});

	it('are found in headlines where the text bears them out', () => {
		assert.deepEqual(
			found(
				'Holm Wants Deeper Harbour For All Ships\n\nThe harbour must be deeper, the engineer Berit Holm said on Monday in a long letter.\n',
			),
			['Holm = Berit Holm: person', 'Berit Holm: person'],
		);
	});

	it('have particles, initials and hyphens', () => {
		assert.deepEqual(found('Among them were Cornelis van der Zee, Ida B. Holm, Anna Brandt-Lund and Omar al-Harun.'), [
			'Cornelis van der Zee: person',
			'Ida B. Holm: person',
			'Anna Brandt-Lund: person',
			'Omar al-Harun: person',
		]);
	});

	it('are organisations by their nouns, with what belongs to them, and by their acronyms', () => {
		assert.deepEqual(
			found(
				'She works for the Rivers and Harbours Board and the Institute for Harbour Studies (IHS), as the IHS said. The Council of Dockers and the Norwickan Navy objected.',
			),
			[
				'Rivers and Harbours Board: organisation',
				'Institute for Harbour Studies: organisation',
				'IHS = Institute for Harbour Studies: organisation',
				'IHS = Institute for Harbour Studies: organisation',
				'Council of Dockers: organisation',
				'Norwickan Navy: organisation',
			],
		);
	});

	it('are people by what is said of them', () => {
		assert.deepEqual(
			found('We asked Zlata Kvorn, a marine biologist. It is late, said Tomor Vlim. It is not, Ulmo Pret said.'),
			['Zlata Kvorn: person', 'Tomor Vlim: person', 'Ulmo Pret: person'],
		);
	});

	it('are places by the words before them, states by their adjectives, documents by their nouns', () => {
		assert.deepEqual(found('The ship lay in Grelm and left from Grelm. A French crew signed the Grelm Protocol.'), [
			'Grelm: place',
			'Grelm: place',
			'French = France: state',
			'Grelm Protocol: document',
		]);
	});

	it('are no months, weekdays, faiths, models or common acronyms', () => {
		assert.deepEqual(found('On a Monday in June the CEO, a Catholic, bought a ZQ-12 at 7 PM.'), []);
	});

	it('are sorted and do not overlap, whatever the text', () => {
		const pieces = fc.constantFrom(
			...['Berit Holm', 'Holm', 'Norwickan', 'Navy', 'Institute', 'for', 'of', 'the', 'The', 'van', 'Ms.', 'President'],
			...[
				'IHS',
				'(IHS)',
				'said',
				'May',
				'US',
				' ',
				' ',
				' ',
				', ',
				'. ',
				'\n',
				'\n\n',
				'-',
				'“',
				'😀',
				'\u0301',
				'\u00ad',
			],
		);
		const prose = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(''));
		fc.assert(
			fc.property(fc.oneof(prose, fc.string({ unit: 'binary' })), text => {
				const article = readArticle(text, 'text');
				let end = 0;
				for (const candidate of findCandidates(article, findMentions(article, matcher))) {
					assert.ok(candidate.start >= end && candidate.end > candidate.start && candidate.end <= text.length);
					assert.ok(candidate.name.length > 0);
					end = candidate.end;
				}
			}),
			{ numRuns: 500 },
		);
	});
});
