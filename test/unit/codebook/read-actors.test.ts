import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readActors } from '../../../server/src/codebook/read-actors';

const source = `actors:
  okafor:
    name: Ada Okafor
    kind: person
    aliases: [A. Okafor]
    roles:
      - {title: harbour minister, of: norwick, from: 2019-03-04, to: 2021}
    part-of: norwick
    wikidata: Q1
  norwick:
    name: Norwick
    kind: state
    adjectives: [Norwickan]
    metonyms: [the Quay]
`;

const messages = (text: string) =>
	readActors(text).problems.map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`);

describe('Reading actors', () => {
	it('gives each actor with all that its entry says', () => {
		const { actors, problems, ok } = readActors(source);
		assert.deepEqual(problems, []);
		assert.ok(ok);
		assert.deepEqual([...actors.keys()], ['okafor', 'norwick']);
		assert.deepEqual(actors.get('okafor'), {
			id: 'okafor',
			name: 'Ada Okafor',
			kind: 'person',
			aliases: ['A. Okafor'],
			adjectives: [],
			metonyms: [],
			roles: [{ title: 'harbour minister', of: 'norwick', from: '2019-03-04', to: '2021' }],
			partOf: 'norwick',
			wikidata: 'Q1',
			note: undefined,
		});
	});

	it('knows where ids, names, aliases and references stand', () => {
		const { entries, references } = readActors(source);
		const entry = entries.get('okafor');
		assert.equal(source.slice(entry?.idSpan.start, entry?.idSpan.end), 'okafor');
		assert.equal(source.slice(entry?.name?.start, entry?.name?.end), 'Ada Okafor');
		assert.deepEqual(
			entries.get('norwick')?.forms.map(({ kind, start, end }) => `${kind} ${source.slice(start, end)}`),
			['name Norwick', 'adjective Norwickan', 'metonym the Quay'],
		);
		assert.ok(source.slice(entry?.entry.start, entry?.entry.end).endsWith('wikidata: Q1'));
		assert.deepEqual(
			references.map(({ actor, from, field, start, end }) => [actor, from, field, source.slice(start, end)]),
			[
				['norwick', 'okafor', 'part-of', 'norwick'],
				['norwick', 'okafor', 'of', 'norwick'],
			],
		);
	});

	it('reports at its place what is missing, unknown or wrong', () => {
		assert.deepEqual(messages('actors:\n  a: {kind: person}\n'), ['missing-field: a']);
		assert.deepEqual(messages('actors:\n  a: {name: A, kind: robot}\n'), ['invalid-value: robot']);
		assert.deepEqual(messages('actors:\n  a: {name: A, kind: person, nick: B}\n'), ['unknown-key: nick']);
		assert.deepEqual(messages('actors:\n  a b: {name: A, kind: person}\n'), ['invalid-value: a b']);
		assert.deepEqual(messages('actors:\n  a: {name: [A], kind: person}\n'), ['invalid-value: [A]']);
		assert.deepEqual(messages('actors:\n  a: {name: A, kind: person, aliases: [{b: c}]}\n'), ['invalid-value: {b: c}']);
		assert.deepEqual(messages('actors:\n  a: {name: A, kind: person, roles: [{title: mayor, from: 2015-02-30}]}\n'), [
			'invalid-value: 2015-02-30',
		]);
		assert.deepEqual(
			messages('actors:\n  a: {name: A, kind: person, roles: [{title: mayor, from: 2015, to: 2014}]}\n'),
			['invalid-value: 2014'],
		);
		assert.deepEqual(messages('people:\n  a: {name: A}\n'), ['missing-field: people:\n  a: {name: A}']);
		assert.deepEqual(messages('actors:\n  a: {name: A, kind: group}\n  a: {name: B, kind: group}\n'), [
			'duplicate-id: a',
		]);
	});

	it('keeps an entry that is still without a name, so that its id can be used', () => {
		const { actors } = readActors('actors:\n  okafor:\n    kind: person\n');
		assert.equal(actors.get('okafor')?.name, 'okafor');
	});

	it('says that half-typed YAML is not all that the file says', () => {
		const { ok, actors } = readActors(`${source}  karlsen:\n    name: Ivo Karlsen\n    ki`);
		assert.equal(ok, false);
		assert.equal(actors.get('okafor')?.name, 'Ada Okafor');
	});

	it('reads an empty file as no actors, without complaint', () => {
		assert.deepEqual(readActors('').problems, []);
		assert.deepEqual(readActors('actors:\n').problems, []);
	});

	it('gives a value for any text', () => {
		const words = fc.constantFrom(
			'actors:',
			' a:',
			'\n',
			'\n  ',
			'\n    ',
			'name: ',
			'B',
			'kind: person',
			'roles: ',
			'- ',
			'[',
			']',
			'{',
			'}',
			', ',
			'title: x',
			'&x ',
			'*x',
			'"',
			'part-of: a',
		);
		const text = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.array(words, { maxLength: 40 }).map(parts => `actors:${parts.join('')}`),
		);
		fc.assert(
			fc.property(text, any => {
				const file = readActors(any);
				for (const { start, end, message } of file.problems) {
					assert.ok(0 <= start && start <= end && end <= any.length);
					assert.ok(message.length > 0);
				}
				assert.deepEqual([...file.entries.keys()], [...file.actors.keys()]);
			}),
			{ numRuns: 500 },
		);
	});
});
