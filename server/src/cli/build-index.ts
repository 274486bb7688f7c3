import { inShard, type Shard } from '../corpus/shards';
import { corpusCounts } from '../queries/counts';
import { corpusRoots, loadPart, shownPath, type Terminal } from './terminal';

/**
 * `standpoint index [DIR]`: reads the corpora that DIR names, keeps what was worked out for the next time, and prints what
 * there is.
 * @param options.shard only the articles of this part of each corpus
 * @returns exit code 0
 */
export async function buildIndex(
	terminal: Terminal,
	dir: string,
	{ format, shard }: { readonly format: 'text' | 'json'; readonly shard?: Shard },
): Promise<number> {
	const corpora = [];
	for (const root of await corpusRoots(terminal, dir)) {
		const { corpus } = await loadPart(terminal, root, shard);
		const unreadable = [...corpus.unreadable.keys()].filter(path => shard === undefined || inShard(path, shard)).length;
		corpora.push({ root: shownPath(terminal, root) || '.', ...corpusCounts(corpus), unreadable });
	}
	if (format === 'json') await terminal.print(JSON.stringify(corpora, undefined, 2));
	else for (const counts of corpora) await terminal.print(told(counts));
	return 0;
}

interface Counts extends ReturnType<typeof corpusCounts> {
	readonly root: string;
	readonly unreadable: number;
}

function told({ root, articles, actors, mentions, annotations, unreadable }: Counts): string {
	const counts = [
		counted(articles, 'article'),
		counted(actors, 'actor'),
		counted(mentions, 'mention'),
		counted(annotations, 'annotation'),
	].join(', ');
	return `${root}: ${counts}${unreadable > 0 ? `; ${counted(unreadable, 'file')} could not be read` : ''}`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
