import { readSidecar } from '../annotation/read';
import type { CorpusPath, SidecarRecord } from './corpus';
import { type ArticleContext, nextArticle, sidecarRecord } from './next-article';
import { byLayer } from './paths';
import { inMemory } from './stored/byte-source';
import { briefOf, packArticle, readStoredArticle } from './stored/stored-article';
import { isWhole } from './stored/stored-sidecar';

/** A text as the host read it: normalised, with its SHA-256 in hexadecimal. */
export interface ReadText {
	readonly path: CorpusPath;
	readonly text: string;
	readonly hash: string;
	/** What is wrong with its bytes. */
	readonly problem?: string;
}

/** What was made of a group of files, packed. */
export interface PackedArticle {
	readonly bytes: Uint8Array;
	/** Whether an annotation file is half-typed: where it is known what that said before, this must not count. */
	readonly isHalfTyped: boolean;
}

type Context = Omit<ArticleContext, 'path' | 'reanalyse'>;

/**
 * An article and its annotation files read and analysed, or only counted, as if nothing was known of them, packed. Undefined where bytes
 * cannot say all (see `packArticle`): then the corpus must take the files in one by one.
 */
export function packAnew(
	{ registry, matcher, defaultGenre, countOnly }: Context,
	article: ReadText,
	sidecars: readonly ReadText[],
): PackedArticle | undefined {
	const { path, text, hash, problem } = article;
	const records: SidecarRecord[] = [];
	for (const sidecar of sidecars) {
		const read = readSidecar(sidecar.text, sidecar.path);
		records.push(sidecarRecord(sidecar.path, read, sidecar.text, read.problems));
	}
	records.sort(byLayer);
	const before = { sidecars: [] };
	const now = { text, hash, problem, open: false };
	const context = { path, registry, matcher, defaultGenre, countOnly, reanalyse: true };
	const { record, sidecars: resolved } = nextArticle(context, before, records, now);
	const bytes = record && packArticle({ record, sidecars: resolved }, true);
	return bytes && { bytes, isHalfTyped: !records.every(({ sidecar }) => isWhole(sidecar)) };
}

/**
 * An article analysed of what is known of it, as packed, and of its text: its annotation files are taken as they were
 * resolved. Undefined where it has another text by now.
 */
export function packAnalysed(
	{ registry, matcher, defaultGenre }: Context,
	{ path, text, hash, problem }: ReadText,
	packed: Uint8Array,
): Uint8Array | undefined {
	const before = readStoredArticle(path, inMemory(packed), briefOf(packed));
	if (before.record.summary.hash !== hash) return undefined;
	const context = { path, registry, matcher, defaultGenre, reanalyse: true };
	const { record, sidecars } = nextArticle(context, before, before.sidecars, { text, hash, problem, open: false });
	return record && packArticle({ record, sidecars });
}
