import { createHash } from 'node:crypto';
import type { CorpusPath } from '../../corpus/corpus';
import { reasonOf } from '../files';
import { type CacheFolder, cacheFolderOf } from './cache-folder';
import { Catalogue, isDead } from './catalogue';
import { type Head, type Part, readHead, type SegmentPart, writeHead } from './head';
import { type CacheEntry, maxSegmentBytes, readSegment, SegmentWriter, type StoredEntry } from './segment';

export type { CachedFile, CacheEntry } from './segment';

/** What was worked out of the articles of one corpus, on the disk, so that it need not be worked out again. */
export interface ArticleCache {
	/**
	 * What was committed last for this root by this very analyser; undefined where there is nothing, or nothing that is
	 * whole. Every entry is one that was put, byte for byte, under this context and not replaced or removed since; those
	 * that were damaged are absent. `packed` is a view of a segment of some megabytes, at a multiple of 8 bytes: who keeps
	 * one keeps the segment.
	 *
	 * Later commits build on what it gives, if it is called before the first `put` or `remove`; else they begin anew.
	 */
	load(): Promise<CachedArticles | undefined>;
	/** Takes in entries, which may be changed afterwards; each replaces an earlier one of the same article. */
	put(entries: readonly CacheEntry[]): void;
	remove(articles: readonly CorpusPath[]): void;
	/**
	 * From now on `load` gives all that has been put so far, under this context; what does not hold under it is to be
	 * removed or replaced before. A kill at any moment leaves the old state
	 * or the new one. Resolves when it is on the disk, and never rejects.
	 */
	commit(context: string): Promise<void>;
	/** Resolves when nothing is being written any more. What was not committed is not kept. */
	close(): Promise<void>;
}

export interface CachedArticles {
	/** What the entries were made under, as given to `commit`. */
	readonly context: string;
	readonly entries: ReadonlyMap<CorpusPath, CacheEntry>;
}

export interface CacheOptions {
	/** The cache folder of all corpora; made where it is not there. */
	readonly folder: string;
	/** The corpus's root. */
	readonly root: string;
	/** The hash of the analysing code: what another one made is not given. */
	readonly analyser: string;
	/** Of all corpora in `folder` together. */
	readonly maxBytes?: number;
	/** Whether `folder` may lie inside the corpus, as the user chose it; else nothing is cached where it does. */
	readonly isInsideAllowed?: boolean;
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
	const { analyser, maxBytes = defaultMaxBytes, log = () => {} } = options;
	const catalogue = new Catalogue();
	let folder: CacheFolder | undefined;
	let batch = new Batch();
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

	async function load(disk: CacheFolder): Promise<CachedArticles | undefined> {
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
		const entries = new Map<CorpusPath, CacheEntry>();
		let damaged = 0;
		await forEachSegment(disk, head, (part, found) => {
			if (!found) {
				damaged++;
				return;
			}
			const places = found.map((entry, number) => {
				const article = isDead(part, number) ? undefined : entry.article;
				if (article !== undefined) entries.set(article, entry);
				return { article, bytes: entry.bytes };
			});
			if (mayBegin) catalogue.add({ name: part.name, bytes: part.bytes, sha256: part.sha256 }, places);
		});
		if (damaged > 0) log(`${damaged} of ${head.segments.length} parts of the cache were damaged and are made anew.`);
		if (mayBegin) {
			committedContext = head.context;
			isChanged = damaged > 0;
		}
		await disk.touch();
		return { context, entries };
	}

	function seal(): void {
		if (batch.isEmpty) return;
		const sealed = batch;
		batch = new Batch();
		void inTurn(disk => take(disk, sealed));
	}

	async function take(disk: CacheFolder, sealed: Batch): Promise<void> {
		isBegun = true;
		for (const article of sealed.replaced) isChanged = catalogue.remove(article) || isChanged;
		const entries = sealed.entries;
		if (entries.every(({ article }) => article === undefined)) return;
		if (catalogue.bytes + sealed.writer.length <= maxBytes) await add(disk, sealed.writer, entries);
	}

	async function add(disk: CacheFolder, writer: SegmentWriter, entries: Batch['entries']): Promise<void> {
		const part = await disk.writePart('seg', writer.finish());
		catalogue.add(part, entries);
		isChanged = true;
		untidyBytes += part.bytes;
	}

	async function commit(disk: CacheFolder, context: string): Promise<void> {
		isBegun = true;
		const contextBytes = Buffer.from(JSON.stringify(context));
		const sha256 = createHash('sha256').update(contextBytes).digest('hex');
		// Another process, or a person, may have deleted parts.
		const names = await disk.names();
		for (const segment of catalogue.segments) if (!names.has(segment.name)) forget(segment);
		const kept = committedContext?.sha256 === sha256 && names.has(committedContext.name) ? committedContext : undefined;
		if (kept && !isChanged && names.has('head')) return disk.touch();
		await rewrite(disk);
		for (const segment of catalogue.segments) {
			if (catalogue.bytes + contextBytes.length > maxBytes) forget(segment);
		}
		const contextPart = kept ?? (await disk.writePart('context', [contextBytes]));
		const segments = catalogue.segments.map(({ name, bytes, sha256, dead }) => ({ name, bytes, sha256, dead }));
		await disk.writeHead(writeHead({ root: disk.root, analyser, context: contextPart, segments }));
		committedContext = contextPart;
		isChanged = false;
		if (untidyBytes < tidyAfterBytes) return;
		await disk.tidy(new Set([contextPart, ...segments].map(({ name }) => name)), maxBytes);
		untidyBytes = 0;
	}

	function forget(segment: Catalogue['segments'][number]): void {
		catalogue.drop(segment);
		isChanged = true;
	}

	/** Copies what counts out of the segments that hold much else. */
	async function rewrite(disk: CacheFolder): Promise<void> {
		let writer = new SegmentWriter();
		let articles: CorpusPath[] = [];
		const flush = async () => {
			if (articles.length > 0) await add(disk, writer, entriesOf(writer, articles));
			writer = new SegmentWriter();
			articles = [];
		};
		for (const segment of catalogue.toRewrite()) {
			const bytes = await disk.readPart(segment);
			const found = bytes && readSegment(bytes);
			if (!found) forget(segment);
			for (const [number, entry] of (found ?? []).entries()) {
				if (isDead(segment, number)) continue;
				writer.copy(entry.raw);
				articles.push(entry.article);
				if (writer.length >= segmentBytes) await flush();
			}
		}
		await flush();
	}

	return {
		load: () => (isClosed ? Promise.resolve(undefined) : inTurn(load)),
		put: entries => {
			if (isOff || isClosed) return;
			for (const entry of entries) {
				batch.put(entry);
				if (batch.writer.length >= segmentBytes) seal();
			}
		},
		remove: articles => {
			if (!isOff && !isClosed) batch.remove(articles);
		},
		commit: async context => {
			if (isClosed) return;
			seal();
			await inTurn(disk => commit(disk, context));
		},
		close: async () => {
			isClosed = true;
			await queue;
		},
	};
}

/** What was put and removed since the last segment was written. */
class Batch {
	readonly writer = new SegmentWriter();
	/** The articles of which earlier entries count no longer. */
	readonly replaced = new Set<CorpusPath>();
	readonly #articles: (CorpusPath | undefined)[] = [];
	readonly #numbers = new Map<CorpusPath, number>();

	get isEmpty(): boolean {
		return this.replaced.size === 0;
	}

	get entries(): ReturnType<typeof entriesOf> {
		return entriesOf(this.writer, this.#articles);
	}

	put(entry: CacheEntry): void {
		this.remove([entry.article]);
		if (!this.writer.add(entry)) return;
		this.#numbers.set(entry.article, this.#articles.length);
		this.#articles.push(entry.article);
	}

	remove(articles: readonly CorpusPath[]): void {
		for (const article of articles) {
			this.replaced.add(article);
			const number = this.#numbers.get(article);
			if (number === undefined) continue;
			this.#articles[number] = undefined;
			this.#numbers.delete(article);
		}
	}
}

const entriesOf = (writer: SegmentWriter, articles: readonly (CorpusPath | undefined)[]) =>
	writer.sizes.map((bytes, number) => ({ article: articles[number], bytes }));

/** Reads several at a time and gives each as soon as it is there: undefined where it is damaged or absent. */
async function forEachSegment(
	disk: CacheFolder,
	head: Head,
	visit: (part: SegmentPart, entries: readonly StoredEntry[] | undefined) => void,
): Promise<void> {
	const left = head.segments.values();
	const readOn = async (): Promise<void> => {
		for (const part of left) {
			const bytes = part.bytes <= maxSegmentBytes ? await disk.readPart(part) : undefined;
			visit(part, bytes && readSegment(bytes));
		}
	};
	await Promise.all(Array.from({ length: readers }, readOn));
}

function contextOf(bytes: Uint8Array): string | undefined {
	try {
		const context: unknown = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
		return typeof context === 'string' ? context : undefined;
	} catch {
		return undefined;
	}
}
