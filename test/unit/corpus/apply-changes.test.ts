import assert from 'node:assert/strict';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { ArticleRecord, Corpus, CorpusChange } from '../../../server/src/corpus/corpus';
import { harbourActors } from '../support/harbour';
import { type MiniCorpus, miniCorpus, sha256 } from '../support/mini-corpus';
import { visibleArticle } from '../support/visible';

const fixture = `${harbourActors}
%! articles/2003-01-02-tolls.txt
Tolls at the port

Marta Lind said that Norland would pay. Oskar Brandt disagreed.
%! articles/second.txt
More tolls

Marta Lind left Harbour House. She did not come back.
%! articles/2003-01-02-tolls.txt.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: s1
    type: stance
    quote: disagreed
    at: here
    holder: brandt
    target: lind
    stance: oppose
`;

const first = 'articles/2003-01-02-tolls.txt';
const second = 'articles/second.txt';

function edited(mini: MiniCorpus, path: string, from: string, to: string, corpus: Corpus = mini.corpus): Corpus {
	const text = (mini.texts.get(path) as string).replace(from, to);
	return apply(mini, corpus, { kind: 'article', path, text, hash: sha256(text), open: true });
}

const apply = (mini: MiniCorpus, corpus: Corpus, ...changes: readonly CorpusChange[]): Corpus =>
	applyChanges(corpus, changes, path => mini.texts.get(path));

const mentions = (corpus: Corpus, actor: string) =>
	[...(corpus.index.get(actor)?.mentions ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));

describe('a corpus after a change', () => {
	it('knows who is mentioned where, who speaks, and about whom', () => {
		const { corpus } = miniCorpus(fixture);
		assert.deepEqual(mentions(corpus, 'lind'), [
			[first, 1],
			[second, 1],
		]);
		assert.deepEqual([...(corpus.index.get('lind')?.says ?? [])], [[first, 1]]);
		assert.deepEqual([...(corpus.index.get('norland')?.spokenOf ?? [])], [[first, 1]]);
		assert.deepEqual(corpus.index.get('brandt')?.totals.annotated, 1);
	});

	it('an edit that changes no count touches no index, and no other article', () => {
		const mini = miniCorpus(fixture);
		const after = edited(mini, first, 'Tolls at the port', 'On tolls at the old port');
		assert.equal(after.index, mini.corpus.index);
		assert.equal(after.registry, mini.corpus.registry);
		assert.equal(after.articles.get(second), mini.corpus.articles.get(second));
		assert.notEqual(after.articles.get(first), mini.corpus.articles.get(first));
	});

	it('an edit that changes a count touches that actor’s entry alone', () => {
		const mini = miniCorpus(fixture);
		const after = edited(mini, first, 'Oskar Brandt disagreed', 'Nobody disagreed');
		assert.equal(after.index.get('brandt')?.mentions.size, 0);
		assert.equal(after.index.get('lind'), mini.corpus.index.get('lind'));
		assert.equal(after.index.get('norland'), mini.corpus.index.get('norland'));
	});

	it('news that is no news gives the same articles, sidecars and index', () => {
		const mini = miniCorpus(fixture);
		const text = mini.texts.get(first) as string;
		const sidecar = `${first}.ann.yaml`;
		const after = apply(
			mini,
			mini.corpus,
			{ kind: 'article', path: first, text, hash: sha256(text), open: true },
			{ kind: 'sidecar', path: sidecar, source: mini.texts.get(sidecar) as string },
			{ kind: 'removed', path: 'articles/never-there.txt' },
		);
		assert.equal(after.index, mini.corpus.index);
		assert.equal(after.sidecars.get(first), mini.corpus.sidecars.get(first));
		assert.equal(after.articles.get(first)?.summary, mini.corpus.articles.get(first)?.summary);
		assert.equal(after.articles.get(first)?.analysis, mini.corpus.articles.get(first)?.analysis);
	});

	it('an article that is closed lets its analysis go and stays known', () => {
		const mini = miniCorpus(fixture);
		const text = mini.texts.get(first) as string;
		const closed = apply(mini, mini.corpus, { kind: 'article', path: first, text, hash: sha256(text), open: false });
		const [record, before] = [closed, mini.corpus].map(corpus => corpus.articles.get(first) as ArticleRecord);
		assert.equal(record?.analysis, undefined);
		assert.deepEqual(visibleArticle(record as ArticleRecord), {
			...visibleArticle(before as ArticleRecord),
			analysis: undefined,
		});
		const open = apply(mini, closed, { kind: 'article', path: first, text, hash: sha256(text), open: true });
		assert.equal(open.articles.get(first)?.analysis?.article.text, text);
	});

	it('annotations move with live edits of the article that they were made on', () => {
		const mini = miniCorpus(fixture);
		const once = edited(mini, first, 'Tolls at the port', 'A long dispute about tolls at the port');
		const twice = edited(mini, first, 'Tolls at the port', 'A very long dispute about tolls at the port', once);
		const [record] = twice.sidecars.get(first) ?? [];
		const [resolved] = record?.resolved ?? [];
		const text = twice.articles.get(first)?.analysis?.article.text ?? '';
		assert.equal(resolved?.anchor, 'moved');
		assert.deepEqual(
			resolved?.at.map(({ start, end }) => text.slice(start, end)),
			['disagreed'],
		);
	});

	it('a new alias is found in every article, also in those that are not open', () => {
		const mini = miniCorpus(fixture);
		const text = mini.texts.get(second) as string;
		const closed = apply(mini, mini.corpus, { kind: 'article', path: second, text, hash: sha256(text), open: false });
		const source = (mini.texts.get('actors.yaml') as string).replace(
			'metonyms:',
			'aliases: [Harbour House]\n    metonyms:',
		);
		const after = apply(mini, closed, { kind: 'actors', path: 'actors.yaml', source });
		assert.deepEqual(mentions(after, 'norland'), [
			[first, 1],
			[second, 1],
		]);
	});

	it('a note in an actor’s entry analyses no article anew', () => {
		const mini = miniCorpus(fixture);
		const source = (mini.texts.get('actors.yaml') as string).replace('Trained as', 'Once trained as');
		const after = apply(mini, mini.corpus, { kind: 'actors', path: 'actors.yaml', source });
		assert.equal(after.registry.actors.get('lind')?.note, 'Once trained as a *pilot*.');
		assert.equal(after.matcher, mini.corpus.matcher);
		assert.equal(after.articles, mini.corpus.articles);
		assert.equal(after.index, mini.corpus.index);
	});

	it('a sidecar’s word about the article goes before the text’s own, and the shared layer’s before an annotator’s', () => {
		const mini = miniCorpus(fixture);
		const sidecar = (path: string, article: string): CorpusChange => ({
			kind: 'sidecar',
			path,
			source: `standpoint: 1\narticle: ${article}\nannotations: []\n`,
		});
		const own = apply(
			mini,
			mini.corpus,
			sidecar(`${second}.mara.ann.yaml`, '{genre: opinion, date: 1999-01-01, outlet: M}'),
		);
		assert.equal(own.articles.get(second)?.summary.genre, 'opinion');
		const shared = apply(mini, own, sidecar(`${second}.ann.yaml`, '{date: 2001-02-03}'));
		const { genre, metadata } = shared.articles.get(second)?.summary ?? {};
		assert.deepEqual([genre, metadata?.date, metadata?.outlet], ['opinion', '2001-02-03', 'M']);
		assert.deepEqual(
			shared.sidecars.get(second)?.map(({ layer }) => layer),
			[undefined, 'mara'],
		);
		const gone = apply(mini, shared, { kind: 'removed', path: `${second}.mara.ann.yaml` });
		assert.equal(gone.articles.get(second)?.summary.genre, 'news');
	});

	it('a mention that a person annotated counts like one that was recognised', () => {
		const mini = miniCorpus(fixture);
		const text = mini.texts.get(second) as string;
		const at = text.indexOf('She');
		const source = `standpoint: 1\ntext: {sha256: ${sha256(text)}}\nannotations:\n  - {id: m1, type: mention, quote: She, at: [${at}, ${at + 3}], actor: lind}\n`;
		const after = apply(mini, mini.corpus, { kind: 'sidecar', path: `${second}.ann.yaml`, source });
		assert.deepEqual(mentions(after, 'lind'), [
			[first, 1],
			[second, 2],
		]);
		assert.equal(after.articles.get(second)?.analysis?.mentions.at(-1)?.via, 'annotation');
		const back = apply(mini, after, { kind: 'removed', path: `${second}.ann.yaml` });
		assert.deepEqual(mentions(back, 'lind'), mentions(mini.corpus, 'lind'));
	});

	it('an annotated mention counts from the moment on that its actor is entered, whatever the text calls him', () => {
		const mini = miniCorpus(fixture);
		const text = mini.texts.get(second) as string;
		const at = text.indexOf('She');
		const source = `standpoint: 1\ntext: {sha256: ${sha256(text)}}\nannotations:\n  - {id: m1, type: mention, quote: She, at: [${at}, ${at + 3}], actor: pilot}\n`;
		const news: CorpusChange = { kind: 'article', path: second, text, hash: sha256(text), open: false };
		const before = apply(mini, mini.corpus, news, { kind: 'sidecar', path: `${second}.ann.yaml`, source });
		assert.deepEqual(mentions(before, 'pilot'), []);
		const actors = [...before.actorFiles.values()][0]?.source as string;
		const entered = `${actors.trimEnd()}\n  pilot: {name: Ottar Quill, kind: person}\n`;
		const after = apply(mini, before, { kind: 'actors', path: 'actors.yaml', source: entered });
		assert.deepEqual(mentions(after, 'pilot'), [[second, 1]]);
		const back = apply(mini, after, { kind: 'actors', path: 'actors.yaml', source: actors });
		assert.deepEqual(mentions(back, 'pilot'), []);
	});

	it('an annotation file without its article keeps its annotations, without a place', () => {
		const mini = miniCorpus(fixture);
		const after = apply(mini, mini.corpus, { kind: 'removed', path: first });
		assert.equal(after.articles.has(first), false);
		assert.deepEqual(
			after.sidecars.get(first)?.[0]?.resolved.map(({ anchor, at }) => [anchor, at]),
			[['orphaned', []]],
		);
		assert.equal(after.index.get('brandt')?.totals.annotated, 1);
	});

	it('a file that cannot be read is named with the reason until there is better news', () => {
		const mini = miniCorpus(fixture);
		const after = apply(mini, mini.corpus, { kind: 'unreadable', path: first, reason: 'No permission.' });
		assert.equal(after.unreadable.get(first), 'No permission.');
		assert.equal(after.articles.has(first), false);
		assert.equal(edited(mini, first, '', '', after).unreadable.size, 0);
	});

	it('actors and settings that cannot be read for a moment keep what they said', () => {
		const mini = miniCorpus(fixture);
		const after = apply(
			mini,
			mini.corpus,
			{ kind: 'unreadable', path: 'actors.yaml', reason: 'Locked.' },
			{ kind: 'unreadable', path: 'corpus.yaml', reason: 'Locked.' },
		);
		assert.equal(after.registry, mini.corpus.registry);
		assert.equal(after.file, mini.corpus.file);
		assert.equal(after.index, mini.corpus.index);
	});

	it('an empty corpus answers', () => {
		const corpus = applyChanges(emptyCorpus(), [], () => undefined);
		assert.equal(corpus.articles.size + corpus.sidecars.size + corpus.index.size, 0);
	});
});
