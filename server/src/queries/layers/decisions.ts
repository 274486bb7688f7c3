import type { SidecarRecord } from '../../corpus/corpus';
import type { PlacedAnnotation } from '../placed-annotations';

/** An annotation of some layer as the field of another one names it: `mara k3f9a2`; in the shared layer the id alone. */
export type Reference = string;

export const referenceTo = ({ annotation, sidecar }: Pick<PlacedAnnotation, 'annotation' | 'sidecar'>): Reference =>
	sidecar.layer === undefined ? annotation.id : `${sidecar.layer} ${annotation.id}`;

/** The annotations about which the shared layer of an article has a decision. */
export function decidedBy(records: readonly SidecarRecord[]): ReadonlySet<Reference> {
	const shared = records.find(({ layer }) => layer === undefined);
	return new Set(
		(shared?.sidecar.annotations ?? []).flatMap(({ fields }) => [
			...referencesIn(fields.from),
			...referencesIn(fields['instead-of']),
		]),
	);
}

/** Whether all that two annotators have of a passage was decided about. */
export const isDecided = (
	decisions: ReadonlySet<Reference>,
	annotations: readonly (PlacedAnnotation | undefined)[],
): boolean => annotations.every(annotation => !annotation || decisions.has(referenceTo(annotation)));

/** One reference or a list of them, as a file has it. */
export const referencesIn = (value: unknown): readonly Reference[] =>
	(Array.isArray(value) ? value : [value]).filter(one => typeof one === 'string').map(one => one.trim());
