import type { Corpus, CorpusChange, CorpusPath } from '../corpus/corpus';
import { classifyPath } from '../corpus/paths';
import type { TextChange } from '../text/pieces';
import type { Files } from './files';
import { whyUnreadable } from './read-file';

/** What the corpus has not taken in yet of a file that an editor shows. */
export interface OpenNews {
	readonly path: CorpusPath;
	/** Normalised. */
	readonly text: string;
	/** How it was made of the text that was taken in last; undefined where that is not known. */
	readonly edits?: readonly TextChange[];
	/** Whether the editor has written this very text to the disk. */
	readonly saved: boolean;
}

/** The files of a corpus that an editor shows, and their texts there. */
export interface OpenFiles {
	has(path: CorpusPath): boolean;
	textOf(path: CorpusPath): string | undefined;
	paths(): Iterable<CorpusPath>;
	/** Whether not even the first text that was shown is taken in. */
	isNew(path: CorpusPath): boolean;
	/** The editor shows the file with this text. */
	edit(path: CorpusPath, text: string, edits?: readonly TextChange[]): void;
	/** The editor has written the text to the disk; what was edited before must be taken in by then. */
	saved(path: CorpusPath): void;
	/** The editor lets go of the file. @returns false where it did not show it */
	release(path: CorpusPath): boolean;
	/** All texts are to be taken in once more. */
	renew(): void;
	/** What is to be taken in; it counts as taken in from now on. */
	takeNews(): readonly OpenNews[];
}

export function createOpenFiles(): OpenFiles {
	const texts = new Map<CorpusPath, string>();
	/** With how they were edited since they were taken in. */
	const pending = new Map<CorpusPath, readonly TextChange[] | undefined>();
	const saved = new Set<CorpusPath>();
	const isNew = new Set<CorpusPath>();
	return {
		has: path => texts.has(path),
		textOf: path => texts.get(path),
		paths: () => texts.keys(),
		isNew: path => isNew.has(path),
		edit: (path, text, edits) => {
			const isFirst = !texts.has(path);
			if (isFirst) isNew.add(path);
			const before = pending.has(path) ? pending.get(path) : isFirst ? undefined : [];
			pending.set(path, before && edits && [...before, ...edits]);
			texts.set(path, text);
		},
		saved: path => {
			pending.set(path, []);
			saved.add(path);
		},
		release: path => {
			pending.delete(path);
			saved.delete(path);
			isNew.delete(path);
			return texts.delete(path);
		},
		renew: () => {
			for (const path of texts.keys()) if (!pending.has(path)) pending.set(path, undefined);
		},
		takeNews: () => {
			const news = [...pending].flatMap(([path, edits]): readonly OpenNews[] => {
				const text = texts.get(path);
				return text === undefined ? [] : [{ path, text, edits, saved: saved.has(path) }];
			});
			pending.clear();
			saved.clear();
			isNew.clear();
			return news;
		},
	};
}

/** What news of an editor are to a corpus; undefined where they are nothing to it. */
export function changeOf(
	{ path, text, edits, saved }: OpenNews,
	{ file, articles }: Corpus,
	files: Pick<Files, 'hash'>,
): CorpusChange | undefined {
	const kind = classifyPath(path, file.settings);
	if (kind === undefined) return articles.has(path) ? { kind: 'removed', path } : undefined;
	const reason = whyUnreadable(text);
	if (reason !== undefined) return { kind: 'unreadable', path, reason };
	if (kind === 'article') return { kind, path, text, hash: files.hash(text), open: true, edits, saved };
	return { kind, path, source: text };
}
