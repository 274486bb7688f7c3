import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A git repository for a test, independent of the settings of whoever runs it. */
export interface Repository {
	/** Runs git and returns what it prints. @throws where git fails */
	git(...args: readonly string[]): string;
	write(file: string, content: string | Uint8Array): void;
	remove(file: string): void;
	/** Commits all files as they are; returns the commit's name. */
	commit(message: string): string;
}

/** Makes a folder a repository with one branch, `main`. */
export function repositoryIn(folder: string): Repository {
	const person = ['user.name=Mara Lehn', 'user.email=mara@example.org', 'commit.gpgsign=false', 'core.autocrlf=false'];
	const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
	const git = (...args: readonly string[]): string =>
		execFileSync('git', [...person.flatMap(setting => ['-c', setting]), ...args], {
			cwd: folder,
			env,
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		});
	git('init', '--quiet', '--initial-branch=main');
	return {
		git,
		write: (file, content) => {
			mkdirSync(dirname(join(folder, file)), { recursive: true });
			writeFileSync(join(folder, file), content);
		},
		remove: file => rmSync(join(folder, file)),
		commit: message => {
			git('add', '--all');
			git('commit', '--quiet', '--message', message);
			return git('rev-parse', 'HEAD').trim();
		},
	};
}
