// node scripts/build.mjs [--watch] [--production]
// Bundles the extension, the language server and the command-line tool into dist/.
// --production: minified, without source maps; what goes into the .vsix.
import { chmodSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

const bundles = [
	{ entryPoints: ['client/src/extension.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
	{ entryPoints: ['server/src/lsp/main-node.ts'], outfile: 'dist/server.js' },
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
				charset: 'utf8',
				logLevel: watch ? 'info' : 'warning',
				minify: production,
				// Names of functions show in the stack traces that people send.
				keepNames: production,
				sourcemap: !production,
				legalComments: production ? 'linked' : 'none',
			};
			if (watch) await (await esbuild.context(options)).watch();
			else await esbuild.build(options);
		}),
	);
	const failure = outcomes.find(({ status }) => status === 'rejected');
	if (failure) throw failure.reason;
	if (!watch) chmodSync(resolve(root, 'dist/cli.js'), 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await build({ production: process.argv.includes('--production'), watch: process.argv.includes('--watch') });
}
