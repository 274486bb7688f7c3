import type { ActorId, Registry } from '../../codebook/codebook';
import type { Mention } from '../analysis';

/** Which actors of an article are persons, and which can speak though they are none. */
export interface Cast {
	readonly persons: ReadonlySet<ActorId>;
	/** States, organisations, groups. */
	readonly bodies: ReadonlySet<ActorId>;
}

export function castOf(mentions: readonly Mention[], actors: Registry['actors']): Cast {
	const persons = new Set<ActorId>();
	const bodies = new Set<ActorId>();
	for (const { actor } of mentions) {
		const kind = actor === undefined ? undefined : actors.get(actor)?.kind;
		if (kind === 'person') persons.add(actor as ActorId);
		else if (kind === 'state' || kind === 'organisation' || kind === 'group') bodies.add(actor as ActorId);
	}
	return { persons, bodies };
}
