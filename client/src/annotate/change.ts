import { Position, Range, type TextEditor, Uri, window } from 'vscode';
import {
	type AnnotationArgument,
	type AnnotationEdit,
	type AnnotationProposal,
	type ChangeAnnotationParams,
	type CreateAnnotationParams,
	changeAnnotationRequest,
	createAnnotationRequest,
	deleteAnnotationRequest,
	type ExistingAnnotation,
} from '../../../server/src/protocol';
import { askNothing, type Desk, nothingHere, plain, propose } from './annotate';
import { askField, askFields } from './ask-fields';
import { back, type Dialog, openDialog } from './dialog';
import { changeQuestion, existingQuestion, type MadeType, textQuestion, typeQuestion } from './questions';
import { watchStrayKeys } from './stray-keys';

/** Asks what is to change about an annotation at the cursor, and changes it. */
export async function changeHere(desk: Desk, argument?: AnnotationArgument): Promise<void> {
	const editor = window.activeTextEditor;
	if (!editor) return nothingHere();
	const dialog = openDialog('Change Annotation', watchStrayKeys(editor));
	try {
		await dialog.opened();
		const place = argument?.position && new Position(argument.position.line, argument.position.character);
		const selections = place ? [new Range(place, place)] : editor.selections;
		const proposal = await propose(desk, { document: editor.document, selections });
		if (proposal) await changeIn(desk, dialog, editor, proposal, argument);
		else await askNothing(dialog);
	} finally {
		dialog.dispose();
	}
}

/** The same, in an input that is open already. */
export async function changeIn(
	desk: Desk,
	dialog: Dialog,
	editor: TextEditor,
	proposal: AnnotationProposal,
	argument?: AnnotationArgument,
): Promise<void> {
	const annotation = await whichOne(dialog, proposal, argument);
	if (annotation === 'none') {
		await dialog.ask({ title: 'Change Annotation', placeholder: 'There is no annotation here.', choices: [] });
		return;
	}
	if (!annotation) return;
	const hasSelection = editor.selections.some(({ isEmpty }) => !isEmpty);
	const finish = (change: Partial<ChangeAnnotationParams>) =>
		closing(dialog, send(desk, { ...idOf(annotation), ...change }));
	for (;;) {
		const what = await dialog.ask(changeQuestion(annotation, hasSelection, proposal.actors));
		if (what === undefined || what === back) return;
		if (what === 'delete') return closing(dialog, remove(desk, annotation));
		if (what === 'resolved') {
			return finish({ fields: { resolved: annotation.fields.resolved === true ? null : true } });
		}
		if (what === 'reply') {
			const text = await dialog.ask(textQuestion('Reply', 'What do you answer?', 'note'), { canGoBack: true });
			if (text === undefined) return;
			if (text === back) continue;
			return closing(dialog, reply(desk, editor, annotation, text));
		}
		if (what === 'extent') return finish({ ranges: selected(editor) });
		const change =
			what === 'type'
				? await askType(desk, dialog, proposal, annotation)
				: await askField(dialog, annotation.type, what, proposal, desk.memory, annotation.fields);
		if (change === undefined) return;
		if (change === back) continue;
		return finish(change);
	}
}

/** Deletes the annotation at the cursor, asking which where there are several. */
export async function deleteHere(desk: Desk): Promise<void> {
	const editor = window.activeTextEditor;
	if (!editor) return nothingHere();
	// Which one is meant may be typed before it is known that this has to be asked.
	const stray = watchStrayKeys(editor);
	try {
		const proposal = await propose(desk, editor);
		const [annotation, another] = proposal?.existing ?? [];
		if (!proposal || !annotation) {
			window.setStatusBarMessage('Standpoint: there is no annotation here.', 3000);
			return;
		}
		if (!another) return await remove(desk, annotation);
		const dialog = openDialog('Delete Annotation', stray);
		await dialog.opened();
		const chosen = await whichOne(dialog, proposal);
		if (chosen && chosen !== 'none') await closing(dialog, remove(desk, chosen));
		else dialog.dispose();
	} finally {
		stray.dispose();
	}
}

/** Ties an annotation whose words are gone to those that are selected in its article. */
export async function reselect(desk: Desk, { uri, sidecar, id }: AnnotationArgument): Promise<void> {
	const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
	if (!editor || editor.selection.isEmpty) {
		await window.showTextDocument(Uri.parse(uri));
		void window.showInformationMessage('Select the words for this annotation in the article, then choose this again.');
		return;
	}
	await send(desk, { sidecar, id, ranges: selected(editor) });
}

async function whichOne(
	dialog: Dialog,
	{ existing, actors }: AnnotationProposal,
	argument?: AnnotationArgument,
): Promise<ExistingAnnotation | 'none' | undefined> {
	const wanted = argument && [argument, ...(argument.others ?? [])];
	const meant = wanted
		? existing.filter(one => wanted.some(({ sidecar, id }) => one.sidecar === sidecar && one.id === id))
		: existing;
	const [first, second] = meant;
	if (!first || !second) return first ?? 'none';
	const answer = await dialog.ask(existingQuestion(meant, actors));
	return answer === back ? undefined : answer;
}

async function askType(desk: Desk, dialog: Dialog, proposal: AnnotationProposal, annotation: ExistingAnnotation) {
	const others = proposal.types.filter(({ type }) => type !== annotation.type);
	const question = typeQuestion({ ...proposal, types: others, existing: [] });
	const answer = await dialog.ask(
		{
			...question,
			title: 'Make Something Else of It',
			choices: question.choices.filter(({ value }) => value !== 'all'),
		},
		{ canGoBack: true },
	);
	if (answer === undefined || answer === back) return answer;
	const type = answer as MadeType;
	const draft = await askFields(dialog, type, proposal, desk.memory);
	return draft === undefined || draft === back ? draft : { type, ...draft };
}

/** Closes the input once the change has begun: undo is about that from then on, also where it is pressed at once. */
async function closing(dialog: Dialog, change: Promise<void>): Promise<void> {
	dialog.dispose();
	await change;
}

async function remove({ server, applied }: Desk, annotation: ExistingAnnotation): Promise<void> {
	const ids = await applied.change(() => server.request<AnnotationEdit>(deleteAnnotationRequest, idOf(annotation)));
	if (ids) window.setStatusBarMessage('Standpoint: annotation deleted. Undo brings it back.', 4000);
}

/** Answers a note, at its words. */
async function reply(
	{ server, applied }: Desk,
	editor: TextEditor,
	note: ExistingAnnotation,
	text: string,
): Promise<void> {
	const params: CreateAnnotationParams = {
		uri: editor.document.uri.toString(),
		type: 'note',
		places: [note.ranges],
		fields: { text, 'reply-to': note.layer === undefined ? note.id : `${note.layer} ${note.id}` },
	};
	await applied.change(() => server.request<AnnotationEdit>(createAnnotationRequest, params));
}

async function send({ server, applied }: Desk, params: ChangeAnnotationParams): Promise<void> {
	await applied.change(() => server.request<AnnotationEdit>(changeAnnotationRequest, params));
}

const selected = ({ selections }: TextEditor) => selections.filter(({ isEmpty }) => !isEmpty).map(plain);
const idOf = ({ sidecar, id }: ExistingAnnotation) => ({ sidecar, id });
