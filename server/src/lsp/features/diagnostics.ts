import {
	type DocumentDiagnosticReport,
	DocumentDiagnosticReportKind,
	WorkspaceDiagnosticRequest,
} from 'vscode-languageserver';
import { type Feature, guarded, locate } from '../feature';
import { fileReport } from '../file-reports';
import { pushDiagnostics } from '../push-diagnostics';
import { onStale } from '../refresh';
import { workspaceReporter } from '../workspace-report';

const nothing: DocumentDiagnosticReport = { kind: DocumentDiagnosticReportKind.Full, items: [] };

/** By pull, for documents and for the workspace; by push where the client cannot pull. */
export const diagnostics: Feature = {
	capabilities: {
		diagnosticProvider: { identifier: 'standpoint', interFileDependencies: true, workspaceDiagnostics: true },
	},
	register: server => {
		const { diagnostics } = server.connection.languages;
		diagnostics.on(
			guarded(server, nothing, async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
				const at = await locate(server, textDocument.uri);
				if (at === undefined) return nothing;
				const { resultId, items } = fileReport(server, at.live, at.corpus, at.path);
				if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
				return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
			}),
		);
		// Not `onWorkspace`, which keeps the token to itself by which parts can be sent one after the other.
		server.connection.onRequest(
			WorkspaceDiagnosticRequest.type,
			guarded(server, { items: [] }, workspaceReporter(server)),
		);
		onStale(server, () => {
			if (server.client().workspace?.diagnostics?.refreshSupport) diagnostics.refresh().catch(() => {});
		});
		pushDiagnostics(server);
	},
};
