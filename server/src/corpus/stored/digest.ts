import { countsOfSidecar, countsOfSummary } from '../contribution';
import type { CorpusPath } from '../corpus';
import { inMemory } from './byte-source';
import { ByteReader, writeBytes } from './bytes';
import { type ColumnsVisitor, readColumns, writeColumns } from './columns';
import { type Brief, briefOf, readBrief, readStoredArticle, writeBrief } from './stored-article';

/**
 * What a corpus needs of many stored articles to take them in without reading the articles themselves: the brief of each,
 * and what they put into the index.
 */
export interface DigestWriter {
	/** Takes in an article as `packArticle` packed it. The first has the number 0. */
	add(article: CorpusPath, packed: Uint8Array): void;
	finish(): Uint8Array;
}

/** Changes with the form of a digest. */
export const digestForm = 'digest 4';

export function writeDigest(): DigestWriter {
	const briefs = writeBytes();
	const columns = writeColumns();
	let size = 0;
	return {
		add: (article, packed) => {
			const brief = briefOf(packed);
			const { record, sidecars } = readStoredArticle(article, inMemory(packed), brief);
			columns.add(size, record.summary.counts?.() ?? countsOfSummary(record.summary));
			for (const sidecar of sidecars) columns.add(size, sidecar.counts?.() ?? countsOfSidecar(sidecar));
			briefs.section(() => writeBrief(briefs, article, brief));
			size++;
		},
		finish: () => {
			const writer = writeBytes();
			writer.bytes(briefs.finish());
			columns.finish(writer);
			return writer.finish();
		},
	};
}

/** Reads the briefs of a digest in their order, but for the articles that are left out. */
export function readBriefs<A extends { readonly path: CorpusPath }>(
	digest: Uint8Array,
	articles: readonly (A | undefined)[],
	take: (article: A, brief: Brief) => void,
): void {
	const reader = new ByteReader(new ByteReader(digest).bytes());
	for (const article of articles) {
		if (article) take(article, readBrief(new ByteReader(reader.bytes()), article.path));
		else reader.skip();
	}
}

/** Reads what the articles of a digest put into the index. */
export function readDigestColumns(digest: Uint8Array, visitor: ColumnsVisitor): void {
	const reader = new ByteReader(digest);
	reader.skip();
	readColumns(reader, visitor);
}
