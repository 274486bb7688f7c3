import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import { articleDifferences, compareCorpora, indexDifferences, stateAt } from '../../../server/src/corpus/compare';
import type { Corpus, CorpusChange, CorpusPath } from '../../../server/src/corpus/corpus';
import { rebuildArticle, sumIndex } from '../../../server/src/corpus/rebuild';
import { sha256 } from '../support/mini-corpus';
import { visibleArticle, visibleSidecar } from '../support/visible';

const actorFiles = [
	'actors:\n  lind: {name: Marta Lind, kind: person}\n  norland: {name: Norland, kind: state}\n',
	'actors:\n  lind: {name: Marta Lind, kind: person, aliases: [the minister], note: A note}\n',
	'actors:\n  lind: {name: Marta Lind, kind: person, note: Another}\n  norland: {name: Norland, kind: state}\n',
	'actors:\n  brandt: {name: Oskar Brandt, kind: person}\n  lind: {name: Marta Lind, kind: organisation}\n',
	'actors:\n  lind: {name: Oskar Brandt, kind: person}\n',
	'',
];
const settings = [
	'standpoint: 1\n',
	'standpoint: 1\ngenre: opinion\n',
	'standpoint: 1\ndiagnostics: {unsourced-claim: off}\ncodebook: {stances: {support: 1}}\n',
];
const prose = [
	'Marta Lind said that Norland would pay 12 crowns.',
	'Norland paid. “We did not,” Oskar Brandt said of Marta Lind.',
	'The minister left. Nobody saw her go in 2003.',
	'',
	'Officials said that Oskar Brandt had met Marta Lind.',
];
const quotes = ['Marta Lind', 'Norland', 'would pay', 'Oskar Brandt', 'Nobody saw her'];
const broken = '{"[';

const text = fc
	.array(fc.constantFrom(...prose), { maxLength: 4 })
	.map(paragraphs => `A headline\n\n${paragraphs.join('\n\n')}\n`);

const entry = fc
	.record({
		quote: fc.constantFrom(...quotes),
		fields: fc.constantFrom(
			'type: stance, holder: lind, target: norland, stance: oppose',
			'type: stance, holder: brandt, target: lind, stance: support',
			'type: mention, actor: lind',
			'type: mention, actor: unknown',
			'type: claim, source: brandt',
			'type: claim, source: {actor: brandt, via: lind}',
			'type: dismissed, rule: unsourced-claim',
		),
	})
	.map(({ quote, fields }) => `{quote: ${quote}, ${fields}}`);
const sidecar = fc
	.record({
		article: fc.constantFrom('', 'article: {genre: opinion}\n', 'article: {date: 2003-04-05}\n'),
		entries: fc.array(entry, { maxLength: 4 }),
	})
	.map(({ article, entries }) => {
		const list = entries.map((fields, at) => `  - ${fields.replace('{', `{id: a${at}, `)}\n`);
		return `standpoint: 1\n${article}annotations:\n${list.join('')}`;
	});

const articlePaths = ['articles/a.txt', 'articles/b.md'];
const sidecarPaths = ['articles/a.txt.ann.yaml', 'articles/a.txt.mara.ann.yaml', 'articles/b.md.jonas.ann.yaml'];
const yaml = (kind: 'actors' | 'settings' | 'sidecar', path: fc.Arbitrary<string>, source: fc.Arbitrary<string>) =>
	fc
		.record({ path, source, isBroken: fc.integer({ min: 0, max: 3 }).map(n => n === 0) })
		.map(({ path, source, isBroken }): CorpusChange => ({ kind, path, source: isBroken ? source + broken : source }));
const change: fc.Arbitrary<CorpusChange> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc
			.record({ path: fc.constantFrom(...articlePaths), text, open: fc.boolean() })
			.map(({ path, text, open }): CorpusChange => ({ kind: 'article', path, text, hash: sha256(text), open })),
	},
	{ weight: 4, arbitrary: yaml('sidecar', fc.constantFrom(...sidecarPaths), sidecar) },
	{
		weight: 2,
		arbitrary: yaml('actors', fc.constantFrom('actors.yaml', 'actors/more.yaml'), fc.constantFrom(...actorFiles)),
	},
	{ weight: 1, arbitrary: yaml('settings', fc.constant('corpus.yaml'), fc.constantFrom(...settings)) },
	{
		weight: 2,
		arbitrary: fc
			.constantFrom(...articlePaths, ...sidecarPaths, 'actors.yaml', 'actors/more.yaml', 'corpus.yaml')
			.map((path): CorpusChange => ({ kind: 'removed', path })),
	},
	{
		weight: 1,
		arbitrary: fc
			.constantFrom(...articlePaths)
			.map((path): CorpusChange => ({ kind: 'unreadable', path, reason: 'No.' })),
	},
);

/** A file that goes, and another with its text that comes, in one go. */
const rename = fc
	.record({ text, from: fc.constantFrom(...articlePaths), to: fc.constantFrom('articles/c.txt', ...articlePaths) })
	.map(({ text, from, to }): readonly CorpusChange[] => [
		{ kind: 'removed', path: from },
		{ kind: 'article', path: to, text, hash: sha256(text), open: false },
	]);
const batch = fc.oneof(
	{ weight: 5, arbitrary: fc.array(change, { minLength: 1, maxLength: 4 }) },
	{ weight: 1, arbitrary: rename },
);
const history = fc.array(batch, { maxLength: 8 });

/** What a reader of the corpus can see, in an order that does not depend on how it came about. */
function visible(corpus: Corpus): unknown {
	const sorted = <V>(map: Iterable<readonly [string, V]>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		file: corpus.file,
		carried: [...corpus.carried].sort(),
		actorFiles: sorted(corpus.actorFiles),
		registry: [...corpus.registry.actors],
		registryProblems: sorted(corpus.registryProblems),
		articles: sorted(corpus.articles).map(([path, record]) => [path, visibleArticle(record)]),
		sidecars: sorted(corpus.sidecars).map(([path, records]) => [path, records.map(visibleSidecar)]),
		unreadable: sorted(corpus.unreadable),
		index: sorted(corpus.index).map(([actor, { totals, ...maps }]) => [
			actor,
			totals,
			Object.entries(maps).map(([field, map]) => [field, sorted(map as ReadonlyMap<string, number>)]),
		]),
	};
}

/**
 * The changes that lead to the state of now: of each file the last, and before a half-typed text the last whole one
 * with what was typed since.
 */
function essential(changes: readonly CorpusChange[]): readonly (readonly CorpusChange[])[] {
	const histories = new Map<CorpusPath, CorpusChange[]>();
	for (const news of changes) {
		const isBroken = isHalfTyped(news);
		const history = histories.get(news.path);
		const isCarried = isBroken && history?.[0]?.kind === news.kind && !isHalfTyped(history[0]);
		if (isCarried) history?.push(news);
		else histories.set(news.path, [news]);
	}
	return [...histories.values()];
}

const isHalfTyped = (news: CorpusChange): boolean => 'source' in news && news.source.endsWith(broken);

function rebuilt(changes: readonly CorpusChange[]): Corpus {
	const histories = essential(changes);
	const rounds = Math.max(0, ...histories.map(history => history.length));
	let corpus = emptyCorpus();
	for (let round = 0; round < rounds; round++) {
		const news = histories.flatMap(history => history[round] ?? []);
		corpus = applyChanges(corpus, news, readerOf(changes));
	}
	return corpus;
}

const readerOf = (changes: readonly CorpusChange[]) => (path: CorpusPath) => {
	const last = changes.filter(news => news.path === path).at(-1);
	return last?.kind === 'article' ? last.text : undefined;
};

/** A corpus that followed changes, and those that it can have seen. */
function followed(batches: readonly (readonly CorpusChange[])[]): { corpus: Corpus; seen: readonly CorpusChange[] } {
	let corpus = emptyCorpus();
	const seen: CorpusChange[] = [];
	for (const batch of batches) {
		// Of several changes to one path the last counts, and only that one is ever read.
		seen.push(...new Map(batch.map(news => [news.path, news])).values());
		corpus = applyChanges(corpus, batch, readerOf(seen));
	}
	return { corpus, seen };
}

const differences = (a: Corpus, b: Corpus) => [...compareCorpora(a, b)].flat();

describe('a corpus that followed its files', () => {
	it('equals one built anew, whatever was edited, removed, added again or half-typed', function () {
		this.timeout(60_000);
		fc.assert(
			fc.property(history, batches => {
				const { corpus, seen } = followed(batches);
				const anew = rebuilt(seen);
				assert.deepEqual(visible(corpus), visible(anew));
				assert.deepEqual(differences(corpus, anew), []);
			}),
			{ numRuns: 60 },
		);
	});

	it('has every article, made anew by itself, and an index that is the sum of all', function () {
		this.timeout(60_000);
		fc.assert(
			fc.property(history, batches => {
				const { corpus, seen } = followed(batches);
				for (const [path, { analysis }] of corpus.articles) {
					const text = readerOf(seen)(path) as string;
					const now = { text, hash: sha256(text), open: analysis !== undefined };
					const files = (corpus.sidecars.get(path) ?? []).map(({ path, sidecar }) => ({
						path,
						source: sidecar.source,
					}));
					const anew = rebuildArticle(corpus, path, now, files);
					assert.deepEqual(articleDifferences(path, stateAt(corpus, path), anew.state), []);
					assert.deepEqual(anew.carried, corpus.carried);
				}
				const sum = sumIndex(corpus);
				let step = sum.next();
				while (!step.done) step = sum.next();
				assert.deepEqual([...indexDifferences(corpus.index, step.value)].flat(), []);
			}),
			{ numRuns: 60 },
		);
	});

	it('is told from any other that a reader could tell from it, and only from such', function () {
		this.timeout(60_000);
		let same = 0;
		fc.assert(
			fc.property(history, batch, (batches, more) => {
				const [one, other] = [followed(batches).corpus, followed([...batches, more]).corpus];
				const isSame = isDeepStrictEqual(visible(one), visible(other));
				same += Number(isSame);
				assert.equal(differences(one, other).length === 0, isSame);
				assert.equal(differences(other, one).length === 0, isSame);
			}),
			{ numRuns: 100, examples: [[[], []]] },
		);
		assert.ok(same > 0 && same < 100, `${same} of 100 pairs were the same`);
	});
});
