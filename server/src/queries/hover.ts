import type { Annotation } from '../annotation/annotation';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { offsetAt, type Position, type Range, rangeOf } from '../text/position';
import { type Span, touches } from '../text/span';
import { actorSections, unknownActorSections } from './hover/actor-card';
import { annotationSection, type Credit } from './hover/annotation-card';
import { problemSections } from './hover/problem-card';
import type { HoverSection } from './hover/section';
import { speechSections } from './hover/speech-card';
import { mentionAt, type OpenArticle, openArticle } from './open-article';
import { annotationsAt, type PlacedAnnotation } from './placed-annotations';

export interface Hover {
	/** The words that the hover is about. */
	readonly range: Range;
	readonly sections: readonly HoverSection[];
}

/** An annotated passage may carry the codes of many annotators; a hover is for reading. */
const MAX_ANNOTATIONS = 5;

/**
 * What there is to know at a position of an open article, the nearest first: the actor who is mentioned (or who could
 * be, or a name that no actor has), the annotations, who says the words, and what is reported about the sentence.
 * @param credits who made an annotation that does not say it itself, where that is known
 */
export function hoverAt(
	corpus: Corpus,
	path: CorpusPath,
	position: Position,
	credits: ReadonlyMap<Annotation, Credit> = new Map(),
): Hover | undefined {
	const article = openArticle(corpus, path);
	if (!article) return undefined;
	const offset = offsetAt(article.lines, position);
	const mention = mentionAt(article, offset);
	const annotations = annotationsAt(corpus, path, offset);
	const speech = speechSections(corpus, article, offset);
	const problems = problemSections(corpus, path, offset);
	const sections = [
		...(mention ? actorSections(corpus, article, mention) : unknownActorSections(article, offset)),
		...annotations
			.slice(0, MAX_ANNOTATIONS)
			.map(placed => annotationSection(corpus, placed, credits.get(placed.annotation))),
		...(annotations.length > MAX_ANNOTATIONS ? [more(annotations.length - MAX_ANNOTATIONS)] : []),
		...speech.sections,
		...problems.sections,
	];
	if (sections.length === 0) return undefined;
	const annotated = annotations[0]?.at.find(span => touches(span, offset));
	const words = mention ?? annotated ?? speech.span ?? problems.span ?? { start: offset, end: offset };
	return { range: rangeIn(article, words), sections };
}

/** The annotations that a hover shows at a position and that do not say who made them, or when. */
export function uncreditedAt(corpus: Corpus, path: CorpusPath, position: Position): readonly PlacedAnnotation[] {
	const lines = corpus.articles.get(path)?.summary.lines;
	if (!lines) return [];
	return annotationsAt(corpus, path, offsetAt(lines, position))
		.slice(0, MAX_ANNOTATIONS)
		.filter(({ annotation }) => annotation.by === undefined || annotation.created === undefined);
}

/**
 * A hover as one Markdown text.
 * @param addressOf the address of a file of the corpus at a line (from 1), or undefined where it cannot be linked to
 */
export function hoverMarkdown(
	{ sections }: Hover,
	addressOf: (path: CorpusPath, line: number) => string | undefined,
): string {
	return sections
		.map(({ markdown, links }) => {
			const shown = links.flatMap(link => {
				const address = 'url' in link ? link.url : addressOf(link.to.path, link.to.range.start.line + 1);
				return address === undefined ? [] : [`[${link.label}](<${address.replace(/[<>\s]/g, encodeURIComponent)}>)`];
			});
			return shown.length === 0 ? markdown : `${markdown}\n\n${shown.join(' · ')}`;
		})
		.join('\n\n---\n\n');
}

const more = (count: number): HoverSection => ({ markdown: `*and ${count} more annotations here*`, links: [] });

const rangeIn = ({ lines }: OpenArticle, span: Span): Range => rangeOf(lines, span);
