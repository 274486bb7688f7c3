import type { WorkspaceDiagnosticReport, WorkspaceFullDocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { ActorInfo, CorpusInfo } from '../../../server/src/protocol';
import type { Client } from './client';

/** All that a client can see of a corpus without a document open, in an order that does not depend on how it came about. */
export async function seen(client: Client, folder: string): Promise<unknown> {
	const root = client.uri(folder);
	const actors = await client.request<ActorInfo[]>('standpoint/actors', { root });
	const problems = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] });
	const [info] = await client.request<CorpusInfo[]>('standpoint/corpora');
	return {
		info,
		actors: actors.sort((a, b) => (a.id < b.id ? -1 : 1)),
		problems: (problems.items as WorkspaceFullDocumentDiagnosticReport[])
			.map(({ uri, items }) => [uri, items] as const)
			.sort(([a], [b]) => (a < b ? -1 : 1)),
	};
}
