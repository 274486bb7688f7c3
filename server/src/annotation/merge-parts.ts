import type { Span } from '../text/span';
import { type ListTree, type MapTree, parseTree, plainOf, type Tree } from '../text/yaml-tree';
import { indentOf, isComment, type Lines } from './merge-lines';

/** A sidecar's lines, shared out among what stands in it: every line belongs to exactly one part. */
export interface SidecarParts {
	/** The entries of the file; the one of `annotations` has its own line only. */
	readonly entries: readonly Entry[];
	readonly items: readonly Item[];
	/** Comments behind the last annotation. */
	readonly afterItems: Lines;
	/** Comments at the file's end. */
	readonly afterAll: Lines;
	/** The column of the dashes; undefined where there are no annotations. */
	readonly dashColumn?: number;
	readonly textHash?: string;
	readonly textLength?: number;
}

/** A key with its value. All lines are as in the file, but for a dash, which became a blank. */
export interface Entry {
	readonly key: string;
	/** The column of the key. */
	readonly column: number;
	/** Comment and blank lines above. */
	readonly lead: Lines;
	readonly lines: Lines;
	readonly value: Tree;
	/** All comments in `lines`. */
	readonly remarks: readonly string[];
	/** The value's own entries where it is a mapping that can be merged by key. */
	readonly map?: NestedMap;
}

export interface NestedMap {
	/** Whether it is written in braces, on one line. */
	readonly flow: boolean;
	/** The lines before its first entry. */
	readonly head: Lines;
	readonly entries: readonly Entry[];
	readonly tail: Lines;
}

export interface Item {
	/** The same for an annotation on every side: its id, or all that stands there where it has none. */
	readonly key: string;
	readonly id?: string;
	readonly lead: Lines;
	readonly lines: Lines;
	readonly value: Tree;
	readonly dashColumn: number;
	/** Undefined where it is written in a way that is not to be taken apart. */
	readonly fields?: readonly Entry[];
	/** The column of its keys. */
	readonly column: number;
	/** Comments behind its last field. */
	readonly tail: Lines;
	/** Whether its fields say other than its lines. */
	readonly rewritten?: true;
}

/**
 * Takes a sidecar apart. Undefined where its YAML is broken or so unusual that it should be merged as lines only.
 * @param source normalised text
 */
export function takeApart(source: string): SidecarParts | undefined {
	const { root, problems } = parseTree(source);
	if (problems.length > 0) return undefined;
	const file = linesOf(source);
	if (!root || (root.kind === 'scalar' && root.value === null)) {
		return { entries: [], items: [], afterItems: [], afterAll: file.lines };
	}
	if (root.kind !== 'map' || source[root.span.start] === '{') return undefined;
	const top = splitMap(file, root, 0, file.lines.length);
	if (!top) return undefined;

	const text = top.entries.find(({ key }) => key === 'text')?.value;
	const parts = { ...textState(text), afterAll: top.rest };
	const at = top.entries.findIndex(({ key }) => key === 'annotations');
	const list = top.entries[at];
	if (!list) return { ...parts, entries: top.entries.map(e => withMap(file, e)), items: [], afterItems: [] };
	const nothing = list.value.kind === 'scalar' && list.value.value === null;
	const empty = list.value.kind === 'list' && list.value.items.length === 0;
	if (!nothing && (list.value.kind !== 'list' || (!empty && source[list.value.span.start] === '['))) return undefined;
	const [header = '', ...below] = list.lines;
	const from = file.lineOf(list.keyStart);
	const split = nothing || empty ? undefined : splitList(file, list.value as ListTree, from, from + list.lines.length);
	if (!split && !nothing && !empty) return undefined;
	const entries = top.entries.map((entry, index) =>
		index === at
			? { ...entry, lines: [header], remarks: /(?:^|\s)(#.*)$/.exec(header)?.slice(1) ?? [] }
			: withMap(file, entry),
	);
	if (!split) return { ...parts, entries, items: [], afterItems: below };
	return { ...parts, entries, ...split };
}

/** Whether two values say the same, however they are written. */
export const sameValue = (a: Tree | undefined, b: Tree | undefined): boolean =>
	a === b || (a !== undefined && b !== undefined && canonical(a) === canonical(b));

export function canonical(tree: Tree): string {
	if (tree.kind === 'scalar') return `${typeof tree.value}:${JSON.stringify(tree.text)}`;
	if (tree.kind === 'list') return `[${tree.items.map(canonical).join(',')}]`;
	return `{${tree.entries.map(({ key, value }) => `${JSON.stringify(key)}:${canonical(value)}`).join(',')}}`;
}

interface FileLines {
	readonly source: string;
	readonly lines: Lines;
	lineOf(offset: number): number;
	columnOf(offset: number): number;
}

/** An entry as it is found first. */
type FoundEntry = Entry & { readonly keyStart: number };

function linesOf(source: string): FileLines {
	const lines = source.split('\n');
	const starts: number[] = [];
	let at = 0;
	for (const line of lines) {
		starts.push(at);
		at += line.length + 1;
	}
	// The text behind the last line end is no line.
	if (lines.at(-1) === '') lines.pop();
	const lineOf = (offset: number): number => {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((starts[middle] as number) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	};
	return { source, lines, lineOf, columnOf: offset => offset - (starts[lineOf(offset)] as number) };
}

/** The entries of a mapping in block style, with the lines between them; `rest` is what follows the last one. */
function splitMap(
	file: FileLines,
	map: MapTree,
	from: number,
	to: number,
): { readonly entries: readonly FoundEntry[]; readonly rest: Lines } | undefined {
	const [first] = map.entries;
	if (!first) return undefined;
	const column = file.columnOf(first.keySpan.start);
	const entries: FoundEntry[] = [];
	const keys = new Set<string>();
	let above = from;
	for (const [index, { key, keySpan, value }] of map.entries.entries()) {
		const line = file.lineOf(keySpan.start);
		const before = (file.lines[line] as string).slice(0, file.columnOf(keySpan.start));
		// The first one may stand behind the dash of a list.
		const isPlain = before.trim() === '' || (index === 0 && line === from && /^ *- +$/.test(before));
		if (!isPlain || file.columnOf(keySpan.start) !== column || keys.has(key) || line < above) return undefined;
		keys.add(key);
		const next = map.entries[index + 1];
		const limit = next ? file.lineOf(next.keySpan.start) : to;
		const end = endWithRemarks(file, file.lineOf(Math.max(keySpan.end, value.span.end)), limit, column);
		const lines = file.lines.slice(line, end);
		lines[0] = ' '.repeat(column) + (lines[0] ?? '').slice(column);
		const lead = file.lines.slice(above, line);
		const remarks = remarksIn(file, keySpan, value, lines);
		entries.push({ key, column, lead, lines, value, remarks, keyStart: keySpan.start });
		above = end;
	}
	return { entries, rest: file.lines.slice(above, to) };
}

/** The line behind some content and behind the comments below it that are indented deeper than `column`. */
function endWithRemarks(file: FileLines, last: number, limit: number, column: number): number {
	let end = Math.min(last + 1, limit);
	while (end < limit && isComment(file.lines[end] as string) && indentOf(file.lines[end] as string) > column) end++;
	return end;
}

function splitList(
	file: FileLines,
	list: ListTree,
	header: number,
	to: number,
): { readonly items: readonly Item[]; readonly afterItems: Lines; readonly dashColumn: number } | undefined {
	const items: Item[] = [];
	const uses = new Map<string, number>();
	let above = header + 1;
	let dashColumn: number | undefined;
	for (const [index, value] of list.items.entries()) {
		let line = above;
		while (line < to && (isComment(file.lines[line] as string) || (file.lines[line] as string).trim() === '')) line++;
		const dash = /^( *)-(?= |$)/.exec(file.lines[line] ?? '')?.[1]?.length;
		dashColumn ??= dash;
		if (dash === undefined || dash !== dashColumn) return undefined;
		const next = list.items[index + 1];
		const limit = next ? file.lineOf(next.span.start) : to;
		const end = endWithRemarks(file, Math.max(line, file.lineOf(value.span.end)), Math.max(limit, line + 1), dash);
		const lines = file.lines.slice(line, end);
		const id = idOf(value);
		const name = id === undefined ? `?${canonical(value)}` : `=${id}`;
		const use = uses.get(name) ?? 0;
		uses.set(name, use + 1);
		const key = use === 0 ? name : `${name} ${use + 1}`;
		items.push({
			key,
			id,
			lead: file.lines.slice(above, line),
			lines,
			value,
			dashColumn: dash,
			...fieldsOf(file, value, line, end, dash),
		});
		above = end;
	}
	if (dashColumn === undefined) return undefined;
	return { items, afterItems: file.lines.slice(above, to), dashColumn };
}

function fieldsOf(
	file: FileLines,
	value: Tree,
	line: number,
	end: number,
	dash: number,
): Pick<Item, 'fields' | 'column' | 'tail'> {
	const opaque = { column: dash + 2, tail: [] };
	if (value.kind !== 'map') return opaque;
	if (file.source[value.span.start] !== '{') {
		const split = splitMap(file, value, line, end);
		if (!split || split.entries[0]?.lead.length) return opaque;
		return { fields: split.entries, column: split.entries[0]?.column ?? dash + 2, tail: split.rest };
	}
	const isOneLine = /^ *- +$/.test((file.lines[line] as string).slice(0, file.columnOf(value.span.start)));
	const fields = isOneLine && end === line + 1 ? flowEntries(file, value, dash + 2) : undefined;
	return fields ? { fields, column: dash + 2, tail: [] } : opaque;
}

/** The entries of a mapping in braces, as if each stood on a line of its own. */
function flowEntries(file: FileLines, map: MapTree, column: number, behind = /^\s*$/): readonly Entry[] | undefined {
	const slice = file.source.slice(map.span.start, map.span.end);
	const isPlain = slice.endsWith('}') && !slice.includes('\n') && behind.test(lineRest(file, map.span.end));
	const keys = new Set(map.entries.map(({ key }) => key));
	if (!isPlain || keys.size < map.entries.length) return undefined;
	return map.entries.map(({ key, keySpan, value }) => {
		const written = value.span.end > value.span.start ? file.source.slice(value.span.start, value.span.end) : 'null';
		const name = file.source.slice(keySpan.start, keySpan.end);
		return { key, column, lead: [], lines: [`${' '.repeat(column)}${name}: ${written}`], value, remarks: [] };
	});
}

function withMap(file: FileLines, entry: FoundEntry): Entry {
	const { value, lines, column, keyStart } = entry;
	if (value.kind !== 'map' || value.entries.length === 0) return entry;
	if (file.source[value.span.start] === '{') {
		const entries = lines.length === 1 ? flowEntries(file, value, column + 2, /^\s*(#.*)?$/) : undefined;
		return entries ? { ...entry, map: { flow: true, head: [], entries, tail: [] } } : entry;
	}
	const from = file.lineOf(keyStart);
	const first = file.lineOf((value.entries[0] as MapTree['entries'][number]).keySpan.start);
	if (first === from) return entry;
	const split = splitMap(file, value, first, from + lines.length);
	if (!split) return entry;
	const head = file.lines.slice(from, first);
	return { ...entry, map: { flow: false, head, entries: split.entries, tail: split.rest } };
}

/** The comments in an entry's lines: those behind a value, and those on lines of their own between its values. */
function remarksIn(file: FileLines, keySpan: Span, value: Tree, lines: Lines): readonly string[] {
	const remarks = new Set<string>();
	const behind = (end: number) => {
		const remark = /^\s*(#.*)$/.exec(lineRest(file, end))?.[1];
		if (remark) remarks.add(remark.trimEnd());
	};
	const walk = (tree: Tree): void => {
		behind(tree.span.end);
		if (tree.kind === 'list') tree.items.forEach(walk);
		if (tree.kind === 'map') for (const entry of tree.entries) walk(entry.value);
	};
	behind(Math.min(file.source.length, file.source.indexOf(':', keySpan.end) + 1 || keySpan.end));
	walk(value);
	const isText = value.kind === 'scalar';
	const content = isText ? file.lineOf(value.span.end) - file.lineOf(keySpan.start) + 1 : 0;
	for (const line of lines.slice(content)) if (isComment(line)) remarks.add(line.trim());
	return [...remarks];
}

function lineRest({ source }: FileLines, from: number): string {
	const end = source.indexOf('\n', from);
	return source.slice(from, end < 0 ? source.length : end);
}

function idOf(value: Tree): string | undefined {
	const id = value.kind === 'map' ? value.entries.find(({ key }) => key === 'id')?.value : undefined;
	return id?.kind === 'scalar' && id.text !== '' ? id.text : undefined;
}

function textState(text: Tree | undefined): Pick<SidecarParts, 'textHash' | 'textLength'> {
	const state = text ? plainOf(text) : undefined;
	if (typeof state !== 'object' || state === null) return {};
	const { sha256, length } = state as { readonly sha256?: unknown; readonly length?: unknown };
	return {
		...(sha256 === undefined ? {} : { textHash: String(sha256).toLowerCase() }),
		...(typeof length === 'number' ? { textLength: length } : {}),
	};
}
