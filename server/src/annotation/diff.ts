import type { Annotation, Sidecar } from './annotation';

/** What became of one annotation between two versions of its file. */
export type AnnotationChange =
	| { readonly kind: 'added'; readonly after: Annotation }
	| { readonly kind: 'removed'; readonly before: Annotation }
	| {
			readonly kind: 'changed';
			readonly before: Annotation;
			readonly after: Annotation;
			readonly fields: readonly FieldChange[];
	  }
	/** Says the same of the same words, which stand elsewhere. */
	| { readonly kind: 'moved'; readonly before: Annotation; readonly after: Annotation };

export interface FieldChange {
	readonly key: string;
	/** Undefined where the field was added. */
	readonly before?: unknown;
	/** Undefined where it was removed. */
	readonly after?: unknown;
}

const placeKeys: readonly string[] = ['at', 'at-text', 'prefix', 'suffix'];

/**
 * What changed between two versions of an annotation file, by the annotations' ids: in the order of the later version,
 * each removed annotation behind the one that it followed. Comments and the order of keys are no change.
 */
export function diffSidecars(before: Sidecar, after: Sidecar): readonly AnnotationChange[] {
	const [was, is] = [byId(before), byId(after)];
	const removed = new Map<string | undefined, AnnotationChange[]>();
	let previous: string | undefined;
	for (const [id, annotation] of was) {
		if (is.has(id)) previous = id;
		else removed.set(previous, [...(removed.get(previous) ?? []), { kind: 'removed', before: annotation }]);
	}
	const changes: AnnotationChange[] = [...(removed.get(undefined) ?? [])];
	for (const [id, annotation] of is) {
		const change = changeOf(was.get(id), annotation);
		if (change) changes.push(change);
		changes.push(...(removed.get(id) ?? []));
	}
	return changes;
}

function changeOf(before: Annotation | undefined, after: Annotation): AnnotationChange | undefined {
	if (!before) return { kind: 'added', after };
	const fields = changedFields(before.fields, after.fields);
	const said = fields.filter(({ key }) => !placeKeys.includes(key));
	if (said.length > 0) return { kind: 'changed', before, after, fields: said };
	return fields.length > 0 ? { kind: 'moved', before, after } : undefined;
}

function changedFields(
	before: Readonly<Record<string, unknown>>,
	after: Readonly<Record<string, unknown>>,
): readonly FieldChange[] {
	const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...keys]
		.filter(key => canonical(before[key]) !== canonical(after[key]))
		.map(key => ({ key, before: before[key], after: after[key] }));
}

/** The same for values that say the same: the order of keys does not count. */
function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
	const entries = Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`);
	return `{${entries.sort().join()}}`;
}

/** Of several annotations with one id, the second is matched with the second. */
function byId({ annotations }: Sidecar): ReadonlyMap<string, Annotation> {
	const uses = new Map<string, number>();
	return new Map(
		annotations.map(annotation => {
			const use = (uses.get(annotation.id) ?? 0) + 1;
			uses.set(annotation.id, use);
			return [use === 1 ? annotation.id : `${annotation.id} ${use}`, annotation];
		}),
	);
}
