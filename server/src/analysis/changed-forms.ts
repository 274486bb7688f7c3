import type { Actor, ActorId, Registry } from '../codebook/codebook';
import { affiliationOf } from '../codebook/roles';
import { actorForms, officeWordings } from './actor-matcher';

/**
 * The forms that tell texts in which two registries may find different things from all other texts: a text that has none
 * of them, in both registries, is analysed alike. Undefined where any text may be concerned.
 */
export function changedForms(before: Registry, after: Registry): readonly string[] | undefined {
	if (!sameOrder(before, after)) return undefined;
	const forms = new Set<string>();
	const ids = new Set([...before.actors.keys(), ...after.actors.keys()]);
	const isAlike = belongAlike(before, after, ids);
	for (const id of ids) {
		const was = before.actors.get(id);
		const is = after.actors.get(id);
		if (was === is && isAlike) continue;
		if (was && is && fingerprint(before, was) === fingerprint(after, is)) {
			for (const form of formsOfOne(was, is)) forms.add(form);
			continue;
		}
		for (const actor of [was, is]) if (actor) for (const form of formsNaming(actor)) forms.add(form);
	}
	return [...forms];
}

/** The forms that only one of two versions of an actor has, or that say something else in the other. */
function formsOfOne(one: Actor, other: Actor): readonly string[] {
	if (one === other) return [];
	const [first, second] = [one, other].map(
		actor =>
			new Map(
				[...actorForms(actor)].map(([text, { via, derived, generic }]) => [
					`${via} ${derived} ${generic} ${text}`,
					text,
				]),
			),
	) as [Map<string, string>, Map<string, string>];
	const only = (forms: Map<string, string>, others: Map<string, string>) =>
		[...forms].flatMap(([key, text]) => (others.has(key) ? [] : [text]));
	return [...only(first, second), ...only(second, first)];
}

/** Whether all actors belong to the same others: then one that is the same object has the same fingerprint. */
function belongAlike(before: Registry, after: Registry, ids: Iterable<ActorId>): boolean {
	for (const id of ids) {
		const was = before.actors.get(id);
		const is = after.actors.get(id);
		if (was !== is && (was?.kind !== is?.kind || was?.partOf !== is?.partOf)) return false;
	}
	return true;
}

/** Of actors that one name could mean, the registry's order decides which is named first. */
function sameOrder(before: Registry, after: Registry): boolean {
	const kept = [...after.actors.keys()].filter(id => before.actors.has(id));
	let at = 0;
	for (const id of before.actors.keys()) if (after.actors.has(id) && kept[at++] !== id) return false;
	return true;
}

/**
 * All that the analysis asks about an actor besides its forms, of those that it belongs to and of those in whose name it
 * holds an office.
 */
function fingerprint(registry: Registry, actor: Actor): string {
	const { id, name, kind, roles, partOf } = actor;
	const above = (of: string | undefined) => {
		const first = of === undefined ? undefined : registry.actors.get(of);
		return first && [first, ...affiliationOf(registry, first.id)].map(({ id, kind }) => [id, kind]);
	};
	const offices = roles.map(role => [role, above(role.of ?? partOf)]);
	return JSON.stringify([id, name, kind, offices, partOf ?? null, above(partOf)]);
}

function* formsNaming(actor: Actor): Iterable<string> {
	for (const [form] of actorForms(actor)) yield form;
	for (const { title } of actor.roles) yield* officeWordings(title);
}
