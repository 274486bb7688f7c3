import type { CorpusPath } from '../corpus/corpus';
import { FileError, type Files } from './files';

/**
 * Writes one of a corpus's own YAML files, in one step: a reader sees the old text or the new one.
 * @param path relative to `root`; its folder must exist
 * @throws FileError where the file is no YAML file (articles are never written), where it would lie outside the corpus,
 * links followed, or where the system refuses
 */
export async function writeCorpusFile(files: Files, root: string, path: CorpusPath, text: string): Promise<void> {
	if (!/\.ya?ml$/.test(path)) throw new FileError('unreadable', `Standpoint writes YAML files only, not ${path}.`);
	const target = files.join(root, path);
	const folder = await files.real(files.parent(target));
	if (!files.within(root, target) || files.within(await files.real(root), folder) === undefined) {
		throw new FileError('unreadable', `${path} lies outside the corpus, so it was not written.`);
	}
	await files.write(target, text);
}
