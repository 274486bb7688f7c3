import { commands, type Disposable, Uri, window, workspace } from 'vscode';
import { type AnnotationCommit, annotationCommitRequest } from '../../../server/src/protocol';
import { back, type Dialog, openDialog } from '../annotate/dialog';
import { type Question, textQuestion } from '../annotate/questions';
import { watchStrayKeys } from '../annotate/stray-keys';
import { chooseCorpus } from '../choose-corpus';
import type { Server } from '../server';
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
		const editor = window.activeTextEditor;
		const dialog = openDialog('Commit Annotations', editor && watchStrayKeys(editor), 'Asking git what has changed…');
		let chosen: { readonly files: readonly string[]; readonly message: string } | undefined;
		try {
			await dialog.opened();
			const commit = await server.request<AnnotationCommit | null>(annotationCommitRequest, { root });
			if (!commit) void window.showErrorMessage('Git could not say what has changed in this corpus.');
			else chosen = await ask(dialog, commit);
		} finally {
			dialog.dispose();
		}
		if (chosen) await makeCommit(repository, chosen.files, chosen.message);
	});

/** Asks what is to be committed, with which message. */
async function ask(
	dialog: Dialog,
	{ files, articles, message }: AnnotationCommit,
): Promise<{ readonly files: readonly string[]; readonly message: string } | undefined> {
	if (files.length === 0 && articles.length === 0) {
		void window.showInformationMessage('No annotation has changed since the last commit.');
		return undefined;
	}
	for (;;) {
		// Articles are asked for where some changed: they are often somebody else's to commit.
		const chosen = articles.length === 0 ? files : await dialog.ask(filesQuestion(files, articles));
		if (chosen === undefined || chosen === back) return undefined;
		const title = `Message of the Commit of ${count(chosen.length, 'File')}`;
		const question = textQuestion(title, 'A commit needs a message.', 'git-commit');
		const answer = await dialog.ask(question, { value: message, canGoBack: articles.length > 0 });
		if (answer === undefined) return undefined;
		if (answer !== back) return { files: chosen, message: answer };
	}
}

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

function filesQuestion(files: readonly string[], articles: readonly string[]): Question<readonly string[]> {
	const only = { label: 'Annotations only', description: count(files.length, 'file'), value: files };
	const both = {
		label: 'Annotations and articles',
		description: `${count(files.length, 'file')} and ${count(articles.length, 'article')}`,
		value: [...files, ...articles],
	};
	return {
		title: 'Commit Annotations',
		placeholder: `${count(articles.length, 'article')} changed as well. What is to be committed?`,
		choices: files.length === 0 ? [both] : [only, both],
	};
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
