import assert from 'node:assert/strict';
import { findCandidates } from '../../../server/src/analysis/candidates';
import { readArticle } from '../../../server/src/article/read-article';
import { readActors } from '../../../server/src/codebook/read-actors';
import { readCorpusSettings } from '../../../server/src/codebook/read-corpus';
import { proposeActors } from '../../../server/src/corpus/propose-actors';
import { renderActorsYaml, renderCorpusYaml } from '../../../server/src/corpus/render-corpus';

describe('Writing the files of a new corpus', () => {
	it('writes a file that reads back as the same actors, without problems', () => {
		const text =
			'It was said by Seán O’Brien, a marine biologist. The Harbour & Docks Board (HDB) and France denied it.';
		const candidates = findCandidates(readArticle(text, 'text'), []);
		const proposed = proposeActors([{ path: 'a.txt', text, candidates }]);
		const file = readActors(renderActorsYaml(proposed));
		assert.deepEqual(file.problems, []);
		assert.deepEqual(
			[...file.actors.values()].map(({ id, name, kind, aliases }) => ({ id, name, kind, aliases })),
			proposed.map(({ id, name, kind, aliases }) => ({ id, name, kind, aliases })),
		);
		assert.deepEqual(readActors(renderActorsYaml([])).problems, []);
	});

	it('writes odd names so that they are read as they are', () => {
		const odd = {
			kind: 'other',
			aliases: ['no', '1: 2', '- x', '"q"', '#'],
			adjectives: [],
			metonyms: [],
			roles: [],
		} as const;
		const file = readActors(renderActorsYaml([{ ...odd, id: 'odd', name: '[x]: {y}', count: 1, articles: 1 }]));
		assert.deepEqual(file.problems, []);
		assert.equal(file.actors.get('odd')?.name, '[x]: {y}');
		assert.deepEqual(file.actors.get('odd')?.aliases, odd.aliases);
	});

	it('writes a corpus.yaml that reads back without problems', () => {
		const articles = ['**/*.{txt,md}', "it's/*.txt"];
		const file = readCorpusSettings(renderCorpusYaml({ name: 'War: “words” & peace', articles, language: 'en-GB' }));
		assert.deepEqual(file.problems, []);
		assert.equal(file.settings.name, 'War: “words” & peace');
		assert.deepEqual(file.settings.articles, articles);
		assert.deepEqual(
			file.settings.codebook.stances.map(({ id }) => id),
			['support', 'neutral', 'oppose'],
		);
	});
});
