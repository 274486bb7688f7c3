import assert from 'node:assert/strict';
import fc from 'fast-check';
import { compileActors } from '../../../server/src/analysis/mentions';
import { mergeRegistries } from '../../../server/src/codebook/merge-registries';
import { readActors } from '../../../server/src/codebook/read-actors';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import { articleDifferences, stateAt } from '../../../server/src/corpus/compare';
import { countsOfSummary } from '../../../server/src/corpus/contribution';
import type { CorpusChange } from '../../../server/src/corpus/corpus';
import { packAnalysed, packAnew, type ReadText } from '../../../server/src/corpus/read-anew';
import { inMemory } from '../../../server/src/corpus/stored/byte-source';
import { packArticle, readStoredArticle, type StoredArticle } from '../../../server/src/corpus/stored/stored-article';
import { sha256 } from '../support/mini-corpus';
import { visibleArticle, visibleSidecar } from '../support/visible';

const source = `actors:
  lind: {name: Marta Lind, kind: person, roles: [{title: mayor, of: norland, from: 2003-01-01}]}
  brandt: {name: Oskar Brandt, kind: person, aliases: [the harbour master]}
  norland: {name: Norland, kind: state, adjectives: [Norlandic]}
`;

const withActors = (yaml: string) => {
	const { registry } = mergeRegistries(new Map([['actors.yaml', readActors(yaml)]]));
	return { registry, matcher: compileActors(registry) };
};
const context = withActors(source);

const prose = [
	'Marta Lind said that Norland would pay 12 crowns.',
	'“We did not,” Oskar Brandt said of Marta Lind.',
	'The harbour master told the mayor that he had left in 2003.',
	'I believe Norland must pay, and we all should.',
	'The tolls rose by 40 percent in May.',
	'Nobody saw it.',
];
const annotations = [
	'type: mention, actor: lind, quote: Norland',
	'type: mention, actor: brandt, quote: tolls',
	'type: mention, actor: nobody, quote: May',
	'type: stance, holder: lind, target: norland, stance: oppose, quote: Norland',
	'type: claim, quote: The tolls rose, source: {actor: lind}',
];
const files = fc
	.record({
		text: fc.array(fc.constantFrom(...prose), { maxLength: 6 }).map(all => `A headline\n\n${all.join('\n\n')}\n`),
		facts: fc.constantFrom('', 'article: {date: 2001-02-03}\n', 'article: {genre: opinion, title: Tolls}\n'),
		layers: fc.array(fc.uniqueArray(fc.constantFrom(...annotations), { maxLength: 3 }), { maxLength: 2 }),
		end: fc.constantFrom('', '', '  - {id: z, "[\n'),
		problem: fc.constantFrom(undefined, 'It is not UTF-8.'),
		defaultGenre: fc.constantFrom(undefined, 'opinion' as const),
	})
	.map(({ text, facts, layers, end, problem, defaultGenre }) => {
		const path = 'articles/a.txt';
		const article: ReadText = { path, text, hash: sha256(text), problem };
		const sidecars = layers.map((entries, at): ReadText => {
			const list = entries.map((fields, number) => `  - {id: a${number}, ${fields}}\n`).join('');
			const yaml = `standpoint: 1\n${at === 0 ? facts : ''}annotations:\n${list}${end}`;
			return { path: `${path}${at === 0 ? '' : '.mara'}.ann.yaml`, text: yaml, hash: sha256(yaml) };
		});
		return { article, sidecars, context: { ...context, defaultGenre } };
	});

const otherContext = fc
	.record({
		defaultGenre: fc.constantFrom(undefined, 'opinion' as const),
		actors: fc.constantFrom(
			'actors: {}\n',
			source.replace('Marta Lind', 'Ida Holm'),
			source.replace(/ {2}norland.*\n/, ''),
		),
	})
	.map(({ defaultGenre, actors }) => ({ ...withActors(actors), defaultGenre }));

const articleOf = (text: string): ReadText => ({ path: 'articles/a.txt', text, hash: sha256(text) });

const read = (bytes: Uint8Array | undefined) => readStoredArticle('articles/a.txt', inMemory(bytes ?? assert.fail()));

describe('an article read as if nothing was known of it', () => {
	it('is the same, byte for byte, whether it is analysed at once or counted first', () => {
		fc.assert(
			fc.property(files, ({ article, sidecars, context }) => {
				const counted = packAnew({ ...context, countOnly: true }, article, sidecars);
				const analysed = packAnew(context, article, sidecars);
				assert.ok(counted && analysed);
				assert.equal(counted.isHalfTyped, analysed.isHalfTyped);
				for (const isStale of [false, true]) {
					assert.deepEqual(packAnalysed(context, article, counted.bytes, isStale), analysed.bytes);
				}
			}),
			{ numRuns: 200 },
		);
	});

	it('is the same where it was counted under other actors and settings, once that is said', () => {
		fc.assert(
			fc.property(files, otherContext, ({ article, sidecars, context }, other) => {
				const counted = packAnew({ ...other, countOnly: true }, article, sidecars);
				const analysed = packAnew(context, article, sidecars);
				assert.ok(counted && analysed);
				assert.deepEqual(packAnalysed(context, article, counted.bytes, true), analysed.bytes);
			}),
			{ numRuns: 100 },
		);
	});

	it('is analysed of what was counted, which is not found once more', () => {
		const article = articleOf('A headline\n\nMarta Lind said that Norland would pay.\n');
		const counted = packAnew({ ...context, countOnly: true }, article, []);
		// Under these nobody is mentioned: whoever says something all the same was counted.
		const analysed = read(packAnalysed(withActors('actors: {}\n'), article, counted?.bytes ?? assert.fail(), false));
		assert.deepEqual(
			analysed.record.summary.attributions.map(({ actor }) => actor),
			['lind'],
		);
	});

	it('has all but attributions and findings, and a genre that nothing states, once it is counted', () => {
		fc.assert(
			fc.property(files, ({ article, sidecars, context }) => {
				const counted = read(packAnew({ ...context, countOnly: true }, article, sidecars)?.bytes);
				const analysed = read(packAnew(context, article, sidecars)?.bytes);
				assert.deepEqual(counted.sidecars.map(visibleSidecar), analysed.sidecars.map(visibleSidecar));
				const [some, all] = [visibleArticle(counted.record), visibleArticle(analysed.record)];
				const { genre } = some.summary;
				assert.equal(
					genre,
					all.summary.metadata.genre ?? context.defaultGenre ?? (genre === 'opinion' ? all.summary.genre : 'news'),
				);
				const mentioned = ({ mentions }: typeof some.summary) => countsOfSummary({ mentions, attributions: [] });
				assert.deepEqual(mentioned(some.summary), mentioned(all.summary));
				const { attributions, findings, statuses } = all.summary;
				assert.deepEqual(
					{
						...some,
						onlyCounted: undefined,
						summary: { ...some.summary, attributions, findings, statuses, genre: all.summary.genre },
						recognised: some.recognised && { ...some.recognised, attributions: all.recognised?.attributions },
					},
					all,
				);
				assert.deepEqual([some.summary.attributions, some.summary.findings], [[], []]);
			}),
			{ numRuns: 200 },
		);
	});

	it('says itself that it is only counted, so that it is taken for no other', () => {
		fc.assert(
			fc.property(files, ({ article, sidecars, context }) => {
				const counted = read(packAnew({ ...context, countOnly: true }, article, sidecars)?.bytes);
				const analysed = read(packAnew(context, article, sidecars)?.bytes);
				assert.ok(counted.record.onlyCounted);
				assert.equal(analysed.record.onlyCounted, undefined);
				const path = article.path;
				assert.deepEqual(articleDifferences(path, analysed, analysed), []);
				assert.ok(articleDifferences(path, counted, analysed).some(({ aspect }) => aspect === 'findings'));
			}),
			{ numRuns: 50 },
		);
	});

	it('is analysed by what its annotation files say now, also where they changed while its text could not be had', () => {
		const article = articleOf('A headline\n\nMarta Lind said that Norland would pay.\n');
		const yaml = (title: string) => `standpoint: 1\narticle: {title: ${title}}\nannotations: []\n`;
		const path = `${article.path}.ann.yaml`;
		const sidecar = { path, text: yaml('Tolls'), hash: sha256(yaml('Tolls')) };
		const { bytes } = packAnew({ ...context, countOnly: true }, article, [sidecar]) ?? assert.fail();
		const changes: readonly CorpusChange[] = [
			{ kind: 'stored', path: article.path, packed: inMemory(bytes) },
			{ kind: 'sidecar', path, source: yaml('Harbour') },
		];
		const corpus = changes.reduce((before, change) => applyChanges(before, [change], () => undefined), emptyCorpus());
		const known = packArticle(stateAt(corpus, article.path) as StoredArticle) ?? assert.fail();
		assert.ok(read(known).record.onlyCounted);
		const { record } = read(packAnalysed(context, article, known, false));
		assert.equal(record.summary.metadata.title, 'Harbour');
		assert.equal(record.onlyCounted, undefined);
	});

	it('is not analysed of what was known where it has another text by now', () => {
		const article = articleOf('Norland paid.\n');
		const counted = packAnew({ ...context, countOnly: true }, article, []);
		const other = articleOf('It rained.\n');
		assert.equal(packAnalysed(context, other, counted?.bytes ?? assert.fail(), false), undefined);
	});
});
