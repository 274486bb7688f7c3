import type { CorpusPath } from '../../corpus/corpus';
import { sidecarPath, sidecarTarget } from '../../corpus/paths';

/** The names of the annotation files of an article, among the names of the files in its folder. */
export const sidecarsAmong = (article: string, names: readonly string[]): readonly string[] =>
	names.filter(name => name.endsWith('.ann.yaml') && sidecarTarget(name).articlePath === article).sort();

/** What an annotation file is called when its article gets another path. */
export const renamedSidecar = (sidecar: CorpusPath, article: CorpusPath): CorpusPath =>
	sidecarPath(article, sidecarTarget(sidecar).layer);
