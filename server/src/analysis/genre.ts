import type { ArticleMetadata, Genre } from '../article/article';
import type { Judgement } from './analysis';

/** The genre that an article's own metadata, its address or its title give; undefined where they leave it open. */
export function givenGenre(metadata: ArticleMetadata): Genre | undefined {
	if (metadata.genre) return metadata.genre;
	return NAMED.test(`${metadata.url ?? ''} ${metadata.title ?? ''}`) ? 'opinion' : undefined;
}

const NAMED = /\b(?:opinions?|comment|commentary|op-ed|columnists?|editorials?|blogs?)\b/iu;

/**
 * Whether an article reports or argues, by what its body's sentences do when they are read as a report: it argues where
 * those that evaluate, advise, predict or ask outweigh those that somebody else is the source of. The author's own voice
 * counts twice.
 * @param judgements of the article, as news
 */
export function detectGenre(judgements: readonly Judgement[]): Genre {
	let body = 0;
	let sourced = 0;
	let arguing = 0;
	for (const { zone, status, rule } of judgements) {
		if (zone !== 'body') continue;
		body++;
		if (status === 'sourced') sourced++;
		if (status === 'opinion') arguing++;
		if (VOICE.has(rule)) arguing++;
	}
	const least = body < FEW ? 0.6 : 0.3;
	return arguing > least * body && arguing > 1.2 * sourced ? 'opinion' : 'news';
}

/** So few sentences say little. */
const FEW = 10;
const VOICE: ReadonlySet<string> = new Set(['first-person', 'advice', 'question']);
