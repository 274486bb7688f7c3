import { chooseText, type Side, type Sides } from './merge-anchors';
import { mergeEntries, type ValueClash } from './merge-entries';
import { type ItemClash, mergeItems } from './merge-items';
import { type Chunk, decidedFor, isClash, type Markers, mergeRemarks, withMarkers } from './merge-lines';
import { canonical, type Entry, type SidecarParts, takeApart } from './merge-parts';

/** What two people disagree about: a field of an annotation, all of an annotation, or a field of the file. */
export type MergeConflict = ItemClash | ValueClash;

export interface MergedSidecar {
	/** The merged text; where there are conflicts, with both versions between markers. */
	readonly source: string;
	readonly conflicts: readonly MergeConflict[];
}

/**
 * Merges two versions of an annotation file that come from a common one.
 *
 * Annotations are matched by their id and merged field by field, the `article` by key; codes are merged as a set. A
 * conflict is only what both changed differently, and an annotation that one deleted and the other changed. Comments,
 * order and unknown keys of both stay. The quote and the position of an annotation are taken together, from one side.
 * `text` is that of the side that changed it (ours, if both did); positions that refer to another text are carried over
 * where that is certain, else marked with `at-text` (see `merge-anchors.ts`). Two new annotations that have the same id and are about
 * the same words are merged as one; about other words, theirs gets a new id.
 *
 * Undefined where a version cannot be read as YAML, or is written so unusually that it should be merged as lines.
 * Never throws.
 *
 * @param base the common version; empty where there is none
 */
export function mergeSidecars(
	base: string,
	ours: string,
	theirs: string,
	markers: Partial<Markers> = {},
): MergedSidecar | undefined {
	if (ours === theirs || theirs === base) return { source: ours, conflicts: [] };
	if (ours === base) return { source: theirs, conflicts: [] };
	const versions = [base, ours, theirs].map(plainText);
	const [first, second, third] = versions.map(({ text }) => takeApart(text));
	const merged = first && second && third && mergeParts({ base: first, ours: second, theirs: third });
	if (!merged) return undefined;
	const { mark, lineEnd, ending } = versions[1] as PlainText;
	const lines = withMarkers(merged.chunks, { size: 7, ours: 'ours', theirs: 'theirs', ...markers });
	const end = lines.length > 0 ? ending : '';
	return { source: mark + lines.join(lineEnd) + (end && lineEnd), conflicts: merged.conflicts };
}

type AllParts = Readonly<Record<keyof Sides<0>, SidecarParts>>;

function mergeParts(
	sides: AllParts,
): { readonly chunks: readonly Chunk[]; readonly conflicts: readonly MergeConflict[] } | undefined {
	const { base, ours, theirs } = sides;
	const text = chooseText(sides);
	const items = mergeItems(sides, text);
	if (!items) return undefined;
	const stateRules = {
		decided: (key: string) => (['sha256', 'length'].includes(key) ? { side: text.side } : undefined),
	};
	const top = mergeEntries({ base: base.entries, ours: ours.entries, theirs: theirs.entries }, 0, {
		decided: key =>
			key === 'annotations'
				? { side: 'ours', lines: headerOfItems(sides, items.counts.ours + items.counts.theirs === 0) }
				: undefined,
		inner: key => (key === 'text' ? stateRules : {}),
		preferred: key => (key === 'text' ? text.side : undefined),
	});
	const chunks: Chunk[] = [];
	for (const { key, lead, chunks: own } of top.entries) {
		chunks.push(lead, ...own);
		// One by one: a call cannot have as many arguments as a file can have lines.
		if (key === 'annotations') for (const chunk of items.chunks) chunks.push(chunk);
	}
	chunks.push(top.orphans, mergeRemarks(base.afterAll, ours.afterAll, theirs.afterAll));
	const conflicts = [...top.clashes, ...items.clashes];
	if (conflicts.length > 0 !== chunks.some(isClash)) return undefined;
	const decisions: readonly Side[] = conflicts.length > 0 ? ['ours', 'theirs'] : ['ours'];
	const holds = decisions.every(side => saysNothingNew(decidedFor(side, chunks), items.counts[side], sides));
	return holds ? { chunks, conflicts } : undefined;
}

/** The line `annotations:`, with empty brackets where nothing follows. */
function headerOfItems({ base, ours, theirs }: AllParts, isEmpty: boolean): readonly string[] {
	const [was, mine, others] = [base, ours, theirs].map(
		({ entries }) => entries.find(({ key }) => key === 'annotations')?.lines[0],
	);
	const line = mine === undefined || mine === was ? (others ?? mine) : mine;
	const [, name = 'annotations:', nothing = '', rest = ''] =
		/^([^:]*:)[ \t]*(\[[ \t]*\]|~|null)?[ \t]*(#.*)?$/.exec(line ?? '') ?? [];
	if (line !== undefined && isEmpty === (nothing !== '')) return [line];
	return [`${name}${isEmpty ? ' []' : ''}${rest === '' ? '' : `  ${rest}`}`];
}

/**
 * Whether lines that were put together are YAML again with as many annotations as there should be, and say nothing that
 * neither side said: the check on all of the above.
 */
function saysNothingNew(lines: readonly string[], count: number, { ours, theirs }: AllParts): boolean {
	const parts = takeApart(`${lines.join('\n')}\n`);
	if (!parts || parts.items.length !== count) return false;
	const said = new Set<string>();
	const note = (prefix: string, entries: readonly Entry[]) => {
		for (const { key, value } of entries) said.add(`${prefix} ${key} ${canonical(value)}`);
	};
	for (const side of [ours, theirs]) for (const item of side.items) note(item.key, item.fields ?? []);
	const known = new Set([ours, theirs].flatMap(({ items }) => items.map(({ key }) => key)));
	const written = ['at', 'at-text', 'codes'];
	return parts.items.every(
		item =>
			!known.has(item.key) ||
			(item.fields ?? []).every(
				({ key, value }) => written.includes(key) || said.has(`${item.key} ${key} ${canonical(value)}`),
			),
	);
}

interface PlainText {
	/** With LF only, and without a byte order mark. */
	readonly text: string;
	readonly mark: string;
	readonly lineEnd: string;
	/** Whether the last line is ended. */
	readonly ending: boolean;
}

function plainText(source: string): PlainText {
	const mark = source.startsWith('\ufeff') ? '\ufeff' : '';
	const text = source.slice(mark.length).replace(/\r\n?/g, '\n');
	return { text, mark, lineEnd: source.includes('\r\n') ? '\r\n' : '\n', ending: text === '' || text.endsWith('\n') };
}
