import type { Corpus, CorpusPath } from '../corpus/corpus';
import { articleOf } from '../corpus/paths';
import type { ArticleGroup } from './pool/jobs';
import { type GroupOptions, readGroups } from './read-groups';
import type { Batch } from './reconcile';

/**
 * Has articles and their annotation files read and analysed by threads, whatever is known of them, and gives what the
 * threads made of them, in no particular order. Left out is an article that must be taken in file by file, and one of
 * which there was other news while a thread read it: that is newer.
 */
export async function* readByThreads(
	paths: readonly CorpusPath[],
	corpus: () => Corpus,
	options: Omit<GroupOptions, 'known'>,
): AsyncGenerator<Batch, void, undefined> {
	const before = corpus();
	const groups = paths.map((article): ArticleGroup => {
		const sidecars = (before.sidecars.get(article) ?? []).map(({ path }) => path);
		return { article, sidecars: sidecars.sort() };
	});
	for await (const batch of readGroups(groups, { ...options, known: new Map() })) {
		const now = corpus();
		// That others are mentioned in a text since is no news of it.
		const isSame = (path: CorpusPath) =>
			before.articles.get(path)?.summary.hash === now.articles.get(path)?.summary.hash &&
			before.sidecars.get(path) === now.sidecars.get(path);
		const changes = batch.changes.filter(({ path }) => isSame(path));
		const left = new Set(changes.map(({ path }) => path));
		const known = new Map([...batch.known].filter(([path]) => left.has(articleOf(path))));
		const made = batch.made.filter(({ article }) => left.has(article));
		yield { changes, known, made, done: 0, total: 0 };
	}
}
