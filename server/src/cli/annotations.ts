import { annotationJson } from '../exchange/annotation-json';
import { loadCorpus } from '../host/load-corpus';
import { corpusRoots, shownPath, type Terminal } from './terminal';

/**
 * `standpoint annotations [DIR]`: one line of JSON per annotation, resolved against the text as it is now; by article,
 * the shared layer first, then by annotator, each in the order of its file.
 * @returns exit code 0, or 1 where an annotation file could not be read
 */
export async function annotations(terminal: Terminal, dir: string): Promise<number> {
	let failed = false;
	for (const root of await corpusRoots(terminal, dir)) {
		const { corpus } = await loadCorpus(terminal.files, root, { log: terminal.warn });
		for (const [path, reason] of corpus.unreadable) {
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
