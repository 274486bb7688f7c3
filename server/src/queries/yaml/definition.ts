import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { type Location, offsetAt, type Position, rangeOf } from '../../text/position';
import { touches } from '../../text/span';
import { actorPlace } from '../actor-places';
import type { Definition } from '../definition';
import { type Reference, referencesOf } from '../references';
import { isId, type MeantWord, wordAtPosition, wordsOfField } from './meaning';
import { outlineOf } from './outline';
import { type YamlFile, yamlFile, yamlFilesWith } from './yaml-file';

/**
 * From an id in any YAML file to where it is defined: an actor's entry, or a stance, topic or code in corpus.yaml; from
 * an annotation's quote or position to the words in the article.
 */
export function yamlDefinitions(corpus: Corpus, path: CorpusPath, position: Position): readonly Definition[] {
	const file = yamlFile(corpus, path);
	if (!file) return [];
	const word = wordAtPosition(file, position);
	if (!word || !isId(word)) return quoteTargets(corpus, file, position);
	const origin = rangeOf(file.lines, word);
	const place = definitionOf(corpus, word);
	return place ? [{ origin, target: place.target, entry: place.entry }] : [];
}

/** Everywhere that the id at a position is used or defined: of an actor, its mentions in articles too. Who asks may stop. */
export function* yamlReferences(
	corpus: Corpus,
	path: CorpusPath,
	position: Position,
): Generator<Location & { readonly kind: Reference['kind'] }, void, undefined> {
	const file = yamlFile(corpus, path);
	const word = file && wordAtPosition(file, position);
	if (!word || !isId(word)) return;
	if (word.sort === 'actor') yield* referencesOf(corpus, word.text);
	else {
		for (const { file: where, word: place } of placesOf(corpus, word)) {
			const kind = place.defines ? 'declaration' : 'annotation';
			yield { kind, path: where.path, range: rangeOf(where.lines, place) };
		}
	}
}

/** Every place in a YAML file of the corpus where an id stands as what it is. */
export function* placesOf(
	corpus: Corpus,
	{ sort, text }: Pick<MeantWord, 'sort' | 'text'>,
): Generator<{ readonly file: YamlFile; readonly word: MeantWord }, void, undefined> {
	for (const file of yamlFilesWith(corpus, { sort, text })) {
		// Taking a file apart costs more than looking whether it has the word at all.
		if (!file.source.includes(text)) continue;
		for (const field of outlineOf(file.source).fields) {
			for (const word of wordsOfField(file.kind, field)) {
				if (word.sort === sort && word.text === text) yield { file, word };
			}
		}
	}
}

/** Where an id is defined. */
export function definitionOf(
	corpus: Corpus,
	{ sort, text }: Pick<MeantWord, 'sort' | 'text'>,
): { readonly target: Location; readonly entry: Definition['entry'] } | undefined {
	if (sort === 'actor') {
		const place = actorPlace(corpus, text);
		return place && { target: { path: place.path, range: place.range }, entry: place.entry };
	}
	const { places, lines } = corpus.file;
	const lists = { stance: places.stances, topic: places.topics, code: places.codes };
	const span = sort === 'stance' || sort === 'topic' || sort === 'code' ? lists[sort].get(text) : undefined;
	if (!span) return undefined;
	const range = rangeOf(lines, span);
	return { target: { path: 'corpus.yaml', range }, entry: range };
}

function quoteTargets(corpus: Corpus, file: YamlFile, position: Position): readonly Definition[] {
	if (file.kind !== 'sidecar') return [];
	const offset = offsetAt(file.lines, position);
	const article = corpus.articles.get(file.record.articlePath);
	const resolved = file.record.resolved.find(({ annotation }) =>
		['quote', 'at'].some(key => {
			const span = annotation.valueSpans[key];
			return span !== undefined && touches(span, offset);
		}),
	);
	if (!article || !resolved) return [];
	const { valueSpans } = resolved.annotation;
	const span = [valueSpans.quote, valueSpans.at].find(part => part && touches(part, offset));
	const origin = rangeOf(file.lines, span ?? { start: offset, end: offset });
	return resolved.at.map(part => {
		const range = rangeOf(article.summary.lines, part);
		return { origin, target: { path: article.summary.path, range }, entry: range };
	});
}
