import type { Actor, ActorId, ActorKind } from '../codebook/codebook';
import { membersOf } from '../codebook/roles';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { offsetAt, type Position, type Range } from '../text/position';
import { actorPlace } from './actor-places';
import { actorsMeant, mentionAt, openArticle } from './open-article';

/** An actor's entry as a node of the affiliations: person, ministry, state. */
export interface TypeItem {
	readonly actor: ActorId;
	readonly name: string;
	readonly kind: ActorKind;
	/** How it belongs to the actor that was asked about, where that is more than `part-of`: the title of a role. */
	readonly detail: string;
	readonly path: CorpusPath;
	readonly range: Range;
	/** Within `range`. */
	readonly selectionRange: Range;
}

/** The actors mentioned at a position of an open article. */
export function prepareTypes(corpus: Corpus, path: CorpusPath, position: Position): readonly TypeItem[] {
	const article = openArticle(corpus, path);
	const mention = article && mentionAt(article, offsetAt(article.lines, position));
	return mention ? actorsMeant(mention).flatMap(actor => typeItem(corpus, actor) ?? []) : [];
}

export function typeItem(corpus: Corpus, id: ActorId, detail?: string): TypeItem | undefined {
	const actor = corpus.registry.actors.get(id);
	const place = actorPlace(corpus, id);
	if (!actor || !place) return undefined;
	return {
		actor: id,
		name: actor.name,
		kind: actor.kind,
		detail: detail ?? actor.kind,
		path: place.path,
		range: place.entry,
		selectionRange: place.range,
	};
}

/** Whom an actor belongs to: what it is part of, then what it holds an office of. */
export function supertypesOf(corpus: Corpus, id: ActorId): readonly TypeItem[] {
	const actor = corpus.registry.actors.get(id);
	return actor ? itemsOf(corpus, id, belongings(actor)) : [];
}

/** Who belongs to an actor: its parts, then those who hold an office of it. */
export function subtypesOf(corpus: Corpus, id: ActorId): readonly TypeItem[] {
	const parts = membersOf(corpus.registry, id).map(member => [member.id, undefined] as const);
	const officers = [...corpus.registry.actors.values()].flatMap(actor =>
		actor.roles.filter(({ of }) => of === id).map(({ title }) => [actor.id, title] as const),
	);
	return itemsOf(corpus, id, [...parts, ...officers]);
}

type Belonging = readonly [actor: ActorId, detail: string | undefined];

function belongings({ partOf, roles }: Actor): readonly Belonging[] {
	const offices = roles.flatMap(({ of, title }) => (of === undefined ? [] : [[of, title] as const]));
	return [...(partOf === undefined ? [] : [[partOf, undefined] as const]), ...offices];
}

/** One item an actor, in the order given; the actor itself is left out. */
function itemsOf(corpus: Corpus, id: ActorId, belongings: readonly Belonging[]): readonly TypeItem[] {
	const seen = new Set<ActorId>([id]);
	return belongings.flatMap(([other, detail]) => {
		if (seen.has(other)) return [];
		seen.add(other);
		return typeItem(corpus, other, detail) ?? [];
	});
}
