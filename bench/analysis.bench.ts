// How fast one article is taken apart and judged, beside the floor and a peer, and how the time grows with the length.
// Throughput counts UTF-8 bytes of text, one core.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyseArticle } from '../server/src/analysis/analyse';
import { compileActors, findMentions } from '../server/src/analysis/mentions';
import { findQuotes } from '../server/src/analysis/quotes';
import { readArticle } from '../server/src/article/read-article';
import { readActors } from '../server/src/codebook/read-actors';
import { normalise } from '../server/src/text/decode';
import { table, time } from './measure';

const sample = join(__dirname, '../sample');
const articles = readdirSync(join(sample, 'articles'))
	.filter(name => /\.(txt|md)$/.test(name))
	.map(name => normalise(readFileSync(join(sample, 'articles', name), 'utf8')));
const { actors } = readActors(readFileSync(join(sample, 'actors.yaml'), 'utf8'));
const matcher = compileActors({ actors });
const bytes = (text: string): number => Buffer.byteLength(text);
const megabytesPerSecond = (size: number, milliseconds: number): number => size / 1e6 / (milliseconds / 1e3);

const whole = articles.join('\n\n');
const total = articles.reduce((sum, text) => sum + bytes(text), 0);
const judge = (text: string) => analyseArticle({ text, format: 'text', path: 'a.txt', matcher });
const corpusPass = (text: string) => {
	const article = readArticle(text, 'text');
	return [findMentions(article, matcher), findQuotes(article)];
};

console.log(`Throughput over the ${articles.length} articles of the sample, ${total} bytes, best of the runs`);
const steps: readonly (readonly [name: string, step: (text: string) => unknown])[] = [
	['floor: sum of char codes', text => sumOfCodes(text)],
	['peer: Intl.Segmenter, sentences', text => [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)]],
	['zones, paragraphs, sentences', text => readArticle(text, 'text')],
	['corpus pass: those, mentions, quotes', corpusPass],
	['full judgement', judge],
];
table(
	['step', 'MB/s'],
	steps.map(([name, step]) => [name, megabytesPerSecond(total, time(() => articles.map(text => step(text))).median)]),
);

console.log('\nOne article of 10 kB judged again after a keystroke');
const tenKilobytes = whole.slice(0, 10_000);
const keystroke = time(() => judge(`${tenKilobytes}x`));
table(['', 'median ms', 'p95 ms'], [['full judgement', keystroke.median, keystroke.p95]]);

console.log('\nGrowth: time per byte, as a multiple of the first row of its kind');
/** The same ten thousand characters again and again: what grows is the length alone, not what is in it. */
const prose = (length: number) => whole.slice(0, 10_000).repeat(length / 10_000);
const sentence = (length: number) => `${'the harbour board and its many advisers '.repeat(length / 40)}agreed.`;
for (const [kind, make, lengths] of [
	['prose', prose, [10_000, 100_000, 1_000_000, 5_000_000]],
	['one sentence', sentence, [10_000, 100_000, 1_000_000]],
	['opening quotes only', (length: number) => '“he said '.repeat(length / 9), [10_000, 100_000, 1_000_000]],
	['capitals only', (length: number) => 'Ilves Käremo '.repeat(length / 13), [10_000, 100_000, 1_000_000]],
] as const) {
	let first: number | undefined;
	table(
		[kind, 'length', 'ms', 'per byte'],
		lengths.map(length => {
			const text = make(length);
			const { best } = time(() => judge(text), 600);
			const perByte = best / bytes(text);
			first ??= perByte;
			return ['', length, best, perByte / first];
		}),
	);
	console.log('');
}

function sumOfCodes(text: string): number {
	let sum = 0;
	for (let at = 0; at < text.length; at++) sum += text.charCodeAt(at);
	return sum;
}
