// node scripts/test.mjs [SUITE…]
// Runs the suites (all by default) and sums them up: the last line is `N passed, N failed`.
// Exit code 1 if a test failed or a suite could not run, which counts as one failure.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const mocha = folder => ['node_modules/mocha/bin/mocha.js', '--spec', `test/${folder}/**/*.test.ts`];
const suites = {
	check: ['scripts/check.mjs'],
	unit: mocha('unit'),
	acceptance: mocha('acceptance'),
	lsp: mocha('lsp'),
	cli: mocha('cli'),
	e2e: ['scripts/e2e.mjs'],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !(name in suites));
if (unknown.length > 0) {
	console.error(`No such suite: ${unknown.join(', ')}. There are ${Object.keys(suites).join(', ')}.`);
	process.exit(2);
}

const results = [];
try {
	await build();
	for (const name of wanted.length > 0 ? wanted : Object.keys(suites)) {
		console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
		results.push({ name, ...(await run(suites[name])) });
	}
} catch (error) {
	results.push({ name: 'build', passed: 0, failed: 1, note: `  (${error.message})` });
}

console.log('');
for (const { name, passed, failed, note } of results) {
	console.log(`${name.padEnd(12)}${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed${note}`);
}
const sum = key => results.reduce((total, result) => total + result[key], 0);
process.exitCode = sum('failed') > 0 ? 1 : 0;
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);

/** Runs a suite, showing what it prints, and counts what mocha reports: each of its reports has a line of each kind. */
function run(args) {
	return new Promise(resolve => {
		const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
		let output = '';
		child.stdout.setEncoding('utf8').on('data', text => {
			process.stdout.write(text);
			output += text;
		});
		child.once('error', error => resolve({ passed: 0, failed: 1, note: `  (could not run: ${error.message})` }));
		child.once('close', code => {
			const passed = count(output, 'passing');
			const failed = count(output, 'failing');
			const broken = failed === 0 && (code !== 0 || passed === 0);
			resolve({ passed, failed: broken ? 1 : failed, note: broken ? '  (could not run to its end)' : '' });
		});
	});
}

function count(output, kind) {
	// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
	const plain = output.replaceAll(/\u001b\[[0-9;]*m/g, '');
	return [...plain.matchAll(new RegExp(`^ +(\\d+) ${kind}\\b`, 'gm'))].reduce(
		(sum, match) => sum + Number(match[1]),
		0,
	);
}
