// Where annotations stand after the text was changed, beside the common rule "the best match wins".
// The annotated spans are those of the labelled news articles beside the project, or of the sample's annotations where
// there are none. A span survives an edit when all of its characters are still there in one piece, it is changed when
// some are, and gone when none is. "Asked" is a place that a person must confirm.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveAnnotations } from '../server/src/annotation/anchor';
import type { Annotation, Sidecar } from '../server/src/annotation/annotation';
import { wordsAt } from '../server/src/annotation/edit';
import { readSidecar } from '../server/src/annotation/read';
import { normalise } from '../server/src/text/decode';
import type { Span } from '../server/src/text/span';
import { bestMatch } from './best-match';
import { table } from './measure';
import { apply, edits, seeded } from './text-edits';

interface Annotated {
	readonly text: string;
	readonly spans: readonly Span[];
}

const every = Number(process.env.BENCH_EVERY ?? 8);
/** So many annotations of each article at most, spread over it: fewer tell less of the earlier text. */
const most = Number(process.env.BENCH_ANNOTATIONS ?? Number.POSITIVE_INFINITY);
const gold = join(__dirname, '../../shared/gold/attribution');
const corpus = existsSync(gold) ? labelled() : sampled();
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const rules = ['with the previous text', 'quote and context only', 'best match wins'] as const;
type Outcome = 'right' | 'asked, right' | 'orphaned' | 'asked, wrong' | 'wrong';
const lengths = ['1–2 words', '3–8 words', 'longer'] as const;
type Row = Record<Outcome, number> & { all: number };
const emptyRow = (): Row => ({ all: 0, right: 0, 'asked, right': 0, orphaned: 0, 'asked, wrong': 0, wrong: 0 });
const rows = new Map<string, Row>();
const count = (key: readonly string[], outcome: Outcome): void => {
	const name = key.join('\t');
	const row = rows.get(name) ?? emptyRow();
	row.all++;
	row[outcome]++;
	rows.set(name, row);
};

let spanCount = 0;
for (const [number, { text, spans: all }] of corpus.entries()) {
	const spans = all.filter(
		(_, k) => most >= all.length || Math.floor((k * most) / all.length) !== Math.floor(((k - 1) * most) / all.length),
	);
	spanCount += spans.length;
	const sidecar = sidecarOf(text, spans);
	for (const [name, edit] of Object.entries(edits)) {
		const { text: now, places } = apply(text, edit(text, seeded(number + 1)));
		const nowHash = hash(now);
		const found = {
			'with the previous text': resolveAnnotations(sidecar, now, nowHash, text),
			'quote and context only': resolveAnnotations(sidecar, now, nowHash),
		};
		for (const [k, span] of spans.entries()) {
			const { survival, truth } = fate(span, places);
			const length = lengthOf(text.slice(span.start, span.end));
			for (const rule of rules) {
				const [at, asked] =
					rule === 'best match wins' ? [byBestMatch(now, text, span), false] : proposal(found[rule][k]);
				const outcome = judge(at, asked, truth, survival === 'changed');
				count([rule, survival, name], outcome);
				count([rule, survival, length], outcome);
				count([rule, survival, 'all'], outcome);
			}
		}
	}
}

console.log(
	`${corpus.length} articles, ${spanCount} annotated spans, ${Object.keys(edits).length} edits; per cent of the spans`,
);
for (const survival of ['survives', 'changed', 'gone']) {
	for (const rule of rules) {
		console.log(`\nThe span ${survival}; ${rule}`);
		const groups = [...Object.keys(edits), ...lengths, 'all'].filter(name =>
			rows.has([rule, survival, name].join('\t')),
		);
		table(
			['', 'spans', 'right', 'asked, right', 'orphaned', 'asked, wrong', 'wrong'],
			groups.map(name => {
				const row = rows.get([rule, survival, name].join('\t')) ?? emptyRow();
				const share = (n: number) => (100 * n) / Math.max(1, row.all);
				return [
					name,
					row.all,
					share(row.right),
					share(row['asked, right']),
					share(row.orphaned),
					share(row['asked, wrong']),
					share(row.wrong),
				];
			}),
		);
	}
}

function proposal(
	resolved: { readonly anchor: string; readonly at: readonly Span[] } | undefined,
): [Span | undefined, boolean] {
	return [resolved?.at[0], resolved?.anchor === 'doubtful'];
}

function byBestMatch(now: string, text: string, span: Span): Span | undefined {
	const hit = bestMatch(now, {
		quote: text.slice(span.start, span.end),
		prefix: text.slice(Math.max(0, span.start - 32), span.start),
		suffix: text.slice(span.end, span.end + 32),
		start: span.start,
	});
	return hit && { start: hit[0], end: hit[1] };
}

/**
 * A place is right if it covers the same letters; a blank or a mark more or less at its ends changes nothing. For a span
 * whose words were changed it is right if it shares at least half of itself with what is left of them and stands between.
 */
function judge(at: Span | undefined, asked: boolean, truth: Span | undefined, isChanged: boolean): Outcome {
	if (at === undefined) return 'orphaned';
	const isRight =
		truth !== undefined &&
		(isChanged
			? 2 * (Math.min(at.end, truth.end) - Math.max(at.start, truth.start)) >= at.end - at.start
			: Math.abs(at.start - truth.start) <= 1 && Math.abs(at.end - truth.end) <= 1);
	return asked ? (isRight ? 'asked, right' : 'asked, wrong') : isRight ? 'right' : 'wrong';
}

interface Fate {
	readonly survival: 'survives' | 'changed' | 'gone';
	/** Where the span, or what is left of it, stands in the new text. */
	readonly truth?: Span;
}

function fate({ start, end }: Span, places: Int32Array): Fate {
	const left = places.subarray(start, end).filter(place => place >= 0);
	if (left.length === 0) return { survival: 'gone' };
	const truth = { start: left.reduce((a, b) => Math.min(a, b)), end: left.reduce((a, b) => Math.max(a, b)) + 1 };
	const first = places[start] ?? -1;
	const isWhole = left.length === end - start && left.every((place, k) => place === first + k);
	return { survival: isWhole ? 'survives' : 'changed', truth };
}

function lengthOf(words: string): (typeof lengths)[number] {
	const number = words.split(/\s+/).length;
	return number <= 2 ? '1–2 words' : number <= 8 ? '3–8 words' : 'longer';
}

function sidecarOf(text: string, spans: readonly Span[]): Sidecar {
	const annotations = spans.map((span, k): Annotation => {
		const { quote, prefix, suffix } = wordsAt(text, [span]);
		const fields = { id: `a${k}`, type: 'note', quote: quote[0] };
		return {
			type: 'note',
			id: `a${k}`,
			quote,
			at: [span],
			...(prefix === undefined ? {} : { prefix }),
			...(suffix === undefined ? {} : { suffix }),
			fields,
			entry: { start: 0, end: 0 },
			valueSpans: {},
		};
	});
	return { source: '', textHash: hash(text), textLength: text.length, article: {}, annotations, problems: [] };
}

/** Every so many articles of the labelled ones, with the spans of their sources, cues and contents. */
function labelled(): readonly Annotated[] {
	return readFileSync(join(gold, 'labels.jsonl'), 'utf8')
		.split('\n')
		.filter((line, k) => line !== '' && k % every === 0)
		.map(line => {
			const { doc, attributions } = JSON.parse(line) as {
				readonly doc: string;
				readonly attributions: readonly Record<'source' | 'cue' | 'content', readonly [number, number][]>[];
			};
			const pairs = attributions.flatMap(({ source, cue, content }) => [...source, ...cue, ...content]);
			const unique = [...new Map(pairs.map(pair => [pair.join(), pair])).values()].sort((a, b) => a[0] - b[0]);
			return {
				text: normalise(readFileSync(join(gold, 'texts', `${doc}.txt`), 'utf8')),
				spans: unique.map(([start, end]) => ({ start, end })).filter(({ start, end }) => end > start),
			};
		});
}

function sampled(): readonly Annotated[] {
	const folder = join(__dirname, '../sample/articles');
	return readdirSync(folder)
		.filter(name => name.endsWith('.mara.ann.yaml'))
		.map(name => ({
			text: normalise(readFileSync(join(folder, name.replace('.mara.ann.yaml', '')), 'utf8')),
			spans: readSidecar(readFileSync(join(folder, name), 'utf8')).annotations.flatMap(({ at }) => at),
		}));
}
