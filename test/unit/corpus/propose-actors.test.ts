import assert from 'node:assert/strict';
import { findCandidates } from '../../../server/src/analysis/candidates';
import { readArticle } from '../../../server/src/article/read-article';
import { proposeActors } from '../../../server/src/corpus/propose-actors';

const propose = (...texts: readonly string[]) =>
	proposeActors(
		texts.map((text, index) => ({
			path: `articles/${index}.txt`,
			text,
			candidates: findCandidates(readArticle(text, 'text'), []),
		})),
	);

const summary = (...texts: readonly string[]) =>
	propose(...texts).map(({ id, name, kind, aliases, count, articles }) =>
		[id, name, kind, aliases.join('|'), `${count}/${articles}`].join('; '),
	);

describe('Proposing actors from a folder of articles', () => {
	it('groups spellings and surnames of people over all articles', () => {
		assert.deepEqual(
			summary(
				'The letter was signed by Sergei Karsov, who was ill. In it Karsov complained.',
				'They had met Sergey Karsov, who was well, and Sergei Karsov had smiled.',
				'Nobody had asked Karsov about it.',
			),
			['karsov; Sergei Karsov; person; Karsov|Sergey Karsov; 5/3'],
		);
	});

	it('keeps people of one surname apart', () => {
		assert.deepEqual(summary('It was said by Ida Holm, who left, and by Peter Holm, who stayed.'), [
			'holm; Ida Holm; person; ; 1/1',
			'peter-holm; Peter Holm; person; ; 1/1',
		]);
	});

	it('proposes no surname alone that several people bear, and no family', () => {
		assert.deepEqual(
			summary(
				'It was said by Ida Holm, who left, and by Peter Holm, who stayed.',
				'The letter was by Holm, who was ill. The Holms were rich, and nobody liked the Holms or asked the Holms.',
			),
			['holm; Ida Holm; person; ; 1/1', 'peter-holm; Peter Holm; person; ; 1/1'],
		);
	});

	it('takes a given name alone for the only person who has it', () => {
		assert.deepEqual(
			summary(
				'It was said by Peter Holm, who stayed.',
				'They all cheered for Peter, and then Peter left. Nobody saw Peter again.',
			),
			['holm; Peter Holm; person; Peter; 4/2'],
		);
	});

	it('takes the last words of a name for the person who has them', () => {
		assert.deepEqual(
			summary('It was said by Ana Varga Losa, who stayed.', 'The letter was by Varga Losa, who was ill.'),
			['losa; Ana Varga Losa; person; Varga Losa; 2/2'],
		);
	});

	it('takes a name for one actor, whatever each article takes it for', () => {
		const candidate = (kind: 'person' | 'other') => ({ start: 0, end: 14, name: 'Oskelund Marine', kind });
		const proposed = proposeActors(
			(['person', 'other', 'other', 'person', 'other'] as const).map((kind, index) => ({
				path: `articles/${index}.txt`,
				candidates: [candidate(kind), candidate(kind)],
			})),
		);
		assert.deepEqual(
			proposed.map(({ name, count, articles }) => [name, count, articles]),
			[['Oskelund Marine', 10, 5]],
		);
	});

	it('groups an organisation with its acronym, also where only that stands', () => {
		assert.deepEqual(
			summary('She wrote to the Foundation for Estuaries (FE), and the FE wrote back.', 'A grant by the FE was late.'),
			['foundation-for-estuaries; Foundation for Estuaries; organisation; FE; 4/2'],
		);
	});

	it('groups an organisation with its initials, where only one has them', () => {
		assert.deepEqual(
			summary('She wrote to the Harbour and Dredging Board.', 'A grant by the HDB was late, and the HDB was sorry.'),
			['harbour-and-dredging-board; Harbour and Dredging Board; organisation; HDB; 3/2'],
		);
	});

	it('takes people of one party for a group, and no state of a federation for an organisation', () => {
		assert.deepEqual(
			summary('They met Senate Republicans, and Ida Holm, who left (R-OH), in Sarnport, N.H., and in Grelm, Va., too.'),
			['holm; Ida Holm; person; ; 1/1', 'senate-republicans; Senate Republicans; group; ; 1/1'],
		);
	});

	it('leaves a town that has an adjective a town', () => {
		const [paris] = propose('They met in Paris. A Parisian crowd came to Paris with two Parisian bands from Paris.');
		assert.deepEqual([paris?.id, paris?.kind], ['paris', 'place']);
	});

	it('groups a state with its adjectives, and with its capital where that acts', () => {
		const [france] = propose(
			'The talks with France were long. French ships waited. Then Paris agreed, and Paris paid.',
		);
		assert.deepEqual(france, {
			id: 'france',
			name: 'France',
			kind: 'state',
			aliases: [],
			adjectives: ['French'],
			metonyms: ['Paris'],
			roles: [],
			count: 4,
			articles: 1,
		});
		const places = propose('The talks with France were held in Paris. She came from Paris and died near Paris.');
		assert.deepEqual(
			places.map(({ id, metonyms }) => [id, metonyms]),
			[
				['paris', []],
				['france', []],
			],
		);
	});

	it('takes a place that has an adjective for a state', () => {
		const [norwick] = propose('The ship left Norwick. A Norwickan crew came to Norwick with two Norwickan pilots.');
		assert.deepEqual([norwick?.id, norwick?.kind, norwick?.adjectives], ['norwick', 'state', ['Norwickan']]);
	});

	it('gives the offices that the text gives people', () => {
		const roles = (text: string) => propose(text).find(({ kind }) => kind === 'person')?.roles;
		assert.deepEqual(roles('They had asked Ida Holm, a former ambassador to Canada, for help.'), [
			{ title: 'former ambassador to Canada', of: undefined },
		]);
		assert.deepEqual(roles('Then the French president Ida Holm came to France.'), [
			{ title: 'president', of: 'france' },
		]);
		assert.deepEqual(roles('It was signed by Foreign Minister Ida Holm.'), [
			{ title: 'foreign minister', of: undefined },
		]);
		assert.deepEqual(roles('They met Ida Holm, as agreed, in June.'), []);
		assert.deepEqual(roles('They met Ida Holm, who could leave if the president, or so they say, lets her.'), []);
		assert.deepEqual(roles('They met Ida Holm, brother of the president, in June.'), []);
		assert.deepEqual(roles('They met Ida Holm, an adviser to Mr. Lind, in June.'), [
			{ title: 'adviser', of: undefined },
		]);
		assert.deepEqual(roles('It was signed by Attorney General Ida Holm.'), [
			{ title: 'attorney general', of: undefined },
		]);
		assert.deepEqual(roles('It was signed by Harbour Board Chairwoman Ida Holm.'), [
			{ title: 'Harbour Board chairwoman', of: undefined },
		]);
	});

	it('leaves out places and things that are hardly ever named', () => {
		assert.deepEqual(summary('The ship lay in Grelm.'), []);
	});

	it('puts the most frequent first, and gives unique ids', () => {
		const proposed = propose(
			'The Harbour Board met. So did the Harbour-Board and the Board of Canada, Belgium and Canada.',
		);
		assert.equal(new Set(proposed.map(({ id }) => id)).size, proposed.length);
		const counts = proposed.map(({ count }) => count);
		assert.deepEqual(
			counts,
			[...counts].sort((a, b) => b - a),
		);
	});
});
