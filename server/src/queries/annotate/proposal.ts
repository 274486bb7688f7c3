import type { Attribution } from '../../analysis/analysis';
import { candidatesOf } from '../../analysis/candidates-of';
import type { AnnotationType, ClaimSource } from '../../annotation/annotation';
import type { Actor, ActorId, ActorKind } from '../../codebook/codebook';
import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { contains, overlaps, type Span, touches } from '../../text/span';
import { articleProblems } from '../diagnostics';
import { actorsMeant, type OpenArticle, openArticle } from '../open-article';
import { requiredFields } from '../yaml/problems';
import { type Extent, extentsAt, trimmed } from './extents';

/** What an annotation at a place of an article would be, as far as that can be inferred. Nothing is decided by it. */
export interface Proposal {
	/** What can be made here, the likeliest first. */
	readonly types: readonly ProposedType[];
	/** Whoever these words are attributed to: needs no question. */
	readonly holder?: Suggestion;
	/** Who else could take a stance here, the likeliest first. */
	readonly holders: readonly Suggestion[];
	/** Whom a stance could be towards, the nearest first, without the holder. */
	readonly targets: readonly Suggestion[];
	/** Whom the words name. */
	readonly named: readonly Suggestion[];
	/** Where a claim could come from, the likeliest first. */
	readonly sources: readonly Suggestion[];
	/** A name in these words, or of who says them, that no actor has. */
	readonly newActor?: { readonly name: string; readonly kind: ActorKind };
	/** The fields that an annotation of each type must have in this corpus. */
	readonly required: Readonly<Record<AnnotationType, readonly string[]>>;
}

export interface ProposedType {
	readonly type: Exclude<AnnotationType, 'dismissed'>;
	/** The words that it would be made on; more than one span where several stretches are selected. */
	readonly spans: readonly Span[];
}

export interface Suggestion {
	readonly actor: ActorId;
	/** Why this one, in a few words. */
	readonly why: string;
}

/**
 * What would be annotated at some selections of an open article, or at its cursor where they are empty, and what can be
 * said about it beforehand. Undefined where there is nothing but blanks.
 */
export function proposeAnnotation(corpus: Corpus, path: CorpusPath, selections: readonly Span[]): Proposal | undefined {
	const article = openArticle(corpus, path);
	if (!article) return undefined;
	const chosen = merged(selections.flatMap(span => trimmed(article.text, span) ?? []));
	const [selection] = selections;
	const cursor = selection && nearestWord(article.text, selection.start);
	const extents = chosen.length === 0 && cursor !== undefined ? extentsAt(article, { start: cursor, end: cursor }) : [];
	if (chosen.length === 0 && extents.length === 0) return undefined;
	const spansOf = (type: ProposedType['type']) =>
		chosen.length > 0 ? chosen : spanOf(corpus, article, extents, type, cursor as number);
	const words = whole(spansOf('stance'));
	const holder = speakerOf(article, words);
	const author = authorOf(corpus, article);
	const named = namedIn(article, whole(spansOf('mention')), 'named by these words');
	const near = nearby(corpus, article, words);
	const earlier = before(corpus, article, words);
	const source = speakerOf(article, whole(spansOf('claim')));
	return {
		types: order(corpus, article, chosen, words).map(type => ({ type, spans: spansOf(type) })),
		holder,
		holders: distinct([
			...(holder ? [holder] : []),
			...(article.analysis.genre === 'opinion' && author ? [author] : []),
			...earlier,
			...near,
		]),
		targets: distinct(near).filter(({ actor }) => actor !== holder?.actor),
		named,
		sources: distinct([
			...(source ? [source] : []),
			...running(article, words),
			...earlier,
			...(author ? [author] : []),
		]).slice(0, 9),
		newActor: nameWithoutActor(article, whole(spansOf('mention'))),
		required: required(corpus),
	};
}

/** The likely sources of a claim, as actors; the first is who the words are attributed to, where they are. */
export function likelySources(corpus: Corpus, article: OpenArticle, claim: Span): readonly Suggestion[] {
	const source = speakerOf(article, claim);
	return distinct([...(source ? [source] : []), ...running(article, claim), ...before(corpus, article, claim)]);
}

/** A claim's source as it is written into a sidecar. */
export function sourceField(source: ClaimSource): string | Readonly<Record<string, string | undefined>> {
	if (source.kind === 'document') return { document: source.document, url: source.url };
	if (source.kind !== 'actor') return source.kind;
	const { actor, via } = source;
	const isWord = ['author', 'anonymous', 'common-knowledge', 'none'].includes(actor);
	return via !== undefined || isWord ? { actor, via } : actor;
}

const types = ['stance', 'claim', 'mention', 'code', 'note'] as const;

/** A finding asks for a claim's source, a selected name for an actor; otherwise stances are what people annotate. */
function order(
	corpus: Corpus,
	{ analysis, path }: OpenArticle,
	chosen: readonly Span[],
	words: Span,
): readonly ProposedType['type'][] {
	const isName = [...analysis.mentions, ...candidatesOf(analysis)].some(
		({ start, end }) => chosen[0]?.start === start && chosen[0].end === end,
	);
	const first = isName ? 'mention' : findingAt(corpus, path, words) ? 'claim' : 'stance';
	return [first, ...types.filter(type => type !== first)];
}

/** What a cursor means depends on what is made of it: a name, a claim's sentence, somebody's words. */
function spanOf(
	corpus: Corpus,
	{ analysis, path }: OpenArticle,
	extents: readonly Extent[],
	type: ProposedType['type'],
	cursor: number,
): readonly Span[] {
	const of = (kind: Extent['kind']) => extents.find(extent => extent.kind === kind);
	const plain = ({ start, end }: Span): readonly Span[] => [{ start, end }];
	const smallest = extents[0] as Extent;
	if (type === 'mention') return plain(of('mention') ?? smallest);
	if (type === 'claim') {
		const finding = findingAt(corpus, path, { start: cursor, end: cursor });
		if (finding) return plain(finding);
		const content = contentAt(analysis.attributions, cursor);
		// Whole quotes are noted without their marks.
		const quoted = content && analysis.quotes.find(({ start, end }) => start === content.start && end === content.end);
		// A sentence of one clause is there as the clause.
		return plain((quoted ? of('quote') : content) ?? of('sentence') ?? of('clause') ?? smallest);
	}
	return plain(of('quote') ?? of('clause') ?? of('sentence') ?? smallest);
}

const findingAt = (corpus: Corpus, path: CorpusPath, span: Span): Span | undefined =>
	articleProblems(corpus, path).find(
		finding => finding.end > finding.start && (overlaps(finding, span) || touches(finding, span.start)),
	);

function contentAt(attributions: readonly Attribution[], offset: number): Span | undefined {
	const parts = attributions.flatMap(({ content }) => content).filter(part => touches(part, offset));
	return parts.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

/** The actor to whom the words are attributed: by the attribution that holds most of them, of equal ones the narrowest. */
function speakerOf({ analysis, text }: OpenArticle, words: Span): Suggestion | undefined {
	let best:
		| { readonly actor: ActorId; readonly shared: number; readonly size: number; readonly why: string }
		| undefined;
	for (const { actor, content, cue, source } of analysis.attributions) {
		if (actor === undefined) continue;
		// Somebody may select "she rejected the plan" whole, cue and all.
		const parts = [...content, ...(cue.some(span => contains(words, span)) ? [...cue, ...source] : [])];
		const shared = parts.reduce((sum, part) => sum + common(part, words), 0);
		const size = content.reduce((sum, { start, end }) => sum + end - start, 0);
		if (shared === 0 || (best && (shared < best.shared || (shared === best.shared && size >= best.size)))) continue;
		const verb = cue[0] && text.slice(cue[0].start, cue[0].end);
		best = { actor, shared, size, why: verb ? `“${clip(verb)}”` : 'says this' };
	}
	return best && { actor: best.actor, why: best.why };
}

/** Whoever was the source of what was said just before. */
function running({ analysis }: OpenArticle, words: Span): readonly Suggestion[] {
	let last: { readonly actor: ActorId; readonly start: number } | undefined;
	for (const { actor, content } of analysis.attributions) {
		const start = content[0]?.start;
		if (actor === undefined || start === undefined || start >= words.start) continue;
		if (!last || start > last.start) last = { actor, start };
	}
	return last ? [{ actor: last.actor, why: 'the source before' }] : [];
}

/** Those who are named before the words and could speak, the last one first. */
function before({ registry }: Corpus, { analysis }: OpenArticle, words: Span): readonly Suggestion[] {
	const speaks = (actor: ActorId | undefined) => actor !== undefined && registry.actors.get(actor)?.kind !== 'place';
	const found = analysis.mentions.filter(({ end, actor }) => end <= words.start && speaks(actor)).slice(-12);
	return found.reverse().map(({ actor }) => ({ actor: actor as ActorId, why: 'named before' }));
}

const namedIn = ({ analysis }: OpenArticle, words: Span, why: string): readonly Suggestion[] =>
	distinct(
		analysis.mentions
			.filter(mention => overlaps(mention, words))
			.flatMap(actorsMeant)
			.map(actor => ({ actor, why })),
	);

/** The actors named around some words, by their distance from them in the text; in another paragraph counts as far. */
function nearby({ registry }: Corpus, { analysis, text }: OpenArticle, words: Span): readonly Suggestion[] {
	const { article, mentions, metadata } = analysis;
	/** The paper itself, and places, are named often and seldom meant: they come behind the others there. */
	const isSetting = (id: ActorId) => {
		const actor = registry.actors.get(id);
		return actor?.kind === 'place' || (metadata.outlet !== undefined && isNamed(actor, metadata.outlet));
	};
	const sentence = around(article.sentences, words);
	const paragraph = around(article.paragraphs, words);
	const rankOf = (mention: Span, actor: ActorId) => {
		if (overlaps(mention, words)) return 0;
		if (isSetting(actor) || isAddressee(text, mention)) return 4;
		if (contains(sentence, mention)) return 1;
		return contains(paragraph, mention) ? 2 : 3;
	};
	const why = [
		'named in these words',
		'named in this sentence',
		'named in this paragraph',
		'named near by',
		'named near by',
	] as const;
	return distinct(
		mentions
			.flatMap(mention => actorsMeant(mention).map(actor => ({ actor, mention, rank: rankOf(mention, actor) })))
			.sort((a, b) => a.rank - b.rank || distance(a.mention, words) - distance(b.mention, words))
			.map(({ actor, rank }) => ({ actor, why: why[rank] as string })),
	).slice(0, 9);
}

/** "She told the paper" says nothing about the paper. */
const isAddressee = (text: string, { start }: Span): boolean =>
	/\b(?:told|tells|telling|informed|reminded|assured)\s+(?:the\s+|a\s+)?$/i.test(
		text.slice(Math.max(0, start - 24), start),
	);

/** The article's author, where the corpus knows them as an actor. */
function authorOf(corpus: Corpus, { analysis }: OpenArticle): Suggestion | undefined {
	const name = analysis.metadata.author;
	if (!name) return undefined;
	const author = [...corpus.registry.actors.values()].find(actor => isNamed(actor, name));
	return author && { actor: author.id, why: 'the author' };
}

const isNamed = (actor: Actor | undefined, name: string): boolean =>
	actor !== undefined && [actor.name, ...actor.aliases].some(form => form.toLowerCase() === name.trim().toLowerCase());

function nameWithoutActor({ analysis }: OpenArticle, words: Span): Proposal['newActor'] {
	const candidate = candidatesOf(analysis).find(span => overlaps(span, words));
	return candidate && { name: candidate.name, kind: candidate.kind };
}

const required = (corpus: Corpus): Proposal['required'] => ({
	mention: requiredFields(corpus, 'mention'),
	claim: requiredFields(corpus, 'claim'),
	stance: requiredFields(corpus, 'stance'),
	code: requiredFields(corpus, 'code'),
	note: requiredFields(corpus, 'note'),
	dismissed: requiredFields(corpus, 'dismissed'),
});

function distinct(suggestions: readonly Suggestion[]): readonly Suggestion[] {
	const seen = new Set<ActorId>();
	return suggestions.filter(({ actor }) => !seen.has(actor) && seen.add(actor));
}

/** Selections in order, those that touch made one. */
function merged(spans: readonly Span[]): readonly Span[] {
	const result: Span[] = [];
	for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
		const last = result.at(-1);
		if (last && start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
		else result.push({ start, end });
	}
	return result;
}

/** Where a cursor among blanks is meant to be: at the next word of its line, or behind the one before. */
function nearestWord(text: string, offset: number): number {
	if (/\S/.test(text[offset] ?? ' ') || /\S/.test(text[offset - 1] ?? ' ')) return offset;
	let next = offset;
	while (next < text.length && /[^\S\n]/.test(text[next] ?? '')) next++;
	if (next < text.length && text[next] !== '\n') return next;
	let last = offset;
	while (last > 0 && /[^\S\n]/.test(text[last - 1] ?? '')) last--;
	return last > 0 && text[last - 1] !== '\n' ? last : offset;
}

const whole = (spans: readonly Span[]): Span => ({ start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 });

/** From the start of the first to the end of the last of sorted spans that words stand in. */
function around(spans: readonly Span[], words: Span): Span {
	const held = spans.filter(span => overlaps(span, words));
	return { start: held[0]?.start ?? words.start, end: held.at(-1)?.end ?? words.end };
}

const common = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
const distance = (a: Span, b: Span): number => Math.max(0, a.start - b.end, b.start - a.end);
const clip = (words: string): string => (words.length > 40 ? `${words.slice(0, 40)}…` : words);
