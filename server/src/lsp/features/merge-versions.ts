import { mergeSidecars } from '../../annotation/merge';
import { type MergedVersions, type MergeVersionsParams, mergeVersionsRequest } from '../../protocol';
import { type Feature, guarded } from '../feature';

/** Merges what the editor shows of an annotation file with what another program has written there meanwhile. */
export const mergeVersions: Feature = {
	capabilities: {},
	register: server => {
		const answer = ({ base, ours, theirs }: MergeVersionsParams): MergedVersions | null => {
			const merged = mergeSidecars(base, ours, theirs, { ours: 'the editor', theirs: 'the disk' });
			return merged ? { text: merged.source, conflicts: merged.conflicts.length } : null;
		};
		server.connection.onRequest<MergedVersions | null, never>(mergeVersionsRequest, guarded(server, null, answer));
	},
};
