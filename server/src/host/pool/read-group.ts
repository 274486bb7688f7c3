import type { ActorMatcher } from '../../analysis/mentions';
import type { ReadText } from '../../corpus/read-anew';
import { packAnew } from '../../corpus/read-anew';
import { decode } from '../../text/decode';
import type { Files } from '../files';
import { maxFileBytes } from '../read-file';
import type { AnalysisContext, ArticleGroup, GroupReading, ReadFile } from './jobs';

/** Reads the files of a group now and analyses the article, unless they are those that are known. Never throws. */
export function readGroup(
	files: Files,
	root: string,
	context: AnalysisContext & { readonly matcher: ActorMatcher },
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

const odd: GroupReading = { kind: 'odd' };

function readText(files: Files, root: string, path: string): { readonly text: ReadText; readonly file: ReadFile } {
	const { bytes, stamp } = files.readNow(files.join(root, path), maxFileBytes);
	const { text, problem, binary } = decode(bytes);
	if (binary) throw new Error(`${path} is not text`);
	const hash = files.hash(text);
	return { text: { path, text, hash, problem }, file: { path, stamp, hash } };
}
