import { extensions, type Uri } from 'vscode';

// The part of the API of VS Code's own git extension that is used here, by its version 1.

export interface Repository {
	readonly rootUri: Uri;
	readonly state: {
		/** What is staged. */
		readonly indexChanges: readonly { readonly uri: Uri }[];
	};
	/** Brings `state` up to date. */
	status(): Promise<void>;
	/** Stages files by their paths, deleted ones too. */
	add(paths: readonly string[]): Promise<void>;
	/** Commits what is staged. */
	commit(message: string): Promise<void>;
}

interface GitApi {
	getRepository(uri: Uri): Repository | null;
	openRepository?(root: Uri): Promise<Repository | null>;
}

interface GitExtension {
	readonly enabled: boolean;
	getAPI(version: 1): GitApi;
}

/** The repository that a file or folder lies in; else why there is none, in a sentence. */
export async function repositoryOf(uri: Uri): Promise<Repository | string> {
	const extension = extensions.getExtension<GitExtension>('vscode.git');
	if (!extension) return 'VS Code’s git extension is not there. Enable it to commit from here.';
	const git = await extension.activate();
	if (!git.enabled) return 'Git is turned off in VS Code (setting git.enabled), or not installed.';
	const api = git.getAPI(1);
	return (
		api.getRepository(uri) ??
		(await api.openRepository?.(uri)) ??
		'VS Code has not opened the git repository of this corpus. Open it in the Source Control view.'
	);
}

/** What git said, of an error that its extension throws. */
export function gitComplaint(error: unknown): string {
	const { stderr, message } = (error ?? {}) as { readonly stderr?: unknown; readonly message?: unknown };
	const said = typeof stderr === 'string' && stderr.trim() !== '' ? stderr : message;
	return typeof said === 'string' ? said.trim() : String(error);
}
