import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath } from '../../../server/src/corpus/corpus';
import { type CatchUpOptions, createCatchUp } from '../../../server/src/host/catch-up';
import { nodeFiles } from '../../../server/src/host/node-files';

const names = ['Marta Lund', 'Piet Vos', 'Ada Brandt'];
const textOf = (path: CorpusPath) => `${names[path.length % 3]} met ${names[(path.length + 1) % 3]} in ${path}.\n`;
const article = (path: CorpusPath, open = false): CorpusChange => ({
	kind: 'article',
	path,
	text: textOf(path),
	hash: nodeFiles.hash(textOf(path)),
	open,
});
const actors = (listed: readonly string[]): CorpusChange => ({
	kind: 'actors',
	path: 'actors.yaml',
	source: `actors:\n${listed.map(name => `  ${name.split(' ')[1]?.toLowerCase()}: {name: ${name}, kind: person}\n`).join('')}`,
});
const paths = Array.from({ length: 12 }, (_, n) => `articles/${'x'.repeat(n)}.txt`);

const mentionsOf = (corpus: Corpus) =>
	[...corpus.articles].map(([path, { summary }]) => [path, summary.mentions.map(({ actor }) => actor)] as const).sort();
const countsOf = (corpus: Corpus) => [...corpus.index].map(([actor, { totals }]) => [actor, totals.mentions]).sort();

describe('articles that follow a change of the actors', () => {
	let corpus: Corpus;
	let open: readonly CorpusPath[];
	let slices: number;
	const log: string[] = [];
	const start = (betweenSlices: () => void = () => {}, others: Partial<CatchUpOptions> = {}) =>
		createCatchUp({
			corpus: () => corpus,
			setCorpus: next => {
				corpus = next;
			},
			openPaths: () => open,
			readText: path => textOf(path),
			pause: async () => {
				slices++;
				betweenSlices();
			},
			readAnew: async () => {},
			onChange: () => {},
			log: message => log.push(message),
			...others,
		});
	beforeEach(() => {
		open = [];
		slices = 0;
		log.length = 0;
		corpus = applyChanges(emptyCorpus(), [actors(names.slice(0, 1)), ...paths.map(path => article(path))], textOf);
	});
	afterEach(() => assert.deepEqual(log, []));

	const asReadAnew = (listed: readonly string[]) =>
		applyChanges(emptyCorpus(), [actors(listed), ...paths.map(path => article(path, open.includes(path)))], textOf);

	it('are the open ones at once, the others after it, in slices', async () => {
		open = [paths[3] as string];
		corpus = applyChanges(corpus, [article(paths[3] as string, true)], textOf);
		const catchUp = start();
		const before = corpus.articles.get(paths[4] as string);
		catchUp.change([actors(names)]);
		assert.deepEqual(
			corpus.articles.get(paths[3] as string)?.summary.mentions,
			asReadAnew(names).articles.get(paths[3] as string)?.summary.mentions,
		);
		assert.equal(corpus.articles.get(paths[4] as string), before);
		assert.ok(corpus.registry.actors.has('brandt'));
		assert.ok(catchUp.isBehind());
		await catchUp.finish();
		assert.ok(slices > 1);
		assert.deepEqual(mentionsOf(corpus), mentionsOf(asReadAnew(names)));
		assert.deepEqual(countsOf(corpus), countsOf(asReadAnew(names)));
		assert.ok(!catchUp.isBehind());
	});

	it('mention the new actors at once; who says what follows when nobody types any more', async () => {
		const says = (path: CorpusPath) => corpus.articles.get(path)?.summary.attributions.map(({ actor }) => actor);
		const quoted = (path: CorpusPath) => `${names[1]} said that it would rain in ${path}.\n`;
		const files = paths.map((path): CorpusChange => {
			return { kind: 'article', path, text: quoted(path), hash: nodeFiles.hash(quoted(path)), open: false };
		});
		const last = paths.at(-1) as CorpusPath;
		corpus = applyChanges(emptyCorpus(), [actors([]), ...files], quoted);
		let seen: readonly unknown[] = [];
		const catchUp = start(
			() => {
				if (seen.length === 0 && corpus.index.get('vos')?.totals.mentions === paths.length)
					seen = [says(last), catchUp.isBehind()];
			},
			{ readText: quoted },
		);
		catchUp.change([actors(names)]);
		await catchUp.finish();
		assert.deepEqual(seen, [[], true]);
		assert.deepEqual(says(last), ['vos']);
		assert.ok(!catchUp.isBehind());
	});

	it('are counted while others analyse them where they are very many, but for those that are analysed already', async () => {
		const reads: CorpusPath[] = [];
		const calls: (readonly CorpusPath[])[] = [];
		const [first, ...others] = paths;
		const catchUp = start(() => {}, {
			readText: path => {
				reads.push(path);
				return textOf(path);
			},
			worthThreads: 1,
			countedFirst: 0,
			analyseMany: async (all, { took }) => {
				calls.push(all);
				if (calls.length > 1) return;
				took([first as CorpusPath]);
				while (countsOf(corpus).length < names.length) await new Promise(resolve => setTimeout(resolve, 0));
				assert.ok(catchUp.isBehind());
				assert.ok(!reads.includes(first as CorpusPath));
				assert.ok(!catchUp.isCountingBriefly());
			},
		});
		catchUp.change([actors(names)]);
		await catchUp.finish();
		assert.ok(!catchUp.isBehind());
		assert.deepEqual(calls, [paths, others]);
		assert.deepEqual(reads.sort(), [...others, ...others].sort());
	});

	it('are counted before others analyse them where they are not so many', async () => {
		const catchUp = start(() => {}, {
			worthThreads: 1,
			analyseMany: async () => {
				assert.deepEqual(countsOf(corpus), countsOf(asReadAnew(names)));
				assert.ok(!catchUp.isCountingBriefly());
			},
		});
		assert.ok(!catchUp.isCountingBriefly());
		catchUp.change([actors(names)]);
		assert.ok(catchUp.isCountingBriefly());
		await catchUp.finish();
		assert.ok(!catchUp.isCountingBriefly());
		assert.ok(!catchUp.isBehind());
	});

	it('are none where the change means nothing to them', () => {
		const catchUp = start();
		const { articles } = corpus;
		const noted = actors(names.slice(0, 1));
		assert.ok(noted.kind === 'actors');
		catchUp.change([{ ...noted, source: noted.source.replace('person}', 'person, note: Hers.}') }]);
		assert.ok(!catchUp.isBehind());
		assert.deepEqual(mentionsOf(corpus), mentionsOf({ ...corpus, articles }));
		assert.equal(corpus.registry.actors.get('lund')?.note, 'Hers.');
	});

	it('follow the last of several changes, whatever comes between the slices', async () => {
		const change = fc.uniqueArray(fc.constantFrom(...names));
		await fc.assert(
			fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async changes => {
				corpus = asReadAnew(names.slice(0, 1));
				const later = [...changes];
				const catchUp = start(() => {
					const next = later.shift();
					if (next) catchUp.change([actors(next)]);
				});
				catchUp.change([actors(later.shift() ?? [])]);
				while (catchUp.isBehind() || later.length > 0) {
					await catchUp.finish();
					const next = catchUp.isBehind() ? undefined : later.shift();
					if (next) catchUp.change([actors(next)]);
				}
				const expected = asReadAnew(changes.at(-1) ?? []);
				assert.deepEqual(mentionsOf(corpus), mentionsOf(expected));
				assert.deepEqual(countsOf(corpus), countsOf(expected));
				assert.deepEqual([...corpus.registry.actors.keys()], [...expected.registry.actors.keys()]);
			}),
			{ numRuns: 40 },
		);
	});

	it('stop where nobody is interested any more', async () => {
		const catchUp = start();
		catchUp.change([actors(names)]);
		const { articles } = corpus;
		catchUp.stop();
		await catchUp.finish();
		assert.equal(corpus.articles, articles);
	});
});
