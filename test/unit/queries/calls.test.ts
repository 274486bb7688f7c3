import assert from 'node:assert/strict';
import { callItem, incomingCalls, outgoingCalls, prepareCalls } from '../../../server/src/queries/calls';
import { harbourActors } from '../support/harbour';
import { miniCorpus, wordsAt } from '../support/mini-corpus';

const mini = miniCorpus(`${harbourActors}
%! articles/a.txt
Tolls at the port

Marta Lind said that Oskar Brandt would pay Norland. Oskar Brandt said that Norland was too dear.
%! articles/b.txt
Later that year

Marta Lind sa▮id that Oskar Brandt had paid.
`);
const { corpus } = mini;

const shownCalls = (calls: ReturnType<typeof incomingCalls>): readonly string[] =>
	calls.map(
		({ item, ranges }) =>
			`${item.name} in ${item.path}: ${ranges.map(range => wordsAt(mini, { path: item.path, range })).join(', ')}`,
	);

describe('who quotes whom', () => {
	it('starts from a mention, and from a cue with the one who speaks', () => {
		const { path, position } = mini.cursor;
		const [item, ...others] = prepareCalls(corpus, path, position);
		assert.deepEqual(others, []);
		assert.deepEqual([item?.actor, item?.name, item?.kind, item?.path], ['lind', 'Marta Lind', 'person', path]);
		const [mention] = prepareCalls(corpus, 'articles/a.txt', { line: 2, character: 24 });
		assert.equal(mention?.actor, 'brandt');
		assert.equal(mention && wordsAt(mini, { path: mention.path, range: mention.selectionRange }), 'Oskar Brandt');
	});

	it('starts from an actor’s entry too', () => {
		assert.equal(callItem(corpus, 'lind')?.path, 'actors.yaml');
		assert.equal(callItem(corpus, 'nobody'), undefined);
	});

	it('incoming are those who speak about an actor, by article', () => {
		assert.deepEqual(shownCalls(incomingCalls(corpus, { actor: 'brandt' })), [
			'Marta Lind in articles/a.txt: Oskar Brandt',
			'Marta Lind in articles/b.txt: Oskar Brandt',
		]);
		assert.deepEqual(shownCalls(incomingCalls(corpus, { actor: 'norland' })), [
			'Marta Lind in articles/a.txt: Norland',
			'Oskar Brandt in articles/a.txt: Norland',
		]);
		assert.deepEqual(incomingCalls(corpus, { actor: 'lind' }), []);
	});

	it('outgoing are those whom an actor speaks about: in the article at hand with places, then elsewhere', () => {
		assert.deepEqual(shownCalls(outgoingCalls(corpus, { actor: 'lind', path: 'articles/b.txt' })), [
			'Oskar Brandt in articles/b.txt: Oskar Brandt',
			'Oskar Brandt in articles/a.txt: ',
			'Norland in articles/a.txt: ',
		]);
	});

	it('an item’s selection lies within its range', () => {
		for (const { item } of [
			...incomingCalls(corpus, { actor: 'norland' }),
			...outgoingCalls(corpus, { actor: 'lind', path: '' }),
		]) {
			const { range, selectionRange } = item;
			assert.ok(range.start.line <= selectionRange.start.line && selectionRange.end.line <= range.end.line);
		}
	});

	it('stops between articles when it is cancelled', () => {
		assert.deepEqual(
			incomingCalls(corpus, { actor: 'brandt' }, () => true),
			[],
		);
	});
});
