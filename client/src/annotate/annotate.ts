import { type Range, type TextEditor, ThemeColor, window } from 'vscode';
import {
	type AnnotateArgument,
	type AnnotationEdit,
	type AnnotationProposal,
	type CiteDocumentArgument,
	type CreateAnnotationParams,
	createAnnotationRequest,
	type PhrasePlace,
	type Range as PlainRange,
	phrasePlacesRequest,
	proposeAnnotationRequest,
} from '../../../server/src/protocol';
import type { Server } from '../server';
import { type Applied, toRange } from './apply';
import { askFields, type Draft } from './ask-fields';
import { back, type Dialog, openDialog } from './dialog';
import { type MadeType, namesOf, type TypeAnswer, textQuestion, typeQuestion } from './questions';
import type { Memory } from './recent';
import { watchStrayKeys } from './stray-keys';
import { clip, summary } from './summary';

/** What annotating works with. */
export interface Desk {
	readonly server: Server;
	readonly applied: Applied;
	readonly memory: Memory;
}

/** Shows which words are meant while questions are asked. */
export const meant = window.createTextEditorDecorationType({
	backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
	borderRadius: '2px',
});

/** Asks what the words at the cursor or in the selections are, and annotates them. */
export async function annotate(
	desk: Desk,
	argument: AnnotateArgument,
	change: (dialog: Dialog, editor: TextEditor, proposal: AnnotationProposal) => Promise<void>,
): Promise<void> {
	const editor = window.activeTextEditor;
	if (!editor) return nothingHere();
	const dialog = openDialog('Annotate', watchStrayKeys(editor));
	try {
		await dialog.opened();
		const proposal = await propose(desk, editor);
		if (!proposal) return await askNothing(dialog);
		for (;;) {
			const type = argument.type ?? (await chooseType(dialog, editor, proposal));
			if (type === undefined || type === back) return;
			if (type === 'change') return await change(dialog, editor, proposal);
			const places = type === 'all' ? await choosePlaces(desk, editor, proposal) : [rangesFor(proposal, type)];
			if (places === undefined) return;
			const made = type === 'all' ? 'mention' : type;
			mark(editor, places.flat());
			// The list of places took the input's place.
			const questions = type === 'all' ? openDialog('Annotate', watchStrayKeys(editor)) : dialog;
			if (questions !== dialog) await questions.opened();
			const draft = await askFields(questions, made, proposal, desk.memory);
			if (questions !== dialog) questions.dispose();
			if (draft === back && argument.type === undefined && questions === dialog) continue;
			if (draft === undefined || draft === back) return;
			// Undo is about the annotation from here on, also where it is pressed at once: the input goes after that.
			const making = create(desk, editor, made, places, draft, proposal);
			dialog.dispose();
			return await making;
		}
	} finally {
		dialog.dispose();
		editor.setDecorations(meant, []);
	}
}

/** Annotates the words here as the words before were, for whoever says these. */
export async function repeat(desk: Desk): Promise<void> {
	const editor = window.activeTextEditor;
	const last = desk.memory.last();
	if (!last) {
		window.setStatusBarMessage('Standpoint: nothing was annotated yet that could be repeated.', 4000);
		return;
	}
	const proposal = editor && (await propose(desk, editor));
	if (!editor || !proposal) return nothingHere();
	const holder = last.type === 'stance' ? proposal.holder?.actor : undefined;
	const fields = holder === undefined ? last.fields : { ...last.fields, holder };
	await create(desk, editor, last.type, [rangesFor(proposal, last.type)], { fields, newActors: [] }, proposal);
}

/** Gives the claim at a place a document as its source. */
export async function citeDocument(desk: Desk, { uri, range }: CiteDocumentArgument): Promise<void> {
	const [value = ''] = desk.memory.of('document');
	const editor = window.activeTextEditor;
	const dialog = openDialog('Document That Is the Source', editor && watchStrayKeys(editor));
	await dialog.opened();
	const question = textQuestion('Document That Is the Source', 'Which document?', 'file-text');
	const document = await dialog.ask(question, { value });
	dialog.dispose();
	if (document === undefined || document === back) return;
	const fields = { source: { document } };
	await send(desk, { uri, type: 'claim', places: [[range]], fields });
	desk.memory.add('document', document);
}

export const propose = async (
	{ server }: Pick<Desk, 'server'>,
	{ document, selections }: Pick<TextEditor, 'document'> & { readonly selections: readonly Range[] },
) =>
	(await server.request<AnnotationProposal | null>(proposeAnnotationRequest, {
		uri: document.uri.toString(),
		ranges: selections.map(plain),
	})) ?? undefined;

export const nothingHere = (): void => {
	void window.setStatusBarMessage('Standpoint: put the cursor into the text of an article, or select words.', 4000);
};

/** Stays open, so that keys typed ahead do not end up in the article. */
export async function askNothing(dialog: Dialog): Promise<void> {
	const placeholder = 'There are no words here. Esc, then put the cursor into a sentence or select words.';
	await dialog.ask({ title: 'Nothing to Annotate', placeholder, choices: [] });
}

/** The words that an annotation of this type would be made on. */
export const rangesFor = ({ types }: AnnotationProposal, type: MadeType): readonly PlainRange[] =>
	types.find(proposed => proposed.type === type)?.ranges ?? [];

export const plain = ({ start, end }: Range): PlainRange => ({
	start: { line: start.line, character: start.character },
	end: { line: end.line, character: end.character },
});

function chooseType(
	dialog: Dialog,
	editor: TextEditor,
	proposal: AnnotationProposal,
): Promise<TypeAnswer | typeof back | undefined> {
	const show = (type: TypeAnswer) => mark(editor, type === 'all' || type === 'change' ? [] : rangesFor(proposal, type));
	return dialog.ask(typeQuestion(proposal), { onActive: show });
}

const mark = (editor: TextEditor, ranges: readonly PlainRange[]): void =>
	editor.setDecorations(meant, ranges.map(toRange));

/** All places of the phrase here, with a preview; those that are annotated already are not chosen beforehand. */
async function choosePlaces(
	{ server }: Desk,
	editor: TextEditor,
	proposal: AnnotationProposal,
): Promise<readonly (readonly PlainRange[])[] | undefined> {
	const [range] = rangesFor(proposal, 'mention');
	const uri = editor.document.uri.toString();
	const places = (await server.request<readonly PhrasePlace[]>(phrasePlacesRequest, { uri, range })) ?? [];
	if (places.length === 0) return undefined;
	mark(
		editor,
		places.map(place => place.range),
	);
	const chosen = await window.showQuickPick(
		places.map(place => ({
			label: `${place.before.length > 30 ? '…' : ''}${clip(place.before, 40).slice(-30)} [${place.words}] ${clip(place.after, 30)}`,
			description: `line ${place.range.start.line + 1}${place.annotated ? ' · annotated already' : ''}`,
			picked: !place.annotated,
			place,
		})),
		{
			canPickMany: true,
			ignoreFocusOut: true,
			title: `All Places of “${clip(places[0]?.words ?? '', 40)}”`,
			placeHolder: 'Space unchecks a place, Enter takes those that are checked.',
			onDidSelectItem: item => {
				if (typeof item === 'object' && 'place' in item) editor.revealRange(toRange((item.place as PhrasePlace).range));
			},
		},
	);
	return chosen && chosen.length > 0 ? chosen.map(({ place }) => [place.range]) : undefined;
}

async function create(
	desk: Desk,
	editor: TextEditor,
	type: MadeType,
	places: readonly (readonly PlainRange[])[],
	{ fields, newActors, newTerm }: Draft,
	{ actors }: AnnotationProposal,
): Promise<void> {
	const uri = editor.document.uri.toString();
	const answer = await send(desk, { uri, type, places, fields, newActors, newTerm });
	if (!answer) return;
	const all = { ...fields, ...answer.added };
	desk.memory.made({ type, fields: all });
	const count = places.length > 1 ? `${places.length} × ` : '';
	window.setStatusBarMessage(`Standpoint: ${count}${summary({ type, fields: all }, namesOf(actors))}`, 5000);
}

async function send({ server, applied }: Desk, params: CreateAnnotationParams): Promise<AnnotationEdit | undefined> {
	let answer: AnnotationEdit | undefined;
	const ids = await applied.change(async () => {
		answer = await server.request<AnnotationEdit>(createAnnotationRequest, params);
		return answer;
	});
	return ids && answer;
}
