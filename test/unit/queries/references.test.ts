import assert from 'node:assert/strict';
import { referencesAt, referencesOf } from '../../../server/src/queries/references';
import { harbourActors } from '../support/harbour';
import { miniCorpus, shown } from '../support/mini-corpus';

const corpus = `${harbourActors}
%! articles/a.txt
A treaty

On Monday Marta Li▮nd signed. Marta Lind smiled; Oskar Brandt did not.
          ^^^^^^^^^^^         ^^^^^^^^^^
%! articles/b.txt
After the treaty

Nobody asked Marta Lind.
             ^^^^^^^^^^
%! articles/b.txt.ann.yaml
standpoint: 1
annotations:
  - id: s1
    type: stance
    quote: Nobody asked
    holder: reform
    target: lind
            ^^^^
    stance: oppose
  - id: c1
    type: claim
    quote: Nobody
    source: {actor: brandt, via: lind}
                                 ^^^^
%! articles/c.txt
Nothing here

Oskar Brandt slept.
`;

describe('find all references', () => {
	it('gives the entry, the mentions and the annotations over the corpus', () => {
		const mini = miniCorpus(corpus);
		const found = [...referencesAt(mini.corpus, mini.cursor.path, mini.cursor.position)];
		const [declaration, ...others] = found;
		assert.equal(declaration && shown(mini, declaration), 'actors.yaml:2:3 lind');
		assert.deepEqual(
			others.map(reference => shown(mini, reference)),
			mini.marked.map(marked => shown(mini, marked)),
		);
		assert.deepEqual(
			others.map(({ kind }) => kind),
			['mention', 'mention', 'mention', 'annotation', 'annotation'],
		);
	});

	it('gives other actors’ entries that name the actor', () => {
		const mini = miniCorpus(corpus);
		assert.deepEqual(
			[...referencesOf(mini.corpus, 'norland')].map(reference => `${reference.kind} ${shown(mini, reference)}`),
			[
				'declaration actors.yaml:19:3 norland',
				'registry actors.yaml:7:39 norland',
				'registry actors.yaml:18:14 norland',
			],
		);
	});

	it('looks no further than it is asked to', () => {
		const mini = miniCorpus(corpus);
		const articles: string[] = [];
		const { articles: all } = mini.corpus;
		const watched = Object.assign(Object.create(all), {
			get: (path: string) => {
				articles.push(path);
				return all.get(path);
			},
		}) as typeof all;
		for (const { path } of referencesOf({ ...mini.corpus, articles: watched }, 'lind')) {
			if (path === 'articles/a.txt') break;
		}
		assert.deepEqual([...new Set(articles)], ['articles/a.txt']);
	});
});
