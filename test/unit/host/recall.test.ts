import assert from 'node:assert/strict';
import type { CorpusPath } from '../../../server/src/corpus/corpus';
import type { Files } from '../../../server/src/host/files';
import { createLiveCorpus } from '../../../server/src/host/live-corpus';
import { nodeFiles } from '../../../server/src/host/node-files';
import { sha256 } from '../support/mini-corpus';
import { repositoryIn } from './repository';
import { temporaryFolder } from './temporary-folder';

const article: CorpusPath = 'articles/a.txt';
const before = 'The port authority was silent. Nobody asked.\n\nThe port authority was heard in June, at last.\n';
const after = 'Nobody asked the port authority, which was silent.\n\nAt last, the port authority was heard in June.\n';
const start = before.lastIndexOf('port authority');
const sidecar = (id: string) =>
	`standpoint: 1\ntext: {sha256: ${sha256(before)}, length: ${before.length}}\nannotations:\n` +
	`  - {id: ${id}, type: note, quote: port authority, at: [${start}, ${start + 14}]}\n`;

describe('a corpus whose articles change outside the editor', () => {
	let folder: ReturnType<typeof temporaryFolder>;
	let asked: string[];
	/** The files of the machine, and a list of the texts that were asked for. */
	const files: Files = {
		...nodeFiles,
		earlierText: async (path, hash) => {
			asked.push(hash);
			return nodeFiles.earlierText?.(path, hash);
		},
	};
	beforeEach(() => {
		asked = [];
		folder = temporaryFolder();
		folder.write({ 'corpus.yaml': 'standpoint: 1\n', [article]: before, [`${article}.ann.yaml`]: sidecar('one') });
	});
	afterEach(() => folder.dispose());
	const placeOf = (live: ReturnType<typeof createLiveCorpus>, id: string) => {
		const resolved = live.current().sidecars.get(article) ?? [];
		const found = resolved.flatMap(record => record.resolved).find(({ annotation }) => annotation.id === id);
		return found && [found.anchor, found.at[0]?.start];
	};
	const now = after.lastIndexOf('port authority');

	it('finds their annotations by the earlier text that git has, while it runs', async () => {
		repositoryIn(folder.path).commit('Annotated');
		const live = createLiveCorpus(files, folder.path);
		await live.reconcile();
		await live.recalled();
		assert.deepEqual([placeOf(live, 'one'), asked], [['exact', start], []]);
		folder.write({ [article]: after });
		await live.reconcile([article]);
		await live.recalled();
		assert.deepEqual(placeOf(live, 'one'), ['moved', now]);
		// Another annotator's file on the same earlier text needs no second question.
		folder.write({ [`${article}.mara.ann.yaml`]: sidecar('two') });
		await live.reconcile([`${article}.mara.ann.yaml`]);
		await live.recalled();
		assert.deepEqual([placeOf(live, 'two'), asked.length], [['moved', now], 1]);
		live.close();
	});

	it('keeps them found while an editor shows the article and lets it go again', async () => {
		repositoryIn(folder.path).commit('Annotated');
		folder.write({ [article]: after });
		const live = createLiveCorpus(files, folder.path);
		await live.reconcile();
		await live.recalled();
		live.edit(article, `${after}And more.\n`);
		assert.deepEqual(placeOf(live, 'one'), ['moved', now]);
		live.release(article);
		await live.reconcile();
		await live.recalled();
		assert.deepEqual(placeOf(live, 'one'), ['moved', now]);
		live.close();
	});

	it('forgets the earlier text once no annotation refers to it', async () => {
		repositoryIn(folder.path).commit('Annotated');
		folder.write({ [article]: after });
		const live = createLiveCorpus(files, folder.path);
		await live.reconcile();
		await live.recalled();
		assert.equal(live.current().articles.get(article)?.recalled?.size, 1);
		folder.write({ [`${article}.ann.yaml`]: sidecar('one').replace(sha256(before), sha256(after)) });
		await live.reconcile();
		await live.recalled();
		assert.equal(live.current().articles.get(article)?.recalled, undefined);
		live.close();
	});

	it('goes by the words alone where there is no history', async () => {
		folder.write({ [article]: after });
		const live = createLiveCorpus(files, folder.path);
		await live.reconcile();
		await live.recalled();
		assert.equal(asked.length, 1);
		assert.notEqual(placeOf(live, 'one')?.[0], 'moved');
		live.close();
	});
});
