import type { Actor, ActorId, Registry, Role } from './codebook';
import { isWithin } from './dates';

/** The roles that an actor holds on a day (ISO 8601); all roles where the day is unknown. */
export function rolesAt(actor: Actor, date: string | undefined): readonly Role[] {
	return date === undefined ? actor.roles : actor.roles.filter(role => isWithin(date, role.from, role.to));
}

/** Whom the actor belongs to, nearest first: its `part-of`, that one's `part-of`, and so on. A cycle ends the chain. */
export function affiliationOf(registry: Registry, id: ActorId): readonly Actor[] {
	const chain: Actor[] = [];
	const seen = new Set<ActorId>([id]);
	let next = registry.actors.get(id)?.partOf;
	while (next !== undefined && !seen.has(next)) {
		seen.add(next);
		const actor = registry.actors.get(next);
		if (!actor) break;
		chain.push(actor);
		next = actor.partOf;
	}
	return chain;
}

/** The actors that belong directly to this one, in the registry's order. */
export function membersOf(registry: Registry, id: ActorId): readonly Actor[] {
	return [...registry.actors.values()].filter(actor => actor.partOf === id && actor.id !== id);
}
