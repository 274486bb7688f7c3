import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Repository, repositoryIn } from '../unit/host/repository';
import { standpoint, temporaryFolder } from './command';

const base = `standpoint: 1
text: {sha256: ${'a'.repeat(64)}, length: 500}
annotations:
  # by Mara
  - id: aaa
    type: stance
    quote: "a costly mistake"
    at: [100, 116]
    holder: ilves
    stance: oppose
`;
const note = (id: string, start: number) =>
	`  - id: ${id}\n    type: note\n    quote: "${id}"\n    at: [${start}, ${start + 4}]\n    text: seen\n`;
const file = 'articles/two words.txt.ann.yaml';

describe('standpoint merge-driver', () => {
	const parent = temporaryFolder({ 'my corpus/corpus.yaml': 'standpoint: 1\n' });
	const folder = () => join(parent(), 'my corpus');
	let repository: Repository;
	const read = (name: string) => readFileSync(join(folder(), name), 'utf8');
	beforeEach(() => {
		repository = repositoryIn(folder());
	});

	/** Two branches that change a file each in their way, then the merge of `theirs` into `ours`. */
	function merge(from: string, ours: string, theirs: string): { readonly clean: boolean; readonly result: string } {
		const commit = (content: string, name: string) => {
			repository.write(file, content);
			repository.commit(name);
		};
		commit(from, 'base');
		repository.git('checkout', '--quiet', '-b', 'theirs');
		commit(theirs, 'theirs');
		repository.git('checkout', '--quiet', 'main');
		commit(ours, 'ours');
		try {
			repository.git('merge', '--quiet', '--no-edit', 'theirs');
			return { clean: true, result: read(file) };
		} catch {
			return { clean: false, result: read(file) };
		}
	}

	it('lets git merge what two people annotated in one file at the same time', async () => {
		assert.equal((await standpoint(folder(), 'merge-driver', '--install')).code, 0);
		const ours = `${base.replace('oppose', 'support')}${note('mine', 300)}`;
		const theirs = `${base.replace('ilves', 'ministry')}${note('hers', 200)}`;
		const { clean, result } = merge(base, ours, theirs);
		assert.ok(clean);
		assert.equal(
			result,
			`${base.replace('oppose', 'support').replace('ilves', 'ministry')}${note('hers', 200)}${note('mine', 300)}`,
		);
		assert.equal(repository.git('status', '--porcelain'), '');
	});

	it('stops where they disagree, with both versions of that line and nothing else in question', async () => {
		await standpoint(folder(), 'merge-driver', '--install');
		const { clean, result } = merge(
			base,
			base.replace('oppose', 'support') + note('mine', 300),
			base.replace('oppose', 'neutral') + note('hers', 200),
		);
		assert.equal(clean, false);
		assert.equal(
			result,
			base.replace(
				'    stance: oppose\n',
				'<<<<<<< ours\n    stance: support\n=======\n    stance: neutral\n>>>>>>> theirs\n',
			) +
				note('hers', 200) +
				note('mine', 300),
		);
		assert.match(repository.git('status', '--porcelain'), /^AA|^UU/m);
	});

	it('works in a rebase and a cherry-pick too', async () => {
		await standpoint(folder(), 'merge-driver', '--install');
		repository.write(file, base);
		repository.commit('base');
		repository.git('checkout', '--quiet', '-b', 'theirs');
		repository.write(file, base + note('hers', 200));
		repository.commit('theirs');
		repository.git('checkout', '--quiet', 'main');
		repository.write(file, base + note('mine', 300));
		repository.commit('ours');
		repository.git('cherry-pick', 'theirs');
		assert.equal(read(file), base + note('hers', 200) + note('mine', 300));
	});

	it('leaves a version that is no YAML to git, and loses nothing of it', async () => {
		await standpoint(folder(), 'merge-driver', '--install');
		const { clean, result } = merge(base, base.replace('oppose', '[oppose'), base + note('hers', 200));
		assert.equal(clean, false);
		assert.ok(result.includes('[oppose') && result.includes('id: hers'));
	});

	it('says on its own what is in dispute, and gives exit code 1', async () => {
		const write = (name: string, content: string) => writeFileSync(join(folder(), name), content);
		write('O', base);
		write('A file', base.replace('oppose', 'support'));
		write('B', base.replace('oppose', 'neutral'));
		const { code, errors } = await standpoint(folder(), 'merge-driver', 'O', 'A file', 'B', '9', file);
		assert.equal(code, 1);
		assert.match(errors, /two words\.txt\.ann\.yaml: annotation aaa, stance: ours “support”, theirs “neutral”/);
		assert.match(read('A file'), /^<{9} ours$/m);
		assert.deepEqual(readdirSync(folder()).sort(), ['.git', 'A file', 'B', 'O', 'corpus.yaml']);
	});

	it('gives exit code 0 for a clean merge, and 2 where it is not called as git would', async () => {
		for (const name of ['O', 'A', 'B']) writeFileSync(join(folder(), name), base);
		writeFileSync(join(folder(), 'B'), base + note('hers', 200));
		assert.deepEqual(await standpoint(folder(), 'merge-driver', 'O', 'A', 'B'), { code: 0, output: '', errors: '' });
		assert.equal(read('A'), base + note('hers', 200));
		assert.equal((await standpoint(folder(), 'merge-driver', 'O')).code, 2);
	});

	it('is set up once, and keeps the other attributes', async () => {
		repository.write('.gitattributes', '*.txt text\n*.jpg binary');
		mkdirSync(join(folder(), 'articles'));
		for (let times = 0; times < 2; times++) {
			assert.equal((await standpoint(folder(), 'merge-driver', '--install', 'articles')).code, 0);
		}
		assert.equal(read('.gitattributes'), '*.txt text\n*.jpg binary\n*.ann.yaml merge=standpoint\n');
		const settings = repository.git('config', '--local', '--get-all', 'merge.standpoint.driver');
		assert.equal(settings.trim().split('\n').length, 1);
	});

	it('cannot be set up outside a repository', async () => {
		const { code, errors } = await standpoint(parent(), 'merge-driver', '--install');
		assert.equal(code, 2);
		assert.match(errors, /git repository/);
	});

	it('leaves the merge to git where the program is gone', async () => {
		await standpoint(folder(), 'merge-driver', '--install');
		const driver = repository.git('config', '--local', 'merge.standpoint.driver').trim();
		const gone = driver.replaceAll('dist/cli.js', 'dist/gone.js');
		assert.notEqual(gone, driver);
		repository.git('config', '--local', 'merge.standpoint.driver', gone);
		const { clean, result } = merge(base, base + note('mine', 300), base + note('hers', 200));
		assert.equal(clean, false);
		assert.ok(result.includes('id: mine') && result.includes('id: hers') && result.includes('<<<<<<< '));
		execFileSync('git', ['merge', '--abort'], { cwd: folder() });
	});
});
