import assert from 'node:assert/strict';
import { applyChanges } from '../../../server/src/corpus/apply-changes';
import type { Finding } from '../../../server/src/corpus/corpus';
import { articleProblems } from '../../../server/src/queries/diagnostics';
import { spanOf } from '../../../server/src/text/position';
import { harbourActors } from '../support/harbour';
import { type MiniCorpus, miniCorpus, wordsAt } from '../support/mini-corpus';

const article = `
%! articles/bridge.txt
The bridge at Port Vik

The bridge collapsed in 2003 and killed 12 people.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unsourced-claim

Officials said that the repair had cost 40 million crowns.
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ vague-source
`;

/** The corpus of a fixture; what the analysis found in the article is what the fixture marks. */
function withFindings(fixture: string): MiniCorpus {
	const mini = miniCorpus(harbourActors + fixture);
	const record = mini.corpus.articles.get(path);
	if (!record) return mini;
	const { lines } = record.summary;
	const findings = mini.marked.map(({ range, label }, paragraph): Finding => {
		const code = label === 'unsourced-claim' ? 'unsourced-claim' : 'vague-source';
		const severity =
			record.summary.genre === 'opinion' ? 'hint' : code === 'unsourced-claim' ? 'warning' : 'information';
		return { ...spanOf(lines, range), code, severity, message: 'It names no source.', score: 0.9, paragraph };
	});
	const articles = mini.corpus.articles.edit();
	articles.set(path, { ...record, summary: { ...record.summary, findings } });
	return { ...mini, corpus: { ...mini.corpus, articles: articles.finish() } };
}

const path = 'articles/bridge.txt';

/** The problems of the article as `severity code: the words it stands under`. */
function check(fixture: string, expected: readonly string[]): void {
	const mini = withFindings(fixture);
	const found = articleProblems(mini.corpus, path).map(
		problem => `${problem.severity} ${problem.code}: ${wordsAt(mini, { path, range: problem.range })}`,
	);
	assert.deepEqual(found, expected);
}

const bridge = 'The bridge collapsed in 2003 and killed 12 people.';
const officials = 'Officials said that the repair had cost 40 million crowns.';

const sidecar = (entry: string): string => `
%! articles/bridge.txt.ann.yaml
standpoint: 1
text: {sha256: now}
annotations:
  - id: a1
    by: mara
${entry
	.split('\n')
	.map(line => `    ${line}`)
	.join('\n')}
`;

describe('problems of an article', () => {
	it('a fact without a source is a warning, a source that cannot be found is information', () => {
		check(article, [`warning unsourced-claim: ${bridge}`, `information vague-source: ${officials}`]);
	});

	it('corpus.yaml decides how severe they are', () => {
		const settings = '%! corpus.yaml\nstandpoint: 1\ndiagnostics: {unsourced-claim: error, vague-source: off}\n';
		check(settings + article, [`error unsourced-claim: ${bridge}`]);
	});

	it('in an opinion piece they are hints, whatever corpus.yaml says, unless they are off', () => {
		const settings = '%! corpus.yaml\nstandpoint: 1\ngenre: opinion\ndiagnostics: {unsourced-claim: error}\n';
		check(settings + article, [`hint unsourced-claim: ${bridge}`, `hint vague-source: ${officials}`]);
		check(settings.replace('error', 'off') + article, [`hint vague-source: ${officials}`]);
	});

	it('a finding that a person dismissed is gone; another kind of finding stays', () => {
		check(article + sidecar('type: dismissed\nquote: collapsed in 2003\nat: here\nrule: unsourced-claim'), [
			`information vague-source: ${officials}`,
		]);
		check(article + sidecar('type: dismissed\nquote: collapsed in 2003\nat: here\nrule: vague-source'), [
			`warning unsourced-claim: ${bridge}`,
			`information vague-source: ${officials}`,
		]);
	});

	for (const source of ['lind', '{document: Accident report}', 'author', 'common-knowledge']) {
		it(`a claim whose source a coder gave (${source}) is settled`, () => {
			check(article + sidecar(`type: claim\nquote: ${bridge}\nat: here\nsource: ${source}`), [
				`information vague-source: ${officials}`,
			]);
			check(article + sidecar(`type: claim\nquote: ${officials}\nat: here\nsource: ${source}`), [
				`warning unsourced-claim: ${bridge}`,
			]);
		});
	}

	it('a coder who writes “none” confirms the finding', () => {
		check(article + sidecar(`type: claim\nquote: ${bridge}\nat: here\nsource: none`), [
			`warning unsourced-claim: ${bridge}`,
			`information vague-source: ${officials}`,
		]);
	});

	it('an anonymous source is a source, but not one that a reader can find', () => {
		check(article + sidecar(`type: claim\nquote: ${bridge}\nat: here\nsource: anonymous`), [
			`information vague-source: ${officials}`,
		]);
		check(article + sidecar(`type: claim\nquote: ${officials}\nat: here\nsource: anonymous`), [
			`warning unsourced-claim: ${bridge}`,
			`information vague-source: ${officials}`,
		]);
	});

	it('an annotation whose words are no longer in the article settles nothing', () => {
		check(article + sidecar('type: dismissed\nquote: a tunnel caved in\nrule: unsourced-claim'), [
			`warning unsourced-claim: ${bridge}`,
			`information vague-source: ${officials}`,
		]);
	});

	it('a file that cannot be read says so at its start, and nothing else', () => {
		const { corpus } = miniCorpus(harbourActors + article);
		const after = applyChanges(
			corpus,
			[{ kind: 'unreadable', path, reason: 'This file is too large.' }],
			() => undefined,
		);
		const problems = articleProblems(after, path);
		assert.deepEqual(
			problems.map(({ code, severity, message, start }) => ({ code, severity, message, start })),
			[{ code: 'unreadable-file', severity: 'error', message: 'This file is too large.', start: 0 }],
		);
	});
});
