import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCorpusSettings } from '../../../server/src/codebook/read-corpus';
import { findCorpusFiles } from '../../../server/src/host/find-files';
import { nodeFiles } from '../../../server/src/host/node-files';
import { versionOf } from './endless-writer';
import { temporaryFolder } from './temporary-folder';

describe('a program that is killed while it writes an annotation file', () => {
	it('leaves the old file or the new one, whole', async function () {
		this.timeout(60_000);
		const folder = temporaryFolder();
		folder.write({ 'a.txt.ann.yaml': versionOf(0) });
		const file = folder.join('a.txt.ann.yaml');
		let drafts = 0;
		for (let round = 0; round < 8; round++) {
			const writer = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'endless-writer.ts'), file], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			await once(writer.stdout, 'data');
			// Moments of all kinds: before, while and after the text is written and the name is given.
			await new Promise(resolve => setTimeout(resolve, (round * 11) % 37));
			const ended = once(writer, 'exit');
			writer.kill('SIGKILL');
			await ended;
			const text = readFileSync(file, 'utf8');
			const number = Number(/^version (\d+)\n/.exec(text)?.[1]);
			assert.ok(number >= 1, text.slice(0, 100));
			assert.ok(text === versionOf(number), `version ${number} is not whole`);
			drafts = readdirSync(folder.path).length - 1;
		}
		// What a killed writer leaves behind is no file of a corpus.
		const { paths } = await findCorpusFiles(nodeFiles, folder.path, readCorpusSettings('articles: "**/*"').settings);
		assert.deepEqual(
			paths.filter(path => path !== 'a.txt.ann.yaml'),
			[],
			`${drafts} drafts`,
		);
		folder.dispose();
	});
});
