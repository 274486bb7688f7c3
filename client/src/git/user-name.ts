import { type Disposable, type Event, extensions, type Uri, workspace } from 'vscode';

/** The part of the API of VS Code's own git extension that says who commits. */
interface GitApi {
	readonly onDidOpenRepository: Event<unknown>;
	getRepository(uri: Uri): {
		getConfig(key: string): Promise<string>;
		getGlobalConfig(key: string): Promise<string>;
	} | null;
}

interface GitExtension {
	readonly enabled: boolean;
	getAPI(version: 1): GitApi;
}

/** Calls back with git's `user.name` for the folder that is open, once it is known. Without git, it is never called. */
export function followUserName(found: (name: string) => void): Disposable {
	let listener: Disposable | undefined;
	const look = async (api: GitApi): Promise<void> => {
		const folder = workspace.workspaceFolders?.[0];
		const repository = folder && api.getRepository(folder.uri);
		if (!repository) return;
		const name =
			(await asked(repository.getConfig('user.name'))) || (await asked(repository.getGlobalConfig('user.name')));
		if (name) found(name);
	};
	const start = async (): Promise<void> => {
		const git = await extensions.getExtension<GitExtension>('vscode.git')?.activate();
		if (!git?.enabled) return;
		const api = git.getAPI(1);
		listener = api.onDidOpenRepository(() => void look(api));
		await look(api);
	};
	// No git, no name: annotations go to the shared layer then.
	start().catch(() => {});
	return { dispose: () => listener?.dispose() };
}

/** Git fails where a key is not set. */
const asked = async (value: Promise<string>): Promise<string> => {
	try {
		return (await value).trim();
	} catch {
		return '';
	}
};
