import { commands, type Disposable, type ExtensionContext } from 'vscode';
import {
	type AnnotateArgument,
	type AnnotationArgument,
	type AnnotationEdit,
	annotateCommand,
	applyFixCommand,
	type CiteDocumentArgument,
	changeAnnotationCommand,
	citeDocumentCommand,
	type FixArgument,
	fixRequest,
	reselectAnnotationCommand,
} from '../../../server/src/protocol';
import { registerRehearsed } from '../rehearsal';
import { type Server, together } from '../server';
import { annotate, citeDocument, type Desk, repeat } from './annotate';
import type { Applied } from './apply';
import { changeHere, changeIn, deleteHere, reselect } from './change';
import { stepFinding } from './findings';
import { remember } from './recent';

/** Annotating, all of it by keyboard: making, repeating, changing, deleting, undoing, and going through the findings. */
export function annotationCommands(server: Server, context: ExtensionContext, applied: Applied): Disposable {
	const desk: Desk = { server, applied, memory: remember(context.workspaceState) };
	const register = <A>(command: string, run: (argument?: A) => Promise<void>) =>
		commands.registerCommand(command, (argument?: A) => run(argument));
	return together(
		registerRehearsed<AnnotateArgument>(annotateCommand, argument =>
			annotate(desk, argument ?? {}, (dialog, editor, proposal) => changeIn(desk, dialog, editor, proposal)),
		),
		registerRehearsed('standpoint.repeatAnnotation', () => repeat(desk)),
		registerRehearsed<AnnotationArgument>(changeAnnotationCommand, argument => changeHere(desk, argument)),
		registerRehearsed('standpoint.deleteAnnotation', () => deleteHere(desk)),
		register<AnnotationArgument>(reselectAnnotationCommand, async argument => {
			if (argument) await reselect(desk, argument);
		}),
		register<CiteDocumentArgument>(citeDocumentCommand, async argument => {
			if (argument) await citeDocument(desk, argument);
		}),
		register('standpoint.nextFinding', () => stepFinding(1)),
		register('standpoint.previousFinding', () => stepFinding(-1)),
		register<FixArgument>(applyFixCommand, async argument => {
			if (argument) await applied.change(() => server.request<AnnotationEdit>(fixRequest, argument));
		}),
	);
}
