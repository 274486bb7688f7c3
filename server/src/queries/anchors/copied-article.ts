import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { type FileChange, fileChange } from '../annotate/file-change';
import { renamedSidecar } from './move-files';

/** Annotation files that an article could have too, because it has the text of the one that they belong to. */
export interface CopyOffer {
	readonly from: CorpusPath;
	readonly annotations: number;
	/** Makes them. */
	readonly changes: readonly FileChange[];
}

/** What could be copied to a new article; undefined where it has annotations already, or its text is nobody else's. */
export function copyOffer(corpus: Corpus, path: CorpusPath): CopyOffer | undefined {
	const hash = corpus.articles.get(path)?.summary.hash;
	if (hash === undefined || corpus.sidecars.has(path)) return undefined;
	for (const [from, records] of corpus.sidecars) {
		if (from === path || corpus.articles.get(from)?.summary.hash !== hash) continue;
		const annotated = records.filter(({ sidecar }) => sidecar.annotations.length > 0);
		if (annotated.length === 0) continue;
		return {
			from,
			annotations: annotated.reduce((sum, { sidecar }) => sum + sidecar.annotations.length, 0),
			changes: annotated.map(record => fileChange(renamedSidecar(record.path, path), undefined, record.sidecar.source)),
		};
	}
	return undefined;
}
