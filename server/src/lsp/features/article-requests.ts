import type { ArticleInfo, FileRoleResult, Location, MentionStepParams, StanceSpan } from '../../protocol';
import { articleInfoRequest, fileRoleRequest, mentionStepRequest, stanceSpansRequest } from '../../protocol';
import { stepMention } from '../../queries/next-mention';
import { stanceSpans } from '../../queries/stance-spans';
import { toLocation } from '../convert';
import { type Feature, guarded, locate } from '../feature';
import { fileReport } from '../file-reports';

interface OfFile {
	readonly uri: string;
}

/** What the client asks about one article beside what the protocol has. */
export const articleRequests: Feature = {
	capabilities: {},
	register: server => {
		const { connection, files, workspace } = server;
		connection.onRequest(
			fileRoleRequest,
			guarded(server, {}, async ({ uri }: OfFile): Promise<FileRoleResult> => {
				const at = await locate(server, uri);
				return at ? { role: at.role, root: files.uriOf(at.live.root) } : {};
			}),
		);
		connection.onRequest(
			mentionStepRequest,
			guarded(server, null, async ({ uri, ...step }: MentionStepParams): Promise<Location | null> => {
				const at = await locate(server, uri);
				const found = at && stepMention(at.corpus, { path: at.path, ...step });
				return found ? toLocation(workspace, at.live, found) : null;
			}),
		);
		connection.onRequest(
			stanceSpansRequest,
			guarded(server, [], async ({ uri }: OfFile): Promise<readonly StanceSpan[]> => {
				const at = await locate(server, uri);
				return at ? stanceSpans(at.corpus, at.path) : [];
			}),
		);
		connection.onRequest(
			articleInfoRequest,
			guarded(server, null, async ({ uri }: OfFile): Promise<ArticleInfo | null> => {
				const at = await locate(server, uri);
				const summary = at?.corpus.articles.get(at.path)?.summary;
				if (!at || !summary) return null;
				const { items } = fileReport(server, at.live, at.corpus, at.path);
				const sidecars = at.corpus.sidecars.get(at.path) ?? [];
				return {
					actors: new Set(summary.mentions.map(({ actor }) => actor)).size,
					mentions: summary.mentions.length,
					annotations: sidecars.reduce((sum, { sidecar }) => sum + sidecar.annotations.length, 0),
					unsourced: items.filter(({ code }) => code === 'unsourced-claim').length,
					vague: items.filter(({ code }) => code === 'vague-source').length,
					genre: summary.genre,
				};
			}),
		);
	},
};
