import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFiles } from '../../bench/corpus-generator';
import { standpoint, temporaryFolder } from './command';

const files = Object.fromEntries(
	[...corpusFiles({ articles: 12, actors: 30, length: 600 })].map(({ path, content }) => [path, content]),
);

describe('standpoint on a part of a corpus', () => {
	const folder = temporaryFolder(files);

	it('checks parts, whose reports “merge” joins to that of one run', async () => {
		const parts = ['1/3', '2/3', '3/3'];
		for (const [index, shard] of parts.entries()) {
			const { output } = await standpoint(folder(), 'check', '--format', 'json', '--shard', shard);
			writeFileSync(join(folder(), `${index}.json`), output);
		}
		const whole = await standpoint(folder(), 'check', '--format', 'sarif', '--fail-on', 'warning');
		const merged = await standpoint(
			...([folder(), 'merge', '0.json', '1.json', '2.json', '--format', 'sarif', '--fail-on', 'warning'] as const),
		);
		assert.equal(merged.output, whole.output);
		assert.equal(merged.code, 1);
	});

	it('says what is wrong with a part that does not exist', async () => {
		const { code, errors } = await standpoint(folder(), 'check', '--shard', '4/3');
		assert.equal(code, 2);
		assert.match(errors, /written as 2\/8/);
	});
});

describe('standpoint index', () => {
	const folder = temporaryFolder(files);

	it('counts what there is, in parts as well', async () => {
		const { code, output } = await standpoint(folder(), 'index');
		assert.equal(code, 0);
		assert.match(output, /^\.: 12 articles, 31 actors, \d+ mentions, \d+ annotations$/m);
		const json = async (...more: readonly string[]) =>
			(
				JSON.parse((await standpoint(folder(), 'index', '--format', 'json', ...more)).output) as [
					Record<string, number>,
				]
			)[0];
		const whole = await json();
		const [one, two] = [await json('--shard', '1/2'), await json('--shard', '2/2')];
		for (const key of ['articles', 'mentions', 'annotations'])
			assert.equal((one[key] ?? 0) + (two[key] ?? 0), whole[key], key);
		assert.ok((one.articles ?? 0) > 0 && (two.articles ?? 0) > 0);
	});
});
