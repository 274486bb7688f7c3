import { commands, type Disposable, Range, Selection, TextEditorRevealType, Uri, window } from 'vscode';
import { type Location, type MentionStepParams, mentionStepRequest } from '../../server/src/protocol';
import type { Server } from './server';

type Step = Pick<MentionStepParams, 'direction' | 'scope'>;

const steps: Readonly<Record<string, Step>> = {
	'standpoint.nextMention': { direction: 'next', scope: 'article' },
	'standpoint.previousMention': { direction: 'previous', scope: 'article' },
	'standpoint.nextMentionInCorpus': { direction: 'next', scope: 'corpus' },
	'standpoint.previousMentionInCorpus': { direction: 'previous', scope: 'corpus' },
};

/** The commands that go from one mention of an actor to the next. */
export const mentionCommands = (server: Server): readonly Disposable[] =>
	Object.entries(steps).map(([command, step]) => commands.registerCommand(command, () => go(server, step)));

async function go(server: Server, step: Step): Promise<void> {
	const editor = window.activeTextEditor;
	if (!editor) return;
	const uri = editor.document.uri.toString();
	const { line, character } = editor.selection.active;
	const parameters: MentionStepParams = { uri, position: { line, character }, ...step };
	const found = await server.request<Location | null>(mentionStepRequest, parameters);
	if (!found) {
		window.setStatusBarMessage('Standpoint: no other mention.', 3000);
		return;
	}
	await show(found);
}

/** Puts the cursor at the start of a place, so that the next step sets out from there. */
async function show({ uri, range }: Location): Promise<void> {
	const target = Uri.parse(uri);
	const place = new Range(range.start.line, range.start.character, range.end.line, range.end.character);
	const open = window.activeTextEditor;
	const isHere = open?.document.uri.toString() === target.toString();
	const editor = open && isHere ? open : await window.showTextDocument(target);
	editor.selection = new Selection(place.start, place.start);
	editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}
