import assert from 'node:assert/strict';
import { definitionOf, yamlDefinitions, yamlReferences } from '../../../../server/src/queries/yaml/definition';
import { type MiniCorpus, shown } from '../../support/mini-corpus';
import { withChange, withSidecar } from './fixture';

const targets = (mini: MiniCorpus) =>
	yamlDefinitions(mini.corpus, mini.cursor.path, mini.cursor.position).map(({ target }) => shown(mini, target));
const references = (mini: MiniCorpus) =>
	[...yamlReferences(mini.corpus, mini.cursor.path, mini.cursor.position)].map(
		place => `${place.kind} ${shown(mini, place)}`,
	);

describe('going to a definition from YAML', () => {
	it('leads from an actor’s id to the entry, in any file and field', () => {
		const entry = ['actors.yaml:11:3 reform'];
		assert.deepEqual(targets(withSidecar('  - {id: x, type: mention, quote: toll, actor: re▮form}')), entry);
		assert.deepEqual(targets(withChange('sidecar', 'via: reform', 'via: reform▮')), entry);
		assert.deepEqual(targets(withChange('actors', 'part-of: reform', 'part-of: ▮reform')), entry);
		assert.deepEqual(targets(withChange('actors', 'of: norland, from', 'of: nor▮land, from')), [
			'actors.yaml:15:3 norland',
		]);
	});

	it('leads from a stance, topic or code to corpus.yaml', () => {
		assert.deepEqual(targets(withChange('sidecar', 'oppose', 'opp▮ose')), ['corpus.yaml:4:37 oppose']);
		assert.deepEqual(targets(withChange('sidecar', 'tolls', '▮tolls')), ['corpus.yaml:5:12 tolls']);
		assert.deepEqual(targets(withSidecar('  - {id: x, type: code, quote: toll, codes: [money, l▮aw]}')), [
			'corpus.yaml:8:12 law',
		]);
	});

	it('leads from a quote, and from its position, to the words in the article', () => {
		const words = ['articles/a.txt:3:29 a costly mistake'];
		assert.deepEqual(targets(withChange('sidecar', 'a costly', 'a co▮stly')), words);
		const mini = withChange('sidecar', 'quote: a costly mistake', 'quote: a costly mistake');
		const at = { line: 6, character: 10 };
		assert.deepEqual(
			yamlDefinitions(mini.corpus, 'articles/a.txt.ann.yaml', at).map(({ target }) => shown(mini, target)),
			words,
		);
	});

	it('leads nowhere from an id that nobody has, from a word for a source, and from a key', () => {
		for (const line of ['actor: nob▮ody', 'source: anon▮ymous', 'ty▮pe: note', 'holder: ▮']) {
			assert.deepEqual(targets(withSidecar(`  - id: x\n    ${line}\n`)), [], line);
		}
	});

	it('is known for an id without a place, too', () => {
		const { corpus } = withSidecar('');
		assert.equal(definitionOf(corpus, { sort: 'topic', text: 'quay-wall' })?.target.path, 'corpus.yaml');
		assert.equal(definitionOf(corpus, { sort: 'topic', text: 'lind' }), undefined);
	});
});

describe('finding references from YAML', () => {
	it('gives an actor’s entry, the entries and annotations that name it, and its mentions', () => {
		const found = references(withChange('actors', '  norland:', '  nor▮land:'));
		assert.deepEqual(found, [
			'declaration actors.yaml:15:3 norland',
			'registry actors.yaml:7:39 norland',
			'registry actors.yaml:14:14 norland',
			'mention articles/a.txt:3:58 Norland',
			'annotation articles/a.txt.ann.yaml:9:13 norland',
		]);
	});

	it('gives every use of a topic, and no other word that looks like it', () => {
		const found = references(withSidecar('  - {id: x, type: note, quote: toll, text: tolls, topic: tolls▮}\n'));
		assert.deepEqual(found, [
			'annotation articles/a.txt.ann.yaml:11:12 tolls',
			'annotation articles/a.txt.ann.yaml:18:58 tolls',
			'declaration corpus.yaml:5:12 tolls',
		]);
	});
});
