import { indexLines, type LineIndex } from '../text/position';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';
import { entriesIn, isNothing, parseTree, type Tree, type TreeEntry, type TreeSource } from '../text/yaml-tree';
import { type Actor, type ActorId, type ActorKind, actorKinds, type Role } from './codebook';
import { isCalendarDate } from './dates';
import { idPattern, knownEntries, type PlacedText, type Report, reporter, textField, textsField } from './fields';

export { mergeRegistries } from './merge-registries';

export type FormKind = 'name' | 'alias' | 'adjective' | 'metonym';

/** A way to write an actor, with its place in the file. */
export interface PlacedForm extends PlacedText {
	readonly kind: FormKind;
}

/** Where an actor's entry stands in the file. */
export interface ActorEntry {
	readonly id: ActorId;
	/** The id, as the key of the entry. */
	readonly idSpan: Span;
	/** From the id to the entry's end. */
	readonly entry: Span;
	/** The value of `name`, where there is one. */
	readonly name?: Span;
	readonly forms: readonly PlacedForm[];
	readonly roles: readonly (Span & { readonly role: Role })[];
}

/** A place where the file uses an actor's id. */
export interface ActorReference extends Span {
	readonly actor: ActorId;
	/** The actor in whose entry it stands. */
	readonly from: ActorId;
	readonly field: 'part-of' | 'of';
}

/** One file of actors as a value. Reading never fails: what is broken is left out and listed in `problems`. */
export interface ActorsFile {
	readonly source: string;
	readonly lines: LineIndex;
	/** In the file's order. */
	readonly actors: ReadonlyMap<ActorId, Actor>;
	readonly entries: ReadonlyMap<ActorId, ActorEntry>;
	readonly references: readonly ActorReference[];
	readonly problems: readonly Problem[];
	/** False where the YAML has syntax errors: then the last good state should be kept. */
	readonly ok: boolean;
}

const actorKeys = [
	'name',
	'kind',
	'aliases',
	'adjectives',
	'metonyms',
	'roles',
	'part-of',
	'wikidata',
	'note',
] as const;
const roleKeys = ['title', 'of', 'from', 'to'] as const;

/** Reads actors.yaml or one of actors/*.yaml. Never throws. Offsets are UTF-16 code units in `source` (normalised text). */
export function readActors(source: string): ActorsFile {
	const yaml = parseTree(source);
	const problems: Problem[] = [...yaml.problems];
	const report = reporter(problems);
	const actors = new Map<ActorId, Actor>();
	const entries = new Map<ActorId, ActorEntry>();
	const references: ActorReference[] = [];
	for (const entry of actorEntries(yaml, report)) {
		if (!idPattern.test(entry.key)) {
			report(
				entry.keySpan,
				'invalid-value',
				'error',
				`“${entry.key}” cannot be an actor's id. Use letters, digits, “-” and “_”, beginning with a letter or digit.`,
			);
			continue;
		}
		const read = readActor(entry, report);
		actors.set(entry.key, read.actor);
		entries.set(entry.key, read.entry);
		references.push(...read.references);
	}
	problems.sort((a, b) => a.start - b.start);
	return { source, lines: indexLines(source), actors, entries, references, problems, ok: yaml.ok };
}

function actorEntries({ root, ok }: TreeSource, report: Report): readonly TreeEntry[] {
	if (root === undefined) return [];
	const actors = entriesIn(root)
		.filter(entry => entry.key === 'actors')
		.at(-1);
	if (!actors) {
		const message = 'A file of actors begins with “actors:”, and below it, indented, one entry for each actor.';
		report(ok ? root.span : { start: 0, end: 0 }, 'missing-field', 'error', message);
		return [];
	}
	for (const entry of entriesIn(root)) {
		if (entry.key === 'actors' || entry.key === 'standpoint') continue;
		const message = `“${entry.key}” is not a key of a file of actors; it is kept and ignored. Is the indentation right?`;
		report(entry.keySpan, 'unknown-key', 'hint', message);
	}
	if (!isNothing(actors.value) && actors.value.kind !== 'map') {
		report(
			actors.value.span,
			'invalid-value',
			'error',
			'“actors” must be a mapping: an id and a colon for each actor.',
		);
	}
	return entriesIn(actors.value);
}

interface ReadActor {
	readonly actor: Actor;
	readonly entry: ActorEntry;
	readonly references: readonly ActorReference[];
}

function readActor(entry: TreeEntry, report: Report): ReadActor {
	const id = entry.key;
	if (!isNothing(entry.value) && entry.value.kind !== 'map') {
		report(
			entry.value.span,
			'invalid-value',
			'error',
			`The entry of “${id}” must be a mapping with name, kind and so on.`,
		);
	}
	const fields = knownEntries(entry.value, actorKeys, report);
	const name = textField(fields.get('name'), report);
	if (!fields.has('name'))
		report(entry.keySpan, 'missing-field', 'error', `The actor “${id}” needs a name. Add “name:”.`);
	const kind = readKind(id, entry, fields.get('kind'), report);
	const aliases = textsField(fields.get('aliases'), report);
	const adjectives = textsField(fields.get('adjectives'), report);
	const metonyms = textsField(fields.get('metonyms'), report);
	const roles = readRoles(fields.get('roles'), report);
	const partOf = textField(fields.get('part-of'), report);
	const references: ActorReference[] = [];
	if (partOf) references.push({ actor: partOf.text, from: id, field: 'part-of', start: partOf.start, end: partOf.end });
	for (const { of } of roles) {
		if (of) references.push({ actor: of.text, from: id, field: 'of', start: of.start, end: of.end });
	}
	return {
		actor: {
			id,
			name: name?.text ?? id,
			kind,
			aliases: aliases.map(form => form.text),
			adjectives: adjectives.map(form => form.text),
			metonyms: metonyms.map(form => form.text),
			roles: roles.map(read => read.role),
			partOf: partOf?.text,
			wikidata: textField(fields.get('wikidata'), report)?.text,
			note: textField(fields.get('note'), report)?.text,
		},
		entry: {
			id,
			idSpan: entry.keySpan,
			entry: { start: entry.keySpan.start, end: Math.max(entry.keySpan.end, entry.value.span.end) },
			name: name && { start: name.start, end: name.end },
			forms: [
				...(name ? [{ ...name, kind: 'name' as const }] : []),
				...aliases.map(form => ({ ...form, kind: 'alias' as const })),
				...adjectives.map(form => ({ ...form, kind: 'adjective' as const })),
				...metonyms.map(form => ({ ...form, kind: 'metonym' as const })),
			],
			roles: roles.map(({ role, start, end }) => ({ role, start, end })),
		},
		references,
	};
}

function readKind(id: ActorId, entry: TreeEntry, field: TreeEntry | undefined, report: Report): ActorKind {
	const kinds = actorKinds.join(', ');
	const kind = textField(field, report);
	if (!field) {
		report(entry.keySpan, 'missing-field', 'warning', `The actor “${id}” needs a kind: one of ${kinds}.`);
	}
	if (kind === undefined) return 'other';
	const known = actorKinds.find(candidate => candidate === kind.text);
	if (known) return known;
	report(kind, 'invalid-value', 'error', `“${kind.text}” is not a kind of actor. Use one of ${kinds}.`);
	return 'other';
}

interface ReadRole extends Span {
	readonly role: Role;
	readonly of?: PlacedText;
}

function readRoles(field: TreeEntry | undefined, report: Report): readonly ReadRole[] {
	if (!field || isNothing(field.value)) return [];
	if (field.value.kind !== 'list') {
		report(
			field.value.span,
			'invalid-value',
			'error',
			'“roles” must be a list: “- {title: …, of: …, from: …, to: …}”.',
		);
		return [];
	}
	return field.value.items.flatMap(item => readRole(item, report) ?? []);
}

function readRole(item: Tree, report: Report): ReadRole | undefined {
	const { span } = item;
	if (item.kind !== 'map') {
		report(span, 'invalid-value', 'error', 'A role must be a mapping: “{title: …, of: …, from: …, to: …}”.');
		return undefined;
	}
	const fields = knownEntries(item, roleKeys, report);
	const title = textField(fields.get('title'), report);
	const of = textField(fields.get('of'), report);
	const from = dateField(fields.get('from'), report);
	const to = dateField(fields.get('to'), report);
	if (from && to && from.text > to.text && !from.text.startsWith(to.text)) {
		report(to, 'invalid-value', 'error', `The role ends (${to.text}) before it begins (${from.text}).`);
	}
	if (!fields.has('title')) report(span, 'missing-field', 'error', 'A role needs a title, such as “foreign minister”.');
	return title && { ...span, of, role: { title: title.text, of: of?.text, from: from?.text, to: to?.text } };
}

function dateField(entry: TreeEntry | undefined, report: Report): PlacedText | undefined {
	// An open end is often written as a key without a value.
	if (!entry || isNothing(entry.value)) return undefined;
	const date = textField(entry, report);
	if (!date || isCalendarDate(date.text)) return date;
	report(date, 'invalid-value', 'error', `“${date.text}” is not a date. Write it as 2015-11-20 (or 2015-11, or 2015).`);
	return undefined;
}
