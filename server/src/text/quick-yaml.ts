import type { Span } from './span';
import type { MapTree, ScalarTree, Tree, TreeEntry } from './yaml-tree';

/**
 * Reads YAML as this tool writes it, and as people mostly do: block mappings and lists, and on one line words, quoted
 * strings and brackets. Undefined for anything else, right or wrong: then the YAML library must read it. What it gives
 * is what the library would give, some twenty times faster; a corpus has thousands of annotation files.
 */
export function readQuickly(source: string): Tree | undefined {
	// Tabs, document marks, directives and control characters are left to the library.
	if (/[^\n\P{Cc}]|\ufeff|^(---|\.\.\.|%)/mu.test(source)) return undefined;
	try {
		const lines = readLines(source);
		const [first] = lines;
		if (!first) return undefined;
		const state: State = { source, lines, next: 0 };
		const root = readBlock(state, first.indent);
		return state.next === lines.length ? root : undefined;
	} catch (error) {
		if (error === unusual) return undefined;
		throw error;
	}
}

/** Thrown, and caught above, where the text is not of the kind that is read here. */
const unusual = new Error('unusual YAML');
const giveUp = (): never => {
	throw unusual;
};

interface Line {
	readonly indent: number;
	/** Offset of the first character that is no blank. */
	readonly start: number;
	readonly end: number;
}

interface State {
	readonly source: string;
	readonly lines: readonly Line[];
	next: number;
}

/** The lines that say something: no blank ones, no comments. */
function readLines(source: string): readonly Line[] {
	const lines: Line[] = [];
	for (let at = 0; at < source.length; ) {
		let end = source.indexOf('\n', at);
		if (end < 0) end = source.length;
		let start = at;
		while (source[start] === ' ') start++;
		if (start < end && source[start] !== '#') lines.push({ indent: start - at, start, end });
		at = end + 1;
	}
	return lines;
}

/** The mapping or list whose lines begin at this column. */
function readBlock(state: State, column: number): Tree {
	const line = state.lines[state.next] as Line;
	return isDash(state.source, line.start) ? readList(state, column) : readMap(state, column, line.start);
}

const isDash = (source: string, at: number): boolean =>
	source[at] === '-' && (source[at + 1] === ' ' || source[at + 1] === '\n' || at + 1 === source.length);

function readList(state: State, column: number): Tree {
	const { source, lines } = state;
	const items: Tree[] = [];
	const start = (lines[state.next] as Line).start;
	for (
		let line = lines[state.next];
		line && line.indent === column && isDash(source, line.start);
		line = lines[state.next]
	) {
		let at = line.start + 1;
		while (source[at] === ' ') at++;
		// A dash alone, or with a comment, has its item below: rare.
		if (at >= line.end || source[at] === '#' || isDash(source, at)) giveUp();
		if (keyEnd(source, at, line.end) >= 0) items.push(readMap(state, at - line.start + line.indent, at));
		else {
			items.push(readInline(source, at, line.end));
			state.next++;
		}
	}
	const line = lines[state.next];
	if (line && line.indent > column) giveUp();
	return { kind: 'list', items, span: { start, end: (items.at(-1) as Tree).span.end } };
}

/** A mapping whose first key stands at `start`, in the next line; the others below it, at the same column. */
function readMap(state: State, column: number, start: number): MapTree {
	const { source, lines } = state;
	const entries: TreeEntry[] = [];
	const keys = new Set<string>();
	let at = start;
	for (;;) {
		const line = lines[state.next] as Line;
		const { key, keySpan, behind } = readKey(source, at, line.end);
		if (keys.has(key)) giveUp();
		keys.add(key);
		entries.push({ key, keySpan, value: readValue(state, line, column, behind) });
		const next = lines[state.next];
		if (!next || next.indent < column) break;
		if (next.indent > column) giveUp();
		// A dash at the keys' own column belongs to the list around.
		if (isDash(source, next.start)) break;
		at = next.start;
	}
	const last = entries.at(-1) as TreeEntry;
	return { kind: 'map', entries, span: { start, end: Math.max(last.keySpan.end, last.value.span.end) } };
}

interface Key {
	readonly key: string;
	readonly keySpan: Span;
	/** Offset behind the colon. */
	readonly behind: number;
}

/** The offset of the colon behind the key that begins here; −1 where none does. */
function keyEnd(source: string, at: number, end: number): number {
	let colon = at;
	while (colon < end && isKeyPart(source, colon, colon > at)) colon++;
	if (colon === at || source[colon] !== ':' || colon >= end) return -1;
	const next = source[colon + 1];
	return next === undefined || next === ' ' || next === '\n' ? colon : -1;
}

/** A letter; behind the first one also a digit, a hyphen or an underscore. Letters beyond the basic plane are unusual. */
function isKeyPart(source: string, at: number, inside: boolean): boolean {
	const code = source.charCodeAt(at);
	if ((code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)) return true;
	if (code >= 0x80) return (inside ? /[\p{L}\p{N}]/u : /\p{L}/u).test(source[at] as string);
	return inside && ((code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x5f);
}

function readKey(source: string, at: number, end: number): Key {
	const colon = keyEnd(source, at, end);
	if (colon < 0) giveUp();
	const key = source.slice(at, colon);
	if (isConstant(key)) giveUp();
	return { key, keySpan: { start: at, end: colon }, behind: colon + 1 };
}

const isConstant = (text: string): boolean =>
	(text.length === 4 || text.length === 5) && /^(true|false|null)$/i.test(text);

function readValue(state: State, line: Line, column: number, behind: number): Tree {
	const { source, lines } = state;
	let at = behind;
	while (source[at] === ' ') at++;
	state.next++;
	const next = lines[state.next];
	if (at < line.end && source[at] !== '#') {
		// What goes on in the next line is a text of several lines.
		if (next && next.indent > column) giveUp();
		return readInline(source, at, line.end);
	}
	if (at < line.end && at === behind) giveUp();
	if (next && (next.indent > column || (next.indent === column && isDash(source, next.start)))) {
		// In a list, a dash at the keys' column is the next item, but right below a key it is that key's list.
		return readBlock(state, next.indent);
	}
	return { kind: 'scalar', value: null, text: '', span: { start: behind, end: behind } };
}

/** A value that begins here and must end with its line, but for a comment. */
function readInline(source: string, at: number, end: number): Tree {
	const { tree, behind } = readFlow(source, at, end, 0, false);
	let rest = behind;
	while (source[rest] === ' ') rest++;
	if (rest < end && (source[rest] !== '#' || rest === behind)) giveUp();
	return tree;
}

interface Read {
	readonly tree: Tree;
	readonly behind: number;
}

function readFlow(source: string, at: number, end: number, depth: number, inside: boolean): Read {
	if (depth > 8) giveUp();
	switch (source[at]) {
		case '"':
			return readDouble(source, at, end);
		case "'":
			return readSingle(source, at, end);
		case '[':
			return readFlowList(source, at, end, depth);
		case '{':
			return readFlowMap(source, at, end, depth);
		default:
			return readPlain(source, at, end, inside);
	}
}

function readFlowList(source: string, start: number, end: number, depth: number): Read {
	const items: Tree[] = [];
	let at = blanks(source, start + 1);
	while (source[at] !== ']') {
		if (at >= end || ',}#'.includes(source[at] as string)) giveUp();
		const { tree, behind } = readFlow(source, at, end, depth + 1, true);
		items.push(tree);
		at = blanks(source, behind);
		if (source[at] === ',') at = blanks(source, at + 1);
		else if (source[at] !== ']') giveUp();
	}
	if (at >= end) giveUp();
	return { tree: { kind: 'list', items, span: { start, end: at + 1 } }, behind: at + 1 };
}

function readFlowMap(source: string, start: number, end: number, depth: number): Read {
	const entries: TreeEntry[] = [];
	const keys = new Set<string>();
	let at = blanks(source, start + 1);
	while (source[at] !== '}') {
		const { key, keySpan, behind: colon } = readKey(source, at, end);
		if (keys.has(key)) giveUp();
		keys.add(key);
		at = blanks(source, colon);
		if (at >= end || ',}]#'.includes(source[at] as string)) giveUp();
		const { tree, behind } = readFlow(source, at, end, depth + 1, true);
		entries.push({ key, keySpan, value: tree });
		at = blanks(source, behind);
		if (source[at] === ',') at = blanks(source, at + 1);
		else if (source[at] !== '}') giveUp();
	}
	if (at >= end) giveUp();
	return { tree: { kind: 'map', entries, span: { start, end: at + 1 } }, behind: at + 1 };
}

function blanks(source: string, from: number): number {
	let at = from;
	while (source[at] === ' ') at++;
	return at;
}

function readDouble(source: string, start: number, end: number): Read {
	let at = start + 1;
	let plain = true;
	while (at < end && source[at] !== '"') {
		if (source[at] === '\\') {
			plain = false;
			at++;
		}
		at++;
	}
	if (at >= end) giveUp();
	const text = plain ? source.slice(start + 1, at) : unescaped(source.slice(start, at + 1));
	return scalar(text, text, start, at + 1);
}

/** Of YAML's escapes those that JSON has, too. */
function unescaped(quoted: string): string {
	try {
		return JSON.parse(quoted) as string;
	} catch {
		return giveUp();
	}
}

function readSingle(source: string, start: number, end: number): Read {
	let at = start + 1;
	while (at < end && (source[at] !== "'" || source[at + 1] === "'")) at += source[at] === "'" ? 2 : 1;
	if (at >= end) giveUp();
	const text = source.slice(start + 1, at).replaceAll("''", "'");
	return scalar(text, text, start, at + 1);
}

function readPlain(source: string, start: number, end: number, inside: boolean): Read {
	if ('-?:,[]{}#&*!|>\'"%@`'.includes(source[start] as string)) giveUp();
	let at = start;
	for (; at < end; at++) {
		const char = source[at] as string;
		if (char === ':' && (at + 1 >= end || ' ,[]{}'.includes(source[at + 1] as string))) giveUp();
		if (char === '#' && source[at - 1] === ' ') break;
		if (inside) {
			if (char === ',' || char === ']' || char === '}') break;
			if (char === '[' || char === '{') giveUp();
		}
	}
	let last = at;
	while (source[last - 1] === ' ') last--;
	const text = source.slice(start, last);
	return scalar(valueOfPlain(text), text, start, last);
}

function valueOfPlain(text: string): unknown {
	// Most values are words.
	const first = text.charCodeAt(0);
	if (first < 0x3a || first === 0x7e) {
		if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
		// Numbers of other kinds are rare; a date is none.
		if (!/^\d{4}-\d{2}-\d{2}$/.test(text) && /^[-+.~]|^[\d.]+(e[-+\d]*)?$|^0[xo]/i.test(text)) giveUp();
		return text;
	}
	if (isConstant(text)) return giveUp();
	return text;
}

function scalar(value: unknown, text: string, start: number, end: number): Read {
	const tree: ScalarTree = { kind: 'scalar', value, text, span: { start, end } };
	return { tree, behind: end };
}
