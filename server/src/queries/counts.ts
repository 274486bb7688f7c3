import { facets } from '../corpus/contribution';
import type { Corpus } from '../corpus/corpus';

/** How much there is in a corpus. */
export interface CorpusCounts {
	readonly actors: number;
	readonly articles: number;
	readonly mentions: number;
	/** In all layers that are shown. */
	readonly annotations: number;
}

/** Costs the same however large the corpus is. */
export const corpusCounts = ({ registry, articles, index }: Corpus): CorpusCounts => ({
	actors: registry.actors.size,
	articles: articles.size,
	mentions: index.facet(facets.mentions).total,
	annotations: index.facet(facets.annotations).total,
});
