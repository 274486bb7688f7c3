import type { CorpusPath } from '../../corpus/corpus';
import { sidecarPath, sidecarTarget } from '../../corpus/paths';

/** The names of the annotation files of an article, among the names of the files in its folder. */
export const sidecarsAmong = (article: string, names: readonly string[]): readonly string[] =>
	names.filter(name => name.endsWith('.ann.yaml') && sidecarTarget(name).articlePath === article).sort();

/** What an annotation file is called when its article gets another path. */
export const renamedSidecar = (sidecar: CorpusPath, article: CorpusPath): CorpusPath =>
	sidecarPath(article, sidecarTarget(sidecar).layer);

/**
 * Annotation files that were copied together with their article, by names that an editor made up for each by itself
 * (“a.txt.mara.ann copy.yaml” beside “a copy.txt”), each with the name that belongs to the article’s copy.
 * @param names of files that were created at once in one folder
 */
export function copiedSidecars(names: readonly string[]): readonly (readonly [name: string, proper: string])[] {
	/** Copies by the name of what they are copies of. */
	const copies = new Map(
		names.flatMap(name => {
			const original = /^(.+) copy(?: \d+)?(\.[^.]+)$/.exec(name);
			return original ? [[`${original[1]}${original[2]}`, name] as const] : [];
		}),
	);
	return [...copies].flatMap(([original, name]) => {
		if (!original.endsWith('.ann.yaml')) return [];
		const article = copies.get(sidecarTarget(original).articlePath);
		return article === undefined ? [] : [[name, renamedSidecar(original, article)] as const];
	});
}
