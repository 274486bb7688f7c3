import * as path from 'node:path';
import { analyseArticle } from '../analysis/analyse';
import { type ActorMatcher, compileActors } from '../analysis/mentions';
import { readSidecar } from '../annotation/read';
import type { ArticleMetadata } from '../article/article';
import type { CorpusSettings } from '../codebook/codebook';
import { mergeRegistries } from '../codebook/merge-registries';
import { type ActorsFile, readActors } from '../codebook/read-actors';
import { readCorpusSettings } from '../codebook/read-corpus';
import type { CorpusPath } from '../corpus/corpus';
import { articleFormat, classifyPath, SETTINGS_FILE, sidecarTarget } from '../corpus/paths';
import { inShard, type Shard } from '../corpus/shards';
import { analysisJson } from '../exchange/analysis-json';
import { type Files, reasonOf } from '../host/files';
import { findCorpusFiles } from '../host/find-files';
import { enclosingCorpusRoot, findCorpusRoots } from '../host/find-roots';
import { readFile } from '../host/read-file';
import { oneCorpus } from './shard-option';
import { CommandError, shownPath, type Terminal } from './terminal';

/**
 * `standpoint analyze PATH…`: one line of JSON per article, in the order of the arguments and of the paths below them.
 * A folder that is a corpus gives its articles; any other folder its .txt and .md files.
 * @param shard only the articles of this part of the folder or corpus
 * @returns exit code 0, or 1 where a path that was named could not be read
 * @throws CommandError where more than one folder or corpus would be split
 */
export async function analyze(terminal: Terminal, paths: readonly string[], shard?: Shard): Promise<number> {
	if (shard !== undefined && paths.length > 1)
		throw new CommandError('--shard splits one folder: name no more than one.');
	const contexts = new Map<string, Promise<Context>>();
	const contextAt = (root: string | undefined) => {
		const key = root ?? '';
		let context = contexts.get(key);
		if (context === undefined) {
			context = root === undefined ? Promise.resolve(noCorpus) : readContext(terminal, root);
			contexts.set(key, context);
		}
		return context;
	};
	let failed = false;
	for (const named of paths) {
		const absolute = path.resolve(terminal.cwd, named);
		const kind = await terminal.files.inspect(absolute).then(facts => facts.kind, reasonOf);
		if (kind === 'file') {
			const root = await enclosingCorpusRoot(terminal.files, path.dirname(absolute));
			if (shard !== undefined && !inShard(printedName(terminal, absolute, root), shard)) continue;
			if (!(await printArticle(terminal, absolute, await contextAt(root)))) failed = true;
		} else if (kind === 'folder') {
			const articles = await articlesBelow(terminal, absolute, contextAt, shard);
			if (shard !== undefined && new Set(articles.map(({ root }) => root)).size > 1)
				throw new CommandError(oneCorpus(named));
			for (const { file, root, name } of articles) {
				if (shard !== undefined && !inShard(name, shard)) continue;
				await printArticle(terminal, file, await contextAt(root));
			}
		} else {
			terminal.warn(`${named}: ${kind === 'other' ? 'It is neither a file nor a folder.' : kind}`);
			failed = true;
		}
	}
	return failed ? 1 : 0;
}

/** What an article is analysed with. */
interface Context {
	readonly root?: string;
	readonly settings: CorpusSettings;
	readonly matcher: ActorMatcher;
	/** The annotation files by the article that they belong to: the shared layer first, then by annotator. */
	readonly sidecars: ReadonlyMap<CorpusPath, readonly CorpusPath[]>;
}

const noCorpus: Context = {
	settings: { ...readCorpusSettings('').settings, articles: ['**/*.{txt,md}'] },
	matcher: compileActors({ actors: new Map() }),
	sidecars: new Map(),
};

async function readContext({ files }: Terminal, root: string): Promise<Context> {
	const { settings } = readCorpusSettings(await textOrNothing(files, files.join(root, SETTINGS_FILE)));
	const { paths } = await findCorpusFiles(files, root, settings);
	const actorFiles = new Map<CorpusPath, ActorsFile>();
	const sidecars = new Map<CorpusPath, readonly CorpusPath[]>();
	for (const relative of paths) {
		const kind = classifyPath(relative, settings);
		if (kind === 'actors') {
			actorFiles.set(relative, readActors(await textOrNothing(files, files.join(root, relative))));
		} else if (kind === 'sidecar') {
			const { articlePath, layer } = sidecarTarget(relative);
			const others = sidecars.get(articlePath) ?? [];
			sidecars.set(articlePath, layer === undefined ? [relative, ...others] : [...others, relative]);
		}
	}
	return { root, settings, matcher: compileActors(mergeRegistries(actorFiles).registry), sidecars };
}

async function textOrNothing(files: Files, file: string): Promise<string> {
	const reading = await readFile(files, file);
	return reading.kind === 'text' ? reading.text : '';
}

/** The articles below a folder, each with the corpus that it belongs to. */
async function articlesBelow(
	terminal: Terminal,
	folder: string,
	contextAt: (root: string | undefined) => Promise<Context>,
	shard: Shard | undefined,
): Promise<readonly { readonly file: string; readonly name: string; readonly root?: string }[]> {
	const { files } = terminal;
	const enclosing = await enclosingCorpusRoot(files, folder);
	const roots: readonly (string | undefined)[] =
		enclosing === undefined ? [undefined, ...(await findCorpusRoots(files, folder))] : [enclosing];
	const articles: { file: string; name: string; root?: string }[] = [];
	for (const root of roots) {
		const { settings } = await contextAt(root);
		const base = root ?? folder;
		const { paths, skipped } = await findCorpusFiles(files, base, settings);
		for (const [relative, reason] of skipped) {
			if (shard !== undefined && !inShard(relative, shard)) continue;
			terminal.warn(`${shownPath(terminal, files.join(base, relative))}: ${reason}`);
		}
		const found: typeof articles = [];
		for (const relative of paths) {
			const file = files.join(base, relative);
			if (classifyPath(relative, settings) !== 'article' || files.within(folder, file) === undefined) continue;
			found.push({ file, name: printedName(terminal, file, root), root });
		}
		articles.push(...found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)));
	}
	return articles;
}

/** An article’s path in its corpus; where it has none, as the person at the terminal would write it. */
function printedName(terminal: Terminal, file: string, root: string | undefined): string {
	const relative = root === undefined ? undefined : terminal.files.within(root, file);
	return relative ?? shownPath(terminal, file);
}

/** @returns whether the article could be read */
async function printArticle(terminal: Terminal, file: string, context: Context): Promise<boolean> {
	const { files } = terminal;
	const reading = await readFile(files, file);
	if (reading.kind !== 'text') {
		const reason = reading.kind === 'absent' ? 'There is no such file.' : reading.reason;
		terminal.warn(`${shownPath(terminal, file)}: ${reason}`);
		return false;
	}
	if (reading.problem !== undefined) terminal.warn(`${shownPath(terminal, file)}: ${reading.problem}`);
	const relative = context.root === undefined ? undefined : files.within(context.root, file);
	const name = printedName(terminal, file, context.root);
	const analysis = analyseArticle({
		text: reading.text,
		format: articleFormat(file),
		path: name,
		matcher: context.matcher,
		defaultGenre: context.settings.genre,
		sidecarMetadata: relative === undefined ? undefined : await sidecarMetadata(files, context, relative),
	});
	await terminal.print(JSON.stringify(analysisJson(name, reading.hash, analysis)));
	return true;
}

/** What an article's annotation files say about the article: the shared layer's word goes before an annotator's. */
async function sidecarMetadata(
	files: Files,
	{ root, sidecars }: Context,
	article: CorpusPath,
): Promise<ArticleMetadata> {
	let metadata: ArticleMetadata = {};
	for (const relative of sidecars.get(article) ?? []) {
		const source = await textOrNothing(files, files.join(root ?? '', relative));
		metadata = { ...readSidecar(source).article, ...metadata };
	}
	return metadata;
}
