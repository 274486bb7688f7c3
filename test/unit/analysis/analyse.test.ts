import assert from 'node:assert/strict';
import { analyseArticle } from '../../../server/src/analysis/analyse';
import { candidatesOf } from '../../../server/src/analysis/candidates-of';
import { compileActors } from '../../../server/src/analysis/mentions';
import { readActors } from '../../../server/src/codebook/read-actors';

const TEXT = `Pier closed after storm

The pier was closed on Monday, Ines Okafor said. “It is not safe,” she said.

Tomas Lind sold his ferry to Norland in May.
`;

const matcher = compileActors({
	actors: readActors('actors:\n  okafor: {name: Ines Okafor, kind: person, aliases: [Okafor]}\n').actors,
});

const analyse = (more: Partial<Parameters<typeof analyseArticle>[0]> = {}) =>
	analyseArticle({ text: TEXT, format: 'text', path: 'articles/2021-03-04-pier.txt', matcher, ...more });

describe('The analysis of an article', () => {
	it('says who is named, who says what, and which claims have no source', () => {
		const { mentions, quotes, attributions, judgements } = analyse();
		assert.equal(mentions[0]?.actor, 'okafor');
		assert.equal(quotes.length, 1);
		assert.deepEqual(
			attributions.map(({ actor, kind }) => `${actor} ${kind}`),
			['okafor indirect', 'okafor direct'],
		);
		assert.deepEqual(
			judgements.map(({ status }) => status),
			['other', 'sourced', 'sourced', 'unsourced'],
		);
	});

	it('offers names that no actor has', () => {
		assert.ok(candidatesOf(analyse()).some(({ name }) => name === 'Tomas Lind'));
	});

	it('takes the date from the file name where nothing else gives it', () => {
		assert.equal(analyse().metadata.date, '2021-03-04');
		assert.equal(analyse({ sidecarMetadata: { date: '2021-03-05' } }).metadata.date, '2021-03-05');
	});

	it('takes the genre from the sidecar, else from the corpus, else from the text', () => {
		assert.equal(analyse().genre, 'news');
		assert.equal(analyse({ defaultGenre: 'opinion' }).genre, 'opinion');
		assert.equal(analyse({ defaultGenre: 'opinion', sidecarMetadata: { genre: 'news' } }).genre, 'news');
	});

	it('is the same each time', () => {
		assert.deepEqual(analyse(), analyse());
	});

	it('is empty for an empty text', () => {
		const { judgements, attributions, mentions } = analyse({ text: '' });
		assert.deepEqual([judgements, attributions, mentions], [[], [], []]);
	});
});
