import type { Actor, ActorId, ActorKind } from '../codebook/codebook';
import type { Corpus } from '../corpus/corpus';
import type { Location } from '../text/position';
import { actorName, actorPlace } from './actor-places';

export interface ActorSymbol {
	readonly actor: ActorId;
	/** The name; with the alias or id that matched in brackets, where the name itself did not. */
	readonly name: string;
	readonly kind: ActorKind;
	/** The name of the actor that it belongs to. */
	readonly container?: string;
	readonly location: Location;
}

/**
 * The actors that a query could mean, the best first: its letters occur, in this order, in the name, an alias, an
 * adjective, a metonym or the id. Case and diacritics do not count. An empty query finds all.
 */
export function findActors(
	corpus: Corpus,
	query: string,
	limit = 200,
	isCancelled: () => boolean = () => false,
): readonly ActorSymbol[] {
	const wanted = fold(query).replace(/\s+/g, '');
	const matches: { readonly actor: Actor; readonly form?: string; readonly rank: number }[] = [];
	for (const actor of corpus.registry.actors.values()) {
		if (isCancelled()) return [];
		const match = bestMatch(actor, wanted);
		if (match) matches.push(match);
	}
	matches.sort((a, b) => b.rank - a.rank || compare(a.actor.name, b.actor.name) || compare(a.actor.id, b.actor.id));
	return matches.slice(0, limit).flatMap(({ actor, form }) => symbolOf(corpus, actor, form));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function bestMatch(actor: Actor, wanted: string): { actor: Actor; form?: string; rank: number } | undefined {
	const own = rankOf(actor.name, wanted);
	let best = own === undefined ? undefined : { actor, form: undefined as string | undefined, rank: own + 0.5 };
	for (const form of [actor.id, ...actor.aliases, ...actor.adjectives, ...actor.metonyms]) {
		const rank = rankOf(form, wanted);
		// Where the name itself has the query in it, nobody needs to be told of another form.
		if (rank !== undefined && (!best || rank > best.rank)) best = { actor, form: own ? undefined : form, rank };
	}
	return best;
}

/** 4 for the whole form, 3 for its beginning, 2 for the beginning of a word in it, 1 inside, 0 for scattered letters. */
function rankOf(form: string, wanted: string): number | undefined {
	const folded = fold(form);
	const joined = folded.replace(/\s+/g, '');
	const at = joined.indexOf(wanted);
	if (joined === wanted) return 4;
	if (at === 0) return 3;
	if (at > 0) return folded.split(/[\s-]+/).some(word => word.startsWith(wanted)) ? 2 : 1;
	let next = 0;
	for (const character of joined) if (character === wanted[next]) next++;
	return next === wanted.length ? 0 : undefined;
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function symbolOf(corpus: Corpus, actor: Actor, form: string | undefined): readonly ActorSymbol[] {
	const place = actorPlace(corpus, actor.id);
	if (!place) return [];
	return [
		{
			actor: actor.id,
			name: form === undefined ? actor.name : `${actor.name} (${form})`,
			kind: actor.kind,
			container: actor.partOf === undefined ? undefined : actorName(corpus, actor.partOf),
			location: { path: place.path, range: place.range },
		},
	];
}
