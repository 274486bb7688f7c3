import {
	CodeAction,
	CodeActionKind,
	Diagnostic,
	DiagnosticSeverity,
	type Disposable,
	languages,
	type TextDocument,
} from 'vscode';
import { toRange } from '../annotate/apply';
import { together } from '../server';
import type { Comparing } from './comparing';
import { bothSides, differenceLabel } from './difference-text';
import { verdictsOn } from './verdicts';

/** Not the one of the findings: these are no faults, and stepping through findings passes them by. */
const source = 'Standpoint differences';

/** Shows the differences as information in the articles, with the decisions on the lightbulb. */
export function markDifferences(comparing: Comparing): Disposable {
	const marks = languages.createDiagnosticCollection('standpoint.differences');
	const refresh = () => {
		marks.clear();
		const all = comparing.found().map(({ uri, difference }) => {
			const message = `${differenceLabel(difference)}\n${bothSides(difference).replace(' | ', '\n')}`;
			const mark = new Diagnostic(toRange(difference.range), message, DiagnosticSeverity.Information);
			mark.source = source;
			return { uri, mark };
		});
		const uris = new Map(all.map(({ uri }) => [uri.toString(), uri]));
		for (const [key, uri] of uris) {
			marks.set(
				uri,
				all.filter(one => one.uri.toString() === key).map(({ mark }) => mark),
			);
		}
	};
	const actionsOn = (document: TextDocument, marked: readonly Diagnostic[]): CodeAction[] =>
		comparing
			.found()
			.filter(({ uri }) => uri.toString() === document.uri.toString())
			.flatMap(found => {
				const range = toRange(found.difference.range);
				const mark = marked.find(one => one.source === source && one.range.isEqual(range));
				if (!mark) return [];
				return verdictsOn(found.difference).map(({ verdict, label, description }) => {
					const title = `${label}: ${description}`;
					const action = new CodeAction(title, CodeActionKind.QuickFix);
					action.command = { title, command: 'standpoint.decideDifference', arguments: [found, verdict] };
					action.diagnostics = [mark];
					return action;
				});
			});
	return together(
		marks,
		comparing.onChanged(refresh),
		languages.registerCodeActionsProvider(
			{ scheme: 'file' },
			{ provideCodeActions: (document, _range, { diagnostics }) => actionsOn(document, diagnostics) },
			{ providedCodeActionKinds: [CodeActionKind.QuickFix] },
		),
	);
}
