import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { renamedSidecar } from './move-files';

/** A new path for an annotation file whose article is not there. */
export interface NewHome {
	readonly article: CorpusPath;
	readonly sidecar: CorpusPath;
	readonly why: 'same text' | 'same name';
}

const mostHomes = 3;

/**
 * The articles that an annotation file without one may belong to: those with the text that it was made on, as after a
 * renaming outside the editor, then those of the same name in another folder. None that has such a file already.
 */
export function newHomes(corpus: Corpus, record: SidecarRecord): readonly NewHome[] {
	const name = nameOf(record.articlePath);
	const homes: NewHome[] = [];
	for (const [article, { summary }] of corpus.articles) {
		const why =
			summary.hash === record.sidecar.textHash ? 'same text' : nameOf(article) === name ? 'same name' : undefined;
		if (why === undefined) continue;
		const sidecar = renamedSidecar(record.path, article);
		const isTaken =
			corpus.sidecars.get(article)?.some(({ path }) => path === sidecar) || corpus.unreadable.has(sidecar);
		if (!isTaken) homes.push({ article, sidecar, why });
	}
	return homes.sort((a, b) => Number(a.why === 'same name') - Number(b.why === 'same name')).slice(0, mostHomes);
}

const nameOf = (path: CorpusPath): string => path.slice(path.lastIndexOf('/') + 1);
