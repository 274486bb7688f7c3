import {
	type Alias,
	type Document,
	isAlias,
	isCollection,
	isMap,
	isPair,
	isScalar,
	isSeq,
	type Node,
	parseDocument,
	type YAMLError,
} from 'yaml';
import { mayBeNestedTooDeeply } from './nesting';
import type { Problem } from './problem';
import type { Span } from './span';

/** A YAML text taken apart, with the place of every node. Reading never fails: what is broken is in `problems`. */
export interface YamlSource {
	readonly source: string;
	readonly document: Document;
	/** The document's content, or undefined where there is none. */
	readonly root: Node | undefined;
	readonly problems: readonly Problem[];
	/** Whether the text is YAML without syntax errors; only then does the root say all that the file says. */
	readonly ok: boolean;
	/** What each alias (`*name`) stands for. */
	readonly targets: ReadonlyMap<Alias, Node>;
}

/** One `key: value` of a mapping. */
export interface YamlEntry {
	readonly key: string;
	readonly keySpan: Span;
	/** Undefined where nothing stands behind the colon. */
	readonly value: Node | undefined;
	/** The value's place; empty, behind the colon, where there is no value. */
	readonly valueSpan: Span;
	/** From the key to the value's end. */
	readonly span: Span;
}

/** In UTF-16 code units. A file that large was not written by a person, and reading it takes seconds. */
export const maxYamlLength = 5_000_000;
const maxDepth = 100;
const maxSyntaxProblems = 50;
/** How many nodes a document may have once its aliases are written out: they can multiply without end. */
const maxExpandedNodes = 5_000_000;

/**
 * Parses one YAML document. Never throws. Half-typed YAML gives the part that could be understood, with `ok` false.
 * Only the core schema of YAML 1.2 is read: no tag makes anything but strings, numbers, booleans, lists and mappings.
 * @param source normalised text (see `decode.ts`); all offsets are UTF-16 code units in it.
 */
export function parseYaml(source: string): YamlSource {
	if (source.length > maxYamlLength) return unread(source, 'This file is too large to be read as YAML (over 5 MB).');
	if (mayBeNestedTooDeeply(source)) return unread(source, 'This YAML is nested too deeply to be read.');
	let document: Document;
	try {
		document = parseDocument(source, {
			version: '1.2',
			schema: 'core',
			resolveKnownTags: false,
			merge: false,
			// The library's own check compares every key with every other; `survey` does it in linear time.
			uniqueKeys: false,
			prettyErrors: false,
			logLevel: 'silent',
		});
	} catch {
		return unread(source, 'This YAML is nested too deeply to be read.');
	}
	// One mistake early on can make nonsense of all that follows: nobody reads more than the first ones.
	const problems = document.errors.slice(0, maxSyntaxProblems).map(error => syntaxProblem(source, error));
	const root = (document.contents ?? undefined) as Node | undefined;
	const surveyed = survey(root);
	return {
		source,
		document,
		root: surveyed.bomb ? undefined : root,
		problems: [...problems, ...surveyed.problems],
		ok: problems.length === 0 && surveyed.ok,
		targets: surveyed.targets,
	};
}

/** The node's place without blanks at its end. */
export function spanOfNode(yaml: YamlSource, node: Node): Span {
	const [start, end] = node.range ?? [0, 0];
	return trimmed(yaml.source, start, end);
}

/** The entries of a mapping (or of what an alias stands for), in the file's order; none for any other node. */
export function entriesOf(yaml: YamlSource, node: Node | undefined): readonly YamlEntry[] {
	const map = resolveAlias(yaml, node);
	if (!isMap(map)) return [];
	const entries: YamlEntry[] = [];
	for (const pair of map.items) {
		const keyNode = pair.key as Node | null;
		if (!isScalar(keyNode) || !keyNode.range) continue;
		const keySpan = trimmed(yaml.source, keyNode.range[0], keyNode.range[1]);
		const value = (pair.value ?? undefined) as Node | undefined;
		const present = value?.range && !(isScalar(value) && value.value === null && value.range[0] === value.range[1]);
		const colon = behindColon(yaml.source, keySpan.end);
		const valueSpan = present ? spanOfNode(yaml, value as Node) : { start: colon, end: colon };
		entries.push({
			key: keyText(keyNode),
			keySpan,
			value: present ? value : undefined,
			valueSpan,
			span: { start: keySpan.start, end: Math.max(keySpan.end, valueSpan.end) },
		});
	}
	return entries;
}

/** The items of a list (or of what an alias stands for); none for any other node. */
export function itemsOf(yaml: YamlSource, node: Node | undefined): readonly Node[] {
	const list = resolveAlias(yaml, node);
	return isSeq(list)
		? list.items.filter((item): item is Node => isScalar(item) || isCollection(item) || isAlias(item))
		: [];
}

/** The node itself, or what it stands for if it is an alias. Undefined where the alias stands for nothing. */
export const resolveAlias = (yaml: YamlSource, node: Node | undefined): Node | undefined =>
	isAlias(node) ? yaml.targets.get(node) : node;

function keyText(key: { readonly value: unknown; readonly source?: string }): string {
	return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value ?? ''));
}

function trimmed(source: string, start: number, end: number): Span {
	let last = Math.min(end, source.length);
	while (last > start && ' \t\n'.includes(source[last - 1] as string)) last--;
	return { start, end: last };
}

function behindColon(source: string, from: number): number {
	let at = from;
	while (source[at] === ' ' || source[at] === '\t') at++;
	return source[at] === ':' ? at + 1 : from;
}

interface Survey {
	readonly problems: readonly Problem[];
	readonly targets: ReadonlyMap<Alias, Node>;
	readonly ok: boolean;
	/** Whether the aliases multiply beyond measure. */
	readonly bomb: boolean;
}

/** Walks the document once, in its order: which alias stands for what, which keys stand twice, what is nested too deeply. */
function survey(root: Node | undefined): Survey {
	const problems: Problem[] = [];
	const targets = new Map<Alias, Node>();
	const anchors = new Map<string, Node>();
	let ok = true;
	const fault = (node: Node, code: Problem['code'], message: string) => {
		const [start, end] = node.range ?? [0, 0];
		problems.push({ start, end: Math.max(end, start), code, severity: 'error', message });
	};
	const sizes = new Map<Node, number>();
	/** Returns how many nodes there are when aliases are written out. */
	const walk = (node: unknown, depth: number): number => {
		if (isAlias(node)) {
			const target = anchors.get(node.source);
			if (target) {
				targets.set(node, target);
				return sizes.get(target) ?? 1;
			}
			ok = false;
			fault(
				node,
				'yaml-syntax',
				`“*${node.source}” refers to an anchor “&${node.source}” that does not stand above it.`,
			);
			return 1;
		}
		if (isPair(node)) return walk(node.key, depth) + walk(node.value, depth);
		if (!isScalar(node) && !isCollection(node)) return 0;
		if (depth > maxDepth) {
			if (ok) fault(node, 'yaml-syntax', 'This is nested too deeply to be read.');
			ok = false;
			return 1;
		}
		let size = 1;
		if (isMap(node)) reportRepeatedKeys(node.items, fault);
		if (isCollection(node)) for (const item of node.items) size += walk(item, depth + 1);
		// Only now: an anchor does not hold inside its own node, so that nothing contains itself.
		if (node.anchor) {
			anchors.set(node.anchor, node);
			sizes.set(node, size);
		}
		return size;
	};
	const bomb = walk(root, 0) > maxExpandedNodes;
	if (bomb && root) {
		ok = false;
		fault(
			root,
			'yaml-syntax',
			'The aliases (*name) in this file multiply to millions of values. Write them out instead.',
		);
	}
	return { problems, targets, ok, bomb };
}

function reportRepeatedKeys(
	items: readonly { readonly key: unknown }[],
	fault: (node: Node, code: Problem['code'], message: string) => void,
): void {
	const seen = new Set<string>();
	for (const { key } of items) {
		if (!isScalar(key)) continue;
		const text = keyText(key);
		if (seen.has(text)) {
			fault(
				key,
				'duplicate-id',
				`“${text}” stands twice here, and only the last one counts. Remove or rename one of them.`,
			);
		}
		seen.add(text);
	}
}

function syntaxProblem(source: string, error: YAMLError): Problem {
	const start = Math.min(error.pos[0], source.length);
	const end = Math.min(Math.max(error.pos[1], start), source.length);
	return { start, end, code: 'yaml-syntax', severity: 'error', message: explain(error) };
}

/** What is wrong and what to do, for the mistakes that people make; the library's own words for the others. */
function explain(error: YAMLError): string {
	switch (error.code) {
		case 'TAB_AS_INDENT':
			return 'YAML cannot be indented with tabs. Use spaces.';
		case 'BAD_INDENT':
			return /flow/i.test(error.message)
				? 'A bracket that was opened above is not closed. Close it, or indent what belongs into it.'
				: 'The indentation does not fit. Entries of one mapping or list must begin in the same column.';
		case 'BLOCK_AS_IMPLICIT_KEY':
			return 'A value with a colon in it must be put in quotation marks; a mapping must begin on a line of its own.';
		case 'MULTILINE_IMPLICIT_KEY':
			return 'A key must stand on one line, followed by a colon. Is a colon missing, or a quotation mark?';
		case 'MULTIPLE_DOCS':
			return 'This file holds more than one YAML document. Only what stands above “---” is read.';
		case 'MISSING_CHAR':
			if (/followed by map values/.test(error.message)) return 'A colon and a value are missing behind this key.';
			if (/quote/.test(error.message)) return 'A quotation mark that was opened here is not closed.';
			return `This is not YAML: ${error.message}.`;
		case 'UNEXPECTED_TOKEN':
			return 'This does not belong here. Is a quotation mark or a colon missing, or is the indentation wrong?';
		default:
			if (/call stack/.test(error.message)) return 'This is nested too deeply to be read.';
			return `This is not YAML: ${error.message}.`;
	}
}

function unread(source: string, message: string): YamlSource {
	return {
		source,
		document: parseDocument(''),
		root: undefined,
		problems: [{ start: 0, end: 0, code: 'yaml-syntax', severity: 'error', message }],
		ok: false,
		targets: new Map(),
	};
}
