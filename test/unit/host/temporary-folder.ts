import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder that is removed after the tests of the surrounding `describe`. */
export interface TemporaryFolder {
	readonly path: string;
	/** Writes files, folders above them included, by paths with `/` between their parts. */
	write(files: Readonly<Record<string, string | Uint8Array>>): void;
	remove(relative: string): void;
	join(relative: string): string;
}

/** Makes a folder for one test; call `dispose` in `afterEach`. */
export function temporaryFolder(): TemporaryFolder & { dispose(): void } {
	const path = mkdtempSync(join(tmpdir(), 'standpoint-'));
	const at = (relative: string) => join(path, ...relative.split('/'));
	return {
		path,
		join: at,
		write: files => {
			for (const [relative, content] of Object.entries(files)) {
				mkdirSync(dirname(at(relative)), { recursive: true });
				writeFileSync(at(relative), content);
			}
		},
		remove: relative => rmSync(at(relative), { recursive: true, force: true }),
		dispose: () => rmSync(path, { recursive: true, force: true }),
	};
}
