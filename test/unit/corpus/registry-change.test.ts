import assert from 'node:assert/strict';
import { readActors } from '../../../server/src/codebook/read-actors';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import { keepActors } from '../../../server/src/corpus/registry-change';

const lind = '  lind:\n    name: Marta Lind\n    kind: person\n    aliases: [Lind]\n';
const vos = '  vos: {name: Piet Vos, kind: person, roles: [{title: mayor, of: norland, from: 2003}]}\n';
const norland = '  norland: {name: Norland, kind: state}\n';
const source = (...entries: readonly string[]) => `actors:\n${entries.join('')}`;

describe('a file of actors that changed', () => {
	it('keeps the actors that say the same, wherever they stand now', () => {
		const before = readActors(source(lind, vos, norland));
		const now = keepActors(readActors(source('  # Moved.\n', norland, vos, lind)), before);
		assert.deepEqual([...now.actors.keys()], ['norland', 'vos', 'lind']);
		for (const [id, actor] of now.actors) assert.equal(actor, before.actors.get(id));
		assert.notEqual(now.entries.get('vos')?.idSpan.start, before.entries.get('vos')?.idSpan.start);
	});

	it('has another actor wherever one says something else, be it a note', () => {
		const before = readActors(source(lind, vos, norland));
		const changes = [
			lind.replace('[Lind]', '[Lind, the harbour master]'),
			lind.replace('person', 'group'),
			`${lind}    note: Hers.\n`,
			vos.replace('2003', '2004'),
			vos.replace(', from: 2003', ''),
			vos.replace('}]}', '}], part-of: norland}'),
		];
		for (const change of changes) {
			const anew = readActors(source(change, norland));
			const now = keepActors(anew, before);
			const [id = ''] = [...now.actors.keys()];
			assert.deepEqual(now.actors.get(id), anew.actors.get(id), change);
			assert.notEqual(now.actors.get(id), before.actors.get(id));
			assert.equal(now.actors.get('norland'), before.actors.get('norland'));
		}
	});

	it('is so in a corpus, and in what is compiled of it', () => {
		const news = (source: string) => [{ kind: 'actors', path: 'actors.yaml', source } as const];
		const before = applyChanges(emptyCorpus(), news(source(lind, vos)), () => undefined);
		const now = applyChanges(before, news(source(lind, vos, norland)), () => undefined);
		assert.equal(now.registry.actors.get('vos'), before.registry.actors.get('vos'));
		assert.equal(now.matcher.registry, now.registry);
		assert.deepEqual([...now.registry.actors.keys()], ['lind', 'vos', 'norland']);
	});
});
