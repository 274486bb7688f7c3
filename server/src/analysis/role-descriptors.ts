import type { ActorId } from '../codebook/codebook';
import { isWithin } from '../codebook/dates';
import { type ActorMatcher, type Holder, officeKey } from './actor-matcher';

/** Who is meant by an office: one actor, or several that it could be. Empty where the registry knows none. */
export interface Officeholders {
	readonly actors: readonly ActorId[];
	/** 0 to 1. */
	readonly score: number;
}

const nobody: Officeholders = { actors: [], score: 0 };

/**
 * Who holds (or, where `past`, held before) an office of a state or organisation on a day.
 * Where the day is unknown, everyone who ever held it could be meant.
 */
export function officeholders(
	matcher: ActorMatcher,
	office: string,
	of: ActorId,
	date: string | undefined,
	past: boolean,
): Officeholders {
	const holders = matcher.holders.get(officeKey(office, of)) ?? [];
	if (!past) return holdersAt(holders, date);
	const former = matcher.holders.get(officeKey(`former ${office}`, of)) ?? [];
	const ended = holders.filter(
		({ role }) => role.to !== undefined && (date === undefined || !isWithin(date, undefined, role.to)),
	);
	const current = new Set(date === undefined ? [] : holdersAt(holders, date).actors);
	const actors = distinct([...holdersAt(former, date).actors, ...ended.map(({ actor }) => actor.id)]);
	return { actors: actors.filter(id => !current.has(id)), score: 0.75 };
}

/** Who holds an office, of whatever state or organisation, on a day. */
export function officeholdersAnywhere(matcher: ActorMatcher, office: string, date: string | undefined): Officeholders {
	return holdersAt(matcher.holdersAnywhere.get(office) ?? [], date);
}

function holdersAt(holders: readonly Holder[], date: string | undefined): Officeholders {
	if (holders.length === 0) return nobody;
	if (date === undefined) return { actors: distinct(holders.map(({ actor }) => actor.id)), score: 0.7 };
	const then = holders.filter(({ role }) => isWithin(date, role.from, role.to));
	return { actors: distinct(then.map(({ actor }) => actor.id)), score: 0.9 };
}

const distinct = (ids: readonly ActorId[]): readonly ActorId[] => [...new Set(ids)];
