import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { corpusFiles } from '../../../bench/corpus-generator';
import { analyze } from '../../../server/src/cli/analyze';
import { annotations } from '../../../server/src/cli/annotations';
import { type CheckFormat, check } from '../../../server/src/cli/check';
import { merge } from '../../../server/src/cli/merge';
import { CommandError, type Terminal } from '../../../server/src/cli/terminal';
import type { Shard } from '../../../server/src/corpus/shards';
import { nodeFiles } from '../../../server/src/host/node-files';

/** A command, run in a folder. */
type Run = (terminal: Terminal) => Promise<number>;

describe('a corpus in parts', () => {
	let folder = '';
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'standpoint-shards-'));
		for (const { path, content } of corpusFiles({ articles: 24, actors: 40, dirtyEvery: 3, length: 900 }))
			write(path, content);
		// What is wrong with the corpus itself, an annotation file without its article, and what cannot be read.
		write('corpus.yaml', 'standpoint: 1\nname: Parts\ncolour: blue\n');
		write(
			'actors/more.yaml',
			'actors:\n  one:\n    name: Ada Quist\n    kind: person\n  two:\n    name: Ada Quist\n    colour: red\n',
		);
		write('articles/gone.txt.ann.yaml', 'standpoint: 1\nannotations: []\n');
		write('articles/scan.txt', new Uint8Array([0, 1, 2]));
		symlinkSync('/etc/hostname', join(folder, 'articles/out.txt'));
		symlinkSync('..', join(folder, 'articles/round'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));

	function write(path: string, content: string | Uint8Array): void {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), content);
	}

	async function run(command: Run, cwd = folder): Promise<{ output: string; code: number; warnings: string[] }> {
		let output = '';
		const warnings: string[] = [];
		const code = await command({
			cwd,
			files: nodeFiles,
			resources: {},
			print: line => {
				output += `${line}\n`;
				return undefined;
			},
			warn: message => void warnings.push(message),
		});
		return { output, code, warnings };
	}

	const reports =
		(format: CheckFormat) =>
		(shard?: Shard): Run =>
		terminal =>
			check(terminal, '.', { format, failOn: 'error', shard });
	const commands: Readonly<Record<string, (shard?: Shard) => Run>> = {
		'check --format json': reports('json'),
		'check --format sarif': reports('sarif'),
		analyze: shard => terminal => analyze(terminal, ['.'], shard),
		annotations: shard => terminal => annotations(terminal, '.', shard),
	};

	/** Runs a command for each of some parts and joins what they printed, in a random order. */
	async function joined(command: (shard?: Shard) => Run, of: number, format?: CheckFormat) {
		const files: string[] = [];
		const warnings: string[] = [];
		for (let number = of; number >= 1; number--) {
			const part = await run(command({ number, of }));
			write(`.parts/${number}`, part.output);
			files.push(`.parts/${number}`);
			warnings.push(...part.warnings);
		}
		return { ...(await run(terminal => merge(terminal, files, { format, failOn: 'error' }))), warnings };
	}

	for (const [name, command] of Object.entries(commands)) {
		it(`gives, joined, the very bytes of one run: ${name}`, async () => {
			const whole = await run(command());
			assert.ok(whole.output.length > 1000);
			await fc.assert(
				fc.asyncProperty(fc.integer({ min: 1, max: 9 }), async of => {
					const parts = await joined(command, of);
					assert.equal(parts.output, whole.output);
					assert.deepEqual(parts.warnings.sort(), whole.warnings.sort());
					if (name.startsWith('check')) assert.equal(parts.code, whole.code);
				}),
				{ numRuns: 3 },
			);
		});
	}

	it('can be checked in more parts than there are articles, and read as text', async () => {
		const whole = await run(reports('text')());
		assert.equal((await joined(reports('json'), 40, 'text')).output, whole.output);
	});

	it('refuses what would count something twice, or is no part', async () => {
		const print = async (path: string, command: Run) => write(path, (await run(command)).output);
		await print('.parts/one', commands.analyze?.({ number: 1, of: 2 }) as Run);
		await print('.parts/report', reports('json')({ number: 1, of: 2 }));
		await print('.parts/text', reports('text')());
		write('.parts/backwards', '{"article":"b","sha256":""}\n{"article":"a","sha256":""}\n');
		const refuses = (files: readonly string[], why: RegExp) =>
			assert.rejects(
				run(terminal => merge(terminal, files, { failOn: 'error' })),
				(error: unknown) => error instanceof CommandError && why.test(error.message),
			);
		await refuses(['.parts/one', '.parts/one'], /must not be given twice/);
		await refuses(['.parts/report', '.parts/report'], /must not be given twice/);
		await refuses(['.parts/one', '.parts/report'], /one is a result of "analyze", but .*report is a report/);
		await refuses(['.parts/text'], /no result that can be merged/);
		await refuses(['.parts/backwards'], /not in the order/);
		await refuses(['.parts/nowhere'], /There is no such file/);
	});

	it('is not made of several corpora, whose results could not be told apart', async () => {
		write('b/corpus.yaml', 'standpoint: 1\n');
		write('c/corpus.yaml', 'standpoint: 1\n');
		rmSync(join(folder, 'corpus.yaml'));
		const shard = { number: 1, of: 2 };
		await assert.rejects(
			run(terminal => annotations(terminal, '.', shard)),
			/several corpora/,
		);
		await assert.rejects(
			run(terminal => analyze(terminal, ['b', 'c'], shard)),
			/name no more than one/,
		);
	});
});
