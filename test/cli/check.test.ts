import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { standpoint, temporaryFolder } from './command';

const article = `Harbour closed after spill

About 40 tonnes of oil ran into the bay in 2021.
`;

describe('standpoint check', () => {
	const folder = temporaryFolder({
		'corpus.yaml': 'standpoint: 1\nname: Spill\n',
		'actors.yaml': 'actors:\n  ilves:\n    name: Marta Ilves\n    kind: person\n',
		'articles/spill.txt': article,
	});

	it('prints a line per problem with file, line and column, and a sum', async () => {
		const { code, output } = await standpoint(folder(), 'check');
		assert.equal(code, 0, 'a claim without a source is a warning, and only errors fail by default');
		assert.match(output, /^articles\/spill\.txt:3:1: warning: .+ \[unsourced-claim\]$/m);
		assert.match(output, /^1 article: 1 warning$/m);
	});

	it('fails at the severity that was asked for', async () => {
		assert.equal((await standpoint(folder(), 'check', '--fail-on', 'warning')).code, 1);
		assert.equal((await standpoint(folder(), 'check', '--fail-on', 'never')).code, 0);
		writeFileSync(join(folder(), 'actors.yaml'), 'actors: [\n');
		assert.equal((await standpoint(folder(), 'check')).code, 1);
		assert.equal((await standpoint(folder(), 'check', '--fail-on', 'never')).code, 0);
	});

	it('gives the same problems as text, JSON and SARIF', async () => {
		const text = await standpoint(folder(), 'check', '--format', 'text');
		const json = JSON.parse((await standpoint(folder(), 'check', '--format', 'json')).output) as {
			readonly problems: readonly { readonly path: string; readonly line: number; readonly code: string }[];
		};
		const sarif = JSON.parse((await standpoint(folder(), 'check', '--format', 'sarif')).output) as {
			readonly version: string;
			readonly runs: readonly { readonly results: readonly { readonly ruleId: string }[] }[];
		};
		const codes = json.problems.map(problem => problem.code);
		assert.deepEqual(codes, ['unsourced-claim']);
		assert.deepEqual(json.problems[0]?.path, 'articles/spill.txt');
		assert.equal(sarif.version, '2.1.0');
		assert.deepEqual(
			sarif.runs[0]?.results.map(result => result.ruleId),
			codes,
		);
		assert.equal(text.output.match(/\[unsourced-claim\]/g)?.length, 1);
	});

	it('says what to do where there is no corpus, and what is wrong with a call', async () => {
		const elsewhere = await standpoint(folder(), 'check', 'nowhere');
		assert.equal(elsewhere.code, 2);
		assert.match(elsewhere.errors, /no such folder/);
		assert.equal((await standpoint(folder(), 'check', '--format', 'xml')).code, 2);
		const none = await standpoint(join(folder(), '..'), 'check', '--format', 'json', join(folder(), 'articles'));
		assert.equal(none.code, 0, 'a folder inside a corpus names that corpus');
	});

	it('shows half-typed YAML at its place', async () => {
		writeFileSync(join(folder(), 'actors.yaml'), 'actors:\n  ilves:\n    name: "Marta\n');
		const { code, output } = await standpoint(folder(), 'check');
		assert.equal(code, 1);
		assert.match(output, /^actors\.yaml:\d+:\d+: error: .+ \[yaml-syntax\]$/m);
	});

	it('reports and skips a file that is no text', async () => {
		writeFileSync(join(folder(), 'articles/scan.txt'), new Uint8Array([0, 1, 2]));
		const { output } = await standpoint(folder(), 'check');
		assert.match(output, /^articles\/scan\.txt:1:1: error: .+ \[unreadable-file\]$/m);
		assert.match(output, /articles\/spill\.txt:3:1/);
	});
});
