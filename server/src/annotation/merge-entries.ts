import { plainOf, type Tree } from '../text/yaml-tree';
import type { Side, Sides } from './merge-anchors';
import { type Chunk, decidedFor, isClash, type Lines, mergeRemarks, sameLines, shiftLines } from './merge-lines';
import { type Entry, type NestedMap, sameValue } from './merge-parts';
import { writeValue } from './write';

/** An entry as it comes out of a merge, with its lines in the column asked for. */
export interface MergedEntry {
	readonly key: string;
	readonly lead: Lines;
	/** One, but for a mapping that was merged by key. */
	readonly chunks: readonly Chunk[];
}

/** A value that both sides changed, as each has it; absent where a side removed it. */
export interface ValueClash {
	readonly field: string;
	readonly ours?: string;
	readonly theirs?: string;
}

export interface MergedEntries {
	readonly entries: readonly MergedEntry[];
	readonly clashes: readonly ValueClash[];
	/** New comments on entries that are gone. */
	readonly orphans: Lines;
}

export interface EntryRules {
	/** The side that a key is taken from, whatever it says, with other lines for it where the entry must be rewritten. */
	readonly decided?: (key: string) => { readonly side: Side; readonly lines?: Lines } | undefined;
	/** Keys that are left out. */
	readonly without?: ReadonlySet<string>;
	/** Where it is given, values that are mappings are merged by key too, with the rules it has for the entry. */
	readonly inner?: (key: string) => EntryRules;
	/** The side that counts where both changed a key's value. */
	readonly preferred?: (key: string) => Side | undefined;
}

/**
 * Merges the entries of a mapping by key. What one side changed is taken; what both changed alike is taken once; what
 * they changed differently is a clash around that entry only. Comments of either side stay.
 * @param column where the keys are to stand
 */
export function mergeEntries(sides: Sides<readonly Entry[]>, column: number, rules: EntryRules = {}): MergedEntries {
	const [base, ours, theirs] = [sides.base, sides.ours, sides.theirs].map(byKey) as [ByKey, ByKey, ByKey];
	const entries: MergedEntry[] = [];
	const clashes: ValueClash[] = [];
	let pending: Lines = [];
	for (const key of mergedOrder([...base.keys()], [...ours.keys()], [...theirs.keys()])) {
		if (rules.without?.has(key)) continue;
		const all = { base: base.get(key), ours: ours.get(key), theirs: theirs.get(key) };
		const merged = mergeEntry(key, all, column, rules);
		for (const clash of merged.clashes) clashes.push(clash);
		const lead = [...pending, ...merged.lead];
		if (merged.chunks === undefined) pending = lead;
		else {
			entries.push({ key, lead, chunks: merged.chunks });
			pending = [];
		}
	}
	return { entries, clashes, orphans: pending };
}

/** Ours, or theirs where only that changed the order; what only the other side has follows its predecessor there. */
export function mergedOrder(base: readonly string[], ours: readonly string[], theirs: readonly string[]): string[] {
	const [known, own] = [new Set(base), new Set(ours)];
	const untouched = sameLines(
		ours.filter(key => known.has(key)),
		base.filter(key => own.has(key)),
	);
	const [first, second] = untouched ? [theirs, ours] : [ours, theirs];
	const present = new Set(first);
	const followers = new Map<string | undefined, string[]>();
	for (const [index, key] of second.entries()) {
		if (present.has(key)) continue;
		let before = index - 1;
		while (before >= 0 && !present.has(second[before] as string)) before--;
		const list = followers.get(second[before]) ?? [];
		list.push(key);
		followers.set(second[before], list);
	}
	return [...(followers.get(undefined) ?? []), ...first.flatMap(key => [key, ...(followers.get(key) ?? [])])];
}

type ByKey = ReadonlyMap<string, Entry>;
const byKey = (entries: readonly Entry[] | undefined): ByKey => new Map(entries?.map(entry => [entry.key, entry]));

interface Merged {
	readonly lead: Lines;
	/** Undefined where the entry is gone. */
	readonly chunks?: readonly Chunk[];
	readonly clashes: readonly ValueClash[];
}

function mergeEntry(key: string, sides: Sides<Entry>, column: number, rules: EntryRules): Merged {
	const { base, ours, theirs } = sides;
	const lead = mergedLead(sides, column);
	const settled = (lines: Lines): Merged =>
		lines.length > 0
			? { lead: [...lead, ...newRemarks(sides, lines, column)], chunks: [lines], clashes: [] }
			: { lead: newRemarks(sides, [], column), clashes: [] };
	const from = (entry: Entry | undefined): Merged => settled(entry ? placed(entry, column) : []);

	const decided = rules.decided?.(key);
	if (decided) return decided.lines ? settled(decided.lines) : from(sides[decided.side]);
	const block = rules.inner && mergeBlock(key, sides, column, rules.inner(key));
	if (block) return { ...block, lead };
	const same = (a: Entry | undefined, b: Entry | undefined) => a === b || sameValue(a?.value, b?.value);
	if (same(ours, theirs)) return from(base && ours && sameLines(ours.lines, base.lines) ? theirs : ours);
	if (same(ours, base)) return from(theirs);
	if (same(theirs, base)) return from(ours);

	const flow = rules.inner && mergeFlow(key, sides, column, rules.inner(key));
	if (flow) return { ...flow, lead };
	const preferred = rules.preferred?.(key);
	if (preferred) return from(sides[preferred]);
	const codes = key === 'codes' ? mergedCodes(base?.value, ours?.value, theirs?.value) : undefined;
	if (codes !== undefined) return settled([`${' '.repeat(column)}codes: ${codes}`]);
	const chunk = { ours: ours ? placed(ours, column) : [], theirs: theirs ? placed(theirs, column) : [] };
	const clash = { field: key, ours: ours && written(ours), theirs: theirs && written(theirs) };
	return { lead, chunks: [chunk], clashes: [clash] };
}

/** Mappings in block style, merged by key where all sides have one. */
function mergeBlock(
	key: string,
	sides: Sides<Entry>,
	column: number,
	rules: EntryRules,
): Omit<Merged, 'lead'> | undefined {
	const maps = mapsOf(sides, false);
	if (!maps) return undefined;
	const { base, ours, theirs } = maps;
	const move = column - (sides.ours as Entry).column;
	const inner = (ours.entries[0] as Entry).column + move;
	const merged = mergeEntries({ base: base?.entries, ours: ours.entries, theirs: theirs.entries }, inner, rules);
	// Of a mapping without entries nothing may be left: that is for the caller to see as a whole.
	if (merged.entries.length === 0 || merged.entries.every(({ chunks }) => chunks.some(isClash))) return undefined;
	const head = base && sameLines(ours.head, base.head) ? theirs.head : ours.head;
	const tail = mergeRemarks(base?.tail ?? [], ours.tail, theirs.tail);
	const chunks: Chunk[] = [shiftLines(head, move)];
	for (const entry of merged.entries) chunks.push(entry.lead, ...entry.chunks);
	chunks.push(merged.orphans, tail);
	return { chunks, clashes: below(key, merged.clashes) };
}

/** Mappings in braces, merged by key where all sides have one. A clash is one of the whole line. */
function mergeFlow(
	key: string,
	sides: Sides<Entry>,
	column: number,
	rules: EntryRules,
): Omit<Merged, 'lead'> | undefined {
	const maps = mapsOf(sides, true);
	if (!maps) return undefined;
	const { base, ours, theirs } = maps;
	const merged = mergeEntries({ base: base?.entries, ours: ours.entries, theirs: theirs.entries }, 0, rules);
	const remarks = mergeRemarks(
		sides.base?.remarks ?? [],
		(sides.ours as Entry).remarks,
		(sides.theirs as Entry).remarks,
	).map(remark => `  ${remark}`);
	const line = (side: Side): Lines => {
		const fields = merged.entries.flatMap(({ chunks }) => decidedFor(side, chunks));
		return [`${' '.repeat(column)}${key}: {${fields.join(', ')}}${remarks.join('')}`];
	};
	const clashes = below(key, merged.clashes);
	return { chunks: [clashes.length > 0 ? { ours: line('ours'), theirs: line('theirs') } : line('ours')], clashes };
}

function mapsOf(
	{ base, ours, theirs }: Sides<Entry>,
	flow: boolean,
): { readonly base?: NestedMap; readonly ours: NestedMap; readonly theirs: NestedMap } | undefined {
	const fits = (map: NestedMap | undefined): map is NestedMap => map?.flow === flow;
	if (!fits(ours?.map) || !fits(theirs?.map) || (base && !fits(base.map))) return undefined;
	return { base: base?.map, ours: ours.map, theirs: theirs.map };
}

const below = (key: string, clashes: readonly ValueClash[]): readonly ValueClash[] =>
	clashes.map(clash => ({ ...clash, field: `${key}.${clash.field}` }));

/** Codes are a set: what either side added is in, what either side removed is out. Undefined where they are no plain list. */
function mergedCodes(base: Tree | undefined, ours: Tree | undefined, theirs: Tree | undefined): string | undefined {
	if (!ours || !theirs) return undefined;
	const [before, mine, others] = [base, ours, theirs].map(codesOf);
	if (!mine || !others || (base && !before)) return undefined;
	const kept = (code: string) => !before?.includes(code) || (mine.includes(code) && others.includes(code));
	const codes = [...mine, ...others.filter(code => !mine.includes(code))].filter(kept);
	return codes.length > 0 ? writeValue(codes) : undefined;
}

function codesOf(tree: Tree | undefined): readonly string[] | undefined {
	const value = tree ? plainOf(tree) : undefined;
	const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
	return list.every(code => typeof code === 'string') ? (list as readonly string[]) : undefined;
}

const placed = ({ lines, column }: Entry, to: number): Lines => shiftLines(lines, to - column);
const placedLead = (entry: Entry | undefined, to: number): Lines =>
	entry ? shiftLines(entry.lead, to - entry.column) : [];

function mergedLead({ base, ours, theirs }: Sides<Entry>, column: number): Lines {
	const [was, mine, others] = [base, ours, theirs].map(entry => placedLead(entry, column)) as [Lines, Lines, Lines];
	if (!theirs) return mine;
	return ours ? mergeRemarks(was, mine, others) : others;
}

/** What a side noted at an entry whose lines were not taken: as comment lines of their own. */
function newRemarks({ base, ours, theirs }: Sides<Entry>, lines: Lines, column: number): Lines {
	const known = new Set(base?.remarks);
	const gone = lines.length === 0;
	for (const line of gone ? (base?.lead ?? []) : []) known.add(line.trim());
	const notes = [ours, theirs].flatMap(entry => [
		...(entry?.remarks ?? []),
		...(gone ? (entry?.lead ?? []).map(line => line.trim()).filter(line => line !== '') : []),
	]);
	const isNew = (note: string) => !known.has(note) && !lines.some(line => line.includes(note));
	return [...new Set(notes.filter(isNew))].map(note => ' '.repeat(column) + note);
}

/** A value as it is written, on one line and of bearable length, for a message. */
function written({ lines, value }: Entry): string {
	const text = value.kind === 'scalar' ? value.text : lines.join(' ').trim();
	const short = text.replace(/\s+/g, ' ');
	return short.length > 60 ? `${short.slice(0, 60)}…` : short;
}
