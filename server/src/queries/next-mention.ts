import type { ActorId } from '../codebook/codebook';
import { facets } from '../corpus/contribution';
import type { Corpus, CorpusPath, MentionSummary } from '../corpus/corpus';
import { type Location, offsetAt, type Position, rangeOf } from '../text/position';

export interface MentionStep {
	readonly path: CorpusPath;
	readonly position: Position;
	/** Whose mentions to step through; else those of the actor who is mentioned at the position, else all. */
	readonly actor?: ActorId;
	readonly direction: 'next' | 'previous';
	/** `article` goes round at the text's ends; `corpus` goes on into the next article by path, and round at the last. */
	readonly scope: 'article' | 'corpus';
}

export interface SteppedMention extends Location {
	readonly actor: ActorId;
}

/** The mention to go to; undefined where there is none, or no other than the one at the position. */
export function stepMention(
	corpus: Corpus,
	{ path, position, actor, direction, scope }: MentionStep,
): SteppedMention | undefined {
	const summary = corpus.articles.get(path)?.summary;
	if (!summary) return undefined;
	const offset = offsetAt(summary.lines, position);
	const current = summary.mentions.find(mention => mention.start <= offset && offset <= mention.end);
	const wanted = actor ?? current?.actor;
	const here = mentionsOf(corpus, path, wanted);
	const from = current && current.actor === wanted ? current : { start: offset, end: offset };
	const beyond =
		direction === 'next'
			? here.find(mention => mention.start > from.start)
			: here.filter(mention => mention.start < from.start).at(-1);
	const found = beyond && place(corpus, path, beyond);
	if (found) return found;
	const other = scope === 'corpus' ? neighbour(corpus, path, wanted, direction) : undefined;
	const around = other ?? path;
	const mention =
		direction === 'next' ? mentionsOf(corpus, around, wanted)[0] : mentionsOf(corpus, around, wanted).at(-1);
	return mention && mention !== current ? place(corpus, around, mention) : undefined;
}

const mentionsOf = (corpus: Corpus, path: CorpusPath, actor: ActorId | undefined): readonly MentionSummary[] =>
	(corpus.articles.get(path)?.summary.mentions ?? []).filter(mention => actor === undefined || mention.actor === actor);

/** The next article with a mention, by path, going round; undefined where there is no other. */
function neighbour(
	corpus: Corpus,
	path: CorpusPath,
	actor: ActorId | undefined,
	direction: MentionStep['direction'],
): CorpusPath | undefined {
	const precedes = direction === 'next' ? (a: string, b: string) => a < b : (a: string, b: string) => a > b;
	let beyond: CorpusPath | undefined;
	let outermost: CorpusPath | undefined;
	for (const candidate of articlesMentioning(corpus, actor)) {
		if (candidate === path) continue;
		if (outermost === undefined || precedes(candidate, outermost)) outermost = candidate;
		if (precedes(path, candidate) && (beyond === undefined || precedes(candidate, beyond))) beyond = candidate;
	}
	return beyond ?? outermost;
}

const articlesMentioning = ({ index }: Corpus, actor: ActorId | undefined): Iterable<CorpusPath> =>
	(actor === undefined ? index.facet(facets.mentions) : index.get(actor)?.mentions)?.keys() ?? [];

function place(corpus: Corpus, path: CorpusPath, mention: MentionSummary): SteppedMention | undefined {
	const lines = corpus.articles.get(path)?.summary.lines;
	return lines && { path, actor: mention.actor, range: rangeOf(lines, mention) };
}
