import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { applyChanges } from '../../../../server/src/corpus/apply-changes';
import type { Corpus, CorpusChange } from '../../../../server/src/corpus/corpus';
import { sidecarPath } from '../../../../server/src/corpus/paths';
import { packSummary } from '../../../../server/src/corpus/stored/stored-summary';
import { articleProblems } from '../../../../server/src/queries/diagnostics';
import { stanceHints } from '../../../../server/src/queries/hints';
import { isShown, layersShown, viewOf } from '../../../../server/src/queries/layers/view';
import { referencesOf } from '../../../../server/src/queries/references';
import { stanceSpans } from '../../../../server/src/queries/stance-spans';
import { harbourActors } from '../../support/harbour';
import { miniCorpus } from '../../support/mini-corpus';

const path = 'articles/a.txt';
const prose = 'The works cost 412 million crowns. A shameless levy, one said. A triumph, said another.';
const head = 'standpoint: 1\ntext: {sha256: now}\nannotations:\n';
const stance = (quote: string, id = 's1') =>
	`  - id: ${id}\n    type: stance\n    quote: ${quote}\n    at: here\n    holder: brandt\n    target: lind\n    stance: oppose\n`;

const corpus = (): Corpus =>
	miniCorpus(`${harbourActors}%! ${path}
Tolls

${prose}
%! ${path}.ann.yaml
${head}${stance('another')}
%! ${path}.mara.ann.yaml
${head}${stance('A shameless levy')}
%! ${path}.jonas.ann.yaml
${head}${stance('A triumph')}  - id: d1
    type: dismissed
    quote: The works cost 412 million crowns.
    at: here
    rule: unsourced-claim
`).corpus;

const noText = () => undefined;

const layers = (shown: string, own?: string) => {
	const view = viewOf(layersShown(shown, own), noText).of(corpus());
	return (view.sidecars.get(path) ?? []).map(({ layer }) => layer ?? 'shared');
};

describe('whose annotations are shown', () => {
	it('all, mine with the shared ones, another annotator’s with the shared ones, or mine alone', () => {
		assert.deepEqual(layers('all', 'mara'), ['shared', 'jonas', 'mara']);
		assert.deepEqual(layers('mine', 'mara'), ['shared', 'mara']);
		assert.deepEqual(layers('jonas', 'mara'), ['shared', 'jonas']);
		assert.deepEqual(layers('blind', 'mara'), ['mara']);
	});

	it('blind in the shared layer shows that one', () => {
		assert.deepEqual(layers('blind'), ['shared']);
	});

	it('an annotator’s name may be written as a person writes it', () => {
		assert.equal(layersShown('Mara Lehn', undefined)('Mara-Lehn'), true);
	});

	it('what others did is seen nowhere: hints, underlines, references, counts, findings', () => {
		const whole = corpus();
		const blind = viewOf(layersShown('blind', 'mara'), noText).of(whole);
		assert.equal(stanceHints(whole, path).length, 3);
		assert.equal(stanceHints(blind, path).length, 1);
		assert.equal(stanceSpans(blind, path).length, 1);
		const annotated = (one: Corpus) =>
			[...referencesOf(one, 'brandt')].filter(({ kind }) => kind === 'annotation').length;
		assert.deepEqual([annotated(whole), annotated(blind)], [3, 1]);
		assert.equal(whole.index.get('brandt')?.totals.annotated, 3);
		assert.equal(blind.index.get('brandt')?.totals.annotated, 1);
		const unsourced = (one: Corpus) =>
			articleProblems(one, path).filter(({ code }) => code === 'unsourced-claim').length;
		assert.deepEqual([unsourced(whole), unsourced(blind)], [0, 1]);
	});

	it('whom a hidden annotation calls mentioned is not mentioned: tokens, references, counts', () => {
		const mention = (actor: string) =>
			`  - id: m1\n    type: mention\n    quote: shameless levy\n    at: here\n    actor: ${actor}\n`;
		const both = miniCorpus(`${harbourActors}%! ${path}
Tolls

${prose}
%! ${path}.mara.ann.yaml
${head}${mention('brandt')}
%! ${path}.jonas.ann.yaml
${head}${mention('lind')}
`).corpus;
		const seen = (one: Corpus) => {
			const { summary, analysis } = one.articles.get(path) ?? {};
			const words = (list: readonly { start: number; end: number; actor?: string }[] = []) =>
				list.map(({ start, end, actor }) => `${analysis?.article.text.slice(start, end)}: ${actor}`);
			assert.deepEqual(words(summary?.mentions), words(analysis?.mentions));
			const mentions = (actor: string) => one.index.get(actor)?.totals.mentions ?? 0;
			return [...words(analysis?.mentions), mentions('brandt'), mentions('lind')];
		};
		const views = ['mara', 'jonas', 'nobody'].map(own => seen(viewOf(layersShown('blind', own), noText).of(both)));
		assert.deepEqual(views, [
			['shameless levy: brandt', 1, 0],
			['shameless levy: lind', 0, 1],
			[0, 0],
		]);
		assert.deepEqual(seen(viewOf(layersShown('all', 'mara'), noText).of(both)), seen(both));
	});

	it('what a hidden layer says about the article is not known: its title, its genre and with it the findings', () => {
		const article = 'articles/a.txt';
		const files = `${harbourActors}%! ${article}
Tolls

${prose}
%! ${article}.ann.yaml
standpoint: 1
article: {title: Nothing but Tolls, genre: opinion, date: 2020-01-01}
annotations:
%! ${article}.mara.ann.yaml
standpoint: 1
article: {outlet: The Gull}
annotations:
`;
		const { corpus: whole } = miniCorpus(files);
		const { corpus: alone } = miniCorpus(files.replace(/^article: \{title.*\n/m, ''));
		const known = (one: Corpus) => {
			const { summary, analysis } = one.articles.get(article) ?? {};
			return [summary?.metadata, summary?.genre, analysis?.metadata, articleProblems(one, article)];
		};
		const blind = viewOf(layersShown('blind', 'mara'), noText).of(whole);
		assert.equal(whole.articles.get(article)?.summary.genre, 'opinion');
		assert.notDeepEqual(known(blind), known(whole));
		assert.deepEqual(known(blind), known(alone));
		assert.deepEqual(known(viewOf(layersShown('mine', 'mara'), noText).of(whole)), known(whole));

		// The same of an article that no editor shows.
		const record = whole.articles.get(article);
		const text = record?.analysis?.article.text as string;
		const closed = applyChanges(
			whole,
			[{ kind: 'article', path: article, text, hash: record?.summary.hash as string, open: false }],
			() => text,
		);
		const view = viewOf(layersShown('blind', 'mara'), () => text);
		const summary = () => view.of(closed).articles.get(article)?.summary;
		const own = alone.articles.get(article)?.summary;
		// Nothing hidden is known at once; what is known instead, and follows from it, once there was time for it.
		assert.deepEqual([summary()?.metadata, summary()?.genre], [{ outlet: 'The Gull' }, 'news']);
		assert.deepEqual(summary()?.mentions, closed.articles.get(article)?.summary.mentions);
		assert.equal(view.analyseNext(), true);
		assert.equal(view.analyseNext(), false);
		assert.deepEqual([summary()?.metadata, summary()?.genre], [own?.metadata, own?.genre]);
		assert.deepEqual(summary()?.findings, own?.findings);
		assert.equal(view.of(closed).articles.get(article)?.analysis, undefined);
		assert.equal(view.of(closed), view.of(closed));
	});

	it('an actor whom only hidden annotations name has no entry in the counts', () => {
		const view = viewOf(layersShown('blind', 'nobody'), noText).of(corpus());
		assert.equal(view.index.get('brandt'), undefined);
	});

	it('the view of an unchanged article stays the same object, and names the whole corpus', () => {
		const view = viewOf(layersShown('mine', 'mara'), noText);
		const first = view.of(corpus());
		const whole = applyChanges(
			first.whole as Corpus,
			[{ kind: 'article', path: 'articles/b.txt', text: 'Other news.\n', hash: 'x', open: true }],
			() => undefined,
		);
		const second = view.of(whole);
		assert.equal(second.sidecars.get(path), first.sidecars.get(path));
		assert.equal(second.whole, whole);
		assert.ok(second.articles.has('articles/b.txt'));
	});

	it('knows which annotation files it shows', () => {
		const view = viewOf(layersShown('mine', 'mara'), noText).of(corpus());
		assert.equal(isShown(view, sidecarPath(path, 'jonas')), false);
		assert.equal(isShown(view, sidecarPath(path, 'mara')), true);
		assert.equal(isShown(view, path), true);
		assert.equal(isShown(view, 'actors.yaml'), true);
	});

	it('following a corpus through changes counts as looking at the last one for the first time', () => {
		const change = fc.record({
			article: fc.constantFrom('articles/a.txt', 'articles/b.txt', 'articles/c.txt'),
			layer: fc.constantFrom(undefined, 'mara', 'jonas'),
			quotes: fc.option(fc.subarray(['levy', 'triumph', 'crowns'])),
			type: fc.constantFrom('stance', 'mention'),
			says: fc.constantFrom('', 'article: {genre: opinion}\n', 'article: {title: Tolls, date: 2020-01-01}\n'),
			analysed: fc.nat(2),
		});
		const input = [
			fc.array(change, { maxLength: 8 }),
			fc.constantFrom('mine', 'blind', 'jonas'),
			fc.boolean(),
		] as const;
		fc.assert(
			fc.property(...input, (changes, shown, open) => {
				const shows = layersShown(shown, 'mara');
				const text = `Tolls\n\n${prose}\n`;
				const follow = viewOf(shows, () => text);
				let whole = applyChanges(corpus(), [{ kind: 'article', path, text, hash: 'now', open }], () => text);
				follow.of(whole);
				for (const { article, layer, quotes, type, says, analysed } of changes) {
					const file = sidecarPath(article, layer);
					const source = `standpoint: 1\n${says}annotations:\n${(quotes ?? []).map((quote, k) => stance(quote, `s${k}`).replace('    at: here\n', '').replace('type: stance', `type: ${type}\n    actor: lind`)).join('')}`;
					const news: CorpusChange =
						quotes === null ? { kind: 'removed', path: file } : { kind: 'sidecar', path: file, source };
					whole = applyChanges(whole, [news], () => text);
					follow.of(whole);
					for (let count = 0; count < analysed; count++) follow.analyseNext();
				}
				const [view, fresh] = [follow, viewOf(shows, () => text)].map(one => {
					one.of(whole);
					while (one.analyseNext());
					return one.of(whole);
				}) as [Corpus, Corpus];
				assert.deepEqual(counts(view), counts(fresh));
				assert.deepEqual([...view.sidecars].sort(), [...fresh.sidecars].sort());
				assert.deepEqual(articlesIn(view), articlesIn(fresh));
			}),
			{ numRuns: 60 },
		);
	});
});

const articlesIn = ({ articles }: Corpus) =>
	[...articles].map(([at, { summary, analysis }]) => [
		at,
		packSummary(summary),
		summary.metadata,
		summary.genre,
		analysis,
	]);

const counts = ({ index }: Corpus) =>
	[...index]
		.map(([actor, { totals, annotated, held, received }]) => [
			actor,
			totals,
			[...annotated].sort(),
			[...held].sort(),
			[...received].sort(),
		])
		.sort();
