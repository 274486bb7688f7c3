import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonLines, standpoint, temporaryFolder } from './command';

const texts = {
	'press/one.txt':
		'Ferry late again\n\nHarbour master Marta Ilves blamed the tide. Ilves said the ferry would sail on Friday.\n',
	'press/two.txt':
		'Quay to close\n\nMarta Ilves will close the north quay, the Sollund Port Authority said on Monday.\n',
};

describe('standpoint init', () => {
	const folder = temporaryFolder(texts);

	it('makes a folder of articles a corpus whose actors are suggested from the texts', async () => {
		const { code, output, errors } = await standpoint(folder(), 'init');
		assert.equal(code, 0, errors);
		assert.match(output, /2 articles/);
		assert.match(readFileSync(join(folder(), 'actors.yaml'), 'utf8'), /name: Marta Ilves/);
		const check = await standpoint(folder(), 'check', '--format', 'json');
		const { articles, problems } = JSON.parse(check.output) as {
			readonly articles: number;
			readonly problems: readonly { readonly path: string }[];
		};
		assert.equal(articles, 2);
		assert.deepEqual(
			problems.filter(({ path }) => path.endsWith('.yaml')),
			[],
		);
		const mentions = jsonLines((await standpoint(folder(), 'analyze', 'press/one.txt')).output)[0]?.mentions;
		assert.ok(Array.isArray(mentions) && mentions.length >= 2, 'the suggested actor is found in the text');
	});

	it('never overwrites: a corpus is left alone, and so is an actors.yaml', async () => {
		writeFileSync(join(folder(), 'actors.yaml'), '# mine\n');
		assert.equal((await standpoint(folder(), 'init')).code, 0);
		assert.equal(readFileSync(join(folder(), 'actors.yaml'), 'utf8'), '# mine\n');
		writeFileSync(join(folder(), 'corpus.yaml'), 'name: Mine\n');
		const again = await standpoint(folder(), 'init', '.');
		assert.equal(again.code, 2);
		assert.match(again.errors, /is a corpus already/);
		assert.equal(readFileSync(join(folder(), 'corpus.yaml'), 'utf8'), 'name: Mine\n');
	});

	it('writes nothing into a folder that is not there', async () => {
		const { code, errors } = await standpoint(folder(), 'init', 'nowhere');
		assert.equal(code, 2);
		assert.match(errors, /no such folder/);
		assert.ok(!existsSync(join(folder(), 'nowhere')));
	});
});
