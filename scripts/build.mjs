// node scripts/build.mjs [--watch] [--production]
// Bundles the extension, the language server and the command-line tool into dist/.
// --production: minified, without source maps; what goes into the .vsix.
import { chmodSync, existsSync } from 'node:fs';
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
	const contexts = [];
	for (const bundle of bundles.filter(({ entryPoints: [entry] }) => existsSync(resolve(root, entry)))) {
		const options = {
			...bundle,
			absWorkingDir: root,
			bundle: true,
			platform: 'node',
			format: 'cjs',
			target: 'node20',
			charset: 'utf8',
			logLevel: 'warning',
			minify: production,
			// Names of functions and classes show in the stack traces that people send.
			keepNames: production,
			sourcemap: !production,
			legalComments: production ? 'linked' : 'none',
		};
		if (watch) contexts.push(await esbuild.context({ ...options, logLevel: 'info' }));
		else await esbuild.build(options);
	}
	await Promise.all(contexts.map(context => context.watch()));
	const cli = resolve(root, 'dist/cli.js');
	if (existsSync(cli)) chmodSync(cli, 0o755);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await build({ production: process.argv.includes('--production'), watch: process.argv.includes('--watch') });
}
