// Installs a packed extension into a directory of extensions, with the VS Code that will use it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { installVsixInCodeServer } from './code-server.mjs';

/** @param vscode what `chooseVSCode` returned */
export function installVsix(vscode, vsix, extensionsDir) {
	if (vscode.kind === 'code-server') return installVsixInCodeServer(vsix, extensionsDir);
	const data = mkdtempSync(join(tmpdir(), 'vs-'));
	try {
		const cli = resolveCliPathFromVSCodeExecutablePath(vscode.executable);
		const args = ['--user-data-dir', data, '--extensions-dir', extensionsDir, '--install-extension', vsix];
		const { status, stderr } = spawnSync(cli, args, {
			encoding: 'utf8',
			shell: process.platform === 'win32',
		});
		if (status !== 0) throw new Error(`The extension could not be installed: ${stderr}`);
	} finally {
		rmSync(data, { recursive: true, force: true });
	}
}
