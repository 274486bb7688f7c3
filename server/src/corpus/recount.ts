import type { Mention } from '../analysis/analysis';
import { findMentions } from '../analysis/mentions';
import { withAnnotatedMentions } from './annotated-mentions';
import { changedCounts } from './contribution';
import type {
	ArticleRecord,
	ArticleSummary,
	AttributionSummary,
	Corpus,
	CorpusPath,
	MentionSummary,
	ReadArticleText,
	SidecarRecord,
} from './corpus';
import { storeRecognised } from './stored/stored-recognised';
import { type MentionsSummary, storeMentions } from './stored/stored-summary';

/**
 * The corpus with the mentions of some articles found anew, by the actors as they are: what takes least time of an
 * analysis, and what all counts of mentions are made of. Who says what to whom, and the findings, stay as they were, so that
 * each of the articles must still be analysed (see `reanalyse`). Those that an editor shows are passed over.
 */
export function recount(corpus: Corpus, paths: Iterable<CorpusPath>, readText: ReadArticleText): Corpus {
	const articles = corpus.articles.edit();
	const index = corpus.index.edit();
	for (const path of paths) {
		const record = corpus.articles.get(path);
		const text = record && !record.analysis ? readText(path) : undefined;
		if (!record || text === undefined) continue;
		const sidecars = corpus.sidecars.get(path) ?? [];
		const after = recounted(corpus, record, sidecars, text);
		const counts = changedCounts({ record, sidecars }, { record: after, sidecars });
		index.replace(path, counts.before, counts.after);
		articles.set(path, after);
	}
	return { ...corpus, articles: articles.finish(), index: index.finish() };
}

function recounted(
	{ matcher, registry }: Corpus,
	record: ArticleRecord,
	sidecars: readonly SidecarRecord[],
	text: string,
): ArticleRecord {
	const { summary } = record;
	const found = findMentions({ text, sentences: summary.sentences }, matcher, summary.metadata.date);
	const layers = sidecars.map(({ mentions }) => mentions);
	const mentions = withAnnotatedMentions(found, layers, registry);
	const attributions = record.recognised?.attributions ?? [];
	return {
		...record,
		summary: storeMentions(summary, othersOf(summary, mentions)),
		recognised: mentions === found ? undefined : storeRecognised({ mentions: found, attributions }),
	};
}

/** The mentions that were found, and the attributions as they were, each with those of its own mentions that are left. */
function othersOf(summary: ArticleSummary, found: readonly Mention[]): MentionsSummary {
	const mentions: MentionSummary[] = [];
	for (const { actor, start, end } of found) if (actor !== undefined) mentions.push({ actor, start, end });
	const byStart = new Map(mentions.map(mention => [mention.start, mention]));
	const attributions = summary.attributions.map(({ actor, extent, source, mentions }): AttributionSummary => {
		const left: MentionSummary[] = [];
		for (const { start, end, actor } of mentions) {
			const mention = byStart.get(start);
			if (mention?.end === end && mention.actor === actor) left.push(mention);
		}
		return { actor, extent, source, mentions: left };
	});
	return { mentions, attributions };
}
