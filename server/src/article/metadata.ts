import { textOf } from '../text/span';
import type { ArticleFormat, ArticleMetadata, Zone } from './article';

/**
 * What the text and the file's name say about an article. What they do not say stays unknown.
 * @param path path of the article, for a date in its name; may be empty
 */
export function findMetadata(
	text: string,
	zones: readonly Zone[],
	path: string,
	_format: ArticleFormat,
): ArticleMetadata {
	const headline = zones.find(zone => zone.kind === 'headline');
	const date = /(?:^|[^\d])((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d)/.exec(path)?.[1];
	return { ...(headline && { title: textOf(text, headline) }), ...(date && { date }) };
}
