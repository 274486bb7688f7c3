import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AnnotationType } from '../server/src/annotation/annotation';
import { annotationBlock, newId, type TextState, wordsAt } from '../server/src/annotation/edit';
import type { FieldValue } from '../server/src/annotation/write';
import { decode } from '../server/src/text/decode';
import { actorsYaml, type CastMember, inventActors } from './corpus-actors';
import { type ArticleProse, type Casting, type Mark, writeArticle } from './corpus-prose';
import * as list from './corpus-words';
import { type Random, randomOf, zipf } from './random';

/** What a generated corpus is like. The same shape gives the same bytes, on every machine. */
export interface CorpusShape {
	readonly articles: number;
	/** How many actors the registry has; they are mentioned by Zipf’s law. 1,000 by default. */
	readonly actors?: number;
	/** Mean length of an article, in characters. 2,800 by default: 5,000 articles are 14 MB. */
	readonly length?: number;
	readonly seed?: number;
	/** One article in so many is dirty, in one way or another. 50 by default; 0 for none. */
	readonly dirtyEvery?: number;
}

export interface GeneratedFile {
	readonly path: string;
	readonly content: string | Uint8Array;
}

/** In how many articles `guestOf` is mentioned, however large the corpus. */
export const guestArticles = 20;

/** The actor that is mentioned in exactly `guestArticles` articles, once in each (in all of a smaller corpus). */
export const guestOf = (shape: CorpusShape): CastMember => castOf(shape).guest;

/** The actor that is mentioned most. */
export const favouriteOf = (shape: CorpusShape): CastMember => castOf(shape).actors[0] as CastMember;

/** A place that no actor is named after, and in how many articles it is mentioned, once in each. */
export const accord = {
	place: 'Quarrelmoor',
	articlesOf: (shape: CorpusShape): number =>
		Math.floor((shape.articles + accordEvery - accordFirst - 1) / accordEvery),
};
const accordEvery = 50;
const accordFirst = 7;

/** How an article is dirty. */
export const dirt = [
	'latin-1',
	'byte-order-mark',
	'crlf',
	'half-typed',
	'empty',
	'orphaned-quotes',
	'older-text',
	'unknown-actor',
] as const;
export type Dirt = (typeof dirt)[number];

/** The files of a corpus: corpus.yaml, actors.yaml, then each article followed by its annotation files. */
export function* corpusFiles(shape: CorpusShape): Generator<GeneratedFile> {
	const { actors, guest } = castOf(shape);
	yield { path: 'corpus.yaml', content: settings };
	yield { path: 'actors.yaml', content: actorsYaml([...actors, guest]) };
	const rank = zipf(actors.length);
	const step = Math.max(1, Math.floor(shape.articles / guestArticles));
	const dirtyEvery = shape.dirtyEvery ?? 50;
	for (let number = 0; number < shape.articles; number++) {
		const random = randomOf(shape.seed ?? 1, number);
		const isDirty = dirtyEvery > 0 && number % dirtyEvery === dirtyEvery - 1;
		const kind = isDirty ? dirt[Math.floor(number / dirtyEvery) % dirt.length] : undefined;
		const hasGuest = number % step === 0 && number / step < guestArticles;
		yield* articleFiles(random, number, shape.length ?? 2800, kind, {
			anyone: () => actors[rank(random)] as CastMember,
			guests: hasGuest ? [guest] : [],
			opening: number % accordEvery === accordFirst ? `The ${accord.place} accord is still in force. ` : '',
		});
	}
}

/** Writes a corpus into a folder, which is emptied first; what was written there for the same shape is left as it is. */
export function writeCorpus(folder: string, shape: CorpusShape): void {
	const mark = join(folder, '.generated.json');
	const wanted = JSON.stringify({ generator: 2, ...shape });
	if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
	rmSync(folder, { recursive: true, force: true });
	const made = new Set<string>();
	for (const { path, content } of corpusFiles(shape)) {
		const file = join(folder, path);
		const parent = dirname(file);
		if (!made.has(parent)) mkdirSync(parent, { recursive: true });
		made.add(parent);
		writeFileSync(file, content);
	}
	writeFileSync(mark, wanted);
}

const settings = `standpoint: 1
name: A generated corpus
language: en
articles: ["articles/**/*.{txt,md}"]
codebook:
  stances: {support: 1, neutral: 0, oppose: -1}
  topics: [harbour, energy, {id: farming, children: [quotas, prices]}, press]
  codes: [irony, euphemism, personal]
  rules: {stance: {require: [holder, target, stance]}}
`;

const casts = new Map<string, { readonly actors: readonly CastMember[]; readonly guest: CastMember }>();

function castOf({ actors: count = 1000, seed = 1 }: CorpusShape) {
	const key = `${count} ${seed}`;
	const cast = casts.get(key) ?? { actors: inventActors(count, seed), guest: guestActor };
	casts.set(key, cast);
	return cast;
}

/** No syllables of others make this name. */
const guestActor: CastMember = {
	id: 'guest',
	name: 'Xenia Ochterlony',
	kind: 'person',
	aliases: [],
	adjectives: [],
	metonyms: [],
	short: 'Ochterlony',
};

function* articleFiles(
	random: Random,
	number: number,
	meanLength: number,
	kind: Dirt | undefined,
	cast: Casting,
): Generator<GeneratedFile> {
	const day = { year: 2010 + random.below(12), month: random.below(12), date: 1 + random.below(28) };
	const date = `${day.year}-${two(day.month + 1)}-${two(day.date)}`;
	// Lengths are skewed, as those of news are: many short ones and a few long ones. The mean of the factor is 1.
	const length = meanLength * (0.4 + 0.6 * -Math.log(1 - random.next()));
	const prose = writeArticle(random, Math.min(length, 20 * meanLength), day, cast);
	const isMarkdown = random.chance(0.1);
	const slug = prose.headline
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 40)
		.replace(/-$/, '');
	const path = `articles/${day.year}/${two(day.month + 1)}/${date}-${slug}-${number}.${isMarkdown ? 'md' : 'txt'}`;
	const outlet = random.pick(list.outlets);
	const head = isMarkdown ? `---\noutlet: ${outlet}\ndate: ${date}\n---\n\n# ` : '';
	const content = soiled(head + prose.text, kind);
	yield { path, content };

	const text = typeof content === 'string' ? content : decode(content).text;
	const state = { hash: createHash('sha256').update(text).digest('hex'), length: text.length };
	const marks = prose.marks.map(mark => shifted(mark, head.length));
	const layers = random.chance(0.7) ? [undefined] : random.chance(0.67) ? ['mara'] : [undefined, 'jonas'];
	for (const layer of layers) {
		const annotations = annotationsOn(random, text, marks, layer);
		yield {
			path: `${path}${layer === undefined ? '' : `.${layer}`}.ann.yaml`,
			content: sidecar(state, prose, { date, outlet }, annotations, kind),
		};
	}
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The bytes of an article, as its dirt makes them. */
function soiled(text: string, kind: Dirt | undefined): string | Uint8Array {
	switch (kind) {
		case 'latin-1':
			return Buffer.from(
				text
					.replace(/[“”]/g, '"')
					.replace(/—/g, '-')
					.replace(/’/g, "'")
					.replace(/e(?= )/g, 'é'),
				'latin1',
			);
		case 'byte-order-mark':
			return Buffer.from(`\ufeff${text}`);
		case 'crlf':
			return Buffer.from(text.replaceAll('\n', '\r\n'));
		case 'empty':
			return '';
		default:
			return text;
	}
}

const shifted = (mark: Mark, by: number): Mark => ({
	...mark,
	start: mark.start + by,
	end: mark.end + by,
	named: mark.named.map(({ actor, start, end }) => ({ actor, start: start + by, end: end + by })),
});

interface Annotated {
	readonly type: AnnotationType;
	readonly start: number;
	readonly end: number;
	readonly fields: Readonly<Record<string, FieldValue | undefined>>;
}

/** Five to ten annotations, by position. */
function annotationsOn(
	random: Random,
	text: string,
	marks: readonly Mark[],
	layer: string | undefined,
): readonly string[] {
	const wanted = 5 + random.below(6);
	const share = Math.min(1, wanted / Math.max(1, marks.length));
	const taken = new Set<string>();
	const blocks: string[] = [];
	for (const mark of marks) {
		if (!random.chance(share)) continue;
		const { type, start, end, fields } = annotated(random, mark);
		// Where the text is empty nothing can be quoted from it.
		if (end > text.length) continue;
		const id = newId(taken, random.next);
		taken.add(id);
		const signed = { ...fields, by: layer ?? 'team', created: `2024-0${1 + random.below(9)}-${10 + random.below(19)}` };
		blocks.push(`  - ${annotationBlock({ id, type, ...wordsAt(text, [{ start, end }]), fields: signed }, '    ')}`);
	}
	return blocks;
}

function annotated(random: Random, mark: Mark): Annotated {
	const { kind, start, end, source, cue, named } = mark;
	const first = named[0];
	const other = named.find(({ actor }) => actor !== source)?.actor;
	if (kind === 'saying' && source && other) {
		const fields = {
			holder: source.id,
			target: other.id,
			stance: random.pick(['support', 'neutral', 'oppose']),
			topic: random.pick(['harbour', 'energy', 'quotas', 'prices', 'press']),
		};
		return { type: 'stance', start, end, fields };
	}
	const choice = random.next();
	if (first && choice < 0.15)
		return { type: 'mention', start: first.start, end: first.end, fields: { actor: first.actor.id } };
	if (choice < 0.25)
		return { type: 'code', start, end, fields: { codes: [random.pick(['irony', 'euphemism', 'personal'])] } };
	if (choice < 0.3) return { type: 'note', start, end, fields: { text: 'Compare this with the other outlets.' } };
	if (kind === 'claim' && choice < 0.5) return { type: 'dismissed', start, end, fields: { rule: 'unsourced-claim' } };
	return {
		type: 'claim',
		start,
		end,
		fields: { source: source?.id ?? (kind === 'vague' ? 'anonymous' : 'none'), cue },
	};
}

function sidecar(
	{ hash, length }: TextState,
	{ author, headline }: ArticleProse,
	{ date, outlet }: { readonly date: string; readonly outlet: string },
	annotations: readonly string[],
	kind: Dirt | undefined,
): string {
	const isOld = kind === 'older-text' || kind === 'orphaned-quotes';
	const lines = [
		'standpoint: 1',
		`text: {sha256: ${isOld ? createHash('sha256').update(hash).digest('hex') : hash}, length: ${length}}`,
		'article:',
		`  title: ${JSON.stringify(headline)}`,
		`  author: ${author}`,
		`  outlet: ${outlet}`,
		`  date: ${date}`,
		...(annotations.length > 0 ? ['annotations:', ...annotations] : ['annotations: []']),
	];
	const text = `${lines.join('\n')}\n`;
	if (kind === 'half-typed') return text.replace(/\n {4}at: \[(\d+),.*/, '\n    at: [$1,\n    "');
	if (kind === 'unknown-actor') return text.replace(/(holder|source): .*/, '$1: nobody-knows');
	if (kind === 'orphaned-quotes') return text.replaceAll(/quote: "(.{12})/g, 'quote: "What nobody ever wrote here $1');
	return text;
}
