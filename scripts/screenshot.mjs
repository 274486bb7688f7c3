// A picture of the real editor with this extension: builds it, opens a folder and a file in code-server, acts, shoots.
//
//   node scripts/screenshot.mjs OUT.png --folder DIR [--file FILE [--line N --column N | --find TEXT]]
//        [--hover] [--keys "F8 Control+Shift+M"] [--command ID]... [--type TEXT] [--wait MS] [--size 1400x900]
//        [--theme "Default Light Modern"] [--setting KEY=JSON]... [--sidebar] [--vsix FILE] [--no-build]
//
// FILE may be relative to DIR. --line and --column count from 1; --find puts the cursor into the first occurrence of
// TEXT instead. Then come, in the order of the command line: --hover (shows the hover at the cursor), --command ID
// (runs a command by its id), --keys (key chords as playwright names them, separated by blanks), --type (types text),
// --wait (milliseconds, to let things settle). The side bar is hidden unless --sidebar is given.
// The folder is opened as it is: what is saved there stays. --vsix installs that package instead of this checkout.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installCodeServer, installVsixInCodeServer, startCodeServer } from './vscode/code-server.mjs';
import { launchChromium, workbenchUrl } from './vscode/workbench.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const flags = new Set(['hover', 'sidebar', 'no-build']);

const { out, options, actions } = readArguments(process.argv.slice(2));
if (!out) {
	console.error(
		readFileSync(fileURLToPath(import.meta.url), 'utf8')
			.split('\nimport')[0]
			.replaceAll(/^\/\/ ?/gm, ''),
	);
	process.exit(2);
}
const folder = resolve(options.folder ?? join(root, 'sample'));
const file = options.file && resolve(folder, options.file);
const scratch = mkdtempSync(join(tmpdir(), 'shot-'));
let server;
let browser;
try {
	if (!options['no-build'] && !options.vsix) await build().catch(error => console.error(error.message));
	installCodeServer();
	const extensionsDir = join(scratch, 'extensions');
	if (options.vsix) installVsixInCodeServer(resolve(options.vsix), extensionsDir);
	// Commands are run by id through a chord of their own: the palette knows only titles.
	const commands = actions.filter(([name]) => name === 'command').map(([, id]) => id);
	server = await startCodeServer({
		extensionsDir,
		settings: settings(options),
		keybindings: commands.map((command, index) => ({ key: chord(index).code, command })),
	});
	browser = await launchChromium();
	const [width, height] = (options.size ?? '1400x900').split('x').map(Number);
	const page = await browser.newPage({ viewport: { width, height } });
	const [line, column] = options.find
		? find(file, options.find)
		: [Number(options.line ?? 1), Number(options.column ?? 1)];
	const developmentPath = options.vsix ? undefined : root;
	await page.goto(workbenchUrl(server.origin, { folder, developmentPath, openFile: file, line, column }));
	await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
	if (file) {
		await page
			.locator('.tab', { hasText: basename(file) })
			.first()
			.waitFor({ timeout: 60_000 });
		await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 60_000 });
	}
	if (!options.sidebar) await page.keyboard.press('Control+b');
	await page.waitForTimeout(6000); // the extension starts and reads the folder
	if (file)
		await page
			.locator('.editor-group-container.active .monaco-editor')
			.first()
			.click({ position: { x: 4, y: 4 } })
			.catch(() => {});
	if (file) await goTo(page, line, column);
	let chords = 0;
	for (const [name, value] of actions) {
		if (name === 'hover') await press(page, 'Control+k Control+i');
		if (name === 'command') await press(page, chord(chords++).keys);
		if (name === 'keys') await press(page, value);
		if (name === 'type') await page.keyboard.type(value, { delay: 20 });
		if (name === 'wait') await page.waitForTimeout(Number(value));
		await page.waitForTimeout(1200);
	}
	await page.waitForTimeout(800);
	await page.screenshot({ path: out });
	console.log(`wrote ${out}`);
} catch (error) {
	await browser
		?.contexts()[0]
		?.pages()[0]
		?.screenshot({ path: out })
		.catch(() => {});
	console.error(error.message);
	process.exitCode = 1;
} finally {
	await browser?.close();
	server?.stop();
	rmSync(scratch, { recursive: true, force: true });
}

function readArguments(args) {
	const parsed = { out: undefined, options: { setting: [] }, actions: [] };
	while (args.length > 0) {
		const arg = args.shift();
		if (!arg.startsWith('--')) {
			parsed.out = arg;
			continue;
		}
		const name = arg.slice(2);
		const value = flags.has(name) ? true : args.shift();
		if (['hover', 'command', 'keys', 'type', 'wait'].includes(name)) parsed.actions.push([name, value]);
		else if (name === 'setting') parsed.options.setting.push(value);
		else parsed.options[name] = value;
	}
	return parsed;
}

function settings({ theme, setting }) {
	const chosen = Object.fromEntries(
		setting.map(pair => [pair.slice(0, pair.indexOf('=')), JSON.parse(pair.slice(pair.indexOf('=') + 1))]),
	);
	return {
		'workbench.colorTheme': theme ?? 'Default Light Modern',
		'window.commandCenter': false,
		'window.customTitleBarVisibility': 'never',
		'workbench.layoutControl.enabled': false,
		...chosen,
	};
}

/** Line and column, from 1, of the middle of the first occurrence. */
function find(path, wanted) {
	const before = readFileSync(path, 'utf8').split(wanted, 2)[0].split('\n');
	return [before.length, before.at(-1).length + 1 + Math.floor(wanted.length / 2)];
}

async function goTo(page, line, column) {
	await page.keyboard.press('Control+g');
	await page.waitForTimeout(300);
	await page.keyboard.type(`${line}:${column}`);
	await page.keyboard.press('Enter');
	await page.waitForTimeout(500);
}

async function press(page, keys) {
	for (const key of keys.split(' ')) await page.keyboard.press(key);
}

/** A chord that nothing else is bound to, as VS Code and as playwright spell it. */
function chord(index) {
	const digit = index % 10;
	return { code: `ctrl+k ctrl+alt+${digit}`, keys: `Control+k Control+Alt+${digit}` };
}
