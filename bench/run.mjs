// npm run bench [-- NAME…]
// Runs the benchmarks of this folder (all, or those named) one after the other, each in a process of its own, and bundled
// as the program is: what is measured is the code that people run.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { build } from '../scripts/build.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const all = readdirSync(here)
	.filter(name => name.endsWith('.bench.ts'))
	.map(name => name.slice(0, -'.bench.ts'.length));
const wanted = process.argv.slice(2);
const unknown = wanted.filter(name => !all.includes(name));
if (unknown.length > 0) {
	console.error(`There is no benchmark ${unknown.join(', ')}; there are: ${all.join(', ')}.`);
	process.exit(2);
}
await build();
let failed = false;
for (const name of wanted.length > 0 ? wanted : all) {
	console.log(`\n# ${name}`);
	const outfile = `${here}../out/bench/${name}.js`;
	await esbuild.build({
		entryPoints: [`${here}${name}.bench.ts`],
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node20',
		// Else each evaluation of a literal with \p{…} makes a new RegExp.
		supported: { 'regexp-unicode-property-escapes': true },
		charset: 'utf8',
		define: { __dirname: JSON.stringify(here) },
		logLevel: 'warning',
	});
	const { status } = spawnSync(process.execPath, [outfile], { stdio: 'inherit' });
	failed ||= status !== 0;
}
process.exit(failed ? 1 : 0);
