import type { ArticleRecord, CorpusPath, SidecarRecord } from '../corpus';
import { type ByteSource, bytesOnce } from './byte-source';
import { ByteReader, type ByteWriter, writeBytes } from './bytes';
import { StoredBytes } from './stored-bytes';
import { readStoredCounted } from './stored-counted';
import { packRecognised, readStoredRecognised } from './stored-recognised';
import { canStore, packSidecar, readStoredSidecar } from './stored-sidecar';
import { packSummary, readSummary } from './stored-summary';
import { keepFilter, type WordFilter } from './word-filter';

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
	const {
		summary,
		recognised,
		words,
		problem,
		onlyCounted,
		refersTo = [],
		analysis,
		earlier,
		recalled,
		saved,
	} = record;
	if (analysis || earlier || recalled || saved !== undefined || words === undefined) return undefined;
	if (!isFresh && !sidecars.every(canStore)) return undefined;
	const known = knownBytes({ record, sidecars });
	if (known) return known;
	const writer = writeBytes();
	writer.maybe(problem);
	writer.number(refersTo.length);
	for (const hash of refersTo) writer.text(hash);
	writer.bytes(words);
	writer.bytes(packSummary(summary));
	writer.bytes(recognised ? packRecognised(recognised) : nothing);
	writer.bytes(onlyCounted?.bytes() ?? nothing);
	writer.number(sidecars.length);
	for (const sidecar of sidecars) {
		writer.text(sidecar.path);
		writer.bytes(packSidecar(sidecar));
	}
	return writer.finish();
}

const nothing = new Uint8Array();

/** The very bytes that an article was read from, where they say all that is known of it still. */
function knownBytes({ record, sidecars }: StoredArticle): Uint8Array | undefined {
	const { summary, recognised, problem, onlyCounted } = record;
	const [source, at] = summary instanceof StoredBytes ? summary.place() : [];
	// By itself a summary stands at the beginning.
	if (!source || !at) return undefined;
	const bytes = bytesOnce(source);
	const brief = briefOf(bytes);
	const isAt = (part: unknown, at: number | undefined): boolean => {
		if (!(part instanceof StoredBytes)) return part === undefined && at === undefined;
		const [ownSource, ownAt] = part.place();
		return ownSource === source && ownAt === at;
	};
	const isSame =
		isAt(summary, brief.summary) &&
		isAt(recognised, brief.recognised) &&
		problem === brief.problem &&
		isAt(onlyCounted, brief.onlyCounted) &&
		sidecars.length === brief.sidecars.length &&
		sidecars.every((sidecar, number) => isAt(sidecar, brief.sidecars[number]?.at));
	return isSame ? bytes : undefined;
}

/**
 * What of a stored article is always at hand, while its bytes may be on the disk: what every article is asked for, and
 * where the rest stands in the bytes.
 */
export interface Brief {
	readonly problem?: string;
	readonly refersTo?: readonly string[];
	readonly words: WordFilter;
	readonly summary: number;
	/** Absent where the text alone says what the summary does. */
	readonly recognised?: number;
	/** Absent where the article is analysed. */
	readonly onlyCounted?: number;
	readonly sidecars: readonly { readonly path: CorpusPath; readonly at: number }[];
}

/** The brief of what `packArticle` packed. The words are a view of the bytes. */
export function briefOf(bytes: Uint8Array): Brief {
	const reader = new ByteReader(bytes);
	const { problem, refersTo, words } = readHead(reader);
	const summary = skip(reader);
	const recognised = skipPart(reader);
	const onlyCounted = skipPart(reader);
	const sidecars = Array.from({ length: reader.number() }, () => ({ path: reader.text(), at: skip(reader) }));
	return {
		problem,
		refersTo,
		words,
		summary,
		recognised,
		onlyCounted,
		sidecars,
	};
}

/** A brief as bytes. The names of the annotation files begin with that of their article. */
export function writeBrief(writer: ByteWriter, article: CorpusPath, brief: Brief): void {
	const { problem, refersTo = [], words, summary, recognised = 0, onlyCounted = 0, sidecars } = brief;
	writer.maybe(problem);
	writer.number(refersTo.length);
	for (const hash of refersTo) writer.text(hash);
	writer.bytes(words);
	writer.number(summary);
	writer.number(recognised);
	writer.number(onlyCounted);
	writer.number(sidecars.length);
	for (const { path, at } of sidecars) {
		const isBeside = path.startsWith(article);
		writer.number(isBeside ? 1 : 0);
		writer.text(isBeside ? path.slice(article.length) : path);
		writer.number(at);
	}
}

/** What an article and its brief both begin with. */
const readHead = (reader: ByteReader): Pick<Brief, 'problem' | 'refersTo' | 'words'> => ({
	problem: reader.maybe(),
	refersTo: readTexts(reader),
	words: reader.bytes(),
});

/** The inverse of `writeBrief`. The words are a view of the bytes. */
export function readBrief(reader: ByteReader, article: CorpusPath): Brief {
	const { problem, refersTo, words } = readHead(reader);
	const summary = reader.number();
	const recognised = reader.number();
	const onlyCounted = reader.number();
	const sidecars: { readonly path: CorpusPath; readonly at: number }[] = [];
	for (let left = reader.number(); left > 0; left--) {
		const isBeside = reader.number() === 1;
		const name = reader.name();
		sidecars.push({ path: isBeside ? article + name : name, at: reader.number() });
	}
	return {
		problem,
		refersTo,
		words,
		summary,
		recognised: recognised === 0 ? undefined : recognised,
		onlyCounted: onlyCounted === 0 ? undefined : onlyCounted,
		sidecars,
	};
}

/**
 * The inverse of `packArticle`. But for the brief, nothing is read before it is asked for, and nothing is kept.
 * @param brief where it is at hand, or its words may keep the bytes in memory
 */
export function readStoredArticle(
	path: CorpusPath,
	source: ByteSource,
	brief: Brief = ownBrief(source.bytes()),
): StoredArticle {
	const { problem, refersTo, words, recognised, onlyCounted } = brief;
	const record: ArticleRecord = {
		summary: readSummary(path, source, brief.summary),
		words,
		onlyCounted: onlyCounted === undefined ? undefined : readStoredCounted(source, onlyCounted),
		problem,
		refersTo,
		recognised: recognised === undefined ? undefined : readStoredRecognised(source, recognised),
	};
	return { record, sidecars: brief.sidecars.map(({ path, at }) => readStoredSidecar(path, source, at)) };
}

function ownBrief(bytes: Uint8Array): Brief {
	const brief = briefOf(bytes);
	return { ...brief, words: keepFilter(brief.words) };
}

/**
 * Has an article read what it keeps as bytes from where these are kept by now, so that they need not be in memory.
 * @param packed what `packArticle` made of this very article
 * @param source of the same bytes
 */
export function moveArticle({ record, sidecars }: StoredArticle, packed: Uint8Array, source: ByteSource): void {
	const { summary, recognised, onlyCounted, sidecars: places } = briefOf(packed);
	const move = (part: unknown, at: number | undefined) => {
		if (part instanceof StoredBytes && at !== undefined) part.moveTo(source, at);
	};
	move(record.summary, summary);
	move(record.recognised, recognised);
	move(record.onlyCounted, onlyCounted);
	for (const [number, sidecar] of sidecars.entries()) move(sidecar, places[number]?.at);
}

function readTexts(reader: ByteReader): readonly string[] | undefined {
	const length = reader.number();
	return length === 0 ? undefined : Array.from({ length }, () => reader.text());
}

/** The same of bytes that are none where there is nothing to say. */
function skipPart(reader: ByteReader): number | undefined {
	const at = skip(reader);
	return new ByteReader(reader.source, at).number() === 0 ? undefined : at;
}

/** Passes over bytes and tells where they stand. */
function skip(reader: ByteReader): number {
	const { at } = reader;
	reader.skip();
	return at;
}
