// npm start [FOLDER]
// Opens the sample corpus (or a folder) in VS Code with this extension: in the `code` on the PATH if there is one, else in
// a local code-server, whose address is printed. Runs until Ctrl+C.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installCodeServer, startCodeServer } from './vscode/code-server.mjs';
import { workbenchUrl } from './vscode/workbench.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(root, 'sample'));

await build().catch(() => process.exit(1));
if (!openInDesktop()) await openInCodeServer();

/** Returns whether there is a `code`; it opens a window and ends at once. */
function openInDesktop() {
	const args = [`--extensionDevelopmentPath=${root}`, folder];
	const { error, status } = spawnSync('code', args, { stdio: 'inherit', shell: process.platform === 'win32' });
	return !error && status === 0;
}

async function openInCodeServer() {
	installCodeServer();
	const server = await startCodeServer({ settings: { 'explorer.fileNesting.enabled': true } });
	let isStopping = false;
	const stop = () => {
		if (isStopping) return;
		isStopping = true;
		server.stop();
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
	console.log('\nThe corpus is open in a VS Code on this machine. Open this address in a browser; Ctrl+C ends it:\n');
	console.log(`  ${workbenchUrl(server.origin, { folder, developmentPath: root })}\n`);
	await server.ended;
	stop();
}
