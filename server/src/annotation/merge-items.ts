import type { Span } from '../text/span';
import { newId } from './edit';
import {
	type AnchorChoice,
	anchorKeys,
	chooseAnchor,
	fieldOf,
	type NewPosition,
	positionOf,
	type Side,
	type Sides,
	spansOf,
	type TextChoice,
} from './merge-anchors';
import { mergedOrder, mergeEntries, type ValueClash } from './merge-entries';
import {
	type Chunk,
	decidedFor,
	indentOf,
	type Lines,
	mapChunk,
	mergeRemarks,
	sameLines,
	shiftLines,
} from './merge-lines';
import { canonical, type Entry, type Item, type SidecarParts, sameValue } from './merge-parts';
import { writeAt, writeValue } from './write';

/** A disagreement about one annotation. */
export interface ItemClash extends Partial<ValueClash> {
	readonly id: string;
	/** The side that deleted the annotation that the other changed. */
	readonly deletedBy?: Side;
}

export interface MergedItems {
	readonly chunks: readonly Chunk[];
	readonly clashes: readonly ItemClash[];
	/** How many annotations there are if the clashes are decided for a side. */
	readonly counts: Readonly<Record<Side, number>>;
}

/**
 * Merges the lists of annotations by id. Undefined where an annotation would have to be rewritten whose YAML is not to
 * be taken apart.
 */
export function mergeItems(
	sides: Readonly<Record<keyof Sides<0>, SidecarParts>>,
	text: TextChoice,
): MergedItems | undefined {
	const theirs = apart(sides);
	const [base, ours, others] = [sides.base.items, sides.ours.items, theirs].map(byKey) as [ByKey, ByKey, ByKey];
	const dash = sides.ours.dashColumn ?? sides.theirs.dashColumn ?? 2;
	const notes = new Set(sides.base.items.flatMap(notesOf));
	const merged: MergedItem[] = [];
	let pending: Lines = [];
	for (const key of mergedOrder([...base.keys()], [...ours.keys()], [...others.keys()])) {
		const item = mergeItem({ base: base.get(key), ours: ours.get(key), theirs: others.get(key) }, text, dash, notes);
		if (item === 'unmergeable') return undefined;
		if (!item.chunk) pending = [...pending, ...item.lead];
		else {
			merged.push({ ...item, lead: [...pending, ...item.lead] });
			pending = [];
		}
	}
	const sorted = isSorted(sides.ours.items) && isSorted(sides.theirs.items) ? byPosition(merged) : merged;
	const chunks = sorted.flatMap(({ lead, chunk }) => (chunk ? [lead, ...chunk] : []));
	const after = mergeRemarks(sides.base.afterItems, sides.ours.afterItems, sides.theirs.afterItems);
	return {
		chunks: [...chunks, pending, after],
		clashes: merged.flatMap(({ clashes }) => clashes),
		counts: { ours: countFor('ours', merged), theirs: countFor('theirs', merged) },
	};
}

type ByKey = ReadonlyMap<string, Item>;
const byKey = (items: readonly Item[]): ByKey => new Map(items.map(item => [item.key, item]));

interface MergedItem {
	readonly lead: Lines;
	/** Undefined where the annotation is gone. */
	readonly chunk?: readonly Chunk[];
	readonly at: readonly Span[];
	readonly clashes: readonly ItemClash[];
}

const countFor = (side: Side, merged: readonly MergedItem[]): number =>
	merged.filter(({ chunk }) => chunk && decidedFor(side, chunk).length > 0).length;

/**
 * Their items, those with a new id that had the same one as a new annotation of ours by accident: with another type or
 * other words they are no two versions of one annotation.
 */
function apart({ base, ours, theirs }: Readonly<Record<keyof Sides<0>, SidecarParts>>): readonly Item[] {
	const [known, own] = [byKey(base.items), byKey(ours.items)];
	const taken = new Set([...ours.items, ...theirs.items].flatMap(({ id }) => id ?? []));
	return theirs.items.map(item => {
		const mine = own.get(item.key);
		const id = fieldOf(item, 'id');
		if (!mine || !id || known.has(item.key)) return item;
		const same = (key: string) => sameValue(fieldOf(mine, key)?.value, fieldOf(item, key)?.value);
		if (!mine.fields || (same('type') && same('quote'))) return item;
		const fresh = newId(taken, seeded(canonical(item.value)));
		taken.add(fresh);
		const fields = (item.fields ?? []).map(field =>
			field === id ? { ...id, lines: [`${' '.repeat(id.column)}id: ${writeValue(fresh)}`] } : field,
		);
		return { ...item, key: `=${fresh}`, id: fresh, fields, rewritten: true };
	});
}

/** Numbers from 0 up to 1 that are the same for the same text, so that a merge can be repeated. */
function seeded(text: string): () => number {
	let state = 0x811c9dc5;
	for (let k = 0; k < text.length; k++) state = Math.imul(state ^ text.charCodeAt(k), 0x01000193);
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

/** @param notes the comments that the common version has at any annotation */
function mergeItem(
	sides: Sides<Item>,
	text: TextChoice,
	dash: number,
	notes: ReadonlySet<string>,
): MergedItem | 'unmergeable' {
	const { base, ours, theirs } = sides;
	const lead = mergeRemarks(...([base, ours, theirs].map(item => leadAt(item, dash)) as [Lines, Lines, Lines]));
	if (ours && theirs) return mergeBoth(sides, text, dash, lead);
	const [side, item]: [Side, Item | undefined] = ours ? ['ours', ours] : ['theirs', theirs];
	if (!item) return { lead: [], at: [], clashes: [] };
	if (base && isUnchanged(base, item, notes)) {
		// Comments that came here from a neighbour that was deleted go on to the next.
		const own = new Set(base.lead.map(line => line.trim()));
		return { lead: leadAt(item, dash).filter(line => !own.has(line.trim())), at: [], clashes: [] };
	}
	const position = positionOf(side, item, text);
	const written = position ? withPosition(item, position, dash) : shiftItem(item, dash);
	if (!written) return 'unmergeable';
	const own = leadAt(item, dash);
	const place = placeAt(item, position);
	if (!base) return { lead: own, chunk: [written], at: place, clashes: [] };
	const clash = side === 'ours' ? { ours: written, theirs: [] } : { ours: [], theirs: written };
	const deletedBy: Side = side === 'ours' ? 'theirs' : 'ours';
	return { lead: own, chunk: [clash], at: place, clashes: [{ id: item.id ?? '', deletedBy }] };
}

function mergeBoth(sides: Sides<Item>, text: TextChoice, dash: number, lead: Lines): MergedItem | 'unmergeable' {
	const { base } = sides;
	const [ours, theirs] = [sides.ours as Item, sides.theirs as Item];
	const whole = (item: Item): MergedItem => ({
		lead,
		chunk: [shiftItem(item, dash)],
		at: placeAt(item),
		clashes: [],
	});
	if (text.holds.ours && text.holds.theirs) {
		if (sameLines(ours.lines, theirs.lines) || (base && sameLines(theirs.lines, base.lines))) return whole(ours);
		if (base && sameLines(ours.lines, base.lines)) return whole(theirs);
	}
	if (!ours.fields || !theirs.fields || (base && !base.fields)) {
		if (!text.holds.ours || !text.holds.theirs) return 'unmergeable';
		const clash = { ours: shiftItem(ours, dash), theirs: shiftItem(theirs, dash) };
		return { lead, chunk: [clash], at: placeAt(ours), clashes: [{ id: ours.id ?? '' }] };
	}
	const column = dash + ours.column - ours.dashColumn;
	const anchor = chooseAnchor(sides, text);
	const fields = { base: base?.fields, ours: ours.fields, theirs: theirs.fields };
	const { decided, clash } = anchorRules(anchor, sides, column);
	const merged = mergeEntries(fields, column, { decided, without: clash ? new Set(anchorKeys) : undefined });
	const entries = [...merged.entries];
	const clashes: ItemClash[] = merged.clashes.map(one => ({ ...one, id: ours.id ?? '' }));
	if (clash) {
		const after = Math.max(...['id', 'type'].map(name => entries.findIndex(({ key }) => key === name)));
		entries.splice(after + 1, 0, { key: 'quote', lead: [], chunks: [clash.chunk] });
		clashes.push({ ...clash.clash, id: ours.id ?? '' });
	}
	const [first] = entries;
	if (!first) return 'unmergeable';
	const chunks: Chunk[] = entries.flatMap(entry => (entry === first ? entry.chunks : [entry.lead, ...entry.chunks]));
	const tail = mergeRemarks(...([base, ours, theirs].map(item => tailAt(item, column)) as [Lines, Lines, Lines]));
	return {
		lead: [...lead, ...shiftLines(first.lead, dash - column)],
		chunk: [...behindDash(chunks, dash, column), merged.orphans, tail],
		at: placeOf(anchor, sides),
		clashes,
	};
}

type Decided = (key: string) => { readonly side: Side; readonly lines?: Lines } | undefined;

/** What the choice of an anchor means for the fields: from which side they come, or how they stand against each other. */
function anchorRules(
	anchor: AnchorChoice,
	{ ours, theirs }: Sides<Item>,
	column: number,
): { readonly decided?: Decided; readonly clash?: { readonly chunk: Chunk; readonly clash: ValueClash } } {
	if (anchor.kind === 'take') {
		const { side, position } = anchor;
		const rewritten = position && positionLines(position, column);
		return {
			decided: key =>
				anchorKeys.includes(key) ? { side, lines: key === 'at' && rewritten ? rewritten : undefined } : undefined,
		};
	}
	const written = (item: Item | undefined, position: NewPosition | undefined): Lines =>
		(item?.fields ?? []).flatMap(field => {
			if (!anchorKeys.includes(field.key)) return [];
			if (field.key === 'at' && position) return positionLines(position, column);
			return shiftLines(field.lines, column - field.column);
		});
	const [mine, others] = [fieldOf(ours, 'quote'), fieldOf(theirs, 'quote')];
	const field = sameValue(mine?.value, others?.value) ? 'at' : 'quote';
	const text = (item: Item | undefined) =>
		fieldOf(item, field)
			?.lines.join(' ')
			.trim()
			.replace(/^[^:]*:\s*/, '')
			.slice(0, 60);
	return {
		clash: {
			chunk: { ours: written(ours, anchor.positions.ours), theirs: written(theirs, anchor.positions.theirs) },
			clash: { field, ours: text(ours), theirs: text(theirs) },
		},
	};
}

function positionLines({ at, atText }: NewPosition, column: number): Lines {
	const indent = ' '.repeat(column);
	if (at.length === 0) return [];
	return [`${indent}at: ${writeAt(at)}`, ...(atText === undefined ? [] : [`${indent}at-text: ${atText}`])];
}

function placeOf(anchor: AnchorChoice, sides: Sides<Item>): readonly Span[] {
	if (anchor.kind === 'take') return placeAt(sides[anchor.side] as Item, anchor.position);
	return placeAt(sides.ours as Item, anchor.positions.ours);
}

/** An annotation's place in the text that the sidecar refers to; empty where it is not known. */
function placeAt(item: Item, position?: NewPosition): readonly Span[] {
	if (position) return position.atText === undefined ? position.at : [];
	return fieldOf(item, 'at-text') ? [] : spansOf(item);
}

/** Whether an annotation says what it said: its place in the text may differ, since it moves with the text. */
function isUnchanged(base: Item, item: Item, notes: ReadonlySet<string>): boolean {
	const told = (one: Item) =>
		one.fields
			?.filter(({ key }) => !['at', 'at-text', 'prefix', 'suffix'].includes(key))
			.map(({ key, value }) => `${key}:${canonical(value)}`)
			.sort()
			.join() ?? canonical(one.value);
	return told(base) === told(item) && notesOf(item).every(note => notes.has(note));
}

const notesOf = ({ lead, lines }: Item): readonly string[] =>
	[...lead, ...lines].flatMap(line => /(?:^|\s)(#.*)$/.exec(line)?.[1] ?? []);

/** Comments above an item, which stand in the column of its dash. */
const leadAt = (item: Item | undefined, dash: number): Lines =>
	item ? shiftLines(item.lead, dash - item.dashColumn) : [];
const tailAt = (item: Item | undefined, column: number): Lines =>
	item ? shiftLines(item.tail, column - item.column) : [];

/** The lines of an item as they are, or of its fields where one of these was replaced. */
function shiftItem(item: Item, dash: number): Lines {
	if (!item.rewritten) return shiftLines(item.lines, dash - item.dashColumn);
	return writtenFields(item, item.fields ?? [], dash);
}

function withPosition(item: Item, position: NewPosition, dash: number): Lines | undefined {
	const fields = item.fields?.flatMap((field): Entry[] => {
		if (field.key !== 'at') return [field];
		const lines = positionLines(position, field.column);
		return lines.length > 0 ? [{ ...field, lines }] : [];
	});
	return fields && fields.length > 0 ? writtenFields(item, fields, dash) : undefined;
}

function writtenFields(item: Item, fields: readonly Entry[], dash: number): Lines {
	const lines = fields.flatMap((field, index) => (index === 0 ? field.lines : [...field.lead, ...field.lines]));
	const column = dash + item.column - item.dashColumn;
	const chunks = behindDash([shiftLines([...lines, ...item.tail], column - item.column)], dash, column);
	return chunks[0] as Lines;
}

/** Sets a dash before the first line of the first chunk. */
function behindDash([first, ...rest]: readonly Chunk[], dash: number, column: number): readonly Chunk[] {
	if (!first) return [];
	const marked = ([line, ...lines]: Lines): Lines =>
		line === undefined
			? [`${' '.repeat(dash)}-`]
			: [
					`${' '.repeat(dash)}-${' '.repeat(column - dash - 1)}${line.slice(Math.min(column, indentOf(line)))}`,
					...lines,
				];
	return [mapChunk(first, marked), ...rest];
}

function isSorted(items: readonly Item[]): boolean {
	const starts = items.flatMap(item => placeAt(item)[0]?.start ?? []);
	return starts.every((start, index) => index === 0 || start >= (starts[index - 1] as number));
}

/** By start, of equal starts the longer first; one without a position stays behind the one before it. */
function byPosition(items: readonly MergedItem[]): readonly MergedItem[] {
	let start = -1;
	let end = Number.POSITIVE_INFINITY;
	const keyed = items.map(item => {
		const [first] = item.at;
		if (first) ({ start, end } = { start: first.start, end: (item.at.at(-1) as Span).end });
		return { item, start, end };
	});
	return keyed.sort((a, b) => a.start - b.start || b.end - a.end).map(({ item }) => item);
}
