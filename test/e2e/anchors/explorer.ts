// Files in VS Code's Explorer, by keyboard.
import * as vscode from 'vscode';
import { articleFiles, eventually, files, openArticle } from '../editor';
import { runByName, type, until } from '../hands';

const view = '.explorer-folders-view';
export const row = `${view} .monaco-list-row`;

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

export async function exists(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

export const sidecarsOf = async (uri: vscode.Uri): Promise<readonly vscode.Uri[]> =>
	(await files('**/*.ann.yaml')).filter(({ path }) => path.startsWith(`${uri.path}.`));

/** Of the articles with several annotators, one that no other test uses. */
export async function severallyAnnotated(nth: number): Promise<vscode.Uri> {
	const found: vscode.Uri[] = [];
	for (const uri of await articleFiles())
		if (uri.path.endsWith('.txt') && (await sidecarsOf(uri)).length > 1) found.push(uri);
	return found[nth] as vscode.Uri;
}

/** Where annotation files are to be, once their article is elsewhere. */
export const at = (sidecars: readonly vscode.Uri[], from: vscode.Uri, to: vscode.Uri): readonly vscode.Uri[] =>
	sidecars.map(uri => to.with({ path: uri.path.replace(from.path, to.path) }));

export async function gone(uris: readonly vscode.Uri[]): Promise<void> {
	for (const uri of uris) await eventually(`no ${uri.path}`, async () => !(await exists(uri)) || undefined);
}

/** Goes to an article in the Explorer. */
export async function goTo(uri: vscode.Uri): Promise<void> {
	await openArticle(uri);
	await eventually('the file in the Explorer', async () => {
		await runByName('File: Reveal Active File in Explorer View');
		return inFront(uri, 4000).catch(() => undefined);
	});
}

/** Waits until the keys go to a file in the Explorer. */
export const inFront = (uri: vscode.Uri, limit?: number): Promise<string> =>
	until(
		`${view} .monaco-list:focus .monaco-list-row.focused`,
		new RegExp(`^${nameOf(uri.path).replaceAll('.', '\\.')}$`),
		limit,
	);

/** Goes on to a folder that the Explorer shows, by the first letters of its name. */
export async function goToFolder(letters: string): Promise<void> {
	await type(letters);
	await until(`${row}.focused`, new RegExp(`^${letters}`));
}
