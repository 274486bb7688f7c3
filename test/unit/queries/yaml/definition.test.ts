import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	definitionOf,
	placesOf,
	yamlDefinitions,
	yamlReferences,
} from '../../../../server/src/queries/yaml/definition';
import { wordsOfField } from '../../../../server/src/queries/yaml/meaning';
import { outlineOf } from '../../../../server/src/queries/yaml/outline';
import { type YamlFile, yamlFile, yamlFilesWith } from '../../../../server/src/queries/yaml/yaml-file';
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

describe('the files that an id is looked for in', () => {
	const ids = ['lind', 'tolls', 'money', 'oppose', 'nobody'];
	const id = fc.constantFrom(...ids);
	const field = fc.oneof(
		fc
			.tuple(fc.constantFrom('actor', 'holder', 'target', 'stance', 'topic', 'source', 'codes', 'text', 'nonsense'), id)
			.map(([key, value]) => `${key}: ${value}`),
		fc.array(id, { minLength: 1, maxLength: 3 }).map(codes => `codes: [${codes.join(', ')}]`),
		fc.tuple(id, id).map(([actor, via]) => `source: {actor: ${actor}, via: ${via}}`),
		fc.constantFrom(
			'id: a1',
			'id: a2',
			'quote: toll',
			'quote: Nobody paid',
			'topic: [tolls]',
			'stance: "oppose"',
			'note: |',
		),
		fc.constantFrom(...['mention', 'claim', 'stance', 'code', 'note', 'remark'].map(type => `type: ${type}`)),
	);
	const entry = fc.array(field, { maxLength: 6 }).map(fields => `  - ${fields.join('\n    ')}\n`);

	it('are all that have it as what it is, also where an entry cannot be read', () => {
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 4 }), fc.boolean(), (entries, isBroken) => {
				const { corpus } = withSidecar(`${entries.join('')}${isBroken ? '  - {"' : ''}`);
				const all = [...corpus.actorFiles.keys(), 'corpus.yaml', 'articles/a.txt.ann.yaml'];
				for (const sort of ['actor', 'stance', 'topic', 'code'] as const) {
					for (const text of ids) {
						const having = all.filter(path => {
							const file = yamlFile(corpus, path) as YamlFile;
							const words = outlineOf(file.source).fields.flatMap(field => wordsOfField(file.kind, field));
							return words.some(word => word.sort === sort && word.text === text);
						});
						const found = new Set([...placesOf(corpus, { sort, text })].map(({ file }) => file.path));
						assert.deepEqual([...found].sort(), having.sort(), `${sort} ${text}`);
					}
				}
			}),
			{ numRuns: 150 },
		);
	});

	it('are no others than those, however many there are', () => {
		const { corpus } = withSidecar('  - {id: x, type: note, quote: toll, text: law}');
		const paths = yamlFilesWith(corpus, { sort: 'code', text: 'law' }).map(({ path }) => path);
		assert.deepEqual(paths, ['actors.yaml', 'corpus.yaml']);
	});
});
