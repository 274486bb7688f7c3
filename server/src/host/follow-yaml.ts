import { applyChanges } from '../corpus/apply-changes';
import type { ArticleRecord, Corpus, CorpusChange, CorpusPath, ReadArticleText } from '../corpus/corpus';
import { SETTINGS_FILE } from '../corpus/paths';
import { SharedMap } from '../corpus/shared-map';

/** What corpus.yaml and the actors say. */
type Yaml = Pick<Corpus, 'file' | 'actorFiles' | 'registry' | 'registryProblems' | 'matcher'>;

/** Articles that do not yet follow changes of the YAML files. */
export interface Behind {
	/** What the YAML files said before the changes. */
	readonly from: Yaml;
	readonly changes: readonly CorpusChange[];
	readonly paths: readonly CorpusPath[];
}

/** Whether a change is one of corpus.yaml or the actors, which all articles may have to follow. */
export const isYamlChange = (corpus: Corpus, { kind, path }: CorpusChange): boolean =>
	kind === 'actors' || kind === 'settings' || path === SETTINGS_FILE || corpus.actorFiles.has(path);

/**
 * The corpus after changes of corpus.yaml and the actors. Of its articles only `paths` follow at once; the others, where
 * they have to follow at all, are returned as being behind. So the cost does not grow with the corpus.
 */
export function changeYaml(
	corpus: Corpus,
	changes: readonly CorpusChange[],
	paths: readonly CorpusPath[],
	readText: ReadArticleText,
): { readonly corpus: Corpus; readonly behind?: Behind } {
	const next = changePart(corpus, changes, paths, readText);
	const sameForArticles = next.matcher === corpus.matcher && next.file.settings.genre === corpus.file.settings.genre;
	if (sameForArticles) return { corpus: next };
	const done = new Set(paths);
	const others = [...corpus.articles.keys()].filter(path => !done.has(path));
	return { corpus: next, behind: { from: yamlOf(corpus), changes, paths: others } };
}

/** The corpus with some more of the articles following that are behind. */
export function followYaml(
	corpus: Corpus,
	{ from, changes }: Behind,
	paths: readonly CorpusPath[],
	readText: ReadArticleText,
): Corpus {
	return { ...changePart({ ...corpus, ...from }, changes, paths, readText), ...yamlOf(corpus) };
}

/** The changes applied to the YAML files and to some of the articles. */
function changePart(
	corpus: Corpus,
	changes: readonly CorpusChange[],
	paths: readonly CorpusPath[],
	readText: ReadArticleText,
): Corpus {
	const part = SharedMap.empty<ArticleRecord>().edit();
	for (const path of paths) {
		const record = corpus.articles.get(path);
		if (record) part.set(path, record);
	}
	const next = applyChanges({ ...corpus, articles: part.finish() }, changes, readText);
	const articles = corpus.articles.edit();
	for (const [path, record] of next.articles) articles.set(path, record);
	return { ...next, articles: articles.finish() };
}

const yamlOf = ({ file, actorFiles, registry, registryProblems, matcher }: Yaml): Yaml => ({
	file,
	actorFiles,
	registry,
	registryProblems,
	matcher,
});
