import type { Resolved } from '../annotation/annotation';
import { toPair } from '../text/span';

/**
 * What `standpoint annotations` prints for one annotation, as plain data in the order of its keys (docs/FORMAT.md).
 * `at` is where the annotation stands in the text as it is now; all keys not worked out here are the sidecar's own.
 *
 * @param layer the annotator, or undefined for the shared layer, which prints as null
 */
export function annotationJson(
	article: string,
	layer: string | undefined,
	{ annotation, anchor, at }: Resolved,
): Readonly<Record<string, unknown>> {
	const { id: _id, type: _type, at: _at, quote: _quote, ...own } = annotation.fields;
	return {
		article,
		layer: layer ?? null,
		id: annotation.id,
		type: annotation.type,
		anchor,
		at: at.map(toPair),
		quote: annotation.quote,
		// The sidecar's own keys must not pass for ours.
		...withoutKeys(own, ['article', 'layer', 'anchor']),
	};
}

function withoutKeys(fields: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([key]) => !keys.includes(key)));
}
