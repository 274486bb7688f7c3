import type { Annotation } from '../annotation/annotation';
import type { ActorId } from '../codebook/codebook';
import { actorsNamed } from '../corpus/contribution';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { type Location, offsetAt, type Position, rangeOf } from '../text/position';
import type { Span } from '../text/span';
import { actorPlace } from './actor-places';
import { actorsMeant, mentionAt, openArticle } from './open-article';

/** `registry`: another actor's entry names it, as its affiliation or in a role. */
export type ReferenceKind = 'declaration' | 'registry' | 'mention' | 'annotation';

export interface Reference extends Location {
	readonly kind: ReferenceKind;
	readonly actor: ActorId;
}

/** All references to the actor that is mentioned at a position; to all candidates where the mention is ambiguous. */
export function* referencesAt(
	corpus: Corpus,
	path: CorpusPath,
	position: Position,
): Generator<Reference, void, undefined> {
	const article = openArticle(corpus, path);
	const mention = article && mentionAt(article, offsetAt(article.lines, position));
	for (const actor of mention ? actorsMeant(mention) : []) yield* referencesOf(corpus, actor);
}

/**
 * Everywhere that an actor is defined, named in another's entry, mentioned in an article or named in an annotation.
 * The entries first, then the articles by path; in each, mentions and then annotations, by position.
 * Costs what is taken of it, beside the paths of the articles: who asks may stop at any of them.
 */
export function* referencesOf(corpus: Corpus, actor: ActorId): Generator<Reference, void, undefined> {
	yield* entriesNaming(corpus, actor);
	const use = corpus.index.get(actor);
	if (!use) return;
	const paths = new Set<CorpusPath>([...use.mentions.keys(), ...use.annotated.keys()]);
	for (const path of [...paths].sort()) {
		if (use.mentions.has(path)) yield* mentionsIn(corpus, path, actor);
		if (use.annotated.has(path)) yield* annotationsNaming(corpus, path, actor);
	}
}

function entriesNaming(corpus: Corpus, actor: ActorId): readonly Reference[] {
	const place = actorPlace(corpus, actor);
	const references: Reference[] = place ? [{ kind: 'declaration', actor, path: place.path, range: place.range }] : [];
	for (const path of [...corpus.actorFiles.keys()].sort()) {
		const file = corpus.actorFiles.get(path);
		for (const reference of file?.references ?? []) {
			if (file && reference.actor === actor) {
				references.push({ kind: 'registry', actor, path, range: rangeOf(file.lines, reference) });
			}
		}
	}
	return references;
}

function mentionsIn(corpus: Corpus, path: CorpusPath, actor: ActorId): readonly Reference[] {
	const summary = corpus.articles.get(path)?.summary;
	if (!summary) return [];
	return summary.mentions
		.filter(mention => mention.actor === actor)
		.map(mention => ({ kind: 'mention', actor, path, range: rangeOf(summary.lines, mention) }));
}

function annotationsNaming(corpus: Corpus, path: CorpusPath, actor: ActorId): readonly Reference[] {
	return (corpus.sidecars.get(path) ?? []).flatMap(record =>
		record.sidecar.annotations
			.filter(annotation => actorsNamed(annotation).includes(actor))
			.flatMap(annotation => idSpans(annotation, actor, record.sidecar.source))
			.map(span => ({ kind: 'annotation', actor, path: record.path, range: rangeOf(record.lines, span) })),
	);
}

/** Where an annotation's entry names an actor. The value of `source` may be a mapping in which the id stands. */
function idSpans(annotation: Annotation, actor: ActorId, source: string): readonly Span[] {
	const spans: Span[] = [];
	for (const [key, span] of Object.entries(annotation.valueSpans)) {
		if (key !== 'actor' && key !== 'holder' && key !== 'target' && key !== 'source') continue;
		const value = source.slice(span.start, span.end);
		const at = wordAt(value, actor);
		if (at >= 0) spans.push({ start: span.start + at, end: span.start + at + actor.length });
	}
	return spans.length > 0 ? spans.sort((a, b) => a.start - b.start) : [annotation.entry];
}

/** Where an id stands in a YAML value as a word of its own, and no key; −1 where it does not. */
function wordAt(value: string, id: string): number {
	const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}_-]/u.test(character);
	for (let at = value.indexOf(id); at >= 0; at = value.indexOf(id, at + 1)) {
		if (!isPart(value[at - 1]) && !isPart(value[at + id.length]) && value[at + id.length] !== ':') return at;
	}
	return -1;
}
