import type { CorpusChange, CorpusPath } from '../corpus/corpus';
import { articleOf } from '../corpus/paths';
import type { OpenFiles } from './open-files';
import type { Batch, Known } from './reconcile';

export interface UnshownNews {
	readonly changes: readonly CorpusChange[];
	/** What to remember, as in a batch. */
	readonly known: ReadonlyMap<CorpusPath, Known | undefined>;
	/** Files that no editor shows and that a thread read with one that an editor shows by now: they must be read again. */
	readonly late: readonly CorpusPath[];
}

/** What of a batch counts while editors show some of its files: what they show, the disk does not tell. */
export function withoutShown(batch: Batch, open: Pick<OpenFiles, 'has' | 'paths'>): UnshownNews {
	// What a thread read of an article counts no more once an editor shows one of its files.
	const shown = new Set([...open.paths()].map(articleOf));
	const lateOnes = new Set<CorpusPath>();
	for (const { kind, path } of batch.changes) if (kind === 'stored' && shown.has(path)) lateOnes.add(path);
	const known = new Map<CorpusPath, Known | undefined>();
	const late: CorpusPath[] = [];
	for (const [path, state] of batch.known) {
		if (open.has(path)) continue;
		if (lateOnes.has(articleOf(path))) late.push(path);
		else known.set(path, state);
	}
	const isLate = ({ kind, path }: CorpusChange) => kind === 'stored' && lateOnes.has(path);
	return { changes: batch.changes.filter(change => !open.has(change.path) && !isLate(change)), known, late };
}
