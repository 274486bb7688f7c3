import type { Annotation } from '../annotation/annotation';
import type { ZoneKind } from '../article/article';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { type Range, rangeOf } from '../text/position';
import type { Span } from '../text/span';
import { actorName } from './actor-places';
import { shorten } from './markdown';
import { type OpenArticle, openArticle } from './open-article';
import { annotationsOf, type PlacedAnnotation } from './placed-annotations';
import { zoneRuns } from './zone-runs';

/** A part of an article, with the parts in it. */
export interface ArticleSymbol {
	readonly kind: 'zone' | 'quote' | 'annotation';
	/** The zone's kind or the annotation's type, for icons; `quote` for quotes. */
	readonly sort: ZoneKind | Annotation['type'] | 'quote';
	/** Never blank. */
	readonly name: string;
	readonly detail: string;
	readonly range: Range;
	readonly children: readonly ArticleSymbol[];
}

/** The zones of an open article with the quoted speech and the annotations in each, all in the order of the text. */
export function articleSymbols(corpus: Corpus, path: CorpusPath): readonly ArticleSymbol[] {
	const article = openArticle(corpus, path);
	if (!article) return [];
	const { analysis } = article;
	const parts = [
		...analysis.quotes.filter(({ role, depth }) => role === 'speech' && depth === 0).map(quotePart),
		...annotationsOf(corpus, path).flatMap(placed => annotationPart(corpus, placed)),
	].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);

	let next = 0;
	return zoneRuns(analysis.article.zones).map(zone => {
		const children: ArticleSymbol[] = [];
		for (let part = parts[next]; part && part.span.start < zone.end; part = parts[++next]) {
			children.push(symbol(article, part, []));
		}
		return symbol(article, { kind: 'zone', sort: zone.kind, span: zone, detail: zone.kind }, children);
	});
}

interface Part {
	readonly kind: ArticleSymbol['kind'];
	readonly sort: ArticleSymbol['sort'];
	readonly span: Span;
	readonly detail: string;
}

const NAME_LENGTH = 60;

function symbol({ text, lines }: OpenArticle, { kind, sort, span, detail }: Part, children: readonly ArticleSymbol[]) {
	// More than the name's length, so that cut text shows its ellipsis; never the whole of a long zone.
	const words = text.slice(span.start, Math.min(span.end, span.start + 2 * NAME_LENGTH));
	const name = shorten(words.replace(/\s+/g, ' ').trim(), NAME_LENGTH) || sort;
	return { kind, sort, name, detail, range: rangeOf(lines, span), children };
}

const quotePart = ({ start, end }: Span): Part => ({
	kind: 'quote',
	sort: 'quote',
	span: { start, end },
	detail: 'quote',
});

function annotationPart(corpus: Corpus, { annotation, at, sidecar }: PlacedAnnotation): readonly Part[] {
	const [span] = at;
	if (!span) return [];
	const layer = sidecar.layer === undefined ? '' : ` · ${sidecar.layer}`;
	const detail = `${annotation.type}${content(corpus, annotation)}${layer}`;
	return [{ kind: 'annotation', sort: annotation.type, span, detail }];
}

function content(corpus: Corpus, annotation: Annotation): string {
	switch (annotation.type) {
		case 'mention':
			return annotation.actor === undefined ? '' : `: ${actorName(corpus, annotation.actor)}`;
		case 'stance': {
			const { holder = '?', target = '?', stance = '?' } = annotation;
			return `: ${holder} ▸ ${target} ${stance}`;
		}
		case 'claim':
			return annotation.source?.kind === 'actor' ? `: ${actorName(corpus, annotation.source.actor)}` : '';
		case 'code':
			return `: ${annotation.codes.join(', ')}`;
		case 'note':
			return annotation.note === undefined ? '' : `: ${shorten(annotation.note, NAME_LENGTH)}`;
		case 'dismissed':
			return annotation.rule === undefined ? '' : `: ${annotation.rule}`;
	}
}
