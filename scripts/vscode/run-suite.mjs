// Runs a test suite inside the extension host of a real VS Code.
import {
	closeSync,
	createWriteStream,
	mkdirSync,
	mkdtempSync,
	openSync,
	readSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { defaultSettings, startCodeServer, writeUserFiles } from './code-server.mjs';
import { lendHands } from './hands.mjs';
import { launchChromium, workbenchUrl } from './workbench.mjs';

const logs = fileURLToPath(new URL('../../.vscode-test', import.meta.url));
const timeLimit = Number(process.env.STANDPOINT_TEST_TIMEOUT_MS ?? 600_000);

/**
 * @param vscode what `chooseVSCode` returned
 * @param suite `{ name, folder, developmentPath, testsPath, extensionsDir?, settings?, userFiles?, env? }`, paths absolute;
 * `userFiles` is what VS Code's user folder holds beforehand, by path
 * @returns whether all tests passed; what mocha reports has been printed by then
 */
export async function runSuite(vscode, suite) {
	return vscode.kind === 'desktop' ? runInDesktop(vscode.executable, suite) : runInCodeServer(suite);
}

async function runInDesktop(
	vscodeExecutablePath,
	{ folder, developmentPath, testsPath, extensionsDir, settings, userFiles, env },
) {
	mkdirSync(logs, { recursive: true });
	const data = mkdtempSync(join(tmpdir(), 'vs-'));
	mkdirSync(join(data, 'User'));
	writeFileSync(join(data, 'User', 'settings.json'), JSON.stringify({ ...defaultSettings, ...settings }));
	writeUserFiles(data, userFiles);
	const port = await freePort();
	let isOver = false;
	const hands = await lendHands(
		desktopWindow(port, () => isOver),
		logs,
	);
	try {
		await runTests({
			vscodeExecutablePath,
			extensionDevelopmentPath: developmentPath,
			extensionTestsPath: testsPath,
			extensionTestsEnv: { ...env, STANDPOINT_E2E_HANDS: hands.address, STANDPOINT_E2E_USER: join(data, 'User') },
			launchArgs: [
				folder,
				`--user-data-dir=${data}`,
				`--remote-debugging-port=${port}`,
				...(extensionsDir ? [`--extensions-dir=${extensionsDir}`] : ['--disable-extensions']),
			],
		});
		return true;
	} catch {
		return false;
	} finally {
		isOver = true;
		hands.close();
		rmSync(data, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** The window of a desktop VS Code that opens a port for debuggers, once it is there; undefined where all was over before. */
async function desktopWindow(port, isOver) {
	while (!isOver()) {
		try {
			const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
			const pages = browser.contexts().flatMap(context => context.pages());
			const found = pages.find(page => page.url().includes('workbench'));
			if (found) return found;
			await browser.close();
		} catch {
			// It has not started yet.
		}
		await new Promise(resolve => setTimeout(resolve, 500));
	}
}

function freePort() {
	const server = createServer();
	return new Promise(resolve => {
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}

async function runInCodeServer({ name, folder, developmentPath, testsPath, extensionsDir, settings, userFiles, env }) {
	mkdirSync(logs, { recursive: true });
	const log = openLog(join(logs, `e2e-${name}.log`));
	const picture = join(logs, `e2e-${name}.png`);
	const scratch = mkdtempSync(join(tmpdir(), 'e2e-'));
	const report = followFile(join(scratch, 'report.txt'));
	let server;
	let browser;
	let takeWindow;
	const hands = await lendHands(
		new Promise(resolve => {
			takeWindow = resolve;
		}),
		logs,
	);
	const close = async () => {
		report.stop();
		hands.close();
		await browser?.close().catch(() => {});
		server?.stop();
		rmSync(scratch, { recursive: true, force: true });
		await log.end();
	};
	const interrupt = () => void close().then(() => process.exit(130));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, interrupt);
	try {
		server = await startCodeServer({
			extensionsDir,
			settings,
			userFiles,
			env: { ...env, STANDPOINT_E2E_REPORT: report.path, STANDPOINT_E2E_HANDS: hands.address },
			log: log.write,
		});
		browser = await launchChromium();
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		// As a person allows it when VS Code first asks: cutting in the Explorer waits for that.
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin });
		takeWindow(page);
		page.on('pageerror', error => log.write(`[page error] ${error.stack ?? error}`));
		page.on('console', message => log.write(`[console ${message.type()}] ${message.text()}`));
		const code = exitCode(page, log);
		await page.goto(workbenchUrl(server.origin, { folder, developmentPath, testsPath }));
		try {
			return (await code) === 0;
		} catch (error) {
			await page.screenshot({ path: picture }).catch(() => {});
			throw error;
		}
	} catch (error) {
		console.error(`${error.message}\nSee ${log.path} and ${picture}.`);
		return false;
	} finally {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(signal, interrupt);
		await close();
	}
}

/** VS Code calls two functions when they exist on its window: one with log lines, one with the suite's exit code. */
function exitCode(page, log) {
	const code = new Promise((resolve, reject) => {
		page.on('crash', () => reject(new Error('The window crashed.')));
		page.on('close', () => reject(new Error('The window was closed.')));
		const tooLate = () => reject(new Error(`No result within ${timeLimit} ms (STANDPOINT_TEST_TIMEOUT_MS).`));
		setTimeout(tooLate, timeLimit).unref();
		void page.exposeFunction('codeAutomationLog', (type, values) => log.write(`[${type}] ${values.join(' ')}`));
		void page.exposeFunction('codeAutomationExit', resolve);
	});
	code.catch(() => {});
	return code;
}

/** Mocha's report comes through a file: on the page it would be mixed with VS Code's log. */
function followFile(path) {
	closeSync(openSync(path, 'w'));
	let shown = 0;
	const show = () => {
		const file = openSync(path, 'r');
		const buffer = Buffer.alloc(65_536);
		for (let read = 1; read > 0; shown += read) {
			read = readSync(file, buffer, 0, buffer.length, shown);
			process.stdout.write(buffer.subarray(0, read));
		}
		closeSync(file);
	};
	const timer = setInterval(show, 200);
	return {
		path,
		stop: () => {
			clearInterval(timer);
			show();
		},
	};
}

function openLog(path) {
	const stream = createWriteStream(path);
	return {
		path,
		write: text => stream.write(text.endsWith('\n') ? text : `${text}\n`),
		end: () => new Promise(resolve => stream.end(resolve)),
	};
}
