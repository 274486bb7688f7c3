// node scripts/package.mjs [OUT.vsix]
// Builds for production and packs the extension: what .vscodeignore allows and nothing else.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export async function makePackage(out) {
	await build({ production: true });
	const vsce = join(root, 'node_modules', '@vscode', 'vsce', 'vsce');
	// Everything is bundled, so no dependency goes in.
	const flags = ['--no-dependencies', '--skip-license', '--allow-missing-repository', '--no-rewrite-relative-links'];
	const args = [vsce, 'package', ...flags, '--out', out];
	const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error(`The extension could not be packed:\n${stdout}${stderr}`);
	return stdout;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	console.log(await makePackage(resolve(process.argv[2] ?? join(root, `${name}-${version}.vsix`))));
}
