import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { analyseArticle } from '../../../server/src/analysis/analyse';
import type { Analysis } from '../../../server/src/analysis/analysis';
import { compileActors } from '../../../server/src/analysis/mentions';
import { readActors } from '../../../server/src/codebook/read-actors';
import { normalise } from '../../../server/src/text/decode';
import { textOf } from '../../../server/src/text/span';

const sample = resolve(__dirname, '../../../sample');
const read = (path: string): string => normalise(readFileSync(join(sample, path), 'utf8'));
const matcher = compileActors({ actors: readActors(read('actors.yaml')).actors });

const analyse = (name: string): Analysis =>
	analyseArticle({
		text: read(`articles/${name}`),
		format: name.endsWith('.md') ? 'markdown' : 'text',
		path: `articles/${name}`,
		matcher,
	});

/** Who is meant by each mention with these words; "?" and the candidates where it is ambiguous. */
const meant = ({ article, mentions }: Analysis, words: string): readonly string[] =>
	mentions
		.filter(mention => textOf(article.text, mention) === words)
		.map(({ actor, candidates }) => actor ?? `? ${candidates?.join(', ')}`);

/** The status of the sentence that begins with these words. */
const status = ({ article, judgements }: Analysis, beginning: string): string | undefined =>
	judgements.find(judgement => textOf(article.text, judgement).startsWith(beginning))?.status;

describe('what the tour of the sample promises', () => {
	const leak = analyse('2024-03-15-courier-leaked-report.txt');
	const defence = analyse('2024-03-19-ledger-minister-defends-dredging.txt');
	const quay = analyse('2024-03-26-courier-quiet-quay.txt');
	const opinion = analyse('2024-04-12-ledger-sold-the-estuary.txt');
	const envoy = analyse('2024-04-24-northwater-dravec-summons-envoy.txt');
	const files = analyse('2024-06-03-ledger-what-the-files-show.txt');

	it('1: a surname is whose full name came before; REED is no reed, and ACT no act', () => {
		assert.deepEqual(meant(leak, 'Threlane'), ['threlane']);
		assert.deepEqual(new Set(meant(leak, 'REED')), new Set(['reed']));
		assert.deepEqual(meant(leak, 'reed'), []);
		assert.deepEqual(meant(leak, 'ACT'), ['act']);
		assert.deepEqual(meant(leak, 'act'), []);
	});

	it('2: the environment minister is whoever held the office on that day', () => {
		assert.deepEqual(meant(defence, 'The environment minister'), ['tavast']);
		assert.deepEqual(meant(files, 'The environment minister'), ['kaeremo']);
	});

	it('3: names are found without their accents, and in another spelling', () => {
		assert.deepEqual(meant(leak, 'Mirela Dušanek'), ['dusanek']);
		assert.deepEqual(meant(defence, 'Mirela Dusanek'), ['dusanek']);
		assert.deepEqual(meant(envoy, 'Lene Kaeremo'), ['kaeremo']);
	});

	it('4: a surname of two is ambiguous unless the article introduces only one of them', () => {
		assert.deepEqual(meant(opinion, 'Vell'), Array(2).fill('? conrad-vell, ilona-vell'));
		assert.deepEqual(new Set(meant(quay, 'Vell')), new Set(['ilona-vell']));
	});

	it('5: what gives no source is marked, what has one that nobody can ask more mildly', () => {
		assert.equal(status(leak, 'In August the directorate sent'), 'unsourced');
		assert.equal(status(leak, 'On 6 September the ministry signed'), 'unsourced');
		assert.equal(status(leak, 'Tributyltin, or TBT,'), 'unsourced');
		assert.equal(status(leak, 'Officials insist'), 'vague');
		assert.equal(status(leak, 'It is understood'), 'vague');
		assert.equal(leak.genre, 'news');
		assert.equal(opinion.genre, 'opinion');
	});
});
