import type { Span } from '../text/span';
import { type MapTree, plainOf } from '../text/yaml-tree';

const words: ReadonlySet<string> = new Set([
	'id',
	'by',
	'actor',
	'holder',
	'target',
	'stance',
	'topic',
	'quote',
	'created',
]);

/** Fields that are words even where they look like numbers come as words, all others as YAML has them. */
export function plainFields(tree: MapTree): Record<string, unknown> {
	const fields: Record<string, unknown> = {};
	for (const { key, value } of tree.entries) {
		const isWord = value.kind === 'scalar' && value.value !== null && words.has(key);
		setOwn(fields, key, isWord ? value.text : plainOf(value));
	}
	return fields;
}

/** The place of each field's value in the YAML. */
export function spansOfValues(tree: MapTree): Record<string, Span> {
	const spans: Record<string, Span> = {};
	for (const { key, value } of tree.entries) setOwn(spans, key, value.span);
	return spans;
}

/** A key called `__proto__` is a key like any other. */
function setOwn<V>(record: Record<string, V>, key: string, value: V): void {
	if (key === '__proto__')
		Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
	else record[key] = value;
}

/** The value without those of its fields that are undefined. */
export function withoutAbsent<T extends object>(value: T): T {
	// A copy, not deletions: an object that lost a key is slow ever after.
	const present = {} as T;
	for (const key in value) if (value[key] !== undefined) present[key] = value[key];
	return present;
}
