import { type NoteInfo, notesRequest } from '../../protocol';
import { notesOf } from '../../queries/layers/notes';
import { rangeOf } from '../../text/position';
import { type Feature, guarded, locate } from '../feature';

/** The notes on an article, for a client that shows them as conversations. */
export const notes: Feature = {
	capabilities: {},
	register: server => {
		const answer = async ({ uri }: { readonly uri: string }): Promise<readonly NoteInfo[]> => {
			const at = await locate(server, uri);
			const lines = at?.corpus.articles.get(at.path)?.summary.lines;
			if (!at || !lines) return [];
			return notesOf(at.corpus, at.path).map(({ placed, reference, span, text, replyTo, isResolved, isDoubtful }) => ({
				sidecar: server.workspace.uriOf(at.live, placed.sidecar.path),
				id: placed.annotation.id,
				reference,
				range: rangeOf(lines, span),
				text,
				by: placed.annotation.by,
				created: placed.annotation.created,
				layer: placed.sidecar.layer,
				replyTo,
				isResolved,
				isDoubtful,
			}));
		};
		server.connection.onRequest<readonly NoteInfo[], never>(notesRequest, guarded(server, [], answer));
	},
};
