import { inShard, type Shard } from '../corpus/shards';
import { annotationJson } from '../exchange/annotation-json';
import { oneCorpus } from './shard-option';
import { CommandError, corpusRoots, loadPart, shownPath, type Terminal } from './terminal';

/**
 * `standpoint annotations [DIR]`: one line of JSON per annotation, resolved against the text as it is now; by article,
 * the shared layer first, then by annotator, each in the order of its file.
 * @param shard only the articles of this part of the corpus
 * @returns exit code 0, or 1 where an annotation file could not be read
 * @throws CommandError where there is no corpus, or where more than one would be split
 */
export async function annotations(terminal: Terminal, dir: string, shard?: Shard): Promise<number> {
	const roots = await corpusRoots(terminal, dir);
	if (shard !== undefined && roots.length > 1) throw new CommandError(oneCorpus(dir));
	let failed = false;
	for (const root of roots) {
		const { corpus } = await loadPart(terminal, root, shard);
		for (const [path, reason] of corpus.unreadable) {
			if (shard !== undefined && !inShard(path, shard)) continue;
			terminal.warn(`${shownPath(terminal, terminal.files.join(root, path))}: ${reason}`);
			if (path.endsWith('.ann.yaml')) failed = true;
		}
		const articles = [...corpus.sidecars.keys()].sort();
		for (const article of articles) {
			for (const { layer, path, problems, resolved } of corpus.sidecars.get(article) ?? []) {
				const broken = problems.find(problem => problem.code === 'yaml-syntax');
				if (broken !== undefined) {
					failed = true;
					terminal.warn(`${shownPath(terminal, terminal.files.join(root, path))}: ${broken.message}`);
				}
				for (const one of resolved) await terminal.print(JSON.stringify(annotationJson(article, layer, one)));
			}
		}
	}
	return failed ? 1 : 0;
}
