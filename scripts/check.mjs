// node scripts/check.mjs
// Types, lint, format and layers; changes nothing. Prints one line a check in mocha's words, for test.mjs to count.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const checks = {
	'the types fit': ['node_modules/typescript/bin/tsc', '-p', '.'],
	'the pure layers compile without Node’s types': ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.pure.json'],
	'lint and format': ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
	'imports keep to the layers': ['scripts/check-layers.mjs'],
};

let failing = 0;
for (const [name, args] of Object.entries(checks)) {
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
	console.log(`  ${status === 0 ? '✔' : '✖'} ${name}`);
	if (status === 0) continue;
	failing++;
	console.log(`${stdout}${stderr}`);
}
console.log(`\n  ${Object.keys(checks).length - failing} passing`);
if (failing > 0) console.log(`  ${failing} failing`);
process.exitCode = failing > 0 ? 1 : 0;
