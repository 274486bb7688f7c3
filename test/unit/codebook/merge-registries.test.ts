import assert from 'node:assert/strict';
import { mergeRegistries } from '../../../server/src/codebook/merge-registries';
import { readActors } from '../../../server/src/codebook/read-actors';

const merge = (files: Readonly<Record<string, string>>) => {
	const read = new Map(Object.entries(files).map(([path, source]) => [path, readActors(source)]));
	const { registry, problems } = mergeRegistries(read);
	const found = [...problems].flatMap(([path, list]) =>
		list.map(({ code, start, end, related }) => {
			const places = (related ?? []).map(place => `${place.path} ${files[place.path]?.slice(place.start, place.end)}`);
			return [`${path} ${code} ${files[path]?.slice(start, end)}`, ...places];
		}),
	);
	return { registry, found };
};

describe('Merging files of actors', () => {
	it('puts the actors of all files into one registry', () => {
		const { registry, found } = merge({
			'actors/b.yaml': 'actors:\n  okafor: {name: Ada Okafor, kind: person, part-of: norwick}\n',
			'actors/a.yaml': 'actors:\n  norwick: {name: Norwick, kind: state}\n',
		});
		assert.deepEqual([...registry.actors.keys()], ['norwick', 'okafor']);
		assert.deepEqual(found, []);
	});

	it('reports an id that stands in two files, and the entry that counts', () => {
		const { registry, found } = merge({
			'actors/a.yaml': 'actors:\n  okafor: {name: Ada Okafor, kind: person}\n',
			'actors/b.yaml': 'actors:\n  okafor: {name: Ben Okafor, kind: person}\n',
		});
		assert.equal(registry.actors.get('okafor')?.name, 'Ada Okafor');
		assert.deepEqual(found, [['actors/b.yaml duplicate-id okafor', 'actors/a.yaml okafor']]);
	});

	it('reports references to actors that do not exist', () => {
		const { found } = merge({
			'actors.yaml':
				'actors:\n  okafor: {name: Ada Okafor, kind: person, part-of: norwik, roles: [{title: mayor, of: quay}]}\n',
		});
		assert.deepEqual(found, [['actors.yaml unknown-actor norwik'], ['actors.yaml unknown-actor quay']]);
	});

	it('warns of actors that belong to themselves, and of no others', () => {
		const { found } = merge({
			'actors.yaml': `actors:
  office: {name: Office, kind: organisation, part-of: ministry}
  ministry: {name: Ministry, kind: organisation, part-of: norwick}
  norwick: {name: Norwick, kind: state, part-of: ministry}
  self: {name: Self, kind: other, part-of: self}
`,
		});
		assert.deepEqual(found, [
			['actors.yaml invalid-value norwick'],
			['actors.yaml invalid-value ministry'],
			['actors.yaml invalid-value self'],
		]);
	});

	it('warns of a name that two actors claim, but not of a shared surname', () => {
		const { found } = merge({
			'actors.yaml': `actors:
  union: {name: Dock Workers’ Union, kind: organisation, aliases: [DWU]}
  league: {name: Water League, kind: organisation, aliases: [DWU]}
  ada: {name: Ada Okafor, kind: person, aliases: [Okafor]}
  ben: {name: Ben Okafor, kind: person, aliases: [Okafor]}
`,
		});
		assert.deepEqual(found, [['actors.yaml alias-conflict DWU', 'actors.yaml DWU']]);
	});
});
