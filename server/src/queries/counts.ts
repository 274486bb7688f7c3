import type { Corpus } from '../corpus/corpus';

/** How much there is in a corpus. */
export interface CorpusCounts {
	readonly actors: number;
	readonly articles: number;
	readonly mentions: number;
	/** In all layers that are shown. */
	readonly annotations: number;
}

export function corpusCounts({ registry, articles, index, sidecars }: Corpus): CorpusCounts {
	let mentions = 0;
	for (const { totals } of index.values()) mentions += totals.mentions;
	let annotations = 0;
	for (const records of sidecars.values()) {
		for (const { size } of records) annotations += size;
	}
	return { actors: registry.actors.size, articles: articles.size, mentions, annotations };
}
