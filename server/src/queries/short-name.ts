import type { Actor, ActorId, Registry } from '../codebook/codebook';

/**
 * What an actor is called where there is little room: a person by the surname, with an initial where somebody else has it
 * too; others by an abbreviation, if they have one, or by their name. The id where nobody has it. One line, visible signs.
 */
export function shortName({ actors }: Registry, id: ActorId): string {
	const actor = actors.get(id);
	if (!actor) return visible(id);
	if (actor.kind !== 'person') return visible(actor.aliases.find(alias => abbreviation.test(alias)) ?? actor.name);
	const surname = surnameOf(actor);
	if ((surnames(actors).get(surname) ?? 0) < 2 || surname === visible(actor.name)) return surname;
	return `${Array.from(visible(actor.name))[0]}. ${surname}`;
}

const abbreviation = /^\p{Lu}[\p{Lu}\d.&-]{1,6}$/u;
/** What stands behind a surname and belongs to it. */
const suffix = /^(?:Jr|Sr|I{1,3}|IV)\.?,?$/;

function surnameOf({ name }: Actor): string {
	const words = visible(name).split(' ');
	while (words.length > 1 && suffix.test(words.at(-1) as string)) words.pop();
	return (words.at(-1) as string).replace(/,$/, '');
}

const visible = (text: string): string => text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim() || '?';

const known = new WeakMap<ReadonlyMap<ActorId, Actor>, ReadonlyMap<string, number>>();

/** How many people have a surname. */
function surnames(actors: ReadonlyMap<ActorId, Actor>): ReadonlyMap<string, number> {
	let counts = known.get(actors) as Map<string, number> | undefined;
	if (!counts) {
		counts = new Map();
		for (const actor of actors.values()) {
			if (actor.kind === 'person') counts.set(surnameOf(actor), (counts.get(surnameOf(actor)) ?? 0) + 1);
		}
		known.set(actors, counts);
	}
	return counts;
}
