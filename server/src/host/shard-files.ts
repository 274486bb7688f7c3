import { classifyPath } from '../corpus/paths';
import { inShard, noArticles, type Shard } from '../corpus/shards';
import type { Files } from './files';

/**
 * The file system as far as a part of a corpus needs it: articles of other parts, and their annotation files, are not
 * listed. Everything else is, the actors and corpus.yaml above all.
 */
export function filesOfShard(files: Files, root: string, shard: Shard | undefined): Files {
	if (shard === undefined) return files;
	const isNeeded = (path: string): boolean => {
		const role = classifyPath(path, noArticles);
		// The corpus.yaml of a folder below makes that a corpus of its own.
		return role === 'settings' || role === 'actors' || path.endsWith('/corpus.yaml') || inShard(path, shard);
	};
	return {
		...files,
		list: async folder => {
			const below = files.within(root, folder);
			const entries = await files.list(folder);
			if (below === undefined) return entries;
			return entries.filter(
				({ name, kind }) => kind === 'folder' || isNeeded(below === '' ? name : `${below}/${name}`),
			);
		},
	};
}
