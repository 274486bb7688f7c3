import type { Actor, ActorId, Registry, Role } from '../codebook/codebook';
import { affiliationOf } from '../codebook/roles';
import { fold, foldedWord, splitWords } from '../text/words';
import { buildTrie, type FormTrie } from './form-trie';
import { commonWords, honorifics, officeEquivalents, officeSpellings, offices } from './name-lexicon';
import { readPersonName } from './surnames';

/** What a form of words says: which actor, and by which of its forms. */
export interface ActorForm {
	readonly kind: 'actor';
	readonly actor: Actor;
	readonly via: 'name' | 'alias' | 'adjective' | 'metonym' | 'surname';
	/** Whether the form is only derived from the name: a surname that is no alias. */
	readonly derived: boolean;
	/** Whether an organisation's name is made of common words, so that others have it too: "Foreign Ministry". */
	readonly generic: boolean;
}

/** A title before a name. */
export interface TitleForm {
	readonly kind: 'title';
	/** The office in its canonical wording; undefined for mere honorifics ("Ms"). */
	readonly office?: string;
}

export interface Holder {
	readonly actor: Actor;
	readonly role: Role;
}

/** A registry made ready for finding its actors in texts. */
export interface ActorMatcher {
	readonly registry: Registry;
	readonly forms: FormTrie<ActorForm | TitleForm>;
	/** Who holds or held an office of a state or organisation, by `officeKey`. */
	readonly holders: ReadonlyMap<string, readonly Holder[]>;
	/** Who holds or held an office anywhere. */
	readonly holdersAnywhere: ReadonlyMap<string, readonly Holder[]>;
	/** The folded given name of each person that has one. */
	readonly givenNames: ReadonlyMap<ActorId, string>;
	/** Ways to write the surname of each person that has one, folded. */
	readonly surnames: ReadonlyMap<ActorId, readonly string[]>;
	/** Whom each actor belongs to: itself, its `part-of` and so on. */
	readonly belongsTo: ReadonlyMap<ActorId, ReadonlySet<ActorId>>;
}

/** Builds the matcher: about a quarter of a second for 100,000 forms. */
export function compileActors(registry: Registry): ActorMatcher {
	const holders = new Map<string, Holder[]>();
	const holdersAnywhere = new Map<string, Holder[]>();
	const givenNames = new Map<ActorId, string>();
	const surnames = new Map<ActorId, readonly string[]>();
	const belongsTo = new Map<ActorId, ReadonlySet<ActorId>>();
	for (const actor of registry.actors.values()) {
		const chain = affiliationOf(registry, actor.id);
		belongsTo.set(actor.id, new Set([actor.id, ...chain.map(above => above.id)]));
		if (actor.kind === 'person') {
			const name = readPersonName(actor.name);
			if (name.given !== undefined) givenNames.set(actor.id, name.given);
			surnames.set(actor.id, [...new Set(name.surnames.map(surname => fold(surname)))]);
		}
		for (const role of actor.roles) {
			const office = canonicalOffice(role.title);
			add(holdersAnywhere, office, { actor, role });
			for (const of of governedBy(registry, role.of ?? actor.partOf)) {
				add(holders, officeKey(office, of), { actor, role });
			}
		}
	}
	const forms = buildTrie(formsOf(registry));
	return { registry, forms, holders, holdersAnywhere, givenNames, surnames, belongsTo };
}

export const officeKey = (office: string, of: ActorId): string => `${office}\n${of}`;

/** One wording for an office that can be said in several ways: "minister for foreign affairs" is "foreign minister". */
export function canonicalOffice(title: string): string {
	const plain = officeWords(title);
	return canonicalWordings.get(plain) ?? plain;
}

/** The body itself and what it belongs to, up to the first state: a state's minister is not one of the state's union. */
function governedBy(registry: Registry, id: ActorId | undefined): readonly ActorId[] {
	if (id === undefined) return [];
	const ids = [id];
	if (registry.actors.get(id)?.kind === 'state') return ids;
	for (const above of affiliationOf(registry, id)) {
		ids.push(above.id);
		if (above.kind === 'state') break;
	}
	return ids;
}

function* formsOf(registry: Registry): Iterable<readonly [string, ActorForm | TitleForm]> {
	for (const actor of registry.actors.values()) {
		// An entry without a name gets its id for a name; the id is no word of the language.
		if (actor.name !== actor.id || actor.name !== actor.name.toLowerCase()) yield* actorForms(actor);
	}
	const titles = new Set<string>(offices);
	for (const actor of registry.actors.values()) for (const role of actor.roles) titles.add(role.title);
	for (const group of officeEquivalents) for (const title of group) titles.add(title);
	for (const title of titles) {
		const form: TitleForm = { kind: 'title', office: canonicalOffice(title) };
		// A title is written with and without capitals, but an acronym (FM) only in capitals.
		const text = title.length <= 3 ? title : title.toLowerCase();
		yield [text, form];
		for (const spelling of otherSpellings(text)) yield [spelling, form];
	}
	for (const honorific of honorifics) yield [capitalised(honorific), { kind: 'title' }];
}

/** All forms of words by which an actor is named, with what each of them says. */
export function* actorForms(actor: Actor): Iterable<readonly [string, ActorForm]> {
	const form = (via: ActorForm['via'], text: string, derived = false): readonly [string, ActorForm] => [
		text,
		{ kind: 'actor', actor, via, derived, generic: isBody(actor) && isGeneric(text) },
	];
	const surnames = new Set<string>();
	if (actor.kind === 'person') {
		for (const name of [actor.name, ...actor.aliases]) {
			const read = readPersonName(name);
			for (const surname of read.surnames) surnames.add(surname);
			if (read.short !== undefined) yield form('name', read.short, true);
		}
	}
	yield form('name', actor.name);
	for (const alias of actor.aliases) yield surnames.has(alias) ? form('surname', alias) : form('alias', alias);
	for (const surname of surnames) if (!actor.aliases.includes(surname)) yield form('surname', surname, true);
	for (const adjective of actor.adjectives) {
		yield form('adjective', adjective);
		if (/(an|i)$/.test(adjective)) yield form('adjective', `${adjective}s`, true);
	}
	for (const metonym of actor.metonyms) {
		yield form('metonym', metonym);
		// "the Kremlin" is also named in "a Kremlin official".
		if (/^the \p{Lu}/iu.test(metonym)) yield form('metonym', metonym.slice(4), true);
	}
}

const isBody = ({ kind }: Actor): boolean => kind !== 'person' && kind !== 'state' && kind !== 'place';

const isGeneric = (text: string): boolean =>
	text.split(/[\s\u00a0-]+/).every(word => {
		const folded = fold(word);
		return folded === 'the' || folded === 'of' || commonWords.has(folded);
	});

const americanToBritish = new Map<string, string>();
for (const [british, ...others] of officeSpellings) {
	for (const other of others) if (british !== undefined) americanToBritish.set(other, british);
}

function officeWords(title: string): string {
	const words = splitWords(title);
	const folded: string[] = [];
	for (let index = 0; index < words.count; index++) {
		const word = foldedWord(words, index);
		if (word !== 'the') folded.push(americanToBritish.get(word) ?? word);
	}
	return folded.join(' ');
}

const canonicalWordings = new Map<string, string>();
for (const [canonical, ...others] of officeEquivalents) {
	if (canonical === undefined) continue;
	for (const other of others) canonicalWordings.set(officeWords(other), officeWords(canonical));
}

function otherSpellings(title: string): readonly string[] {
	const found: string[] = [];
	for (const [british, ...others] of officeSpellings) {
		for (const other of others) {
			if (british === undefined) continue;
			if (title.includes(british)) found.push(title.replace(british, other));
			else if (title.includes(other)) found.push(title.replace(other, british));
		}
	}
	return found;
}

/** All wordings of an office that are read as this one. */
export function* officeWordings(title: string): Iterable<string> {
	const office = canonicalOffice(title);
	for (const wording of [title, ...offices, ...officeEquivalents.flat()]) {
		if (wording !== title && canonicalOffice(wording) !== office) continue;
		yield wording;
		yield* otherSpellings(wording.toLowerCase());
	}
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + fold(word).slice(1);

function add<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
