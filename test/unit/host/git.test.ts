import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { earlierText, lineCommits, repositoryOf, resolveRevision, runGit, textAt } from '../../../server/src/host/git';
import { sha256 } from '../support/mini-corpus';
import { type Repository, repositoryIn } from './repository';
import { temporaryFolder } from './temporary-folder';

describe('git', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	let repository: Repository;
	beforeEach(() => {
		folder = temporaryFolder();
		repository = repositoryIn(folder.path);
	});
	afterEach(() => folder.dispose());
	const article = () => join(folder.path, 'articles', 'a.txt');

	it('finds the text that annotations were made on among the commits of an article', async () => {
		for (const version of ['First.\n', 'Second.\n', 'Third.\n']) {
			repository.write('articles/a.txt', version);
			repository.commit(version);
		}
		repository.write('articles/a.txt', 'Fourth, not committed.\n');
		for (const version of ['First.\n', 'Second.\n', 'Third.\n']) {
			assert.equal(await earlierText(article(), sha256(version)), version);
		}
		assert.equal(await earlierText(article(), sha256('Never written.\n')), undefined);
	});

	it('compares normalised texts, whatever line ends the repository keeps', async () => {
		repository.write('articles/a.txt', '\ufeffOne.\r\nTwo.\r\n');
		repository.commit('With CRLF');
		assert.equal(await earlierText(article(), sha256('One.\nTwo.\n')), 'One.\nTwo.\n');
	});

	it('follows an article to the name that it had before', async () => {
		const text = 'A long enough paragraph about a harbour that was closed on Monday.\n';
		repository.write('articles/draft.txt', text);
		repository.commit('Draft');
		repository.git('mv', 'articles/draft.txt', 'articles/a.txt');
		repository.write('articles/a.txt', `${text}And then some.\n`);
		repository.commit('Renamed');
		assert.equal(await earlierText(article(), sha256(text)), text);
	});

	it('finds a text that was staged and never committed', async () => {
		repository.write('articles/a.txt', 'Staged.\n');
		repository.git('add', '--all');
		repository.write('articles/a.txt', 'Changed since.\n');
		assert.equal(await earlierText(article(), sha256('Staged.\n')), 'Staged.\n');
	});

	it('takes names with blanks, quotation marks and stars as they are', async () => {
		const name = 'a "b" *[c].txt';
		repository.write(`articles/${name}`, 'Odd.\n');
		repository.write('articles/a "b" x.txt', 'Other.\n');
		const commit = repository.commit('Odd names');
		repository.write(`articles/${name}`, 'Changed.\n');
		assert.equal(await earlierText(join(folder.path, 'articles', name), sha256('Odd.\n')), 'Odd.\n');
		assert.equal(await earlierText(join(folder.path, 'articles', name), sha256('Other.\n')), undefined);
		assert.equal(await textAt(folder.path, commit, `articles/${name}`), 'Odd.\n');
	});

	it('reads a file as a commit has it, relative to a folder of the repository', async () => {
		repository.write('articles/a.txt', 'Old.\n');
		const commit = repository.commit('Old');
		repository.write('articles/a.txt', 'New.\n');
		assert.equal(await textAt(join(folder.path, 'articles'), commit, 'a.txt'), 'Old.\n');
		assert.equal(await textAt(folder.path, commit, 'articles/none.txt'), undefined);
	});

	it('skips what is not text', async () => {
		repository.write('articles/a.txt', new Uint8Array([0, 1, 2, 0]));
		const commit = repository.commit('Binary');
		assert.equal(await textAt(folder.path, commit, 'articles/a.txt'), undefined);
		assert.equal(await earlierText(article(), sha256('')), undefined);
	});

	it('tells who committed each line, and that nobody did yet', async () => {
		repository.write('articles/a.txt', 'one\ntwo\n');
		repository.git('add', '--all');
		repository.git('commit', '--quiet', '--message', 'First', '--date', '2024-06-10T23:30:00-0500');
		repository.write('articles/a.txt', 'one\ntwo\nthree\n');
		repository.git('add', '--all');
		const author = 'Jonas Ek <jonas@example.org>';
		repository.git('commit', '--quiet', '-m', 'Second', '--date', '2024-07-01T00:10:00+0200', '--author', author);
		const [mara, jonas] = [
			{ author: 'Mara Lehn', day: '2024-06-10' },
			{ author: 'Jonas Ek', day: '2024-07-01' },
		];
		assert.deepEqual(await lineCommits(article(), 'one\nnew\ntwo\nthree\n'), [mara, undefined, mara, jonas]);
		assert.equal(await lineCommits(join(folder.path, 'articles', 'none.txt'), 'x\n'), undefined);
	});

	it('knows revisions by any name that git has for them, and refuses options', async () => {
		repository.write('a', '1');
		const first = repository.commit('One');
		repository.write('a', '2');
		repository.commit('Two');
		assert.equal(await resolveRevision(folder.path, 'HEAD~1'), first);
		assert.equal(await resolveRevision(folder.path, first.slice(0, 8)), first);
		for (const wrong of ['', '--all', '-h', 'no-such-branch', 'HEAD\n', 'HEAD:a']) {
			assert.equal(await resolveRevision(folder.path, wrong), undefined, wrong);
		}
	});

	it('runs nothing that the repository configures', async () => {
		const trap = join(folder.path, 'trap');
		repository.write('articles/a.txt', 'One.\n');
		repository.write('.gitattributes', '*.txt diff=trap\n');
		repository.commit('One');
		repository.git('config', 'core.fsmonitor', `touch ${trap}`);
		repository.git('config', 'diff.trap.textconv', `touch ${trap};cat`);
		repository.git('config', 'diff.external', `touch ${trap}`);
		repository.write('articles/a.txt', 'Two.\n');
		assert.equal(await earlierText(article(), sha256('One.\n')), 'One.\n');
		assert.equal(existsSync(trap), false);
	});

	it('says nothing outside a repository, or where there is no such folder', async () => {
		const outside = temporaryFolder();
		outside.write({ 'a.txt': 'Text.\n' });
		assert.equal(await earlierText(join(outside.path, 'a.txt'), sha256('Text.\n')), undefined);
		assert.equal(await repositoryOf(outside.path), undefined);
		assert.equal(await resolveRevision(outside.path, 'HEAD'), undefined);
		assert.equal(await earlierText(join(outside.path, 'none', 'a.txt'), sha256('Text.\n')), undefined);
		outside.dispose();
	});

	it('says nothing where there is no git', async () => {
		repository.write('articles/a.txt', 'One.\n');
		repository.commit('One');
		const path = process.env.PATH;
		process.env.PATH = '/nowhere';
		try {
			assert.equal(await earlierText(article(), sha256('One.\n')), undefined);
			assert.equal((await runGit(folder.path, ['status'])).code, -1);
		} finally {
			process.env.PATH = path;
		}
	});
});
