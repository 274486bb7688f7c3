import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import type { Files } from '../../../server/src/host/files';
import { enclosingCorpusRoot, findCorpusRoots, innermostRoot } from '../../../server/src/host/find-roots';
import { nodeFiles } from '../../../server/src/host/node-files';
import { temporaryFolder } from './temporary-folder';

describe('finding corpora', () => {
	const folder = temporaryFolder();
	before(() => {
		folder.write({
			'west/corpus.yaml': '',
			'west/articles/a.txt': '',
			'west/archive/1999/corpus.yaml': '',
			'east/corpus.yaml': '',
			'node_modules/x/corpus.yaml': '',
			'.git/corpus.yaml': '',
			'plain/a.txt': '',
		});
		symlinkSync('.', folder.join('again'));
	});
	after(() => folder.dispose());

	it('finds every folder with a corpus.yaml, nested ones too, and follows no link', async () => {
		const roots = await findCorpusRoots(nodeFiles, folder.path);
		assert.deepEqual([...roots].sort(), [folder.join('east'), folder.join('west'), folder.join('west/archive/1999')]);
	});

	it('tells a corpus at once, while it looks for others below it', async () => {
		const found: string[] = [];
		const seen = new Map<string, readonly string[]>();
		const files: Files = {
			...nodeFiles,
			list: path => {
				seen.set(path, [...found]);
				return nodeFiles.list(path);
			},
		};
		const roots = await findCorpusRoots(files, folder.path, root => found.push(root));
		assert.deepEqual(found, roots);
		assert.ok(seen.get(folder.join('west/articles'))?.includes(folder.join('west')));
		assert.ok(!seen.get(folder.join('west'))?.includes(folder.join('west')));
	});

	it('finds the corpus around a folder', async () => {
		assert.equal(await enclosingCorpusRoot(nodeFiles, folder.join('west/articles')), folder.join('west'));
		assert.equal(await enclosingCorpusRoot(nodeFiles, folder.join('west')), folder.join('west'));
		assert.equal(await enclosingCorpusRoot(nodeFiles, folder.join('plain')), undefined);
	});

	it('gives a file to the innermost corpus', () => {
		const roots = [folder.join('west'), folder.join('west/archive/1999'), folder.join('east')];
		const of = (relative: string) => innermostRoot(nodeFiles, roots, folder.join(relative));
		assert.equal(of('west/archive/1999/articles/a.txt'), folder.join('west/archive/1999'));
		assert.equal(of('west/articles/a.txt'), folder.join('west'));
		assert.equal(of('western/a.txt'), undefined);
	});
});
