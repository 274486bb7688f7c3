import type { ActorInfo } from '../../server/src/protocol';

/**
 * Actors by the id of the actor whom they belong to, the most mentioned first. Under undefined are those who belong to
 * nobody known, and those who belong to each other in a ring, so that none is lost.
 */
export function byAffiliation(all: readonly ActorInfo[]): ReadonlyMap<string | undefined, readonly ActorInfo[]> {
	const byId = new Map(all.map(actor => [actor.id, actor]));
	const groups = new Map<string | undefined, ActorInfo[]>();
	for (const actor of all) {
		const parent = reachesTop(actor, byId) ? byId.get(actor.partOf ?? '')?.id : undefined;
		const group = groups.get(parent);
		if (group) group.push(actor);
		else groups.set(parent, [actor]);
	}
	for (const group of groups.values()) group.sort((a, b) => b.mentions - a.mentions || a.name.localeCompare(b.name));
	return groups;
}

function reachesTop(actor: ActorInfo, byId: ReadonlyMap<string, ActorInfo>): boolean {
	const seen = new Set<string>();
	for (let at: ActorInfo | undefined = actor; at; at = byId.get(at.partOf ?? '')) {
		if (seen.has(at.id)) return false;
		seen.add(at.id);
	}
	return true;
}
