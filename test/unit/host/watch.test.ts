import assert from 'node:assert/strict';
import { createWatchQueue, nameFolders } from '../../../server/src/host/watch';

describe('the news of a file watcher', () => {
	it('is delivered in bulk, each path once', async () => {
		const deliveries: string[][] = [];
		const delivered = new Promise<void>(resolve => {
			const queue = createWatchQueue(paths => {
				deliveries.push([...paths]);
				resolve();
			});
			for (let n = 0; n < 1000; n++) queue.notice(`articles/${n % 10}.txt`);
		});
		await delivered;
		assert.equal(deliveries.length, 1);
		assert.equal(deliveries[0]?.length, 10);
	});

	it('is dropped when nobody wants it any more', async () => {
		const deliveries: unknown[] = [];
		const queue = createWatchQueue(paths => deliveries.push(paths));
		queue.notice('a.txt');
		queue.close();
		await new Promise(resolve => setTimeout(resolve, 250));
		assert.deepEqual(deliveries, []);
	});
});

describe('a path that a watcher names and that is no file of the corpus', () => {
	const known = new Map(['articles/a.txt', 'articles/1999.old/b.txt', 'skipped.d'].map(path => [path, '']));
	const isFolder = (...paths: readonly string[]) => nameFolders(paths, known);

	it('is a folder where files are known below it, whatever its name looks like', () => {
		assert.ok(isFolder('articles'));
		assert.ok(isFolder('articles/1999.old'));
		assert.ok(isFolder('notes.docx', 'articles/1999.old'));
	});

	it('may be one where its name has no ending, or it was one that could not be listed', () => {
		assert.ok(isFolder('articles/new'));
		assert.ok(isFolder('skipped.d'));
	});

	it('is none else', () => {
		assert.ok(!isFolder('notes.docx', 'articles/a.tx', 'articles/1999.ol', 'rticles/a.txt.d'));
		assert.ok(!isFolder());
	});
});
