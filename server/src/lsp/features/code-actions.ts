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
	annotateCommand,
	type CiteDocumentArgument,
	changeAnnotationCommand,
	citeDocumentCommand,
	reselectAnnotationCommand,
} from '../../protocol';
import { articleFixes, type Fix, type Question, sidecarFixes } from '../../queries/annotate/fixes';
import { yamlFile } from '../../queries/yaml/yaml-file';
import { type LineIndex, rangeOf, spanOf } from '../../text/position';
import { handOf, toWorkspaceEdit } from '../annotating';
import { type At, type Feature, onDocument, type Server } from '../feature';

/** What can be done about a finding, on an annotation, with a name that nobody has, and with a selection. */
export const codeActions: Feature = {
	capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] } },
	register: server => {
		server.connection.onCodeAction(
			onDocument(server, null, (at, { range, context }): CodeAction[] | null => {
				const { corpus, path, role } = at;
				const isArticle = role === 'article';
				const lines = isArticle ? corpus.articles.get(path)?.summary.lines : yamlFile(corpus, path)?.lines;
				if (!lines || (!isArticle && role !== 'sidecar')) return null;
				const ask = isArticle ? articleFixes : sidecarFixes;
				return ask(corpus, path, spanOf(lines, range), handOf(server))
					.flatMap(fix => toAction(server, at, lines, fix, context.diagnostics))
					.filter(({ kind = '' }) => !context.only || context.only.some(only => isOfKind(kind, only)));
			}),
		);
	},
};

const isOfKind = (kind: string, wanted: string): boolean =>
	wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);

function toAction(
	server: Server,
	at: At,
	lines: LineIndex,
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
	const edit = 'renames' in does ? toRenaming(server, at, does.renames) : toWorkspaceEdit(server, at, does.changes);
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
