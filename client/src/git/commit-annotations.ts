import { commands, type Disposable, type QuickPickItem, Uri, window, workspace } from 'vscode';
import { type AnnotationCommit, annotationCommitRequest } from '../../../server/src/protocol';
import type { Server } from '../server';
import { chooseCorpus } from './choose-corpus';
import { gitComplaint, type Repository, repositoryOf } from './git-extension';

/**
 * "Commit annotations": stages the annotation files, actors and codebook that changed, and the articles if asked, proposes
 * a message that says what was coded, and commits through VS Code's git extension.
 */
export const commitAnnotationsCommand = (server: Server): Disposable =>
	commands.registerCommand('standpoint.commitAnnotations', async () => {
		const root = await chooseCorpus(server, 'Whose annotations are to be committed?');
		if (root === undefined) return;
		const repository = await repositoryOf(Uri.parse(root));
		if (typeof repository === 'string') return void window.showErrorMessage(repository);
		if (!(await saveFiles(Uri.parse(root)))) return;
		const commit = await server.request<AnnotationCommit | null>(annotationCommitRequest, { root });
		if (!commit) return void window.showErrorMessage('Git could not say what has changed in this corpus.');
		const files = await chooseFiles(commit);
		if (!files) return;
		const message = await window.showInputBox({
			title: 'Commit Annotations',
			prompt: `Message of the commit of ${count(files.length, 'file')}`,
			value: commit.message,
			ignoreFocusOut: true,
			validateInput: text => (text.trim() === '' ? 'A commit needs a message.' : undefined),
		});
		if (message !== undefined) await makeCommit(repository, files, message);
	});

/** Saves what is open of the corpus, since git sees saved files only. Resolves to whether all could be saved. */
async function saveFiles(root: Uri): Promise<boolean> {
	const folder = `${root.path.replace(/\/$/, '')}/`;
	for (const document of workspace.textDocuments) {
		if (!document.isDirty || document.uri.scheme !== root.scheme || !document.uri.path.startsWith(folder)) continue;
		if (await document.save()) continue;
		void window.showErrorMessage(`${workspace.asRelativePath(document.uri)} could not be saved.`);
		return false;
	}
	return true;
}

/** Articles are asked for where some changed: they are often somebody else's to commit. */
async function chooseFiles({ files, articles }: AnnotationCommit): Promise<readonly string[] | undefined> {
	if (files.length === 0 && articles.length === 0) {
		void window.showInformationMessage('No annotation has changed since the last commit.');
		return undefined;
	}
	if (articles.length === 0) return files;
	const choices: (QuickPickItem & { readonly chosen: readonly string[] })[] = [
		{ label: 'Annotations only', description: count(files.length, 'file'), chosen: files },
		{
			label: 'Annotations and articles',
			description: `${count(files.length, 'file')} and ${count(articles.length, 'article')}`,
			chosen: [...files, ...articles],
		},
	];
	const placeHolder = `${count(articles.length, 'article')} changed as well. What is to be committed?`;
	const offered = files.length === 0 ? choices.slice(1) : choices;
	return (await window.showQuickPick(offered, { title: 'Commit Annotations', placeHolder }))?.chosen;
}

async function makeCommit(repository: Repository, uris: readonly string[], message: string): Promise<void> {
	const paths = uris.map(uri => Uri.parse(uri).fsPath);
	try {
		await repository.status();
		const others = repository.state.indexChanges.filter(({ uri }) => !paths.includes(uri.fsPath));
		if (others.length > 0 && !(await agreesTo(others.length))) return;
		await repository.add(paths);
		await repository.commit(message);
		void window.showInformationMessage(`Committed: ${message}`);
	} catch (error) {
		void window.showErrorMessage(`Git did not commit: ${gitComplaint(error)}`);
	}
}

/** A commit takes all that is staged, also what was staged before for another purpose. */
async function agreesTo(others: number): Promise<boolean> {
	const yes = 'Commit Them Too';
	const warning = `${count(others, 'other file')} ${others === 1 ? 'is' : 'are'} staged already and would be committed too.`;
	return (await window.showWarningMessage(warning, { modal: true }, yes)) === yes;
}

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;
