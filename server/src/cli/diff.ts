import { jsonDiff, textDiff } from '../exchange/diff-report';
import { annotationChanges, type SidecarChanges } from '../host/annotation-changes';
import { repositoryOf, resolveRevision } from '../host/git';
import { CommandError, corpusRoots, shownPath, type Terminal } from './terminal';

/**
 * `standpoint diff REV [REV2]`: what changed in the annotations of the corpora here between two commits, or between a
 * commit and the files as they are now.
 * @returns exit code 0
 * @throws CommandError where there is no repository or no such commit
 */
export async function diff(
	terminal: Terminal,
	revisions: readonly [from: string, to: string | undefined],
	format: 'text' | 'json',
): Promise<number> {
	const all: SidecarChanges[] = [];
	for (const root of await corpusRoots(terminal, '.')) {
		if ((await repositoryOf(root)) === undefined) {
			throw new CommandError(`${shownPath(terminal, root) || '.'} lies in no git repository.`);
		}
		const [from, to] = await Promise.all(revisions.map(revision => commitOf(root, revision)));
		const changes = await annotationChanges(terminal.files, root, from, to);
		if (!changes) throw new CommandError('git could not compare the annotations.');
		const shown = (path: string) => shownPath(terminal, terminal.files.join(root, path));
		for (const one of changes) {
			const former = one.formerArticle === undefined ? {} : { formerArticle: shown(one.formerArticle) };
			all.push({ ...one, ...former, article: shown(one.article) });
		}
	}
	await terminal.print(format === 'json' ? JSON.stringify(jsonDiff(all), undefined, 2) : textDiff(all));
	return 0;
}

async function commitOf(root: string, revision: string | undefined): Promise<string | undefined> {
	if (revision === undefined) return undefined;
	const commit = await resolveRevision(root, revision);
	if (commit === undefined) throw new CommandError(`there is no commit “${revision}”.`);
	return commit;
}
