import { knownPlaces } from '../analysis/name-lexicon';
import { stateByMetonym } from '../analysis/states';
import { readPersonName } from '../analysis/surnames';
import type { ActorKind } from '../codebook/codebook';
import { fold } from '../text/words';
import type { FoundRole } from './propose-roles';

/** What is known of one name, or of several that turned out to be one. */
export interface Group {
	kind: ActorKind;
	/** The ways in which it is written, with their counts. */
	readonly forms: Map<string, number>;
	/** Adjectives and places that stand for it. */
	readonly adjectives: Set<string>;
	readonly metonyms: Set<string>;
	readonly roles: Map<string, FoundRole & { count: number }>;
	readonly paths: Set<string>;
	readonly kinds: Map<ActorKind, number>;
	uses: number;
	/** Uses behind "in", "from" and so on. */
	placed: number;
}

/** Joins what different articles call differently; a group that has been taken in has no uses left. */
export function joinNames(groups: readonly Group[]): void {
	joinSurnames(groups);
	joinGivenNames(groups);
	joinAcronyms(groups);
	joinCapitals(groups);
	joinAdjectives(groups);
}

/**
 * Surnames that stand alone in one article belong to the one person who bears them in the others. Where several do,
 * nobody can say whose they are, and all of them are proposed already; the same goes for families ("the Holms").
 */
function joinSurnames(groups: readonly Group[]): void {
	const bearers = new Map<string, Group | 'several'>();
	for (const group of groups) {
		if (group.kind !== 'person' || !/\s/.test(nameOf(group))) continue;
		const words = nameOf(group).split(/\s+/);
		const tails = words.slice(1).map((_, index) => fold(words.slice(index + 1).join(' ')));
		for (const key of new Set([...readPersonName(nameOf(group)).surnames.map(surname => fold(surname)), ...tails]))
			bearers.set(key, bearers.has(key) ? 'several' : group);
	}
	for (const group of groups) {
		const name = fold(nameOf(group));
		const bearer = bearers.get(name);
		if (group.kind === 'person' || group.kind === 'other') {
			if (bearer === 'several') group.uses = 0;
			else if (bearer && bearer !== group) absorb(bearer, group, true);
		}
		const isFamily = name.endsWith('s') && bearers.has(name.slice(0, -1)) && !/\s/.test(nameOf(group));
		if (isFamily && !bearer && group.kind !== 'state') group.uses = 0;
	}
}

/** "Ida" alone is another name of Ida Holm, where nobody else is called Ida. */
function joinGivenNames(groups: readonly Group[]): void {
	const bearers = new Map<string, Group | undefined>();
	for (const group of groups) {
		if (group.kind !== 'person' || group.uses === 0) continue;
		const { given } = readPersonName(nameOf(group));
		if (given !== undefined) bearers.set(given, bearers.has(given) ? undefined : group);
	}
	for (const group of groups) {
		if ((group.kind !== 'person' && group.kind !== 'other') || group.uses === 0) continue;
		const bearer = bearers.get(fold(nameOf(group)));
		if (bearer && bearer !== group) absorb(bearer, group, true);
	}
}

/** An acronym belongs to the organisation that some article writes out with it, or to the only one with its initials. */
function joinAcronyms(groups: readonly Group[]): void {
	const owners = new Map<string, Group | undefined>();
	const byInitials = new Map<string, Group | undefined>();
	for (const group of groups) {
		if (group.uses === 0 || isAcronym(nameOf(group))) continue;
		for (const form of group.forms.keys()) if (isAcronym(form)) owners.set(form, group);
		if (group.kind !== 'organisation') continue;
		const initials = (nameOf(group).match(/(?<![\p{L}’'])\p{Lu}/gu) ?? []).join('');
		if (initials.length > 2) byInitials.set(initials, byInitials.has(initials) ? undefined : group);
	}
	for (const group of groups) {
		const name = nameOf(group);
		const spelled = ownNames.has(name) ? undefined : byInitials.get(name);
		const owner = isAcronym(name) ? (owners.get(name) ?? spelled) : undefined;
		if (owner && owner !== group) absorb(owner, group, true);
	}
}

/** Names in capitals that some institute's initials happen to make as well. */
const ownNames: ReadonlySet<string> = new Set(['ISIS', 'ISIL', 'NASA', 'NATO', 'AIDS']);

const isAcronym = (form: string): boolean => /^\p{Lu}{2,8}$/u.test(form);

/** A capital that acts, rather than being a place where things happen, stands for its state's government. */
function joinCapitals(groups: readonly Group[]): void {
	const states = new Map(groups.filter(group => group.kind === 'state').map(group => [nameOf(group), group]));
	for (const group of groups) {
		const state = states.get(stateByMetonym.get(fold(nameOf(group)))?.name ?? '');
		if (!state || state === group || group.placed * 2 > group.uses) continue;
		const metonym = stateByMetonym.get(fold(nameOf(group)))?.metonyms.find(form => form.endsWith(nameOf(group)));
		state.metonyms.add(metonym ?? nameOf(group));
		absorb(state, group, false);
	}
}

/** A place that has an adjective is a state, or acts like one: "Norwick" and "Norwickan". */
function joinAdjectives(groups: readonly Group[]): void {
	const open = new Map(
		groups.filter(({ kind }) => kind === 'other' || kind === 'place').map(group => [nameOf(group), group]),
	);
	for (const group of open.values()) {
		const name = nameOf(group);
		const adjectives = [
			`${name}n`,
			`${name}an`,
			`${name}ian`,
			`${name}ish`,
			`${name}ese`,
			`${name.replace(/y$/, '')}ian`,
		];
		for (const adjective of adjectives.flatMap(form => [form, `${form}s`])) {
			const other = open.get(adjective);
			if (!other || other.uses === 0) continue;
			// "Parisian" makes no state of a place that is known for a town.
			const key = fold(name);
			if (!knownPlaces.has(key) && !stateByMetonym.has(key)) group.kind = 'state';
			group.adjectives.add(adjective);
			absorb(group, other, false);
		}
	}
}

/** Adds the uses of one group to another, and its forms too where they are names. The first is empty then. */
function absorb(into: Group, from: Group, withForms: boolean): void {
	into.uses += from.uses;
	for (const path of from.paths) into.paths.add(path);
	if (withForms) for (const [form, count] of from.forms) tally(into.forms, form, count);
	from.uses = 0;
}

/** The name to go by: of the fullest forms the most frequent. */
export function nameOf(group: Group): string {
	const forms = [...group.forms];
	const words = (form: string) => form.split(/\s/).length;
	const spelled = forms.filter(([form]) => !isAcronym(form));
	const most = group.kind === 'person' ? Math.min(3, Math.max(...forms.map(([form]) => words(form)))) : 1;
	const full = (spelled.length > 0 ? spelled : forms).filter(([form]) => words(form) >= Math.min(most, 2));
	return full.sort((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? forms[0]?.[0] ?? '';
}

/** Not the locale's order, so that the same folder gives the same file everywhere. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const tally = <T>(counts: Map<T, number>, value: T, by = 1): void => {
	counts.set(value, (counts.get(value) ?? 0) + by);
};
