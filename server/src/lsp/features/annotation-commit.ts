import { classifyPath, type FileRole } from '../../corpus/paths';
import { commitMessage } from '../../exchange/commit-message';
import { annotationChanges, changedPaths } from '../../host/annotation-changes';
import { resolveRevision } from '../../host/git';
import { type AnnotationCommit, annotationCommitRequest } from '../../protocol';
import { type Feature, guarded } from '../feature';

/** What a commit of annotations would hold, for a client that makes it. Nothing is written. */
export const annotationCommit: Feature = {
	capabilities: {},
	register: server => {
		const answer = async ({ root }: { readonly root: string }): Promise<AnnotationCommit | null> => {
			const { files, workspace } = server;
			const live = workspace.corpora().find(one => files.uriOf(one.root) === root);
			if (!live) return null;
			const head = await resolveRevision(live.root, 'HEAD');
			const paths = await changedPaths(live.root, head);
			const changes = await annotationChanges(files, live.root, head);
			if (!paths || !changes) return null;
			const { settings } = live.current().file;
			const of = (...roles: readonly FileRole[]) =>
				paths.filter(path => roles.includes(classifyPath(path, settings) as FileRole));
			return {
				files: of('sidecar', 'actors', 'settings').map(path => workspace.uriOf(live, path)),
				articles: of('article').map(path => workspace.uriOf(live, path)),
				message: commitMessage(changes, { actors: of('actors').length > 0, settings: of('settings').length > 0 }),
			};
		};
		server.connection.onRequest<AnnotationCommit | null, never>(annotationCommitRequest, guarded(server, null, answer));
	},
};
