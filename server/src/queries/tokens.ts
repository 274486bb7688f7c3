import { type ActorKind, actorKinds } from '../codebook/codebook';
import type { Corpus, CorpusPath } from '../corpus/corpus';
import { type LineIndex, type Position, positionAt } from '../text/position';
import { byPosition, type Span, spansIn } from '../text/span';
import { type OpenArticle, openArticle } from './open-article';

/** What only the analysis knows; an earlier one is shown where two fall together. */
export const tokenTypes = ['actor', 'cue', 'source', 'quotation', 'heading', 'aside'] as const;
export type TokenType = (typeof tokenTypes)[number];
/** `ambiguous` and the kinds belong to actors. */
export const tokenModifiers = [...actorKinds, 'ambiguous'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];

/** A stretch within one line. */
export interface Token {
	readonly start: Position;
	/** In UTF-16 code units. */
	readonly length: number;
	readonly type: TokenType;
	readonly modifier?: TokenModifier;
}

/**
 * The actors, cues, sources, quoted speech, headings and asides (comments, teasers, boilerplate) of an open article, in order:
 * no token overlaps another, and none goes beyond its line.
 */
export function tokensOf(corpus: Corpus, path: CorpusPath, within?: Span): readonly Token[] {
	const article = openArticle(corpus, path);
	if (!article) return [];
	const stretches = layers(corpus, article).reduceRight<readonly Stretch[]>(
		(below, layer) => overlay(below, layer),
		[],
	);
	return (within ? spansIn(stretches, within) : stretches).flatMap(stretch => byLine(article.lines, stretch));
}

interface Stretch extends Span {
	readonly type: TokenType;
	readonly modifier?: TokenModifier;
}

/** The stretches by type, in the order of `tokenTypes`; each list is sorted and free of overlaps. */
function layers(corpus: Corpus, { analysis }: OpenArticle): readonly (readonly Stretch[])[] {
	const kindOf = (id: string | undefined): ActorKind | undefined =>
		id === undefined ? undefined : corpus.registry.actors.get(id)?.kind;
	const actors = analysis.mentions.map(({ start, end, actor }) => ({
		start,
		end,
		type: 'actor' as const,
		modifier: actor === undefined ? ('ambiguous' as const) : kindOf(actor),
	}));
	const quotes = analysis.quotes.filter(({ role }) => role === 'speech');
	const headings = analysis.article.zones.filter(({ kind }) => kind === 'headline' || kind === 'subheading');
	const asides = analysis.article.zones.filter(
		({ kind }) => kind === 'comment' || kind === 'related' || kind === 'boilerplate',
	);
	return [
		actors,
		disjoint(
			analysis.attributions.flatMap(({ cue }) => cue),
			'cue',
		),
		disjoint(
			analysis.attributions.flatMap(({ source }) => source),
			'source',
		),
		disjoint(quotes, 'quotation'),
		disjoint(headings, 'heading'),
		disjoint(asides, 'aside'),
	];
}

function disjoint(spans: readonly Span[], type: TokenType): readonly Stretch[] {
	const result: Stretch[] = [];
	let end = 0;
	for (const span of [...spans].sort(byPosition)) {
		if (span.end <= end) continue;
		result.push({ start: Math.max(span.start, end), end: span.end, type });
		end = span.end;
	}
	return result;
}

/** The upper stretches, and what they leave of the lower ones; both lists are sorted and free of overlaps. */
function overlay(lower: readonly Stretch[], upper: readonly Stretch[]): readonly Stretch[] {
	const result: Stretch[] = [];
	let next = 0;
	for (const stretch of lower) {
		let { start } = stretch;
		while (next < upper.length && (upper[next] as Stretch).start < stretch.end) {
			const above = upper[next] as Stretch;
			if (above.start > start) result.push({ ...stretch, start, end: above.start });
			start = Math.max(start, above.end);
			// One that reaches beyond this stretch may cover the next one too.
			if (above.end > stretch.end) break;
			result.push(above);
			next++;
		}
		if (start < stretch.end) result.push({ ...stretch, start });
	}
	result.push(...upper.slice(next));
	return result;
}

function byLine(lines: LineIndex, { start, end, type, modifier }: Stretch): readonly Token[] {
	const tokens: Token[] = [];
	for (let at = start; at < end; ) {
		const position = positionAt(lines, at);
		const next = lines.starts[position.line + 1] ?? lines.length + 1;
		const length = Math.min(end, next - 1) - at;
		if (length > 0) tokens.push({ start: position, length, type, modifier });
		at = next;
	}
	return tokens;
}
