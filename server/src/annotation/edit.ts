import type { Span } from '../text/span';
import { type MapTree, parseTree, type Tree } from '../text/yaml-tree';
import type { Annotation, AnnotationType, Sidecar } from './annotation';
import { commonKeys, sidecarKeys, textKeys, typeKeys } from './keys';
import { type FieldValue, writeAt, writeQuote, writeQuoted, writeValue } from './write';
import {
	columnOf,
	cutFromFlow,
	entryOf,
	isFlow,
	lineEnd,
	lineStart,
	rank,
	setKeys,
	type TextEdit,
	valueIn,
} from './yaml-edit';

export { applyEdits, type TextEdit } from './yaml-edit';

/** The edits of a sidecar, or undefined where its YAML is broken: nothing is written into a file that cannot be read. */
export type SidecarEdit = readonly TextEdit[] | undefined;

/** The words that an annotation is made on. */
export interface AnchoredWords {
	readonly quote: readonly string[];
	/** Empty where no position can be written, because the sidecar refers to another text: the quote decides then. */
	readonly at: readonly Span[];
	readonly prefix?: string;
	readonly suffix?: string;
}

export interface NewAnnotation extends AnchoredWords {
	readonly id: string;
	readonly type: AnnotationType;
	/** The fields of its type, and any others: `holder`, `by`, `created`, `origin` … */
	readonly fields: Readonly<Record<string, FieldValue | undefined>>;
}

/** The article's text that positions refer to. */
export interface TextState {
	/** SHA-256 of the normalised text as UTF-8, in hexadecimal. */
	readonly hash: string;
	/** In UTF-16 code units. */
	readonly length: number;
}

/** The text of a new sidecar with no annotations yet. */
export function newSidecar({ hash, length }: TextState): string {
	return `standpoint: 1\ntext: {sha256: ${hash}, length: ${length}}\nannotations: []\n`;
}

/** Adds an annotation where it belongs by its position, as a block of its own. */
export function addAnnotation(sidecar: Sidecar, annotation: NewAnnotation): SidecarEdit {
	const file = open(sidecar);
	if (!file) return undefined;
	const { source, root } = file;
	const list = valueIn(root, 'annotations');
	if (!list || (list.kind === 'scalar' && list.value === null)) {
		const block = `  - ${annotationBlock(annotation, '    ')}`;
		const entry = entryOf(root, 'annotations');
		if (isFlow(source, root)) return undefined;
		if (!entry) return [atEnd(source, `annotations:\n${block}`)];
		const at = lineEnd(source, entry.keySpan.end);
		return [{ start: at, end: at, newText: `\n${block}` }];
	}
	if (list.kind !== 'list') return undefined;
	if (source[list.span.start] === '[') return addToFlowList(source, root, list.items, list.span, annotation);

	const start = annotation.at[0]?.start ?? Number.POSITIVE_INFINITY;
	const next = list.items.findIndex(item => startOf(item) > start);
	const before = list.items[(next < 0 ? list.items.length : next) - 1];
	const model = before ?? (list.items[0] as Tree);
	const dash = dashOf(source, model);
	const indent = ' '.repeat(dash - lineStart(source, dash));
	const inner = ' '.repeat(innerColumn(source, model, dash));
	const block = `${indent}-${inner.slice(indent.length + 1)}${annotationBlock(annotation, inner)}`;
	if (before) {
		const at = endOfItem(source, before, indent.length);
		return [{ start: at, end: at, newText: `\n${block}` }];
	}
	const at = startOfItem(source, dash);
	return [{ start: at, end: at, newText: `${block}\n` }];
}

/** Sets fields of an annotation, or removes those given as undefined. Everything else stays byte for byte. */
export function changeFields(
	sidecar: Sidecar,
	annotation: Annotation,
	changes: Readonly<Record<string, FieldValue | undefined>>,
): SidecarEdit {
	const written = Object.entries(changes).map(([key, value]): [string, string | undefined] => [
		key,
		value === undefined ? undefined : writeField(key, value),
	]);
	return changeEntry(sidecar, annotation, new Map(written));
}

/** Ties an annotation to other words, or to the same words elsewhere. */
export function reanchorAnnotation(sidecar: Sidecar, annotation: Annotation, words: AnchoredWords): SidecarEdit {
	return changeEntry(sidecar, annotation, writtenWords(words));
}

/** Takes an annotation out of the file. Comments above it stay. */
export function deleteAnnotation(sidecar: Sidecar, annotation: Annotation): SidecarEdit {
	const file = open(sidecar);
	const list = file && valueIn(file.root, 'annotations');
	if (!file || list?.kind !== 'list') return undefined;
	const { source } = file;
	const index = list.items.findIndex(item => item.span.start === annotation.entry.start);
	const item = list.items[index];
	if (!item) return undefined;
	if (source[list.span.start] === '[')
		return [
			cutFromFlow(
				list.items.map(({ span }) => span),
				index,
				index,
			),
		];
	const start = lineStart(source, dashOf(source, item));
	const end = lineEnd(source, item.span.end);
	return [{ start, end: Math.min(source.length, end + 1), newText: '' }];
}

/**
 * Says that the sidecar refers to another text now, and where the annotations stand in it.
 * @param positions by annotation of this sidecar; those not in it keep their positions.
 */
export const updatePositions = (
	sidecar: Sidecar,
	text: TextState,
	positions: ReadonlyMap<Annotation, readonly Span[]>,
): SidecarEdit =>
	changeAnchors(
		sidecar,
		text,
		new Map([...positions].map(([annotation, at]) => [annotation, { at: at.length === 0 ? annotation.at : at }])),
	);

/** What is to be written of an annotation's anchor; keys given as undefined are taken out. */
export type AnchorChange = Partial<
	Record<'atText' | 'prefix' | 'suffix', string | undefined> & { readonly at: readonly Span[] }
>;

/** Says which text the sidecar refers to now, and changes the anchors of annotations. */
export function changeAnchors(
	sidecar: Sidecar,
	{ hash, length }: TextState,
	changes: ReadonlyMap<Annotation, AnchorChange>,
): SidecarEdit {
	const file = open(sidecar);
	if (!file) return undefined;
	const { source, root } = file;
	const edits: TextEdit[] = [];
	if (sidecar.textHash !== hash || sidecar.textLength !== length) {
		const text = valueIn(root, 'text');
		const state = new Map([
			['sha256', hash],
			['length', String(length)],
		]);
		if (text?.kind === 'map') edits.push(...setKeys(source, text, state, textKeys));
		else {
			const flow = `{sha256: ${hash}, length: ${length}}`;
			edits.push(...setKeys(source, root, new Map([['text', flow]]), sidecarKeys));
		}
	}
	const list = valueIn(root, 'annotations');
	const items = new Map((list?.kind === 'list' ? list.items : []).map(item => [item.span.start, item]));
	for (const [annotation, change] of changes) {
		const item = items.get(annotation.entry.start);
		if (item?.kind !== 'map') continue;
		const written = new Map<string, string | undefined>();
		if (change.at && change.at.length > 0) written.set('at', writeAt(change.at));
		if ('atText' in change) written.set('at-text', change.atText);
		for (const key of ['prefix', 'suffix'] as const) {
			const value = change[key];
			if (key in change) written.set(key, value === undefined ? undefined : writeQuoted(value));
		}
		if (written.size > 0) edits.push(...setKeys(source, item, written, keyOrder(annotation.type)));
	}
	return edits;
}

/**
 * Puts annotations that are not in the order of their positions back into it, each with its comments: for after a text
 * whose paragraphs were moved. No edits where they are in order, or stand in brackets.
 */
export function sortAnnotations(sidecar: Sidecar): SidecarEdit {
	const file = open(sidecar);
	if (!file) return undefined;
	const { source, root } = file;
	const list = valueIn(root, 'annotations');
	if (list?.kind !== 'list' || source[list.span.start] === '[' || list.items.length < 2) return [];
	const starts = list.items.map(item => startOfItem(source, dashOf(source, item)));
	const last = list.items.at(-1) as Tree;
	const dash = dashOf(source, last);
	const end = endOfItem(source, last, columnOf(source, dash));
	let position = -1;
	const blocks = list.items.map((item, index) => {
		// One without a position stays behind the one that it follows.
		const own = startOf(item);
		if (own >= 0) position = own;
		return { text: source.slice(starts[index], starts[index + 1] ?? end).replace(/\n?$/, '\n'), position };
	});
	const sorted = [...blocks].sort((a, b) => a.position - b.position);
	const first = blocks.findIndex((block, index) => block !== sorted[index]);
	if (first < 0) return [];
	const newText = sorted
		.slice(first)
		.map(({ text }) => text)
		.join('');
	const start = starts[first] as number;
	return [{ start, end, newText: newText.replace(/\n$/, '') }];
}

/** An id that no annotation of the sidecar has: a letter and five letters or digits, so that YAML never takes it for a number. */
export function newId(taken: ReadonlySet<string>, random: () => number): string {
	const digits = '0123456789abcdefghijklmnopqrstuvwxyz';
	for (;;) {
		let id = digits[10 + Math.floor(random() * 26)] as string;
		while (id.length < 6) id += digits[Math.floor(random() * 36)] as string;
		if (!taken.has(id)) return id;
	}
}

/** The words of some spans of an article as a sidecar notes them: with their surroundings where they occur more than once. */
export function wordsAt(text: string, spans: readonly Span[]): AnchoredWords {
	const at = [...spans].sort((a, b) => a.start - b.start);
	const quote = at.map(({ start, end }) => text.slice(start, end));
	const repeated = quote.some(part => part !== '' && text.indexOf(part) !== text.lastIndexOf(part));
	return { quote, at, ...(repeated ? surroundingsOf(text, at) : {}) };
}

/** What stands before the first and behind the last of some spans that are in order. */
export function surroundingsOf(text: string, at: readonly Span[]): Pick<AnchoredWords, 'prefix' | 'suffix'> {
	const [first, last] = [at[0], at.at(-1)];
	if (!first || !last) return {};
	return {
		prefix: text.slice(Math.max(0, first.start - surroundings), first.start),
		suffix: text.slice(last.end, last.end + surroundings),
	};
}

const surroundings = 32;

interface OpenFile {
	readonly source: string;
	readonly root: MapTree;
}

function open({ source }: Sidecar): OpenFile | undefined {
	const { root, problems } = parseTree(source);
	if (problems.some(({ code }) => code === 'yaml-syntax')) return undefined;
	if (!root) return { source, root: { kind: 'map', entries: [], span: { start: source.length, end: source.length } } };
	return root.kind === 'map' ? { source, root } : undefined;
}

function changeEntry(
	sidecar: Sidecar,
	annotation: Annotation,
	changes: ReadonlyMap<string, string | undefined>,
): SidecarEdit {
	const file = open(sidecar);
	const list = file && valueIn(file.root, 'annotations');
	if (!file || list?.kind !== 'list') return undefined;
	const item = list.items.find(({ span }) => span.start === annotation.entry.start);
	return item?.kind === 'map' ? setKeys(file.source, item, changes, keyOrder(annotation.type)) : undefined;
}

function writtenWords({ quote, at, prefix, suffix }: AnchoredWords): Map<string, string | undefined> {
	return new Map([
		['quote', writeQuote(quote)],
		['at', at.length === 0 ? undefined : writeAt(at)],
		['at-text', undefined],
		['prefix', prefix === undefined ? undefined : writeQuoted(prefix)],
		['suffix', suffix === undefined ? undefined : writeQuoted(suffix)],
	]);
}

/** Words from the article stand in quotation marks, whatever they are. */
const writeField = (key: string, value: FieldValue): string =>
	typeof value === 'string' && ['quote', 'prefix', 'suffix', 'cue'].includes(key)
		? writeQuoted(value)
		: writeValue(value);

function writtenFields(annotation: NewAnnotation): [key: string, value: string][] {
	const written = writtenWords(annotation);
	written.set('id', annotation.id).set('type', annotation.type);
	for (const [key, value] of Object.entries(annotation.fields)) {
		if (value !== undefined) written.set(key, writeField(key, value));
	}
	const order = keyOrder(annotation.type);
	return [...written]
		.filter((entry): entry is [string, string] => entry[1] !== undefined)
		.sort(([a], [b]) => rank(order, a) - rank(order, b));
}

/**
 * An annotation as it is written into a list, without the dash before it.
 * @param indent what stands before its other lines
 */
export const annotationBlock = (annotation: NewAnnotation, indent: string): string =>
	writtenFields(annotation)
		.map(([key, value]) => `${key}: ${value}`)
		.join(`\n${indent}`);

const keyOrder = (type: AnnotationType): readonly string[] => {
	const own = commonKeys.indexOf('by');
	return [...commonKeys.slice(0, own), ...typeKeys[type], ...commonKeys.slice(own)];
};

function addToFlowList(
	source: string,
	root: MapTree,
	items: readonly Tree[],
	list: Span,
	annotation: NewAnnotation,
): SidecarEdit {
	if (items.length === 0 && !isFlow(source, root) && !source.slice(list.start, list.end).includes('#')) {
		const start = trimmedBefore(source, list.start);
		return [{ start, end: list.end, newText: `\n  - ${annotationBlock(annotation, '    ')}` }];
	}
	const written = `{${writtenFields(annotation)
		.map(([key, value]) => `${key}: ${value}`)
		.join(', ')}}`;
	const start = annotation.at[0]?.start ?? Number.POSITIVE_INFINITY;
	const next = items.findIndex(item => startOf(item) > start);
	if (next >= 0) {
		const at = (items[next] as Tree).span.start;
		return [{ start: at, end: at, newText: `${written}, ` }];
	}
	const last = items.at(-1);
	const at = last ? last.span.end : list.start + 1;
	return [{ start: at, end: at, newText: last ? `, ${written}` : written }];
}

/** An annotation's first position in the sidecar's text; before all others where it has none. */
function startOf(item: Tree): number {
	const at = item.kind === 'map' && !valueIn(item, 'at-text') ? valueIn(item, 'at') : undefined;
	let tree: Tree | undefined = at;
	while (tree?.kind === 'list') tree = tree.items[0];
	return tree?.kind === 'scalar' && typeof tree.value === 'number' ? tree.value : -1;
}

function trimmedBefore(source: string, at: number): number {
	let start = at;
	while (source[start - 1] === ' ') start--;
	return start;
}

/** Where a list item's dash stands. */
function dashOf(source: string, item: Tree): number {
	let dash = source.lastIndexOf('-', item.span.start - 1);
	// Not one in a comment between the dash and the item.
	while (dash > 0 && source.slice(lineStart(source, dash), dash).trim() !== '')
		dash = source.lastIndexOf('-', dash - 1);
	return dash;
}

/** The column of an item's keys. */
function innerColumn(source: string, item: Tree, dash: number): number {
	const flow = source[item.span.start] === '{';
	return flow || item.kind !== 'map' ? columnOf(source, dash) + 2 : columnOf(source, item.span.start);
}

/** The end of an item's last line, and of comment lines below it that are indented like its content. */
function endOfItem(source: string, item: Tree, dashColumn: number): number {
	let end = lineEnd(source, item.span.end);
	for (;;) {
		const next = source.slice(end + 1, lineEnd(source, end + 1));
		const comment = /^(\s*)#/.exec(next);
		if (end >= source.length || !comment || (comment[1] as string).length <= dashColumn) return end;
		end = lineEnd(source, end + 1);
	}
}

/** The start of an item's first line, or of the comment lines directly above it. */
function startOfItem(source: string, dash: number): number {
	let start = lineStart(source, dash);
	while (start > 0) {
		const above = lineStart(source, start - 1);
		if (!/^\s*#/.test(source.slice(above, start))) break;
		start = above;
	}
	return start;
}

function atEnd(source: string, block: string): TextEdit {
	const newline = source === '' || source.endsWith('\n') ? '' : '\n';
	return { start: source.length, end: source.length, newText: `${newline}${block}\n` };
}
