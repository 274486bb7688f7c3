import type { Corpus, CorpusPath } from '../../corpus/corpus';
import { type Location, type Range, rangeOf } from '../../text/position';
import { wordsOfField } from './meaning';
import { outlineOf } from './outline';
import { yamlFile } from './yaml-file';

/** A stretch of a YAML file that leads somewhere: to a place in the corpus, or to a web page whose address is made here. */
export type YamlLink = { readonly range: Range; readonly tooltip: string } & (
	| { readonly to: Location }
	| { readonly url: string }
);

const wikidataId = /^Q[1-9]\d{0,11}$/;

/** From each quote to its words in the article, and from Wikidata ids to their pages. */
export function yamlLinks(corpus: Corpus, path: CorpusPath): readonly YamlLink[] {
	const file = yamlFile(corpus, path);
	if (!file) return [];
	if (file.kind === 'sidecar') {
		const article = corpus.articles.get(file.record.articlePath)?.summary;
		if (!article) return [];
		return file.record.resolved.flatMap(({ annotation, at: [first] }) => {
			const quote = annotation.valueSpans.quote;
			if (!quote || !first) return [];
			const to = { path: article.path, range: rangeOf(article.lines, first) };
			return [{ range: rangeOf(file.lines, quote), tooltip: 'Show in the article', to }];
		});
	}
	if (file.kind === 'settings') return [];
	return outlineOf(file.source)
		.fields.flatMap(field => wordsOfField(file.kind, field))
		.filter(({ sort, text }) => sort === 'wikidata' && wikidataId.test(text))
		.map(word => ({
			range: rangeOf(file.lines, word),
			tooltip: 'Show on Wikidata',
			url: `https://www.wikidata.org/wiki/${word.text}`,
		}));
}
