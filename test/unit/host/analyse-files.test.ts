import assert from 'node:assert/strict';
import { compileActors } from '../../../server/src/analysis/mentions';
import { analyseFile, analyseFiles, type FileToAnalyse } from '../../../server/src/host/analyse-files';
import { nodeFiles } from '../../../server/src/host/node-files';
import type { AnalysisContext, Pool } from '../../../server/src/host/pool/jobs';
import { temporaryFolder } from './temporary-folder';

const context: AnalysisContext = { registry: { actors: new Map() } };
const matcher = compileActors(context.registry);

describe('analysing files by themselves', () => {
	let folder = temporaryFolder();
	beforeEach(() => {
		folder = temporaryFolder();
	});
	afterEach(() => folder.dispose());
	const written = (count: number): readonly FileToAnalyse[] => {
		const names = Array.from({ length: count }, (_, n) => `a${n}.txt`);
		folder.write(Object.fromEntries(names.map(name => [name, `The part ${name}\n\nIt rained in May.\n`])));
		return names.map(name => ({ file: folder.join(name), name }));
	};
	const poolOf = (analyse: Pool['analyse']): Pool => ({ width: 2, analyse }) as Partial<Pool> as Pool;
	const all = async (wanted: readonly FileToAnalyse[], pool?: Pool) => {
		const results = [];
		for await (const result of analyseFiles(nodeFiles, context, wanted, pool)) results.push(result);
		return results;
	};

	it('gives what threads find in the order of the files, whichever is done first', async () => {
		const wanted = written(200);
		let running = 0;
		let most = 0;
		const pool = poolOf(async (_context, files) => {
			most = Math.max(most, ++running);
			await new Promise(resolve => setTimeout(resolve, (files.length * wanted.indexOf(files[0] as FileToAnalyse)) % 7));
			running--;
			return files.map(({ name }) => ({ line: name }));
		});
		assert.deepEqual(
			(await all(wanted, pool)).map(({ line }) => line),
			wanted.map(({ name }) => name),
		);
		assert.ok(most > 1 && most <= 4, `${most} at a time`);
	});

	it('does itself what no thread does, and a few files', async () => {
		const wanted = written(60);
		let asked = 0;
		const pool = poolOf(async () => {
			asked++;
			return undefined;
		});
		const expected = wanted.map(file => analyseFile(nodeFiles, { ...context, matcher }, file));
		assert.deepEqual(await all(wanted, pool), expected);
		assert.ok(asked > 0);
		asked = 0;
		assert.deepEqual(await all(wanted.slice(0, 5), pool), expected.slice(0, 5));
		assert.equal(asked, 0);
	});

	it('tells of a file that is not there, is no text, or has other bytes than UTF-8', async () => {
		folder.write({ 'photo.txt': new Uint8Array([0, 1, 2]), 'latin.txt': new Uint8Array([0x4c, 0xf6, 0x0a]) });
		const [gone, photo, latin] = (await all(
			['gone.txt', 'photo.txt', 'latin.txt'].map(name => ({ file: folder.join(name), name })),
		)) as [
			{ line?: string; problem?: string },
			{ line?: string; problem?: string },
			{ line?: string; problem?: string },
		];
		assert.deepEqual(gone, { problem: 'There is no such file.' });
		assert.equal(photo.line, undefined);
		assert.match(photo.problem ?? '', /not text/);
		assert.ok(latin.line);
		assert.match(latin.problem ?? '', /UTF-8/);
	});

	it('lets the shared annotation file say what the article is before an annotator’s', async () => {
		folder.write({
			'a.txt': 'A storm\n\nIt rained.\n',
			'a.txt.ann.yaml': 'standpoint: 1\narticle: {genre: opinion}\n',
			'a.txt.mara.ann.yaml': 'standpoint: 1\narticle: {genre: news}\n',
		});
		const sidecars = ['a.txt.ann.yaml', 'a.txt.mara.ann.yaml'].map(folder.join);
		const [{ line }] = (await all([{ file: folder.join('a.txt'), name: 'a.txt', sidecars }])) as [{ line: string }];
		assert.equal((JSON.parse(line) as { genre: string }).genre, 'opinion');
	});
});
