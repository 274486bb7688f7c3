import type { Candidate } from '../analysis/analysis';
import { placeCues, variantKey } from '../analysis/name-lexicon';
import { stateByForm } from '../analysis/states';
import { readPersonName } from '../analysis/surnames';
import type { ActorKind } from '../codebook/codebook';
import { fold } from '../text/words';
import { compare, type Group, joinNames, nameOf, tally } from './join-names';
import { type FoundRole, findRoles } from './propose-roles';

/** An article that actors are proposed from. Without its text there are no roles, and no other spellings. */
export interface ArticleCandidates {
	readonly path: string;
	readonly candidates: readonly Candidate[];
	/** Normalised text, which the candidates' positions refer to. */
	readonly text?: string;
}

/** An actor as the articles suggest it, for a person to correct. */
export interface ProposedActor {
	readonly id: string;
	readonly name: string;
	readonly kind: ActorKind;
	readonly aliases: readonly string[];
	readonly adjectives: readonly string[];
	readonly metonyms: readonly string[];
	readonly roles: readonly { readonly title: string; readonly of?: string }[];
	/** How often it is named, and in how many articles. */
	readonly count: number;
	readonly articles: number;
}

/** How often a name must occur to be proposed: most places and things are no actors. */
const leastCount: Readonly<Record<ActorKind, number>> = {
	person: 1,
	state: 1,
	organisation: 1,
	group: 1,
	document: 2,
	place: 3,
	other: 3,
};

/**
 * Proposes actors from the names in a folder of articles: spellings, surnames, acronyms, adjectives and capitals
 * grouped with what they stand for; the most frequent first. Ids are unique.
 */
export function proposeActors(articles: readonly ArticleCandidates[]): readonly ProposedActor[] {
	const groups = groupNames(articles);
	joinNames(groups);
	const proposed = groups
		.filter(group => group.uses > 0 && group.uses >= leastCount[group.kind])
		.sort((a, b) => b.uses - a.uses || compare(nameOf(a), nameOf(b)));
	const ids = uniqueIds(proposed);
	const idByName = new Map([...ids].map(([group, id]) => [nameOf(group), id]));
	return proposed.map(group => toActor(group, ids.get(group) as string, idByName));
}

function groupNames(articles: readonly ArticleCandidates[]): Group[] {
	const groups = new Map<string, Group>();
	const kinds = kindsOfNames(articles);
	for (const { path, candidates, text } of articles) {
		for (const found of candidates) {
			const candidate = { ...found, kind: kinds.get(fold(found.name)) ?? found.kind };
			const key = groupKey(candidate);
			let group = groups.get(key);
			if (!group) {
				group = newGroup();
				groups.set(key, group);
			}
			noteUse(group, path, candidate, text);
		}
	}
	for (const group of groups.values()) group.kind = kindOf(group);
	return [...groups.values()];
}

/** A name that is read as a person in one article and as something else in another is what it is most often. */
function kindsOfNames(articles: readonly ArticleCandidates[]): ReadonlyMap<string, ActorKind> {
	const tallies = new Map<string, Map<ActorKind, number>>();
	for (const { candidates } of articles) {
		for (const { name, kind } of candidates) {
			const key = fold(name);
			const counts = tallies.get(key) ?? new Map<ActorKind, number>();
			tally(counts, kind);
			tallies.set(key, counts);
		}
	}
	return new Map([...tallies].map(([key, counts]) => [key, mostFrequent(counts) ?? 'other']));
}

function kindOf({ kinds, placed, uses }: Group): ActorKind {
	const kind = mostFrequent(kinds) ?? 'other';
	return kind === 'other' && placed >= 2 && placed * 4 >= uses ? 'place' : kind;
}

const newGroup = (): Group => ({
	kind: 'other',
	forms: new Map(),
	adjectives: new Set(),
	metonyms: new Set(),
	roles: new Map(),
	paths: new Set(),
	kinds: new Map(),
	uses: 0,
	placed: 0,
});

/** One key for the spellings of a name: "Organisation" and "Organization", "Sergei" and "Sergey". */
function groupKey({ name, kind }: Candidate): string {
	const { given, surnames } = kind === 'person' ? readPersonName(name) : { given: undefined, surnames: [] };
	if (given !== undefined) return `${variantKey(given)} ${fold(surnames[0] ?? '')}`;
	return fold(name.replace(/^the /i, ''))
		.replace(/isation/g, 'ization')
		.replace(/centre/g, 'center');
}

function noteUse(group: Group, path: string, candidate: Candidate, text: string | undefined): void {
	const { name, kind, start, end } = candidate;
	group.uses++;
	group.paths.add(path);
	tally(group.kinds, kind);
	tally(group.forms, name);
	if (text === undefined) return;
	const written = text.slice(start, end).replace(/[\s\u00a0]+/g, ' ');
	const before = /(\p{L}+)\s+(?:the\s+)?$/u.exec(text.slice(Math.max(0, start - 40), start))?.[1];
	if (before !== undefined && placeCues.has(fold(before))) group.placed++;
	const state = kind === 'state' ? stateByForm.get(fold(written)) : undefined;
	const adjective = state?.adjectives.find(form => fold(form) === fold(written));
	if (adjective !== undefined) group.adjectives.add(adjective);
	else if (written !== name && !isPart(written, name)) tally(group.forms, isShouted(written) ? name : written);
	if (kind !== 'person') return;
	for (const role of findRoles(text, start, end)) {
		const key = `${role.title.toLowerCase()}|${role.of ?? ''}`;
		const known = group.roles.get(key);
		if (known) known.count++;
		else group.roles.set(key, { ...role, count: 1 });
	}
}

/** Whether a form is only a part of the name, which is found without being listed: a surname. */
const isPart = (form: string, name: string): boolean => fold(name).endsWith(fold(form));

/** "KARLSEN": a name in the capitals of a headline or a credit is not another form of it. */
const isShouted = (form: string): boolean => form.length > 6 && form === form.toUpperCase();

function toActor(group: Group, id: string, idByName: ReadonlyMap<string, string>): ProposedActor {
	const name = nameOf(group);
	const state = group.kind === 'state' ? stateByForm.get(fold(name)) : undefined;
	const aliases = new Set([...group.forms.keys()].filter(form => form !== name && form !== `${name}s`));
	const found = group.kind === 'person' ? [...group.roles.values()] : [];
	const roles = distinctRoles(found).slice(0, 3);
	return {
		id,
		name,
		kind: group.kind,
		aliases: [...aliases].sort(compare),
		adjectives: group.adjectives.size > 0 ? (state?.adjectives ?? [...group.adjectives]) : [],
		metonyms: [...group.metonyms].sort(compare),
		roles: roles.map(({ title, of }) => ({ title, of: of === undefined ? undefined : idByName.get(of) })),
		count: group.uses,
		articles: group.paths.size,
	};
}

/** The most frequent first; an office without its state goes where it is there with one. */
function distinctRoles(roles: readonly (FoundRole & { readonly count: number })[]): readonly FoundRole[] {
	return roles
		.filter(
			({ title, of }) =>
				of !== undefined || !roles.some(other => other.of !== undefined && other.title.endsWith(title.toLowerCase())),
		)
		.sort((a, b) => b.count - a.count);
}

/** Ids that say who is meant: the surname of people, the name of all others. */
function uniqueIds(groups: readonly Group[]): ReadonlyMap<Group, string> {
	const ids = new Map<Group, string>();
	const used = new Set<string>();
	for (const group of groups) {
		const name = nameOf(group);
		const surname = group.kind === 'person' ? readPersonName(name).surnames[0] : undefined;
		const tries = [slug(surname ?? name), slug(name)];
		let id = tries.find(candidate => candidate !== '' && !used.has(candidate));
		for (let number = 2; id === undefined; number++) {
			const numbered = `${slug(name) || 'actor'}-${number}`;
			if (!used.has(numbered)) id = numbered;
		}
		used.add(id);
		ids.set(group, id);
	}
	return ids;
}

const slug = (name: string): string =>
	name
		.split(/[^\p{L}\p{N}\p{M}]+/u)
		.map(word => fold(word))
		.filter(word => word !== '')
		.join('-');

function mostFrequent<T>(counts: ReadonlyMap<T, number>): T | undefined {
	let best: T | undefined;
	for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
	return best;
}
