import type { ActorMatcher } from '../../analysis/mentions';
import type { ReadText } from '../../corpus/read-anew';
import { packAnalysed, packAnew } from '../../corpus/read-anew';
import { decode } from '../../text/decode';
import type { StoredEntry } from '../cache/article-cache';
import type { Files } from '../files';
import { maxFileBytes } from '../read-file';
import type { AnalysisContext, ArticleGroup, GroupReading, KnownArticle, ReadFile } from './jobs';

type Context = AnalysisContext & { readonly matcher: ActorMatcher };

/**
 * Reads the files of a group now and analyses the article, or only counts it, unless they are those that are known. Never
 * throws.
 */
export function readGroup(
	files: Files,
	root: string,
	context: Context & { readonly countOnly?: boolean },
	{ article, sidecars, hashes }: ArticleGroup,
): GroupReading {
	try {
		const read = [article, ...sidecars].map(path => readText(files, root, path));
		const [text, ...annotations] = read.map(({ text }) => text);
		const known = read.map(({ file }) => file);
		if (hashes?.length === known.length && known.every(({ hash }, at) => hash === hashes[at])) {
			return { kind: 'same', files: known };
		}
		const packed = packAnew(context, text as ReadText, annotations);
		return packed ? { kind: 'packed', files: known, ...packed } : odd;
	} catch {
		// Whoever takes the files in one by one finds out which of them is wrong, and says so.
		return odd;
	}
}

/** Reads the file of an article now and analyses it with what is known of its annotation files. Never throws. */
export function analyseKnown(
	files: Files,
	root: string,
	context: Context,
	{ article, packed, isStale }: KnownArticle,
): GroupReading {
	try {
		const { text, file } = readText(files, root, article);
		const bytes = packAnalysed(context, text, packed, isStale);
		return bytes ? { kind: 'packed', files: [file], bytes, isHalfTyped: false } : odd;
	} catch {
		return odd;
	}
}

/** What was kept of an article, made anew of its files, analysed or counted as it was; undefined where these are others. */
export function remake(files: Files, root: string, context: Context, entry: StoredEntry): Uint8Array | undefined {
	const [, ...sidecars] = entry.files.map(({ path }) => path);
	for (const countOnly of [false, true]) {
		const reading = readGroup(files, root, { ...context, countOnly }, { article: entry.article, sidecars });
		if (reading.kind === 'packed' && entry.isValue(reading.bytes)) return reading.bytes;
	}
	return undefined;
}

const odd: GroupReading = { kind: 'odd' };

function readText(files: Files, root: string, path: string): { readonly text: ReadText; readonly file: ReadFile } {
	const { bytes, stamp } = files.readNow(files.join(root, path), maxFileBytes);
	const { text, problem, binary } = decode(bytes);
	if (binary) throw new Error(`${path} is not text`);
	const hash = files.hash(text);
	return { text: { path, text, hash, problem }, file: { path, stamp, hash } };
}
