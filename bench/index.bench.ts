// The index of the corpus: what it costs to build and to change, from counts that are there already. Each article has 25
// actors, drawn by Zipf's law from 2,000.
import { type ActorCounts, type Contribution, type FacetCount, facets } from '../server/src/corpus/contribution';
import { CorpusIndex } from '../server/src/corpus/index';
import { table } from './measure';
import { randomOf, zipf } from './random';

const ACTORS = 2000;
const PER_ARTICLE = 25;

const random = randomOf('index');
const rankOf = zipf(ACTORS);

function anyArticle(): Contribution {
	const actors = new Set<string>();
	while (actors.size < PER_ARTICLE) actors.add(`actor-${rankOf(random)}`);
	const counts = [...actors].sort().map((actor, at): ActorCounts => {
		const some = (share: number) => (random.chance(share) ? 1 + random.below(3) : 0);
		const mentions = 1 + random.below(3);
		const says = at % 5 === 0 ? some(0.9) : 0;
		return { actor, mentions, says, spokenOf: some(0.2), annotated: 0, claims: 0, held: [], received: [] };
	});
	return { actors: counts, facets: [[facets.mentions, counts.reduce((sum, { mentions }) => sum + mentions, 0)]] };
}

const pathOf = (number: number): string => `articles/${1900 + (number % 120)}/article-${number}.txt`;

function build(articles: readonly Contribution[], batch: number): CorpusIndex {
	let index = CorpusIndex.empty();
	for (let from = 0; from < articles.length; from += batch) {
		const draft = index.edit();
		for (let at = from; at < Math.min(from + batch, articles.length); at++) {
			draft.replace(paths[at] as string, [], [articles[at] as Contribution]);
		}
		index = draft.finish();
	}
	return index;
}

const most = 100_000;
// The same counts come again after some thousand articles: what is to be measured is the index, not a heap full of counts.
const distinct = Array.from({ length: 4000 }, anyArticle);
const articles = Array.from({ length: most }, (_, number) => distinct[number % distinct.length] as Contribution);
const paths = articles.map((_, number) => pathOf(number));
let entries = 0;
for (const article of articles) {
	for (const { mentions, says, spokenOf } of article.actors)
		entries += [mentions, says, spokenOf].filter(Boolean).length;
}

const used = (): number => {
	for (let k = 0; k < 4; k++) globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 2 ** 20;
};

console.log(`Built from the counts of ${most} articles: ${entries} entries`);
const rows = [500, 5000, most].map(batch => {
	const before = used();
	const began = process.cpuUsage();
	const index = build(articles, batch);
	const { user, system } = process.cpuUsage(began);
	const took = (user + system) / 1000;
	const memory = used() - before;
	if (index.size === 0) throw new Error('The index is empty.');
	return [batch, took, (took * 1e6) / entries, memory];
});
table(['articles in a batch', 'ms of processor', 'ns an entry', 'MiB (with paths’ numbers)'], rows);

const sizes = [1000, 10_000, most];
const indexes = sizes.map(size => build(articles.slice(0, size), 5000));

/** Microseconds of one edit, median of many; the sizes take turns, so that all have the same machine. */
function edits(edit: (index: CorpusIndex, size: number) => CorpusIndex): readonly number[] {
	const times: number[][] = sizes.map(() => []);
	for (let round = 0; round < 3000; round++) {
		for (const [which, size] of sizes.entries()) {
			const began = performance.now();
			indexes[which] = edit(indexes[which] as CorpusIndex, size);
			if (round >= 1000) times[which]?.push((performance.now() - began) * 1000);
		}
	}
	return times.map(list => list.sort((a, b) => a - b)[list.length >> 1] as number);
}

const current = sizes.map(() => new Map<number, Contribution>());
const replacements = Array.from({ length: 500 }, anyArticle);

/** Changes some actors' counts in an article, as if a sentence had been typed or deleted. */
function sentence(index: CorpusIndex, size: number, changed: number): CorpusIndex {
	const number = random.below(size);
	const mine = current[sizes.indexOf(size)] as Map<number, Contribution>;
	const before = mine.get(number) ?? (articles[number] as Contribution);
	const after =
		changed >= PER_ARTICLE
			? random.pick(replacements)
			: {
					actors: before.actors.map((counts, at) =>
						at < changed ? { ...counts, mentions: counts.mentions + 1 } : counts,
					),
					facets: before.facets.map(([facet, count]): FacetCount => [facet, count + changed]),
				};
	mine.set(number, after);
	const draft = index.edit();
	draft.replace(paths[number] as string, [before], [after]);
	return draft.finish();
}

console.log('\nOne edit in an article, median, in µs');
table(
	['what changes', ...sizes.map(size => `${size} articles`), 'growth over 100×'],
	(
		[
			['no count', 0],
			['the counts of 3 actors', 3],
			['all actors: another text', PER_ARTICLE],
		] as const
	).map(([what, changed]) => {
		const times = edits((index, size) => sentence(index, size, changed));
		return [what, ...times, (times[2] as number) / (times[0] as number)];
	}),
);
