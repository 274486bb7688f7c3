import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Problem } from './problem';
import { readQuickly } from './quick-yaml';
import type { Span } from './span';
import { entriesOf, itemsOf, parseYaml, resolveAlias, spanOfNode, type YamlSource } from './yaml-source';

/** YAML as plain values with their places. Spans are UTF-16 code units in the YAML text itself. */
export type Tree = ScalarTree | ListTree | MapTree;

export interface ScalarTree {
	readonly kind: 'scalar';
	readonly value: unknown;
	/** The value as a person wrote it: `007` and `1e5` stay as they are, quoted strings come without their quotes. */
	readonly text: string;
	readonly span: Span;
}

export interface ListTree {
	readonly kind: 'list';
	readonly items: readonly Tree[];
	readonly span: Span;
}

export interface MapTree {
	readonly kind: 'map';
	readonly entries: readonly TreeEntry[];
	readonly span: Span;
}

export interface TreeEntry {
	readonly key: string;
	readonly keySpan: Span;
	readonly value: Tree;
}

export interface TreeSource {
	readonly root?: Tree;
	readonly problems: readonly Problem[];
	/** Whether the text is YAML without syntax errors; only then does the root say all that the file says. */
	readonly ok: boolean;
}

/** How many values aliases may be written out to, beyond what stands in the text. */
const mostNodes = 500_000;
const deepestNesting = 100;

/**
 * Reads YAML into a tree. Never throws: what cannot be read is a `yaml-syntax` problem at its place,
 * and the tree holds what could be. Of a repeated key the last value counts.
 */
export function parseTree(source: string): TreeSource {
	const quick = readQuickly(source);
	return quick ? { root: quick, problems: [], ok: true } : parseWithLibrary(source);
}

/** What `parseTree` does with what is not written as usual; gives the same for what is. */
export function parseWithLibrary(source: string): TreeSource {
	const yaml = parseYaml(source);
	const budget = { left: mostNodes + source.length };
	return { root: yaml.root && convert(yaml, yaml.root, budget, 0), problems: yaml.problems, ok: yaml.ok };
}

/** The tree as plain data, in the file's order. */
export function plainOf(tree: Tree): unknown {
	if (tree.kind === 'scalar') return tree.value;
	if (tree.kind === 'list') return tree.items.map(plainOf);
	return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainOf(value)]));
}

/** The entries of a mapping; none of any other tree. */
export const entriesIn = (tree: Tree | undefined): readonly TreeEntry[] => (tree?.kind === 'map' ? tree.entries : []);

/** Whether nothing stands there at all: neither a word nor an empty text in quotation marks. */
export const isNothing = (tree: Tree | undefined): boolean =>
	!tree || (tree.kind === 'scalar' && tree.value === null && tree.text === '');

function convert(yaml: YamlSource, node: Node, budget: { left: number }, depth: number): Tree {
	const span = spanOfNode(yaml, node);
	const target = resolveAlias(yaml, node);
	if (--budget.left < 0 || depth > deepestNesting) return { kind: 'scalar', value: null, text: '', span };
	if (isSeq(target)) {
		const items = itemsOf(yaml, target).map(item => convert(yaml, item, budget, depth + 1));
		return { kind: 'list', items, span: withoutComments(yaml, node, span, items.at(-1)?.span.end) };
	}
	if (isMap(target)) {
		const entries = entriesOf(yaml, target).map(({ key, keySpan, value, valueSpan }) => ({
			key,
			keySpan,
			value: value ? convert(yaml, value, budget, depth + 1) : nothingAt(valueSpan),
		}));
		const last = entries.at(-1);
		const end = last && Math.max(last.keySpan.end, last.value.span.end);
		return { kind: 'map', entries, span: withoutComments(yaml, node, span, end) };
	}
	if (!isScalar(target)) return nothingAt(span);
	const { value, source, type } = target;
	if (typeof value === 'string') return { kind: 'scalar', value, text: value, span };
	const text = type === 'PLAIN' && source !== undefined ? source : String(value ?? '');
	return { kind: 'scalar', value: value ?? null, text, span };
}

/** A block ends where its last value does: the library counts comments behind an empty one in. */
function withoutComments({ source }: YamlSource, node: Node, span: Span, contentEnd: number | undefined): Span {
	if (contentEnd === undefined || isAlias(node) || '[{'.includes(source[span.start] ?? '')) return span;
	return { start: span.start, end: Math.max(span.start, Math.min(span.end, contentEnd)) };
}

const nothingAt = (span: Span): Tree => ({ kind: 'scalar', value: null, text: '', span });
