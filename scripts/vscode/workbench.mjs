// The window of code-server: its workbench in a headless Chromium.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export function findChromium() {
	const places = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)));
	const found = [process.env.CHROMIUM_PATH, ...places].find(path => path && existsSync(path));
	if (!found) throw new Error('No Chromium found. Install it (apt-get install chromium) or set CHROMIUM_PATH to one.');
	return found;
}

export const launchChromium = () =>
	chromium.launch({
		executablePath: findChromium(),
		args: [
			...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
			...['--disable-component-update', '--disable-sync'],
		],
	});

/** The address of a window. Paths are absolute paths on this machine. */
export function workbenchUrl(origin, { folder, developmentPath, testsPath, openFile, line, column }) {
	const remote = path => `vscode-remote://${new URL(origin).host}${encodeURI(path)}`;
	const payload = [['skipWelcome', 'true']];
	if (developmentPath) payload.push(['extensionDevelopmentPath', remote(developmentPath)]);
	if (testsPath) payload.push(['extensionTestsPath', remote(testsPath)]);
	if (openFile) payload.push(['openFile', remote(line ? `${openFile}:${line}:${column ?? 1}` : openFile)]);
	if (openFile && line) payload.push(['gotoLineMode', 'true']);
	const kind = folder?.endsWith('.code-workspace') ? 'workspace' : 'folder';
	const open = folder ? `${kind}=${encodeURIComponent(folder)}` : 'ew=true';
	return `${origin}/?${open}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}
