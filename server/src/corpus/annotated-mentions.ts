import type { Mention } from '../analysis/analysis';
import type { Resolved } from '../annotation/annotation';
import type { Registry } from '../codebook/codebook';
import { byPosition, overlaps, spansIn } from '../text/span';
import type { AnnotatedMention } from './corpus';

/**
 * The mentions of an article with those that people annotated: a person's word replaces what was recognised in the same
 * place. Where two annotations overlap, the first layer's counts. Sorted, and none overlaps another.
 * @param layers the annotations by layer, the most important first
 */
export function withAnnotatedMentions(
	found: readonly Mention[],
	layers: readonly (readonly AnnotatedMention[])[],
	registry: Registry,
): readonly Mention[] {
	const annotated = layers.reduce<readonly Mention[]>(
		(taken, layer) => merge(taken, mentionsIn(layer, registry, taken)),
		[],
	);
	return annotated.length === 0 ? found : merge(annotated, found);
}

/** The mentions among annotations, where it is certain where these stand. */
export function annotatedMentions(resolved: readonly Resolved[]): readonly AnnotatedMention[] {
	const mentions: AnnotatedMention[] = [];
	for (const { annotation, anchor, at } of resolved) {
		if (annotation.type !== 'mention' || annotation.actor === undefined) continue;
		if (anchor === 'exact' || anchor === 'moved') mentions.push({ actor: annotation.actor, at });
	}
	return mentions;
}

/** A layer's mentions where nothing is taken yet; of those that overlap each other, the one that begins first. */
function mentionsIn(
	layer: readonly AnnotatedMention[],
	registry: Registry,
	taken: readonly Mention[],
): readonly Mention[] {
	const mentions = layer.flatMap(({ actor, at }) => {
		if (!registry.actors.has(actor)) return [];
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
