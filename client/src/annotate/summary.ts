import type { AnnotationTypeName, ExistingAnnotation } from '../../../server/src/protocol';

/** An actor's name by its id; what is no id stays as it is. */
export type NameOf = (id: string) => string;

const mainField: Readonly<Record<Exclude<AnnotationTypeName, 'stance'>, string>> = {
	claim: 'source',
	mention: 'actor',
	code: 'codes',
	note: 'text',
	dismissed: 'rule',
};
const namesActors: readonly AnnotationTypeName[] = ['claim', 'mention'];

/** "stance: Oskar Brandt ▸ Marta Lind, oppose" */
export function summary({ type, fields }: Pick<ExistingAnnotation, 'type' | 'fields'>, names?: NameOf): string {
	if (type === 'stance') {
		return `stance: ${shown(fields.holder, names)} ▸ ${shown(fields.target, names)}, ${shown(fields.stance)}`;
	}
	const value = fields[mainField[type]];
	return value === undefined
		? type
		: `${type}: ${clip(shown(value, namesActors.includes(type) ? names : undefined), 40)}`;
}

/** A field's value as a person reads it. */
export function shown(value: unknown, names: NameOf = id => id): string {
	if (value === undefined || value === null) return 'nothing';
	if (Array.isArray(value)) return value.map(one => shown(one, names)).join(', ');
	if (typeof value === 'object')
		return Object.values(value)
			.map(one => shown(one, names))
			.join(', ');
	return names(String(value));
}

export function clip(text: string, length: number): string {
	const line = text.replace(/\s+/g, ' ');
	return line.length > length ? `${line.slice(0, length).trimEnd()}…` : line;
}
