import type { Span } from '../text/span';
import type { MapTree, Tree, TreeEntry } from '../text/yaml-tree';

/** One replacement in a text. Several of one list refer all to the text before; those at one place apply in the list's order. */
export interface TextEdit extends Span {
	readonly newText: string;
}

/** The text with the edits made. */
export function applyEdits(source: string, edits: readonly TextEdit[]): string {
	let result = '';
	let from = 0;
	for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start)) {
		result += source.slice(from, start) + newText;
		from = end;
	}
	return result + source.slice(from);
}

/** Sets (or, where undefined, removes) keys of a mapping. Values come as they are to be written. */
export function setKeys(
	source: string,
	map: MapTree,
	changes: ReadonlyMap<string, string | undefined>,
	order: readonly string[],
): TextEdit[] {
	const flow = isFlow(source, map);
	const isCut = ({ key }: TreeEntry) => changes.has(key) && changes.get(key) === undefined;
	const kept = map.entries.filter(entry => !isCut(entry));
	const edits: TextEdit[] = [];
	for (const [key, newText] of [...changes].sort(([a], [b]) => rank(order, a) - rank(order, b))) {
		if (newText === undefined || entryOf(map, key)) continue;
		const before = kept.filter(entry => rank(order, entry.key) <= rank(order, key)).at(-1);
		edits.push(insertKey(source, map, before, `${key}: ${newText}`));
	}
	for (const { key, keySpan, value } of map.entries) {
		const newText = changes.get(key);
		if (newText !== undefined) edits.push(replaceValue(source, keySpan, value, newText));
	}
	const spans = map.entries.map(spanOfEntry);
	for (let first = 0; first < map.entries.length; first++) {
		if (!isCut(map.entries[first] as TreeEntry)) continue;
		let last = first;
		while (last + 1 < map.entries.length && isCut(map.entries[last + 1] as TreeEntry)) last++;
		edits.push(flow ? cutFromFlow(spans, first, last) : cutLines(source, spans, first, last));
		first = last;
	}
	return edits;
}

function insertKey(source: string, map: MapTree, before: TreeEntry | undefined, written: string): TextEdit {
	const [first] = map.entries;
	if (isFlow(source, map)) {
		const at = before ? spanOfEntry(before).end : map.span.start + 1;
		return { start: at, end: at, newText: before ? `, ${written}` : first ? `${written}, ` : written };
	}
	const indent = ' '.repeat(columnOf(source, map.span.start));
	if (!before) return { start: map.span.start, end: map.span.start, newText: `${written}\n${indent}` };
	const at = lineEnd(source, spanOfEntry(before).end);
	return { start: at, end: at, newText: `\n${indent}${written}` };
}

function replaceValue(source: string, keySpan: Span, value: Tree, newText: string): TextEdit {
	if (value.span.end > value.span.start) return { start: value.span.start, end: value.span.end, newText };
	const colon = source.indexOf(':', keySpan.end);
	const at = colon < 0 ? value.span.start : colon + 1;
	return { start: at, end: at, newText: ` ${newText}` };
}

/** Takes entries of a block mapping out with their lines; the next one moves up where they began behind a dash. */
function cutLines(source: string, spans: readonly Span[], first: number, last: number): TextEdit {
	const { start } = spans[first] as Span;
	const next = spans[last + 1];
	const line = lineStart(source, start);
	if (source.slice(line, start).trim() !== '' && next) return { start, end: next.start, newText: '' };
	const end = lineEnd(source, (spans[last] as Span).end);
	return { start: line, end: Math.min(source.length, end + 1), newText: '' };
}

/** Takes some of several things between commas out, with as many commas. */
export function cutFromFlow(spans: readonly Span[], first: number, last: number): TextEdit {
	const { start } = spans[first] as Span;
	const { end } = spans[last] as Span;
	const next = spans[last + 1];
	if (next) return { start, end: next.start, newText: '' };
	return { start: spans[first - 1]?.end ?? start, end, newText: '' };
}

/** A key's place in an order; unknown keys come last. */
export const rank = (order: readonly string[], key: string): number =>
	order.includes(key) ? order.indexOf(key) : order.length;

/** The entry of a key: of a repeated one, the last. */
export const entryOf = (map: MapTree, key: string) => map.entries.filter(entry => entry.key === key).at(-1);
export const valueIn = (map: MapTree, key: string): Tree | undefined => entryOf(map, key)?.value;
export const isFlow = (source: string, map: MapTree): boolean => source[map.span.start] === '{';
const spanOfEntry = ({ keySpan, value }: TreeEntry): Span => ({
	start: keySpan.start,
	end: Math.max(keySpan.end, value.span.end),
});

export const lineStart = (source: string, at: number): number => source.lastIndexOf('\n', at - 1) + 1;
export const columnOf = (source: string, at: number): number => at - lineStart(source, at);

export function lineEnd(source: string, at: number): number {
	const end = source.indexOf('\n', at);
	return end < 0 ? source.length : end;
}
