import {
	type Diagnostic,
	DiagnosticSeverity,
	type Location,
	type MarkupContent,
	MarkupKind,
} from 'vscode-languageserver';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { SETTINGS_FILE, sidecarTarget } from '../corpus/paths';
import type { LiveCorpus } from '../host/live-corpus';
import type { FileProblem } from '../queries/problems';
import * as core from '../text/position';
import type { Severity } from '../text/problem';
import type { Workspace } from './workspace';

/** A place in a file of a corpus as the protocol has it. */
export const toLocation = (workspace: Workspace, live: LiveCorpus, location: core.Location): Location => ({
	uri: workspace.uriOf(live, location.path),
	range: location.range,
});

/** Everything in it that came from a file was escaped by the query that wrote it; no client may trust it all the same. */
export const toMarkdown = (value: string): MarkupContent => ({ kind: MarkupKind.Markdown, value });

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
	error: DiagnosticSeverity.Error,
	warning: DiagnosticSeverity.Warning,
	information: DiagnosticSeverity.Information,
	hint: DiagnosticSeverity.Hint,
};

export function toDiagnostic(workspace: Workspace, live: LiveCorpus, corpus: Corpus, problem: FileProblem): Diagnostic {
	const related = problem.related?.flatMap(({ path, message, start, end }) => {
		const lines = linesOf(corpus, path);
		if (lines === undefined) return [];
		return [{ location: toLocation(workspace, live, { path, range: core.rangeOf(lines, { start, end }) }), message }];
	});
	return {
		range: problem.range,
		severity: severities[problem.severity],
		code: problem.code,
		source: 'Standpoint',
		message: problem.message,
		...(related && related.length > 0 ? { relatedInformation: related } : {}),
	};
}

/** The line starts of any file of the corpus. */
function linesOf(corpus: Corpus, path: CorpusPath): core.LineIndex | undefined {
	if (path === SETTINGS_FILE) return corpus.file.lines;
	const lines = corpus.articles.get(path)?.summary.lines ?? corpus.actorFiles.get(path)?.lines;
	return lines ?? corpus.sidecars.get(sidecarTarget(path).articlePath)?.find(record => record.path === path)?.lines;
}
