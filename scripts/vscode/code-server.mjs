// A real VS Code where none can be downloaded: the npm package code-server and the Node it needs, in .vscode-test/.
// `node scripts/vscode/code-server.mjs` installs it; the scripts beside this one do so when they need it.
//
// Why it is done this way:
// - A plain `npm install code-server` compiles native modules (kerberos, sqlite3, …) for minutes and needs exactly
//   Node 24. Without install scripts nothing is compiled, and VS Code does without the modules that are missing then.
// - A built VS Code ignores extensionDevelopmentPath and extensionTestsPath in a window's address unless its server
//   runs with --enable-smoke-test-driver.
// - Port 0 and the port read from the log avoid clashes; a short data directory keeps its sockets under 107 characters.
// - The server is its own process group and is ended as one: orphaned extension hosts would spin.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = '4.139.1'; // VS Code 1.139.1
const nodeVersion = '24.21.0';

const home = fileURLToPath(new URL('../../.vscode-test/code-server', import.meta.url));
const entry = join(home, 'node_modules', 'code-server', 'out', 'node', 'entry.js');
const node = join(home, 'node');
const stamp = join(home, `installed-${version}-node${nodeVersion}`);

export const canHaveCodeServer = () => process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);
export const codeServerInstalled = () => existsSync(stamp);

/** Installs code-server unless it is there: about half a minute, 0.8 GB. Throws where npm cannot fetch it. */
export function installCodeServer() {
	if (codeServerInstalled()) return;
	if (!canHaveCodeServer()) throw new Error('code-server from npm runs on Linux (x64, arm64) only');
	console.log('Installing code-server (a VS Code from npm) in .vscode-test/code-server: about a minute …');
	const nodePackage = `node-linux-${process.arch}`;
	rmSync(home, { recursive: true, force: true });
	mkdirSync(home, { recursive: true });
	writeFileSync(join(home, 'package.json'), '{ "name": "code-server-home", "private": true }\n');
	const npm = (cwd, env, ...args) =>
		execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args], {
			cwd,
			env,
			stdio: ['ignore', 'ignore', 'inherit'],
		});
	npm(home, npmEnvironment(), `${nodePackage}@${nodeVersion}`, `code-server@${version}`);
	const nodeHome = join(home, 'node_modules', nodePackage, 'bin');
	symlinkSync(join('node_modules', nodePackage, 'bin', 'node'), node);
	// Not `npm ci`: the lock file that code-server ships is out of step with its package.json.
	const env = { ...npmEnvironment(), PATH: `${nodeHome}${delimiter}${process.env.PATH}` };
	npm(join(dirname(dirname(dirname(entry))), 'lib', 'vscode'), env, '--omit=dev');
	writeFileSync(stamp, '');
}

/** npm's own variables would tell the inner npm that it works on this project. */
function npmEnvironment() {
	const inherited = /^npm_(package|lifecycle|config_(local_prefix|prefix|global_prefix|omit|include))/;
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !inherited.test(name)));
}

/** What makes a window quiet, on a desktop too. */
export const defaultSettings = {
	'telemetry.telemetryLevel': 'off',
	'workbench.startupEditor': 'none',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'chat.disableAIFeatures': true,
	'extensions.autoCheckUpdates': false,
	'extensions.autoUpdate': false,
	'git.enabled': false,
	// As in a desktop VS Code; in the browser it is on by default.
	'files.autoSave': 'off',
};

/**
 * Starts code-server on a free loopback port.
 * @returns its address, `stop`, which ends it with everything it started and removes its data, and `ended`.
 */
export async function startCodeServer({
	extensionsDir,
	settings = {},
	userFiles = {},
	keybindings = [],
	env = {},
	log = () => {},
} = {}) {
	const data = mkdtempSync(join(tmpdir(), 'cs-'));
	mkdirSync(join(data, 'User'));
	writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify({ ...defaultSettings, ...settings }, null, '\t'));
	writeFileSync(join(data, 'User', 'keybindings.json'), JSON.stringify(keybindings));
	writeUserFiles(data, userFiles);
	const args = [
		...base(data, extensionsDir ?? join(data, 'extensions')),
		...['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check'],
		...['--disable-workspace-trust', '--disable-getting-started-override'],
		...['--vscode-option', 'enable-smoke-test-driver'],
	];
	const child = spawn(node, args, {
		env: { ...cleanEnvironment(env), XDG_DATA_HOME: data, STANDPOINT_E2E_USER: join(data, 'User') },
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	const stop = () => {
		try {
			process.kill(-child.pid, 'SIGKILL');
		} catch {
			// It has ended by itself.
		}
		rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	};
	try {
		const ended = new Promise(resolve => child.once('exit', resolve));
		return { origin: await address(child, log), stop, ended };
	} catch (error) {
		stop();
		throw error;
	}
}

/** Installs a .vsix into a directory of extensions, as a person would. */
export function installVsixInCodeServer(vsix, extensionsDir) {
	const data = mkdtempSync(join(tmpdir(), 'cs-'));
	try {
		const { status, stderr } = spawnSync(node, [...base(data, extensionsDir), '--install-extension', vsix], {
			env: { ...cleanEnvironment({}), XDG_DATA_HOME: data },
			encoding: 'utf8',
		});
		if (status !== 0) throw new Error(`The extension could not be installed: ${stderr}`);
	} finally {
		rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** Without a --config of its own it would write into the person's home directory. */
function base(data, extensionsDir) {
	const config = join(data, 'config.yaml');
	writeFileSync(config, 'auth: none\n');
	return [entry, '--config', config, '--user-data-dir', data, '--extensions-dir', extensionsDir];
}

/** Nothing inherited from a VS Code that this may itself be running in, and no look-ups in an extension gallery. */
function cleanEnvironment(extra) {
	const foreign = /^(VSCODE_(?!TEST)|ELECTRON_|CODE_SERVER_|PASSWORD$|HASHED_PASSWORD$|PORT$)/;
	const env = Object.fromEntries(Object.entries({ ...process.env, ...extra }).filter(([name]) => !foreign.test(name)));
	return { ...env, EXTENSIONS_GALLERY: '{"serviceUrl":"http://127.0.0.1:9"}' };
}

function address(child, log) {
	return new Promise((resolve, reject) => {
		let seen = '';
		const read = text => {
			log(text);
			seen += text;
			const match = /HTTP server listening on (http:\/\/[^\s/]+)/.exec(seen);
			if (match) resolve(match[1]);
		};
		child.stdout.setEncoding('utf8').on('data', read);
		child.stderr.setEncoding('utf8').on('data', read);
		child.once('error', reject);
		child.once('exit', code => reject(new Error(`code-server ended with ${code}\n${seen}`)));
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) installCodeServer();

/** Lays files into the user folder of VS Code's data. */
export function writeUserFiles(data, files = {}) {
	for (const [path, text] of Object.entries(files)) {
		const file = join(data, 'User', path);
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, text);
	}
}
