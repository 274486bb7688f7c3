import picomatch from 'picomatch/posix';
import type { ArticleFormat } from '../article/article';
import type { CorpusSettings } from '../codebook/codebook';
import type { CorpusPath } from './corpus';

export type FileRole = 'article' | 'sidecar' | 'actors' | 'settings';

export const SETTINGS_FILE = 'corpus.yaml';
export const ACTORS_FILE = 'actors.yaml';
/** Beside or instead of that file: one file for each kind of actor, or however people like it. */
export const ACTORS_FOLDER = 'actors';
const SIDECAR_ENDING = '.ann.yaml';

/**
 * What a file is in a corpus, by its path relative to the root; undefined where it is none of the corpus's files.
 * Dot folders and `node_modules` hold no corpus files.
 */
export function classifyPath(path: CorpusPath, settings: Pick<CorpusSettings, 'articles'>): FileRole | undefined {
	const role = roleByName(path);
	if (role === 'settings' || role === 'actors') return role;
	if (isForeign(path)) return undefined;
	return role === 'sidecar' || articleGlobs(settings)(path) ? role : undefined;
}

/** What a file is that is known to be one of the corpus's. */
export function roleByName(path: CorpusPath): FileRole {
	if (path === SETTINGS_FILE) return 'settings';
	if (path === ACTORS_FILE || (path.startsWith(`${ACTORS_FOLDER}/`) && /^actors\/[^/]+\.yaml$/.test(path)))
		return 'actors';
	return path.endsWith(SIDECAR_ENDING) ? 'sidecar' : 'article';
}

/** The path of an article's annotation file: the shared layer's, or the one of the annotator `layer`. */
export function sidecarPath(articlePath: CorpusPath, layer?: string): CorpusPath {
	return layer === undefined
		? `${articlePath}${SIDECAR_ENDING}`
		: `${articlePath}.${layerName(layer)}${SIDECAR_ENDING}`;
}

/** A layer's name as it stands in file names: what is no letter, digit, `_` or `-` becomes `-`. */
export function layerName(layer: string): string {
	const name = layer.replace(/[^\p{L}\p{N}_-]/gu, '-') || '-';
	// "a.txt.md.ann.yaml" would read as the shared layer of an article "a.txt.md".
	return ARTICLE_ENDINGS.test(`.${name}`) ? `${name}-` : name;
}

/** The article and the layer that an annotation file belongs to, by its name. The inverse of `sidecarPath`. */
export function sidecarTarget(path: CorpusPath): { readonly articlePath: CorpusPath; readonly layer?: string } {
	const stem = path.endsWith(SIDECAR_ENDING) ? path.slice(0, -SIDECAR_ENDING.length) : path;
	if (ARTICLE_ENDINGS.test(stem)) return { articlePath: stem };
	const name = stem.slice(stem.lastIndexOf('/') + 1);
	const dot = name.lastIndexOf('.');
	// A single dot is the article's own ending: "a.rst.ann.yaml".
	if (dot <= 0 || name.indexOf('.') === dot) return { articlePath: stem };
	return { articlePath: stem.slice(0, stem.length - name.length + dot), layer: name.slice(dot + 1) };
}

/** The order of an article's annotation files: the shared layer first, then by annotator. */
export function byLayer(a: { readonly layer?: string }, b: { readonly layer?: string }): number {
	if (a.layer === undefined || b.layer === undefined)
		return Number(a.layer !== undefined) - Number(b.layer !== undefined);
	return a.layer < b.layer ? -1 : a.layer > b.layer ? 1 : 0;
}

/** The article that a file belongs to, if it is one of its annotation files; else the file itself. */
export const articleOf = (path: CorpusPath): CorpusPath =>
	path.endsWith(SIDECAR_ENDING) ? sidecarTarget(path).articlePath : path;

export const articleFormat = (path: CorpusPath): ArticleFormat =>
	/\.(md|markdown)$/i.test(path) ? 'markdown' : 'text';

const ARTICLE_ENDINGS = /\.(txt|text|md|markdown)$/i;

/** Asked of every file of a folder: plain searches take a fifth of the time of a regular expression. */
const isForeign = (path: CorpusPath): boolean =>
	path.startsWith('.') || path.includes('/.') || (path.includes('node_modules/') && /(^|\/)node_modules\//.test(path));

const compiled = new WeakMap<readonly string[], (path: string) => boolean>();

function articleGlobs({ articles }: Pick<CorpusSettings, 'articles'>): (path: string) => boolean {
	let match = compiled.get(articles);
	if (!match) {
		match = compile(articles);
		compiled.set(articles, match);
	}
	return match;
}

/** Extended globs are left out because they can make a pattern that takes exponential time. */
function compile(globs: readonly string[]): (path: string) => boolean {
	const matchers: { readonly glob: string; readonly matcher: RegExp }[] = [];
	for (const glob of globs) {
		try {
			const own = glob.replace(/^\.\//, '');
			if (own !== '')
				matchers.push({ glob: own, matcher: picomatch.makeRe(own, { noextglob: true, maxLength: 1000 }) });
		} catch {
			// A glob that cannot be read matches nothing; corpus.yaml's own problems say so.
		}
	}
	// A file may also be named as the pattern is written.
	return path => matchers.some(({ glob, matcher }) => path === glob || matcher.test(path));
}
