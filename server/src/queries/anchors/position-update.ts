import { advanceText, type HashedText, refersToOther } from '../../annotation/advance';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { articlesReferringElsewhere } from '../../corpus/other-texts';

/** A file of a corpus whose text is to be another one. */
export interface Rewrite {
	readonly path: CorpusPath;
	readonly before: string;
	readonly after: string;
}

/** What brings annotation files to the text of their articles as it is now. */
export interface PositionUpdate {
	readonly rewrites: readonly Rewrite[];
	/** Files that cannot be brought up to date: they cannot be read, or do not name the text that they were made on. */
	readonly refused: readonly CorpusPath[];
	/** Annotations in all files concerned whose place a person has to confirm. */
	readonly uncertain: number;
}

/**
 * Brings all annotation files of an article to a text of it, those that refer to another one.
 * @param now the text that `corpus` has of the article
 */
export function updatePositionsOf(corpus: Corpus, path: CorpusPath, now: HashedText): PositionUpdate {
	const rewrites: Rewrite[] = [];
	const refused: CorpusPath[] = [];
	let uncertain = 0;
	for (const record of corpus.sidecars.get(path) ?? []) {
		if (!isBehind(record, now.hash)) continue;
		uncertain += record.resolved.filter(({ anchor }) => anchor === 'doubtful' || anchor === 'orphaned').length;
		const isReadable = !corpus.carried.has(record.path) && !corpus.unreadable.has(record.path);
		const before = record.sidecar.source;
		const after = isReadable ? advanceText(record.sidecar, record.resolved, now) : undefined;
		if (after === undefined) refused.push(record.path);
		else if (after !== before) rewrites.push({ path: record.path, before, after });
	}
	return { rewrites, refused, uncertain };
}

/** The articles of which some annotation file refers to another text than theirs. */
export const articlesWithOldPositions = (corpus: Corpus): readonly CorpusPath[] =>
	[...articlesReferringElsewhere(corpus)].filter(path => {
		const hash = corpus.articles.get(path)?.summary.hash;
		return hash !== undefined && corpus.sidecars.get(path)?.some(record => isBehind(record, hash));
	});

/** A file without annotations says nothing of a text. */
const isBehind = ({ sidecar }: SidecarRecord, hash: string): boolean =>
	sidecar.annotations.length > 0 && refersToOther(sidecar, hash);
