// Which VS Code the tests run in: desktop VS Code where it is or can be had, else code-server.
import { downloadAndUnzipVSCode, ProgressReportStage } from '@vscode/test-electron';
import { canHaveCodeServer, installCodeServer } from './code-server.mjs';
import { findChromium } from './workbench.mjs';

const patience = 5000; // milliseconds until the first answer from where VS Code is downloaded

/**
 * $VSCODE_EXECUTABLE if set; desktop VS Code, downloaded where need be, if there is a display and a connection;
 * else code-server and Chromium. $STANDPOINT_VSCODE=code-server or desktop asks for one of them.
 * @returns `{ kind: 'desktop', executable }` or `{ kind: 'code-server' }`
 * @throws where none can be had; the message says in one line what to install
 */
export async function chooseVSCode() {
	if (process.env.VSCODE_EXECUTABLE) return { kind: 'desktop', executable: process.env.VSCODE_EXECUTABLE };
	const wish = process.env.STANDPOINT_VSCODE;
	if (wish !== 'code-server' && (hasDisplay() || wish === 'desktop')) {
		try {
			return { kind: 'desktop', executable: await download() };
		} catch (error) {
			if (wish === 'desktop') throw error;
			console.log(`VS Code cannot be downloaded here (${error.code ?? error.message}).`);
		}
	}
	if (!canHaveCodeServer()) {
		throw new Error('No VS Code to test in: install it and set VSCODE_EXECUTABLE to its executable.');
	}
	findChromium();
	try {
		installCodeServer();
	} catch (error) {
		throw new Error('code-server cannot be installed: npm must be able to install packages (npm ping).', {
			cause: error,
		});
	}
	return { kind: 'code-server' };
}

const hasDisplay = () =>
	process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);

/** Gives up early where nothing answers, and waits for as long as it takes once the download goes on. */
async function download() {
	let answered;
	const answer = new Promise((resolve, reject) => {
		answered = resolve;
		setTimeout(() => reject(new Error('no connection')), patience).unref();
	});
	const reporter = {
		report: ({ stage }) => {
			if (stage !== ProgressReportStage.FetchingVersion) answered();
		},
		error: () => {},
	};
	const executable = downloadAndUnzipVSCode({ version: process.env.VSCODE_VERSION, reporter, timeout: patience });
	executable.catch(() => {}); // after giving up nobody listens
	await Promise.race([answer, executable]);
	return executable;
}
