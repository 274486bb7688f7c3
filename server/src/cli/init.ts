import * as path from 'node:path';
import { type Files, isAbsent } from '../host/files';
import { proposeCorpus } from '../host/propose-corpus';
import { writeCorpusFile } from '../host/write-file';
import { CommandError, shownPath, type Terminal } from './terminal';

/**
 * `standpoint init [DIR]`: makes a corpus of a folder of articles. Writes corpus.yaml, and actors.yaml with the actors that
 * the texts suggest; files that exist are kept.
 * @returns exit code 0
 * @throws CommandError where DIR is no folder, is a corpus already, or cannot be written to
 */
export async function init(terminal: Terminal, dir: string): Promise<number> {
	const { files } = terminal;
	const folder = path.resolve(terminal.cwd, dir);
	if (!(await exists(files, folder))) throw new CommandError(`${dir}: there is no such folder.`);
	if (await exists(files, files.join(folder, 'corpus.yaml'))) {
		throw new CommandError(`${dir} is a corpus already: it has a corpus.yaml.`);
	}
	const { settings, actors, articles, suggested } = await proposeCorpus(files, folder);
	try {
		const keepsActors = await exists(files, files.join(folder, 'actors.yaml'));
		if (!keepsActors) await writeCorpusFile(files, folder, 'actors.yaml', actors);
		// Last, because it is what makes the folder a corpus: the actors are there by then.
		await writeCorpusFile(files, folder, 'corpus.yaml', settings);
		const found = `${articles} ${articles === 1 ? 'article' : 'articles'}`;
		const suggestions = keepsActors
			? 'actors.yaml was kept as it is.'
			: `actors.yaml suggests ${suggested} ${suggested === 1 ? 'actor' : 'actors'}: edit it to taste.`;
		await terminal.print(`${shownPath(terminal, folder) || '.'} is a corpus now, of ${found}. ${suggestions}`);
		return 0;
	} catch (error) {
		throw new CommandError(`${dir}: ${error instanceof Error ? error.message : String(error)}`);
	}
}

async function exists(files: Files, file: string): Promise<boolean> {
	try {
		await files.inspect(file);
		return true;
	} catch (error) {
		return !isAbsent(error);
	}
}
