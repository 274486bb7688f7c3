import { createHash } from 'node:crypto';
import type { CorpusPath } from '../../corpus/corpus';
import { reasonOf } from '../files';
import { Batch, entriesOf } from './batch';
import { type CacheFolder, cacheFolderOf } from './cache-folder';
import { Catalogue, isDead } from './catalogue';
import { type Head, type Part, readHead, type SegmentPart, writeHead } from './head';
import {
	type CacheEntry,
	type Digester,
	maxSegmentBytes,
	type ReadTable,
	readRows,
	readTable,
	SegmentWriter,
	type StoredEntry,
	type ValueFile,
} from './segment';

export { type CachedFile, type CacheEntry, type Digester, noDigest, type StoredEntry } from './segment';

/** What was worked out of the articles of one corpus, on the disk, so that it need not be worked out again. */
export interface ArticleCache {
	/** Whether something was committed for this root, by whatever analyser. Cheap, and nothing is known of it but that. */
	exists(): Promise<boolean>;
	/**
	 * What was committed last for this root by this very analyser; undefined where there is nothing, or nothing that is
	 * whole. Every entry is one that was put under this context and not replaced or removed since. Their values stay on the
	 * disk: each is given byte for byte as it was put, or not at all (see `onDamage`). They can be read as long as somebody
	 * keeps the entry, whatever becomes of the cache.
	 *
	 * Later commits build on what it gives, if it is called before the first `put` or `remove`; else they begin anew.
	 * @param isChecked all values are read once, and those that are damaged are left out
	 */
	load(isChecked?: boolean): Promise<CachedArticles | undefined>;
	/** Takes in entries, which may be changed afterwards; each replaces an earlier one of the same article. */
	put(entries: readonly CacheEntry[]): void;
	remove(articles: readonly CorpusPath[]): void;
	/**
	 * From now on `load` gives all that has been put so far, under this context; what does not hold under it is to be
	 * removed or replaced before. A kill at any moment leaves the old state
	 * or the new one. Resolves when it is on the disk, and never rejects.
	 */
	commit(context: string): Promise<void>;
	/** Asks for help when a value that somebody wants is damaged or gone. */
	onDamage(help: Help): void;
	/** Resolves when nothing is being written any more. What was not committed is not kept. */
	close(): Promise<void>;
}

export interface Help {
	/** Makes the value of an entry anew; undefined where that cannot be done. What is another value than it was is not taken. */
	mend(entry: StoredEntry): Uint8Array | undefined;
	/** Called once where a value could not be mended: what was made of the cache is not whole. Nothing is kept from then on. */
	giveUp(): void;
}

export interface CachedArticles {
	/** What the entries were made under, as given to `commit`. */
	readonly context: string;
	readonly entries: ReadonlyMap<CorpusPath, StoredEntry>;
	/** The same in the order of the segments, each with its digest; undefined for entries that count no longer. */
	readonly segments: readonly CachedSegment[];
}

export interface CachedSegment {
	readonly digest: Uint8Array;
	readonly entries: readonly (StoredEntry | undefined)[];
}

export interface CacheOptions {
	/** The cache folder of all corpora; made where it is not there. */
	readonly folder: string;
	/** The corpus's root. */
	readonly root: string;
	/** The hash of the analysing code: what another one made is not given. */
	readonly analyser: string;
	/** Makes the digests of segments, which are given with them. */
	readonly digester: () => Digester;
	/** Of all corpora in `folder` together. */
	readonly maxBytes?: number;
	/** Whether `folder` may lie inside the corpus, as the user chose it; else nothing is cached where it does. */
	readonly isInsideAllowed?: boolean;
	/** Called when a commit has ended, whether or not something was to be written. */
	readonly whenCommitted?: () => void;
	/** Is told, in a sentence, that the cache was damaged, or why it is switched off. */
	readonly log?: (message: string) => void;
}

/** About so many bytes make a segment. */
const segmentBytes = 8 * 2 ** 20;
const defaultMaxBytes = 2 * 2 ** 30;
/** Other corpora are looked at after so many bytes were written, and at the first commit. */
const tidyAfterBytes = 16 * 2 ** 20;
/** Segments that are read at once. */
const readers = 4;

/** Opens the cache of a corpus. Reads and writes nothing yet, and never fails: a cache that cannot be used is empty. */
export function openArticleCache(options: CacheOptions): ArticleCache {
	const { analyser, maxBytes = defaultMaxBytes, digester, log = () => {} } = options;
	let help: Help | undefined;
	const catalogue = new Catalogue();
	let folder: CacheFolder | undefined;
	let batch = new Batch(digester());
	let isDamaged = false;
	let isGivenUp = false;
	/** Everything on the disk happens in the order of the calls, one after the other. */
	let queue: Promise<unknown> = Promise.resolve();
	let isOff = false;
	let isClosed = false;
	/** Whether the catalogue stands for the disk, or for what was put since. */
	let isBegun = false;
	/** Whether there is something to commit. */
	let isChanged = true;
	let committedContext: Part | undefined;
	let untidyBytes = tidyAfterBytes;

	const inTurn = <T>(action: (folder: CacheFolder) => Promise<T>): Promise<T | undefined> => {
		const result = queue.then(async () => {
			if (isOff) return undefined;
			try {
				folder ??= await cacheFolderOf(options.folder, options.root, options.isInsideAllowed ?? false);
				return await action(folder);
			} catch (error) {
				isOff = true;
				log(`Nothing is cached in ${options.folder}: ${reasonOf(error)}`);
				return undefined;
			}
		});
		queue = result;
		return result;
	};

	async function load(disk: CacheFolder, isChecked: boolean): Promise<CachedArticles | undefined> {
		const mayBegin = !isBegun;
		isBegun = true;
		const bytes = await disk.readHead();
		const head = bytes && readHead(bytes);
		if (head && (head.root !== disk.root || head.analyser !== analyser)) return undefined;
		const contextBytes = head && (await disk.readPart(head.context));
		const context = contextBytes && contextOf(contextBytes);
		if (head === undefined || context === undefined) {
			if (bytes) log('The cache was damaged and is made anew.');
			return undefined;
		}
		const entries = new Map<CorpusPath, StoredEntry>();
		const segments: CachedSegment[] = [];
		let damaged = 0;
		let lost = 0;
		for (const [part, found] of await readSegments(disk, head)) {
			if (!found) {
				damaged++;
				continue;
			}
			const counting = found.entries.map((entry, number) => (isDead(part, number) ? undefined : entry));
			const living = isChecked ? await onlyWhole(counting) : counting;
			lost += counting.filter((entry, number) => entry && !living[number]).length;
			segments.push({ digest: found.digest, entries: living });
			const places = living.map((entry, number) => {
				const article = entry?.article;
				if (entry && article !== undefined) entries.set(article, entry);
				return { article, bytes: (found.entries[number] as StoredEntry).bytesOnDisk };
			});
			if (mayBegin) catalogue.add(part, places);
		}
		if (damaged > 0) log(`${damaged} of ${head.segments.length} parts of the cache were damaged and are made anew.`);
		if (lost > 0) {
			const all = lost + entries.size;
			log(
				`${lost} of ${all} articles in the cache ${lost === 1 ? 'was' : 'were'} damaged and ${lost === 1 ? 'is' : 'are'} made anew.`,
			);
		}
		if (mayBegin) {
			committedContext = head.context;
			isChanged = damaged + lost > 0;
		}
		await disk.touch();
		return { context, entries, segments };
	}

	const valuesOf = (disk: CacheFolder, part: Part): ValueFile | undefined => {
		const values = part.bytes <= maxSegmentBytes ? disk.openPart(part) : undefined;
		return values && { length: part.bytes, read: values.read, mend };
	};

	function mend(entry: StoredEntry): Uint8Array | undefined {
		if (!isDamaged) log('The cache is damaged, and is mended.');
		isDamaged = true;
		const packed = help?.mend(entry);
		if (packed && entry.isValue(packed)) {
			put([{ article: entry.article, files: entry.files, packed }]);
			return packed;
		}
		// Whoever asked for the value goes on with nothing: what is made of it does not hold.
		if (isGivenUp) return undefined;
		isGivenUp = true;
		isOff = true;
		queue = queue.then(() => folder?.removeHead());
		help?.giveUp();
		return undefined;
	}

	function put(entries: readonly CacheEntry[]): void {
		if (isOff || isClosed) return;
		for (const entry of entries) {
			batch.put(entry);
			if (batch.writer.length >= segmentBytes) seal();
		}
	}

	/** The segments with what their tables say; undefined where either is damaged or absent. Several are read at a time. */
	async function readSegments(disk: CacheFolder, head: Head) {
		const found: (readonly [part: SegmentPart, table: ReadTable | undefined])[] = [];
		const left = head.segments.entries();
		const readOn = async (): Promise<void> => {
			for (const [at, part] of left) {
				const bytes = await disk.readPart(part.table);
				const values = bytes && valuesOf(disk, part);
				found[at] = [part, values && readTable(bytes, values)];
			}
		};
		await Promise.all(Array.from({ length: readers }, readOn));
		return found;
	}

	function seal(): void {
		if (batch.isEmpty) return;
		const sealed = batch;
		batch = new Batch(digester());
		void inTurn(disk => take(disk, sealed));
	}

	async function take(disk: CacheFolder, sealed: Batch): Promise<void> {
		isBegun = true;
		for (const article of sealed.replaced) isChanged = catalogue.remove(article) || isChanged;
		const entries = sealed.entries;
		if (entries.every(({ article }) => article === undefined)) return;
		if (catalogue.bytes + sealed.writer.length > maxBytes) return;
		const stored = await add(disk, sealed.writer, entries);
		for (const [number, entry] of (stored ?? []).entries()) sealed.kept[number]?.(entry);
	}

	/** Writes a segment. @returns its entries as they can be read from now on */
	async function add(
		disk: CacheFolder,
		writer: SegmentWriter,
		entries: Batch['entries'],
	): Promise<readonly StoredEntry[] | undefined> {
		const { values, rows, digest } = writer.finish();
		const part = await disk.writePart('seg', values);
		const table = await disk.writePart('table', [rows, digest]);
		catalogue.add({ ...part, table }, entries);
		isChanged = true;
		untidyBytes += part.bytes + table.bytes;
		const file = valuesOf(disk, part);
		return file && readRows(rows, file);
	}

	async function commit(disk: CacheFolder, context: string): Promise<void> {
		isBegun = true;
		const contextBytes = Buffer.from(JSON.stringify(context));
		const sha256 = createHash('sha256').update(contextBytes).digest('hex');
		// Another process, or a person, may have deleted parts.
		const names = await disk.names();
		for (const segment of catalogue.segments) {
			if (!names.has(segment.name) || !names.has(segment.table.name)) forget(segment);
		}
		const kept = committedContext?.sha256 === sha256 && names.has(committedContext.name) ? committedContext : undefined;
		if (kept && !isChanged && names.has('head')) return disk.touch();
		await rewrite(disk);
		for (const segment of catalogue.segments) {
			if (catalogue.bytes + contextBytes.length > maxBytes) forget(segment);
		}
		const contextPart = kept ?? (await disk.writePart('context', [contextBytes]));
		const { segments } = catalogue;
		await disk.writeHead(writeHead({ root: disk.root, analyser, context: contextPart, segments }));
		committedContext = contextPart;
		isChanged = false;
		if (untidyBytes < tidyAfterBytes) return;
		const named = [contextPart, ...segments.flatMap(segment => [segment, segment.table])];
		await disk.tidy(new Set(named.map(({ name }) => name)), maxBytes);
		untidyBytes = 0;
	}

	function forget(segment: Catalogue['segments'][number]): void {
		catalogue.drop(segment);
		isChanged = true;
	}

	/** Copies what counts out of the segments that hold much else. */
	async function rewrite(disk: CacheFolder): Promise<void> {
		let writer = new SegmentWriter(digester());
		let articles: CorpusPath[] = [];
		const flush = async () => {
			if (articles.length > 0) await add(disk, writer, entriesOf(writer, articles));
			writer = new SegmentWriter(digester());
			articles = [];
		};
		for (const segment of catalogue.toRewrite()) {
			const bytes = await disk.readPart(segment.table);
			const values = bytes && valuesOf(disk, segment);
			const found = values && readTable(bytes, values);
			if (!found) forget(segment);
			for (const [number, entry] of (found?.entries ?? []).entries()) {
				if (isDead(segment, number)) continue;
				const { article, files } = entry;
				const packed = entry.read();
				// What is damaged is made anew at the next start.
				if (!packed || !writer.add({ article, files, packed })) continue;
				articles.push(article);
				if (writer.length >= segmentBytes) await flush();
				if (articles.length % breathAfter === 0) await breathe();
			}
			if (found) forget(segment);
		}
		await flush();
	}

	return {
		exists: async () => !isClosed && (await inTurn(async disk => (await disk.readHead()) !== undefined)) === true,
		load: (isChecked = false) => (isClosed ? Promise.resolve(undefined) : inTurn(disk => load(disk, isChecked))),
		put,
		remove: articles => {
			if (!isOff && !isClosed) batch.remove(articles);
		},
		commit: async context => {
			if (isClosed) return;
			seal();
			await inTurn(disk => commit(disk, context));
			options.whenCommitted?.();
		},
		onDamage: own => {
			help = own;
		},
		close: async () => {
			isClosed = true;
			await queue;
		},
	};
}

/** Values that are read and checked before others have their turn. */
const breathAfter = 64;
const breathe = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

type Entries = readonly (StoredEntry | undefined)[];

/** Without those whose values are damaged. Lets others have their turn now and then. */
async function onlyWhole(entries: Entries): Promise<Entries> {
	const whole: (StoredEntry | undefined)[] = [];
	for (const entry of entries) {
		whole.push(entry?.read() && entry);
		if (whole.length % breathAfter === 0) await breathe();
	}
	return whole;
}

function contextOf(bytes: Uint8Array): string | undefined {
	try {
		const context: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
		return typeof context === 'string' ? context : undefined;
	} catch {
		return undefined;
	}
}
