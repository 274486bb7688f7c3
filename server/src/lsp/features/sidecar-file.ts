import { sidecarPath } from '../../corpus/paths';
import { type SidecarFile, sidecarFileRequest } from '../../protocol';
import { type Feature, guarded, locate } from '../feature';

interface Params {
	readonly uri: string;
	readonly layer?: string;
}

/** The annotation file of an article, for a client that wants to open or create it. */
export const sidecarFile: Feature = {
	capabilities: {},
	register: server => {
		const answer = async ({ uri, layer }: Params): Promise<SidecarFile | null> => {
			const at = await locate(server, uri);
			const summary = at?.corpus.articles.get(at.path)?.summary;
			if (!at || !summary) return null;
			const path = sidecarPath(at.path, layer);
			return {
				uri: server.workspace.uriOf(at.live, path),
				// Also where its annotations are not shown: it must not be made anew.
				exists: (at.live.current().sidecars.get(at.path) ?? []).some(record => record.path === path),
				initial: `standpoint: 1\ntext: {sha256: ${summary.hash}, length: ${summary.length}}\nannotations:\n`,
			};
		};
		server.connection.onRequest<SidecarFile | null, never>(sidecarFileRequest, guarded(server, null, answer));
	},
};
