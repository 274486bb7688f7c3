import { findCandidates } from '../analysis/candidates';
import { readArticle } from '../article/read-article';
import { readCorpusSettings } from '../codebook/read-corpus';
import type { CorpusPath } from '../corpus/corpus';
import { articleFormat } from '../corpus/paths';
import { type ArticleCandidates, proposeActors } from '../corpus/propose-actors';
import { renderActorsYaml, renderCorpusYaml } from '../corpus/render-corpus';
import type { Files } from './files';
import { findCorpusFiles } from './find-files';
import { readFile } from './read-file';

/** What would make a corpus of a folder. */
export interface ProposedCorpus {
	/** The text of corpus.yaml. */
	readonly settings: string;
	/** The text of actors.yaml with the suggested actors. */
	readonly actors: string;
	/** How many articles the globs in `settings` find. */
	readonly articles: number;
	/** How many actors are suggested. */
	readonly suggested: number;
}

export interface ProposeOptions {
	/** Lets other work go first; called after each article. */
	readonly pause?: () => Promise<void>;
	readonly signal?: AbortSignal;
}

/** Beyond so many characters more articles would hardly name new actors that matter; those that are read are spread out. */
const maxCharacters = 20_000_000;

/** Files that stand in many folders and are no articles. */
const noArticle = /(^|\/)(readme|licen[cs]e|changelog|contributing|notice|authors|requirements)\b[^/]*$/i;

/**
 * Proposes corpus.yaml and actors.yaml for a folder, from the texts in it. Writes nothing, and never throws: where there
 * are no texts, no actors are proposed.
 */
export async function proposeCorpus(
	files: Files,
	folder: string,
	options: ProposeOptions = {},
): Promise<ProposedCorpus> {
	const everything = { ...readCorpusSettings('').settings, articles: ['**/*.{txt,md}'] };
	const found = await findCorpusFiles(files, folder, everything, undefined, options.signal);
	const texts = found.paths.filter(path => /\.(txt|md)$/.test(path) && !noArticle.test(path));
	const candidates = await readCandidates(files, folder, texts, options);
	const proposed = proposeActors(candidates);
	const name = folder.split(/[/\\]/).filter(Boolean).at(-1) ?? 'Corpus';
	return {
		settings: renderCorpusYaml({ name, language: 'en', articles: globsFor(texts) }),
		actors: renderActorsYaml(proposed),
		articles: texts.length,
		suggested: proposed.length,
	};
}

async function readCandidates(
	files: Files,
	folder: string,
	paths: readonly CorpusPath[],
	{ pause, signal }: ProposeOptions,
): Promise<readonly ArticleCandidates[]> {
	const read: ArticleCandidates[] = [];
	let characters = 0;
	for (const path of spread(paths)) {
		if (signal?.aborted || characters > maxCharacters) break;
		const reading = await readFile(files, files.join(folder, path));
		if (reading.kind !== 'text') continue;
		const { text } = reading;
		characters += text.length;
		// There are no actors yet who could be mentioned.
		const candidates = findCandidates(readArticle(text, articleFormat(path)), []);
		read.push({ path, candidates, text });
		await pause?.();
	}
	return read.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** All paths in an order in which the first ones are a fair sample of all; the same order every time. */
function* spread(paths: readonly CorpusPath[]): Iterable<CorpusPath> {
	const stride = Math.max(1, Math.ceil(paths.length / 1000));
	for (let first = 0; first < stride; first++) {
		for (let at = first; at < paths.length; at += stride) yield paths[at] as CorpusPath;
	}
}

/** Globs that match the texts: by folder where they lie in few, by ending in the folder itself. */
export function globsFor(paths: readonly CorpusPath[]): readonly string[] {
	const folders = new Set<string>();
	const endings = new Set<string>();
	for (const path of paths) {
		const slash = path.indexOf('/');
		if (slash > 0) folders.add(path.slice(0, slash));
		else endings.add(path.slice(path.lastIndexOf('.')));
	}
	if (folders.size > 8) return ['**/*.{txt,md}'];
	const globs = [
		...[...folders].sort().map(folder => `${folder.replace(/[\\*?[\]{}()!+@|]/g, '\\$&')}/**/*.{txt,md}`),
		...[...endings].sort().map(ending => `*${ending}`),
	];
	return globs.length > 0 ? globs : ['articles/**/*.{txt,md}'];
}
