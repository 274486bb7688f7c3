import type { Mention } from '../analysis/analysis';
import type { Resolved } from '../annotation/annotation';
import type { Registry } from '../codebook/codebook';
import { byPosition, overlaps, spansIn } from '../text/span';

/**
 * The mentions of an article with those that people annotated: a person's word replaces what was recognised in the same
 * place. Where two annotations overlap, the first layer's counts. Sorted, and none overlaps another.
 * @param layers the annotations by layer, the most important first
 */
export function withAnnotatedMentions(
	found: readonly Mention[],
	layers: readonly (readonly Resolved[])[],
	registry: Registry,
): readonly Mention[] {
	const annotated = layers.reduce<readonly Mention[]>(
		(taken, layer) => merge(taken, mentionsIn(layer, registry, taken)),
		[],
	);
	return annotated.length === 0 ? found : merge(annotated, found);
}

/** A layer's mentions where nothing is taken yet; of those that overlap each other, the one that begins first. */
function mentionsIn(layer: readonly Resolved[], registry: Registry, taken: readonly Mention[]): readonly Mention[] {
	const mentions = layer.flatMap(({ annotation, anchor, at }) => {
		if (annotation.type !== 'mention' || (anchor !== 'exact' && anchor !== 'moved')) return [];
		const { actor } = annotation;
		if (actor === undefined || !registry.actors.has(actor)) return [];
		return at
			.filter(span => span.start < span.end && spansIn(taken, span).length === 0)
			.map(({ start, end }): Mention => ({ start, end, actor, via: 'annotation', score: 1 }));
	});
	mentions.sort(byPosition);
	let end = 0;
	return mentions.filter(mention => {
		const free = mention.start >= end;
		if (free) end = mention.end;
		return free;
	});
}

/** Both lists are sorted and free of overlaps within themselves; where they overlap, `first` wins. */
function merge(first: readonly Mention[], second: readonly Mention[]): readonly Mention[] {
	const merged: Mention[] = [];
	let at = 0;
	for (const mention of second) {
		while (at < first.length && (first[at] as Mention).end <= mention.start) merged.push(first[at++] as Mention);
		const next = first[at];
		if (!next || !overlaps(next, mention)) merged.push(mention);
	}
	merged.push(...first.slice(at));
	return merged;
}
