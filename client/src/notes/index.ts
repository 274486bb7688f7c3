import {
	type Comment,
	type CommentController,
	CommentMode,
	type CommentReply,
	type CommentThread,
	CommentThreadCollapsibleState,
	CommentThreadState,
	commands,
	comments,
	type Disposable,
	Range,
	type TextDocument,
	Uri,
	window,
	workspace,
} from 'vscode';
import {
	type AnnotationEdit,
	type CreateAnnotationParams,
	changeAnnotationRequest,
	createAnnotationRequest,
	deleteAnnotationRequest,
	type NoteInfo,
	notesRequest,
	type Range as PlainRange,
} from '../../../server/src/protocol';
import { type Applied, toRange } from '../annotate/apply';
import type { Articles } from '../articles';
import { coalesced, type Server, together } from '../server';
import { conversationsOf } from './conversations';

/** A note as a comment; `parent` is its thread, which menus do not name. */
interface NoteComment extends Comment {
	readonly note: NoteInfo;
	readonly parent: CommentThread;
}

/** Notes as conversations at their words, in the articles that are visible: editors are slow with many more. */
export function showNotes(server: Server, articles: Articles, applied: Applied): Disposable {
	const controller = comments.createCommentController('standpoint.notes', 'Notes');
	controller.options = { prompt: 'Add a note', placeHolder: 'What is to be remarked about these words?' };
	/** By article, then by the reference of the first note. */
	const shown = new Map<string, Map<string, { readonly thread: CommentThread; readonly state: string }>>();

	const refresh = coalesced(async () => {
		const visible = new Map(
			window.visibleTextEditors
				.filter(({ document }) => document.uri.scheme === 'file')
				.map(({ document }) => [document.uri.toString(), document]),
		);
		for (const [uri, threads] of shown) {
			if (visible.has(uri)) continue;
			for (const { thread } of threads.values()) thread.dispose();
			shown.delete(uri);
		}
		await Promise.all([...visible].map(([uri, document]) => showIn(uri, document)));
	});

	async function showIn(uri: string, document: TextDocument): Promise<void> {
		if (/\.ya?ml$/.test(document.uri.path)) return;
		const notes = (await server.request<readonly NoteInfo[]>(notesRequest, { uri })) ?? [];
		const before = shown.get(uri) ?? new Map();
		const now: typeof before = new Map();
		for (const conversation of conversationsOf(notes)) {
			const [first] = conversation;
			const state = JSON.stringify(conversation);
			const known = before.get(first.reference);
			if (known?.state === state) now.set(first.reference, known);
			else {
				const thread = known?.thread ?? controller.createCommentThread(document.uri, toRange(first.range), []);
				fill(thread, conversation);
				now.set(first.reference, { thread, state });
			}
		}
		for (const [reference, { thread }] of before) if (!now.has(reference)) thread.dispose();
		shown.set(uri, now);
	}

	/** Makes a note of a new conversation, or a reply. */
	async function add({ thread, text }: CommentReply): Promise<void> {
		if (text.trim() === '') return;
		const isNew = thread.comments.length === 0;
		const first = (thread.comments[0] as NoteComment | undefined)?.note;
		const range = first?.range ?? (await wordsOf(thread));
		if (!range) return void window.showInformationMessage('There are no words on this line for a note.');
		const fields = { text: text.trim(), ...(first ? { 'reply-to': first.reference } : {}) };
		const params: CreateAnnotationParams = {
			uri: thread.uri.toString(),
			type: 'note',
			places: [[plain(range)]],
			fields,
		};
		const made = await applied.change(() => server.request<AnnotationEdit>(createAnnotationRequest, params));
		// The note comes back from the file, with a conversation of its own.
		if (made && isNew) thread.dispose();
		refresh();
	}

	async function save(comment: NoteComment): Promise<void> {
		const { sidecar, id, text: before } = comment.note;
		const text = bodyOf(comment).trim();
		if (text === '') return void window.showInformationMessage('A note without words is none: delete it instead.');
		if (text !== before) {
			const params = { sidecar, id, fields: { text } };
			await applied.change(() => server.request<AnnotationEdit>(changeAnnotationRequest, params));
		}
		setMode(comment, CommentMode.Preview, text);
		refresh();
	}

	async function remove({ note: { sidecar, id } }: NoteComment): Promise<void> {
		await applied.change(() => server.request<AnnotationEdit>(deleteAnnotationRequest, { sidecar, id }));
		refresh();
	}

	/** Says in the note that began a conversation that it is settled, or no longer says so. */
	async function settle(thread: CommentThread, resolved: true | null): Promise<void> {
		const [first] = thread.comments;
		if (!first) return;
		const { sidecar, id } = (first as NoteComment).note;
		const params = { sidecar, id, fields: { resolved } };
		const ids = await applied.change(() => server.request<AnnotationEdit>(changeAnnotationRequest, params));
		if (ids && resolved) thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
		refresh();
	}

	return together(
		controller,
		offerAtCursor(controller, articles),
		server.onCorporaChanged(refresh),
		articles.onActiveChanged(refresh),
		window.onDidChangeVisibleTextEditors(refresh),
		commands.registerCommand('standpoint.addNote', () => commands.executeCommand('workbench.action.addComment')),
		commands.registerCommand('standpoint.createNote', add),
		commands.registerCommand('standpoint.replyToNote', add),
		commands.registerCommand('standpoint.editNote', (comment: NoteComment) => setMode(comment, CommentMode.Editing)),
		commands.registerCommand('standpoint.cancelNote', (comment: NoteComment) =>
			setMode(comment, CommentMode.Preview, comment.note.text),
		),
		commands.registerCommand('standpoint.saveNote', save),
		commands.registerCommand('standpoint.deleteNote', remove),
		commands.registerCommand('standpoint.resolveNote', (thread: CommentThread) => settle(thread, true)),
		commands.registerCommand('standpoint.reopenNote', (thread: CommentThread) => settle(thread, null)),
	);
}

/**
 * Offers a new note on the lines of the cursor or selection alone, by the bar and plus beside them: on every line they
 * would be all that one sees of an article's margin.
 */
function offerAtCursor(controller: CommentController, articles: Articles): Disposable {
	const provideCommentingRanges = async (document: TextDocument): Promise<Range[]> => {
		const editor = window.visibleTextEditors.find(one => one.document === document);
		if (!editor || !(await articles.isArticle(document))) return [];
		return editor.selections.map(({ start, end }) => new Range(start.line, 0, end.line, 0));
	};
	let lines = '';
	// Editors ask again when they are given a provider.
	const offer = () => {
		controller.commentingRangeProvider = { provideCommentingRanges };
	};
	offer();
	return window.onDidChangeTextEditorSelection(({ textEditor: { document }, selections }) => {
		const now = [document.uri, ...selections.flatMap(({ start, end }) => [start.line, end.line])].join(' ');
		if (now === lines || document.uri.scheme !== 'file') return;
		lines = now;
		offer();
	});
}

function fill(thread: CommentThread, conversation: readonly [NoteInfo, ...NoteInfo[]]): void {
	const [first] = conversation;
	thread.range = toRange(first.range);
	const remarks = [first.isResolved ? 'resolved' : '', first.isDoubtful ? 'its place is only a proposal' : ''];
	thread.label = ['Note', ...remarks.filter(Boolean)].join(' · ');
	thread.state = first.isResolved ? CommentThreadState.Resolved : CommentThreadState.Unresolved;
	thread.contextValue = first.isResolved ? 'resolved' : 'open';
	thread.canReply = true;
	thread.collapsibleState ??= CommentThreadCollapsibleState.Collapsed;
	thread.comments = conversation.map((note): NoteComment => toComment(note, thread));
}

/** The text goes as a string, which VS Code shows as it is: nothing in it is a link, an image or a command. */
const toComment = (note: NoteInfo, parent: CommentThread): NoteComment => ({
	note,
	parent,
	body: note.text,
	mode: CommentMode.Preview,
	author: { name: note.by ?? note.layer ?? 'everybody' },
	label: [note.created, note.layer === undefined ? 'shared layer' : undefined].filter(Boolean).join(' · ') || undefined,
	contextValue: 'note',
});

function setMode(comment: NoteComment, mode: CommentMode, body?: string): void {
	const { parent } = comment;
	parent.comments = parent.comments.map(one =>
		(one as NoteComment).note.reference === comment.note.reference ? { ...one, mode, body: body ?? one.body } : one,
	);
}

const bodyOf = ({ body }: Comment): string => (typeof body === 'string' ? body : body.value);

/** The words of a new conversation: what is selected there, or the line without the blanks at its ends. */
async function wordsOf({ uri, range }: CommentThread): Promise<Range | undefined> {
	if (!range) return undefined;
	if (!range.isEmpty) return range;
	const document = await workspace.openTextDocument(Uri.parse(uri.toString()));
	const { text, range: line, firstNonWhitespaceCharacterIndex: start } = document.lineAt(range.start.line);
	const end = text.trimEnd().length;
	return start < end ? new Range(line.start.line, start, line.start.line, end) : undefined;
}

/** A range of VS Code becomes a list when it is sent. */
const plain = ({ start, end }: PlainRange): PlainRange => ({
	start: { line: start.line, character: start.character },
	end: { line: end.line, character: end.character },
});
