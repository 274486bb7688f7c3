import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyChanges, changeYaml, emptyCorpus, reanalyse } from '../../../server/src/corpus/apply-changes';
import { compareCorpora, indexDifferences } from '../../../server/src/corpus/compare';
import type { Corpus, CorpusChange, CorpusPath } from '../../../server/src/corpus/corpus';
import { sumIndex } from '../../../server/src/corpus/rebuild';
import { recount } from '../../../server/src/corpus/recount';
import { packArticle, readStoredArticle } from '../../../server/src/corpus/stored/stored-article';
import { sha256 } from '../support/mini-corpus';
import { visibleArticle } from '../support/visible';

const registries = [
	'  lind: {name: Marta Lind, kind: person}\n  norland: {name: Norland, kind: state}\n',
	'  lind: {name: Marta Lind, kind: person, aliases: [the harbour master]}\n  norland: {name: Norland, kind: state}\n',
	'  lind: {name: Marta Lind, kind: person, roles: [{title: mayor, of: norland, from: 2003-01-01}]}\n  norland: {name: Norland, kind: state, adjectives: [Norlandic]}\n',
	'  brandt: {name: Oskar Brandt, kind: person}\n  norland: {name: Norland, kind: state}\n',
	'  brandt: {name: Oskar Brandt, kind: person}\n  lind: {name: Marta Lind, kind: person, aliases: [Oskar Brandt]}\n',
	'  norland: {name: Norland, kind: state}\n  lind: {name: Marta Lind, kind: person}\n',
	'',
];
const prose = [
	'Marta Lind said that Norland would pay 12 crowns.',
	'Norland paid. “We did not,” Oskar Brandt said of Marta Lind.',
	'The harbour master told Oskar Brandt that Lind had left in 2003.',
	'The Norlandic mayor denied it, the mayor of Norland said.',
	'Nobody saw it.',
];
const annotations = [
	'type: mention, actor: lind, quote: Oskar Brandt',
	'type: mention, actor: brandt, quote: Norland',
	'type: mention, actor: lind, quote: harbour',
	'type: stance, holder: lind, target: norland, stance: oppose, quote: Norland',
];

const actors = (entries: string): CorpusChange => ({
	kind: 'actors',
	path: 'actors.yaml',
	source: `actors:\n${entries}`,
});
const paths = ['articles/a.txt', 'articles/b.md', 'articles/c.txt'];
interface MadeArticle {
	readonly text: string;
	readonly date: string;
	readonly annotations: readonly string[];
	readonly open: boolean;
}
interface Made {
	readonly files: readonly CorpusChange[];
	readonly before: string;
	readonly after: string;
}

const article: fc.Arbitrary<MadeArticle> = fc.record({
	text: fc.array(fc.constantFrom(...prose), { maxLength: 4 }).map(all => `A headline\n\n${all.join('\n\n')}\n`),
	date: fc.constantFrom('', 'article: {date: 2001-02-03}\n', 'article: {date: 2004-02-03}\n'),
	annotations: fc.uniqueArray(fc.constantFrom(...annotations), { maxLength: 2 }),
	open: fc.boolean(),
});
const filesOf = (made: readonly MadeArticle[]) =>
	made.flatMap(({ text, date, annotations, open }, at): readonly CorpusChange[] => {
		const path = paths[at] as CorpusPath;
		const entries = annotations.map((fields, number) => `  - {id: a${number}, ${fields}}\n`);
		const source = `standpoint: 1\n${date}annotations:\n${entries.join('')}`;
		return [
			{ kind: 'article', path, text, hash: sha256(text), open },
			{ kind: 'sidecar', path: `${path}.ann.yaml`, source },
		];
	});
const readerOf = (files: readonly CorpusChange[]) => (path: CorpusPath) => {
	const found = files.find(file => file.path === path);
	return found?.kind === 'article' ? found.text : undefined;
};
const changes: fc.Arbitrary<Made> = fc.record({
	files: fc.array(article, { minLength: 1, maxLength: paths.length }).map(filesOf),
	before: fc.constantFrom(...registries),
	after: fc.constantFrom(...registries),
});

const mentionsOf = (corpus: Corpus) =>
	[...corpus.articles].map(([path, { summary }]) => [path, summary.mentions] as const).sort();
const countsOf = (corpus: Corpus) => [...corpus.index].flatMap(([id, { totals }]) => `${id} ${totals.mentions}`).sort();
const isCounted = (count: string) => !count.endsWith(' 0');

/** A corpus of which the actors changed: counted anew, and as it is when all of it is analysed. */
function changed({ files, before, after }: Made) {
	const read = readerOf(files);
	const corpus = applyChanges(emptyCorpus(), [actors(before), ...files], read);
	const { next, concerned, byWords } = changeYaml(corpus, [actors(after)]);
	const open = concerned.filter(path => corpus.articles.get(path)?.analysis);
	const closed = concerned.filter(path => !open.includes(path));
	const counted = recount(reanalyse(next, open, read), concerned, read);
	return { read, closed, byWords, counted, whole: applyChanges(corpus, [actors(after)], read) };
}

describe('the mentions of articles counted anew', () => {
	it('are those that the whole analysis finds, in the articles and in the index', () => {
		let counts = 0;
		fc.assert(
			fc.property(changes, made => {
				const { byWords, counted, whole } = changed(made);
				if (!byWords) return;
				counts++;
				assert.deepEqual(mentionsOf(counted), mentionsOf(whole));
				assert.deepEqual(countsOf(counted).filter(isCounted), countsOf(whole).filter(isCounted));
			}),
			{ numRuns: 200 },
		);
		assert.ok(counts > 50, `only ${counts} were counted`);
	});

	it('leave what the analysis makes of the articles then as if they had never been counted', () => {
		fc.assert(
			fc.property(changes, made => {
				const { read, closed, counted, whole } = changed(made);
				const analysed = reanalyse(counted, closed, read);
				assert.deepEqual([...compareCorpora(analysed, whole)].flat(), []);
				assert.deepEqual([...indexDifferences(analysed.index, whole.index)].flat(), []);
			}),
			{ numRuns: 100 },
		);
	});

	it('are as good as any: the index is their sum, and they can be stored', () => {
		fc.assert(
			fc.property(changes, made => {
				const { closed, counted } = changed(made);
				const sum = sumIndex(counted);
				let step = sum.next();
				while (!step.done) step = sum.next();
				assert.deepEqual([...indexDifferences(counted.index, step.value)].flat(), []);
				for (const path of closed) {
					const record = counted.articles.get(path);
					const bytes = record && packArticle({ record, sidecars: counted.sidecars.get(path) ?? [] });
					assert.ok(record && bytes);
					const stored = readStoredArticle(path, { bytes: () => bytes }).record;
					assert.deepEqual(visibleArticle(stored), visibleArticle(record));
				}
			}),
			{ numRuns: 100 },
		);
	});

	it('leave who says what, and the findings, to the analysis', () => {
		const text = 'A headline\n\nThe harbour master said that Norland would pay. Norland has paid 12 crowns.\n';
		const path = 'articles/a.txt';
		const files: readonly CorpusChange[] = [{ kind: 'article', path, text, hash: sha256(text), open: false }];
		const { counted, whole } = changed({ files, before: registries[0] as string, after: registries[1] as string });
		const [now, then] = [counted.articles.get(path)?.summary, whole.articles.get(path)?.summary];
		assert.deepEqual(now?.mentions, then?.mentions);
		assert.deepEqual([now?.attributions.length, then?.attributions.length], [0, 1]);
		assert.deepEqual(now?.findings, then?.findings);
	});
});
