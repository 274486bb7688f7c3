import type { Attribution } from '../../analysis/analysis';
import type { Corpus } from '../../corpus/corpus';
import { type Span, touches } from '../../text/span';
import { actorName } from '../actor-places';
import { bold, escapeMarkdown } from '../markdown';
import { attributionAt, type OpenArticle } from '../open-article';
import type { HoverSection } from './section';

/** Who says the words at an offset. */
export function speechSections(
	corpus: Corpus,
	article: OpenArticle,
	offset: number,
): { readonly sections: readonly HoverSection[]; readonly span?: Span } {
	const found = attributionAt(article, offset);
	if (found) {
		return {
			sections: [{ markdown: attributionMarkdown(corpus, article, found.attribution), links: [] }],
			span: found.part,
		};
	}
	const quote = article.analysis.quotes.filter(candidate => touches(candidate, offset)).at(-1);
	if (!quote) return { sections: [] };
	const markdown =
		quote.role === 'speech'
			? '**Quoted speech** · the text does not say whose.'
			: '**Quotation marks** · a title, a slogan, or words held at a distance; not taken as speech.';
	return { sections: [{ markdown, links: [] }], span: quote };
}

const kinds: Readonly<Record<Attribution['kind'], string>> = {
	direct: 'quoted directly',
	indirect: 'reported indirectly',
	mixed: 'partly quoted',
};

function attributionMarkdown(corpus: Corpus, { text }: OpenArticle, attribution: Attribution): string {
	const words = (spans: readonly Span[]) => spans.map(({ start, end }) => escapeMarkdown(text.slice(start, end), 120));
	const source = words(attribution.source).join(' … ');
	const who = attribution.actor === undefined ? source : bold(actorName(corpus, attribution.actor));
	const named = attribution.actor !== undefined && source !== '' ? ` (“${source}”)` : '';
	const cue = attribution.cue.length === 0 ? '' : ` · cue “${words(attribution.cue).join(' … ')}”`;
	const vague = attribution.vague ? '\n\nA reader cannot find this source.' : '';
	return `**Says:** ${who === '' ? '*no source named*' : who}${named} · ${kinds[attribution.kind]}${cue}${vague}`;
}
