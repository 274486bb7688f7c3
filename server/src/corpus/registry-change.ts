import type { Actor, ActorId, Registry } from '../codebook/codebook';
import type { ActorsFile } from '../codebook/read-actors';
import { sameData } from './same-data';

/**
 * A file of actors in which each actor that says what it said before is the very object that it was: who compares two
 * registries then finds out at once which actors changed. One that changed is a copy, with memory of its own: it may stay
 * for long, and must not keep the whole file as it was then.
 */
export function keepActors(now: ActorsFile, before: ActorsFile | undefined): ActorsFile {
	if (!before) return now;
	const actors = new Map<ActorId, Actor>();
	for (const [id, actor] of now.actors) {
		const known = before.actors.get(id);
		actors.set(id, known && sameData(known, actor) ? known : structuredClone(actor));
	}
	return { ...now, actors };
}

/** Whether two registries find the same in every text: they may differ in notes and links only. */
export function sameForAnalysis(a: Registry, b: Registry): boolean {
	if (a.actors.size !== b.actors.size) return false;
	const others = b.actors.values();
	for (const actor of a.actors.values()) {
		const other = others.next().value as Actor;
		if (actor !== other && fingerprint(actor) !== fingerprint(other)) return false;
	}
	return true;
}

const fingerprint = ({ id, name, kind, aliases, adjectives, metonyms, roles, partOf }: Actor): string =>
	JSON.stringify([id, name, kind, aliases, adjectives, metonyms, roles, partOf ?? null]);
