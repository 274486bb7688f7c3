import type { ExtensionContext } from 'vscode';
import { showActors } from './actors-view';
import { keepAnchors } from './anchors';
import { finishSaves } from './anchors/finish-saves';
import { mergeWithDisk } from './anchors/merge-with-disk';
import { annotationCommands } from './annotate';
import { applyChanges } from './annotate/apply';
import { openAnnotationsCommand } from './annotations-file';
import { followArticles } from './articles';
import { commitAnnotationsCommand } from './git/commit-annotations';
import { setUpMergingCommand } from './git/set-up-merging';
import { hierarchyCommands } from './hierarchies';
import { layerCommands } from './layers';
import { makeCorpusCommand } from './make-corpus';
import { mentionCommands } from './mentions';
import { showNotes } from './notes';
import { rehearse } from './rehearsal';
import { startServer } from './server';
import { showStances } from './stances';
import { showStatus } from './status';
import { verifyIndexCommand } from './verify-index';

let stop: (() => Promise<void>) | undefined;

/**
 * Starts the language server and connects what VS Code alone can show. Does not wait for the server: VS Code would keep the
 * first keys of a person waiting, and not what is typed behind them. Where the server does not start, the person is told.
 */
export function activate(context: ExtensionContext): void {
	const server = startServer(context);
	stop = server.stop;
	const articles = followArticles(server);
	const applied = applyChanges();
	context.subscriptions.push(
		articles,
		...mentionCommands(server),
		...hierarchyCommands(),
		makeCorpusCommand(server),
		openAnnotationsCommand(server),
		commitAnnotationsCommand(server),
		setUpMergingCommand(server),
		verifyIndexCommand(server),
		applied,
		annotationCommands(server, context, applied),
		layerCommands(server, applied),
		showNotes(server, articles, applied),
		keepAnchors(server),
		finishSaves(context),
		mergeWithDisk(server),
		showStances(server, articles),
		showStatus(server, articles),
		showActors(server),
	);
	void rehearse();
}

export const deactivate = (): Promise<void> | undefined => stop?.();
