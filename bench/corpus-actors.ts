import * as list from './corpus-words';
import { type Random, randomOf } from './random';

/** An invented actor of a generated corpus. */
export interface CastMember {
	readonly id: string;
	readonly name: string;
	readonly kind: 'person' | 'organisation' | 'state' | 'place';
	readonly aliases: readonly string[];
	readonly adjectives: readonly string[];
	readonly metonyms: readonly string[];
	readonly partOf?: string;
	readonly role?: { readonly title: string; readonly of: string; readonly from: string };
	/** How an article calls it once it was named in full. */
	readonly short: string;
}

/** So many actors by Zipf’s rank, the most frequent first; no two have the same name. */
export function inventActors(count: number, seed: number | string): readonly CastMember[] {
	const random = randomOf(seed, 'actors');
	const taken = new Set<string>();
	const unique = (make: () => string): string => {
		for (;;) {
			const name = make();
			if (taken.has(name.toLowerCase())) continue;
			taken.add(name.toLowerCase());
			return name;
		}
	};
	const actors: CastMember[] = [];
	const states: CastMember[] = [];
	while (actors.length < count) {
		const number = actors.length;
		const kind =
			number % 10 === 1 ? 'state' : number % 10 === 4 ? 'place' : number % 5 === 3 ? 'organisation' : 'person';
		const id = `a${number}-`;
		const state = states.length > 0 ? random.pick(states) : undefined;
		const none = { aliases: [], adjectives: [], metonyms: [] };
		if (kind === 'person') {
			const name = unique(() => `${random.pick(list.givenNames)} ${coined(random)}`);
			const surname = name.slice(name.indexOf(' ') + 1);
			const aliases = random.chance(0.2) ? [`${name.charAt(0)}. ${surname}`] : [];
			const role =
				state && random.chance(0.15)
					? {
							title: random.pick(list.offices),
							of: state.id,
							from: `20${10 + random.below(10)}-0${1 + random.below(9)}-15`,
						}
					: undefined;
			actors.push({ ...none, id: id + plain(surname), name, kind, aliases, role, partOf: state?.id, short: surname });
		} else if (kind === 'organisation') {
			const name = unique(() => `${coined(random)} ${random.pick(list.bodies)}`);
			const initials = name.replace(/[^A-Z]/g, '');
			const aliases = initials.length > 2 && !taken.has(initials.toLowerCase()) ? [initials] : [];
			for (const alias of aliases) taken.add(alias.toLowerCase());
			const short = aliases[0] ?? name;
			actors.push({ ...none, id: id + plain(name), name, kind, aliases, partOf: state?.id, short });
		} else {
			const name = unique(() => coined(random) + (kind === 'state' ? 'ia' : ''));
			const actor: CastMember = {
				...none,
				id: id + plain(name),
				name,
				kind,
				aliases: kind === 'state' ? [`Republic of ${name}`] : [],
				adjectives: kind === 'state' ? [`${name}n`, `${name}ns`] : [],
				metonyms: kind === 'state' ? [unique(() => coined(random))] : [],
				short: name,
			};
			actors.push(actor);
			if (kind === 'state') states.push(actor);
		}
	}
	return actors;
}

/** actors.yaml with all of them. */
export function actorsYaml(actors: readonly CastMember[]): string {
	const lines = ['actors:'];
	for (const { id, name, kind, aliases, adjectives, metonyms, partOf, role } of actors) {
		lines.push(`  ${id}:`, `    name: ${name}`, `    kind: ${kind}`);
		if (aliases.length > 0) lines.push(`    aliases: [${aliases.join(', ')}]`);
		if (adjectives.length > 0) lines.push(`    adjectives: [${adjectives.join(', ')}]`);
		if (metonyms.length > 0) lines.push(`    metonyms: [${metonyms.join(', ')}]`);
		if (role) lines.push('    roles:', `      - {title: ${role.title}, of: ${role.of}, from: ${role.from}}`);
		if (partOf !== undefined) lines.push(`    part-of: ${partOf}`);
	}
	return `${lines.join('\n')}\n`;
}

/** A surname or a place that no list has. */
export function coined(random: Random): string {
	const middle = random.chance(0.55) ? random.pick(list.middles) : '';
	return random.pick(list.onsets) + middle + random.pick(list.codas);
}

const plain = (name: string): string =>
	name
		.toLowerCase()
		.replace(/[^a-z]+/g, '-')
		.replace(/^-|-$/g, '');
