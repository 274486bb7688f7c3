import assert from 'node:assert/strict';
import { applyChanges, emptyCorpus } from '../../../server/src/corpus/apply-changes';
import type { CorpusChange } from '../../../server/src/corpus/corpus';
import { writeDigest } from '../../../server/src/corpus/stored/digest';
import { openArticleCache } from '../../../server/src/host/cache/article-cache';
import { createKeeping, type Kept } from '../../../server/src/host/keep';
import type { Known } from '../../../server/src/host/reconcile';
import { sha256 } from '../support/mini-corpus';
import { temporaryFolder } from './temporary-folder';
import { articleText, name } from './tolls';

const many = 50;

describe('keeping what was made of articles', () => {
	const store = temporaryFolder();
	after(() => store.dispose());

	const articles = Array.from({ length: many }, (_, n) => ({ path: name(n), text: articleText(n) }));
	const files = articles.map(({ path, text }): CorpusChange => {
		return { kind: 'article', path, text, hash: sha256(text), open: false };
	});
	const corpus = applyChanges(emptyCorpus(), files, () => undefined);
	const known = articles.map(({ path, text }): [string, Known] => [path, { stamp: 'one', hash: sha256(text) }]);
	const open = () =>
		openArticleCache({
			folder: store.path,
			root: '/tolls',
			analyser: 'this',
			digester: writeDigest,
			log: assert.fail,
		});
	const nothing = () => {};
	const kept: Kept = {
		corpus: () => corpus,
		setCorpus: nothing,
		known: new Map(known),
		isOpen: () => false,
		shown: () => new Set(),
		context: () => ({ registry: corpus.registry }),
		isAtRest: () => true,
		pause: async () => {},
		onChange: nothing,
		lookAgain: nothing,
		remake: () => undefined,
		beginAnew: nothing,
		signal: new AbortController().signal,
	};

	it('waits for rest, but not without end where there is never any', async () => {
		const keeping = createKeeping(open(), kept, false, { after: 60_000, within: 20 });
		let isKept = false;
		for (let look = 0; look < 400 && !isKept; look++) {
			keeping.soon();
			await new Promise(resolve => setTimeout(resolve, 5));
			isKept = await open().exists();
		}
		assert.ok(isKept);
		const cached = await open().load();
		assert.deepEqual(
			[...(cached?.entries.keys() ?? [])].sort(),
			articles.map(({ path }) => path),
		);
		await keeping.close();
	});

	it('is done when it is ended, also where it was begun before', async () => {
		const cache = open();
		let begin = () => {};
		const begun = new Promise<void>(resolve => {
			begin = resolve;
		});
		let isKept = false;
		const commit = async (context: string) => {
			begin();
			await cache.commit(context);
			isKept = true;
		};
		const keeping = createKeeping({ ...cache, commit }, kept, false, { after: 0, within: 0 });
		keeping.soon();
		await begun;
		assert.ok(!isKept);
		await keeping.close();
		assert.ok(isKept);
	});
});
