import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { type AnalysedFile, analyseFiles, type FileToAnalyse } from '../../../server/src/host/analyse-files';
import { noDigest, openArticleCache } from '../../../server/src/host/cache/article-cache';
import { openKeptLines } from '../../../server/src/host/kept-lines';
import { nodeFiles, stampNow } from '../../../server/src/host/node-files';
import type { AnalysisContext, Pool } from '../../../server/src/host/pool/jobs';
import { temporaryFolder } from './temporary-folder';

const context: AnalysisContext = { registry: { actors: new Map() } };

describe('what an earlier run said of articles', () => {
	let folder = temporaryFolder();
	beforeEach(() => {
		folder = temporaryFolder();
		folder.write({
			'corpus/a.txt': 'A pier\n\nIt fell in May.\n',
			'corpus/b.txt': 'A boat\n\nIt sank.\n',
			'corpus/b.txt.ann.yaml': 'standpoint: 1\n',
		});
	});
	afterEach(() => folder.dispose());

	const root = () => folder.join('corpus');
	const article = (name: string, ...sidecars: readonly string[]): FileToAnalyse => ({
		file: folder.join(`corpus/${name}`),
		name,
		sidecars: sidecars.map(path => folder.join(`corpus/${path}`)),
	});
	const stamps: Pool['stamps'] = async (root, paths) =>
		paths.map(path => {
			try {
				return stampNow(nodeFiles.join(root, path));
			} catch {
				return undefined;
			}
		});
	const pool = { stamps } as Partial<Pool> as Pool;
	const cache = () =>
		openArticleCache({ folder: folder.join('cache'), root: root(), analyser: 'this', digester: noDigest });
	const open = (analysis = context) => openKeptLines(nodeFiles, cache(), root(), analysis, pool);
	const run = async (wanted: readonly FileToAnalyse[], analysis = context): Promise<readonly AnalysedFile[]> => {
		const said = [];
		for await (const one of analyseFiles(nodeFiles, analysis, wanted, undefined, await open(analysis))) said.push(one);
		return said;
	};
	const both = () => [article('a.txt'), article('b.txt', 'b.txt.ann.yaml')];
	const known = async (analysis = context) => (await (await open(analysis)).find(both())).map(one => one?.line);

	it('is there for the next one', async () => {
		const said = await run(both());
		assert.deepEqual(
			await known(),
			said.map(({ line }) => line),
		);
	});

	it('counts no more where the article or an annotation file of it is another by now', async () => {
		const [, b] = await run(both());
		folder.write({ 'corpus/a.txt': 'A pier\n\nIt fell in June.\n' });
		assert.deepEqual(await known(), [undefined, b?.line]);
		folder.write({ 'corpus/b.txt.ann.yaml': 'standpoint: 1\narticle: {title: The boat}\n' });
		assert.deepEqual(await known(), [undefined, undefined]);
	});

	it('counts no more under another genre', async () => {
		await run(both());
		const opinion: AnalysisContext = { ...context, defaultGenre: 'opinion' };
		assert.deepEqual(await known(opinion), [undefined, undefined]);
		const said = await run(both(), opinion);
		assert.deepEqual(
			await known(opinion),
			said.map(({ line }) => line),
		);
		assert.deepEqual(await known(), [undefined, undefined]);
	});

	it('stays where only some articles are asked for, and goes with its file', async () => {
		const [a] = await run(both());
		folder.write({ 'corpus/a.txt': 'A pier\n\nIt fell in June.\n' });
		const [now] = await run([article('a.txt')]);
		assert.notEqual(now?.line, a?.line);
		assert.ok((await known())[1], 'the other is still there');
		rmSync(folder.join('corpus/b.txt'));
		await run([article('a.txt')]);
		assert.deepEqual([...((await cache().load())?.entries.keys() ?? [])], ['a.txt']);
	});
});
