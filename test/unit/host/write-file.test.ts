import assert from 'node:assert/strict';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { nodeFiles } from '../../../server/src/host/node-files';
import { writeCorpusFile } from '../../../server/src/host/write-file';
import { temporaryFolder } from './temporary-folder';

describe('writing a file of a corpus', () => {
	let folder = temporaryFolder();
	beforeEach(() => {
		folder = temporaryFolder();
	});
	afterEach(() => folder.dispose());

	it('creates and replaces, and leaves no draft behind', async () => {
		folder.write({ 'articles/a.txt': 'Tide' });
		await writeCorpusFile(nodeFiles, folder.path, 'articles/a.txt.ann.yaml', 'standpoint: 1\n');
		await writeCorpusFile(nodeFiles, folder.path, 'articles/a.txt.ann.yaml', 'standpoint: 1\nannotations: []\n');
		assert.deepEqual(readdirSync(folder.join('articles')).sort(), ['a.txt', 'a.txt.ann.yaml']);
		assert.equal(readFileSync(folder.join('articles/a.txt.ann.yaml'), 'utf8'), 'standpoint: 1\nannotations: []\n');
	});

	it('never writes an article', async () => {
		folder.write({ 'articles/a.txt': 'Tide' });
		await assert.rejects(writeCorpusFile(nodeFiles, folder.path, 'articles/a.txt', 'changed'), /YAML files only/);
		assert.equal(readFileSync(folder.join('articles/a.txt'), 'utf8'), 'Tide');
	});

	it('writes nothing outside the corpus, by path or by link', async () => {
		const outside = temporaryFolder();
		folder.write({ 'corpus.yaml': '' });
		symlinkSync(outside.path, folder.join('articles'));
		await assert.rejects(writeCorpusFile(nodeFiles, folder.path, '../stray.yaml', ''), /outside the corpus/);
		await assert.rejects(writeCorpusFile(nodeFiles, folder.path, 'articles/a.yaml', ''), /outside the corpus/);
		assert.deepEqual(readdirSync(outside.path), []);
		outside.dispose();
	});

	it('leaves no draft where the target cannot be replaced', async () => {
		folder.write({ 'actors.yaml/inside.txt': '' });
		await assert.rejects(writeCorpusFile(nodeFiles, folder.path, 'actors.yaml', 'actors: {}'));
		assert.deepEqual(readdirSync(folder.path), ['actors.yaml']);
	});
});
