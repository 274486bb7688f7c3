import { readSidecar } from '../annotation/read';
import type { CorpusPath, SidecarRecord } from './corpus';
import { type ArticleContext, nextArticle, sidecarRecord } from './next-article';
import { byLayer } from './paths';
import { packArticle } from './stored/stored-article';
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

/**
 * An article and its annotation files read and analysed as if nothing was known of them, packed. Undefined where bytes
 * cannot say all (see `packArticle`): then the corpus must take the files in one by one.
 */
export function packAnew(
	{ registry, matcher, defaultGenre }: Omit<ArticleContext, 'path' | 'reanalyse'>,
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
	const context = { path, registry, matcher, defaultGenre, reanalyse: true };
	const { record, sidecars: resolved } = nextArticle(context, before, records, now);
	const bytes = record && packArticle({ record, sidecars: resolved }, true);
	return bytes && { bytes, isHalfTyped: !records.every(({ sidecar }) => isWhole(sidecar)) };
}
