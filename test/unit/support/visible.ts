import type { ArticleRecord, SidecarRecord } from '../../../server/src/corpus/corpus';

/** What a reader of an article's record can see, whether it is kept as objects or as bytes. */
export function visibleArticle(record: ArticleRecord) {
	const { summary, analysis, recognised, onlyCounted, problem, refersTo, earlier, recalled, saved } = record;
	const { path, hash, length, lines, metadata, genre, mentions, attributions, statuses, findings } = summary;
	const marked = recognised && { mentions: recognised.mentions, attributions: recognised.attributions };
	const sentences = summary.sentences.map(({ start, end }) => ({ start, end }));
	const plain = { path, hash, length, lines, sentences, metadata, genre, mentions, attributions, statuses, findings };
	return {
		summary: plain,
		analysis,
		recognised: marked,
		onlyCounted: onlyCounted?.read(),
		problem,
		refersTo,
		earlier,
		recalled,
		saved,
	};
}

/** The same of an annotation file. */
export function visibleSidecar(record: SidecarRecord) {
	const { path, articlePath, layer, sidecar, size, lines, problems, resolved, mentions } = record;
	return { path, articlePath, layer, sidecar, size, lines, problems, resolved, mentions };
}
