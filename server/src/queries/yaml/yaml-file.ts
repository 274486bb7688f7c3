import type { ActorsFile } from '../../codebook/read-actors';
import type { CorpusFile } from '../../codebook/read-corpus';
import type { Corpus, CorpusPath, SidecarRecord } from '../../corpus/corpus';
import { sidecarTarget } from '../../corpus/paths';
import type { LineIndex } from '../../text/position';

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

/** All YAML files of a corpus, sorted by path: a rename must look at each of them. */
export function yamlFiles(corpus: Corpus): readonly YamlFile[] {
	const paths = new Set<CorpusPath>([settingsPath, ...corpus.actorFiles.keys()]);
	for (const records of corpus.sidecars.values()) for (const { path } of records) paths.add(path);
	return [...paths].sort().flatMap(path => yamlFile(corpus, path) ?? []);
}
