import assert from 'node:assert/strict';
import { createOpenFiles } from '../../../server/src/host/open-files';
import type { TextChange } from '../../../server/src/text/pieces';

const inserted = (start: number): TextChange => ({ start, end: start, inserted: 1 });

describe('the files that an editor shows', () => {
	it('tell how a text was made of the one that was taken in last', () => {
		const open = createOpenFiles();
		open.edit('a.txt', 'Dock');
		assert.ok(open.isNew('a.txt'));
		assert.deepEqual(open.takeNews(), [{ path: 'a.txt', text: 'Dock', edits: undefined, saved: false }]);
		assert.ok(!open.isNew('a.txt'));
		open.edit('a.txt', 'Docks', [inserted(4)]);
		open.edit('a.txt', 'The Docks', [inserted(0)]);
		assert.deepEqual(open.takeNews(), [
			{ path: 'a.txt', text: 'The Docks', edits: [inserted(4), inserted(0)], saved: false },
		]);
		assert.deepEqual(open.takeNews(), []);
	});

	it('say nothing of how, once one step is not known', () => {
		const open = createOpenFiles();
		open.edit('a.txt', 'Dock');
		open.takeNews();
		open.edit('a.txt', 'Quay');
		open.edit('a.txt', 'Quays', [inserted(4)]);
		assert.deepEqual(
			open.takeNews().map(({ edits }) => edits),
			[undefined],
		);
	});

	it('are taken in as saved once after each saving', () => {
		const open = createOpenFiles();
		open.edit('a.txt', 'Dock');
		open.takeNews();
		open.saved('a.txt');
		assert.deepEqual(open.takeNews(), [{ path: 'a.txt', text: 'Dock', edits: [], saved: true }]);
		open.edit('a.txt', 'Docks', [inserted(4)]);
		assert.deepEqual(
			open.takeNews().map(({ saved }) => saved),
			[false],
		);
	});

	it('are all news again when they are renewed, and none when they are let go', () => {
		const open = createOpenFiles();
		open.edit('a.txt', 'Dock');
		open.edit('b.txt', 'Quay');
		open.takeNews();
		open.renew();
		assert.ok(open.release('b.txt'));
		assert.ok(!open.release('b.txt'));
		assert.deepEqual([...open.paths()], ['a.txt']);
		assert.deepEqual(
			open.takeNews().map(({ path }) => path),
			['a.txt'],
		);
	});
});
