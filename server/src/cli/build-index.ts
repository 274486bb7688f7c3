import { inShard, type Shard } from '../corpus/shards';
import { differenceSentence } from '../exchange/verification-report';
import type { Verification } from '../host/verify';
import { verifyFolder } from '../host/verify-folder';
import { corpusCounts } from '../queries/counts';
import { CommandError, corpusRoots, loadPart, shownPath, type Terminal } from './terminal';

/**
 * `standpoint index [DIR]`: reads the corpora that DIR names, keeps what was worked out for the next time, and prints what
 * there is.
 * @param options.shard only the articles of this part of each corpus
 * @param options.verify also reads all files anew and compares; what differs is told, and kept rightly
 * @returns exit code 0, or 1 where something differed
 * @throws CommandError where a part is to be verified
 */
export async function buildIndex(
	terminal: Terminal,
	dir: string,
	{ format, shard, verify }: { readonly format: 'text' | 'json'; readonly shard?: Shard; readonly verify?: boolean },
): Promise<number> {
	if (verify && shard) throw new CommandError('--verify compares a whole corpus: leave out --shard.');
	const corpora = [];
	let differs = false;
	for (const root of await corpusRoots(terminal, dir)) {
		const { corpus, verification } = verify
			? await verifyFolder(terminal.files, root, { ...terminal.resources, log: terminal.warn })
			: { ...(await loadPart(terminal, root, shard)), verification: undefined };
		if (verification && verification.count > 0) {
			differs = true;
			tellDifferences(terminal, root, verification);
		}
		const unreadable = [...corpus.unreadable.keys()].filter(path => shard === undefined || inShard(path, shard)).length;
		const shown = shownPath(terminal, root) || '.';
		corpora.push({ root: shown, ...corpusCounts(corpus), unreadable, differences: verification?.count });
	}
	if (format === 'json') await terminal.print(JSON.stringify(corpora, undefined, 2));
	else for (const counts of corpora) await terminal.print(told(counts));
	return differs ? 1 : 0;
}

function tellDifferences(terminal: Terminal, root: string, { differences, count }: Verification): void {
	const shown = (path: string) => shownPath(terminal, terminal.files.join(root, path));
	for (const difference of differences) terminal.warn(differenceSentence(difference, shown));
	if (count > differences.length) terminal.warn(`… and ${count - differences.length} more`);
}

interface Counts extends ReturnType<typeof corpusCounts> {
	readonly root: string;
	readonly unreadable: number;
	/** Between what was kept and what the files say; absent where that was not compared. */
	readonly differences?: number;
}

function told({ root, articles, actors, mentions, annotations, unreadable, differences }: Counts): string {
	const counts = [
		counted(articles, 'article'),
		counted(actors, 'actor'),
		counted(mentions, 'mention'),
		counted(annotations, 'annotation'),
	].join(', ');
	const verdict =
		differences === undefined
			? ''
			: differences === 0
				? '; read anew, and the same'
				: `; ${counted(differences, 'difference')} found and put right`;
	return `${root}: ${counts}${unreadable > 0 ? `; ${counted(unreadable, 'file')} could not be read` : ''}${verdict}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
