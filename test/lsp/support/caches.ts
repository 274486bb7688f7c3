import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeDigest } from '../../../server/src/corpus/stored/digest';
import { openArticleCache, type StoredEntry } from '../../../server/src/host/cache/article-cache';
import { analyserOf } from '../../../server/src/host/resources';

const worker = resolve(__dirname, '../../../dist/worker.js');

/** What the built server and command call their own analysis. */
const ownAnalyser = () => analyserOf(readFileSync(worker));

/** The files of a cache folder by how their names end: `head`, `seg`, `table`, `context`. */
export const cacheFiles = (cacheDir: string, ending: string): readonly string[] =>
	readdirSync(cacheDir, { recursive: true, encoding: 'utf8' })
		.filter(name => name.endsWith(ending))
		.map(name => join(cacheDir, name));

/**
 * Writes a whole, well-formed cache of a corpus in which an article has what belongs to another one.
 * @param analyser who it is from; by default the program that is tested, which therefore has to believe it
 */
export async function lie(
	cacheDir: string,
	root: string,
	about: string,
	instead: string,
	analyser?: string,
): Promise<void> {
	const open = (analyser: string) =>
		openArticleCache({ folder: cacheDir, root, analyser, digester: writeDigest, isInsideAllowed: true });
	const own = open(ownAnalyser());
	const cached = await own.load();
	const [one, other] = [cached?.entries.get(about), cached?.entries.get(instead)];
	if (!cached || !one || !other) throw new Error(`There is no cache of ${about} and ${instead}.`);
	await own.close();
	const liar = open(analyser ?? ownAnalyser());
	const others = [...cached.entries.values()].filter(({ article }) => article !== about);
	const put = (entry: StoredEntry, value = entry) =>
		liar.put([{ article: entry.article, files: entry.files, packed: value.bytes() }]);
	for (const entry of others) put(entry);
	put(one, other);
	await liar.commit(cached.context);
	await liar.close();
}
