import type { ArticleRecord, CorpusPath, SidecarRecord } from '../corpus';
import { ByteReader, writeBytes } from './bytes';
import { packRecognised, readRecognised } from './stored-recognised';
import { canStore, packSidecar, readStoredSidecar } from './stored-sidecar';
import { packSummary, readSummary } from './stored-summary';

/** An article and its annotation files, as they were read and analysed elsewhere: by a worker, or at an earlier start. */
export interface StoredArticle {
	readonly record: ArticleRecord;
	readonly sidecars: readonly SidecarRecord[];
}

/**
 * An article that no editor shows, with its annotation files, as bytes; undefined where bytes cannot say all, as of an
 * annotation file that was half-typed since it was read, or of an article that is followed through its history.
 * @param isFresh the annotation files were read just now, without regard to what they said before: then their text says
 * all, half-typed or not
 */
export function packArticle({ record, sidecars }: StoredArticle, isFresh = false): Uint8Array | undefined {
	const { summary, recognised, words, problem, refersTo = [], analysis, earlier, recalled, saved } = record;
	if (analysis || earlier || recalled || saved !== undefined || words === undefined) return undefined;
	if (!isFresh && !sidecars.every(canStore)) return undefined;
	const writer = writeBytes();
	writer.maybe(problem);
	writer.number(refersTo.length);
	for (const hash of refersTo) writer.text(hash);
	writer.bytes(words);
	writer.bytes(packSummary(summary));
	writer.bytes(recognised ? packRecognised(recognised()) : new Uint8Array());
	writer.number(sidecars.length);
	for (const sidecar of sidecars) {
		writer.text(sidecar.path);
		writer.bytes(packSidecar(sidecar));
	}
	return writer.finish();
}

/** The inverse of `packArticle`. Copies nothing: the parts are views of the bytes. */
export function readStoredArticle(path: CorpusPath, bytes: Uint8Array): StoredArticle {
	const reader = new ByteReader(bytes);
	const problem = reader.maybe();
	const refersTo = Array.from({ length: reader.number() }, () => reader.text());
	const words = reader.bytes();
	const summary = readSummary(path, bytes, skip(reader));
	const recognised = skip(reader);
	const isAsSummarised = new ByteReader(bytes, recognised).number() === 0;
	const sidecars = Array.from({ length: reader.number() }, () => readStoredSidecar(reader.text(), bytes, skip(reader)));
	const record: ArticleRecord = {
		summary,
		words,
		problem,
		refersTo: refersTo.length === 0 ? undefined : refersTo,
		recognised: isAsSummarised ? undefined : () => readRecognised(new ByteReader(bytes, recognised).bytes()),
	};
	return { record, sidecars };
}

/** Passes over bytes and tells where they stand. */
function skip(reader: ByteReader): number {
	const { at } = reader;
	reader.skip();
	return at;
}
