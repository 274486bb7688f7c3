import { readSidecar } from '../annotation/read';
import type { Corpus, CorpusChange, CorpusPath, SidecarRecord } from '../corpus/corpus';
import { sidecarTarget } from '../corpus/paths';
import { briefOf, readStoredArticle } from '../corpus/stored/stored-article';
import { isWhole } from '../corpus/stored/stored-sidecar';
import type { Batch } from './reconcile';

/** Milliseconds between two looks at a file that has lost something. Programs fill a file in far less. */
export const secondLookAfter = 200;

/** Holds back what annotation files have lost, until a second look finds the same. */
export interface SecondLooks {
	/** The batch without what is held back. */
	take(corpus: Corpus, batch: Batch): Batch;
	/** The files to be looked at again, and since when the last of them waits; none where nothing is held back. */
	due(): readonly CorpusPath[];
}

/**
 * A program that saves a file empties it first, and git takes it away before it writes it anew. Who looks in between sees
 * a file that has lost its annotations, or their end. So a loss counts only when the file is the same some time later.
 * @param now milliseconds
 */
export function createSecondLooks(now: () => number = () => performance.now()): SecondLooks {
	/** What was seen of a file, and when first. */
	const held = new Map<CorpusPath, { readonly seen: string; readonly since: number }>();
	let due: readonly CorpusPath[] = [];

	/** Whether a loss was seen before, long enough ago. */
	function isConfirmed(path: CorpusPath, seen: string): boolean {
		const before = held.get(path);
		if (before?.seen === seen) {
			if (now() - before.since < secondLookAfter) return false;
			held.delete(path);
			return true;
		}
		held.set(path, { seen, since: now() });
		return false;
	}

	return {
		take: (corpus, batch) => {
			const gone = new Set(batch.changes.flatMap(({ kind, path }) => (kind === 'removed' ? [path] : [])));
			const back = new Map<CorpusPath, readonly CorpusPath[]>();
			for (const change of batch.changes) {
				const losing = lossesOf(corpus, change, gone);
				const seen = (path: CorpusPath) => JSON.stringify(batch.known.get(path) ?? null);
				// Each is asked, so that all begin to wait at once.
				const open = losing.filter(path => !isConfirmed(path, seen(path)));
				if (open.length > 0) back.set(change.path, open);
				else if (losing.length === 0) held.delete(change.path);
			}
			if (back.size === 0) return batch;
			due = [...new Set([...due, ...[...back].flat(2)])];
			const isBack = (path: CorpusPath) => back.has(path) || (isSidecar(path) && backIn(back, path));
			return {
				...batch,
				changes: batch.changes.filter(({ path }) => !back.has(path)),
				known: new Map([...batch.known].filter(([path]) => !isBack(path))),
				made: batch.made?.filter(({ article }) => !back.has(article)),
			};
		},
		due: () => {
			const paths = due;
			due = [];
			return paths;
		},
	};
}

const isSidecar = (path: CorpusPath): boolean => path.endsWith('.ann.yaml');

/** Whether the article that an annotation file belongs to is held back with all of its files. */
const backIn = (back: ReadonlyMap<CorpusPath, unknown>, path: CorpusPath): boolean =>
	back.has(sidecarTarget(path).articlePath);

/** The annotation files that have less in them after a change than before. */
function lossesOf(corpus: Corpus, change: CorpusChange, gone: ReadonlySet<CorpusPath>): readonly CorpusPath[] {
	const { kind, path } = change;
	if (kind === 'stored') {
		const known = corpus.sidecars.get(path) ?? [];
		if (known.length === 0) return [];
		const { sidecars } = readStoredArticle(path, change.packed, briefOf(change.packed.bytes()));
		const sizes = new Map(sidecars.map(({ path, size }) => [path, size]));
		return known.filter(one => (sizes.get(one.path) ?? 0) < one.size).map(one => one.path);
	}
	if ((kind !== 'sidecar' && kind !== 'removed') || !isSidecar(path)) return [];
	const { articlePath } = sidecarTarget(path);
	const known = corpus.sidecars.get(articlePath)?.find(one => one.path === path);
	if (!known || known.size === 0) return [];
	// An article that goes takes its annotation files along.
	if (kind === 'removed') return gone.has(articlePath) ? [] : [path];
	return isLess(known, change.source, path) ? [path] : [];
}

function isLess({ sidecar }: SidecarRecord, source: string, path: CorpusPath): boolean {
	if (sidecar.source.endsWith('\n') && !source.endsWith('\n')) return true;
	const now = readSidecar(source, path);
	if (!isWhole(now)) return true;
	const ids = new Set(now.annotations.map(({ id }) => id));
	return sidecar.annotations.some(({ id }) => !ids.has(id));
}
