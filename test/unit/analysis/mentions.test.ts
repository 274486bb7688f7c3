import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileActors, findMentions } from '../../../server/src/analysis/mentions';
import { readArticle } from '../../../server/src/article/read-article';
import { readActors } from '../../../server/src/codebook/read-actors';
import { fold } from '../../../server/src/text/words';
import { checkMentions } from './marked-mentions';

const actors = `actors:
  norwick:
    name: Norwick
    kind: state
    aliases: [Republic of Norwick, NW]
    adjectives: [Norwickan]
    metonyms: [Ostrel, the Lantern House]
    part-of: union
  sudmark: {name: Sudmark, kind: state, adjectives: [Sudmarkish, Sudmarkers]}
  union: {name: Coastal Union, kind: organisation, aliases: [the Union, CU]}
  harbour-ministry: {name: Harbour Ministry, kind: organisation, part-of: norwick}
  navy: {name: Norwickan Navy, kind: organisation, part-of: norwick}
  assembly: {name: Assembly, kind: organisation, part-of: norwick}
  who: {name: World Harbour Office, kind: organisation, aliases: [WHO]}
  okafor:
    name: Adaeze Okafor
    kind: person
    roles:
      - {title: foreign minister, of: norwick, from: 2015-01-01, to: 2019-12-31}
      - {title: president, of: norwick, from: 2020-01-01}
  lindqvist:
    name: Sören Lindqvist
    kind: person
    roles:
      - {title: minister of foreign affairs, of: norwick, from: 2020-01-01}
  brandt-lund:
    name: Ida Brandt-Lund
    kind: person
    roles:
      - {title: secretary-general, of: union, from: 2018}
  mary-smith: {name: Mary Smith, kind: person, roles: [{title: senator, of: sudmark}]}
  paul-smith: {name: Paul Smith, kind: person}
  de-witt: {name: Cornelis van de Witt, kind: person}
  rice: {name: Hanna Rice, kind: person}
  karimov: {name: Sergei Karimov, kind: person}
  al-harun: {name: Bashir al-Harun, kind: person}
  quill: {name: Daniel T. Quill, kind: person, aliases: [Danny Q, Quill]}
`;
const check = (fixture: string, date?: string) => checkMentions(actors, fixture, date);

describe('Mentions by name', () => {
	it('finds names, aliases, adjectives and metonyms', () => {
		check(`
			The Republic of Norwick, a Norwickan envoy said, and Ostrel hoped that Sudmark would follow.
			    ^^^^^^^^^^^^^^^^^^^ norwick alias
			                           ^^^^^^^^^ norwick adjective
			                                                     ^^^^^^ norwick metonym
			                                                                       ^^^^^^^ sudmark name
		`);
	});

	it('leaves the possessive out, whatever its apostrophe', () => {
		check(`
			Norwick's harbour, Sudmark’s grain and the Norwickans' patience.
			^^^^^^^ norwick name
			                   ^^^^^^^ sudmark name
			                                           ^^^^^^^^^^ norwick adjective
		`);
	});

	it('takes the longest form', () => {
		check(`
			The Norwickan Navy left. The Norwickan navies stayed.
			    ^^^^^^^^^^^^^^ navy name
			                             ^^^^^^^^^ norwick adjective
		`);
	});

	it('finds no name inside a word or an address', () => {
		check(`
			Norwickshire and Subsudmark are elsewhere. Write to norwick@post.example or Norwick@post.example, see www.Norwick.example
			or https://post.example/Norwick/the-Norwick-talks?about=Norwick.
		`);
	});

	it('finds both parts of a compound', () => {
		check(`
			The Norwick-Sudmark talks, the anti-Norwickan mood and a Sudmark–Norwick ferry.
			    ^^^^^^^ norwick name
			            ^^^^^^^ sudmark name
			                                    ^^^^^^^^^ norwick adjective
			                                                         ^^^^^^^ sudmark name
			                                                                 ^^^^^^^ norwick name
		`);
	});

	it('reads an acronym only in capitals, with or without dots', () => {
		check(`
			Who asked the WHO? It was the N.W. that asked, said the CU, and Cu is copper.
			              ^^^ who alias
			                              ^^^^ norwick alias
			                                                        ^^ union alias
		`);
	});

	it('does not take a word of a line in capitals for an acronym', () => {
		check(`
			WHO SHOULD DREDGE NORWICK HARBOUR
			                  ^^^^^^^ norwick name
		`);
	});

	it('reads capitalised words of a name only with a capital, words in lower case either way', () => {
		check(`
			The Union met, then the Union rose. The union of dockers did not.
			^^^^^^^^^ union alias
			                    ^^^^^^^^^ union alias
		`);
	});

	it('finds a metonym that begins with an article without the article too', () => {
		check(`
			A Lantern House aide left the Lantern House at nine.
			  ^^^^^^^^^^^^^ norwick metonym
			                          ^^^^^^^^^^^^^^^^^ norwick metonym
		`);
	});

	it('looks through marks on letters and differences of hyphens', () => {
		check(`
			Soren Lindqvist met Ida Brandt–Lund, Bashir Al Harun and IDA BRANDT-LUND.
			^^^^^^^^^^^^^^^ lindqvist name
			                    ^^^^^^^^^^^^^^^ brandt-lund name
			                                     ^^^^^^^^^^^^^^^ al-harun name
			                                                         ^^^^^^^^^^^^^^^ brandt-lund name
		`);
	});

	it('looks through soft hyphens, combining marks, no-break spaces and line ends, and keeps its place', () => {
		const text = '😀 So\u0308ren\u00a0Lind\u00adqvist 🇳🇴 and S\u00f6ren\n\tLindqvist.';
		const matcher = compileActors({ actors: readActors(actors).actors });
		const found = findMentions(readArticle(text, 'text'), matcher);
		assert.deepEqual(
			found.map(({ start, end }) => text.slice(start, end)),
			['So\u0308ren\u00a0Lind\u00adqvist', 'S\u00f6ren\n\tLindqvist'],
		);
	});

	it('does not join a name over a blank line or a full stop', () => {
		check(`
			He came from Coastal
			|
			Union members cheered. They call it Coastal. Union leaders agreed.
		`);
	});
});

describe('Names that belong to other names', () => {
	it('leaves papers, schools, streets and the like alone', () => {
		check(`
			The Ostrel Post, the University of Ostrel, Norwick State University and Ostrel Street are not Norwick.
			                                                                                              ^^^^^^^ norwick name
		`);
	});

	it('leaves other countries and other people alone', () => {
		check(`
			South Norwick is a country, Jack Sudmark a sailor, and the General Assembly sits elsewhere than the Assembly.
			                                                                                                    ^^^^^^^^ assembly name
		`);
	});

	it('leaves datelines and currencies alone', () => {
		check(`
			OSTREL, May 3 (Wire) — Nobody paid the NW$5m that Ostrel asked for.
			                                                  ^^^^^^ norwick metonym
		`);
	});

	it("leaves another country's ministry alone", () => {
		check(`
			The Sudmarkish Harbour Ministry denied it. The Norwickan Harbour Ministry did not.
			    ^^^^^^^^^^ sudmark adjective
			                                               ^^^^^^^^^ norwick adjective
			                                                         ^^^^^^^^^^^^^^^^ harbour-ministry name
			Sudmark’s Harbour Ministry denied it, and so did the Lothian Harbour Ministry.
			^^^^^^^ sudmark name
		`);
	});
});

describe('Mentions of people', () => {
	it('finds surnames of those who are named in full, before and after', () => {
		check(`
			Okafor to sign
			^^^^^^ okafor surname
			|
			Adaeze Okafor will sign, Okafor said. Okafor’s pen is ready.
			^^^^^^^^^^^^^ okafor name
			                         ^^^^^^ okafor surname
			                                      ^^^^^^ okafor surname
		`);
	});

	it('finds a surname with a title', () => {
		check(`
			President Okafor met Dr. Karimov and Mr. Rice.
			^^^^^^^^^^^^^^^^ okafor title-surname
			                     ^^^^^^^^^^^ karimov title-surname
			                                     ^^^^^^^^ rice title-surname
		`);
	});

	it('takes office and name together as one mention', () => {
		check(
			`
			The talks with Foreign Minister Sören Lindqvist, Norwickan President Okafor and Norwick’s President Adaeze Okafor failed.
			               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lindqvist name
			                                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ okafor title-surname
			                                                                                ^^^^^^^ norwick name
			                                                                                          ^^^^^^^^^^^^^^^^^^^^^^^ okafor name
		`,
			'2021-05-05',
		);
	});

	it('does not find a surname that belongs to somebody else', () => {
		check(`
			John Smith met Laura Karimov. Smith smiled, and Karimov left. Mr. Smith and Mrs. Karimov wrote.
		`);
	});

	it('gives a surname to the one who was named last', () => {
		check(`
			Sergei Karimov spoke first. Karimov sat down. Then Laura Karimov rose. Karimov had prepared.
			^^^^^^^^^^^^^^ karimov name
			                            ^^^^^^^ karimov surname
		`);
	});

	it('keeps a surname with its main bearer when a relative is named once', () => {
		check(`
			Sergei Karimov spoke. President Karimov, as he is, sat by Laura Karimov. Karimov was tired.
			^^^^^^^^^^^^^^ karimov name
			                      ^^^^^^^^^^^^^^^^^ karimov title-surname
			                                                                         ^^^^^^^ karimov surname
		`);
		check(`
			Sergei Karimov spoke. It was Sergei Karimov who sat by Laura Karimov. Karimov was tired.
			^^^^^^^^^^^^^^ karimov name
			                             ^^^^^^^^^^^^^^ karimov name
			                                                                      ^^^^^^^ karimov surname
		`);
	});

	it('reports a surname of two people as ambiguous', () => {
		check(`
			Nobody had expected Smith to come.
			                    ^^^^^ ?mary-smith,paul-smith surname
		`);
	});

	it('knows whose surname it is where only one of them is named in full', () => {
		check(`
			Paul Smith came. Smith had not been expected.
			^^^^^^^^^^ paul-smith name
			                 ^^^^^ paul-smith surname
		`);
	});

	it('still reports it as ambiguous where both are named', () => {
		check(`
			Paul Smith and Mary Smith came. Smith had not been expected.
			^^^^^^^^^^ paul-smith name
			               ^^^^^^^^^^ mary-smith name
			                                ^^^^^ ?mary-smith,paul-smith surname
		`);
	});

	it('tells by the title which of the two is meant', () => {
		check(`
			The motion of Senator Smith fell.
			              ^^^^^^^^^^^^^ mary-smith title-surname
		`);
	});

	it('leaves a surname alone that is also a word, unless its bearer is introduced', () => {
		check(`
			Rice was dear that year.
		`);
		check(`
			Hanna Rice was elected. Rice won by a vote.
			^^^^^^^^^^ rice name
			                        ^^^^ rice surname
		`);
	});

	it('finds surnames with particles', () => {
		check(`
			Cornelis van de Witt and Bashir al-Harun disagreed. Van de Witt left; al-Harun and Harun’s aides stayed.
			^^^^^^^^^^^^^^^^^^^^ de-witt name
			                         ^^^^^^^^^^^^^^^ al-harun name
			                                                    ^^^^^^^^^^^ de-witt surname
			                                                                      ^^^^^^^^ al-harun surname
			                                                                                   ^^^^^ al-harun surname
		`);
	});

	it('knows a name in another spelling, with its initial, with and without middle names', () => {
		check(`
			Sergey Karimov, S. Karimov and Sergei Ivanovich Karimov are one. So are Daniel Quill, Daniel T. Quill and Danny Q.
			^^^^^^^^^^^^^^ karimov name
			                ^^^^^^^^^^ karimov name
			                               ^^^^^^^^^^^^^^^^^^^^^^^^ karimov name
			                                                                        ^^^^^^^^^^^^ quill name
			                                                                                      ^^^^^^^^^^^^^^^ quill name
			                                                                                                          ^^^^^^^ quill alias
		`);
	});

	it('goes by the first of several initials', () => {
		check(`
			So S. I. Karimov is Sergei I. Karimov, and Laura S. Karimov is not.
			   ^^^^^^^^^^^^^ karimov name
			                    ^^^^^^^^^^^^^^^^^ karimov name
		`);
	});

	it('takes a surname that the registry lists for its own word', () => {
		check(`
			Quill wrote.
			^^^^^ quill surname
		`);
	});
});

describe('Mentions by office', () => {
	it('finds whoever held the office on the day', () => {
		const fixture = (foreignMinister: string) => `
			The Norwickan foreign minister left. Norwick’s Foreign Minister and the minister of foreign affairs of the Republic of Norwick are one.
			^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${foreignMinister} role
			                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ ${foreignMinister} role
			                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ${foreignMinister} role
		`;
		check(fixture('okafor'), '2019-12-31');
		check(fixture('lindqvist'), '2020-01-01');
	});

	it('finds nobody where nobody held it', () => {
		check(
			`
			The Norwickan foreign minister left.
			    ^^^^^^^^^ norwick adjective
		`,
			'2014-06-01',
		);
	});

	it('reports everyone who ever held it where the day is unknown', () => {
		check(`
			The Norwickan foreign minister left, and the Norwickan president stayed.
			^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ?lindqvist,okafor role
			                                         ^^^^^^^^^^^^^^^^^^^^^^^ okafor role
		`);
	});

	it('takes the name next to it for an answer', () => {
		check(`
			The Norwickan foreign minister, Sören Lindqvist, left. Adaeze Okafor, the Norwickan foreign minister, stayed.
			^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lindqvist role
			                                ^^^^^^^^^^^^^^^ lindqvist name
			                                                       ^^^^^^^^^^^^^ okafor name
			                                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ okafor role
		`);
	});

	it('does not take the office of somebody who is named for that of the one it knows', () => {
		check(
			`
			The Norwickan president, Ivo Karlsen, met Berit Holm, the Norwickan foreign minister.
			    ^^^^^^^^^ norwick adjective
			                                                          ^^^^^^^^^ norwick adjective
			Norwickan President Karlsen went home.
			^^^^^^^^^ norwick adjective
		`,
			'2021-05-05',
		);
	});

	it('does not take deputies and candidates for the holder', () => {
		check(
			`
			The deputy Norwickan foreign minister and Norwick’s next president left.
			           ^^^^^^^^^ norwick adjective
			                                          ^^^^^^^ norwick name
		`,
			'2021-05-05',
		);
	});

	it('finds who held an office before', () => {
		check(
			`
			The former Norwickan foreign minister recalled it. Norwick’s former foreign minister did not.
			^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ okafor role
			                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ okafor role
		`,
			'2021-05-05',
		);
	});

	it('knows offices of organisations', () => {
		check(
			`
			The Coastal Union secretary-general left, the secretary general of the Coastal Union said.
			^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ brandt-lund role
			                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ brandt-lund role
		`,
			'2021-05-05',
		);
	});

	it('knows whose office it is once its holder is named, and only if there is one such', () => {
		check(
			`
			Sören Lindqvist came late. The foreign minister apologised. The foreign minister of Lothia did not, nor did the harbour minister.
			^^^^^^^^^^^^^^^ lindqvist name
			                           ^^^^^^^^^^^^^^^^^^^^ lindqvist role
		`,
			'2021-05-05',
		);
	});
});

describe('Any article', () => {
	const matcher = compileActors({ actors: readActors(actors).actors });
	const forms = [...matcher.registry.actors.values()].flatMap(actor => [
		actor.name,
		...actor.aliases,
		...actor.adjectives,
		...actor.metonyms,
	]);
	const pieces = fc.constantFrom(
		...forms,
		...[
			'Okafor',
			'Smith',
			'the',
			'of',
			'’s',
			'former',
			'foreign minister',
			'President',
			'Mr.',
			'John',
			'Post',
			'Street',
		],
		...[
			' ',
			' ',
			' ',
			', ',
			'. ',
			'\n',
			'\n\n',
			'-',
			'“',
			'”',
			'\u00a0',
			'\u00ad',
			'\u0301',
			'😀',
			'\ufe0f',
			'🇳🇴',
			'\r',
		],
	);
	const prose = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(''));
	const day = fc.constantFrom(undefined, '2018-01-01', '2021-05-05');

	it('gives sorted mentions that do not overlap and are not empty', () => {
		fc.assert(
			fc.property(fc.oneof(prose, fc.string({ unit: 'binary' })), day, (text, date) => {
				let end = 0;
				for (const mention of findMentions(readArticle(text, 'text'), matcher, date)) {
					assert.ok(mention.start >= end && mention.end > mention.start && mention.end <= text.length);
					assert.equal(mention.actor === undefined, (mention.candidates?.length ?? 0) > 1);
					assert.ok(mention.score > 0 && mention.score <= 1);
					end = mention.end;
				}
			}),
			{ numRuns: 500 },
		);
	});

	it('gives places whose words are a form of the actor, whatever stands around and inside them', () => {
		const folded = new Map(
			[...matcher.registry.actors.values()].map(actor => [
				actor.id,
				[actor.name, ...actor.aliases, ...actor.adjectives, ...actor.metonyms].map(form => fold(form)),
			]),
		);
		const noise = fc.constantFrom('', '\u0301', '\u00ad', '\u0308\u0301', '\u200d', '\ufe0f');
		const around = fc.constantFrom('😀 ', '👩‍🚒 ', '𝒜 ', 'é ', 'e\u0301 ', '\u00ad ', 'I\u0307 ', 'ß ', '');
		fc.assert(
			fc.property(fc.array(fc.tuple(around, fc.constantFrom(...forms), noise), { maxLength: 12 }), parts => {
				const text = parts.map(([before, form, mark]) => `${before}${form[0]}${mark}${form.slice(1)}. `).join('');
				const found = findMentions(readArticle(text, 'text'), matcher);
				for (const { start, end, actor, candidates, via } of found) {
					if (via === 'surname' || via === 'title-surname' || via === 'role') continue;
					const span = fold(text, start, end);
					const ids = actor === undefined ? (candidates ?? []) : [actor];
					const known = ids.flatMap(id => folded.get(id) ?? []);
					assert.ok(
						known.some(form => form === span || `${form}s` === span || form === `the${span}` || form.startsWith(span)),
						`“${text.slice(start, end)}” in “${text}”`,
					);
				}
				assert.ok(found.length > 0 || parts.length === 0);
			}),
			{ numRuns: 300 },
		);
	});
});
