import assert from 'node:assert/strict';
import { readSidecar } from '../../../../server/src/annotation/read';
import { applyChanges } from '../../../../server/src/corpus/apply-changes';
import { type Adjudication, adjudicate } from '../../../../server/src/queries/layers/adjudicate';
import { compareLayers } from '../../../../server/src/queries/layers/compare';
import { layersShown, viewOf } from '../../../../server/src/queries/layers/view';
import { applied } from '../annotate/affair';
import { annotated, path, shared } from './two-annotators';

const pair = (given?: string) =>
	annotated({
		mara: ['m1 stance | a blunder | holder: lind; target: brandt; stance: oppose; topic: levy'],
		jonas: ['j1 stance | a blunder and a scandal | holder: lind; target: vik; stance: oppose'],
		shared: given,
	});

const decide = (
	mini: ReturnType<typeof pair>,
	verdict: Adjudication['verdict'],
	sides = { a: 'mara m1', b: 'jonas j1' },
) =>
	applied(
		mini,
		adjudicate(mini.corpus, { path, ...sides, verdict, by: 'edda', created: '2024-07-01', random: chance() }),
	);

/** Numbers from 0 to 1, each time others. */
function chance(): () => number {
	let last = 0;
	return () => {
		last = (last + 0.381) % 1;
		return last;
	};
}

const entries = (mini: ReturnType<typeof pair>) =>
	readSidecar(mini.texts.get(shared) ?? '').annotations.map(({ fields }) => {
		const { id: _, at: __, ...rest } = fields;
		return rest;
	});

const left = ({ corpus }: ReturnType<typeof pair>) => compareLayers(corpus, path, 'mara', 'jonas').differences.length;

describe('deciding between two annotators', () => {
	it('what is taken goes into the shared layer, says where it is from and instead of what, and by whom', () => {
		const mini = decide(pair(), 'a');
		assert.deepEqual(entries(mini), [
			{
				type: 'stance',
				quote: 'a blunder',
				holder: 'lind',
				target: 'brandt',
				stance: 'oppose',
				topic: 'levy',
				by: 'mara',
				created: '2024-07-01',
				from: 'mara m1',
				'instead-of': 'jonas j1',
				'adjudicated-by': 'edda',
			},
		]);
		assert.equal(left(mini), 0);
	});

	it('the other’s words are taken with their extent', () => {
		const [entry] = entries(decide(pair(), 'b'));
		assert.deepEqual([entry?.quote, entry?.by, entry?.from], ['a blunder and a scandal', 'jonas', 'jonas j1']);
	});

	it('both are two annotations, each from one', () => {
		const mini = decide(pair(), 'both');
		assert.deepEqual(
			entries(mini).map(entry => [entry.from, entry['instead-of']]),
			[
				['jonas j1', undefined],
				['mara m1', undefined],
			],
		);
		assert.equal(left(mini), 0);
	});

	it('neither is a dismissal of both, which settles no finding', () => {
		const mini = decide(pair(), 'neither');
		assert.deepEqual(entries(mini), [
			{
				type: 'dismissed',
				quote: 'a blunder',
				by: 'edda',
				created: '2024-07-01',
				'instead-of': ['mara m1', 'jonas j1'],
				'adjudicated-by': 'edda',
			},
		]);
		assert.equal(left(mini), 0);
	});

	it('what one alone annotated is taken or dropped', () => {
		const one = annotated({ mara: ['m1 claim | Nobody has seen a bill. | source: none'], jonas: [] });
		const sides = { a: 'mara m1' } as { a: string; b: string };
		assert.deepEqual(
			entries(decide(one, 'a', sides)).map(({ type, from }) => [type, from]),
			[['claim', 'mara m1']],
		);
		assert.deepEqual(
			entries(decide(one, 'b', sides)).map(entry => [entry.type, entry['instead-of']]),
			[['dismissed', 'mara m1']],
		);
	});

	it('the annotators’ own files stay as they are, and what the shared file holds is kept', () => {
		const before = pair('# Ours.\nstandpoint: 1\narticle: {genre: news}\nannotations: []\n');
		const mini = decide(before, 'a');
		for (const layer of ['mara', 'jonas']) {
			const file = `${path}.${layer}.ann.yaml`;
			assert.equal(mini.texts.get(file), before.texts.get(file));
		}
		assert.match(
			mini.texts.get(shared) ?? '',
			/^# Ours\.\nstandpoint: 1\n(text: .*\n)?article: \{genre: news\}\nannotations:\n {2}- id: /,
		);
		assert.deepEqual(readSidecar(mini.texts.get(shared) ?? '').problems, []);
	});

	it('is worked out from the whole corpus, whatever is shown', () => {
		const mini = pair('standpoint: 1\nannotations: []\n');
		const blind = viewOf(layersShown('blind', 'edda'), () => undefined).of(mini.corpus);
		assert.equal(left(decide({ ...mini, corpus: blind }, 'b')), 0);
	});

	it('says so where an annotation is gone, or the article is not open', () => {
		const { corpus } = pair();
		const ask = (a: string, one = corpus) =>
			adjudicate(one, { path, a, verdict: 'a', created: '2024-07-01', random: chance() });
		assert.deepEqual(ask('mara zz'), { refused: 'One of these annotations is not there any more.' });
		const text = corpus.articles.get(path)?.analysis?.article.text ?? '';
		const hash = corpus.articles.get(path)?.summary.hash ?? '';
		const closed = applyChanges(corpus, [{ kind: 'article', path, text, hash, open: false }], () => text);
		assert.ok('refused' in ask('mara m1', closed));
	});
});
