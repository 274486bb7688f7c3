import type { Corpus, CorpusPath } from '../corpus/corpus';
import { type Location, offsetAt, type Position, type Range, rangeOf } from '../text/position';
import { touches } from '../text/span';
import { type ActorPlace, actorPlace } from './actor-places';
import { actorsMeant, mentionAt, openArticle } from './open-article';
import { annotationsAt, entryLocation } from './placed-annotations';

export interface Definition {
	/** What leads there, in the article. */
	readonly origin: Range;
	readonly target: Location;
	/** The whole entry around `target`. */
	readonly entry: Range;
}

/**
 * From a mention to the actor's entry, to every candidate's where it is ambiguous; from other annotated words to the
 * annotations' entries.
 */
export function definitionsAt(corpus: Corpus, path: CorpusPath, position: Position): readonly Definition[] {
	const article = openArticle(corpus, path);
	const mention = article && mentionAt(article, offsetAt(article.lines, position));
	if (!mention) return implementationsAt(corpus, path, position);
	const origin = rangeOf(article.lines, mention);
	return actorsMeant(mention)
		.map(actor => actorPlace(corpus, actor))
		.filter((place): place is ActorPlace => place !== undefined)
		.map(({ entry, ...target }) => ({ origin, target, entry }));
}

/** From annotated words to the annotations' entries in their files, the shortest span first. */
export function implementationsAt(corpus: Corpus, path: CorpusPath, position: Position): readonly Definition[] {
	const lines = corpus.articles.get(path)?.summary.lines;
	if (!lines) return [];
	const offset = offsetAt(lines, position);
	return annotationsAt(corpus, path, offset).map(placed => {
		const span = placed.at.find(part => touches(part, offset)) ?? { start: offset, end: offset };
		const target = entryLocation(placed);
		return { origin: rangeOf(lines, span), target, entry: target.range };
	});
}
