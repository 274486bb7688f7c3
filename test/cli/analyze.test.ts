import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusFiles } from '../../bench/corpus-generator';
import { jsonLines, standpoint, standpointWith, temporaryFolder } from './command';

const text = `Harbour closed after spill

The harbour at Sollund was closed on Monday. 🚢 About 40 tonnes of oil ran into the bay.

“We saw it too late,” said Marta Ilves, the harbour master. Ilves has led the port since 2011.
`;
const actors = `actors:
  ilves:
    name: Marta Ilves
    kind: person
`;
const spans = (value: unknown): readonly { start: number; end: number }[] =>
	value as readonly { start: number; end: number }[];

describe('standpoint analyze', () => {
	const folder = temporaryFolder({
		'corpus.yaml': 'standpoint: 1\nname: Spill\n',
		'actors.yaml': actors,
		'articles/2021-03-02-spill.txt': text,
		'loose/note.txt': text,
	});

	it('prints one line per article with the keys of the contract, in their order', async () => {
		const { code, output, errors } = await standpoint(folder(), 'analyze', '.');
		assert.equal(code, 0, errors);
		const [line, ...others] = jsonLines(output);
		assert.equal(others.length, 0, 'only what the corpus takes for an article is analysed');
		assert.ok(line);
		assert.deepEqual(Object.keys(line), [
			'article',
			'sha256',
			'length',
			'genre',
			'zones',
			'sentences',
			'attributions',
			'mentions',
			'candidates',
		]);
		assert.equal(line.article, 'articles/2021-03-02-spill.txt');
		assert.equal(line.length, text.length);
		assert.equal(line.sha256, createHash('sha256').update(text).digest('hex'));
	});

	it('counts positions in UTF-16 code units of the text, and finds the corpus of a file by itself', async () => {
		const { output } = await standpoint(
			join(folder(), 'articles'),
			'analyze',
			'2021-03-02-spill.txt',
			'--format',
			'jsonl',
		);
		const [line] = jsonLines(output);
		assert.ok(line);
		const words = spans(line.mentions).map(({ start, end }) => text.slice(start, end));
		assert.deepEqual(words, ['Marta Ilves', 'Ilves']);
		const sentences = spans(line.sentences).map(({ start, end }) => text.slice(start, end));
		assert.ok(sentences.includes('Ilves has led the port since 2011.'), sentences.join(' | '));
		const [attribution] = line.attributions as readonly {
			readonly source: readonly [number, number][];
			readonly actor: string;
		}[];
		assert.equal(attribution?.actor, 'ilves');
		const [start, end] = attribution.source[0] ?? [0, 0];
		assert.match(text.slice(start, end), /^Marta Ilves/);
	});

	it('gives the same for every line end and with a byte order mark', async () => {
		const file = join(folder(), 'articles/2021-03-02-spill.txt');
		const { output: plain } = await standpoint(folder(), 'analyze', file);
		for (const variant of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\uFEFF${text}`]) {
			writeFileSync(file, variant);
			assert.equal((await standpoint(folder(), 'analyze', file)).output, plain);
		}
	});

	it('works on a text of no corpus, without actors', async () => {
		rmSync(join(folder(), 'corpus.yaml'));
		const { code, output, errors } = await standpoint(folder(), 'analyze', 'loose');
		assert.equal(code, 0, errors);
		const [line] = jsonLines(output);
		assert.equal(line?.article, 'loose/note.txt');
		assert.deepEqual(line.mentions, []);
		assert.equal((line.attributions as readonly unknown[]).length, 1);
	});

	it('reports what cannot be read and goes on', async () => {
		writeFileSync(join(folder(), 'articles/picture.txt'), new Uint8Array([0x89, 0x50, 0, 0]));
		const { code, output, errors } = await standpoint(folder(), 'analyze', '.', 'absent.txt');
		assert.equal(jsonLines(output).length, 1);
		assert.match(errors, /articles\/picture\.txt: This file is not text/);
		assert.match(errors, /absent\.txt: /);
		assert.equal(code, 1, 'a path that was named and cannot be read is a failure');
	});
});

describe('standpoint analyze on many articles', function () {
	this.timeout(60_000);
	const folder = temporaryFolder(
		Object.fromEntries(
			[...corpusFiles({ articles: 70, actors: 40, length: 500, dirtyEvery: 7 })].map(({ path, content }) => [
				path,
				content,
			]),
		),
	);

	it('prints by threads what it prints of each article by itself, in the same order', async () => {
		const whole = await standpoint(folder(), 'analyze', '.');
		assert.equal(whole.code, 0, whole.errors);
		assert.equal(jsonLines(whole.output).length, 70);
		const parts = ['1/2', '2/2'];
		for (const [index, shard] of parts.entries()) {
			const { output } = await standpoint(folder(), 'analyze', '.', '--shard', shard);
			assert.ok(jsonLines(output).length < 48, 'so few are analysed without threads');
			writeFileSync(join(folder(), `${index}.jsonl`), output);
		}
		const merged = await standpoint(folder(), 'merge', '0.jsonl', '1.jsonl');
		assert.equal(merged.output, whole.output);
		const files = jsonLines(whole.output).map(({ article }) => String(article));
		assert.equal((await standpoint(folder(), 'analyze', ...files)).output, whole.output);
	});

	it('says the same when it is run again, quickly; what changed, came or went since, and other actors, count', async () => {
		const cache = mkdtempSync(join(tmpdir(), 'standpoint-lines-'));
		const analyze = async (cacheDir: string) => {
			const { output, code } = await standpointWith({ STANDPOINT_CACHE_DIR: cacheDir }, folder(), 'analyze', '.');
			assert.equal(code, 0);
			return output;
		};
		try {
			const nothingKept = () => mkdtempSync(join(cache, 'none-'));
			const first = await analyze(cache);
			assert.equal(await analyze(cache), first);
			const [changed, gone] = jsonLines(first).map(({ article }) => String(article)) as [string, string];
			writeFileSync(join(folder(), changed), text);
			rmSync(join(folder(), gone));
			writeFileSync(join(folder(), 'articles/new.txt'), text);
			const second = await analyze(cache);
			assert.equal(second, await analyze(nothingKept()));
			assert.notEqual(second, first);
			assert.equal(await analyze(cache), second);
			writeFileSync(join(folder(), 'actors.yaml'), actors);
			const third = await analyze(cache);
			assert.equal(third, await analyze(nothingKept()));
			assert.notEqual(third, second);
			for (const file of filesBelow(join(cache, 'lines'))) damage(file);
			assert.equal(await analyze(cache), third, 'what is damaged is not believed');
		} finally {
			rmSync(cache, { recursive: true, force: true });
		}
	});
});

const filesBelow = (folder: string): readonly string[] =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter(entry => entry.isFile())
		.map(entry => join(entry.parentPath, entry.name));

/** Changes a byte in the middle of a file. */
function damage(file: string): void {
	const bytes = readFileSync(file);
	const at = bytes.length >> 1;
	bytes[at] = (bytes[at] ?? 0) ^ 0xff;
	writeFileSync(file, bytes);
}
