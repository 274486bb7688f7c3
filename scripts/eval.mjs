// npm run eval [-- --no-build]
// Measures the analysis against hand-labelled text, where that lies beside the project (../shared): attributions,
// sentences, and the claims of the real articles. Prints one table; docs/ACCURACY.md keeps its history.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const gold = join(root, '../shared/gold');
const corpus = join(root, '../shared/corpus');

if (!existsSync(gold) && !existsSync(corpus)) {
	console.error('There is nothing to measure against: neither ../shared/gold nor ../shared/corpus exists.');
	process.exit(2);
}
if (!process.argv.includes('--no-build')) await build();

const scratch = mkdtempSync(join(tmpdir(), 'standpoint-eval-'));
const rows = [];
try {
	if (existsSync(join(gold, 'attribution'))) measureAttribution();
	if (existsSync(join(gold, 'sentences'))) measureSentences();
	if (existsSync(corpus)) measureClaims();
} finally {
	rmSync(scratch, { recursive: true, force: true });
}
print(rows);

function measureAttribution() {
	const predicted = analyse(join(gold, 'attribution/texts'), 'attribution.jsonl');
	const score = JSON.parse(node(join(gold, 'attribution/score.mjs'), predicted));
	const { speech, clean, spans } = score;
	row('speech view: unattributed P / R', '93 / 94', pair(speech.unattributed));
	row('speech view: attributed P / R', '97 / 95', pair(speech.attributed));
	row('clean view: unattributed F1, attributed F1', '82, 92', `${clean.unattributed.F1}, ${clean.attributed.F1}`);
	const overlap = ['content', 'source', 'cue'].map(role => spans[role].overlap.F1).join(', ');
	row('spans, overlap F1: content, source, cue', '86, 85, 85', overlap);
}

function measureSentences() {
	const texts = join(scratch, 'sentences');
	node(join(gold, 'sentences/score.mjs'), 'extract', texts);
	const report = node(join(gold, 'sentences/score.mjs'), analyse(texts, 'sentences.jsonl'));
	const f1 = name => new RegExp(`${name}: sentences F1 ([\\d.]+)`).exec(report)?.[1] ?? '?';
	row('sentences F1: GUM, EWT', '96, 87', `${f1('gum')}, ${f1('ewt')}`);
}

/** Against labels of our own (test/acceptance/claims.json); sentences labelled unclear are left out. */
function measureClaims() {
	const labels = JSON.parse(readFileSync(join(root, 'test/acceptance/claims.json'), 'utf8'));
	const articles = new Map(lines(analyse(corpus, 'claims.jsonl')).map(line => [line.article.split('/').at(-1), line]));
	const flagged = { hit: 0, said: 0, wanted: 0 };
	let agreed = 0;
	let judged = 0;
	for (const [name, byLabel] of Object.entries(labels)) {
		const sentences = articles.get(`${name}.txt`)?.sentences ?? [];
		for (const [label, starts] of Object.entries(byLabel)) {
			if (label === 'unclear') continue;
			for (const start of starts) {
				const status = sentences.find(sentence => sentence.start <= start && start < sentence.end)?.status;
				const said = status === 'unsourced';
				const wanted = label === 'unsourced';
				flagged.hit += said && wanted ? 1 : 0;
				flagged.said += said ? 1 : 0;
				flagged.wanted += wanted ? 1 : 0;
				agreed += status === label || (label === 'opinion' && status === 'other') ? 1 : 0;
				judged++;
			}
		}
	}
	row(
		'unsourced claims of the five articles: P / R',
		'90 / 85',
		`${share(flagged.hit, flagged.said)} / ${share(flagged.hit, flagged.wanted)}`,
	);
	row('status of their sentences: agreement', '', `${share(agreed, judged)} (${judged} sentences)`);
}

/** Analyses a folder with the built command and returns the file of its answers. */
function analyse(folder, name) {
	const file = join(scratch, name);
	writeFileSync(file, node(join(root, 'dist/cli.js'), 'analyze', folder, '--format', 'jsonl'));
	return file;
}

function node(...args) {
	return execFileSync(process.execPath, args, {
		encoding: 'utf8',
		maxBuffer: 1 << 30,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
}

function lines(file) {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter(Boolean)
		.map(line => JSON.parse(line));
}

function pair({ P, R }) {
	return `${P} / ${R}`;
}

function share(part, whole) {
	return (whole === 0 ? 0 : (100 * part) / whole).toFixed(1);
}

function row(what, reach, measured) {
	rows.push({ what, reach, measured });
}

function print(table) {
	const width = Math.max(...table.map(({ what }) => what.length));
	console.log(`| ${'what'.padEnd(width)} | ${'reach'.padEnd(10)} | measured |`);
	console.log(`| ${'-'.repeat(width)} | ---------- | -------- |`);
	for (const { what, reach, measured } of table)
		console.log(`| ${what.padEnd(width)} | ${reach.padEnd(10)} | ${measured} |`);
}
