// node --import tsx endless-committer.ts FOLDER ROOT WRITER
// Changes and commits the cache of a corpus again and again, as a server would, until it is killed.
import { type CacheEntry, noDigest, openArticleCache } from '../../../../server/src/host/cache/article-cache';
import { entryOf } from './entries';

const articles = Array.from({ length: 12 }, (_, number) => `articles/${number}.txt`);
/** Large enough that writing takes a while. */
const bytes = 40_000;

/** What a writer commits as its version: every article, a third of them new; every fifth version lacks the first. */
export function committedBy(writer: string, version: number): readonly CacheEntry[] {
	const present = version % 5 === 0 ? articles.slice(1) : articles;
	return present.map((article, number) => entryOf(article, `${writer} ${version - ((version + number) % 3)}`, bytes));
}

/** `load` gives it as the context. */
export const contextOf = (writer: string, version: number): string => JSON.stringify({ writer, version });

async function commitForever(folder: string, root: string, writer: string): Promise<void> {
	const cache = openArticleCache({
		folder,
		root,
		analyser: 'test',
		digester: noDigest,
		log: message => process.stdout.write(message),
	});
	const loaded = await cache.load();
	let version: number = loaded ? JSON.parse(loaded.context).version : 0;
	let before = new Map<string, string>();
	for (;;) {
		version++;
		const now = committedBy(writer, version);
		// The first commit says all anew, as what was loaded may be another writer's; later ones say what differs.
		const stamps = new Map(now.map(entry => [entry.article, entry.files[0]?.stamp ?? '']));
		cache.put(now.filter(({ article }) => stamps.get(article) !== before.get(article)));
		cache.remove(articles.filter(article => !stamps.has(article)));
		before = stamps;
		await cache.commit(contextOf(writer, version));
		process.stdout.write(`${version}\n`);
	}
}

const [, script, folder, root, writer] = process.argv;
if (script?.includes('endless-committer') && folder && root && writer) void commitForever(folder, root, writer);
