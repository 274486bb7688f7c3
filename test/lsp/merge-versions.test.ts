import assert from 'node:assert/strict';
import type { MergedVersions } from '../../server/src/protocol';
import { type Client, startClient } from './support/client';
import { harbourCorpus, type TestCorpus, testCorpus } from './support/corpus';

const head = 'standpoint: 1\nannotations:\n';
const stance = (id: string, value: string) =>
	`  - id: ${id}\n    type: stance\n    quote: ${id}\n    stance: ${value}\n`;

describe('an annotation file that is changed in the editor and on the disk', () => {
	let corpus: TestCorpus;
	let client: Client;
	before(async () => {
		corpus = testCorpus(harbourCorpus);
		client = await startClient({ folders: [corpus.root] });
		await client.ready();
	});
	after(async () => {
		assert.deepEqual(client.log, []);
		assert.equal(await client.stop(), 0);
		corpus.dispose();
	});
	const merge = (base: string, ours: string, theirs: string) =>
		client.request<MergedVersions | null>('standpoint/mergeVersions', { base, ours, theirs });

	it('has the annotations of both after a merge', async () => {
		const base = head + stance('one', 'oppose');
		const merged = await merge(base, base + stance('mine', 'support'), base + stance('other', 'oppose'));
		assert.equal(merged?.conflicts, 0);
		for (const id of ['one', 'mine', 'other'])
			assert.ok(merged?.text.includes(stance(id, '').split('\n')[0] as string));
	});

	it('shows what both say differently between markers', async () => {
		const [base, ours, theirs] = ['oppose', 'support', 'neutral'].map(value => head + stance('one', value));
		const merged = await merge(base as string, ours as string, theirs as string);
		assert.equal(merged?.conflicts, 1);
		assert.match(merged?.text ?? '', /<<<<<<< the editor\n.*support\n=======\n.*neutral\n>>>>>>> the disk\n/);
	});

	it('is left alone where one side cannot be read', async () => {
		const base = head + stance('one', 'oppose');
		assert.equal(await merge(base, `${base}  - id: [`, base + stance('other', 'oppose')), null);
	});
});
