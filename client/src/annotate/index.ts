import { commands, type Disposable, type ExtensionContext, type WorkspaceEdit, window, workspace } from 'vscode';
import {
	type AnnotateArgument,
	type AnnotationArgument,
	annotateCommand,
	type CiteDocumentArgument,
	changeAnnotationCommand,
	citeDocumentCommand,
	reselectAnnotationCommand,
} from '../../../server/src/protocol';
import { type Server, together } from '../server';
import { annotate, citeDocument, type Desk, repeat } from './annotate';
import type { Applied } from './apply';
import { changeHere, changeIn, deleteHere, reselect } from './change';
import { applyFixCommand, type VersionedEdit } from './code-actions';
import { stepFinding } from './findings';
import { remember } from './recent';

/** Annotating, all of it by keyboard: making, repeating, changing, deleting, undoing, and going through the findings. */
export function annotationCommands(server: Server, context: ExtensionContext, applied: Applied): Disposable {
	const desk: Desk = { server, applied, memory: remember(context.workspaceState) };
	const register = <A>(command: string, run: (argument?: A) => Promise<void>) =>
		commands.registerCommand(command, (argument?: A) => run(argument));
	return together(
		register<AnnotateArgument>(annotateCommand, argument =>
			annotate(desk, argument ?? {}, (dialog, editor, proposal) => changeIn(desk, dialog, editor, proposal)),
		),
		register('standpoint.repeatAnnotation', () => repeat(desk)),
		register<AnnotationArgument>(changeAnnotationCommand, argument => changeHere(desk, argument)),
		register('standpoint.deleteAnnotation', () => deleteHere(desk)),
		register<AnnotationArgument>(reselectAnnotationCommand, async argument => {
			if (argument) await reselect(desk, argument);
		}),
		register<CiteDocumentArgument>(citeDocumentCommand, async argument => {
			if (argument) await citeDocument(desk, argument);
		}),
		register('standpoint.nextFinding', () => stepFinding(1)),
		register('standpoint.previousFinding', () => stepFinding(-1)),
		register<VersionedEdit>(applyFixCommand, async argument => {
			if (argument) await applyFix(argument, edit => applied.apply(edit));
		}),
	);
}

async function applyFix({ edit, versions }: VersionedEdit, apply: (edit: WorkspaceEdit) => Promise<boolean>) {
	const isStale = workspace.textDocuments.some(({ uri, version }) => {
		const known = versions.get(uri.toString());
		return known !== undefined && known !== version;
	});
	if (isStale) void window.showWarningMessage('The annotation file changed meanwhile. Choose this again.');
	else await apply(edit);
}
