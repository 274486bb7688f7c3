import type { ActorId, ActorKind } from '../codebook/codebook';
import type { ArticleSummary, AttributionSummary, Corpus, CorpusPath } from '../corpus/corpus';
import { offsetAt, type Position, type Range, rangeOf } from '../text/position';
import type { Span } from '../text/span';
import { actorName, actorPlace } from './actor-places';
import { actorsMeant, attributionAt, mentionAt, openArticle } from './open-article';

/** An actor in an article, as a node of "who quotes whom". */
export interface CallItem {
	readonly actor: ActorId;
	readonly name: string;
	readonly kind: ActorKind;
	/** The article's title, or its path. */
	readonly detail: string;
	readonly path: CorpusPath;
	readonly range: Range;
	/** Within `range`. */
	readonly selectionRange: Range;
}

export interface Call {
	readonly item: CallItem;
	/** The mentions by which one speaks about the other. */
	readonly ranges: readonly Range[];
}

/** The actors mentioned at a position; in quoted or reported speech, the one who says it. */
export function prepareCalls(corpus: Corpus, path: CorpusPath, position: Position): readonly CallItem[] {
	const article = openArticle(corpus, path);
	const record = corpus.articles.get(path);
	if (!article || !record) return [];
	const offset = offsetAt(article.lines, position);
	const mention = mentionAt(article, offset);
	if (mention) return actorsMeant(mention).map(actor => itemAt(corpus, record.summary, actor, mention, mention));
	const speech = attributionAt(article, offset);
	const actor = speech?.attribution.actor;
	return speech && actor !== undefined ? [itemAt(corpus, record.summary, actor, speech.part, speech.part)] : [];
}

/** An actor's entry as a node, for a start from a file of actors. */
export function callItem(corpus: Corpus, actor: ActorId): CallItem | undefined {
	const place = actorPlace(corpus, actor);
	if (!place) return undefined;
	const { path, range, entry } = place;
	return { ...named(corpus, actor), detail: actor, path, range: entry, selectionRange: range };
}

/**
 * Who speaks about an actor: one item for each speaker and article, at what is said first; `ranges` are in the item's
 * article.
 */
export function incomingCalls(
	corpus: Corpus,
	{ actor }: Pick<CallItem, 'actor'>,
	isCancelled: () => boolean = () => false,
): readonly Call[] {
	return callsIn(corpus, corpus.index.get(actor)?.spokenOf.keys(), isCancelled, summary =>
		grouped(
			summary.attributions.flatMap(attribution =>
				attribution.mentions
					.filter(mention => mention.actor === actor)
					.map(mention => ({ key: attribution.actor, mention, attribution })),
			),
		).map(([speaker, [first, ...others]]) => ({
			item: itemAt(corpus, summary, speaker, first.attribution.extent, first.attribution.source),
			ranges: [first, ...others].map(({ mention }) => rangeOf(summary.lines, mention)),
		})),
	);
}

/**
 * Whom an actor speaks about: one item for each of them and article, at the first mention; `ranges` are in the article
 * of the item that is asked about, and empty for other articles, as the protocol wants it.
 */
export function outgoingCalls(
	corpus: Corpus,
	{ actor, path }: Pick<CallItem, 'actor' | 'path'>,
	isCancelled: () => boolean = () => false,
): readonly Call[] {
	const calls = callsIn(corpus, corpus.index.get(actor)?.says.keys(), isCancelled, summary =>
		grouped(
			summary.attributions
				.filter(attribution => attribution.actor === actor)
				.flatMap(attribution => attribution.mentions.map(mention => ({ key: mention.actor, mention, attribution }))),
		).map(([target, [first, ...others]]) => ({
			item: itemAt(corpus, summary, target, first.mention, first.mention),
			ranges: summary.path === path ? [first, ...others].map(({ mention }) => rangeOf(summary.lines, mention)) : [],
		})),
	);
	return [...calls.filter(({ item }) => item.path === path), ...calls.filter(({ item }) => item.path !== path)];
}

function callsIn(
	corpus: Corpus,
	paths: Iterable<CorpusPath> | undefined,
	isCancelled: () => boolean,
	callsOf: (summary: ArticleSummary) => readonly Call[],
): readonly Call[] {
	const calls: Call[] = [];
	for (const path of [...(paths ?? [])].sort()) {
		if (isCancelled()) break;
		const summary = corpus.articles.get(path)?.summary;
		if (summary) calls.push(...callsOf(summary));
	}
	return calls;
}

interface Edge {
	readonly key: ActorId;
	readonly mention: Span;
	readonly attribution: AttributionSummary;
}

/** The edges by their key; a mention that nested attributions share counts once. */
function grouped(edges: readonly Edge[]): readonly (readonly [ActorId, readonly [Edge, ...Edge[]]])[] {
	const groups = new Map<ActorId, [Edge, ...Edge[]]>();
	const seen = new Set<string>();
	for (const edge of edges) {
		const id = `${edge.mention.start} ${edge.key}`;
		if (seen.has(id)) continue;
		seen.add(id);
		const group = groups.get(edge.key);
		if (group) group.push(edge);
		else groups.set(edge.key, [edge]);
	}
	return [...groups];
}

function itemAt(corpus: Corpus, summary: ArticleSummary, actor: ActorId, range: Span, selection: Span): CallItem {
	return {
		...named(corpus, actor),
		detail: summary.metadata.title ?? summary.path,
		path: summary.path,
		range: rangeOf(summary.lines, range),
		selectionRange: rangeOf(summary.lines, selection),
	};
}

const named = (corpus: Corpus, actor: ActorId): Pick<CallItem, 'actor' | 'name' | 'kind'> => ({
	actor,
	name: actorName(corpus, actor),
	kind: corpus.registry.actors.get(actor)?.kind ?? 'other',
});
