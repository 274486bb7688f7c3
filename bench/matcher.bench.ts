// Finding the aliases of many actors in a text, beside `rg -F -f` and one big RegExp, which find the same strings but know
// nothing of capitals, surnames and longer names. rg is asked on one thread and reads a file; its start is taken off.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileActors, findMentions } from '../server/src/analysis/mentions';
import { readArticle } from '../server/src/article/read-article';
import type { Actor, ActorId, Registry } from '../server/src/codebook/codebook';
import { splitWords } from '../server/src/text/words';
import { type CastMember, inventActors } from './corpus-actors';
import { writeArticle } from './corpus-prose';
import { table, time } from './measure';
import { randomOf, zipf } from './random';

const SIZES = [1_000, 10_000, 100_000];
const TEXT_LENGTH = 4_000_000;

const folder = mkdtempSync(join(tmpdir(), 'standpoint-matcher-'));
try {
	const everyone = inventActors(SIZES.at(-1) as number, 'matcher');
	// One text for all sizes, whose names are those of the thousand actors that are in all of them.
	const text = proseOf(everyone.slice(0, 800));
	const article = readArticle(text, 'text');
	const textFile = join(folder, 'text.txt');
	writeFileSync(textFile, text);
	const megabytes = Buffer.byteLength(text) / 1e6;
	const speed = (milliseconds: number): number => megabytes / (milliseconds / 1e3);

	const floor = time(() => splitWords(text), 800).best;
	console.log(`Over ${megabytes.toFixed(1)} MB of generated articles; best of the runs.`);
	console.log(`Cutting the text into words, which finding mentions begins with: ${speed(floor).toFixed(0)} MB/s.\n`);
	const rows = SIZES.map(size => {
		const { registry, forms } = registryOf(everyone, size);
		const build = time(() => compileActors(registry), 1500).best;
		const matcher = compileActors(registry);
		const own = time(() => findMentions(article, matcher), 1500).best;
		const mentions = findMentions(article, matcher).length;
		const rg = ripgrep(forms, textFile);
		const regExp = bigRegExp(forms, text);
		return { size, own, build, mentions, rg, regExp };
	});
	const first = rows[0]?.own as number;
	table(
		[
			'aliases',
			'MB/s',
			'as of 1,000',
			'build ms',

			'mentions',
			'rg -F -f MB/s',
			'one RegExp MB/s',
			'its build ms',
		],
		rows.map(({ size, own, build, mentions, rg, regExp }) => [
			size,
			speed(own),
			own / first,
			build,
			mentions,
			rg === undefined ? 'not found' : speed(rg),
			speed(regExp.search),
			regExp.build,
		]),
	);
} finally {
	rmSync(folder, { recursive: true });
}

function proseOf(cast: readonly CastMember[]): string {
	const random = randomOf('matcher', 'prose');
	const rank = zipf(cast.length);
	const anyone = () => cast[rank(random)] as CastMember;
	const articles: string[] = [];
	for (let length = 0; length < TEXT_LENGTH; length += (articles.at(-1) as string).length + 2) {
		const day = { month: random.below(12), date: 1 + random.below(28) };
		articles.push(writeArticle(random, 6000, day, { anyone, guests: [], opening: 'The talks went on.' }).text);
	}
	return articles.join('\n\n');
}

/** The first actors that have so many names and aliases together. */
function registryOf(cast: readonly CastMember[], size: number): { registry: Registry; forms: readonly string[] } {
	const actors = new Map<ActorId, Actor>();
	const forms: string[] = [];
	for (const { id, name, kind, aliases, adjectives, metonyms, partOf } of cast) {
		if (forms.length >= size) break;
		actors.set(id, { id, name, kind, aliases, adjectives, metonyms, partOf, roles: [] });
		forms.push(name, ...aliases, ...adjectives, ...metonyms);
	}
	return { registry: { actors }, forms };
}

/** Milliseconds for one search on one thread; undefined where there is no rg. */
function ripgrep(forms: readonly string[], textFile: string): number | undefined {
	const patterns = join(folder, 'patterns.txt');
	const empty = join(folder, 'empty.txt');
	writeFileSync(patterns, `${forms.join('\n')}\n`);
	writeFileSync(empty, '\n');
	// Without -w, with which rg does not use the automaton of its fixed strings and takes minutes for 100,000 of them.
	const search = (file: string) => () => spawnSync('rg', ['-F', '-o', '-c', '-j1', '-f', patterns, file]);
	if (search(empty)().error) return undefined;
	// Most of its time goes into building its automaton, which it does in every run.
	return time(search(textFile), 1000).best - time(search(empty), 1000).best;
}

function bigRegExp(forms: readonly string[], text: string): { search: number; build: number } {
	const escaped = [...forms]
		.sort((a, b) => b.length - a.length)
		.map(form => form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	const source = `\\b(?:${escaped.join('|')})\\b`;
	let salt = 0;
	// A RegExp is compiled when it is used first, and then kept: each of these is another one.
	const build = time(() => new RegExp(`${source}|\\b${salt++}\\b`, 'g').test('no name'), 500).best;
	const expression = new RegExp(source, 'g');
	const search = time(() => text.match(expression)?.length, 1500).best;
	return { search, build };
}
