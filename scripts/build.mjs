// node scripts/build.mjs [--watch] [--production]
// Bundles the extension, the language server and the command-line tool into dist/.
// --production: minified, without source maps, with the licences of what is bundled; what goes into the .vsix.
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const bundles = [
	{ entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
	{ entryPoints: ['server/src/lsp/main-node.ts'], outfile: 'dist/server.js' },
	{ entryPoints: ['server/src/host/pool/worker.ts'], outfile: 'dist/worker.js' },
	{ entryPoints: ['server/src/cli/main.ts'], outfile: 'dist/cli.js', banner: { js: '#!/usr/bin/env node' } },
];

export async function build({ production = false, watch = false } = {}) {
	const outcomes = await Promise.allSettled(
		bundles.map(async bundle => {
			const options = {
				...bundle,
				absWorkingDir: root,
				bundle: true,
				platform: 'node',
				format: 'cjs',
				target: 'node20',
				// Else each evaluation of a literal with \p{…} makes a new RegExp.
				supported: { 'regexp-unicode-property-escapes': true },
				charset: 'utf8',
				logLevel: watch ? 'info' : 'warning',
				minify: production,
				// Names of functions show in the stack traces that people send.
				keepNames: production,
				sourcemap: !production,
				legalComments: 'none',
				metafile: production,
			};
			if (!watch) return (await esbuild.build(options)).metafile;
			await (await esbuild.context(options)).watch();
			return undefined;
		}),
	);
	const failure = outcomes.find(({ status }) => status === 'rejected');
	if (failure) throw new Error(`The build failed. ${failure.reason.message}`);
	if (production) writeLicences(outcomes.map(({ value }) => value));
	if (!watch) chmodSync(resolve(root, 'dist/cli.js'), 0o755);
}

/** The licences of the bundled packages ask to go with every copy. */
function writeLicences(metafiles) {
	const inputs = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
	const names = inputs.flatMap(path => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(path)?.[1] ?? []);
	const notices = [...new Set(names)].sort().map(name => {
		const folder = join(root, 'node_modules', name);
		const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
		const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
		const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licensed under ${license}.`;
		return `${name} ${version}\n\n${text}\n`;
	});
	const rule = `\n${'-'.repeat(80)}\n\n`;
	const head = 'Standpoint contains these packages under these licences.\n';
	writeFileSync(resolve(root, 'dist/LICENCES.txt'), [head, ...notices].join(rule));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const options = { production: process.argv.includes('--production'), watch: process.argv.includes('--watch') };
	// What is wrong has been printed by then.
	await build(options).catch(() => process.exit(1));
}
