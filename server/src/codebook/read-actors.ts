import { isMap, isSeq, type Node } from 'yaml';
import { indexLines, type LineIndex } from '../text/position';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';
import {
	entriesOf,
	itemsOf,
	parseYaml,
	resolveAlias,
	spanOfNode,
	type YamlEntry,
	type YamlSource,
} from '../text/yaml-source';
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
	const yaml = parseYaml(source);
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
		const read = readActor(yaml, entry, report);
		actors.set(entry.key, read.actor);
		entries.set(entry.key, read.entry);
		references.push(...read.references);
	}
	problems.sort((a, b) => a.start - b.start);
	return { source, lines: indexLines(source), actors, entries, references, problems, ok: yaml.ok };
}

function actorEntries(yaml: YamlSource, report: Report): readonly YamlEntry[] {
	if (yaml.root === undefined) return [];
	const root = resolveAlias(yaml, yaml.root);
	const actors = isMap(root)
		? entriesOf(yaml, root)
				.filter(entry => entry.key === 'actors')
				.at(-1)
		: undefined;
	if (!actors) {
		const message = 'A file of actors begins with “actors:”, and below it, indented, one entry for each actor.';
		report(yaml.ok ? spanOfNode(yaml, yaml.root) : { start: 0, end: 0 }, 'missing-field', 'error', message);
		return [];
	}
	for (const entry of entriesOf(yaml, root)) {
		if (entry.key === 'actors' || entry.key === 'standpoint') continue;
		const message = `“${entry.key}” is not a key of a file of actors; it is kept and ignored. Is the indentation right?`;
		report(entry.keySpan, 'unknown-key', 'hint', message);
	}
	if (actors.value && !isMap(resolveAlias(yaml, actors.value))) {
		report(actors.valueSpan, 'invalid-value', 'error', '“actors” must be a mapping: an id and a colon for each actor.');
	}
	return entriesOf(yaml, actors.value);
}

interface ReadActor {
	readonly actor: Actor;
	readonly entry: ActorEntry;
	readonly references: readonly ActorReference[];
}

function readActor(yaml: YamlSource, entry: YamlEntry, report: Report): ReadActor {
	const id = entry.key;
	if (entry.value && !isMap(resolveAlias(yaml, entry.value))) {
		report(
			entry.valueSpan,
			'invalid-value',
			'error',
			`The entry of “${id}” must be a mapping with name, kind and so on.`,
		);
	}
	const fields = knownEntries(yaml, entry.value, actorKeys, report);
	const name = textField(yaml, fields.get('name'), report);
	if (!fields.has('name'))
		report(entry.keySpan, 'missing-field', 'error', `The actor “${id}” needs a name. Add “name:”.`);
	const kind = readKind(yaml, id, entry, fields.get('kind'), report);
	const aliases = textsField(yaml, fields.get('aliases'), report);
	const adjectives = textsField(yaml, fields.get('adjectives'), report);
	const metonyms = textsField(yaml, fields.get('metonyms'), report);
	const roles = readRoles(yaml, fields.get('roles'), report);
	const partOf = textField(yaml, fields.get('part-of'), report);
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
			wikidata: textField(yaml, fields.get('wikidata'), report)?.text,
			note: textField(yaml, fields.get('note'), report)?.text,
		},
		entry: {
			id,
			idSpan: entry.keySpan,
			entry: entry.span,
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

function readKind(
	yaml: YamlSource,
	id: ActorId,
	entry: YamlEntry,
	field: YamlEntry | undefined,
	report: Report,
): ActorKind {
	const kinds = actorKinds.join(', ');
	const kind = textField(yaml, field, report);
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

function readRoles(yaml: YamlSource, field: YamlEntry | undefined, report: Report): readonly ReadRole[] {
	if (!field?.value) return [];
	const value = resolveAlias(yaml, field.value);
	if (!isSeq(value)) {
		report(field.valueSpan, 'invalid-value', 'error', '“roles” must be a list: “- {title: …, of: …, from: …, to: …}”.');
		return [];
	}
	return itemsOf(yaml, value).flatMap(item => readRole(yaml, item, report) ?? []);
}

function readRole(yaml: YamlSource, item: Node, report: Report): ReadRole | undefined {
	const span = spanOfNode(yaml, item);
	if (!isMap(resolveAlias(yaml, item))) {
		report(span, 'invalid-value', 'error', 'A role must be a mapping: “{title: …, of: …, from: …, to: …}”.');
		return undefined;
	}
	const fields = knownEntries(yaml, item, roleKeys, report);
	const title = textField(yaml, fields.get('title'), report);
	const of = textField(yaml, fields.get('of'), report);
	const from = dateField(yaml, fields.get('from'), report);
	const to = dateField(yaml, fields.get('to'), report);
	if (from && to && from.text > to.text && !from.text.startsWith(to.text)) {
		report(to, 'invalid-value', 'error', `The role ends (${to.text}) before it begins (${from.text}).`);
	}
	if (!fields.has('title')) report(span, 'missing-field', 'error', 'A role needs a title, such as “foreign minister”.');
	return title && { ...span, of, role: { title: title.text, of: of?.text, from: from?.text, to: to?.text } };
}

function dateField(yaml: YamlSource, entry: YamlEntry | undefined, report: Report): PlacedText | undefined {
	// An open end is often written as a key without a value.
	if (!entry?.value) return undefined;
	const date = textField(yaml, entry, report);
	if (!date || isCalendarDate(date.text)) return date;
	report(date, 'invalid-value', 'error', `“${date.text}” is not a date. Write it as 2015-11-20 (or 2015-11, or 2015).`);
	return undefined;
}
