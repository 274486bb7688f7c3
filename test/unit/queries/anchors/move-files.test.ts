import assert from 'node:assert/strict';
import { copiedSidecars } from '../../../../server/src/queries/anchors/move-files';

describe('annotation files that an editor copied with their article', () => {
	it('belong to its copy, whatever numbers their names were given', () => {
		const names = [
			'a copy 2.txt',
			'a.txt.ann copy.yaml',
			'a.txt.mara.ann copy 3.yaml',
			'b copy.md',
			'b.md.mara.ann copy.yaml',
		];
		assert.deepEqual(copiedSidecars(names), [
			['a.txt.ann copy.yaml', 'a copy 2.txt.ann.yaml'],
			['a.txt.mara.ann copy 3.yaml', 'a copy 2.txt.mara.ann.yaml'],
			['b.md.mara.ann copy.yaml', 'b copy.md.mara.ann.yaml'],
		]);
	});

	it('keep their names where the article was not copied with them, as does every other file', () => {
		assert.deepEqual(
			copiedSidecars(['a.txt.ann copy.yaml', 'b copy.txt', 'actors copy.yaml', 'a copy.txt.ann.yaml']),
			[],
		);
	});
});
