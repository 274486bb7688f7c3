import assert from 'node:assert/strict';
import type { Hover, MarkupContent } from 'vscode-languageserver-protocol';
import type { AnnotationCommit, CorpusInfo, MergeSetUpResult } from '../../server/src/protocol';
import { type Repository, repositoryIn } from '../unit/host/repository';
import { type Client, startClient } from './support/client';
import { type TestCorpus, testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';
const sidecar = `${dredging}.ann.yaml`;

describe('a corpus in a git repository', () => {
	let corpus: TestCorpus;
	let repository: Repository;
	let client: Client;
	beforeEach(async () => {
		corpus = testCorpus();
		repository = repositoryIn(corpus.root);
		repository.git('add', '--all');
		repository.git('commit', '--quiet', '--message', 'First', '--date', '2024-06-10T12:00:00+0000');
		client = await startClient({ folders: [corpus.root] });
		client.open(dredging, corpus.read(dredging));
		await client.ready();
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		await client.stop();
		corpus.dispose();
	});
	const card = async (words: string): Promise<string> => {
		const hover = await client.at<Hover | null>('textDocument/hover', dredging, corpus.find(dredging, words, 0, 3));
		return ((hover?.contents ?? { value: '' }) as MarkupContent).value;
	};
	const root = async () => (await client.request<readonly CorpusInfo[]>('standpoint/corpora'))[0]?.root;
	const commit = async () =>
		client.request<AnnotationCommit | null>('standpoint/annotationCommit', { root: await root() });

	it('tells who committed an annotation, and when, where it does not say so itself', async () => {
		await client.until(
			() => card('an enormous mistake'),
			text => /committed by Mara Lehn · 2024\\?-06\\?-10/.test(text),
		);
	});

	it('lets the annotation itself say who made it', async () => {
		const before = 'topic: dredging';
		corpus.write({
			[sidecar]: corpus.read(sidecar).replace(before, `${before}\n    by: jonas\n    created: 2024-05-01`),
		});
		client.changedOnDisk([sidecar]);
		const text = await client.until(
			() => card('an enormous mistake'),
			shown => shown.includes('by jonas'),
		);
		assert.equal(text.includes('Mara Lehn'), false);
	});

	it('proposes a commit of what was annotated, with a message that says what', async () => {
		const nothing = await commit();
		assert.deepEqual([nothing?.files, nothing?.articles], [[], []]);
		corpus.write({
			[sidecar]: corpus.read(sidecar).replace('stance: oppose', 'stance: neutral'),
			'articles/2023-03-09-ferries.md.jonas.ann.yaml':
				'standpoint: 1\nannotations:\n  - {id: n1, type: note, quote: ferries, text: see there}\n',
			'actors.yaml': `${corpus.read('actors.yaml')}# checked\n`,
			[dredging]: `${corpus.read(dredging)}More.\n`,
			'notes.txt': 'No part of the corpus.\n',
		});
		const proposal = await commit();
		assert.deepEqual(
			[...(proposal?.files ?? [])].sort(),
			['actors.yaml', sidecar, 'articles/2023-03-09-ferries.md.jonas.ann.yaml'].map(path => client.uri(path)).sort(),
		);
		assert.deepEqual(proposal?.articles, [client.uri(dredging)]);
		assert.equal(proposal?.message, 'Code 1 annotation, change 1 in 2 articles (jonas: 1 note)');
	});

	it('has nothing to commit where there is no repository', async () => {
		corpus.remove('.git');
		assert.equal(await commit(), null);
	});

	it('lets git merge annotation files by annotation where that is asked for', async () => {
		const setUp = async () => client.request<MergeSetUpResult>('standpoint/setUpMerging', { root: await root() });
		assert.deepEqual(pick(await setUp()), [undefined, true]);
		assert.deepEqual(pick(await setUp()), [undefined, false]);
		repository.commit('Set up');
		const entry = (id: string) => `  - {id: ${id}, type: note, quote: x, text: y}\n`;
		const before = corpus.read(sidecar);
		repository.git('checkout', '--quiet', '-b', 'other');
		corpus.write({ [sidecar]: before + entry('theirs') });
		repository.commit('Theirs');
		repository.git('checkout', '--quiet', 'main');
		corpus.write({ [sidecar]: before + entry('mine') });
		repository.commit('Ours');
		repository.git('merge', '--quiet', '--no-edit', 'other');
		assert.equal(corpus.read(sidecar), before + entry('mine') + entry('theirs'));
	});

	it('takes the place of an earlier version of itself that is gone, and of nothing else', async () => {
		await client.request<MergeSetUpResult>('standpoint/setUpMerging', { root: await root() });
		const driver = () => repository.git('config', '--local', 'merge.standpoint.driver').trim();
		const now = driver();
		for (const [set, expected] of [
			[now.replaceAll('dist/cli.js', 'dist/gone.js'), now],
			['another command %A', 'another command %A'],
		] as const) {
			repository.git('config', '--local', 'merge.standpoint.driver', set);
			const other = await startClient({ folders: [corpus.root] });
			await other.ready();
			await other.until(driver, value => value === expected);
			await other.stop();
		}
	});
});

const pick = ({ problem, attributesChanged }: MergeSetUpResult) => [problem, attributesChanged];
