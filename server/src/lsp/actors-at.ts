import type { ActorId } from '../codebook/codebook';
import { actorsMeant, mentionAt, openArticle } from '../queries/open-article';
import { wordAtPosition } from '../queries/yaml/meaning';
import { yamlFile } from '../queries/yaml/yaml-file';
import { offsetAt, type Position, type Range, rangeOf } from '../text/position';
import type { At } from './feature';

/** The actor or, of an ambiguous mention, the actors that a position of any file means, and the words that mean them. */
export function actorsAt(
	{ corpus, path, role }: At,
	position: Position,
): { readonly actors: readonly ActorId[]; readonly range: Range } | undefined {
	if (role === 'article') {
		const article = openArticle(corpus, path);
		const mention = article && mentionAt(article, offsetAt(article.lines, position));
		return mention && { actors: actorsMeant(mention), range: rangeOf(article.lines, mention) };
	}
	const file = yamlFile(corpus, path);
	const word = file && wordAtPosition(file, position);
	return file && word?.sort === 'actor' ? { actors: [word.text], range: rangeOf(file.lines, word) } : undefined;
}
