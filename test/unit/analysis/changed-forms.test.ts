import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { changedForms } from '../../../server/src/analysis/changed-forms';
import { compileActors, findMentions } from '../../../server/src/analysis/mentions';
import { readArticle } from '../../../server/src/article/read-article';
import type { Actor, Registry } from '../../../server/src/codebook/codebook';
import { filterWords, mayHaveAny, seekForms } from '../../../server/src/corpus/stored/word-filter';
import { splitWords } from '../../../server/src/text/words';

const given = ['Marta', 'Oskar', 'Ada'];
const family = ['Lind', 'Brandt', 'van Vos'];
const words = ['Norland', 'Norlandic', 'the Capital', 'foreign minister', 'Port Vik', 'Reform Party', 'the harbour'];
const ids = ['a', 'b', 'c', 'd'];
const name = fc.oneof(
	fc.tuple(fc.constantFrom(...given), fc.constantFrom(...family)).map(([first, last]) => `${first} ${last}`),
	fc.constantFrom(...family, ...words),
);
const actor = (id: string): fc.Arbitrary<Actor> =>
	fc.record({
		id: fc.constant(id),
		name,
		kind: fc.constantFrom('person', 'state', 'organisation'),
		aliases: fc.array(name, { maxLength: 2 }),
		adjectives: fc.array(fc.constantFrom('Norlandic', 'Vikian'), { maxLength: 1 }),
		metonyms: fc.array(fc.constantFrom('the Capital', 'Harbour House'), { maxLength: 1 }),
		roles: fc.array(
			fc.record({
				title: fc.constantFrom('foreign minister', 'foreign secretary', 'mayor', 'minister of defense'),
				of: fc.option(fc.constantFrom(...ids), { nil: undefined }),
			}),
			{ maxLength: 2 },
		),
		partOf: fc.option(fc.constantFrom(...ids), { nil: undefined }),
	});
const registry: fc.Arbitrary<Registry> = fc
	.tuple(...ids.map(id => fc.option(actor(id), { nil: undefined })))
	.map(actors => ({ actors: new Map(actors.flatMap(one => (one ? [[one.id, one] as const] : []))) }));
/** Mostly a registry and one of its actors changed. */
const registries = fc
	.tuple(registry, fc.oneof(fc.constantFrom(...ids).chain(actor), registry))
	.map(([before, change]): readonly [Registry, Registry] => {
		if (!('id' in change)) return [before, change];
		const actors = new Map(before.actors);
		// A new entry stands last, as it would in the file.
		actors.set(change.id, change);
		return [before, { actors }];
	});
const phrases = [
	...given.flatMap(first => family.map(last => `${first} ${last} said so.`)),
	'The foreign minister left.',
	'Norland’s foreign secretary spoke to Mr Lind.',
	'A Norlandic official met the Vikians in Port Vik.',
	'Brandt and Foreign Minister Ada van Vos disagreed.',
	'The Capital denied it. Harbour House did not.',
	'Nobody came to the harbour of the Reform Party.',
	'The defence minister of Norland, and the mayor.',
];
const text = fc
	.array(fc.constantFrom(...phrases), { minLength: 1, maxLength: 4 })
	.map(sentences => `A headline\n\n${sentences.join(' ')}\n`);

describe('the forms of actors that changed', () => {
	it('are in every text in which something else is found now', function () {
		this.timeout(60_000);
		let skipped = 0;
		fc.assert(
			fc.property(registries, text, ([before, after], prose) => {
				const forms = changedForms(before, after);
				if (!forms || mayHaveAny(filterWords(splitWords(prose)), seekForms(forms))) return;
				skipped++;
				const article = readArticle(prose, 'text');
				const found = (one: Registry) => findMentions(article, compileActors(one), '2024-05-06');
				assert.deepEqual(found(after), found(before));
			}),
			{ numRuns: 400 },
		);
		assert.ok(skipped > 20, `only ${skipped} texts could be passed over`);
	});

	it('are none where only notes and links changed', () => {
		const lind: Actor = {
			id: 'lind',
			name: 'Marta Lind',
			kind: 'person',
			aliases: [],
			adjectives: [],
			metonyms: [],
			roles: [],
		};
		const of = (...actors: Actor[]): Registry => ({ actors: new Map(actors.map(one => [one.id, one])) });
		assert.deepEqual(changedForms(of(lind), of({ ...lind, note: 'A pilot', wikidata: 'Q1' })), []);
		assert.ok(changedForms(of(lind), of({ ...lind, aliases: ['the pilot'] }))?.includes('the pilot'));
	});

	it('could be any where the order of the actors changed, which decides between them', () => {
		const one: Actor = { id: 'a', name: 'A', kind: 'other', aliases: [], adjectives: [], metonyms: [], roles: [] };
		const two: Actor = { ...one, id: 'b' };
		const before = { actors: new Map([one, two].map(it => [it.id, it])) };
		const after = { actors: new Map([two, one].map(it => [it.id, it])) };
		assert.equal(changedForms(before, after), undefined);
	});
});
