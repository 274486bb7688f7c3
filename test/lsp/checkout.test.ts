import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { CorpusInfo, VerifyIndexResult } from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { harbourCorpus, type TestCorpus, testCorpus } from './support/corpus';

const dredging = 'articles/2023-03-01-dredging.txt';
const many = 1_500;
const pathOf = (n: number) => `articles/${n % 12}/${n}.txt`;

/** Before the checkout there are articles 0 to 1499; after it, every third is another text, every fifth is gone, 500 are new. */
const before = (n: number) => `Part ${n}\n\nDaniel Okoro waited in Norwick.\n`;
const after = (n: number) => `Part ${n}\n\nIngrid Halvorsen met Daniel Okoro in Norwick, and left.\n`;

describe('a checkout of many files', function () {
	this.timeout(90_000);
	let corpus: TestCorpus;
	let client: Client;
	const git = (...args: readonly string[]) =>
		execFileSync('git', ['-c', 'user.name=Lena', '-c', 'user.email=lena@example.org', ...args], {
			cwd: corpus.root,
			stdio: 'ignore',
		});
	/** The files that the checkout changes, as a watcher would name them. */
	const changed = new Set<string>();

	beforeEach(async () => {
		changed.clear();
		corpus = testCorpus(harbourCorpus);
		corpus.write(Object.fromEntries(Array.from({ length: many }, (_, n) => [pathOf(n), before(n)])));
		git('init', '--quiet', '--initial-branch=main');
		git('add', '.');
		git('commit', '--quiet', '-m', 'before');
		git('checkout', '--quiet', '-b', 'other');
		for (let n = 0; n < many + 500; n++) {
			if (n < many && n % 5 === 0) corpus.remove(pathOf(n));
			else if (n >= many || n % 3 === 0) corpus.write({ [pathOf(n)]: after(n) });
			else continue;
			changed.add(pathOf(n));
		}
		git('add', '--all');
		git('commit', '--quiet', '-m', 'after');
		git('checkout', '--quiet', 'main');
		client = await startClient({ folders: [corpus.root] });
		await client.ready();
	});
	afterEach(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});

	const info = async () => (await client.request<CorpusInfo[]>('standpoint/corpora'))[0] as CorpusInfo;
	const verify = () => client.request<VerifyIndexResult>('standpoint/verifyIndex', { root: client.uri(corpus.root) });
	const counts = async () => {
		const { articles, mentions } = await info();
		return { articles, mentions };
	};
	/** What a start anew would count. */
	const expected = async () => {
		const fresh = await startClient({ folders: [corpus.root] });
		await fresh.ready();
		const [{ articles, mentions }] = (await fresh.request<CorpusInfo[]>('standpoint/corpora')) as [CorpusInfo];
		assert.equal(await fresh.stop(), 0);
		return { articles, mentions };
	};

	it('is followed though most of the news of it is lost, while an open article goes on answering', async () => {
		client.open(dredging, corpus.read(dredging));
		const hover = () => client.at<object | null>('textDocument/hover', dredging, corpus.find(dredging, 'Daniel'));
		assert.ok(await hover());
		const was = await counts();
		git('checkout', '--quiet', 'other');
		// Of some 1,100 files that changed a watcher names a quarter, in bursts, and git's own files between them.
		const named = [...changed].filter((_, at) => at % 4 === 0);
		for (let at = 0; at < named.length; at += 50) {
			client.changedOnDisk([...named.slice(at, at + 50), '.git/index', '.git/HEAD']);
		}
		const order: string[] = [];
		let early = 0;
		const following = (async () => {
			const right = await expected();
			await client.until(counts, found => found.articles === right.articles && found.mentions === right.mentions);
			order.push('right');
		})();
		while (!order.includes('right')) {
			assert.ok(await hover());
			order.push('hover');
			const now = await counts();
			if (now.articles === was.articles && now.mentions === was.mentions) early++;
			await new Promise(resolve => setTimeout(resolve, 5));
		}
		await following;
		assert.ok(early > 0, 'the article answered before anything else was read');
		assert.equal((await counts()).articles, many - 300 + 500 + 2);
		assert.deepEqual((await verify()).told, []);
	});

	it('is followed to and fro, when it is undone before it was read', async () => {
		const was = await counts();
		git('checkout', '--quiet', 'other');
		client.changedOnDisk([...changed].slice(0, 300));
		git('checkout', '--quiet', 'main');
		client.changedOnDisk([...changed].slice(300, 600));
		await client.until(
			async () => (await verify()).differences,
			differences => differences === 0,
		);
		assert.deepEqual(await counts(), was);
	});
});
