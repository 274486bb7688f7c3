// node scripts/e2e.mjs [SUITE…]
// The tests inside a real VS Code. Each folder of test/e2e is a suite with a window of its own, opened on a folder made
// for it, so that nothing that a test writes touches this checkout. The extension must have been built.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { makePackage } from './package.mjs';
import { chooseVSCode } from './vscode/choose.mjs';
import { installVsix } from './vscode/install-vsix.mjs';
import { runSuite } from './vscode/run-suite.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sharedCorpus = join(root, '..', 'shared', 'corpus');

/** What each suite's window opens; a suite that cannot be here returns undefined. */
const suites = {
	// The sample corpus, with this checkout as the extension.
	sample: scratch => ({ folder: copyOf(join(root, 'sample'), scratch) }),
	// The sample corpus again, for articles that are edited, renamed and deleted; a save was cut off when VS Code died.
	anchors: scratch => {
		const folder = copyOf(join(root, 'sample'), scratch);
		const text = 'standpoint: 1\nannotations: []\n# All of it was saved.\n';
		const file = join(folder, 'articles', 'cut-off.txt.ann.yaml');
		writeFileSync(join(folder, 'articles', 'cut-off.txt'), 'The lock is open.\n');
		writeFileSync(file, text.slice(0, 20));
		const note = JSON.stringify({ uri: pathToFileURL(file).href, text });
		return { folder, userFiles: { 'globalStorage/standpoint.standpoint/saves/1000-0.json': note } };
	},
	// The sample corpus, for an annotator who has no file yet.
	annotate: scratch => ({
		folder: copyOf(join(root, 'sample'), scratch),
		settings: { 'standpoint.annotator': 'ada' },
	}),
	// The same in a window of its own, for what is done before all has started.
	'just-opened': scratch => ({ folder: copyOf(join(root, 'sample'), scratch) }),
	// The sample corpus, for one of its two annotators.
	layers: scratch => ({
		folder: copyOf(join(root, 'sample'), scratch),
		settings: { 'standpoint.annotator': 'mara' },
	}),
	// A folder of articles that is no corpus yet.
	folder: scratch => {
		const folder = join(scratch, 'folder');
		cpSync(join(root, 'sample', 'articles'), folder, { recursive: true, filter: path => !path.endsWith('.yaml') });
		return { folder };
	},
	// A window with two folders, each a corpus, with an actor of the same name in both.
	'two-corpora': scratch => {
		const folders = ['harbour master', 'opera singer'].map((office, index) => {
			const folder = join(scratch, `corpus-${index}`);
			mkdirSync(join(folder, 'articles'), { recursive: true });
			writeFileSync(join(folder, 'corpus.yaml'), `standpoint: 1\nname: The ${office}\n`);
			const actor = `actors:\n  lund:\n    name: Mara Lund\n    kind: person\n    roles: [{title: ${office}}]\n`;
			writeFileSync(join(folder, 'actors.yaml'), actor);
			const article = `A new ${office}\n\nMara Lund is the new ${office}, the town said on Friday.\n\nLund takes over in May.\n`;
			writeFileSync(join(folder, 'articles', '2024-01-05-news.txt'), article);
			return { path: folder };
		});
		const workspace = join(scratch, 'two.code-workspace');
		writeFileSync(workspace, JSON.stringify({ folders }));
		return { folder: workspace };
	},
	// The sample corpus in a git repository of its own, for VS Code's git extension.
	git: scratch => {
		const folder = copyOf(join(root, 'sample'), scratch);
		const git = (...args) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
		git('init', '--quiet', '--initial-branch=main');
		git('config', 'user.name', 'Mara Lehn');
		git('config', 'user.email', 'mara@example.org');
		git('config', 'commit.gpgsign', 'false');
		git('add', '--all');
		git('commit', '--quiet', '--message', 'The sample');
		return { folder, settings: { 'git.enabled': true, 'git.autofetch': false } };
	},
	// Five real articles, where they exist, with the actors written for them.
	'real-articles': scratch => {
		if (!existsSync(sharedCorpus)) return undefined;
		const folder = join(scratch, 'corpus');
		cpSync(sharedCorpus, join(folder, 'articles'), { recursive: true });
		cpSync(join(root, 'test', 'acceptance', 'actors.yaml'), join(folder, 'actors.yaml'));
		writeFileSync(join(folder, 'corpus.yaml'), 'standpoint: 1\nname: Five articles\n');
		return { folder };
	},
	// The packaged extension, installed as a person would.
	installed: async (scratch, vscode) => {
		const vsix = join(scratch, 'standpoint.vsix');
		await makePackage(vsix);
		const extensionsDir = join(scratch, 'extensions');
		installVsix(vscode, vsix, extensionsDir);
		// VS Code runs tests only with some extension under development: an empty one.
		const developmentPath = join(scratch, 'empty-extension');
		mkdirSync(developmentPath);
		const manifest = { name: 'empty', publisher: 'test', version: '0.0.1', engines: { vscode: '*' } };
		writeFileSync(join(developmentPath, 'package.json'), JSON.stringify(manifest));
		return { folder: copyOf(join(root, 'sample'), scratch), extensionsDir, developmentPath };
	},
};

const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : Object.keys(suites);
let vscode;
try {
	vscode = await chooseVSCode();
} catch (error) {
	console.error(error.message);
	process.exit(1);
}
console.log(`VS Code: ${vscode.executable ?? 'code-server with Chromium'}`);
await buildTests();
for (const name of names) {
	const scratch = mkdtempSync(join(tmpdir(), 'standpoint-'));
	try {
		const suite = await suites[name](scratch, vscode);
		if (!suite) {
			console.log(`\n${name}: nothing to test here`);
			continue;
		}
		const testsPath = join(root, 'out', 'e2e', 'run');
		const env = { STANDPOINT_E2E_SUITE: name };
		const passed = await runSuite(vscode, { name, developmentPath: root, testsPath, env, ...suite });
		if (!passed) process.exitCode = 1;
	} catch (error) {
		console.error(`${name}: ${error.message}`);
		process.exitCode = 1;
	} finally {
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}

function copyOf(folder, scratch) {
	const copy = join(scratch, 'corpus');
	cpSync(folder, copy, { recursive: true });
	return copy;
}

/** Each test file becomes one bundle; mocha, which is an ES module, stays outside. */
async function buildTests() {
	const tests = Object.keys(suites).flatMap(suite =>
		readdirSync(join(root, 'test', 'e2e', suite)).map(file => `test/e2e/${suite}/${file}`),
	);
	rmSync(join(root, 'out', 'e2e'), { recursive: true, force: true });
	await build({
		absWorkingDir: root,
		entryPoints: ['test/e2e/run.ts', ...tests.filter(file => file.endsWith('.test.ts'))],
		outdir: 'out/e2e',
		outbase: 'test/e2e',
		bundle: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		external: ['vscode', 'mocha'],
		sourcemap: 'inline',
		// `import('mocha')` must stay an import: mocha cannot be required.
		supported: { 'dynamic-import': true },
		logLevel: 'warning',
	});
}
