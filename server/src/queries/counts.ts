import type { Corpus, SidecarRecord } from '../corpus/corpus';

/** How much there is in a corpus. */
export interface CorpusCounts {
	readonly actors: number;
	readonly articles: number;
	readonly mentions: number;
	/** In all layers that are shown. */
	readonly annotations: number;
}

/** Asked again after every change: it costs what changed since the last time. */
export function corpusCounts({ registry, articles, index, sidecars }: Corpus): CorpusCounts {
	const annotations = sidecars.sum(sizeOf, annotationSums);
	return { actors: registry.actors.size, articles: articles.size, mentions: index.mentions, annotations };
}

const sizeOf = (records: readonly SidecarRecord[]): number => records.reduce((sum, { size }) => sum + size, 0);

const annotationSums = new WeakMap<ReadonlyMap<string, readonly SidecarRecord[]>, number>();
