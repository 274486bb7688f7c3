import assert from 'node:assert/strict';
import { compileActors } from '../../../server/src/analysis/mentions';
import { applyChanges, changeYaml, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import { compareCorpora } from '../../../server/src/corpus/compare';
import type { Corpus, CorpusChange, CorpusPath } from '../../../server/src/corpus/corpus';
import { recount } from '../../../server/src/corpus/recount';
import { takeAnalysed } from '../../../server/src/corpus/take-analysed';
import { analyseKnown } from '../../../server/src/host/analyse-known';
import { nodeFiles } from '../../../server/src/host/node-files';
import type { AnalysisContext, Pool } from '../../../server/src/host/pool/jobs';
import { analyseKnown as analyseByThread } from '../../../server/src/host/pool/read-group';
import { temporaryFolder } from './temporary-folder';
import { actors, articleText, corpusOf, name } from './tolls';

describe('known articles analysed by threads', () => {
	let folder = temporaryFolder();
	let corpus: Corpus;
	const paths = [0, 1, 2].map(name);
	beforeEach(() => {
		folder = temporaryFolder();
		const files = corpusOf(paths.length);
		folder.write(files);
		corpus = applyChanges(
			emptyCorpus(),
			[
				{ kind: 'actors', path: 'actors.yaml', source: actors('') },
				...paths.map((path, n) => news(path, articleText(n))),
				{ kind: 'sidecar', path: `${name(0)}.ann.yaml`, source: files[`${name(0)}.ann.yaml`] as string },
			],
			textOf,
		);
	});
	afterEach(() => folder.dispose());

	const news = (path: CorpusPath, text: string, open = false): CorpusChange => {
		return { kind: 'article', path, text, hash: nodeFiles.hash(text), open };
	};
	const textOf = (path: CorpusPath) => articleText(paths.indexOf(path));
	const changeActors = (aliases: string) => {
		corpus = changeYaml(corpus, [{ kind: 'actors', path: 'actors.yaml', source: actors(aliases) }]).next;
	};

	/** Has all analysed, takes in what came of it where this happened meanwhile, and gives which articles these were. */
	async function analyseWhile(happening: () => void): Promise<readonly CorpusPath[]> {
		let context: AnalysisContext = { registry: corpus.registry };
		const pool: Pick<Pool, 'analyseKnown' | 'width'> = {
			width: 1,
			analyseKnown: async (root, context, articles) => {
				await new Promise(resolve => setTimeout(resolve, 0));
				happening();
				const compiled = { ...context, matcher: compileActors(context.registry) };
				return articles.map(one => analyseByThread(nodeFiles, root, compiled, one));
			},
		};
		const took: CorpusPath[] = [];
		await analyseKnown(paths, {
			root: folder.path,
			pool: pool as Pool,
			corpus: () => corpus,
			context: () => {
				if (context.registry !== corpus.registry) context = { registry: corpus.registry };
				return context;
			},
			isOver: () => false,
			isStale: () => true,
			take: analysed => {
				corpus = takeAnalysed(corpus, analysed);
				took.push(...analysed.keys());
			},
			pause: async () => {},
		});
		return took.sort();
	}

	it('follow the actors, and keep their annotation files', async () => {
		changeActors('the lock');
		const { sidecars } = corpus;
		assert.deepEqual(await analyseWhile(() => {}), paths);
		const files = Object.entries(corpusOf(paths.length)).filter(([path]) => path.endsWith(`${name(0)}.ann.yaml`));
		const rebuilt = applyChanges(
			emptyCorpus(),
			[
				{ kind: 'actors', path: 'actors.yaml', source: actors('the lock') },
				...paths.map((path, n) => news(path, articleText(n))),
				...files.map(([path, source]): CorpusChange => ({ kind: 'sidecar', path, source })),
			],
			textOf,
		);
		assert.deepEqual([...compareCorpora(corpus, rebuilt)].flat(), []);
		for (const path of paths) assert.equal(corpus.sidecars.get(path), sidecars.get(path));
	});

	it('count also where others are mentioned in them before they are taken in', async () => {
		changeActors('the lock');
		const before = corpus.articles;
		const took = await analyseWhile(() => {
			corpus = recount(corpus, paths, textOf);
		});
		assert.notEqual(corpus.articles, before);
		assert.deepEqual(took, paths);
	});

	it('do not count where the actors are others meanwhile', async () => {
		assert.deepEqual(await analyseWhile(() => changeActors('the lock')), []);
	});

	it('give way to other news of their files, and to what an editor shows', async () => {
		const took = await analyseWhile(() => {
			const sidecar: CorpusChange = { kind: 'sidecar', path: `${name(0)}.ann.yaml`, source: 'standpoint: 1\n' };
			corpus = applyChanges(
				corpus,
				[news(name(1), 'It rained.\n'), sidecar, news(name(2), articleText(2), true)],
				textOf,
			);
		});
		assert.deepEqual(took, []);
		assert.ok(corpus.articles.get(name(2))?.analysis);
	});

	it('are left out where their files have other texts, or none', async () => {
		folder.write({ [name(0)]: 'It rained.\n' });
		folder.remove(name(1));
		assert.deepEqual(await analyseWhile(() => {}), [name(2)]);
	});
});
