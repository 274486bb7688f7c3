import type { Span } from '../text/span';
import type { Annotation, Resolved, Sidecar } from './annotation';

/**
 * Says for every annotation of a sidecar where its words stand in the article as it is now, in the sidecar's order.
 *
 * @param text the article's normalised text.
 * @param textHash SHA-256 of `text` as UTF-8, in hexadecimal.
 * @param previousText the text that the sidecar was written against (its hash is `sidecar.textHash`), where it is known.
 */
export function resolveAnnotations(
	sidecar: Sidecar,
	text: string,
	textHash: string,
	_previousText?: string,
): readonly Resolved[] {
	const sameText = sidecar.textHash === textHash;
	return sidecar.annotations.map(annotation => {
		if (sameText && standsAt(annotation, text)) return { annotation, anchor: 'exact', at: annotation.at };
		const at = findOnce(annotation, text);
		return at ? { annotation, anchor: 'moved', at } : { annotation, anchor: 'orphaned', at: [] };
	});
}

function standsAt({ quote, at }: Annotation, text: string): boolean {
	return at.length === quote.length && at.every((span, index) => text.slice(span.start, span.end) === quote[index]);
}

function findOnce({ quote }: Annotation, text: string): readonly Span[] | undefined {
	const spans: Span[] = [];
	let from = 0;
	for (const part of quote) {
		const start = text.indexOf(part, from);
		if (start < 0 || text.indexOf(part, start + 1) >= 0) return undefined;
		from = start + part.length;
		spans.push({ start, end: from });
	}
	return spans;
}
