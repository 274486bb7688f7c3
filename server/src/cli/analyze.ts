import * as path from 'node:path';
import type { CorpusSettings } from '../codebook/codebook';
import { mergeRegistries } from '../codebook/merge-registries';
import { type ActorsFile, readActors } from '../codebook/read-actors';
import { readCorpusSettings } from '../codebook/read-corpus';
import type { CorpusPath } from '../corpus/corpus';
import { classifyPath, SETTINGS_FILE, sidecarTarget } from '../corpus/paths';
import { inShard, type Shard } from '../corpus/shards';
import { analyseFiles, type FileToAnalyse } from '../host/analyse-files';
import { type Files, reasonOf } from '../host/files';
import { findCorpusFiles } from '../host/find-files';
import { enclosingCorpusRoot, findCorpusRoots } from '../host/find-roots';
import { type KeptLines, openKeptLines } from '../host/kept-lines';
import type { AnalysisContext } from '../host/pool/jobs';
import { readFile } from '../host/read-file';
import { manyArticles } from '../host/read-groups';
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
	const wanted: FoundArticle[] = [];
	for (const named of paths) {
		const absolute = path.resolve(terminal.cwd, named);
		const kind = await terminal.files.inspect(absolute).then(facts => facts.kind, reasonOf);
		if (kind === 'file') {
			const root = await enclosingCorpusRoot(terminal.files, path.dirname(absolute));
			wanted.push({ file: absolute, name: printedName(terminal, absolute, root), root, isNamed: true });
		} else if (kind === 'folder') {
			const articles = await articlesBelow(terminal, absolute, contextAt, shard);
			if (shard !== undefined && new Set(articles.map(({ root }) => root)).size > 1)
				throw new CommandError(oneCorpus(named));
			wanted.push(...articles);
		} else {
			terminal.warn(`${named}: ${kind === 'other' ? 'It is neither a file nor a folder.' : kind}`);
			failed = true;
		}
	}
	const inPart = wanted.filter(({ name }) => shard === undefined || inShard(name, shard));
	for (let at = 0; at < inPart.length; ) {
		const root = inPart[at]?.root;
		const next = inPart.findIndex((article, index) => index > at && article.root !== root);
		const end = next < 0 ? inPart.length : next;
		if (!(await printArticles(terminal, await contextAt(root), inPart.slice(at, end)))) failed = true;
		at = end;
	}
	return failed ? 1 : 0;
}

/** What an article is analysed with. */
interface Context {
	readonly root?: string;
	readonly settings: CorpusSettings;
	readonly analysis: AnalysisContext;
	/** The annotation files by the article that they belong to: the shared layer first, then by annotator. */
	readonly sidecars: ReadonlyMap<CorpusPath, readonly CorpusPath[]>;
}

const noCorpus: Context = {
	settings: { ...readCorpusSettings('').settings, articles: ['**/*.{txt,md}'] },
	analysis: { registry: { actors: new Map() } },
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
	const analysis = { registry: mergeRegistries(actorFiles).registry, defaultGenre: settings.genre };
	return { root, settings, analysis, sidecars };
}

async function textOrNothing(files: Files, file: string): Promise<string> {
	const reading = await readFile(files, file);
	return reading.kind === 'text' ? reading.text : '';
}

interface FoundArticle {
	readonly file: string;
	readonly name: string;
	/** Of the corpus that it belongs to. */
	readonly root?: string;
	/** Whether a person named just this one, and is to know where it cannot be read. */
	readonly isNamed?: boolean;
}

/** The articles below a folder, corpus by corpus. */
async function articlesBelow(
	terminal: Terminal,
	folder: string,
	contextAt: (root: string | undefined) => Promise<Context>,
	shard: Shard | undefined,
): Promise<readonly FoundArticle[]> {
	const { files } = terminal;
	const enclosing = await enclosingCorpusRoot(files, folder);
	const roots: readonly (string | undefined)[] =
		enclosing === undefined ? [undefined, ...(await findCorpusRoots(files, folder))] : [enclosing];
	const articles: FoundArticle[] = [];
	for (const root of roots) {
		const { settings } = await contextAt(root);
		const base = root ?? folder;
		const { paths, skipped } = await findCorpusFiles(files, base, settings);
		for (const [relative, reason] of skipped) {
			if (shard !== undefined && !inShard(relative, shard)) continue;
			terminal.warn(`${shownPath(terminal, files.join(base, relative))}: ${reason}`);
		}
		const found: FoundArticle[] = [];
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

/** @returns whether all articles could be read that were named */
async function printArticles(
	terminal: Terminal,
	{ root, analysis, sidecars }: Context,
	articles: readonly FoundArticle[],
): Promise<boolean> {
	const { files, resources } = terminal;
	const wanted = articles.map(({ file, name }): FileToAnalyse => {
		const relative = root === undefined ? undefined : files.within(root, file);
		const own = relative === undefined ? undefined : (sidecars.get(relative) ?? []);
		return { file, name, sidecars: own?.map(path => files.join(root ?? '', path)) };
	});
	const kept = root === undefined ? undefined : await keptLines(terminal, root, analysis, wanted.length);
	let all = true;
	let at = 0;
	for await (const { line, problem } of analyseFiles(files, analysis, wanted, resources.pool, kept)) {
		const { file, isNamed } = articles[at++] as FoundArticle;
		if (problem !== undefined) terminal.warn(`${shownPath(terminal, file)}: ${problem}`);
		if (line === undefined) all &&= !isNamed;
		else await terminal.print(line);
	}
	return all;
}

/** What was said of the articles of a corpus at an earlier run, where there are so many that it is worth keeping. */
async function keptLines(
	{ files, resources: { pool, lines } }: Terminal,
	root: string,
	analysis: AnalysisContext,
	count: number,
): Promise<KeptLines | undefined> {
	const cache = pool && count >= manyArticles ? lines?.(root) : undefined;
	return pool && cache && openKeptLines(files, cache, root, analysis, pool);
}
