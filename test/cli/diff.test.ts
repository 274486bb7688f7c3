import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Repository, repositoryIn } from '../unit/host/repository';
import { standpoint, temporaryFolder } from './command';

const file = 'articles/spill.txt.mara.ann.yaml';
const entry = (id: string, fields: string) => `  - id: ${id}\n    type: stance\n    quote: "words of ${id}"\n${fields}`;
const sidecar = (...entries: readonly string[]) => `standpoint: 1\nannotations:\n${entries.join('')}`;
const first = sidecar(
	entry('aaa', '    at: [10, 22]\n    holder: ilves\n    stance: oppose\n'),
	entry('bbb', '    at: [30, 42]\n    holder: act\n'),
	entry('ccc', '    at: [50, 62]\n    holder: act\n'),
);
const second = sidecar(
	entry('aaa', '    at: [10, 22]\n    holder: ilves\n    stance: support\n    topic: oil\n'),
	entry('ccc', '    at: [40, 52]\n    holder: act\n'),
	entry('ddd', '    at: [60, 72]\n    holder: act\n    by: mara\n'),
);
const expected = `articles/spill.txt (mara)
  ~ aaa stance “words of aaa”: stance oppose → support; topic + oil
  - bbb stance “words of bbb”: holder act
  > ccc stance “words of ccc”: 50–62 → 40–52
  + ddd stance “words of ddd”: holder act, by mara

1 added, 1 removed, 1 changed, 1 moved in 1 article
`;

describe('standpoint diff', () => {
	const folder = temporaryFolder({
		'corpus.yaml': 'standpoint: 1\n',
		'articles/spill.txt': 'A harbour was closed. '.repeat(5),
		[file]: first,
	});
	let repository: Repository;
	let start: string;
	beforeEach(() => {
		repository = repositoryIn(folder());
		start = repository.commit('First');
	});
	const diff = async (...args: readonly string[]) => {
		const { code, output, errors } = await standpoint(folder(), 'diff', ...args);
		assert.deepEqual([code, errors], [0, '']);
		return output;
	};

	it('tells what changed in the annotations since a commit', async () => {
		repository.write(file, second);
		assert.equal(await diff('HEAD'), expected);
	});

	it('tells what changed between two commits, whatever the files are now', async () => {
		repository.write(file, second);
		repository.commit('Second');
		repository.write(file, sidecar());
		assert.equal(await diff(start, 'HEAD'), expected);
		assert.match(await diff('HEAD', 'HEAD'), /^No annotation changed\.$/m);
	});

	it('counts files that are new and not added to git yet', async () => {
		repository.write('articles/spill.txt.ann.yaml', sidecar(entry('eee', '    by: jonas\n')));
		assert.equal(
			await diff('HEAD'),
			'articles/spill.txt\n  + eee stance “words of eee”: by jonas\n\n1 added in 1 article\n',
		);
	});

	it('follows an article to its new name, also where git was not told', async () => {
		for (const name of ['spill.txt', 'spill.txt.mara.ann.yaml']) {
			renameSync(join(folder(), 'articles', name), join(folder(), 'articles', name.replace('spill', 'oskary')));
		}
		repository.write('articles/oskary.txt.mara.ann.yaml', second);
		const renamed = expected.replace('articles/spill.txt', 'articles/oskary.txt, formerly articles/spill.txt');
		assert.equal(await diff('HEAD'), renamed);
		repository.commit('Renamed');
		assert.equal(await diff(start, 'HEAD'), renamed);
	});

	it('prints the same as JSON, with the whole annotations', async () => {
		repository.write(file, second);
		const { changes } = JSON.parse(await diff('HEAD', '--format', 'json')) as {
			readonly changes: readonly Readonly<Record<string, unknown>>[];
		};
		assert.deepEqual(
			changes.map(({ article, layer, id, change }) => [article, layer, id, change]),
			[
				['articles/spill.txt', 'mara', 'aaa', 'changed'],
				['articles/spill.txt', 'mara', 'bbb', 'removed'],
				['articles/spill.txt', 'mara', 'ccc', 'moved'],
				['articles/spill.txt', 'mara', 'ddd', 'added'],
			],
		);
		assert.deepEqual(changes[0]?.fields, [
			{ key: 'stance', before: 'oppose', after: 'support' },
			{ key: 'topic', before: null, after: 'oil' },
		]);
		assert.deepEqual(changes[3]?.after, {
			id: 'ddd',
			type: 'stance',
			quote: 'words of ddd',
			at: [60, 72],
			holder: 'act',
			by: 'mara',
		});
	});

	it('says what is wrong where there is no such commit, and takes no options for one', async () => {
		for (const revision of ['nowhere', 'HEAD~5', '--', '-x']) {
			const { code, output } = await standpoint(folder(), 'diff', '--', revision);
			assert.deepEqual([code, output], [2, ''], revision);
		}
	});

	it('lets nothing from a file move the cursor of the terminal', async () => {
		repository.write(file, sidecar(entry('aaa', '    holder: "\\u001b[2J"\n')));
		assert.equal((await diff('HEAD')).includes('\u001b'), false);
	});
});

describe('standpoint diff outside a repository', () => {
	const folder = temporaryFolder({ 'corpus.yaml': 'standpoint: 1\n' });
	it('says so', async () => {
		const { code, errors } = await standpoint(folder(), 'diff', 'HEAD');
		assert.equal(code, 2);
		assert.match(errors, /no git repository/);
	});
});
