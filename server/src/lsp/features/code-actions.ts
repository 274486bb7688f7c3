import {
	type CodeAction,
	CodeActionKind,
	type Command,
	type Diagnostic,
	type WorkspaceEdit,
} from 'vscode-languageserver';
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
	type Range,
	reselectAnnotationCommand,
} from '../../protocol';
import { articleFixes, type Fix, type Question, sidecarFixes } from '../../queries/annotate/fixes';
import { yamlFile } from '../../queries/yaml/yaml-file';
import { type LineIndex, rangeOf, spanOf } from '../../text/position';
import { handOf, toFileEdits, toWorkspaceEdit } from '../annotating';
import { type At, type Feature, guarded, onDocument, type Server } from '../feature';
import { locateToWrite } from '../saved';

/** What can be done about a finding, on an annotation, with a name that nobody has, and with a selection. */
export const codeActions: Feature = {
	capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] } },
	register: server => {
		server.connection.onCodeAction(
			onDocument(server, null, async (seen, { range, context }): Promise<CodeAction[] | null> => {
				// Where the edits are in the actions, these have to fit the files as they are.
				const at = handOf(server).asks ? seen : await locateToWrite(server, seen.uri);
				const lines = at && linesOf(at);
				if (!lines) return null;
				return fixesAt(server, at, lines, range)
					.flatMap(fix => toAction(server, { at, lines, range }, fix, context.diagnostics))
					.filter(({ kind = '' }) => !context.only || context.only.some(only => isOfKind(kind, only)));
			}),
		);
		server.connection.onRequest(
			fixRequest,
			guarded(server, nothing, async ({ uri, range, title }: FixArgument): Promise<AnnotationEdit> => {
				const at = await locateToWrite(server, uri);
				const lines = at && linesOf(at);
				const fix = at && lines && fixesAt(server, at, lines, range).find(found => found.title === title);
				if (!fix || !('changes' in fix.does)) return nothing;
				const answer = fix.does.changes();
				if ('refused' in answer) return { ...nothing, refused: answer.refused };
				return { files: toFileEdits(server, at, answer.changes), ids: [] };
			}),
		);
	},
};

const nothing: AnnotationEdit = { refused: 'This can no longer be done here.', files: [], ids: [] };

function linesOf({ corpus, path, role }: At): LineIndex | undefined {
	if (role === 'article') return corpus.articles.get(path)?.summary.lines;
	return role === 'sidecar' ? yamlFile(corpus, path)?.lines : undefined;
}

function fixesAt(server: Server, { corpus, path, role }: At, lines: LineIndex, range: Range): readonly Fix[] {
	const ask = role === 'article' ? articleFixes : sidecarFixes;
	return ask(corpus, path, spanOf(lines, range), handOf(server));
}

interface Asked {
	readonly at: At;
	readonly lines: LineIndex;
	readonly range: Range;
}

const isOfKind = (kind: string, wanted: string): boolean =>
	wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);

function toAction(
	server: Server,
	{ at, lines, range: asked }: Asked,
	{ title, settles, preferred, does }: Fix,
	known: readonly Diagnostic[],
): readonly CodeAction[] {
	const range = settles && rangeOf(lines, settles.span);
	const diagnostics = known.filter(
		found => settles && range && found.code === settles.code && JSON.stringify(found.range) === JSON.stringify(range),
	);
	const action: CodeAction = {
		title,
		kind: settles ? CodeActionKind.QuickFix : CodeActionKind.Refactor,
		...(diagnostics.length > 0 ? { diagnostics } : {}),
		...(preferred ? { isPreferred: true } : {}),
	};
	if ('asks' in does) return [{ ...action, command: toCommand(server, at, lines, title, does.asks) }];
	if ('renames' in does) {
		const edit = toRenaming(server, at, does.renames);
		return edit ? [{ ...action, edit }] : [];
	}
	// A client that knows our commands asks for the edit when it is chosen, and saves what it changed.
	if (handOf(server).asks) {
		const argument: FixArgument = { uri: at.uri, range: asked, title };
		return [{ ...action, command: { title, command: applyFixCommand, arguments: [argument] } }];
	}
	const answer = does.changes();
	const edit = 'refused' in answer ? undefined : toWorkspaceEdit(server, at, answer.changes);
	return edit ? [{ ...action, edit }] : [];
}

function toRenaming(
	{ workspace, client }: Server,
	{ live }: At,
	{ from, to }: { readonly from: string; readonly to: string },
): WorkspaceEdit | undefined {
	if (!client().workspace?.workspaceEdit?.resourceOperations?.includes('rename')) return undefined;
	const [oldUri, newUri] = [workspace.uriOf(live, from), workspace.uriOf(live, to)];
	return { documentChanges: [{ kind: 'rename', oldUri, newUri, options: { overwrite: false } }] };
}

function toCommand({ workspace }: Server, { live, uri }: At, lines: LineIndex, title: string, asks: Question): Command {
	switch (asks.kind) {
		case 'annotate': {
			const argument: AnnotateArgument = { type: asks.type };
			return { title, command: annotateCommand, arguments: [argument] };
		}
		case 'document': {
			const argument: CiteDocumentArgument = { uri, range: rangeOf(lines, asks.span) };
			return { title, command: citeDocumentCommand, arguments: [argument] };
		}
		case 'change':
		case 'reselect': {
			const { sidecar, id, article } = asks;
			const argument: AnnotationArgument = {
				uri: workspace.uriOf(live, article),
				sidecar: workspace.uriOf(live, sidecar),
				id,
			};
			const command = asks.kind === 'change' ? changeAnnotationCommand : reselectAnnotationCommand;
			return { title, command, arguments: [argument] };
		}
	}
}
