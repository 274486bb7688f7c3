import type { Analysis, Attribution, Mention } from '../analysis/analysis';
import type { ActorId } from '../codebook/codebook';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { firstNot } from '../text/first-not';
import type { LineIndex } from '../text/position';
import { type Span, touches } from '../text/span';

/** An article that an editor shows, with all that the analysis says about it. */
export interface OpenArticle {
	readonly path: CorpusPath;
	readonly analysis: Analysis;
	readonly text: string;
	readonly lines: LineIndex;
}

/** Undefined where the file is no article, or not open: then only its summary is kept. */
export function openArticle(corpus: Corpus, path: CorpusPath): OpenArticle | undefined {
	const record = corpus.articles.get(path);
	if (!record?.analysis) return undefined;
	return { path, analysis: record.analysis, text: record.analysis.article.text, lines: record.summary.lines };
}

/** The mention at an offset, else the one that ends there. */
export function mentionAt({ analysis }: Pick<OpenArticle, 'analysis'>, offset: number): Mention | undefined {
	const { mentions } = analysis;
	const next = firstEndingAt(mentions, offset);
	const mention = mentions[next];
	if (!mention || mention.start > offset) return undefined;
	// Where one mention ends and another begins, the cursor stands before the second one's first letter.
	const behind = mentions[next + 1];
	return behind && behind.start === offset ? behind : mention;
}

/** The actors that a mention can mean: one, or the candidates of an ambiguous one. */
export const actorsMeant = (mention: Mention): readonly ActorId[] =>
	mention.actor !== undefined ? [mention.actor] : (mention.candidates ?? []);

/** The attribution of which a part stands at an offset, and that part; the shortest where they are nested. */
export function attributionAt(
	{ analysis }: Pick<OpenArticle, 'analysis'>,
	offset: number,
): { readonly attribution: Attribution; readonly part: Span; readonly role: 'source' | 'cue' | 'content' } | undefined {
	let best: ReturnType<typeof attributionAt>;
	for (const attribution of analysis.attributions) {
		for (const role of ['source', 'cue', 'content'] as const) {
			for (const part of attribution[role]) {
				if (!touches(part, offset)) continue;
				if (!best || part.end - part.start < best.part.end - best.part.start) best = { attribution, part, role };
			}
		}
	}
	return best;
}

/** The index of the first of sorted, disjoint spans that ends at an offset or behind it. */
function firstEndingAt(spans: readonly Span[], offset: number): number {
	return firstNot(spans.length, at => (spans[at] as Span).end < offset);
}
