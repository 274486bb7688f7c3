import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonLines, standpoint, temporaryFolder } from './command';

const text = 'Harbour closed after spill\n\nMarta Ilves called the delay “a costly mistake” on Monday.\n';
const at = text.indexOf('a costly mistake');
const sidecar = `standpoint: 1
text: {sha256: ${createHash('sha256').update(text).digest('hex')}, length: ${text.length}}
annotations:
  - id: k3f9a2
    type: stance
    quote: "a costly mistake"
    at: [${at}, ${at + 16}]
    holder: ilves
    stance: oppose
    confidence: high   # a key of the coder's own
`;

describe('standpoint annotations', () => {
	const folder = temporaryFolder({
		'corpus.yaml': 'standpoint: 1\n',
		'actors.yaml': 'actors:\n  ilves:\n    name: Marta Ilves\n    kind: person\n',
		'articles/spill.txt': text,
		'articles/spill.txt.mara.ann.yaml': sidecar,
	});
	const only = async () => jsonLines((await standpoint(folder(), 'annotations')).output)[0] ?? {};

	it('prints each annotation with its layer, its anchor and the sidecar’s own keys', async () => {
		assert.deepEqual(await only(), {
			article: 'articles/spill.txt',
			layer: 'mara',
			id: 'k3f9a2',
			type: 'stance',
			anchor: 'exact',
			at: [[at, at + 16]],
			quote: ['a costly mistake'],
			holder: 'ilves',
			stance: 'oppose',
			confidence: 'high',
		});
	});

	it('follows the words when the text before them changes', async () => {
		writeFileSync(join(folder(), 'articles/spill.txt'), `Update 🚢: two held.\n\n${text}`);
		const moved = await only();
		assert.equal(moved.anchor, 'moved');
		const shift = 'Update 🚢: two held.\n\n'.length;
		assert.deepEqual(moved.at, [[at + shift, at + shift + 16]]);
	});

	it('has no place for words that are gone', async () => {
		writeFileSync(join(folder(), 'articles/spill.txt'), 'Harbour open again\n\nThe ferries run since noon.\n');
		const gone = await only();
		assert.equal(gone.anchor, 'orphaned');
		assert.deepEqual(gone.at, []);
	});

	it('changes no file', async () => {
		writeFileSync(join(folder(), 'articles/spill.txt'), `Update.\n\n${text}`);
		await standpoint(folder(), 'annotations');
		assert.equal(readFileSync(join(folder(), 'articles/spill.txt.mara.ann.yaml'), 'utf8'), sidecar);
		assert.equal(readFileSync(join(folder(), 'articles/spill.txt'), 'utf8'), `Update.\n\n${text}`);
	});

	it('says which annotation file it could not read', async () => {
		writeFileSync(join(folder(), 'articles/spill.txt.mara.ann.yaml'), 'annotations: [\n');
		const { code, errors } = await standpoint(folder(), 'annotations');
		assert.equal(code, 1);
		assert.match(errors, /spill\.txt\.mara\.ann\.yaml: /);
	});
});
