import { Command, CommanderError, Option } from 'commander';
import { version } from '../../../package.json';
import type { Shard } from '../corpus/shards';
import { nodeFiles } from '../host/node-files';
import { nodeResources } from '../host/resources';
import { analyze } from './analyze';
import { annotations } from './annotations';
import { buildIndex } from './build-index';
import { type CheckFormat, check, type FailOn } from './check';
import { diff } from './diff';
import { init } from './init';
import { lsp } from './lsp';
import { merge } from './merge';
import { installMergeDriver, mergeDriver } from './merge-driver';
import { shardOption } from './shard-option';
import { CommandError, type Terminal } from './terminal';

const terminal: Terminal = {
	cwd: process.cwd(),
	files: nodeFiles,
	resources: nodeResources({ log: warn }),
	print: line => print(`${line}\n`),
	warn,
};

const program = new Command('standpoint')
	.description('Corpus annotation: actors, who says what about whom, stances, and claims without a source.')
	.version(version)
	.showHelpAfterError('(add --help for the options)')
	.configureHelp({ helpWidth: 100 })
	.exitOverride();

program
	.command('init')
	.description('make a corpus of a folder of articles: corpus.yaml, and actors.yaml with suggested actors')
	.argument('[dir]', 'the folder', '.')
	.action((dir: string) => finish(init(terminal, dir)));

program
	.command('check')
	.description('report everything that is wrong or doubtful in a corpus')
	.argument('[dir]', 'the corpus, or a folder in it or above it', '.')
	.addOption(new Option('--format <format>', 'form of the report').choices(['text', 'json', 'sarif']).default('text'))
	.addOption(failOnOption())
	.addOption(shardOption())
	.action((dir: string, options: { readonly format: CheckFormat; readonly failOn: FailOn; readonly shard?: Shard }) =>
		finish(check(terminal, dir, options)),
	);

program
	.command('analyze')
	.description('print what the analysis finds, a line of JSON for each article; works without a corpus too')
	.argument('<path...>', 'articles, or folders of articles')
	.addOption(new Option('--format <format>', 'form of the output').choices(['jsonl']).default('jsonl'))
	.addOption(shardOption())
	.action((paths: readonly string[], { shard }: Sharded) => finish(analyze(terminal, paths, shard)));

program
	.command('annotations')
	.description('print every annotation where it stands in the text as it is now, a line of JSON for each')
	.argument('[dir]', 'the corpus, or a folder in it or above it', '.')
	.addOption(new Option('--format <format>', 'form of the output').choices(['jsonl']).default('jsonl'))
	.addOption(shardOption())
	.action((dir: string, { shard }: Sharded) => finish(annotations(terminal, dir, shard)));

program
	.command('index')
	.description('read a corpus and keep what was worked out, so that the next start and the other commands are quick')
	.argument('[dir]', 'the corpus, or a folder in it or above it', '.')
	.addOption(new Option('--format <format>', 'form of the counts').choices(['text', 'json']).default('text'))
	.addOption(shardOption())
	.option('--verify', 'also read all files anew, and exit with 1 if what was kept of them is not the same')
	.action((dir: string, options: Sharded & { readonly format: 'text' | 'json'; readonly verify?: boolean }) =>
		finish(buildIndex(terminal, dir, options)),
	);

program
	.command('merge')
	.description('join what check, analyze or annotations printed for the parts of a corpus (--shard)')
	.argument('<file...>', 'the results of all parts: JSON or SARIF reports, or lines of JSON')
	.addOption(
		new Option('--format <format>', 'form of a report; as the files are by default').choices(['text', 'json', 'sarif']),
	)
	.addOption(failOnOption())
	.action((files: readonly string[], options: { readonly format?: CheckFormat; readonly failOn: FailOn }) =>
		finish(merge(terminal, files, options)),
	);

program
	.command('diff')
	.description('tell what changed in the annotations since a commit, or between two commits')
	.argument('<rev>', 'a commit')
	.argument('[rev2]', 'another commit; the files as they are now where it is left out')
	.addOption(new Option('--format <format>', 'form of the output').choices(['text', 'json']).default('text'))
	.action((rev: string, rev2: string | undefined, options: { readonly format: 'text' | 'json' }) =>
		finish(diff(terminal, [rev, rev2], options.format)),
	);

program
	.command('merge-driver')
	.description('merge annotation files for git: by annotation and field, with conflicts only where people disagree')
	.argument('[base]', 'the common version (%O)')
	.argument('[ours]', 'our version, replaced by the result (%A)')
	.argument('[theirs]', 'their version (%B)')
	.argument('[size]', 'length of the conflict markers (%L)', '7')
	.argument('[path]', 'the path of the file, for messages (%P)')
	.option('--install [dir]', 'set up the git repository of a folder to merge with this command')
	.action((base, ours, theirs, size: string, shown, options: { readonly install?: true | string }) =>
		finish(
			options.install === undefined
				? mergeDriver(terminal, [base, ours, theirs], size, shown)
				: installMergeDriver(terminal, options.install === true ? '.' : options.install, __filename),
		),
	);

program
	.command('lsp')
	.description('run the language server, for any editor')
	.requiredOption('--stdio', 'talk over standard input and output')
	.action(() => lsp());

interface Sharded {
	readonly shard?: Shard;
}

function failOnOption(): Option {
	return new Option('--fail-on <severity>', 'exit with 1 if there is a problem at or above this severity')
		.choices(['error', 'warning', 'information', 'hint', 'never'])
		.default('error');
}

/** Runs a command and keeps its exit code, letting the output drain by itself. */
async function finish(command: Promise<number>): Promise<void> {
	process.exitCode = await command;
}

/** A reader such as `head` may go before all is written: that is no error. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	process.exit(error.code === 'EPIPE' ? 0 : 2);
});

function warn(message: string): void {
	process.stderr.write(`standpoint: ${message}\n`);
}

function print(text: string): Promise<void> | undefined {
	if (process.stdout.write(text)) return undefined;
	return new Promise(resolve => process.stdout.once('drain', () => resolve()));
}

program.parseAsync().catch((error: unknown) => {
	if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
	else if (error instanceof CommandError) {
		terminal.warn(error.message);
		process.exitCode = 2;
	} else throw error;
});
