import { isAlias, isMap, isScalar, isSeq, parseDocument, type Node as YamlNode } from 'yaml';
import type { Problem } from '../text/problem';
import type { Span } from '../text/span';

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
}

/** A larger file is not read: YAML takes about a second for each million characters. */
const longestSource = 8_000_000;
const deepestNesting = 40;
const mostSyntaxProblems = 100;

/**
 * Reads YAML into a tree. Never throws: what cannot be read is a `yaml-syntax` problem at its place,
 * and the tree holds what could be. Of a repeated key the first value counts.
 */
export function parseTree(source: string): TreeSource {
	if (source.length > longestSource) {
		const message = `This file is longer than ${longestSource / 1_000_000} million characters and was not read. Split it.`;
		return { problems: [{ code: 'unreadable-file', severity: 'error', start: 0, end: 1, message }] };
	}
	try {
		return readDocument(source);
	} catch (error) {
		const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
		const message = `This file cannot be read as YAML: ${reason}`;
		return { problems: [{ code: 'yaml-syntax', severity: 'error', start: 0, end: 0, message }] };
	}
}

/** The tree as plain data, in the file's order. */
export function plainOf(tree: Tree): unknown {
	if (tree.kind === 'scalar') return tree.value;
	if (tree.kind === 'list') return tree.items.map(plainOf);
	return Object.fromEntries(tree.entries.map(({ key, value }) => [key, plainOf(value)]));
}

function readDocument(source: string): TreeSource {
	// The library's own check for unique keys is quadratic; `convert` has a linear one.
	const document = parseDocument(source, {
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: 'silent',
		schema: 'core',
	});
	const problems: Problem[] = [];
	for (const { message, pos } of document.errors.slice(0, mostSyntaxProblems)) {
		problems.push({ code: 'yaml-syntax', severity: 'error', start: pos[0], end: pos[1], message });
	}
	for (const { message, pos } of document.warnings.slice(0, mostSyntaxProblems)) {
		problems.push({ code: 'yaml-syntax', severity: 'warning', start: pos[0], end: pos[1], message });
	}

	const report = (span: Span, message: string): void => {
		if (problems.length < 2 * mostSyntaxProblems) {
			problems.push({ code: 'yaml-syntax', severity: 'error', start: span.start, end: span.end, message });
		}
	};

	function convert(node: YamlNode | null, at: number, depth: number): Tree {
		if (!node) return { kind: 'scalar', value: null, text: '', span: { start: at, end: at } };
		const span = spanOf(node, at);
		if (depth > deepestNesting) {
			report(span, `Lists and maps are nested more than ${deepestNesting} deep here.`);
			return { kind: 'scalar', value: null, text: '', span };
		}
		if (isAlias(node)) {
			const target = node.resolve(document);
			if (isScalar(target)) return { ...scalarTree(target), span };
			report(span, 'Write this out: an alias may only stand for a single value.');
			return { kind: 'scalar', value: null, text: '', span };
		}
		if (isSeq<YamlNode>(node)) {
			return { kind: 'list', items: node.items.map(item => convert(item, span.start, depth + 1)), span };
		}
		if (isMap<YamlNode | null, YamlNode | null>(node)) {
			const entries: TreeEntry[] = [];
			const seen = new Set<string>();
			for (const pair of node.items) {
				const keyTree = convert(pair.key, span.start, depth + 1);
				if (keyTree.kind !== 'scalar') {
					report(keyTree.span, 'A key must be a single word.');
					continue;
				}
				const key = keyTree.text;
				if (seen.has(key)) {
					report(keyTree.span, `“${key}” stands here twice; the first one counts. Remove one of them.`);
					continue;
				}
				seen.add(key);
				entries.push({ key, keySpan: keyTree.span, value: convert(pair.value, keyTree.span.end, depth + 1) });
			}
			return { kind: 'map', entries, span };
		}
		return { ...scalarTree(node), span };
	}

	return { root: document.contents ? convert(document.contents, 0, 0) : undefined, problems };
}

function scalarTree(node: YamlNode): { kind: 'scalar'; value: unknown; text: string } {
	if (!isScalar(node)) return { kind: 'scalar', value: null, text: '' };
	const { value, source, type } = node;
	if (typeof value === 'string') return { kind: 'scalar', value, text: value };
	const text = type === 'PLAIN' && source !== undefined ? source : String(value ?? '');
	return { kind: 'scalar', value: value ?? null, text };
}

function spanOf(node: YamlNode, fallback: number): Span {
	const range = node.range;
	return range ? { start: range[0], end: range[1] } : { start: fallback, end: fallback };
}
