import type { Actor, Registry } from '../codebook/codebook';

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
