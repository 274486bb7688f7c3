import type { Problem, ProblemCode, Severity } from '../text/problem';
import type { Span } from '../text/span';
import { entriesIn, isNothing, type Tree, type TreeEntry } from '../text/yaml-tree';

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
	tree: Tree | undefined,
	known: readonly string[],
	report: Report,
): ReadonlyMap<string, TreeEntry> {
	const entries = new Map<string, TreeEntry>();
	for (const entry of entriesIn(tree)) {
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
export function textField(entry: TreeEntry | undefined, report: Report): PlacedText | undefined {
	if (!entry) return undefined;
	const text = scalarText(entry.value);
	if (text !== undefined && text !== '') return { text, ...entry.value.span };
	const problem = text === '' ? 'has no value yet' : 'must be a text';
	report(valueOrKey(entry), 'invalid-value', 'error', `“${entry.key}” ${problem}.`);
	return undefined;
}

/** The texts of a list; a single text counts as a list of one. */
export function textsField(entry: TreeEntry | undefined, report: Report): readonly PlacedText[] {
	if (!entry || isNothing(entry.value)) return [];
	const { value } = entry;
	const texts: PlacedText[] = [];
	for (const item of value.kind === 'list' ? value.items : [value]) {
		const text = scalarText(item);
		if (text) texts.push({ text, ...item.span });
		else if (text === undefined) report(item.span, 'invalid-value', 'error', `“${entry.key}” must be a list of texts.`);
	}
	return texts;
}

/** The text of a scalar as it stands in the file, without quotation marks; undefined for lists and mappings. */
export const scalarText = (tree: Tree): string | undefined => (tree.kind === 'scalar' ? tree.text.trim() : undefined);

/** The place of an entry's value; of its key where it has none yet. */
export const valueOrKey = ({ keySpan, value }: TreeEntry): Span => (isNothing(value) ? keySpan : value.span);
