import { isScalar, isSeq, type Node } from 'yaml';
import type { Problem, ProblemCode, Severity } from '../text/problem';
import type { Span } from '../text/span';
import { entriesOf, itemsOf, resolveAlias, spanOfNode, type YamlEntry, type YamlSource } from '../text/yaml-source';

/** A string with its place in the YAML text. */
export interface PlacedText extends Span {
	readonly text: string;
}

/** Notes what is wrong with a stretch of the file. */
export type Report = (span: Span, code: ProblemCode, severity: Severity, message: string) => void;

export const reporter =
	(problems: Problem[]): Report =>
	({ start, end }, code, severity, message) => {
		problems.push({ start, end, code, severity, message });
	};

/** What ids of actors, stances, topics and codes look like: letters, digits, `_` and `-`. */
export const idPattern = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;

/** The entries of a mapping by key; unknown keys are reported as a hint and left out. The last of equal keys counts. */
export function knownEntries(
	yaml: YamlSource,
	node: Node | undefined,
	known: readonly string[],
	report: Report,
): ReadonlyMap<string, YamlEntry> {
	const entries = new Map<string, YamlEntry>();
	for (const entry of entriesOf(yaml, node)) {
		if (known.includes(entry.key)) entries.set(entry.key, entry);
		else
			report(
				entry.keySpan,
				'unknown-key',
				'hint',
				`“${entry.key}” is not a key that Standpoint knows here; it is kept and ignored. Known are ${known.join(', ')}.`,
			);
	}
	return entries;
}

/** The text of an entry's value; undefined, and reported, where it is no text. Numbers and dates count as text. */
export function textField(yaml: YamlSource, entry: YamlEntry | undefined, report: Report): PlacedText | undefined {
	if (!entry) return undefined;
	const text = scalarText(yaml, entry.value);
	if (text !== undefined && text !== '') return { text, ...entry.valueSpan };
	const problem = entry.value === undefined || text === '' ? 'has no value yet' : 'must be a text';
	report(entry.value ? entry.valueSpan : entry.keySpan, 'invalid-value', 'error', `“${entry.key}” ${problem}.`);
	return undefined;
}

/** The texts of a list; a single text counts as a list of one. */
export function textsField(yaml: YamlSource, entry: YamlEntry | undefined, report: Report): readonly PlacedText[] {
	if (!entry?.value) return [];
	const value = resolveAlias(yaml, entry.value);
	const nodes = isSeq(value) ? itemsOf(yaml, value) : [entry.value];
	const texts: PlacedText[] = [];
	for (const node of nodes) {
		const text = scalarText(yaml, node);
		if (text) texts.push({ text, ...spanOfNode(yaml, node) });
		else if (text === undefined)
			report(spanOfNode(yaml, node), 'invalid-value', 'error', `“${entry.key}” must be a list of texts.`);
	}
	return texts;
}

/** The text of a scalar as it stands in the file, without quotation marks; undefined for lists, mappings and nothing. */
export function scalarText(yaml: YamlSource, node: Node | undefined): string | undefined {
	const scalar = resolveAlias(yaml, node);
	if (!isScalar(scalar)) return undefined;
	if (typeof scalar.value === 'string') return scalar.value.trim();
	return (scalar.source ?? (scalar.value === null ? '' : String(scalar.value))).trim();
}
