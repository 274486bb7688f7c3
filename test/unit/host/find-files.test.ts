import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { readCorpusSettings } from '../../../server/src/codebook/read-corpus';
import { findCorpusFiles } from '../../../server/src/host/find-files';
import { nodeFiles } from '../../../server/src/host/node-files';
import { temporaryFolder } from './temporary-folder';

const settings = readCorpusSettings('').settings;

describe('finding the files of a corpus', () => {
	let folder = temporaryFolder();
	beforeEach(() => {
		folder = temporaryFolder();
	});
	afterEach(() => folder.dispose());

	it('finds articles, sidecars, actors and settings, an article before its sidecars', async () => {
		folder.write({
			'corpus.yaml': 'standpoint: 1',
			'actors/ministers.yaml': 'actors: {}',
			'articles/2024/b.md': '# Tide',
			'articles/a.txt.mara.ann.yaml': '',
			'articles/a.txt.ann.yaml': '',
			'articles/a.txt': 'Tide',
			'notes.txt': 'outside the globs',
			'articles/node_modules/c.txt': 'ignored',
			'articles/.git/d.txt': 'ignored',
		});
		const found = await findCorpusFiles(nodeFiles, folder.path, settings);
		assert.deepEqual(found.paths, [
			'actors/ministers.yaml',
			'articles/2024/b.md',
			'articles/a.txt',
			'articles/a.txt.ann.yaml',
			'articles/a.txt.mara.ann.yaml',
			'corpus.yaml',
		]);
		assert.equal(found.skipped.size, 0);
	});

	it('leaves a nested corpus to itself', async () => {
		folder.write({
			'corpus.yaml': '',
			'articles/a.txt': '',
			'articles/inner/corpus.yaml': '',
			'articles/inner/articles/b.txt': '',
		});
		const found = await findCorpusFiles(nodeFiles, folder.path, settings);
		assert.deepEqual(found.paths, ['articles/a.txt', 'corpus.yaml']);
	});

	it('follows no link out of the corpus and no link to a folder, and says which', async () => {
		const outside = temporaryFolder();
		outside.write({ 'secret.txt': 'secret', 'more/b.txt': 'b' });
		folder.write({ 'corpus.yaml': '', 'articles/a.txt': 'a', 'drafts/x.txt': 'x' });
		symlinkSync(outside.join('secret.txt'), folder.join('articles/secret.txt'));
		symlinkSync(outside.join('more'), folder.join('articles/more'));
		symlinkSync('..', folder.join('articles/up'));
		symlinkSync('loop.txt', folder.join('articles/loop.txt'));
		symlinkSync('nowhere.txt', folder.join('articles/dangling.txt'));
		symlinkSync('../drafts/x.txt', folder.join('articles/inside.txt'));
		const found = await findCorpusFiles(nodeFiles, folder.path, settings);
		outside.dispose();
		assert.deepEqual(found.paths, ['articles/a.txt', 'articles/inside.txt', 'corpus.yaml']);
		assert.deepEqual([...found.skipped.keys()].sort(), [
			'articles/dangling.txt',
			'articles/loop.txt',
			'articles/more',
			'articles/secret.txt',
			'articles/up',
		]);
		assert.match(found.skipped.get('articles/loop.txt') ?? '', /back to itself/);
		assert.match(found.skipped.get('articles/secret.txt') ?? '', /out of the corpus/);
	});

	it('reports a folder that cannot be listed', async () => {
		folder.write({ 'corpus.yaml': '', 'articles/a.txt': 'a', 'articles/closed/b.txt': 'b' });
		const files = {
			...nodeFiles,
			list: (path: string) =>
				path.endsWith('closed') ? Promise.reject(new Error('Permission is denied.')) : nodeFiles.list(path),
		};
		const found = await findCorpusFiles(files, folder.path, settings);
		assert.deepEqual(found.paths, ['articles/a.txt', 'corpus.yaml']);
		assert.deepEqual([...found.skipped], [['articles/closed', 'Permission is denied.']]);
	});

	it('matches nothing outside, whatever the globs say', async () => {
		folder.write({ 'inner/corpus.yaml': '', 'inner/a.txt': 'a', 'b.txt': 'b' });
		const hostile = readCorpusSettings('articles: ["../**/*.txt", "/**/*.txt", "*.txt"]').settings;
		const found = await findCorpusFiles(nodeFiles, folder.join('inner'), hostile);
		assert.deepEqual(found.paths, ['a.txt', 'corpus.yaml']);
	});
});
