import assert from 'node:assert/strict';
import { stanceHints } from '../../../server/src/queries/hints';
import { stanceSpans } from '../../../server/src/queries/stance-spans';
import { harbourActors } from '../support/harbour';
import { miniCorpus, wordsAt } from '../support/mini-corpus';

const path = 'articles/a.txt';
const prose = 'A shameless levy, a blunder and a scandal, said one. A triumph, said another.';

const stance = (id: string, quote: string, rest: string, anchor = 'here'): string =>
	`  - id: ${id}\n    type: stance\n    quote: ${quote}\n    at: ${anchor}\n    ${rest.replace(/; /g, '\n    ')}\n`;

function corpusWith(...layers: readonly string[]) {
	const sidecars = layers.map(
		(entries, at) =>
			`%! ${path}${at === 0 ? '' : `.coder${at}`}.ann.yaml\nstandpoint: 1\ntext: {sha256: now}\nannotations:\n${entries}`,
	);
	return miniCorpus(`${harbourActors}%! ${path}\nTolls\n\n${prose}\n${sidecars.join('\n')}`);
}

const labels = (mini: ReturnType<typeof corpusWith>) =>
	stanceHints(mini.corpus, path).map(({ parts }) => parts.map(({ text }) => text).join(''));

const levy = stance('s1', 'A shameless levy', 'holder: brandt; target: lind; stance: oppose; by: mara');

describe('stance hints', () => {
	it('stand behind the words: holder, target and the stance’s sign', () => {
		const mini = corpusWith(levy);
		const [hint] = stanceHints(mini.corpus, path);
		assert.deepEqual(labels(mini), [' Brandt ▸ Lind −']);
		assert.deepEqual(hint?.position, { line: 2, character: 'A shameless levy'.length });
	});

	it('holder and target lead to their definitions, the sign between them to the annotation', () => {
		const mini = corpusWith(levy);
		const [hint] = stanceHints(mini.corpus, path);
		const targets = hint?.parts.flatMap(({ text, to }) =>
			to ? [`${text.trim()} → ${to.path} ${wordsAt(mini, to).split('\n')[0]}`] : [],
		);
		assert.deepEqual(targets, [
			'Brandt → actors.yaml brandt',
			'▸ → articles/a.txt.ann.yaml id: s1',
			'Lind → actors.yaml lind',
		]);
	});

	it('the stance itself lets a person change the annotations that say so', () => {
		const [hint] = stanceHints(corpusWith(levy, levy.replace('mara', 'jonas')).corpus, path);
		const [sign] = hint?.parts.slice(-1) ?? [];
		assert.deepEqual(
			sign?.changes?.map(({ annotation, sidecar }) => [annotation.id, sidecar.layer]),
			[
				['s1', undefined],
				['s1', 'coder1'],
			],
		);
		assert.equal(sign?.to, undefined);
	});

	it('the tooltip says it in full', () => {
		const [hint] = stanceHints(corpusWith(levy).corpus, path);
		assert.match(hint?.tooltip ?? '', /\*\*Oskar Brandt\*\* → \*oppose\* → \*\*Marta Lind\*\*[\s\S]*by mara/);
	});

	it('support is a plus, neutral a zero, a stance that the codebook does not have a question mark', () => {
		const of = (id: string) =>
			labels(corpusWith(stance('s1', 'A triumph', `holder: lind; target: vik; stance: ${id}`)))[0];
		assert.deepEqual(['support', 'neutral', 'furious'].map(of), [
			' Lind ▸ Port Vik +',
			' Lind ▸ Port Vik 0',
			' Lind ▸ Port Vik ?',
		]);
	});

	it('annotators who agree share one hint, those who disagree have one each', () => {
		const other = levy.replace('oppose', 'support').replace('by: mara', 'by: jonas');
		const agreed = corpusWith(levy, levy.replace('mara', 'jonas'));
		assert.deepEqual(labels(agreed), [' Brandt ▸ Lind −']);
		assert.match(stanceHints(agreed.corpus, path)[0]?.tooltip ?? '', /by mara[\s\S]*by jonas/);
		assert.deepEqual(labels(corpusWith(levy, other)), [' Brandt ▸ Lind −', ' Brandt ▸ Lind +']);
	});

	it('the hints of one line, taken together, are never longer than an editor shows', () => {
		const many = ['A shameless levy', 'a blunder', 'a scandal', 'A triumph'].map((quote, at) =>
			stance(`s${at}`, quote, 'holder: brandt; target: norland; stance: oppose'),
		);
		for (let count = 1; count <= many.length; count++) {
			const shown = labels(corpusWith(many.slice(0, count).join('')));
			assert.equal(shown.length, count);
			assert.ok(shown.join('').length <= 43, shown.join(''));
			assert.ok(shown.every(label => label.endsWith('−')));
		}
	});

	it('are given for the lines that are asked for', () => {
		const { corpus } = corpusWith(levy);
		const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at, character: 1 } });
		assert.equal(stanceHints(corpus, path, line(2)).length, 1);
		assert.equal(stanceHints(corpus, path, line(0)).length, 0);
	});

	it('an annotation whose words are gone has no hint', () => {
		const gone = stance('s1', 'an honour', 'holder: lind; target: vik; stance: support', '[0, 9]');
		assert.deepEqual(labels(corpusWith(gone)), []);
	});

	it('a part that is missing is a question mark', () => {
		assert.deepEqual(labels(corpusWith(stance('s1', 'A triumph', 'target: vik; stance: support'))), [
			' ? ▸ Port Vik +',
		]);
	});
});

describe('the words that take a stance', () => {
	it('are given with the stance’s sign', () => {
		const mini = corpusWith(
			levy +
				stance('s2', 'A triumph', 'holder: lind; target: vik; stance: support') +
				stance('s3', 'a blunder', 'holder: lind; target: vik; stance: furious') +
				stance('s4', 'a scandal', 'holder: lind; target: vik; stance: neutral'),
		);
		assert.deepEqual(
			stanceSpans(mini.corpus, path).map(({ sign, ranges }) => [
				sign,
				...ranges.map(range => wordsAt(mini, { path, range })),
			]),
			[
				['oppose', 'A shameless levy'],
				['support', 'A triumph'],
				['other', 'a blunder'],
				['neutral', 'a scandal'],
			],
		);
	});
});
