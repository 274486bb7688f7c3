// VS Code calls run() inside its extension host.
import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';

export async function run(): Promise<void> {
	const { default: Mocha } = await import('mocha');
	const report = process.env.STANDPOINT_E2E_REPORT;
	if (report) {
		Mocha.reporters.Base.consoleLog = (...args: unknown[]) => appendFileSync(report, `${format(...args)}\n`);
	}
	const { STANDPOINT_E2E_GREP: grep, STANDPOINT_E2E_BAIL: bail } = process.env;
	const mocha = new Mocha({
		...{ ui: 'bdd', timeout: 180_000, color: false, forbidOnly: true, forbidPending: true },
		...{ grep, bail: bail !== undefined },
	});
	const folder = join(__dirname, process.env.STANDPOINT_E2E_SUITE ?? 'sample');
	for (const file of readdirSync(folder).sort()) if (file.endsWith('.test.js')) mocha.addFile(join(folder, file));
	await mocha.loadFilesAsync();
	const failures = await new Promise<number>(resolve => mocha.run(resolve));
	if (failures > 0) throw new Error(`${failures} test(s) failed`);
}
