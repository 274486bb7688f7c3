import assert from 'node:assert/strict';
import { readActors } from '../../../server/src/codebook/read-actors';
import { readCorpusSettings } from '../../../server/src/codebook/read-corpus';
import { classifyPath } from '../../../server/src/corpus/paths';
import { nodeFiles } from '../../../server/src/host/node-files';
import { globsFor, proposeCorpus } from '../../../server/src/host/propose-corpus';
import { temporaryFolder } from './temporary-folder';

describe('proposing a corpus', () => {
	let folder = temporaryFolder();
	beforeEach(() => {
		folder = temporaryFolder();
	});
	afterEach(() => folder.dispose());

	it('suggests the actors that the texts name, and writes nothing', async () => {
		folder.write({
			'press/a.txt': 'The Lock\n\nMarta Lund opened the lock on Monday. “It held,” Lund said.\n',
			'press/b.md': '# The weir\n\nMarta Lund said that Piet Vos had built the weir.\n',
			'README.md': '# About this folder, by Ada Brandt\n',
			'scan.pdf': '\0',
		});
		const proposal = await proposeCorpus(nodeFiles, folder.path);
		assert.equal(proposal.articles, 2);
		const { actors, problems } = readActors(proposal.actors);
		assert.deepEqual(problems, []);
		assert.equal(actors.size, proposal.suggested);
		const names = [...actors.values()].map(({ name }) => name);
		assert.ok(names.includes('Marta Lund'), names.join());
		assert.ok(!names.includes('Ada Brandt'));
		const { settings, ok } = readCorpusSettings(proposal.settings);
		assert.ok(ok);
		assert.deepEqual(settings.articles, ['press/**/*.{txt,md}']);
		assert.deepEqual([...(await nodeFiles.list(folder.path))].map(({ name }) => name).sort(), [
			'README.md',
			'press',
			'scan.pdf',
		]);
	});

	it('makes a corpus of an empty folder too', async () => {
		const proposal = await proposeCorpus(nodeFiles, folder.path);
		assert.equal(proposal.articles, 0);
		assert.equal(proposal.suggested, 0);
		assert.equal(readActors(proposal.actors).actors.size, 0);
	});

	it('has globs that match the texts, whatever the folders are called', () => {
		const paths = ['a [draft]/b.txt', 'x{1}/c.md', 'd*/e.txt', 'f.txt', '(g)/h!.md', 'plain/deep/i.txt'];
		const articles = globsFor(paths);
		for (const path of paths) assert.equal(classifyPath(path, { articles }), 'article', path);
		assert.equal(classifyPath('other/j.txt', { articles }), undefined);
	});
});
