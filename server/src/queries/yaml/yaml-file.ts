import type { ActorsFile } from '../../codebook/read-actors';
import type { CorpusFile } from '../../codebook/read-corpus';
import { facets, wordFacet } from '../../corpus/contribution';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { sidecarTarget } from '../../corpus/paths';
import type { LineIndex } from '../../text/position';
import type { MeantWord } from './meaning';

/** A YAML file of a corpus. */
export type YamlFile = { readonly path: CorpusPath; readonly source: string; readonly lines: LineIndex } & (
	| { readonly kind: 'sidecar'; readonly record: SidecarRecord }
	| { readonly kind: 'actors'; readonly file: ActorsFile }
	| { readonly kind: 'settings'; readonly file: CorpusFile }
);

const settingsPath = 'corpus.yaml';

/** The YAML file at a path, or undefined where the corpus has none there. */
export function yamlFile(corpus: Corpus, path: CorpusPath): YamlFile | undefined {
	if (path === settingsPath) {
		const { file } = corpus;
		return { kind: 'settings', path, source: file.source, lines: file.lines, file };
	}
	const actors = corpus.actorFiles.get(path);
	if (actors) return { kind: 'actors', path, source: actors.source, lines: actors.lines, file: actors };
	const record = corpus.sidecars.get(sidecarTarget(path).articlePath)?.find(sidecar => sidecar.path === path);
	return record && sidecarFile(record);
}

export function sidecarFile(record: SidecarRecord): YamlFile {
	return { kind: 'sidecar', path: record.path, source: record.sidecar.source, lines: record.lines, record };
}

/**
 * The YAML files of a corpus that can have an id as what it is, sorted by path: corpus.yaml, the files of actors, and the
 * annotation files of the articles where it is counted or where one says more than could be read.
 */
export function yamlFilesWith(corpus: Corpus, { sort, text }: Pick<MeantWord, 'sort' | 'text'>): readonly YamlFile[] {
	const { index } = corpus;
	const counted =
		sort === 'actor'
			? index.get(text)?.annotated
			: sort === 'stance' || sort === 'topic' || sort === 'code'
				? index.facet(wordFacet(sort, text))
				: undefined;
	const articles = new Set([...(counted?.keys() ?? []), ...index.facet(facets.faulty).keys()]);
	const paths = new Set<CorpusPath>([settingsPath, ...corpus.actorFiles.keys()]);
	for (const article of articles) for (const { path } of corpus.sidecars.get(article) ?? []) paths.add(path);
	return [...paths].sort().flatMap(path => yamlFile(corpus, path) ?? []);
}
