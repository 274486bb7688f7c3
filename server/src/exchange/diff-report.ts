import type { Annotation } from '../annotation/annotation';
import type { AnnotationChange, FieldChange } from '../annotation/diff';
import { printable } from './report';

/** The changes in one annotation file, and whose it is. */
export interface ReportedChanges {
	readonly article: string;
	readonly formerArticle?: string;
	readonly layer?: string;
	readonly changes: readonly AnnotationChange[];
}

/** One block for each annotation file, one line for each annotation, and a line of counts. */
export function textDiff(files: readonly ReportedChanges[]): string {
	const blocks = files.map(({ article, formerArticle, layer, changes }) => {
		const former = formerArticle === undefined ? '' : `, formerly ${formerArticle}`;
		const head = `${article}${former}${layer === undefined ? '' : ` (${layer})`}`;
		return [head, ...changes.map(change => `  ${lineOf(change)}`)].map(printable).join('\n');
	});
	return [...blocks.map(block => `${block}\n`), counts(files)].join('\n');
}

/** The changes as plain data (docs/FORMAT.md). */
export function jsonDiff(files: readonly ReportedChanges[]): Readonly<Record<string, unknown>> {
	return {
		changes: files.flatMap(({ article, formerArticle, layer, changes }) =>
			changes.map(change => {
				const { id, type } = change.kind === 'removed' ? change.before : change.after;
				return {
					article,
					...(formerArticle === undefined ? {} : { formerArticle }),
					layer: layer ?? null,
					id,
					type,
					change: change.kind,
					...(change.kind === 'changed' ? { fields: change.fields.map(plainField) } : {}),
					...('before' in change ? { before: change.before.fields } : {}),
					...('after' in change ? { after: change.after.fields } : {}),
				};
			}),
		),
	};
}

const plainField = ({ key, before, after }: FieldChange) => ({ key, before: before ?? null, after: after ?? null });

function lineOf(change: AnnotationChange): string {
	if (change.kind === 'added') return `+ ${nameOf(change.after)}${listed(change.after)}`;
	if (change.kind === 'removed') return `- ${nameOf(change.before)}${listed(change.before)}`;
	if (change.kind === 'moved') return `> ${nameOf(change.after)}: ${placeOf(change.before)} → ${placeOf(change.after)}`;
	return `~ ${nameOf(change.after)}: ${change.fields.map(fieldChange).join('; ')}`;
}

function fieldChange({ key, before, after }: FieldChange): string {
	if (before === undefined) return `${key} + ${shown(after)}`;
	if (after === undefined) return `${key} - ${shown(before)}`;
	return `${key} ${shown(before)} → ${shown(after)}`;
}

const nameOf = ({ id, type, quote }: Annotation): string => `${id} ${type} “${clipped(quote.join(' … '))}”`;

/** Everything that an annotation says beside its words and its place. */
function listed({ fields }: Annotation): string {
	const apart = ['id', 'type', 'quote', 'at', 'at-text', 'prefix', 'suffix', 'created', 'origin'];
	const said = Object.entries(fields).filter(([key]) => !apart.includes(key));
	return said.length === 0 ? '' : `: ${said.map(([key, value]) => `${key} ${shown(value)}`).join(', ')}`;
}

const placeOf = ({ at }: Annotation): string =>
	at.length === 0 ? 'no position' : at.map(({ start, end }) => `${start}–${end}`).join(', ');

const shown = (value: unknown): string => clipped(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function clipped(text: string): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function counts(files: readonly ReportedChanges[]): string {
	const all = files.flatMap(({ changes }) => changes);
	if (all.length === 0) return 'No annotation changed.';
	const parts = (['added', 'removed', 'changed', 'moved'] as const).flatMap(kind => {
		const count = all.filter(change => change.kind === kind).length;
		return count > 0 ? [`${count} ${kind}`] : [];
	});
	const articles = new Set(files.map(({ article }) => article)).size;
	return `${parts.join(', ')} in ${articles} ${articles === 1 ? 'article' : 'articles'}`;
}
