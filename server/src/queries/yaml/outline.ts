import type { Span } from '../../text/span';

/** A mapping or a list, with what leads to it from the root: keys, and `-` for each list item on the way. */
export interface Container {
	readonly path: readonly string[];
	readonly kind: 'map' | 'list';
	/** Of a block: the column of its keys or dashes. Undefined for one in brackets. */
	readonly column?: number;
	readonly start: number;
	/** Behind the closing bracket, or where the next thing further out begins. Undefined where nothing closes it. */
	end?: number;
	readonly fields: Field[];
}

/** A key with its value, a key alone, or a list item. All spans are without quotation marks. */
export interface Field {
	readonly container: Container;
	/** Undefined for list items. */
	readonly key?: string;
	readonly keySpan?: Span;
	/** The value where it is one word or text: undefined where it is a list, a mapping or nothing. */
	readonly value?: string;
	/** The value's place; where there is none, the blank behind the colon. */
	readonly valueSpan: Span;
	/** A word with no colon behind it where a key should stand: a key that is being typed. */
	readonly bare?: boolean;
}

export interface Outline {
	readonly containers: readonly Container[];
	readonly fields: readonly Field[];
}

/**
 * The outline of a YAML text that may be half typed: which words are keys, values and list items of what. It follows
 * indentation and brackets only, so that a line that is no YAML (yet) spoils nothing but itself. Never throws; linear.
 * Offsets are UTF-16 code units in `source`.
 */
export function outlineOf(source: string): Outline {
	if (latest?.source !== source) latest = { source, outline: readOutline(source) };
	return latest.outline;
}

/** Of the text that was asked for last: an editor asks several questions of one file, which may name thousands of actors. */
let latest: { readonly source: string; readonly outline: Outline } | undefined;

function readOutline(source: string): Outline {
	const containers: Container[] = [];
	const fields: Field[] = [];
	/** The open block containers, the innermost last. */
	const stack: (Container & { readonly column: number })[] = [];

	const addContainer = (path: readonly string[], kind: Container['kind'], start: number, column?: number) => {
		const container: Container = { path, kind, column, start, fields: [] };
		containers.push(container);
		return container;
	};
	const addField = (field: Field): Field => {
		field.container.fields.push(field);
		fields.push(field);
		return field;
	};
	/** What a line at this column belongs to; closes what is deeper. */
	const blockAt = (column: number, kind: Container['kind'], start: number): Container => {
		for (;;) {
			const top = stack.at(-1);
			if (!top || top.column < column || (top.column === column && (top.kind === 'map' || kind === 'list'))) break;
			top.end = start;
			stack.pop();
		}
		const top = stack.at(-1);
		if (top && top.column === column && top.kind === kind) return top;
		const container = addContainer(top ? childPath(top) : [], kind, start, column) as Container & { column: number };
		stack.push(container);
		return container;
	};

	let at = 0;
	while (at < source.length) {
		const lineStart = at;
		const lineEnd = endOfLine(source, at);
		let column = 0;
		while (source[lineStart + column] === ' ' || source[lineStart + column] === '\t') column++;
		at = lineEnd + 1;
		let from = lineStart + column;
		if (from >= lineEnd || source[from] === '#' || /^(---|\.\.\.)(\s|$)/.test(source.slice(lineStart, lineStart + 4)))
			continue;

		let item: Container | undefined;
		for (
			let dashes = 0;
			dashes < deepestPath && source[from] === '-' && (from + 1 >= lineEnd || source[from + 1] === ' ');
			dashes++
		) {
			item = blockAt(from - lineStart, 'list', from);
			from++;
			while (source[from] === ' ') from++;
		}
		if (from >= lineEnd || source[from] === '#') {
			if (item)
				addField({ container: item, valueSpan: { start: Math.min(from, lineEnd), end: Math.min(from, lineEnd) } });
			continue;
		}
		const first = source[from] as string;
		if (first === '{' || first === '[') {
			const parent = item ? [...item.path, '-'] : stack.at(-1) ? childPath(stack.at(-1) as Container) : [];
			at = Math.max(at, endOfLine(source, readFlow(source, from, parent, column, addContainer, addField)) + 1);
			continue;
		}
		const colon = keyEnd(source, from, lineEnd);
		if (colon === undefined) {
			const span = scalarSpan(source, from, lineEnd);
			const container = item ?? blockAt(column, 'map', from);
			const value = source.slice(span.start, span.end);
			addField(
				item
					? { container, value, valueSpan: span }
					: { container, key: value, keySpan: span, valueSpan: { start: span.end, end: span.end }, bare: true },
			);
			at = Math.max(at, endOfLine(source, span.end) + 1);
			continue;
		}
		const container = blockAt(from - lineStart, 'map', from);
		const keySpan = unquoted(source, from, trimEnd(source, from, colon));
		const key = source.slice(keySpan.start, keySpan.end);
		let value = colon + 1;
		while (source[value] === ' ' || source[value] === '\t') value++;
		const opening = value < lineEnd ? (source[value] as string) : '';
		if (opening === '' || opening === '#') {
			const start = Math.min(colon + 2, lineEnd);
			addField({ container, key, keySpan, valueSpan: { start, end: Math.max(start, Math.min(value, lineEnd)) } });
		} else if (opening === '{' || opening === '[') {
			const end = readFlow(source, value, [...container.path, key], from - lineStart, addContainer, addField);
			addField({ container, key, keySpan, valueSpan: { start: value, end } });
			at = Math.max(at, endOfLine(source, end) + 1);
		} else if (opening === '|' || opening === '>') {
			at = behindBlockText(source, at, from - lineStart);
			addField({
				container,
				key,
				keySpan,
				valueSpan: { start: value, end: Math.max(value, Math.min(at, source.length) - 1) },
			});
		} else {
			const span = scalarSpan(source, value, lineEnd);
			addField({ container, key, keySpan, value: source.slice(span.start, span.end), valueSpan: span });
			at = Math.max(at, endOfLine(source, span.end) + 1);
		}
	}
	return { containers, fields };
}

/** Nothing of ours is nested that deeply; each level costs a copy of its path. */
const deepestPath = 30;

/** What a block inside this one belongs to: the last key, or the last item. */
function childPath(container: Container): readonly string[] {
	if (container.path.length >= deepestPath) return container.path;
	if (container.kind === 'list') return [...container.path, '-'];
	const key = container.fields.at(-1)?.key;
	return key === undefined ? container.path : [...container.path, key];
}

type AddContainer = (path: readonly string[], kind: Container['kind'], start: number) => Container;
type AddField = (field: Field) => Field;
const deepestFlow = 20;

/**
 * Reads what stands in brackets and returns where it ends: behind the closing bracket, or at a line that can only
 * belong to the block around it.
 */
function readFlow(
	source: string,
	start: number,
	path: readonly string[],
	blockColumn: number,
	addContainer: AddContainer,
	addField: AddField,
): number {
	const open: Container[] = [];
	/** The key whose value comes next. */
	let key: Span | undefined;
	let colon = -1;
	let at = start;
	const finishKey = (end: number) => {
		const container = open.at(-1);
		if (!container || !key) return;
		const text = source.slice(key.start, key.end);
		if (colon < 0)
			addField({ container, key: text, keySpan: key, valueSpan: { start: key.end, end: key.end }, bare: true });
		else {
			addField({ container, key: text, keySpan: key, valueSpan: { start: Math.min(colon + 1, end), end } });
		}
		key = undefined;
		colon = -1;
	};
	while (at < source.length) {
		const char = source[at] as string;
		if (char === '{' || char === '[') {
			const parent = open.at(-1);
			if (open.length >= deepestFlow) return endOfLine(source, at);
			const inner = parent
				? [...parent.path, parent.kind === 'list' ? '-' : key ? source.slice(key.start, key.end) : '-']
				: path;
			if (parent && key) {
				addField({
					container: parent,
					key: source.slice(key.start, key.end),
					keySpan: key,
					valueSpan: { start: at, end: at },
				});
				key = undefined;
				colon = -1;
			}
			open.push(addContainer(inner, char === '{' ? 'map' : 'list', at));
			at++;
		} else if (char === '}' || char === ']') {
			finishKey(at);
			const closed = open.pop();
			if (closed) closed.end = at + 1;
			at++;
			if (open.length === 0) return at;
		} else if (char === ',') {
			finishKey(at);
			at++;
		} else if (char === ':' && key && colon < 0) {
			colon = at++;
		} else if (char === '\n') {
			const next = at + 1;
			let column = 0;
			while (source[next + column] === ' ') column++;
			const first = source[next + column] ?? '\n';
			if (!'\n]}'.includes(first) && (column <= blockColumn || source.startsWith('- ', next + column))) break;
			at++;
		} else if (char === ' ' || char === '\t' || char === '\r') at++;
		else if (char === '#' && /\s/.test(source[at - 1] ?? ' ')) at = endOfLine(source, at);
		else {
			const container = open.at(-1) as Container;
			const span = flowScalar(source, at);
			const end = behind(source, span, at);
			if (container.kind === 'list')
				addField({ container, value: source.slice(span.start, span.end), valueSpan: span });
			else if (key && colon >= 0) {
				const text = source.slice(key.start, key.end);
				addField({ container, key: text, keySpan: key, value: source.slice(span.start, span.end), valueSpan: span });
				key = undefined;
				colon = -1;
			} else {
				finishKey(at);
				key = span;
			}
			at = Math.max(end, at + 1);
		}
	}
	finishKey(at);
	// One that is not closed (yet) is open at the end of its last line, too.
	for (const container of open) container.end = at + 1;
	return at;
}

function flowScalar(source: string, at: number): Span {
	const quote = source[at];
	if (quote === '"' || quote === "'") return quotedSpan(source, at);
	let end = at;
	while (end < source.length && !',[]{}\n'.includes(source[end] as string)) {
		if (source[end] === ':' && (end + 1 >= source.length || ' \n,]}'.includes(source[end + 1] as string))) break;
		if (source[end] === '#' && source[end - 1] === ' ') break;
		end++;
	}
	return { start: at, end: trimEnd(source, at, end) };
}

/** Where a scalar ends, its closing quotation mark included. */
function behind(source: string, span: Span, at: number): number {
	const quote = source[at];
	return (quote === '"' || quote === "'") && source[span.end] === quote ? span.end + 1 : span.end;
}

function quotedSpan(source: string, at: number): Span {
	const quote = source[at] as string;
	let end = at + 1;
	let lines = 0;
	while (end < source.length) {
		const char = source[end] as string;
		if (char === '\\' && quote === '"') end++;
		else if (char === quote) {
			if (quote === "'" && source[end + 1] === "'") end++;
			else break;
		} else if (char === '\n' && ++lines > 20) {
			// Never closed: it ends with its line.
			return { start: at + 1, end: endOfLine(source, at) };
		}
		end++;
	}
	if (end >= source.length && lines > 0) return { start: at + 1, end: endOfLine(source, at) };
	return { start: at + 1, end: Math.min(end, source.length) };
}

/** A scalar of a block, up to its line's end or a comment; a quoted one up to its closing mark, on a later line even. */
function scalarSpan(source: string, at: number, lineEnd: number): Span {
	if (source[at] === '"' || source[at] === "'") return quotedSpan(source, at);
	let end = at;
	while (end < lineEnd && !(source[end] === '#' && source[end - 1] === ' ')) end++;
	return { start: at, end: trimEnd(source, at, end) };
}

/** Where the colon behind a key stands, if a key stands here. */
function keyEnd(source: string, from: number, lineEnd: number): number | undefined {
	const quote = source[from];
	if (quote === '"' || quote === "'") {
		const span = quotedSpan(source, from);
		let colon = span.end + 1;
		while (source[colon] === ' ') colon++;
		return colon < lineEnd && source[colon] === ':' ? colon : undefined;
	}
	for (let at = from; at < lineEnd; at++) {
		if (source[at] === '#' && source[at - 1] === ' ') return undefined;
		if (source[at] === ':' && (at + 1 >= lineEnd || source[at + 1] === ' ' || source[at + 1] === '\t')) return at;
	}
	return undefined;
}

/** Behind the lines of a text (`|` or `>`) that is indented more than its key. */
function behindBlockText(source: string, from: number, keyColumn: number): number {
	let at = from;
	while (at < source.length) {
		let column = 0;
		while (source[at + column] === ' ') column++;
		const blank = at + column >= source.length || source[at + column] === '\n';
		if (!blank && column <= keyColumn) return at;
		at = endOfLine(source, at) + 1;
	}
	return at;
}

function unquoted(source: string, start: number, end: number): Span {
	const quote = source[start];
	return (quote === '"' || quote === "'") && end - start > 1 && source[end - 1] === quote
		? { start: start + 1, end: end - 1 }
		: { start, end };
}

function trimEnd(source: string, start: number, end: number): number {
	let last = end;
	while (last > start && /\s/.test(source[last - 1] as string)) last--;
	return last;
}

function endOfLine(source: string, at: number): number {
	const end = source.indexOf('\n', at);
	return end < 0 ? source.length : end;
}
