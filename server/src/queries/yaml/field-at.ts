import type { Span } from '../../text/span';
import { type Container, type Field, type Outline, outlineOf } from './outline';

/** What is at a place in a YAML text. */
export interface FieldAt {
	/** A key, the value of a key, or an item of a list. */
	readonly role: 'key' | 'value' | 'item';
	/** The mapping or list in which it stands: keys from the root, `-` for list items. */
	readonly path: readonly string[];
	/** The key; of an item, the key of its list. Undefined where none is written yet. */
	readonly key?: string;
	/** What is written there, without quotation marks: empty where nothing is. */
	readonly text: string;
	readonly span: Span;
	/** The other keys of the same mapping with their values (of a list: its other items, under their numbers). */
	readonly siblings: ReadonlyMap<string, string | undefined>;
	/** Whether it stands in brackets, where a key ends with a comma and not with its line. */
	readonly flow: boolean;
	/** Whether a key at this place has its colon already. */
	readonly colon: boolean;
}

/**
 * What is at an offset of a YAML text, which may be half typed: the word that the offset touches, or what could be
 * typed there. Undefined in comments and texts of several lines.
 */
export function fieldAt(source: string, offset: number): FieldAt | undefined {
	const outline = outlineOf(source);
	const written = outline.fields.find(field => touchesField(field, offset, source));
	if (written) return describe(written, offset);
	if (isInComment(source, offset)) return undefined;
	const bracket = innermostBracket(outline, offset);
	if (bracket) return inBrackets(bracket, offset);
	return onBlankLine(outline, source, offset);
}

function touchesField({ keySpan, valueSpan, value, container }: Field, offset: number, source: string): boolean {
	if (keySpan && keySpan.start <= offset && offset <= keySpan.end) return true;
	if (offset < valueSpan.start || offset > valueSpan.end) return false;
	// A list or mapping in brackets is looked into, not at.
	if (value === undefined && '[{'.includes(source[valueSpan.start] ?? ' ')) return false;
	// A text of several lines is nobody's business.
	if (value === undefined && container.column !== undefined && '|>'.includes(source[valueSpan.start] ?? ' '))
		return false;
	return true;
}

function describe(field: Field, offset: number): FieldAt {
	const { container, key, keySpan, value, valueSpan } = field;
	const onKey = keySpan !== undefined && keySpan.start <= offset && offset <= keySpan.end;
	const common = {
		path: container.path,
		siblings: siblingsOf(container, field),
		flow: container.column === undefined,
		colon: key !== undefined && !field.bare,
	};
	if (onKey) return { ...common, role: 'key', key, text: key ?? '', span: keySpan };
	const span = value === undefined ? { start: offset, end: offset } : valueSpan;
	if (key === undefined) return { ...common, role: 'item', key: keyOfList(container), text: value ?? '', span };
	return { ...common, role: 'value', key, text: value ?? '', span };
}

const keyOfList = ({ path }: Container): string | undefined => path.filter(part => part !== '-').at(-1);

function siblingsOf(container: Container, self?: Field): ReadonlyMap<string, string | undefined> {
	const siblings = new Map<string, string | undefined>();
	for (const [index, field] of container.fields.entries()) {
		if (field !== self) siblings.set(field.key ?? String(index), field.value);
	}
	return siblings;
}

function isInComment(source: string, offset: number): boolean {
	const line = source.slice(source.lastIndexOf('\n', offset - 1) + 1, offset);
	return /(^|\s)#/.test(line);
}

function innermostBracket({ containers }: Outline, offset: number): Container | undefined {
	let best: Container | undefined;
	for (const container of containers) {
		if (container.column !== undefined || container.start >= offset) continue;
		const end = container.end ?? Number.POSITIVE_INFINITY;
		if (offset < end && (!best || container.start >= best.start)) best = container;
	}
	return best;
}

function inBrackets(container: Container, offset: number): FieldAt {
	return {
		role: container.kind === 'map' ? 'key' : 'item',
		path: container.path,
		key: container.kind === 'map' ? undefined : keyOfList(container),
		text: '',
		span: { start: offset, end: offset },
		siblings: siblingsOf(container),
		flow: true,
		colon: false,
	};
}

/** On a line with nothing but blanks before the cursor: its column says what it would belong to. */
function onBlankLine(outline: Outline, source: string, offset: number): FieldAt | undefined {
	const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
	const before = source.slice(lineStart, offset);
	const dash = /^(\s*)-\s+$/.exec(before);
	if (!dash && before.trim() !== '') return undefined;
	const column = before.length;
	const open = openAt(outline, offset);
	const blank = { text: '', span: { start: offset, end: offset }, flow: false, colon: false };
	for (const container of open.reverse()) {
		const own = container.column as number;
		const last = container.fields.filter(({ valueSpan }) => valueSpan.start <= offset).at(-1);
		if (own === column && container.kind === 'map') {
			return { ...blank, role: 'key', path: container.path, siblings: siblingsOf(container) };
		}
		if (own >= column) continue;
		if (container.kind === 'list') {
			return { ...blank, role: 'key', path: [...container.path, '-'], siblings: new Map() };
		}
		if (last?.key !== undefined && last.value === undefined) {
			return { ...blank, role: 'key', path: [...container.path, last.key], siblings: new Map() };
		}
		return { ...blank, role: 'key', path: container.path, siblings: siblingsOf(container) };
	}
	const root = outline.containers.find(container => container.path.length === 0);
	return { ...blank, role: 'key', path: [], siblings: root ? siblingsOf(root) : new Map() };
}

/** The block containers that are still open at an offset, the innermost last. */
const openAt = ({ containers }: Outline, offset: number): Container[] =>
	containers.filter(
		({ column, start, end }) => column !== undefined && start < offset && (end === undefined || end > offset),
	);
