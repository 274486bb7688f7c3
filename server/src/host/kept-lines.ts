import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AnalysedFile, FileToAnalyse } from './analyse-files';
import type { ArticleCache, CachedArticles, CachedFile } from './cache/article-cache';
import type { Files } from './files';
import type { AnalysisContext, Pool } from './pool/jobs';

/** What earlier runs said about the articles of a corpus, for files that have not changed since. */
export interface KeptLines {
	/** What was said of these files; undefined for one that was never analysed, or has another stamp by now. */
	find(wanted: readonly FileToAnalyse[]): Promise<readonly (AnalysedFile | undefined)[]>;
	/** Keeps what was said just now. */
	keep(file: FileToAnalyse, said: AnalysedFile): void;
	/** Resolves when all that was said is on the disk, and what was said of files that are gone is not. */
	commit(): Promise<void>;
}

/**
 * Opens what was kept for a corpus. What was said under other actors or another genre counts no longer.
 * @param root the corpus's folder: only files below it are kept
 */
export async function openKeptLines(
	files: Files,
	cache: ArticleCache,
	root: string,
	analysis: AnalysisContext,
	pool: Pool,
): Promise<KeptLines> {
	const context = contextOf(analysis);
	const loaded = await cache.load();
	if (loaded && loaded.context !== context) cache.remove([...loaded.entries.keys()]);
	const known: CachedArticles['entries'] = loaded?.context === context ? loaded.entries : new Map();
	const seen = new Set<string>();

	/** An article's path in the corpus, and those of its annotation files. */
	const pathsOf = ({ file, sidecars = [] }: FileToAnalyse): readonly string[] =>
		[file, ...sidecars].flatMap(path => files.within(root, path) ?? []);

	const knownOf = (wanted: FileToAnalyse, paths: readonly string[]) => {
		const entry = known.get(wanted.name);
		const isSame = entry?.files.length === paths.length && entry.files.every(({ path }, at) => path === paths[at]);
		return isSame ? entry : undefined;
	};

	return {
		find: async wanted => {
			const paths = wanted.map(pathsOf);
			const entries = wanted.map((one, at) => knownOf(one, paths[at] as readonly string[]));
			const asked = entries.flatMap((entry, at) => (entry ? (paths[at] as readonly string[]) : []));
			const stamps = asked.length > 0 ? await pool.stamps(root, asked) : [];
			let next = 0;
			return entries.map((entry, at) => {
				seen.add((wanted[at] as FileToAnalyse).name);
				if (!entry) return undefined;
				const first = next;
				next += entry.files.length;
				const isSame = entry.files.every(({ stamp }, index) => stamp === stamps[first + index]);
				const bytes = isSame ? entry.read() : undefined;
				return bytes && unpack(bytes);
			});
		},
		keep: (file, said) => {
			const packed = pack(said);
			if (packed) cache.put([{ article: file.name, files: packed.files(pathsOf(file)), packed: packed.bytes }]);
		},
		commit: async () => {
			const others = [...known.keys()].filter(name => !seen.has(name));
			const stamps = others.length > 0 ? await pool.stamps(root, others) : [];
			const gone = others.filter((_, at) => stamps[at] === undefined);
			if (gone.length > 0) cache.remove(gone);
			await cache.commit(context);
			await cache.close();
		},
	};
}

/** What else than an article's files its analysis depends on, as a hash: the actors and the corpus's genre. */
const contextOf = ({ registry, defaultGenre }: AnalysisContext): string =>
	createHash('sha256')
		.update(JSON.stringify([[...registry.actors], defaultGenre]))
		.digest('hex');

interface Packed {
	readonly bytes: Uint8Array;
	files(paths: readonly string[]): readonly CachedFile[];
}

/** Undefined where it is not known which files were read, or one could not be. */
function pack({ line, problem, read }: AnalysedFile): Packed | undefined {
	if (line === undefined || !read) return undefined;
	return {
		// A problem is a sentence: it has no line break.
		bytes: deflateRawSync(`${problem ?? ''}\n${line}`, { level: 1 }),
		files: paths => paths.map((path, at): CachedFile => Object.assign({ path }, read[at] as Omit<CachedFile, 'path'>)),
	};
}

function unpack(bytes: Uint8Array): AnalysedFile {
	const text = inflateRawSync(bytes).toString();
	const end = text.indexOf('\n');
	return { line: text.slice(end + 1), problem: end > 0 ? text.slice(0, end) : undefined };
}
