import assert from 'node:assert/strict';
import { compileActors } from '../../../server/src/analysis/mentions';
import { applyChanges, changeYaml, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusChange, CorpusPath } from '../../../server/src/corpus/corpus';
import { recount } from '../../../server/src/corpus/recount';
import { nodeFiles } from '../../../server/src/host/node-files';
import type { Pool } from '../../../server/src/host/pool/jobs';
import { readGroup } from '../../../server/src/host/pool/read-group';
import { readByThreads } from '../../../server/src/host/read-by-threads';
import { temporaryFolder } from './temporary-folder';
import { actors, articleText, corpusOf, name } from './tolls';

describe('articles read by threads', () => {
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

	const news = (path: CorpusPath, text: string): CorpusChange => {
		return { kind: 'article', path, text, hash: nodeFiles.hash(text), open: false };
	};
	const textOf = (path: CorpusPath) => articleText(paths.indexOf(path));

	/** Has all read, and gives what came of it where this happened while they were. */
	async function readWhile(happening: () => void): Promise<readonly CorpusPath[]> {
		const { registry } = corpus;
		const context = { registry };
		const pool: Pick<Pool, 'read' | 'stamps' | 'width'> = {
			width: 1,
			stamps: async () => [],
			read: async (root, context, groups) => {
				await new Promise(resolve => setTimeout(resolve, 0));
				happening();
				return groups.map(group =>
					readGroup(nodeFiles, root, { ...context, matcher: compileActors(context.registry) }, group),
				);
			},
		};
		const options = { root: folder.path, pool: pool as Pool, context: () => context, isOdd: () => false };
		const read: CorpusPath[] = [];
		for await (const batch of readByThreads(paths, () => corpus, options)) {
			for (const { path } of batch.changes) read.push(path);
			for (const path of batch.known.keys()) assert.ok(batch.changes.some(change => path.startsWith(change.path)));
		}
		return read.sort();
	}

	it('count, with their annotation files', async () => {
		assert.deepEqual(await readWhile(() => {}), paths);
	});

	it('count also where others are mentioned in them meanwhile', async () => {
		const before = corpus.articles;
		const read = await readWhile(() => {
			corpus = changeYaml(corpus, [{ kind: 'actors', path: 'actors.yaml', source: actors('the lock') }]).next;
			corpus = recount(corpus, paths, textOf);
		});
		assert.notEqual(corpus.articles, before);
		assert.deepEqual(read, paths);
	});

	it('give way to other news of their files', async () => {
		const read = await readWhile(() => {
			const sidecar: CorpusChange = { kind: 'sidecar', path: `${name(0)}.ann.yaml`, source: 'standpoint: 1\n' };
			corpus = applyChanges(corpus, [news(name(1), 'It rained.\n'), sidecar], textOf);
		});
		assert.deepEqual(read, [name(2)]);
	});
});
